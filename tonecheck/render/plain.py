"""Text that fits a terminal and cannot steer it."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Final

_WIDTH: Final = 78
CONTROL: Final = dict.fromkeys((*range(32), *range(127, 160), *range(8234, 8239), *range(8294, 8298)), "�")


def wrap(text: str, indent: str, *, later: str | None = None) -> str:
    """Wrap to the width; the first line indented, the later ones as far or as ``later`` says."""
    return textwrap.fill(text, _WIDTH, initial_indent=indent, subsequent_indent=indent if later is None else later)


def visible(text: str) -> str:
    """Fold white space, and replace control and direction signs, so that no draft can steer the terminal."""
    return " ".join(text.split()).translate(CONTROL)


def listed(words: Sequence[str]) -> str:
    """Join words as people do: "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
