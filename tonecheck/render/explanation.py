"""The reasons explained for people; 80 columns, no colour needed."""

from __future__ import annotations

import textwrap
from typing import Final

from tonecheck.advice.reasons import REASON_TEXTS
from tonecheck.labels import REASONS, Reason

_WIDTH: Final = 78
_NAMES: Final = max(map(len, REASONS))


def render_reasons() -> str:
    """List the ten reasons, one a line."""
    lines = [_filled(REASON_TEXTS[reason].meaning, f"{reason:<{_NAMES}}  ") for reason in REASONS]
    return "\n".join([*lines, "", "`tonecheck explain REASON` tells why it harms, with examples.", ""])


def render_reason(reason: Reason) -> str:
    """Explain one reason: what it is, why it harms, what helps, what burns and what does not."""
    words = REASON_TEXTS[reason]
    return "\n".join(
        [
            f"{reason} ({words.title})",
            "",
            _filled(words.meaning, "  "),
            _filled(words.harm, "  "),
            _filled(words.line, "  "),
            "",
            "Costs goodwill:",
            *(_filled(f"“{example}”", "  ") for example in words.burning),
            "",
            "Fine:",
            *(_filled(f"“{example}”", "  ") for example in words.fine),
            "",
        ]
    )


def _filled(text: str, lead: str) -> str:
    """Wrap a text behind its lead, later lines indented as far."""
    return textwrap.fill(text, _WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead), break_on_hyphens=False)
