"""What to write instead of each flagged sentence: candidates from the moves, judged in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tonecheck.advice.decided import is_decided
from tonecheck.advice.facts import find_facts, find_slots, lose_facts
from tonecheck.advice.moves import MOVES
from tonecheck.advice.voice import put_into, tell_voice
from tonecheck.draft.sentences import split_sentences
from tonecheck.draft.stand_in import read_alike, readings
from tonecheck.labels import FLAGS
from tonecheck.report import Advice, Report, Scores, Sentence

if TYPE_CHECKING:
    from tonecheck.advice.what_if import Removals
    from tonecheck.judge.checker import Checker
    from tonecheck.judge.decision import Decision

MOST: Final = 3  # suggestions a sentence
_TRIED: Final = 8  # candidates a sentence that may be judged
_AT_ONCE: Final = 4  # the others only where none of these passes
_COOL: Final = 0.25  # burn of what is suggested, at most, whatever the threshold in force
_LOSS: Final = 1.5  # places in the order that a lost fact costs
_A_SENTENCE: Final = 5  # words; less is a greeting or a name
_SUBSTANCE: Final = frozenset(
    {"quote", "time", "money", "work", "deadline", "within", "experience", "ground", "document"}
)
_OFTEN_EMPTY: Final = frozenset({"lashing-out", "sarcasm", "threatening", "taking-it-personally"})
DELETE: Final = "delete"
REWRITE: Final = "rewrite"
HOLLOW: Final = frozenset(move.name for move in MOVES if move.is_hollow)
_LEAD: Final = re.compile(r"^(?:P\.?\s?S\.?\s?:?|\(?\d{1,2}[).]|[-*•])\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that may stand in a flagged sentence's place.

    Attributes:
        index: the sentence's place in the report.
        move: name of the move that made it.
        text: what to write instead.
        rank: the smaller the better it fits the sentence, before it is judged.
    """

    index: int
    move: str
    text: str
    rank: float

    def sentences(self) -> list[str]:
        """Split the text as a check would."""
        return [self.text[span.start : span.end] for span in split_sentences(self.text)]


