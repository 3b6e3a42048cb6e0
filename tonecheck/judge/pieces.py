"""The sentences of a draft, the Subject's first, and what was decided of each at its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

from tonecheck.judge.decision import Decision
from tonecheck.judge.sentiment import Sentiment
from tonecheck.report import Sentence

if TYPE_CHECKING:
    from tonecheck.draft.reading import Draft
    from tonecheck.draft.sentences import Span
    from tonecheck.draft.stand_in import Stretches

    Piece = tuple[str, Span, Literal["subject"] | None]

_LINE_BREAK = re.compile(r"\r\n|[\r\n\u2028\u2029]")


def pieces_of(read: Draft) -> list[Piece]:
    """Give each sentence's text, span and field: the subject's first, then the body's."""
    subject: list[Piece] = [(read.subject[span.start : span.end], span, "subject") for span in read.subject_spans]
    return subject + [(read.text[span.start : span.end], span, None) for span in read.spans]


def judged_sentences(
    read: Draft, decision: Decision, sentiment: Callable[[str], Sentiment], repeated: Sequence[Stretches]
) -> tuple[Sentence, ...]:
    """Build the judged sentences; ``repeated`` has the stretches of each in whose place a stand-in was read."""
    places = {"subject": _Places(read.subject), None: _Places(read.text)}
    sentences = []
    for index, (text, span, field) in enumerate(pieces_of(read)):
        line, column = places[field].locate(span.start)
        sentences.append(
            Sentence(
                start=span.start,
                end=span.end,
                line=line,
                column=column,
                text=text,
                flag=decision.flags[index],
                burn=round(decision.burns[index], 4),
                caution=round(decision.cautions[index], 4),
                reason=decision.reasons[index],
                sentiment=sentiment(text).compound,
                field=field,
                repeated=repeated[index],
            )
        )
    return tuple(sentences)


class _Places:
    """Line and column of offsets that only ever grow."""

    def __init__(self, text: str) -> None:
        self._breaks = [match.end() for match in _LINE_BREAK.finditer(text)]
        self._next = 0

    def locate(self, offset: int) -> tuple[int, int]:
        """Give the 1-based line and column of an offset not before the last one asked for."""
        while self._next < len(self._breaks) and self._breaks[self._next] <= offset:
            self._next += 1
        start = self._breaks[self._next - 1] if self._next else 0
        return self._next + 1, offset - start + 1
