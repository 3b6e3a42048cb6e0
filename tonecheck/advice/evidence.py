"""Which words carry a flag: each is left out and the draft judged again.

Leaving out rather than reading the model's weights: what is shown is what makes the difference (Li, Monroe and
Jurafsky 2016).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from tonecheck.advice.what_if import flagged_places
from tonecheck.draft.stand_in import place_as_written, readings
from tonecheck.labels import Flag
from tonecheck.report import Evidence, Report

if TYPE_CHECKING:
    from tonecheck.judge.checker import Checker
    from tonecheck.judge.decision import Decision

MOST_SPANS: Final = 3
_SHARE: Final = 0.2  # of a sentence's words, at most, is shown; at least one word
_LEAST_ROOM: Final = 3  # words that may always be shown, so that a phrase stays whole
_LONGEST: Final = 5  # words of a phrase
_COST: Final = 0.25  # of the strongest word's fall, a word must bring to be worth showing
_WORTH: Final = 0.3  # of the strongest phrase's gain, another one must bring
_MOST_WORDS: Final = 40  # words of a sentence that are left out one by one; the rest of a longer one is not looked at
_WORD: Final = re.compile(r"\S*\w\S*|\S{2,}")
_OPENING: Final = re.compile(r"^[\"“”‘'(\[*_]+(?=\w)")
_CLOSING: Final = re.compile(r"(?<=\w)[\"“”’')\].,;:*_]+$")
_NOTHING: Final = "."  # stands for a draft of which no word is left
_LEAST: Final = 1e-4  # probabilities are given to four decimals
_SELDOM: Final = frozenset(  # words that carry a flag so seldom that they are not tried, and never shown alone
    "a an the of to in on at by for from with and or that which as it is was be been were are i me my he him his she "
    "her its we us our they them their this these those who whom there here has have had do does did will would can "
    "could shall may might if than then also some any i'm i've i'd it's".split()
)
_SMALL: Final = frozenset("you your u ur what should must but so not no just too such one you're you've".split())
_LEANS_BACK: Final = frozenset("but so and".split())  # a phrase does not begin with these where it can be helped
_LEANS_ON: Final = frozenset("your ur so no not but just too such should must what don't can't won't didn't".split())
_MARK: Final = re.compile(r"[,.;:!?\"”)]$")


@dataclass(frozen=True, slots=True)
class Probe:
    """A flagged sentence of a draft, ready to be judged without some of its words.

    Attributes:
        texts: the draft's sentences as they were judged, or some of them.
        index: the sentence's place among them.
        flag: the sentence's flag.
        words: 0-based, half-open offsets of the words within the sentence.
    """

    texts: Sequence[str]
    index: int
    flag: Flag
    words: tuple[tuple[int, int], ...]

    def without(self, lost: Sequence[int]) -> list[str]:
        """Give the draft without some words of the sentence; the sentence goes where no word would be left."""
        text = self.texts[self.index]
        kept = " ".join(text[start:end] for at, (start, end) in enumerate(self.words) if at not in lost)
        return [*self.texts[: self.index], *([kept] if kept else []), *self.texts[self.index + 1 :]] or [_NOTHING]

    def heat(self, lost: Sequence[int], decision: Decision) -> float:
        """Give the probability behind the flag after the loss of some words."""
        if len(lost) == len(self.words):
            return 0.0
        burn, caution = decision.burns[self.index], decision.cautions[self.index]
        return burn if self.flag == "burn" else burn + caution

    def among_neighbours(self) -> Probe:
        """Give the same sentence among the two beside it."""
        first = max(0, self.index - 1)
        return replace(self, texts=self.texts[first : self.index + 2], index=self.index - first)

    def telling(self) -> tuple[int, ...]:
        """Give the places of the words worth leaving out."""
        shown = self._shown()
        return tuple(at for at, word in enumerate(shown) if word not in _SELDOM) or tuple(range(len(shown)))

    def content(self) -> frozenset[int] | None:
        """Give the places of the words that say something on their own; None where there is none."""
        return frozenset(at for at, word in enumerate(self._shown()) if word not in _SELDOM | _SMALL) or None

    def is_neat(self, phrase: tuple[int, ...]) -> bool:
        """Tell whether a phrase ends where a reader would end it: not within a name, nor one word across a comma."""
        first, last, shown = phrase[0], phrase[-1], self._shown()
        if self._is_name(first) or self._is_name(last + 1):
            return False
        if first == last:
            return True
        leans = shown[first] in _LEANS_BACK or shown[last] in _LEANS_ON
        return not leans and not self._has_mark(first) and not self._has_mark(last - 1)

    def _is_name(self, at: int) -> bool:
        """Tell whether a word goes on with the name that the word before it begins."""
        if not 0 < at < len(self.words) or self._has_mark(at - 1):
            return False
        one, two = (self._word(place) for place in (at - 1, at))
        return one.istitle() and two.istitle() and at > 1 and "I" not in {one, two}

    def _has_mark(self, at: int) -> bool:
        """Tell whether a word is followed by a mark."""
        return bool(_MARK.search(self._word(at)))

    def _word(self, at: int) -> str:
        """Give a word as it is written."""
        start, end = self.words[at]
        return self.texts[self.index][start:end]

    def _shown(self) -> list[str]:
        """Give the words without the marks around them, in small letters."""
        text = self.texts[self.index]
        return [text[start:end].strip(".,;:!?\"“”'").lower() for start, end in self.words[:_MOST_WORDS]]


Loss = tuple[Probe, tuple[int, ...]]  # a sentence, and the places of the words that it loses


def find_evidence(report: Report, checker: Checker) -> dict[int, tuple[Evidence, ...]]:
    """Find the words that carry each flag, by the sentence's place in the report; at most ``MOST_SPANS`` each.

    Words are left out one by one among the neighbouring sentences, which is as faithful as in the whole draft and
    faster; how much the chosen phrases weigh is judged in the whole draft.
    """
    probes = [make_probe(report, at) for at in flagged_places(report)]
    losses: list[Loss] = [(probe, lost) for probe in probes for lost in ((), *((word,) for word in probe.telling()))]
    heats = iter(_heats(checker, [(probe.among_neighbours(), lost) for probe, lost in losses]))
    phrases: list[Loss] = []
    for probe in probes:
        whole = _logit(next(heats))
        falls = {word: whole - _logit(next(heats)) for word in probe.telling()}
        phrases += [(probe, phrase) for phrase in choose_spans(falls, len(probe.words), probe.content(), probe.is_neat)]
    found: dict[int, tuple[Evidence, ...]] = {probe.index: () for probe in probes}
    for (probe, phrase), heat in zip(phrases, _heats(checker, phrases), strict=True):
        found[probe.index] += tuple(_evidence(report, probe, phrase, heat))
    return found


def make_probe(report: Report, index: int) -> Probe:
    """Find the words of a sentence."""
    texts = readings(report.sentences)
    words = tuple(match.span() for match in _WORD.finditer(texts[index]))
    return Probe(texts, index, report.sentences[index].flag, words)


def choose_spans(
    falls: Mapping[int, float],
    length: int,
    telling: frozenset[int] | None = None,
    is_neat: Callable[[tuple[int, ...]], bool] | None = None,
) -> list[tuple[int, ...]]:
    """Choose the phrases whose loss tells most; the places of the words of each, in order.

    Args:
        falls: how much each word's loss lowers the flag, by the word's place; a word that is not there counts nothing.
        length: words in the sentence.
        telling: the places of words that say something to a reader, one of which each phrase must have; None for all.
        is_neat: tells of a phrase whether its edges are fit to be shown; where none is, those that are not will do.
    """
    cost = _COST * max(falls.values(), default=0.0)
    gains = {
        phrase: sum(falls.get(word, 0.0) - cost for word in phrase)
        for start in range(length)
        for phrase in [tuple(range(start, end)) for end in range(start + 1, min(length, start + _LONGEST) + 1)]
        if phrase[0] in falls and phrase[-1] in falls and (telling is None or not telling.isdisjoint(phrase))
    }
    neat = {phrase: gain for phrase, gain in gains.items() if is_neat is None or is_neat(phrase)}
    gains = neat or gains
    room, chosen = max(_LEAST_ROOM, round(length * _SHARE)), list[tuple[int, ...]]()
    for phrase in sorted(gains, key=gains.__getitem__, reverse=True):
        if len(chosen) == MOST_SPANS or (chosen and gains[phrase] <= _WORTH * gains[chosen[0]]):
            break
        if len(phrase) <= room and not any(_touch(phrase, other) for other in chosen):
            chosen.append(phrase)
            room -= len(phrase)
    return sorted(chosen)


def _touch(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Tell whether two phrases share words or are neighbours."""
    return one[0] <= other[-1] + 1 and other[0] <= one[-1] + 1


