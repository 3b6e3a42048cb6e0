"""The header lines that Outlook and its kin write above a quoted mail, in the languages they speak."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tonecheck.draft.lines import Sheet

_NAMES: Final = {
    "from": """From|Von|De|Da|Van|Från|Fra|Od|От|От кого|Lähettäjä|Kimden|Gönderen|发件人|寄件者|寄件人|差出人|
    보낸 사람|
        보낸사람|De la|Expeditor|Feladó|Από|מאת|من|Від|Отправитель|Expéditeur|Mittente|Remitente|Afzender|
        Absender|Avsändare|
        Avsender|Afsender|Pošiljatelj|Odesílatel|Odosielateľ|Nadawca|Từ|Người gửi|จาก|Dari|Desde|Saatja|Nuo|
        No|Подател|送信者|
        प्रेषक|De parte de|Frá|發件人|
        Šalje|Pošiljalac|ผู้ส่ง""",
    "sent": """Sent|Date|Sent at|Gesendet|Gesendet am|Datum|Envoyé|Envoyé le|Date d'envoi|Enviado|Enviado el|
    Enviada|
        Enviada em|Enviado em|Enviada el|Inviato|Inviato il|Data|Data invio|Verzonden|Verzonden op|Skickat|
        Sendt|Dato|Wysłano|
        Wysłane|Data wysłania|Отправлено|Дата|Lähetetty|Päivämäärä|Päiväys|Gönderildi|Gönderme Tarihi|
        Gönderim Tarihi|
        Gönderilme Tarihi|Tarih|发送时间|發送時間|发件日期|日期|寄件日期|送信日時|日付|日時|보낸 날짜|날짜|
        보낸날짜|Trimis|
        Trimis la|Elküldve|Küldve|Dátum|Odesláno|Odoslané|Στάλθηκε|Ημερομηνία|Εστάλη|נשלח|תאריך|تاريخ|التاريخ|
        تاريخ الإرسال|
        تم الإرسال|Надіслано|Fecha|Fecha de envío|Poslano|Đã gửi|Ngày|Gửi|Tanggal|Dikirim|Изпратено|ส่ง|
        วันที่|Saadetud|दिनांक|
        Poslané|Enviat|Data d'enviament|Sent On|Enviado en|Išsiųsta|Sent Date|Nosūtīts|
        Poslato|भेजा गया""",
    "to": """To|An|À|A|Para|Aan|Naar|Till|Til|Do|Komu|Кому|Vastaanottaja|Kime|Alıcı|收件人|收件者|宛先|
    받는 사람|받는사람|Către|
        La|Címzett|Προς|אל|إلى|Za|Đến|Tới|Người nhận|Kepada|Destinataire|Destinatario|Destinatário|
        Ontvanger|Empfänger|До|ถึง|
        Saaja|प्रति|Prima|Per|Pentru|Kam|Adressaat|Per a""",
    "cc": """Cc|Bcc|Kopie|Copie|Copie à|Copia|Con copia|Kopia|Kopi|DW|UDW|Копия|Kopio|Bilgi|抄送|副本|참조|
    Másolat|Kópia|
        Blindkopie|Κοιν|Κοινοποίηση|עותק|نسخة|Копія|Sao y|Cc n|Kop""",
    "subject": """Subject|Betreff|Objet|Asunto|Oggetto|Assunto|Onderwerp|Ämne|Emne|Temat|Тема|Aihe|Konu|主题|
    主旨|主題|件名|
        제목|Subiect|Tárgy|Předmět|Predmet|Θέμα|נושא|الموضوع|Chủ đề|Tiêu đề|Perihal|Subjek|Относно|Zadeva|
        เรื่อง|Teema|विषय|
        Assumpte|Sujet|Efni|Tema|Gaia|Tēma|Naslov|หัวเรื่อง""",
    "other": """Reply-To|Importance|Priority|Attachments?|Anhang|Anlagen?|Wichtigkeit|Priorität|Message-ID|
    Organization|
        Pièces jointes|Datos adjuntos|Allegati|Bijlagen|Bijlage|Importancia|Antwort an|Répondre à|Reply to""",
}
_KINDS: Final = {
    name.strip().replace("’", "'").lower(): kind for kind, names in _NAMES.items() for name in names.split("|")
}
_FIELD: Final = re.compile(r"[*_|\s]*(?P<name>[^\W\d_][^:：*<>@,;!?]{0,24}?)\s*[*_]*\s*[:：]\s*[*_]*\s*(?P<value>.*)")
_ADDRESS: Final = re.compile(r"\S@\S")
_MOMENT: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d[:.]\d\d(?!\d)")
_MOST_LINES: Final = 24
_MOST_FOLDED: Final = 3


@dataclass(frozen=True, slots=True)
class _Field:
    """One header line: what it tells, and its value."""

    kind: str
    value: str


def find_header_block(sheet: Sheet, first: int) -> int | None:
    """Find the block of header lines that begins at a line; give the line after it, or None."""
    opening = _field(sheet.lines[first].text) if sheet.is_open(first) else None
    if opening is None or opening.kind == "other":
        return None
    end, fields = first, []
    for at, field in _fields(sheet, first):
        end = at + 1
        fields.append(field)
    is_written = sheet.lines[first].text.lstrip("*_| ")[:1].islower()  # programs write the names with a capital
    return end if _is_header(fields, is_written=is_written) else None


def _fields(sheet: Sheet, first: int) -> Iterator[tuple[int, _Field]]:
    """Yield the header lines from a line on, and the lines folded after them as fields of no kind."""
    folded = 0
    for at in range(first, min(len(sheet.lines), first + _MOST_LINES)):
        text = sheet.lines[at].text
        field = _field(text)
        if field is not None:
            folded = 0
            yield at, field
        elif text and folded < _MOST_FOLDED and not sheet.quoted[at] and _has_field_soon(sheet, at):
            folded += 1
            yield at, _Field("folded", text)
        elif not _is_gap(sheet, at):
            return


def _is_gap(sheet: Sheet, at: int) -> bool:
    """Tell whether a line is empty and a header line follows at once: some programs space them out."""
    following = at + 1 < len(sheet.lines) and _field(sheet.lines[at + 1].text)
    return not sheet.lines[at].text and bool(following)


def _has_field_soon(sheet: Sheet, at: int) -> bool:
    """Tell whether a line is the value of the header line above it: another follows, or an empty line."""
    if _ADDRESS.search(sheet.lines[at].text):
        return True
    for later in range(at + 1, min(len(sheet.lines), at + _MOST_FOLDED)):
        if _field(sheet.lines[later].text):
            return True
        if not sheet.lines[later].text:
            return False
    return False


@lru_cache(maxsize=2 * _MOST_LINES)  # a line is looked at from each of those above it
def _field(text: str) -> _Field | None:
    """Read one header line in any of the languages."""
    match = _FIELD.match(text[:400])
    kind = _KINDS.get(match["name"].strip().replace("’", "'").lower()) if match else None
    return _Field(kind, match["value"]) if match and kind else None


def _is_header(fields: list[_Field], *, is_written: bool) -> bool:
    """Tell whether header lines are those of a mail: who and when, or who and what, not "From: 9, To: 5"."""
    kinds = {field.kind for field in fields} - {"folded", "other"}
    values = " ".join(field.value for field in fields)
    if not kinds & {"from", "sent"} or len(kinds) < 2:  # noqa: PLR2004
        return False
    if {"from", "subject"} <= kinds and not is_written:
        return True
    return bool(_ADDRESS.search(values)) or ("from" in kinds and "sent" in kinds and bool(_MOMENT.search(values)))
