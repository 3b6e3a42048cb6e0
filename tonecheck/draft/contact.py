"""The block below a name that says who one is and how to call: title, company, telephone, address, links."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from tonecheck.draft.lines import Sheet
from tonecheck.draft.separator import is_rule
from tonecheck.draft.signature import is_postscript

_WIDEST: Final = 110
_MOST_LINES: Final = 14
_MOST_NAME_WORDS: Final = 5
_MOST_TITLE_WORDS: Final = 9
_CLOSE_REACH: Final = 5  # lines between a close and the block: the name, empty lines
_ABBREVIATED: Final = re.compile(
    r"\b(?:inc|ltd|co|corp|st|ave|rd|jr|sr|ph\.?d|m\.?sc|b\.?sc|bros|u\.?k|u\.s\.?a?)\.$", re.IGNORECASE
)
_CLOSE: Final = re.compile(
    r"""(?:(?:with\ |my\ )?(?:kind(?:est)?|best|warm(?:est)?|many|sincere|friendly|
    all\ the\ best)?\W*(?:regards|wishes|thanks|thank\ you)
    |best|cheers|sincerely|yours|respectfully|warmly|cordially|take\ care|thanks\b.*|thank\ you\b.*|
    many\ thanks|ta|br|kr|rgds|
    all\ (?:the\ |my\ )?best|talk\ soon|faithfully|mit\ freundlichen\ grüßen|viele\ grüße|beste\ grüße|
    liebe\ grüße|mfg|lg|
    cordialement|bien\ à\ vous|saludos|un\ saludo|atentamente|atenciosamente|cordiali\ saluti|
    met\ vriendelijke\ groet(?:en)?|
    groeten?|med\ vänliga\ hälsningar|hilsen|mvh|pozdrawiam|с\ уважением|terveisin|vh)\b[^.?!]{0,24}[,.!;]?""",
    re.IGNORECASE | re.VERBOSE,
)
_PROSE: Final = re.compile(
    r"^(?:an?|no|not|never|what|such|this|that|and)\b|\b(?:i|you|we|me|us|my|your|i['’]\w+|is|are|was|were|am|will|would|have|has|had|can|could|please|do|don['’]t|not|it)\b",
    re.IGNORECASE,
)
_REACHED: Final = re.compile(r"\d[\d\s().\-/]{6,}\d|\S@\S|https?://|www\.|\w\.\w+/|\s[|•·●]\s")
_FULL_NAME: Final = re.compile(r"[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){1,3}")
_GREETING: Final = re.compile(r"(?:hi|hello|dear|hey|good (?:morning|afternoon|evening))\b", re.IGNORECASE)


def mark_contacts(sheet: Sheet) -> None:
    """Mark the contact block at the end of every run of the sender's lines; close and name stay the sender's."""
    for segment in list(sheet.segments()):
        end = _last_words(sheet, segment)
        first = _block_start(sheet, segment.start, end)
        if end - first < 2:  # noqa: PLR2004  # a name alone
            continue
        first = _told_from(sheet, first, end)
        first = _below_name(sheet, segment.start, first, end)
        if first < end and any(_evidence().search(sheet.lines[at].text) for at in range(first, end)):
            sheet.claim(first, segment.stop, "signature")


def _last_words(sheet: Sheet, segment: range) -> int:
    """Give the line after the last one with words."""
    return next((at + 1 for at in reversed(segment) if sheet.lines[at].text), segment.start)


def _block_start(sheet: Sheet, floor: int, end: int) -> int:
    """Walk up from the end over what may be a contact block."""
    first = end
    while first > floor and end - first < _MOST_LINES and _may_belong(sheet.lines[first - 1].text):
        first -= 1
    while first < end and not sheet.lines[first].text:
        first += 1
    return first


def _told_from(sheet: Sheet, first: int, end: int) -> int:
    """Leave out the paragraphs at the top of a block in which nothing is told of a person."""
    start = first
    for at in range(first, end):
        if not sheet.lines[at].text:
            start = at + 1
        elif _evidence().search(sheet.lines[at].text):
            return start
    return end


def _may_belong(text: str) -> bool:
    """Tell whether a line may stand in a contact block: short, and not a sentence."""
    if not text or is_rule(text):
        return True
    if len(text) > _WIDEST or _PROSE.search(text) or _GREETING.match(text):
        return False
    return not (is_postscript(text) or _CLOSE.fullmatch(text) or _is_sentence(text))


def _is_sentence(text: str) -> bool:
    """Tell whether a line reads as a sentence rather than as a title or an address."""
    if _ABBREVIATED.search(text) or re.search(r"[|•·●@/]|\d{3}", text):
        return False
    return text[-1:] in {".", "!", "?", ":", ";"} or len(text.split()) > _MOST_TITLE_WORDS


def _below_name(sheet: Sheet, floor: int, first: int, end: int) -> int:
    """Leave the name to the sender: the line below a close, or one that opens the block without telling anything."""
    closed = any(_CLOSE.fullmatch(sheet.lines[at].text) for at in range(max(floor, first - _CLOSE_REACH), first))
    is_apart = first == floor or not sheet.lines[first - 1].text or is_rule(sheet.lines[first - 1].text)
    if first >= end or not (closed or is_apart):
        return end
    text = sheet.lines[first].text
    if is_name(text) and not _evidence().search(text):
        is_sure = closed or _can_be_called(sheet, first, end) or _FULL_NAME.fullmatch(text)
        return first + 1 if is_sure else end
    strong = sum(bool(_evidence().search(sheet.lines[at].text)) for at in range(first, end))
    if not closed and not (_tells_last(sheet, first, end) and _can_be_called(sheet, first, end)):
        return end
    told = sum(bool(sheet.lines[at].text) for at in range(first, end))
    return first if closed or (first > floor and told > 1 and strong * 2 >= told) else end


def _can_be_called(sheet: Sheet, first: int, end: int) -> bool:
    """Tell whether a block says how to call: by telephone, mail or web; a title alone may be scorn."""
    return any(_REACHED.search(sheet.lines[at].text) for at in range(first, end))


def _tells_last(sheet: Sheet, first: int, end: int) -> bool:
    """Tell whether the last paragraph of a block tells something of a person."""
    at = end - 1
    while at >= first and sheet.lines[at].text:
        if _evidence().search(sheet.lines[at].text):
            return True
        at -= 1
    return False


def is_name(text: str) -> bool:
    """Tell whether a trimmed line may be a person's name."""
    words = text.strip(",.-–—~* ").split()
    return 0 < len(words) <= _MOST_NAME_WORDS and not re.search(r"\d|[@:?!]", text) and words[0][:1].isupper()