def _heats(checker: Checker, losses: Sequence[Loss]) -> list[float]:
    """Judge the sentences after each loss; gives the probabilities behind their flags."""
    decisions = checker.judge_variants([probe.without(lost) for probe, lost in losses])
    return [probe.heat(lost, decision) for (probe, lost), decision in zip(losses, decisions, strict=True)]


def _logit(probability: float) -> float:
    """Give the log-odds, so that a fall counts where a probability is near its end."""
    bounded = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(bounded / (1 - bounded))


def _evidence(report: Report, probe: Probe, phrase: tuple[int, ...], heat: float) -> Iterator[Evidence]:
    """Yield a phrase with its place in the text as given, without the marks around it, where its loss counts."""
    sentence = report.sentences[probe.index]
    start = place_as_written(probe.words[phrase[0]][0], sentence.repeated)
    end = place_as_written(probe.words[phrase[-1]][1], sentence.repeated)
    shown = sentence.text[start:end]
    start += len(shown) - len(_OPENING.sub("", shown))
    end -= len(shown) - len(_CLOSING.sub("", shown))
    whole = sentence.burn if sentence.flag == "burn" else sentence.burn + sentence.caution
    if whole > heat:
        text = sentence.text[start:end]
        yield Evidence(sentence.start + start, sentence.start + end, text, round(whole - heat, 4))
