"""Which elements of a good reply fit an occasion: a value table, after the labelling guide."""

from __future__ import annotations

from typing import Final

from tonecheck.labels import Element, Occasion

_ALWAYS: Final[tuple[Element, ...]] = ("thanks", "courteous-close")
_FITTING: Final[dict[Occasion, tuple[Element, ...]]] = {
    "rejection": ("thanks", "acceptance", "feedback-request", "open-door", "strengths", "courteous-close"),
    "feedback": ("thanks", "acceptance", "open-door", "courteous-close"),  # the feedback asked for is there
    "silence": ("thanks", "open-door", "strengths", "courteous-close"),  # nothing is decided, nothing to accept
    "offer": _ALWAYS,
    "reschedule": _ALWAYS,
    "cold-approach": ("thanks", "open-door", "courteous-close"),
    "other": _ALWAYS,
}


def fitting_elements(occasion: Occasion | None) -> tuple[Element, ...]:
    """Give the elements that fit an occasion, in the order of ``ELEMENTS``; none of them has to be there.

    Args:
        occasion: what the mail answered is; None where it is not known, and only what fits every reply is given.
    """
    return _ALWAYS if occasion is None else _FITTING[occasion]
