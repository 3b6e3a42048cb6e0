"""The words of the labelling guide and of the report format: flags, reasons, verdicts, elements and the like."""

from __future__ import annotations

from typing import Literal, get_args

Flag = Literal["ok", "caution", "burn"]
Verdict = Literal["send", "revise", "hold"]
Reason = Literal[
    "lashing-out",
    "taking-it-personally",
    "rejecting-feedback",
    "blaming",
    "threatening",
    "closing-the-door",
    "sarcasm",
    "entitlement",
    "pleading",
    "unprofessional-register",
]
Element = Literal["thanks", "acceptance", "feedback-request", "open-door", "strengths", "courteous-close"]
SkippedKind = Literal["header", "quote", "signature", "disclaimer", "code", "patch"]
NoteKind = Literal["placeholder", "attachment", "name", "recipients"]
Occasion = Literal["rejection", "feedback", "silence", "offer", "reschedule", "cold-approach", "other"]
ScoreName = Literal["anger", "defensiveness", "professionalism"]

FLAGS: tuple[Flag, ...] = get_args(Flag)
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
REASONS: tuple[Reason, ...] = get_args(Reason)
ELEMENTS: tuple[Element, ...] = get_args(Element)
NOTES: tuple[NoteKind, ...] = get_args(NoteKind)
OCCASIONS: tuple[Occasion, ...] = get_args(Occasion)
SCORES: tuple[ScoreName, ...] = get_args(ScoreName)
