"""The judgement of a draft as immutable values; ``to_dict`` gives the JSON contract of schema 1."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from tonecheck.labels import Element, Flag, NoteKind, Occasion, Reason, SkippedKind, Verdict

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Origin:
    """Where in its source a text stands; of a mail message, where its body does.

    Attributes:
        line: the source's line on which the text begins, 1-based.
        is_as_written: whether the lines of the text are those of the source; not so where it was decoded.
        subject: the source's line of the Subject, 1-based; None where there is none.
    """

    line: int = 1
    is_as_written: bool = True
    subject: int | None = None


WHOLE = Origin()  # of a source that is the text itself


@dataclass(frozen=True, slots=True)
class Skipped:
    """A stretch of the draft that was not judged, and why.

    Attributes:
        start: first code point, 0-based.
        end: one past the last code point.
        kind: what it is, as in the report format.
    """

    start: int
    end: int
    kind: SkippedKind


@dataclass(frozen=True, slots=True)
class Note:
    """A slip beside tone; it never changes the verdict.

    Attributes:
        kind: what it is, as in the report format.
        start: first code point in the text as given, 0-based; 0 where the slip is not in the text.
        end: one past the last code point; 0 where the slip is not in the text.
        message: the slip in one line, for people.
    """

    kind: NoteKind
    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that carry a flag, offsets as the sentence's own; without them its probability falls by ``weight``."""

    start: int
    end: int
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Advice:
    """What to write instead of a flagged sentence, judged in its place.

    ``move`` names how it was made: ``"delete"`` has an empty text, ``"rewrite"`` is a language model's. ``burn`` is the
    highest of the text's sentences in the draft, ``drops`` the names, numbers and dates that the text leaves out.
    ``mend_next``: the next sentence leans on this one, so change it, too. ``keep_point``: deletion may lose a point
    that the sender needs, and does so with the probability ``point``.
    """

    move: str
    text: str
    burn: float
    drops: tuple[str, ...] = ()
    mend_next: bool = False
    keep_point: bool = False
    point: float = 0.0


@dataclass(frozen=True, slots=True)
class Sentence:
    """One judged sentence.

    Attributes:
        start: first code point in the text as given, 0-based.
        end: one past the last code point.
        line: line of ``start``, 1-based.
        column: code point of ``start`` within its line, 1-based.
        text: the sentence, equal to ``text[start:end]`` of the input.
        flag: the decision after the thresholds in force.
        burn: calibrated probability of the flag ``burn``, 0 to 1.
        caution: calibrated probability of the flag ``caution``, 0 to 1.
        reason: why it is flagged; None on ``ok``.
        sentiment: VADER's compound, -1 to 1.
        field: ``"subject"`` for a message's Subject; None for the body.
        evidence: the words that carry the flag, at most three, in order; None where not looked for.
        advice: what to write instead, best first; None where not looked for.
        repeated: stretches of ``text`` that were not judged, the mail's answered; not part of the JSON contract.
    """

    start: int
    end: int
    line: int
    column: int
    text: str
    flag: Flag
    burn: float
    caution: float
    reason: Reason | None
    sentiment: float
    field: Literal["subject"] | None = None
    evidence: tuple[Evidence, ...] | None = None
    advice: tuple[Advice, ...] | None = None
    repeated: tuple[tuple[int, int], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Give the sentence as the report format writes it; what it does not have is absent."""
        named = {name: getattr(self, name) for name in self.__slots__ if name not in _OPTIONAL}
        if self.field is not None:
            named["field"] = self.field
        for name in ("evidence", "advice"):
            if (found := getattr(self, name)) is not None:
                named[name] = [asdict(each) for each in found]
        return named


_OPTIONAL = frozenset({"field", "evidence", "advice", "repeated"})


@dataclass(frozen=True, slots=True)
class Scores:
    """The three scores of a draft, 0 to 10 each; higher professionalism is better."""

    anger: float
    defensiveness: float
    professionalism: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict and scores that a changed draft would get."""

    verdict: Verdict
    scores: Scores


@dataclass(frozen=True, slots=True)
class WithoutOne:
    """What the draft would get without one flagged sentence, the one at ``index`` in ``sentences``."""

    index: int
    verdict: Verdict
    scores: Scores


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Outcome without all flagged sentences (None: nothing left), without each, and the fewest to go for ``send``."""

    without_flagged: Outcome | None
    without_each: tuple[WithoutOne, ...]
    smallest: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Missing:
    """An element of a good reply that fits the occasion and is absent, with a sentence to take over and change."""

    element: Element
    text: str


@dataclass(frozen=True, slots=True)
class Tool:
    """Who judged: the program's name and version, and the model's name."""

    version: str
    model: str
    name: str = "tonecheck"

    def to_dict(self) -> dict[str, str]:
        """Give the tool as the report format writes it."""
        return {"name": self.name, "version": self.version, "model": self.model}


@dataclass(frozen=True, slots=True)
class Report:
    """The judgement of one draft.

    Attributes:
        verdict: ``send``, ``revise`` or ``hold``.
        scores: anger, defensiveness and professionalism, 0 to 10 each.
        sentences: every judged sentence, in order.
        elements: which elements of a good reply are present, by name.
        skipped: stretches that were not judged, in order.
        tool: who judged.
        id: the caller's name for the draft, carried through.
        occasion: what the mail answered is; None where there is none.
        notes: slips beside tone, in order.
        origin: where the text stands in its source; not part of the JSON contract.
        what_if, missing: verdicts without flagged sentences, and absent elements; None where not worked out.
    """

    verdict: Verdict
    scores: Scores
    sentences: tuple[Sentence, ...]
    elements: dict[Element, bool]
    skipped: tuple[Skipped, ...]
    tool: Tool
    id: str | None = None
    occasion: Occasion | None = None
    notes: tuple[Note, ...] = ()
    origin: Origin = WHOLE
    what_if: WhatIf | None = None
    missing: tuple[Missing, ...] | None = None

    @property
    def flagged(self) -> tuple[Sentence, ...]:
        """The sentences whose flag is not ``ok``, in order."""
        return tuple(sentence for sentence in self.sentences if sentence.flag != "ok")

    def to_dict(self) -> dict[str, Any]:
        """Give the report as the JSON contract, schema 1."""
        return {
            "schema": SCHEMA,
            **({} if self.id is None else {"id": self.id}),
            "tool": self.tool.to_dict(),
            "verdict": self.verdict,
            "scores": asdict(self.scores),
            "sentences": [sentence.to_dict() for sentence in self.sentences],
            "elements": dict(self.elements),
            "skipped": [asdict(skipped) for skipped in self.skipped],
            "occasion": self.occasion,
            "notes": [asdict(note) for note in self.notes],
            **({} if self.what_if is None else {"what_if": asdict(self.what_if)}),
            **({} if self.missing is None else {"missing": [asdict(each) for each in self.missing]}),
        }
