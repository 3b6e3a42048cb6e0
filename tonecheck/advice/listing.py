"""The place of a sentence in a list: "Second, …", "Comment 3, …", "The third, …"."""

from __future__ import annotations

import re
from typing import Final

from tonecheck.advice.clauses import within

_ORDINAL: Final = r"(?:first|second|third|fourth|fifth|sixth|last|final)"
_ADVERB: Final = re.compile(rf"\W*(?P<label>{_ORDINAL}(?:ly)?|secondly|thirdly), ", re.IGNORECASE)
_NUMBERED: Final = re.compile(
    r"\W*(?:as (?:for|to) |about |on )?(?P<label>(?:comment|paragraph|point|item|remark|question|task|station|"
    r"reason|criticism|"
    r"ground) (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
    rf"|the {_ORDINAL}(?: (?:point|one|comment|remark|reason|criticism|ground))?)(?:, | is\b| \()",
    re.IGNORECASE,
)


def find_point(sentence: str) -> str:
    """Give the point of a list that a sentence opens with, such as "comment 3"; empty where there is none."""
    found = _NUMBERED.match(sentence)
    return found["label"].lower() if found else ""


def keep_place(told: str, sentence: str) -> str:
    """Put before a part of a sentence what says its place in a list."""
    adverb, point = _ADVERB.match(sentence), find_point(sentence)
    small = within(told)
    if adverb:
        return f"{adverb['label']}, {small}"
    return f"as for {point}, {small}" if point else told
