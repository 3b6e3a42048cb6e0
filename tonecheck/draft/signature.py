"""Signatures: below ``-- ``, what programs add of themselves, and the title, company and telephone below a name."""

from __future__ import annotations

import re
from typing import Final

from tonecheck.draft.lines import Sheet
from tonecheck.draft.separator import is_rule

_DASHES: Final = re.compile(r"(?:--|––|—|–|-­-)")
_POSTSCRIPT: Final = re.compile(r"(?:p\.? ?){1,3}s\b[.:,]?\s*[-–:]?\s*\S", re.IGNORECASE)
_MOST_LINES: Final = 16  # below dashes without the space that makes them a signature's
_SPEAKING: Final = re.compile(
    r"\b(?:i|i['’]\w+|you|you['’]\w+|your|my|we)\b(?=(?:\W+\w+){3})|(?:\w+\W+){4}(?:i|you|your|me)\b", re.IGNORECASE
)
_DEVICE: Final = re.compile(
    r"""(?:
    (?:th(?:is|e)\ (?:message|e-?mail|mail)\ (?:was|has\ been)\ )?
    (?:sent|written|composed|typed)\ (?:\w+\ )?(?:from|via|with|using|by|on)\ .{2,100}
    |get\ (?:outlook|bluemail|newton|spark|aqua\ mail)\ for\ .{2,60}
    |download\ (?:outlook|spark|bluemail)\ for\ .{2,40}
    |(?:von|mit)\ mein(?:em|er)\ .{2,40}\ (?:gesendet|gesandt|verschickt)\W*
    |(?:diese\ (?:nachricht|mail|e-mail)\ wurde\ )?(?:gesendet|verschickt|verfasst)\ (?:von|mit|aus|über|
    via)\ .{2,80}
    |diese\ (?:nachricht|mail|e-mail)\ wurde\ .{2,70}\ (?:gesendet|verschickt)\W*
    |envoyé\ (?:de|depuis|à\ partir|avec|via|par)\b.{2,60}|obtenez\ outlook\ pour\ .{2,40}|
    t[ée]l[ée]charge[rz]\ outlook.{2,40}
    |enviado\ (?:desde|con|do|de|pelo|via|a\ partir)\b.{2,60}|obtener\ outlook\ para\ .{2,40}|
    obter\ o?\ ?outlook\ para\ .{2,40}
    |inviato\ (?:da|dal|con|tramite)\b.{2,60}|ottieni\ outlook\ per\ .{2,40}
    |(?:verstuurd|verzonden)\ (?:vanaf|vanuit|met|via|van)\b.{2,60}|outlook\ voor\ .{2,20}\ downloaden.{0,40}
    |skickat\ från\ .{2,60}|sendt\ fra\ .{2,60}|hämta\ outlook\ för\ .{2,40}|lähetetty\ .{2,50}
    |wysłan[eo]\ (?:z|ze|za)\ .{2,60}|odesláno\ (?:z|ze)\ .{2,60}|odoslané\ (?:z|zo)\ .{2,60}|trimis\ (?:de\ pe|
    din|de)\ .{2,60}
    |отправлено\ (?:с|из|от)\ .{2,60}|надіслано\ (?:з|із)\ .{2,60}|.{2,30}(?:['’]\w{2,8})?\ gönderildi\W*
    |.{2,30}から送信.{0,8}|(?:发自|從|从|傳送自|发送自).{2,40}|나의\ .{2,20}에서\ 보냄|.{2,30}에서\ 보냄
    |στάλθηκε\ από\ .{2,40}|נשלח\ מ.{2,40}|أرسلت\ من\ .{2,40}|được\ gửi\ từ\ .{2,40}|dikirim\ dari\ .{2,40}
    |(?:please\ )?(?:excuse|forgive|pardon)\ (?:the\ |my\ |any\ )?(?:brevity|typos?|spelling|errors|thumbs|
    autocorrect|fat).{0,70}
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_MACHINE: Final = re.compile(  # what makes "Sent from …" a program's word and not the sender's
    r"""phone|ipad|ipod|android|blackberry|outlook|mail\b|mobile|mobil|móvil|samsung|galaxy|pixel|huawei|nokia|
    xperia|htc|
    windows|yahoo|gmail|superhuman|spark|proton|tutanota|tuta\b|thunderbird|airmail|mailspring|k-9|device|handy|
    tablet|
    gerät|portable|smartphone|app\b|wireless|handheld|palm|treo|lg\b|verizon|t-mobile|rogers|bell\b|zoho|
    fastmail|brevity|
    typo|messaging|autocorrect|thumbs|mac\b|macbook|watch|puhelim|telefon|telefoon|cellulare|celular|komór|tel[ée]fono|
    gmx|web\.de|
    hey\b|superhuman|lumia|nexus|oneplus|xiaomi|redmi|motorola|droid|移动|手机|手機|邮箱|郵件|스마트폰|携帯|
    айфон|смартфон|
    телефон|почт|notion|front\b|polymail|bluemail|boxer|nine\b|canary|mailbird|em\ client|missive|aqua""",
    re.IGNORECASE | re.VERBOSE,
)
_LIST: Final = re.compile(
    r"""(?:you\ (?:received|are\ receiving|got)\ this\ (?:message|email|e-mail|mail|because)|to\ unsubscribe\b|
    unsubscribe\b.{0,5}
    http|to\ stop\ receiving|for\ more\ options,\ visit|to\ post\ to\ this\ group|reply\ to\ this\ email\ directly|
    to\ view\ this\ discussion|view\ it\ on\ github|\S+\ mailing\ list$|manage\ your\ subscription|archives?:\ http|
    (?:un)?subscribe:\ )""",
    re.IGNORECASE | re.VERBOSE,
)


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
    bare = text.strip("*_[]<>()-–— ")
    return len(text) <= 160 and bool(_DEVICE.match(bare)) and bool(_MACHINE.search(text)) and not _is_own(bare)  # noqa: PLR2004


def _is_own(text: str) -> bool:
    """Tell whether a line goes on as a sentence of the sender: "Sent from my phone, because you never …"."""
    return bool(re.search(r"\b(?:because|since|but|while|you never|your?)\b(?! brevity)", text[10:], re.IGNORECASE))


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
        if not sheet.is_open(at) or not _LIST.match(sheet.lines[at].text):
            continue
        first = end = at
        while end < len(sheet.lines) and sheet.is_open(end):
            end += 1
        while first and (is_rule(sheet.lines[first - 1].text) or _DASHES.fullmatch(sheet.lines[first - 1].text)):
            first -= 1
        sheet.claim(first, end, "signature")
