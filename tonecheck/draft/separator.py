"""The lines that announce a quoted or forwarded mail: "-----Original Message-----" and its translations."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

_DASH: Final = "-–—‐‑−_=*#"
_ORIGINAL: Final = r"""
    original|originale?|urspr(?:ü|ue)ngliche|originalnachricht|origine|oorspronkelijk|ursprungligt|
    originalmeddelande|
    oprindelig|opprinnelig|alkuperäinen|oryginaln|původní|pôvodná|исходное|оригинал|orijinal|özgün|eredeti|αρχικό|
    αρχικ|originalbesked|mesaj original|原始邮件|原始郵件|原邮件|元のメッセージ|原始訊息|원본|thư gốc|
    pesan asli|הודעה מקורית|الرسالة الأصلية|
    início da mensagem|izvorna|оригінал|первоначално|reply\ message|antwort\ nachricht"""
_FORWARDED: Final = r"""
    forwarded|weitergeleitet|transf[ée]r|réexpédi|reenviad|inoltrat|encaminhad|doorgestuurd|vidarebefordra|
    videresend|
    välitetty|edelleenlähet|przekazan|přeposlan|preposlan|пересылаем|пересылаемое|переслан|iletilen|iletilmiş|
    továbbított|
    redirecționat|προωθημέν|转发|轉寄|轉發|転送|전달|chuyển tiếp|diteruskan|הועבר|معاد توجيه|proslijeđen"""
_RULED: Final = re.compile(
    rf"^[{_DASH}\s]{{2,}}(?P<title>[^{_DASH}\n].{{0,60}}?)[{_DASH}\s:]{{2,}}$|^[{_DASH}]{{4,}}\s*(?P<half>\w.{{0,50}})$"
)
_LINE_WORDS: Final = (" line", " linie", " ligne")
_RULE: Final = re.compile(rf"[{_DASH}]{{5,}}|(?:[{_DASH}] ){{5,}}[{_DASH}]?")


def is_separator(text: str) -> bool:
    """Tell whether a trimmed line says that a quoted or forwarded mail begins."""
    if len(text) > 120:  # noqa: PLR2004
        return False
    ruled = _RULED.match(text)
    title = (ruled["title"] or ruled["half"] or "") if ruled else ""
    if title and _title().search(title.lower().replace("i̇", "i")):  # a large Turkish i
        return True
    if _has_colon(text) and _begin().fullmatch(text.strip("*_ ")):
        return True
    return _asks_for_reply(text)


def _asks_for_reply(text: str) -> bool:
    """Tell whether a help desk asks in a line to answer above it."""
    low = text.lower()
    return any(line in low for line in _LINE_WORDS) and bool(_reply_above().fullmatch(text))


def _has_colon(text: str) -> bool:
    """Tell whether a line ends with a colon, bold or not."""
    return text.rstrip("*_ ").endswith((":", "："))


def is_rule(text: str) -> bool:
    """Tell whether a trimmed line is nothing but a drawn line."""
    return _RULE.fullmatch(text) is not None


@cache
def _title() -> re.Pattern[str]:
    """Compile the names of quoted and forwarded mails in small letters, needed below dashes only."""
    return re.compile(rf"(?:{_ORIGINAL}|{_FORWARDED})", re.VERBOSE)


@cache
def _begin() -> re.Pattern[str]:
    """Compile the announcements that end with a colon."""
    return re.compile(
        r"(?:(?:begin )?forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|"
        r"anfang der weitergeleiteten (?:nachricht|e-mail)|début du message (?:réexpédié|transféré)|"
        r"inicio del mensaje reenviado|"
        r"inizio (?:del )?messaggio inoltrato|início da mensagem (?:reencaminhada|encaminhada)|"
        r"begin doorgestuurd bericht|start på vidarebefordrat|vidarebefordrat brev|start på videresendt|"
        r"välitetty viesti|"
        r"początek przekazywanej|začátek přeposílané|начало переадресованного|iletilen ileti başlangıcı|转发的邮件|"
        r"転送されたメッセージ|전달된 메시지)\s*:?",
        re.IGNORECASE,
    )


@cache
def _reply_above() -> re.Pattern[str]:
    """Compile the lines above which a help desk wants the answer."""
    return re.compile(
        r"\W*(?:please )?(?:type|write|enter|add|send)?\s*(?:your )?(?:reply|respond|response)s?"
        r"(?: to this (?:e-?mail|message))? (?:above|over|before) "
        r"(?:this|the) (?:line|dotted line)\b.{0,80}|"
        r"\W*(?:bitte )?antwort\w* (?:bitte )?(?:oberhalb|über) dieser linie\b.{0,80}"
        r"|\W*répond(?:re|ez) au-dessus de cette ligne\b.{0,80}",
        re.IGNORECASE,
    )
