"""The line above a quote, "On … Ana wrote:", in the shapes and languages of mail programs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from tonecheck.draft.lines import Sheet

_LONGEST: Final = 4  # lines over which mail programs wrap it
_WIDEST: Final = 320
_ADDRESS: Final = re.compile(r"[^\s<>@]+@[^\s<>@]+")
_DATE: Final = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)|"
    r"(?<!\d)\d{1,4}[./-] ?\d{1,2}[./-] ?\d{2,4}(?!\d)|\d年|\d월"
)
_MOMENT: Final = re.compile(  # a time or a date in figures: who quotes in his own words writes neither
    r"(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)|(?<!\d)\d{1,4}[./-] ?\d{1,2}[./-] ?\d{2,4}(?!\d)|\d年|\d월"
)
_SPEAKERS: Final = re.compile(  # "you wrote:" opens the sender's own quotation, not a mail program's
    r"\b(?:you|i|we|he|she|they|it|sie|du|ihr|er|vous|tu|il|elle|usted|je|u)\s+"
    r"(?:(?:have|had|also|once|then|even|just|recently|actually)\s+)*(?:wrote|write|written|schrieb\w*|avez|as)\b"
    r"|\bwrote\s+(?-i:[a-z])|\b(?:schrieb\w*|schreef|skrev)\s+(?:mir|uns|mij|me|ons|till|til|at|dat|dass)\b"
    r"|\b(?:mir|uns)\s+geschrieben\b"
    r"|\b(?:m['’]|nous |vous )a(?:vez)?\s+écrit\b|\b(?:me|nos|le)\s+(?:escribi[óo]|ha escrito)\b"
    r"|\b(?:mi|ci)\s+ha\s+scritto\b|\b(?:me|nos)\s+escreveu\b",
    re.IGNORECASE,
)
_THEIRS: Final = re.compile(  # "your colleague wrote:" is the sender's way to quote, too
    r"\b(?:your|ihre?|votre|vos|su|vuestr[oa]|uw|jullie|din|deres|seu|sua)\s+[^\W\d]", re.IGNORECASE
)
_STAMPED: Final = re.compile(  # with a date and a time in figures, even "you wrote:" may be a mail program's
    r"(?<!\d)\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?, you (?:wrote|write)\W*$"
)
_WROTE_WHEN: Final = re.compile(
    r"\b(?:wrote|writes) (?:on|at) (?:[A-Z]\w{2,9}\.?,? ){0,2}\d[\d/.:, -]*"
    r"(?:(?:[A-Z]\w{2,9}|at|on)\.?,? ?[\d/.:, -]*){0,4}(?:[AaPp][Mm])?\W*$"
)
_UNCLOSED: Final = re.compile(r"^On \w.*\d:\d\d.*> wrote$")  # Zoho
_SAID: Final = re.compile(r"\b(?:said|says)\W*$", re.IGNORECASE)
_OWN: Final = re.compile(r"\b(?:you|i|we|my|your|me|us|our|please)\b", re.IGNORECASE)
_OPENING: Final = re.compile(
    r"(?:[-–—*\s]*)(?:on|am|in data|le|el|il|em|op|den|dne|dana|dnia|w dniu|в|на|od|la|pe|vào|pada|στις|σε|в|na|på|a|"
    r"vuonna|în|em|ngày|sent|from|quoting|wiadomość napisana|zitat von|at|de|у|kl|ons|du|בתאריך|ב|في|à)\b|"
    r"[^\w\s]*\d|[^\W\d]{2,12}[.,]*\s+\d",
    re.IGNORECASE,
)
_SOON: Final = re.compile(r"\A.{0,47}\d", re.DOTALL)
_NAMELESS: Final = re.compile(
    r"(?:quoting|zitat von|citando a?|excerpts from|according to|selon|citat fr)\b.*:$", re.IGNORECASE
)
_DASHED: Final = re.compile(
    r"[-–—‐]{2,}+.*(?:wrote|schrieb|écrit|escribió|escreveu|scritto|skrev|写道)\W*[-–—‐]{2,}$", re.IGNORECASE
)
_END: Final = re.compile(r"(?:[:：]|[-–—‐]{2}|写道|작성|wrote|>|\))[*_\s]*$")
_FIGURES: Final = re.compile(r"[\d@]")
_STEMS: Final = tuple(  # of all that says who said it, in small letters: quicker than the patterns, and wider
    "wrote writ schr escri escrev scri écri ecri napis napís pisz пис пиш skr kirjo naps yazd írta γραψε viết menulis "
    "rašė kirjutas rakst idatzi نوشت کتب كتب כתב tarih odes 写 寫 書 メール 작성 썼 님이 เขียน लिखा said says "
    "quoting zitat citando excerpts according selon citat".split()
)
_TORN_ADDRESS: Final = re.compile(r"[<(]?\S*@")
_NAME: Final = re.compile(r"\S+(?: \S+){0,3}")
_DATED_NAME: Final = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:(?: |, )\d{1,2}:\d\d[^.!?]{0,40}| [^!?<>]{1,60} <\S+@\S+>)"
)
_TORN_START: Final = re.compile(r"(?=.*[\d@\u06f0-\u06f9]).{18,}(?:[^.!?:;…]|\d\.)")
_MOST_WORDS: Final = 14  # of an attribution that has neither date nor address


def find_attribution(sheet: Sheet, end: int) -> tuple[int, bool] | None:
    """Find the attribution whose last line is ``end``.

    Returns:
        its first line, and whether it is beyond doubt, so that it also opens a quote without marks; None where
        there is none.
    """
    if not sheet.is_open(end):
        return None
    text = sheet.lines[end].text
    if _DATED_NAME.fullmatch(text):
        return end, bool(_ADDRESS.search(text)) or " GMT" in text or _strength(text) > 1
    lines = _may_tell(sheet, end) if _END.search(text) else []
    if not lines:
        return None
    whole = _whole_attribution(lines, end)
    if whole and (whole[0] < end or (_DATE.search(text) and _ADDRESS.search(text))):
        return whole
    return _torn_attribution(lines, end) or whole


def _may_tell(sheet: Sheet, end: int) -> list[str]:
    """Give the lines that may be one attribution down to ``end``; none where nothing in them says who or when."""
    first = end
    while first > max(0, end - _LONGEST + 1) and sheet.is_open(first - 1):
        first -= 1
    lines = [line.text for line in sheet.lines[first : end + 1]]
    return lines if any(map(_tells, lines)) else []


@lru_cache(maxsize=2 * _LONGEST)  # a line is looked at from each of those below it
def _tells(line: str) -> bool:
    """Tell whether a line may say who or when."""
    low = line.casefold()
    return bool(_FIGURES.search(line)) or any(stem in low for stem in _STEMS)


def _whole_attribution(lines: Sequence[str], end: int) -> tuple[int, bool] | None:
    """Find an attribution that opens as attributions do, the longest first, among the lines down to ``end``."""
    for at in range(len(lines)):
        strength = _strength(" ".join(lines[at:])) if _is_plausible_start(lines[at:]) else 0
        if strength:
            return end - len(lines) + 1 + at, strength > 1
    return None


def _torn_attribution(lines: Sequence[str], end: int) -> tuple[int, bool] | None:
    """Find one whose first line opens in some other way: who, when and an address must all be in it."""
    everything = " ".join(lines)
    if not (_ADDRESS.search(everything) and _DATE.search(everything)):
        return None
    for at in range(len(lines) - 2, -1, -1):
        text = " ".join(lines[at:])
        if _TORN_START.fullmatch(lines[at]) and _ADDRESS.search(text) and _DATE.search(text) and _strength(text) > 1:
            return end - len(lines) + 1 + at, True
    return None


def _is_plausible_start(lines: Sequence[str]) -> bool:
    """Tell whether the first of several lines opens as an attribution does: with a date soon."""
    if len(lines) == 1:
        return True
    if _END.search(lines[0]) and lines[0].endswith((":", "：")):
        return False
    has_date = bool(_SOON.search(lines[0]) and _OPENING.match(lines[0]))
    return has_date or bool(len(lines) < _LONGEST and _TORN_ADDRESS.match(lines[1]) and _NAME.fullmatch(lines[0]))


def _strength(text: str) -> int:
    """Weigh a joined attribution: 2 beyond doubt, 1 when a quote follows, 0 none."""
    if len(text) > _WIDEST:
        return 0
    if _SPEAKERS.search(text) and not _WROTE_WHEN.search(text):
        return int(bool(_STAMPED.search(text)))
    if _DASHED.match(text):
        return 2
    bare = _ADDRESS.sub("", text)
    dated, addressed, said = bool(_DATE.search(text)), bool(_ADDRESS.search(text)), bool(_verb().search(text))
    if not said and _OWN.search(bare):
        return 0
    closed = text.rstrip("*_ ").endswith((":", "：", "写道", "작성")) or (addressed and bool(_UNCLOSED.search(text)))
    if closed and dated + addressed + said > 1 and (said or _OPENING.match(text)):
        return 2 if addressed or (_MOMENT.search(text) and not _THEIRS.search(text)) else 1
    return _weakness(text, closed=closed, said=said, addressed=addressed) or int(
        dated and addressed and len(text.split()) <= _MOST_WORDS
    )


def _weakness(text: str, *, closed: bool, said: bool, addressed: bool) -> int:
    """Weigh an attribution that lacks two of the three things that make it sure."""
    if not closed:
        return 0
    short = len(text.split()) <= _MOST_WORDS
    if short and addressed and _MOMENT.search(text):
        return 2
    return int(bool(_NAMELESS.match(text)) or (short and (said or addressed or bool(_SAID.search(text)))))


@cache
def _verb() -> re.Pattern[str]:
    """Compile the verbs, which most drafts never need."""
    return re.compile(
        r"""(?<!\w)(?:wrote|writes|written|schrieb|schrieben|geschrieben|schreef|geschreven|escribi[óo]|ha\ escrito|
        (?:a|ont)\ [ée]crit|ha\ scritto|scrisse|scrive|escreveu|escreveram|napisał(?:a|\(a\)|/a)?|pisze|
        (?:на)?писала?|написал\(а\)|пишет|skrev|skriver|kirjoitti|napsal(?:a|\(a\))?|napísal(?:a|\(a\))?|
        yazdı|a\ scris|írta|έγραψε|đã\ viết|menulis|написа|написав(?:ла)?|пише|napisao(?:la|/la)?|napisal(?:a)?|
        je\ napisao|rašė|kirjutas|rakstīja|va\ escriure|ha\ escrit|idatzi\ du|skrifaði|کتب|كتب(?:ت)?|כתב(?:ה)?|نوشت|
        tarihinde|odesílatel)(?!\w)|写道|写到|寫道|書きました|さんのメール|작성|썼습니다|님이|เขียน|ने\ लिखा""",
        re.IGNORECASE | re.VERBOSE,
    )
