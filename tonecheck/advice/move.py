"""A move: one way to say differently what a flagged sentence says; an immutable value with its own proof."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Literal

from tonecheck.advice.facts import find_slots
from tonecheck.advice.setting import Setting
from tonecheck.labels import REASONS, Element, Reason

Example = tuple[Reason, str]  # a sentence with the reason for which it is flagged


@dataclass(frozen=True, slots=True)
class Move:
    """How a flagged sentence may be written instead.

    Attributes:
        name: a slug that says what the sender does instead.
        reasons: the reasons it mends.
        cue: a regular expression of what the sentence is about; an empty one fits every sentence.
        texts: what to write, the fullest first; ``{slots}`` are taken from the sentence, and a text whose slots are not
            there is passed over. Written plainly, with contractions, and put into the draft's voice later.
        fits: two sentences that it must fit, each with its reason.
        leaves: two sentences that it must leave alone, each with its reason.
        unless: a regular expression of what must not be in the sentence.
        decided: True only where a decision has been made, False only where it may not have been; None in both cases.
        before: a regular expression of what the sentence before must be about, where the text speaks of it.
        around: a regular expression of what the draft must be about.
        where: "opens" only where at most one sentence comes before, "closes" only where nothing but a close follows.
        holds_point: what it takes up is a request or a figure, a point that deletion would lose.
        is_hollow: it takes up nothing of the sentence, so it is used only where nothing else would be left of the
            draft, and once in it.
        element: the element of a good reply that it brings; it is not used where the draft has that already.
        build: makes texts of the sentence itself, in its own voice, instead of ``texts``.
    """

    name: str
    reasons: tuple[Reason, ...]
    cue: str
    texts: tuple[str, ...]
    fits: tuple[Example, Example]
    leaves: tuple[Example, Example]
    unless: str = ""
    decided: bool | None = None
    before: str = ""
    around: str = ""
    where: Literal["opens", "closes"] | None = None
    holds_point: bool = False
    is_hollow: bool = False
    element: Element | None = None
    build: Callable[[str], Iterable[str]] | None = None

    def suggest(self, sentence: str, reason: Reason, setting: Setting) -> Iterator[str]:
        """Yield what to write instead of a sentence, the fullest first; nothing where the move does not apply.

        Args:
            sentence: what was written.
            reason: why it is flagged.
            setting: where it stands.
        """
        if reason in self.reasons and self.is_about(sentence) and self.stands_well(sentence, setting):
            yield from self.build(sentence) if self.build else self._filled(sentence)

    def _filled(self, sentence: str) -> Iterator[str]:
        """Yield the texts whose slots are in the sentence."""
        slots = find_slots(sentence, frozenset[str]().union(*map(slots_of, self.texts)))
        yield from (text.format_map(fitted(text, slots)) for text in self.texts if slots_of(text) <= slots.keys())

    def stands_well(self, sentence: str, setting: Setting) -> bool:
        """Tell whether the sentence stands where the move may be used."""
        return (
            self.decided in {None, setting.decided}
            and (self.where is None or getattr(setting, self.where))
            and (setting.is_alone or not self.is_hollow)
            and bool(_pattern(self.before).search(setting.before))
            and bool(_pattern(self.around).search(f"{setting.others}\n{sentence}"))
        )

    def is_about(self, sentence: str) -> bool:
        """Tell whether the sentence is about what the move answers."""
        if self.unless and _pattern(self.unless).search(sentence):
            return False
        return bool(_pattern(self.cue).search(sentence))


def fitted(text: str, slots: Mapping[str, str]) -> dict[str, str]:
    """Give the slots as they stand in a text: a capital only where one opens it; names and quotations as they are."""
    spoken = {name: words.lower() if name in _COUNTED and words.isupper() else words for name, words in slots.items()}
    return {
        name: (words[0].upper() if text.startswith(f"{{{name}}}") else _small(words)) + words[1:]
        if name in _COMMON or words.lower().startswith(("your ", "the "))
        else words
        for name, words in spoken.items()
    }


def _small(words: str) -> str:
    """Give the first letter as it stands within a text; "I", a title and what is all capitals stay."""
    each = words.split()
    is_title = each[0].isupper() or each[-1][:1].isupper()
    return words[0] if words[:2] in {"I ", "I'", "I’"} or is_title else words[0].lower()


@cache
def slots_of(text: str) -> frozenset[str]:
    """Give the names of the slots in a text."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)


@cache
def _pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern when it is first needed."""
    return re.compile(source, re.IGNORECASE)


_COUNTED = frozenset({"time", "minutes", "wait", "times", "shift", "within", "rounds", "often"})
_COMMON = frozenset(
    "time minutes wait times work shift event experience document within place quote rounds often".split()
)
ANY: tuple[Reason, ...] = REASONS
