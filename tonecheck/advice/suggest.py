"""What to write instead of each flagged sentence: candidates from the moves, judged in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from tonecheck.advice.facts import lose_facts
from tonecheck.advice.leaning import leans
from tonecheck.advice.moves import MOVES
from tonecheck.advice.said import may_be_said
from tonecheck.advice.setting import find_setting, has_matter, is_close, is_greeting, stays
from tonecheck.advice.voice import put_into, tell_voice
from tonecheck.advice.what_if import flagged_places
from tonecheck.draft.sentences import split_sentences
from tonecheck.draft.stand_in import read_alike, readings
from tonecheck.labels import FLAGS
from tonecheck.report import Advice, Report, Scores

if TYPE_CHECKING:
    from tonecheck.advice.what_if import Removals
    from tonecheck.judge.checker import Checker
    from tonecheck.judge.decision import Decision
    from tonecheck.judge.features import Floats

MOST: Final = 3  # suggestions a sentence
_TRIED: Final = 8  # candidates a sentence that may be judged
_AT_ONCE: Final = 4  # the others only where none of these passes
_COOL: Final = 0.25  # burn of what is suggested, at most, whatever the threshold in force
_LOSS: Final = 1.5  # places in the order that a lost fact costs
DELETE: Final = "delete"
REWRITE: Final = "rewrite"
POINTED: Final = frozenset(move.name for move in MOVES if move.holds_point)
HOLLOW: Final = frozenset(move.name for move in MOVES if move.is_hollow)
_OWN_WORDS: Final = frozenset({REWRITE, *(move.name for move in MOVES if move.build)})
_POINT: Final = 0.15  # probability of a point worth keeping, from which readers rather have a deletion reckon with it
_TAKEN_UP: Final = 0.5  # probability of a point that a move takes up, at least
_BEFORE: Final = 0.8  # probability that a text is sent, from which it comes before the deletion of a point
_ALONE: Final = 0.6  # the same, from which it is shown where it stands for the sentence or takes up nothing of it
_SHOWN: Final = 0.5  # the same, from which it is shown after deletion
_UNKNOWN: Final = 0.5  # where no reader was asked
_DISAGREES: Final = re.compile(r"\bdifferently\b", re.IGNORECASE)
_OF_FACT: Final = re.compile(  # where one is right or wrong, and no view of it is to be respected
    r"\b(?:not|n['’]t|un)[ -]?(?:\w+ly )?(?:true|correct|the truth|right)\b|\b(?:false|incorrect|mistaken|made up|"
    r"invented|wrong in|plainly wrong)\b",
    re.IGNORECASE,
)
_RESPECT: Final = re.compile(r", but i respect your view", re.IGNORECASE)
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


@dataclass(frozen=True, slots=True)
class _Passed:
    """A candidate that mends its sentence, and the probability that a reader would send it."""

    advice: Advice
    liking: float


class Suggester:
    """Suggestions for the flagged sentences of one draft."""

    def __init__(
        self,
        report: Report,
        checker: Checker,
        removals: Removals,
        rewritten: Mapping[int, Sequence[str]] | None = None,
    ) -> None:
        """Take a report, what judged it, its removals, and rewrites by place, which come first where they pass."""
        self._report = report
        self._checker = checker
        self._removals = removals
        self._texts = [sentence.text for sentence in report.sentences]
        self._read = readings(report.sentences)
        self._voice = tell_voice(self._texts)
        places = flagged_places(report)
        self._proposed = {index: self._propose(index, (rewritten or {}).get(index, ())) for index in places}

    def suggest(self) -> dict[int, tuple[Advice, ...]]:
        """Suggest what to write instead of each flagged sentence, by its place; no text is suggested twice."""
        passing: dict[int, list[_Passed]] = {index: [] for index in self._proposed}
        for start in range(0, _TRIED, _AT_ONCE):
            open_ones = [index for index in passing if len(passing[index]) < (MOST if start == 0 else 1)]
            tried = [each for index in open_ones for each in self._proposed[index][start : start + _AT_ONCE]]
            for candidate, decision in zip(tried, self._judge(tried), strict=True):
                passing[candidate.index] += self._passed(candidate, decision)
        return dict(self._choose_all(passing))

    def _propose(self, index: int, rewrites: Sequence[str]) -> list[Candidate]:
        """Give the rewrites of a sentence and the texts that the moves make for it, those that fit best first."""
        sentence = self._report.sentences[index]
        made = {text: Candidate(index, REWRITE, text, -1.0) for text in rewrites}
        for order, (move, text) in enumerate(self._made(index)):
            lost = lose_facts(sentence.text, text)
            made.setdefault(text, Candidate(index, move, text, order + _LOSS * len(lost)))
        return sorted(made.values(), key=lambda candidate: candidate.rank)[:_TRIED]

    def _made(self, index: int) -> Iterator[tuple[str, str]]:
        """Yield what the moves make of a sentence, each one's fullest text first; nothing for an afterthought."""
        sentence, setting = self._report.sentences[index], find_setting(self._report, index)
        if sentence.reason is None or setting.is_aside:
            return
        lead = _LEAD.match(sentence.text)
        bare = sentence.text[lead.end() :] if lead else sentence.text
        is_curt = setting.goes_on or _OF_FACT.search(bare)
        moves = [move for move in MOVES if not (move.element and self._report.elements[move.element])]
        made = [(move, list(move.suggest(bare, sentence.reason, setting))) for move in moves]
        for turn in range(max(len(texts) for _, texts in made)):
            for move, texts in made:
                if turn < len(texts) and (move.build or may_be_said(texts[turn], setting)):
                    text = _RESPECT.sub("", texts[turn]) if is_curt else texts[turn]
                    text = text if move.build else put_into(self._voice, text)
                    yield move.name, (lead[0] if lead else "") + _closed(text, bare)

    def _judge(self, candidates: Sequence[Candidate]) -> list[Decision]:
        """Judge the draft with each candidate in its place."""
        return self._checker.judge_variants(
            [[*self._read[: c.index], *self._reading(c), *self._read[c.index + 1 :]] for c in candidates]
        )

    def _reading(self, candidate: Candidate) -> list[str]:
        """Give a candidate's sentences as a check would read them in the draft."""
        return [read_alike(text, self._report.sentences[candidate.index]) for text in candidate.sentences()]

    def _passed(self, candidate: Candidate, decision: Decision) -> Iterator[_Passed]:
        """Yield the candidate as advice where it mends the flag and worsens no score."""
        before = self._report.sentences[candidate.index]
        places = range(candidate.index, candidate.index + len(candidate.sentences()))
        flag = max((decision.flags[at] for at in places), key=FLAGS.index)
        burn = max(decision.burns[at] for at in places)
        mends = FLAGS.index(flag) < FLAGS.index(before.flag) and burn <= _COOL
        if mends and worsens_nothing(self._report.scores, decision.scores):
            advice = Advice(candidate.move, candidate.text, round(burn, 4), lose_facts(before.text, candidate.text))
            yield _Passed(advice, self._liking(candidate, decision.features[places.start : places.stop]))

    def _liking(self, candidate: Candidate, features: Floats) -> float:
        """Give the probability that a reader would send a candidate; a rewrite was asked for, and comes first."""
        if candidate.move == REWRITE:
            return 1.0
        reception = self._checker.reception
        if reception is None:
            return _UNKNOWN
        return reception.is_sent(self._removals.features(candidate.index), features.mean(axis=0))

    def _choose_all(self, passing: Mapping[int, Sequence[_Passed]]) -> Iterator[tuple[int, tuple[Advice, ...]]]:
        """Choose for each sentence in turn; where nothing else would be left, the text most liked stands for it."""
        taken: set[str] = set()
        is_left = has_matter([sentence.text for sentence in self._report.sentences if sentence.flag == "ok"])
        bearer = None if is_left else max(passing, key=lambda index: _most_liked(passing[index]))
        for index, passed in passing.items():
            chosen = self._choose(index, passed, taken, is_left=index != bearer)
            yield index, tuple(self._warned(index, advice) for advice in chosen)

    def _warned(self, index: int, advice: Advice) -> Advice:
        """Tell where the next sentence leans on what a suggestion takes away."""
        after = self._texts[index + 1 : index + 2]
        if advice.move in _OWN_WORDS - {"add-the-fact", "see-the-point-differently"} or not after or is_close(after[0]):
            return advice
        before = "\n".join(text for text in self._texts[:index] if not is_greeting(text))
        return replace(advice, mend_next=leans(before, self._texts[index], after[0]))

    def _choose(self, index: int, passed: Sequence[_Passed], taken: set[str], *, is_left: bool) -> tuple[Advice, ...]:
        """Choose the suggestions to show: deletion first, unless a text keeps its point or nothing else is left."""
        deletion = self._deletion(index)
        fresh = [each for each in passed if not {_gist(each.advice.text), each.advice.move} & taken]
        least = _ALONE if deletion is None or not is_left else _SHOWN
        liked = sorted((each for each in fresh if _is_liked(each, least)), key=lambda each: -each.liking)
        telling = [each for each in liked if each.advice.move not in HOLLOW] or liked[:1]
        best = _distinct(telling)[: MOST - 1]
        texts = tuple(each.advice for each in best)
        taken.update(_gist(advice.text) for advice in texts)
        taken.update(advice.move for advice in texts if advice.move in HOLLOW)
        if deletion is None:
            return texts
        keeps = best and best[0].liking >= _BEFORE and (deletion.keep_point or best[0].advice.move == REWRITE)
        return (*texts, deletion) if keeps or (texts and not is_left) else (deletion, *texts)

    def _deletion(self, index: int) -> Advice | None:
        """Give the deletion of a sentence, with a word on the point it holds; None where what is left scores worse."""
        rest = [text for at, text in enumerate(self._texts) if at != index]
        decision = self._removals.get(frozenset({index}))
        if not stays(rest) or decision is None or not worsens_nothing(self._report.scores, decision.scores):
            return None
        point = self._point(index)
        return Advice(DELETE, "", 0.0, keep_point=point >= _POINT, point=round(point, 4))

    def _point(self, index: int) -> float:
        """Tell how likely a sentence holds a point: likely where a move takes it up, possible in a caution."""
        is_taken_up = any(candidate.move in POINTED for candidate in self._proposed[index])
        is_mild = self._report.sentences[index].flag == "caution"  # readers were asked of what burns
        least = _TAKEN_UP if is_taken_up else _POINT * is_mild
        reception = self._checker.reception
        return max(least, reception.holds_point(self._removals.features(index)) if reception else 0.0)


