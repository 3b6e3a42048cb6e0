"""What the user wants of the gate, and for whose mail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any, Literal

from tonecheck.judge.verdict import FailOn, Strictness
from tonecheck.settings import Chosen

OnError = Literal["send", "hold"]
_SUBJECT = "subject:"


@dataclass(frozen=True, slots=True)
class Policy:
    """The settings that bear on the gate.

    Attributes:
        fail_on: the verdict from which a mail is held.
        on_error: what becomes of a mail that could not be judged.
        strictness: how readily a sentence is flagged.
        any_language: judge text that is not English, too.
        model: path of a model folder, or name of a shipped model.
        only_for: patterns of the only mail to judge; empty means all.
        leave_alone: patterns of mail to let pass.
    """

    fail_on: FailOn = "hold"
    on_error: OnError = "hold"
    strictness: Strictness = "normal"
    any_language: bool = False
    model: str | None = None
    only_for: tuple[str, ...] = ()
    leave_alone: tuple[str, ...] = ()

    @classmethod
    def from_settings(cls, settings: Mapping[str, Chosen]) -> Policy:
        """Take from the settings in force what bears on the gate."""
        values: dict[str, Any] = {name: settings[name.replace("_", "-")].value for name in cls.__dataclass_fields__}
        return cls(**values)

    def leaves_alone(self, recipients: frozenset[str], subject: str) -> bool:
        """Tell whether a mail passes unjudged; in doubt it is judged.

        It does where the Subject or every recipient is to be left alone, or where ``only_for`` is set and neither the
        Subject nor any recipient is in it.
        """
        if self.leave_alone and (
            _fits_subject(subject, self.leave_alone)
            or (recipients and all(_fits_address(address, self.leave_alone) for address in recipients))
        ):
            return True
        if not self.only_for or not recipients:
            return False
        return not (
            _fits_subject(subject, self.only_for) or any(_fits_address(each, self.only_for) for each in recipients)
        )


def _fits_subject(subject: str, patterns: tuple[str, ...]) -> bool:
    """Tell whether a Subject holds the words of a pattern such as ``subject:your application``; ``*`` is a wildcard."""
    words = [pattern[len(_SUBJECT) :].strip().lower() for pattern in patterns if pattern.lower().startswith(_SUBJECT)]
    return any(fnmatchcase(subject.lower(), f"*{word}*") for word in words if word)


def _fits_address(address: str, patterns: tuple[str, ...]) -> bool:
    """Tell whether an address fits a pattern: ``ana@acme.example``, ``*@acme.example``, or a domain with what is below.

    ``acme.example`` and ``@acme.example`` are that domain and every one below it.
    """
    lowered = [pattern.lower() for pattern in patterns]
    return any(_fits(address.lower(), pattern) for pattern in lowered if not pattern.startswith(_SUBJECT))


def _fits(address: str, pattern: str) -> bool:
    """Tell whether an address fits one pattern; both are lower case."""
    name, _, domain = pattern.rpartition("@")
    if name:
        return fnmatchcase(address, pattern)
    of_address = address.rpartition("@")[2]
    return fnmatchcase(of_address, domain) or fnmatchcase(of_address, f"*.{domain}")
