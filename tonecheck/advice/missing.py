"""What a good reply has and this one lacks, where it fits the occasion: a sentence to take over and change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tonecheck.advice.decided import is_decided
from tonecheck.advice.elements import fitting_elements
from tonecheck.advice.voice import put_into, tell_voice
from tonecheck.labels import Element, Occasion
from tonecheck.report import Missing, Report

_TEXTS: Final[dict[Element, str]] = {
    "thanks": "Thank you for your time, and for letting me know.",
    "acceptance": "I understand your decision.",
    "feedback-request": "If you have a moment, could you tell me what I could do better next time?",
    "open-door": "If a similar role opens up, I'd be glad to hear from you.",
    "strengths": "If you need [skill] one day, I would be glad to hear from you.",
    "courteous-close": "Kind regards,",
}
_BY_OCCASION: Final[dict[tuple[Element, Occasion | None], str]] = {
    ("thanks", "feedback"): "Thank you for writing this down for me.",
    ("thanks", "silence"): "Thank you for considering my application.",
    ("thanks", "offer"): "Thank you for the offer.",
    ("thanks", "cold-approach"): "Thank you for thinking of me.",
    ("thanks", "other"): "Thank you for your message.",
    ("thanks", None): "Thank you for your message.",
    ("acceptance", "feedback"): "Your points make sense to me, and I'll work on them.",
    ("open-door", "silence"): "I'm still interested in the role.",
    ("open-door", "cold-approach"): "If a role closer to my field comes up, I'd be glad to hear from you.",
}
_NOT_ON_A_PHONE: Final = frozenset({"strengths", "courteous-close"})
_SHORT: Final = 4  # sentences, greeting and name not counted
_A_SENTENCE: Final = 4  # words; less is a greeting or a name


def find_missing(report: Report) -> tuple[Missing, ...]:
    """Find elements that fit the occasion and are absent; none for a short reply that is fine as it is."""
    return () if is_short_and_fine(report) else tuple(_missing(report))


def is_short_and_fine(report: Report) -> bool:
    """Tell whether a reply is a short one with nothing flagged, which nobody should be nagged about."""
    written = [sentence for sentence in report.sentences if len(sentence.text.split()) >= _A_SENTENCE]
    return not report.flagged and len(written) <= _SHORT


def _missing(report: Report) -> Iterator[Missing]:
    """Yield the elements in the order of the report, each with a sentence in the draft's voice."""
    occasion: Occasion | None = report.occasion or ("rejection" if is_decided(report) else None)
    voice = tell_voice([sentence.text for sentence in report.sentences])
    for element in fitting_elements(occasion):
        if not report.elements[element] and not (voice.casual and element in _NOT_ON_A_PHONE):
            text = _BY_OCCASION.get((element, occasion), _TEXTS[element])
            yield Missing(element, put_into(voice, text))
