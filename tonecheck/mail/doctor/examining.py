"""Looks at all programs, or at those named, and gives what it found."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any, Final

from tonecheck.errors import TonecheckError, UsageError
from tonecheck.mail.doctor.aerc import AERC
from tonecheck.mail.doctor.emacs import EMACS
from tonecheck.mail.doctor.finding import Finding
from tonecheck.mail.doctor.git import GIT
from tonecheck.mail.doctor.ground import Ground, open_ground
from tonecheck.mail.doctor.himalaya import HIMALAYA
from tonecheck.mail.doctor.home import Home
from tonecheck.mail.doctor.msmtp import MSMTP, MSMTPQ
from tonecheck.mail.doctor.msmtprc import NotSafeError
from tonecheck.mail.doctor.mutt import MUTT, NEOMUTT
from tonecheck.mail.doctor.own import TONECHECK
from tonecheck.mail.doctor.postfix import POSTFIX
from tonecheck.mail.doctor.probing import Proof, prove
from tonecheck.mail.doctor.program import Program
from tonecheck.mail.doctor.shell import SHELL
from tonecheck.settings import is_overridden

PROGRAMS: Final = (TONECHECK, MUTT, NEOMUTT, AERC, HIMALAYA, EMACS, GIT, MSMTP, MSMTPQ, POSTFIX, SHELL)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was found of one program.

    Attributes:
        name: the program.
        absent: why there is nothing to look at; None where there is.
        findings: what was read.
        proofs: what became of the probes.
        unproved: why no probe, or no further one, was sent.
    """

    name: str
    absent: str | None = None
    findings: tuple[Finding, ...] = ()
    proofs: tuple[Proof, ...] = ()
    unproved: str | None = None

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """Give what was read and what the probes showed."""
        return (*self.findings, *(finding for proof in self.proofs for finding in proof.findings))

    @property
    def is_right(self) -> bool:
        """Tell whether nothing is wrong; notes are not."""
        return all(finding.kind == "note" for finding in self.all_findings)

    def to_dict(self) -> dict[str, Any]:
        """Give plain values."""
        return {
            "program": self.name,
            "absent": self.absent,
            "right": self.is_right,
            "findings": [finding.to_dict() for finding in self.findings],
            "probes": [proof.to_dict() for proof in self.proofs],
            "unproved": self.unproved,
        }


def examine(home: Home, names: tuple[str, ...] = (), *, probing: bool = True) -> Generator[Diagnosis]:
    """Look at the programs named, or at all.

    Args:
        home: the user's set-up; nothing is written there.
        names: programs; empty means all. tonecheck is looked at, too, where the environment lets every mail pass.
        probing: send probes.

    Raises:
        UsageError: a name is none of those known.
    """
    unknown = set(names) - {program.name for program in PROGRAMS}
    if unknown:
        known = ", ".join(program.name for program in PROGRAMS)
        raise UsageError(f"{', '.join(sorted(unknown))} is not known to the doctor; it knows {known}")
    named = {*names, TONECHECK.name} if is_overridden(home.environ) else set(names)  # for then no probe is stopped
    return _examine([program for program in PROGRAMS if not names or program.name in named], home, probing=probing)


def _examine(programs: list[Program], home: Home, *, probing: bool) -> Generator[Diagnosis]:
    """Look at programs on one ground."""
    with open_ground(home) as ground:
        for program in programs:
            yield _diagnose(program, home, ground if probing else None)


def _diagnose(program: Program, home: Home, ground: Ground | None) -> Diagnosis:
    """Look at one program, and probe it; one that is not understood does not keep the doctor from the others."""
    try:
        return _look(program, home, ground)
    except Exception as fault:  # noqa: BLE001 - the rim: what programs may say and files may hold has no end
        told = (
            f"The doctor does not understand this set-up ({type(fault).__name__}), so it cannot tell what is stopped."
        )
        return Diagnosis(program.name, findings=(Finding("fault", told),), unproved="it was not understood")


def _look(program: Program, home: Home, ground: Ground | None) -> Diagnosis:
    """Look at one program, and probe it."""
    try:
        found = program.find(home)
        findings = () if isinstance(found, str) else tuple(program.list_findings(found, home))
    except (PermissionError, UsageError) as fault:
        return Diagnosis(
            program.name,
            findings=(Finding("fault", f"{fault}."),),
            unproved="its set-up may not be read",
        )
    if isinstance(found, str):
        return Diagnosis(program.name, found)
    proofs: list[Proof] = []
    unproved = None
    try:
        if ground is not None:
            proofs.extend(prove(probe, ground) for probe in program.build_probes(found, home, ground))
    except (NotSafeError, TonecheckError) as fault:
        unproved = str(fault)
    return Diagnosis(program.name, None, findings, tuple(proofs), unproved)
