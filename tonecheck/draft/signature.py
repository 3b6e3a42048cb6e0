"""Signatures: below ``-- ``, what programs add of themselves, and the title, company and telephone below a name."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from tonecheck.draft.lines import Sheet
from tonecheck.draft.separator import is_rule

_DASHES: Final = re.compile(r"(?:--|––|—|–|-­-)")
_POSTSCRIPT: Final = re.compile(r"(?:p\.? ?){1,3}s\b[.:,]?\s*[-–:]?\s*\S", re.IGNORECASE)
_LIST_SIGNS: Final = (
    "scri",
    "receiv",
    "you got this",
    "group",
    "github",
    "list",
    "archive",
    "discussion",
    "options",
    "repl",
)
_WIDEST: Final = 160
_MOST_LINES: Final = 16  # below dashes without the space that makes them a signature's
_SPEAKING: Final = re.compile(
    r"\b(?:i|i['’]\w+|you|you['’]\w+|your|my|we)\b(?=(?:\W+\w+){3})|(?:\w+\W+){4}(?:i|you|your|me)\b", re.IGNORECASE
)
_BEGINS: Final = tuple(
    (
        "sent from |sent via |sent with |sent using |sent by |sent on |sent securely |sent wirelessly |"
        "written on|written with |this message was sent |this email was sent |this e-mail was sent |"
        "this mail was sent |the message was sent|composed on |typed on |get outlook |get bluemail |get newton |"
        "get spark |download outlook |hanki outlook|pobierz program outlook|skaffa outlook|hent outlook |få outlook |"
        "outlook für |outlook pour |outlook per |outlook para |ios 版 outlook|von outlook |send from my |elküldve |"
        "gesendet |verschickt|von meinem |von meiner |mit meinem |"
        "diese nachricht wurde |diese mail wurde |diese e-mail wurde |envoyé |obtenez outlook|"
        "télécharger outlook|enviado |enviada |obtener outlook |obter outlook |obter o outlook |inviato |"
        "ottieni outlook|verstuurd |verzonden |outlook voor |skickat från |hämta outlook |sendt fra |lähetetty |"
        "wysłane |wysłano |odesláno |odoslané |trimis |отправлено |надіслано |发自|从|從|傳送自|发送自|나의 |"
        "στάλθηκε από |נשלח מ|أرسلت من |أُرسلت من |được gửi từ|dikirim dari |typos courtesy |typos brought |"
        "please excuse |excuse |forgive |please forgive |pardon |please pardon"
    ).split("|")
)
_BARE: Final = re.compile(
    r"sent from my(?: [\w'’+-]+){1,3}|from my (?:\w+ )?(?:i?phone|ipad|mobile|cell)(?: \w+)?|via mobile|\w+ from mobile"
)
_TOLD: Final = re.compile(  # "This message was sent …" is a program's only with what and from where
    r"this (?:message|e-?mail|mail) was sent (?:from|using|with|via|by|on) "
    r"(?!.*\b(?:of|at|who|in|to|you|your|as|with an?|the)\b)(?:my |an? )?[\w.'’+-]+(?: [\w.'’+-]+){0,3}"
)
_EXCUSES: Final = ("please excuse", "excuse", "please forgive", "forgive", "please pardon", "pardon")
_SLIPS: Final = ("brevity", "typo", "autocorrect", "auto-correct", "thumb", "spelling", "terse", "fat finger")
_ENDS: Final = ("gesendet", "verschickt", "gönderildi", "küldve", "から送信", "에서 보냄", "iphoneから", "downloaden")
_MACHINES: Final = (  # what makes "Sent from …" a program's word and not the sender's
    "phone|ipad|ipod|android|blackberry|outlook|mail|mobile|mobil|móvil|samsung|galaxy|pixel|huawei|nokia|"
    "xperia|htc|windows|yahoo|superhuman|spark|proton|tutanota|thunderbird|k-9|device|handy|tablet|gerät|"
    "portable| app|wireless|handheld|palm|treo|verizon|t-mobile|zoho|brevity|typo|autocorrect|thumbs| mac|"
    "watch|puhelim|telefon|telefoon|cellulare|celular|komór|téléfono|teléfono|gmx|web.de|lumia|nexus|oneplus|"
    "xiaomi|redmi|motorola|droid|移动|手机|手機|邮箱|郵件|스마트폰|携帯|айфон|смартфон|телефон|почт|newton|"
    "iphon|boxer|canary|em client|missive|messaging|imp,"
).split("|")


def mark_signatures(sheet: Sheet) -> None:
    """Mark signatures in every run of lines that the quotes leave to the sender."""
    for at in range(len(sheet.lines)):
        if sheet.is_open(at) and is_device_line(sheet.lines[at].text):
            sheet.claim(at, at + 1, "signature")
    for segment in list(sheet.segments()):
        _mark_dashed(sheet, segment)
    _mark_list_footers(sheet)


def is_postscript(text: str) -> bool:
    """Tell whether a trimmed line begins a P.S."""
    return _POSTSCRIPT.match(text) is not None


def is_device_line(text: str) -> bool:
    """Tell whether a trimmed line is one that a mail program adds: "Sent from my iPhone"."""
    if len(text) > _WIDEST:
        return False
    bare = text.lower().strip("*_[]<>()-–—.! ")
    if bare.startswith("this ") and not _TOLD.fullmatch(bare):
        return False
    is_made = bare.startswith(_BEGINS) or bare.endswith(_ENDS)
    if _BARE.fullmatch(bare):
        return True
    if bare.startswith(_EXCUSES):
        return any(slip in bare for slip in _SLIPS)
    return is_made and any(machine in bare for machine in _MACHINES) and not _is_own(bare)


def is_list_line(text: str) -> bool:
    """Tell whether a trimmed line is one that a mailing list or a web service adds."""
    low = text.lower()
    return any(sign in low for sign in _LIST_SIGNS) and bool(_list().match(text))


def _is_own(text: str) -> bool:
    """Tell whether a line goes on as a sentence of the sender: "Sent from my phone, because you never …"."""
    if re.search(r"[.!?]\s+(?!please|excuse|sorry|pardon|forgive|http)\w", text):
        return True
    own = r"\b(?:because|since|but|while|you never|youre|your?|ur?|im)\b(?! brevity)"
    return bool(re.search(own, text[10:], re.IGNORECASE))


def _mark_dashed(sheet: Sheet, segment: range) -> None:
    """Mark what stands below a line of dashes; a postscript below it stays the sender's."""
    for at in segment:
        if not _DASHES.fullmatch(sheet.lines[at].text):
            continue
        end = _signature_end(sheet, at, segment.stop)
        if end is None or not sheet.has_words_above(at):
            continue
        if sheet.raw(at) == "-- " or not _talks(sheet, at + 1, end):
            sheet.claim(at, end, "signature")
            return


