"""Whether a decision on the sender has been made: one asks where things stand only before it."""

from __future__ import annotations

import re
from typing import Final

from tonecheck.report import Report

_DECIDED: Final = re.compile(
    r"reject|(?:job|role|post|place) to (?:an)?other|(?:why|that) you (?:did not|didn['’]t) (?:give|take|choose|"
    r"want)|take (?:an)?other person|(?:two|three|four|2|3|4)[ -]lines?\b|sorry to (?:read|hear)|letting me know|"
    r"had hoped to join|gutted|"
    r"unsuccessful|turned? (?:me )?down|"
    r"(?:an)?other (?:candidate|lady|woman|man|applicant)|(?:chose|choice|chosen|picked|hired|preferred|"
    r"selected)\b|went with|"
    r"decision|decided|binned|got (?:the|it)\b|not (?:be )?(?:moving|taking)|appointed|no longer|passed over|filled|"
    r"the outcome|your (?:answer|reply)\b.{0,70}\b(?:arrived|came|reached)|your no\b|"
    r"unfortunately|feedback|assess|gave it to|gone to|withdr[ae]wn?|somebody else|someone else|marked|criteria|"
    r"the panel (?:has|have|had|chose|found|felt|preferred|decided)|took \d+ (?:minutes|mins) to|not a match|"
    r"culture fit|knocked (?:me )?back|(?:lost|missed|losing|missing) out|wrote me off|"
    r"lack(?:s|ed|ing)?\b|"
    r"insufficient|(?:said|say|says|sends?) (?:me )?(?:a )?no\b|a no (?:at|by|from)\b|\bno then\b|"
    r"\b(?:it['’]?s|its|that['’]?s|thats|it (?:is|was)) (?:now )?a (?:flat |clear |plain )?no\b|standard (?:text|"
    r"letter|mail|answer|no)\b|form letter|"
    r"template|somebody (?:got|"
    r"else)|cheapest one|to hire",
    re.IGNORECASE,
)


def is_decided(report: Report) -> bool:
    """Tell whether a decision on the sender has been made: by the occasion, else by what they write."""
    if report.occasion in {"rejection", "feedback"}:
        return True
    if report.occasion in {None, "other"}:
        return any(_DECIDED.search(sentence.text) for sentence in report.sentences)
    return False
