"""The words of the mail answered that a draft repeats between quotation marks: theirs, whatever they say."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from tonecheck.draft.sentences import Span

_LONGEST: Final = 300  # code points to either side in which it may stand that words were said
_QUOTATION: Final = re.compile(
    r"\"(?P<a>[^\"“”]{3,600})\"|[“„](?P<b>[^“”„]{3,600})[”“]|«(?P<c>[^«»]{3,600})»|»(?P<d>[^«»]{3,600})«"
    r"|‘(?P<e>[^‘]{3,600}?)’(?!\w)|(?<!\w)'(?P<f>[^'\n]{3,600}(?:'\w[^'\n]{0,600}){0,8})'(?!\w)"
)
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ELISION: Final = re.compile(r"\[?(?:\.{3}|…)\]?")
_MOST: Final = 500  # quotations in one mail
_FEW: Final = 2  # so few words may be the sender's mockery, but where he says that they were said
_TELLING: Final = re.compile(
    r"\b(?:wr[oi]t\w+|sa(?:y|ys|id|ying)|call(?:s|ed|ing)?|describ\w+|tell(?:s|ing)?|told|stat(?:es?|ed|ing)"
    r"|mention\w*|term(?:ed|s)?|label\w*|quot\w+|refer\w*|phras\w+|put it|felt|found|considered|thought|words?"
    r"|feedback|comments?|remarks?|e?-?mail|message|letter|note)\b",
    re.IGNORECASE,
)


def find_repetitions(text: str, answered: str) -> tuple[Span, ...]:
    """Find what stands between quotation marks in a text and, word by word, in the mail answered.

    Args:
        text: the draft.
        answered: what its sender's correspondent wrote.

    Returns:
        The stretches between the marks, in order. So few words as might be mockery are left out unless the line says
        that they were said.
    """
    said = _words(answered)
    found = []
    for quotation in islice(_QUOTATION.finditer(text), _MOST):
        inner = Span(*quotation.span(quotation.lastgroup or 0))
        if _is_said(text[inner.start : inner.end], said) and _is_told(text, inner):
            found.append(inner)
    return tuple(found)


def _is_said(quoted: str, said: str) -> bool:
    """Tell whether all that is quoted, between elisions, stands in what was said."""
    pieces = [_words(piece) for piece in _ELISION.split(quoted)]
    return any(piece.strip() for piece in pieces) and all(piece in said for piece in pieces)


def _is_told(text: str, quoted: Span) -> bool:
    """Tell whether quoted words are more than a few, or are told as somebody's."""
    if len(_WORD.findall(text, quoted.start, quoted.end)) > _FEW:
        return True
    before = text[max(0, quoted.start - _LONGEST) : quoted.start].rpartition("\n")[2]
    after = text[quoted.end : quoted.end + _LONGEST].partition("\n")[0]
    return bool(_TELLING.search(before) or _TELLING.search(after))


def _words(text: str) -> str:
    """Give the words of a text in small letters between single spaces, one at either end."""
    return f" {' '.join(_WORD.findall(text.casefold().replace('’', chr(39))))} "
