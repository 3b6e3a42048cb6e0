"""How much is read before a source is refused: more than any mail holds, and little enough to take no time."""

from __future__ import annotations

from typing import Final

from tonecheck.errors import TooLongError

LARGEST: Final = 4_000_000  # code points of a body with all that it quotes
_MOST_BYTES: Final = 4 * LARGEST  # in the widest character set
_MOST_LINES: Final = 50_000
_MOST_TAGS: Final = 200_000


def refuse_large(data: bytes) -> None:
    """Raise where bytes that are said to be a text are more than any text that is read has.

    Raises:
        TooLongError: they are too many.
    """
    if len(data) > _MOST_BYTES:
        raise TooLongError(f"{len(data):,} bytes of text are too many for a mail; the limit is {_MOST_BYTES:,}")


def refuse_huge(text: str) -> None:
    """Raise where a text is so long, quotes and all, that looking for the sender's part would take seconds.

    Raises:
        TooLongError: it has too many lines or code points.
    """
    lines = max(text.count("\n"), text.count("\r"))
    if lines > _MOST_LINES:
        raise TooLongError(f"{lines:,} lines are too many for a mail; the limit is {_MOST_LINES:,}")
    if len(text) > LARGEST:
        raise TooLongError(f"{len(text):,} characters are too long for a mail; the limit is {LARGEST:,}")


def refuse_tags(source: str) -> None:
    """Raise where an HTML document has more tags than mail programs write; pictures within it may be of any size.

    Raises:
        TooLongError: it has too many.
    """
    tags = source.count("<")
    if tags > _MOST_TAGS:
        raise TooLongError(f"{tags:,} tags are too many for a mail; the limit is {_MOST_TAGS:,}")
