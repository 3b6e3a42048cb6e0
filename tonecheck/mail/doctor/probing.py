"""The proof: an angry probe and a good one through the real chain, and what became of each."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from tonecheck.mail.doctor.finding import Finding
from tonecheck.mail.doctor.ground import Ground
from tonecheck.mail.doctor.home import Said
from tonecheck.mail.doctor.program import ANGRY, GOOD, Draft, Probe
from tonecheck.render.plain import visible

Fate = Literal["arrived", "changed", "held", "queued", "stopped"]
_PATIENCE: Final = 30.0  # seconds until what a program started in the background must have come to its end
_STEP: Final = 0.05


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of the two probes of one way.

    Attributes:
        told: the way, for people.
        angry: the fate of the angry one; ``stopped`` where it is neither at the sink, nor queued, nor held.
        good: the fate of the good one.
        findings: what is wrong with that.
    """

    told: str
    angry: Fate
    good: Fate
    findings: tuple[Finding, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give plain values."""
        return {
            "way": self.told,
            "angry": self.angry,
            "good": self.good,
            "findings": [finding.to_dict() for finding in self.findings],
        }


def prove(probe: Probe, ground: Ground) -> Proof:
    """Send both probes."""
    angry, good = (Draft(f"probe-{os.urandom(6).hex()}", body) for body in (ANGRY, GOOD))
    angry_said, good_said = probe.send(angry), probe.send(good)
    angry_fate = _fate(angry, probe, ground, angry_said)
    good_fate = _fate(good, probe, ground, good_said)
    findings = (
        *_angry_findings(angry_fate, angry_said, good_fate),
        *_good_findings(good_fate, good_said),
        *_copy_findings(angry, angry_fate, ground),
    )
    return Proof(probe.told, angry_fate, good_fate, findings)


def _fate(draft: Draft, probe: Probe, ground: Ground, said: Said) -> Fate:
    """Tell what became of a probe; what was told to have been sent may still be on its way."""
    ends = time.monotonic() + (0.0 if said.status else _PATIENCE)
    while True:
        fate = _seen(draft, probe, ground)
        if fate != "stopped" or time.monotonic() >= ends:
            return fate
        time.sleep(_STEP)


def _seen(draft: Draft, probe: Probe, ground: Ground) -> Fate:
    """Look where a probe is."""
    mark = draft.mark.encode()
    arrived = ground.sink.find(mark)
    if arrived is not None:
        return "arrived" if _is_same(arrived, draft, is_whole=probe.is_whole) else "changed"
    if any(mark in path.read_bytes() for path in ground.queue.glob("*.mail")):
        return "queued"
    return "held" if any(mark in mail.message for mail in ground.store.list()) else "stopped"


def _is_same(arrived: bytes, draft: Draft, *, is_whole: bool) -> bool:
    """Tell whether a probe arrived to the byte; a mailer may add fields to its header."""
    header, _, body = arrived.partition(b"\r\n\r\n")
    given = draft.message.partition(b"\n\n")[0].split(b"\n")
    whole = not is_whole or set(given) <= set(header.split(b"\r\n"))
    return whole and body == draft.body.replace("\n", "\r\n").encode()


def _angry_findings(fate: Fate, said: Said, good: Fate) -> Iterator[Finding]:
    """Say what is wrong with the fate of the angry probe."""
    if fate in {"arrived", "changed"}:
        yield Finding("hole", "The angry probe went out.")
    elif fate == "queued":
        yield Finding("hole", "The angry probe waits in the queue of msmtpq, and would go out later.")
    elif not said.status:
        yield Finding("fault", "The angry probe was stopped, but the program takes it for sent.")
    elif fate == "stopped" and good != "stopped":
        yield Finding("note", "The angry probe was stopped; tonecheck kept no copy of it.")


def _good_findings(fate: Fate, said: Said) -> Iterator[Finding]:
    """Say what is wrong with the fate of the good probe."""
    if fate == "changed":
        yield Finding("fault", "The good probe arrived, but not to the byte.")
    elif fate != "arrived":
        yield Finding("fault", f"The good probe did not arrive: {visible(said.last_words)}")


def _copy_findings(draft: Draft, fate: Fate, ground: Ground) -> Iterator[Finding]:
    """Say so where a program saved a probe that was stopped among its sent mail."""
    if fate in {"held", "stopped"} and ground.sent.is_file() and draft.mark.encode() in ground.sent.read_bytes():
        yield Finding("fault", "The angry probe was stopped, but a copy of it is among the sent mail.")
