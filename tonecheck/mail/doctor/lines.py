"""The lines of configuration files, each with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_LARGEST: Final = 1 << 20  # octets; nobody writes such a configuration
_DEEPEST: Final = 20  # files that name files
_UNSAFE: Final = re.compile(
    r"\btonecheck\b[^|;&]*(?<!\|)\|(?!\|)\s*(?:\S*/)?(?:sendmail|msmtpq?|s?smtp|esmtp|nullmailer-inject|mailx?|git\s+send-email)\b"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file; its number is 1-based, and 0 where the file as a whole is meant."""

    path: Path
    number: int
    text: str


def read_lines(path: Path) -> tuple[Line, ...]:
    """Read a file's lines; one that cannot be read, or is no text, has none. A backslash joins two."""
    try:
        with path.open("rb") as stream:
            text = stream.read(_LARGEST).decode("utf-8", "replace")
    except OSError:
        return ()
    return () if "\0" in text else tuple(_joined(path, text.splitlines()))


def _joined(path: Path, texts: list[str]) -> Iterator[Line]:
    """Yield the lines; those that go on are one, at the place of the first."""
    begun, at = "", 0
    for number, text in enumerate(texts, 1):
        at = at if begun else number
        if text.endswith("\\"):
            begun += text[:-1]
            continue
        yield Line(path, at, begun + text)
        begun = ""
    if begun:
        yield Line(path, at, begun)


def follow(path: Path, named: Callable[[Line], Path | None], depth: int = 0) -> Iterator[Line]:
    """Yield the lines of a file, and in their place those of the files that its lines name."""
    for line in read_lines(path):
        yield line
        other = named(line)
        if other is not None and depth < _DEEPEST:
            yield from follow(other, named, depth + 1)


def is_comment(line: Line) -> bool:
    """Tell whether a line says nothing, as shells and mail programs mark it."""
    return not line.text.strip() or line.text.lstrip().startswith("#")


def unsafe_pipes(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Give the lines that pipe tonecheck into a mailer, which a shell starts whatever tonecheck says."""
    return tuple(line for line in lines if not is_comment(line) and _UNSAFE.search(line.text))
