"""A diagnosis in words that can be read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tonecheck.mail.doctor.examining import Diagnosis
from tonecheck.mail.doctor.finding import Finding
from tonecheck.mail.doctor.probing import Proof
from tonecheck.render.plain import visible

_KINDS: Final = {"hole": "An angry mail gets through.", "fault": "Something is wrong.", "note": "Worth knowing."}
_FATES: Final = {
    "arrived": "arrived, to the byte",
    "changed": "arrived, but not to the byte",
    "held": "was stopped, and kept",
    "queued": "waits in the queue of msmtpq",
    "stopped": "was stopped",
}


def render_diagnosis(diagnosis: Diagnosis) -> str:
    """Render what was found of one program: a line where there is nothing, else a block."""
    if diagnosis.absent is not None:
        return f"{diagnosis.name}: {diagnosis.absent}.\n"
    return "\n".join(_block(diagnosis)) + "\n"


def _block(diagnosis: Diagnosis) -> Iterator[str]:
    """Yield the lines of a block."""
    yield f"{diagnosis.name}: {_verdict(diagnosis)}."
    for finding in diagnosis.findings:
        yield from _finding(finding)
    for proof in diagnosis.proofs:
        yield from _proof(proof)
    if diagnosis.unproved is not None:
        yield f"  Not probed: {visible(diagnosis.unproved)}."


def _verdict(diagnosis: Diagnosis) -> str:
    """Say in few words how things stand."""
    if any(finding.kind == "hole" for finding in diagnosis.all_findings):
        return "an angry mail gets through"
    if not diagnosis.is_right:
        return "something is wrong"
    return "all right" if diagnosis.proofs else "nothing wrong was found, and nothing was probed"


def _proof(proof: Proof) -> Iterator[str]:
    """Yield what became of the probes."""
    yield f"  Probed: {visible(proof.told)}."
    yield f"    The angry mail {_FATES[proof.angry]}. The good mail {_FATES[proof.good]}."
    for finding in proof.findings:
        yield f"    {_KINDS[finding.kind]} {visible(finding.told)}"


def _finding(finding: Finding) -> Iterator[str]:
    """Yield what was found, where, and what to write instead."""
    yield f"  {_KINDS[finding.kind]} {visible(finding.told)}"
    if finding.line is not None:
        number = f", line {finding.line.number}" if finding.line.number else ""
        yield f"    In {visible(str(finding.line.path))}{number}."
    if finding.change:
        yield f"    Better: {finding.change}"