def _signature_end(sheet: Sheet, at: int, stop: int) -> int | None:
    """Give where a signature ends, at a postscript or at the end of the run; None where it is too long for one."""
    lines = 0
    for later in range(at + 1, stop):
        if is_postscript(sheet.lines[later].text):
            return later
        lines += bool(sheet.lines[later].text)
        if lines > _MOST_LINES:
            return None
    return stop


def _talks(sheet: Sheet, first: int, end: int) -> bool:
    """Tell whether a person speaks in lines: then the dashes above them only part two thoughts."""
    return any(_SPEAKING.search(sheet.lines[at].text) for at in range(first, end) if sheet.is_open(at))


def _mark_list_footers(sheet: Sheet) -> None:
    """Mark the paragraph in which a mailing list or a web service speaks, and the drawn line above it."""
    for at in range(len(sheet.lines)):
        if not sheet.is_open(at) or not is_list_line(sheet.lines[at].text):
            continue
        first = end = at
        while end < len(sheet.lines) and sheet.is_open(end):
            end += 1
        while first and (is_rule(sheet.lines[first - 1].text) or _DASHES.fullmatch(sheet.lines[first - 1].text)):
            first -= 1
        sheet.claim(first, end, "signature")


@cache
def _list() -> re.Pattern[str]:
    """Compile the phrases of mailing lists, which most drafts never need."""
    return re.compile(
        r"""(?:you\ (?:received|are\ receiving|got)\ this\ (?:message|email|e-mail|mail|because)|to\ unsubscribe\b|
        unsubscribe\b.{0,5}
        http|to\ stop\ receiving|for\ more\ options,\ visit|to\ post\ to\ this\ group|reply\ to\ this\ email\ directly|
        to\ view\ this\ discussion|view\ it\ on\ github|\S+\ mailing\ list$|manage\ your\ subscription|archives?:\ http|
        (?:un)?subscribe:\ )""",
        re.IGNORECASE | re.VERBOSE,
    )
