"""Where a flagged sentence stands: what is said around it decides what may be said instead of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tonecheck.advice.decided import is_decided
from tonecheck.report import Report

A_SENTENCE: Final = 5  # words; less is a greeting or a name
_GREETING: Final = re.compile(
    r"\W*(?:dear|hi|hello|hey|hiya|good (?:morning|day|afternoon|"
    r"evening))\b",
    re.IGNORECASE,
)
_LONGEST_GREETING: Final = 6  # words
_CLOSE: Final = re.compile(
    r"\W*(?:(?:with )?(?:\w+ ){0,3}(?:regards|wishes|greetings|compliments)|yours|sincerely|respectfully|faithfully|"
    r"affectionately|warmly|take care|bye|mind yourself|cordially|i (?:remain|have the honour)|"
    r"(?:cheers|thanks|best)(?!,? (?:so much |a lot |again )?(?:for|to|that|of|on|very)\b))\b",
    re.IGNORECASE,
)
_LONGEST_CLOSE: Final = 9  # words, the name with them
_ACKNOWLEDGES: Final = re.compile(
    r"\b(?:noted|understood|okay|ok|got (?:it|the|your|ur)|received|fair enough|fine|thanks?|thank you|no worries|"
    r"read (?:it|your|ur))\b",
    re.IGNORECASE,
)
_MATTER: Final = 3  # words; as short as "Tuesday works too."
_RECEIVES: Final = re.compile(
    r"\W*(?:I(?:['’]ve| have|ve)? )?(?:just )?(?:received|got|read|noted|understood|okay|ok)\b[^,;]{0,45}$",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(
    r"\W*(?:I (?:have|had|speak|hold|held|r[au]n|led|lead|work|worked|did|built|taught|know|am|was|manage|"
    r"managed|wrote|passed|want|expect|demand|require)|my (?:last|own|record|\w+ (?:is|are|was|were|has|have)))\b",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(r"P\.?\s?S\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a flagged sentence stands in its draft.

    Attributes:
        decided: whether a decision on the sender has been made.
        before: the sentence before it; empty where there is none but a greeting.
        others: all other sentences.
        complains: whether the sentence before it is flagged, too, so that there is something to speak of.
        opens: whether at most one sentence comes before it.
        closes: whether nothing but a close follows.
        is_aside: whether it is a postscript, or stands below the close.
        is_alone: whether nothing would be left of the draft without its flagged sentences.
        goes_on: whether the sentence after it tells of the sender or asks for something, and so is part of the answer.
    """

    decided: bool = False
    before: str = ""
    others: str = ""
    complains: bool = False
    opens: bool = True
    closes: bool = True
    is_aside: bool = False
    is_alone: bool = True
    goes_on: bool = False


def find_setting(report: Report, index: int) -> Setting:
    """Find where a sentence of a report stands."""
    texts = [sentence.text for sentence in report.sentences]
    earlier = [at for at in range(index) if not is_greeting(texts[at])]
    later = [text for text in texts[index + 1 :] if not is_close(text)]
    return Setting(
        decided=is_decided(report),
        before=texts[earlier[-1]] if earlier else "",
        others="\n".join([*texts[:index], *texts[index + 1 :]]),
        complains=bool(earlier) and report.sentences[earlier[-1]].flag != "ok",
        opens=len(earlier) <= 1,
        closes=all(_is_name(text) for text in later),
        is_aside=bool(_ASIDE.match(texts[index])) or any(is_close(texts[at]) for at in earlier),
        is_alone=not stays([sentence.text for sentence in report.sentences if sentence.flag == "ok"]),
        goes_on=bool(later) and bool(_GOES_ON.match(later[0])),
    )


def stays(texts: Sequence[str]) -> bool:
    """Tell whether sentences are a reply, be it as short as "Understood."; a greeting and a close are none."""
    return any(
        _ACKNOWLEDGES.search(text) or (len(text.split()) >= A_SENTENCE and not is_close(text) and not is_greeting(text))
        for text in texts
    )


def has_matter(texts: Sequence[str]) -> bool:
    """Tell whether sentences say more than that a message has come."""
    return any(len(text.split()) >= _MATTER and not _is_frame(text) for text in texts)


def _is_frame(text: str) -> bool:
    """Tell whether a sentence is a greeting, a close or a receipt."""
    return is_greeting(text) or is_close(text) or bool(_RECEIVES.match(text))


def is_close(text: str) -> bool:
    """Tell whether a sentence is the close of a letter."""
    return bool(_CLOSE.match(text)) and len(text.split()) <= _LONGEST_CLOSE


def is_greeting(text: str) -> bool:
    """Tell whether a sentence is a greeting."""
    return bool(_GREETING.match(text)) and len(text.split()) <= _LONGEST_GREETING


def _is_name(text: str) -> bool:
    """Tell whether a sentence is so short that it is a name below the close."""
    return len(text.split()) < A_SENTENCE and not text.rstrip().endswith(("?", "."))
