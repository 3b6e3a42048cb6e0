"""Legal disclaimers and the like, which a company's server adds below a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from tonecheck.draft.lines import Sheet

_STEMS: Final = (
    "confid disclaim recipient addressee intended error environment virus empfänger adressat vertraulich destinat "
    "geadresseerde beoogde environnement imprimer umwelt registered registration amtsgericht handelsregister external "
    "outside "
    "geschäftsführer prohibited privileg legal privacy haftung company"
).split()
_PERSONAL: Final = re.compile(r"\b(?:i|i['’]\w+|me|my)\b(?![./])", re.IGNORECASE)
_ENOUGH_HINTS: Final = 4


def mark_disclaimers(sheet: Sheet) -> None:
    """Mark paragraphs in which a company's lawyers speak."""
    for paragraph in _paragraphs(sheet):
        text = " ".join(sheet.lines[at].text for at in paragraph)
        if is_disclaimer(text):
            sheet.claim(paragraph.start, paragraph.stop, "disclaimer")


def is_disclaimer(text: str) -> bool:
    """Tell whether a paragraph is a disclaimer: its set phrases, or many of its words and no "I"."""
    low = text.lower()
    if not any(stem in low for stem in _STEMS) or _PERSONAL.search(text):
        return False
    hints = {hint.lower() for hint in _hints().findall(text)}
    return bool(_certain().search(text)) or (len(hints) >= _ENOUGH_HINTS and _speaks_of_mail(low))


def _speaks_of_mail(low: str) -> bool:
    """Tell whether a paragraph in lower case speaks of the mail it stands in, or of who gets it."""
    return any(
        word in low
        for word in ("this e", "this message", "this communication", "this transm", "recipient", "addressee")
    )


def _paragraphs(sheet: Sheet) -> Iterator[range]:
    """Yield the runs of the sender's lines without an empty one between."""
    first = 0
    for at in range(len(sheet.lines) + 1):
        if at == len(sheet.lines) or not sheet.is_open(at):
            if at > first:
                yield range(first, at)
            first = at + 1


@cache
def _certain() -> re.Pattern[str]:
    """Compile the set phrases, which most drafts never need."""
    return re.compile(
        r"""if\ you\ (?:are|were)\ not\ the\ (?:intended|named|correct)|not\ the\ (?:intended|named)\ (?:recipient|
        addressee)
        |intended\ (?:only\ |solely\ |exclusively\ )?for\ the
        (?:\ (?:sole\ |exclusive\ )?use\ of\ the)?\s
        (?:named|individual|addressee|intended|person|recipient)|received\ (?:it|
        this(?:\ \w+)?)\ (?:\w+\ )?in\ error
        |consider\ the\ environment\ before|^\W*(?:confidentiality|legal|privacy)\ (?:notice|note|disclaimer|
        warning)\b
        |^\W*(?:disclaimer|haftungsausschluss)\b\s*[:\-–]
        |^this\ (?:e-?mail|message|communication)\b.{0,60}\b(?:is|are|contains?|may\ contain)\b.{0,40}\bconfidential
        |virus-free\.|(?:has\ been|was)\ (?:scanned|
        checked)\ for\ viruses
        |scanned\ by\ .{2,40}(?:antivirus|virus|security)
        |nicht\ der\ (?:richtige|vorgesehene|beabsichtigte)\ (?:adressat|empfänger)|vertrauliche\ (?:und/oder|
        und\ rechtlich|informationen)
        |(?:n['’]êtes|n['’]etes)\ pas\ le\ destinataire|(?:confidentiels?\ et\ )?(?:établis|
        destinés)\ à\ l['’](?:intention|usage)\ exclusi
        |no\ es\ (?:usted\ )?el\ destinatario|confidencial\ (?:y|e)\ (?:dirigida|destinada|para|está|privilegiada)
        |não\ (?:for|é|seja)\ o\ destinatário|non\ (?:è|siete|sei|foste)\ (?:il|i)\ destinatari|
        niet\ de\ (?:geadresseerde|beoogde)
        |pense[zr]\ (?:à\ l['’]environnement|avant\ d['’]imprimer)|denken\ sie\ an\ die\ umwelt|
        registered\ in\ (?:england|ireland|scotland)\b.{0,40}\d{4}
        |^\W*(?:caution|warning|attention|external|\[external\])\b.{0,80}\b(?:external\ (?:sender|source|e-?mail|mail|
        message)|from\ (?:an\ )?(?:external|outside)|outside\ (?:of\ )?(?:the|our|your)\ (?:organi|company|network))
        |^\W*this\ (?:e-?mail|message)\ (?:has\ )?(?:originated|came|comes|was\ sent|is)\ from
        \ (?:an\ )?(?:external|outside)\b
        |company\ (?:registration\ )?(?:number|no\.?)\W+\d|registered\ office:|amtsgericht\ \w+|handelsregister|
        geschäftsführer\w*:""",
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def _hints() -> re.Pattern[str]:
    """Compile the words of lawyers, which most drafts never need."""
    return re.compile(
        r"""this\ (?:e-?mail|message|communication|transmission)|attachments?|confidential|privileged|
        intended\ recipient|addressee|
        unauthori[sz]ed|disclosure|dissemination|prohibited|delete|notify\ the\ sender|copying|distribution|
        do\ not\ necessarily|
        liability|viruses|destinataire|vertraulich|destinatario""",
        re.IGNORECASE | re.VERBOSE,
    )
