"""The ten reasons in plain words: what each is, and one kind line on what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tonecheck.report import Reason


@dataclass(frozen=True, slots=True)
class ReasonText:
    """How a reason is told to people.

    Attributes:
        title: a few words, lower case.
        line: one kind sentence on how it lands and what helps.
    """

    title: str
    line: str


REASON_TEXTS: Final[dict[Reason, ReasonText]] = {
    "lashing-out": ReasonText(
        "anger", "The anger is all they will remember. Say what disappointed you, or leave it out."
    ),
    "taking-it-personally": ReasonText(
        "taken personally", "They chose between candidates, not about you. Leave their motives open."
    ),
    "rejecting-feedback": ReasonText(
        "arguing the decision", "It argues a closed case. Thank them, or ask what would have helped."
    ),
    "blaming": ReasonText("blame", "The reader will defend themselves. Say what you would have wished for instead."),
    "threatening": ReasonText(
        "threat", "It reads as a threat. State your right or your question plainly, or keep it for later."
    ),
    "closing-the-door": ReasonText(
        "closing the door", "You may want this door open one day. A plain goodbye is enough."
    ),
    "sarcasm": ReasonText("irony", "The reader will hear the opposite. Say it straight, or leave it out."),
    "entitlement": ReasonText(
        "demand", "It sounds like a claim on them. The same wish as a question is more likely to be met."
    ),
    "pleading": ReasonText("pleading", "Asking once is stronger. Say you are still interested and leave it there."),
    "unprofessional-register": ReasonText("too casual", "Fine among friends. A plainer wording carries further here."),
}