class Suggester:
    """Suggestions for the flagged sentences of one draft."""

    def __init__(self, report: Report, checker: Checker, removals: Removals) -> None:
        self._report = report
        self._checker = checker
        self._removals = removals
        self._texts = [sentence.text for sentence in report.sentences]
        self._read = readings(report.sentences)
        self._whole = "\n".join(self._texts)
        self._voice = tell_voice(self._texts)
        self._decided = is_decided(report)

    def suggest(self, rewritten: Mapping[int, Sequence[str]] | None = None) -> dict[int, tuple[Advice, ...]]:
        """Suggest what to write instead of each flagged sentence, by its place; no text is suggested twice.

        Args:
            rewritten: rewrites of sentences by their place, which come first where they pass.
        """
        flagged = [index for index, sentence in enumerate(self._report.sentences) if sentence.flag != "ok"]
        proposed = {index: self.propose(index, (rewritten or {}).get(index, ())) for index in flagged}
        passing: dict[int, list[Advice]] = {index: [] for index in flagged}
        for start in range(0, _TRIED, _AT_ONCE):
            open_ones = [index for index in flagged if len(passing[index]) < (MOST if start == 0 else 1)]
            tried = [each for index in open_ones for each in proposed[index][start : start + _AT_ONCE]]
            for candidate, decision in zip(tried, self._judge(tried), strict=True):
                passing[candidate.index] += self._passed(candidate, decision)
        taken: set[str] = set()
        return {index: self._choose(index, passing[index], taken) for index in flagged}

    def propose(self, index: int, rewrites: Sequence[str] = ()) -> list[Candidate]:
        """Give the rewrites of a sentence and the texts that the moves make for it, those that fit best first."""
        sentence = self._report.sentences[index]
        lead = _LEAD.match(sentence.text)
        opening = lead[0] if lead else ""
        made = {text: Candidate(index, REWRITE, text, -1.0) for text in rewrites}
        for order, (move, text) in enumerate(self._made(sentence)):
            lost = lose_facts(sentence.text, text)
            made.setdefault(text, Candidate(index, move, opening + text, order + _LOSS * len(lost)))
        return sorted(made.values(), key=lambda candidate: candidate.rank)[:_TRIED]

    def _made(self, sentence: Sentence) -> Iterator[tuple[str, str]]:
        """Yield the texts of all moves that apply: each one's fullest first, then their others."""
        bare = _LEAD.sub("", sentence.text)
        moves = [move for move in MOVES if not (move.element and self._report.elements[move.element])]
        reason = sentence.reason
        made = [
            (move, list(move.suggest(bare, reason, decided=self._decided, draft=self._whole)))
            for move in moves
            if reason
        ]
        for turn in range(max((len(texts) for _, texts in made), default=0)):
            for move, texts in made:
                if turn < len(texts):
                    text = texts[turn]
                    yield move.name, _closed(text if move.build else put_into(self._voice, text), bare)

    def _judge(self, candidates: Sequence[Candidate]) -> list[Decision]:
        """Judge the draft with each candidate in its place."""
        return self._checker.judge_variants(
            [[*self._read[: c.index], *self._reading(c), *self._read[c.index + 1 :]] for c in candidates]
        )

    def _reading(self, candidate: Candidate) -> list[str]:
        """Give a candidate's sentences as a check would read them in the draft."""
        return [read_alike(text, self._report.sentences[candidate.index]) for text in candidate.sentences()]

    def _passed(self, candidate: Candidate, decision: Decision) -> Iterator[Advice]:
        """Yield the candidate as advice where it mends the flag and worsens no score."""
        before = self._report.sentences[candidate.index]
        places = range(candidate.index, candidate.index + len(candidate.sentences()))
        flag = max((decision.flags[at] for at in places), key=FLAGS.index)
        burn = max(decision.burns[at] for at in places)
        mends = FLAGS.index(flag) < FLAGS.index(before.flag) and burn <= _COOL
        if mends and worsens_nothing(self._report.scores, decision.scores):
            lost = lose_facts(before.text, candidate.text)
            yield Advice(candidate.move, candidate.text, round(burn, 4), lost)

    def _choose(self, index: int, passing: Sequence[Advice], taken: set[str]) -> tuple[Advice, ...]:
        """Choose the suggestions to show, deletion first where nothing of substance would be lost."""
        fresh = [advice for advice in passing if advice.text not in taken and advice.move not in taken]
        telling = [advice for advice in fresh if advice.move not in HOLLOW]
        texts = (telling or fresh[:1])[: MOST - 1]
        taken.update(advice.text for advice in texts)
        taken.update(advice.move for advice in texts if advice.move in HOLLOW)
        if not self._may_go(index):
            return tuple(texts)
        deletion = Advice(DELETE, "", 0.0)
        is_best = not telling or says_nothing(self._report.sentences[index])
        return (deletion, *texts) if is_best else (*texts, deletion)

    def _may_go(self, index: int) -> bool:
        """Tell whether the sentence can be left out: something is left, and no score gets worse."""
        rest = [text for at, text in enumerate(self._texts) if at != index]
        decision = self._removals.get(frozenset({index}))
        left = any(len(text.split()) >= _A_SENTENCE for text in rest)
        return left and decision is not None and worsens_nothing(self._report.scores, decision.scores)


def _closed(text: str, original: str) -> str:
    """End a text as a sentence where the original ends as one, so that it stays apart from what follows."""
    return text if text[-1:] in ".?" or original.rstrip()[-1:] not in ".!?…" else f"{text}."


def worsens_nothing(before: Scores, after: Scores) -> bool:
    """Tell whether no score gets worse."""
    calmer = after.anger <= before.anger and after.defensiveness <= before.defensiveness
    return calmer and after.professionalism >= before.professionalism


def says_nothing(sentence: Sentence) -> bool:
    """Tell whether a sentence holds nothing that the sender may want to keep: deleting it is best."""
    if _LEAD.match(sentence.text) and sentence.text[:1] in "Pp":
        return True
    if sentence.reason not in _OFTEN_EMPTY or len(find_facts(sentence.text)) > 1:
        return False
    return not find_slots(sentence.text, _SUBSTANCE)
