"""Labelled drafts beside what a judge says of them: the rows from which all figures are computed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tonecheck.judge.checker import Checker
from tonecheck.labels import ELEMENTS, SCORES, Element, Flag, Reason, Verdict
from tonecheck.report import Report, Sentence
from tonecheck.train.corpus import LabelledDraft, LabelledSentence, shares_much

_LONG: Final = 8  # words


@dataclass(frozen=True, slots=True)
class SentenceRecord:
    """A labelled sentence and what was said of it: burn as a probability, the flag, the reason of a burn."""

    labelled: LabelledSentence
    burn: float
    flag: Flag
    reason: Reason | None

    @property
    def is_long(self) -> bool:
        """Whether it has eight words or more; greetings are short and ok, a shortcut worth taking away."""
        return len(self.labelled.text.split()) >= _LONG


@dataclass(frozen=True, slots=True)
class DraftRecord:
    """A labelled draft and what was said of it."""

    draft: LabelledDraft
    sentences: tuple[SentenceRecord, ...]
    verdict: Verdict
    scores: tuple[float, ...]
    elements: frozenset[Element]


def judge_drafts(checker: Checker, drafts: Iterable[LabelledDraft]) -> tuple[DraftRecord, ...]:
    """Judge drafts through the one door, as a user's draft would be."""
    return tuple(_judge(checker, draft) for draft in drafts)


def _judge(checker: Checker, draft: LabelledDraft) -> DraftRecord:
    """Judge one draft and lay the report over its labels."""
    text, spans = draft.compose()
    report = checker.check(text, kind="text", any_language=True)
    sentences = [_record(labelled, _over(span, report)) for labelled, span in zip(draft.sentences, spans, strict=True)]
    return DraftRecord(
        draft=draft,
        sentences=tuple(sentences),
        verdict=report.verdict,
        scores=tuple(getattr(report.scores, name) for name in SCORES),
        elements=frozenset(element for element in ELEMENTS if report.elements[element]),
    )


def _over(span: tuple[int, int], report: Report) -> list[Sentence]:
    """Find the judged sentences that share much with a span."""
    return [sentence for sentence in report.sentences if shares_much(span, (sentence.start, sentence.end))]


def _record(labelled: LabelledSentence, over: Sequence[Sentence]) -> SentenceRecord:
    """Take the hottest of the judged sentences over a labelled one."""
    if not over:
        return SentenceRecord(labelled, 0.0, "ok", None)
    hottest = max(over, key=lambda sentence: (sentence.flag == "burn", sentence.burn))
    return SentenceRecord(labelled, max(sentence.burn for sentence in over), hottest.flag, hottest.reason)


def second_reader_records(drafts: Sequence[LabelledDraft], second: Iterable[LabelledDraft]) -> tuple[DraftRecord, ...]:
    """Take a second reader's labels as a judge's answers, for the drafts that have them."""
    again = {draft.id: draft for draft in second}
    return tuple(_as_judged(draft, again[draft.id]) for draft in drafts if draft.id in again)


def _as_judged(draft: LabelledDraft, again: LabelledDraft) -> DraftRecord:
    """Lay one reader's labels over another's."""
    certainty = {"ok": 0.0, "caution": 0.5, "burn": 1.0}
    sentences = [
        SentenceRecord(first, certainty[other.flag], other.flag, other.reason)
        for first, other in zip(draft.sentences, again.sentences, strict=True)
    ]
    return DraftRecord(draft, tuple(sentences), again.verdict, tuple(map(float, again.scores)), again.elements)