@cache
def _evidence() -> re.Pattern[str]:
    """Compile what tells of a person; most drafts never need it."""
    return re.compile(
        r"""\+?\(?\d[\d\s().\-/]{7,}\d|\S+@\S+\.\w|(?:https?://|www\.)\S+|\w\ +[|•·●]\ +\w
        |^\W*(?:tel|telephone|phone|mobile|mob|cell|direct|office|fax|t|m|p|f|e|w|o|c|d|email|e-mail|mail|web|
        website|skype|
        linkedin|github|twitter|portfolio|address)\W{0,3}[:.|]
        |\b(?:ltd|llc|llp|inc|gmbh|plc|pty|s\.?a\.?r\.?l|corp|corporation|co\.|s\.p\.a|b\.v|limited|ag|oy|
        university|institute|
        consulting|technologies|solutions|group|partners|labs|studio|recruitment)\b\.?
        |\b(?:engineer|developer|manager|director|analyst|consultant|designer|architect|president|officer|founder|
        co-founder|
        partner|specialist|coordinator|assistant|administrator|recruiter|scientist|researcher|professor|lecturer|
        teacher|nurse|
        accountant|lawyer|solicitor|attorney|editor|writer|technician|programmer|executive|associate|head\ of|lead|
        ceo|cto|cfo|
        coo|vp|student|intern|candidate|department|dept)\b
        |\b(?:ph\.?d|mba|m\.?sc|b\.?sc|cpa|pmp|msc|mcips|cipd)\b|\((?:she|he|they)/\w+\)
        |\b(?:street|st\.|avenue|ave\.|road|rd\.|lane|suite|floor|straße|strasse|rue|platz|boulevard|blvd|drive|
        po\ box)\b""",
        re.IGNORECASE | re.VERBOSE,
    )
