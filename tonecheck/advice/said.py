"""What a suggestion must not say beside its neighbours: what one of them says already, or what one of them denies."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from tonecheck.advice.setting import Setting

_OPEN: Final = (
    r"\bif (?:a|an|another|anything|something|there|you (?:ever|need))|comes? up|opens? up|\bkeep (?:me|my)|"
    r"apply again|hear from you|open to|next opening|(?:other|similar|later|future) (?:opening|role|post)|"
    r"elsewhere|found (?:something|another)|another firm|hit me up|in touch"
)
_DECLINES: Final = (
    r"declin|\bpass\b|not (?:looking|interested|taking|accept)|n't (?:accept|interested|looking)|withdr[ae]w|cancel|"
    r"no from me|happy where|moved on|stay(?:ing)? (?:put|where)|matched (?:the|your)|not be accepting|step aside|"
    r"found (?:something|a job|work|another)"
)
_TELLS: Final = (
    r"feedback|tell me|explain|reasons?\b|example|which bits|fell short|your (?:notes|comments|report|remarks|"
    r"points)|"
    r"because|a few lines|\bnotes\b|write-?up|[\"“]"
)
SAID: Final[tuple[tuple[str, str], ...]] = (  # (what the suggestion says, what no other sentence may say)
    (r"played a part", r"accept|I know|not enough|understand|my fault"),
    (r"\bthank", r"\bthank|grateful|appreciat|obliged|\bta\b|cheers|kind of you|privilege|pleasure|\bglad\b"),
    (r"letting me know|getting back", r"feedback|comments|\bnotes\b|remarks|report"),
    (r"disappoint", r"not for me|unsubscribe|pass on this|no thanks"),
    (r"disappoint|hoped|sorry", r"disappoint|\bhoped|sorry|\bsad\b|gutted|upset|a pity|a shame|stings?\b"),
    (r"\bwish|all the best", r"\bwish|luck|all the best|success|congrat|do(?:es)? well|good start|happy for"),
    (r"turned on|few lines|reasons", _TELLS),
    (r"an example", r"example|which bits|could you (?:tell|give)"),
    (r"is(?:n't| not)(?: the right| a match)|closer to my", _DECLINES),
    (
        r"below what|lower than|market rate",
        r"\byes\b|below|lower than|less than|my floor|can(?:no|')t (?:do|accept)|" + _DECLINES,
    ),
    (r"elsewhere|applying again|contacted|write to me|leave it|all from my|no reply", _OPEN),
    (
        r"my (?:details|name|number)|other jobs|your list|other openings",
        rf"delet|\blists?\b|\b(?:my|your|on|off) files?\b|\bdetails\b|ring me|call me|{_OPEN}",
    ),
    (
        r"stand\b|plain no|hear from you",
        rf"stand\b|destroy|erase|delete|don[’']?t bother|no reply|any news|let me know|tell me|\bfound\b|"
        rf"accept|{_DECLINES}",
    ),
    (r"the cost of|refund", r"refund|receipt|claim|invoice|reimburs|expenses"),
    (r"the work I sent", r"(?:not|don't|never) (?:be )?use|without (?:asking|permission)"),
    (r"I bring|my experience", r"experience|\byears\b|\byrs\b"),
    (
        r"a date",
        r"\bfine\b|works for|suits|free on|see you|use the same|new (?:date|time)|then\b|available|" + _DECLINES,
    ),
    (r"my name right", r"my (?:sur)?name|first.?name|sp[ea]lt"),
    (
        r"personal word|a (?:short )?call|short note",
        r"\bcall(?:ed|ing)?\b|\brang|ringing|phoned|personal|honest|kind|template",
    ),
    (r"impression|early on", r"impression|the feeling|enjoyed|delight|pleasure|privilege|my fault|mumbl"),
    (r"unhappy|settle|over with you|happened", r"unhappy|settle|accept|thank|enjoyed|appreciat|not take it|respect"),
    (r"\blate\b", r"\blate\b|overr[au]n"),
    (r"differently", r"differently|disagree|no appeal"),
    (r"^I see (?:that|some)", r"agree|\bfair\b|(?:are|were|is) right|my (?:own )?fault|accept|makes? sense"),
    (r"notice|relied|my plans", r"notice|relied|strength of|my plans|resign"),
    (r"short notice|flexible", r"short notice|flexible|start"),
    (r"interested", r"interested"),
    (r"put .* into the", r"feedback|\bnotes\b|comments|i (?:put|spent)"),
    (r"more about my", r"thank|talk about"),
    (r"will be paid", r"paid\b|payment|account"),
)
_THIS: Final = re.compile(r"\bthis\b(?! (?:number|role|job))", re.IGNORECASE)


def may_be_said(text: str, setting: Setting) -> bool:
    """Tell whether a suggestion repeats and contradicts no neighbour, and speaks of nothing that is not there."""
    if _THIS.search(text) and not setting.complains and setting.before:
        return False
    return not any(_pattern(says).search(text) and _pattern(other).search(setting.others) for says, other in SAID)


@cache
def _pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern when it is first needed."""
    return re.compile(source, re.IGNORECASE)
