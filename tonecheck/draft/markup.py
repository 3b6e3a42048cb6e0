"""What the attributes of an HTML element say of who wrote what it holds, mail program by mail program."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal

Told = Literal["quote", "attribution", "signature", "wrapper", "rest"]  # a wrapper holds quotes, a rest goes to the end

_HIDDEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?<![-\w])opacity\s*:\s*0(?![.\d])|"
    r"font-size\s*:\s*0(?![.\d])|max-height\s*:\s*0(?![.\d])",
    re.IGNORECASE,
)
_INDENT: Final = re.compile(r"border\s*:\s*(?:none|0)", re.IGNORECASE)
_CLASSES: Final[dict[str, Told]] = {
    "gmail_quote": "wrapper",
    "gmail_quote_container": "wrapper",
    "gmail_attr": "attribution",
    "gmail_signature": "signature",
    "gmail_signature_prefix": "signature",
    "moz-cite-prefix": "attribution",
    "moz-email-headers-table": "quote",
    "moz-forward-container": "quote",
    "moz-signature": "signature",
    "protonmail_quote": "wrapper",
    "protonmail_signature_block": "signature",
    "tutanota_quote": "quote",
    "yahoo_quoted": "quote",
    "yahoo-signature": "signature",
    "zmail_extra": "wrapper",
    "zmail_extra_hr": "quote",
    "apple-signature": "signature",
    "airmailquote": "quote",
    "airmail_signature": "signature",
    "hiri_quote": "quote",
    "k9mail-signature": "signature",
    "k9mail_signature": "signature",
    "tbody-quote": "quote",
    "gmx_quote": "quote",
    "wmquote": "quote",
    "hmquote": "quote",
    "mail_quote": "quote",
    "freemail_quote": "quote",
    "fastmail_signature": "signature",
    "ntes-mailmaster-quote": "quote",
    "mcnt_quote": "quote",
    "front-signature": "signature",
    "sh-signature": "signature",
}
_IDS: Final[dict[str, Told]] = {
    "divrplyfwdmsg": "rest",
    "appendonsend": "rest",
    "stopspelling": "rest",
    "olk_src_body_section": "quote",
    "mail-editor-reference-message-container": "quote",
    "reply-intro": "attribution",
    "isreplycontent": "quote",
    "isforwardcontent": "quote",
    "replybody": "wrapper",
    "signature": "signature",
    "ms-outlook-mobile-signature": "signature",
    "applemailsignature": "signature",
    "lineseparator-signature": "signature",
    "fastmail-quoted": "quote",
    "qt": "quote",
    "protonmail_mobile_signature_block": "signature",
}


def told_by(tag: str, attributes: Mapping[str, str]) -> Told | None:
    """Tell what an element's name, class and id say of its content; None where they say nothing.

    Outlook on the web writes ``x_`` before the names of what it has received; they mean the same.
    """
    classes = [name.removeprefix("x_") for name in attributes.get("class", "").lower().split()]
    if tag == "blockquote":
        return None if _is_indent(classes, attributes) else "quote"
    if attributes.get("data-smartmail") == "gmail_signature":
        return "signature"
    if tag == "div" and attributes.get("name", "").lower() == "quote":
        return "quote"
    for name in classes:
        told = _CLASSES.get(name) or _by_ending(name)
        if told:
            return told
    identifier = attributes.get("id", "").lower()
    return _IDS.get(re.sub(r"^(?:x_)+", "", identifier))


def has_hidden_style(attributes: Mapping[str, str]) -> bool:
    """Tell whether an element is not shown."""
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style", "")))


def _is_indent(classes: list[str], attributes: Mapping[str, str]) -> bool:
    """Tell whether a blockquote is only the sender's indentation, as the editors' indent buttons write it."""
    if "gmail_quote" in classes or "cite" in attributes or attributes.get("type", "").lower() == "cite":
        return False
    style = attributes.get("style", "")
    return bool(_INDENT.search(style)) and "border-left" not in style.lower()


def _by_ending(name: str) -> Told | None:
    """Tell by the end of a class name before which a program puts a mark of its own, as Yahoo does."""
    if name.endswith("yahoo_quoted"):
        return "quote"
    return "signature" if name.endswith("signature") and name.startswith("ydp") else None