def _most_liked(passed: Sequence[_Passed]) -> float:
    """Give the greatest probability that a reader would send one of these texts."""
    return max((each.liking for each in passed if _is_liked(each, _ALONE)), default=0.0)


def _is_liked(passed: _Passed, least: float) -> bool:
    """Tell whether enough readers would send a text for it to be shown."""
    return passed.liking >= (_ALONE if passed.advice.move in HOLLOW else least)


def _distinct(passed: Sequence[_Passed]) -> list[_Passed]:
    """Give the first of those that say the same."""
    return list({_gist(each.advice.text): each for each in reversed(passed)}.values())[::-1]


def _gist(text: str) -> str:
    """Give what two suggestions must not both say: a disagreement, whatever it is about; else the words."""
    found = _DISAGREES.search(text)
    return found[0].lower() if found else text


def _closed(text: str, original: str) -> str:
    """End a text as a sentence where the original ends as one, so that it stays apart from what follows."""
    return text if text[-1:] in ".?" or original.rstrip()[-1:] not in ".!?…" else f"{text}."


def worsens_nothing(before: Scores, after: Scores) -> bool:
    """Tell whether no score gets worse."""
    calmer = after.anger <= before.anger and after.defensiveness <= before.defensiveness
    return calmer and after.professionalism >= before.professionalism
