"""Mending a draft flag by flag: a frozen state and functions from one state to the next; pure but for the judge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from tonecheck.draft.stand_in import readings
from tonecheck.labels import Flag, Reason
from tonecheck.report import Report, Sentence

_WIDTH: Final = 76  # characters of a line that is wrapped anew
_SHORT: Final = 40  # a line shorter than this was ended on purpose

Judge = Callable[[str, str], Report]  # of a text and a Subject
Place = tuple[str | None, int]  # field and start of a sentence


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the user says of one sentence, in its draft as it was then.

    Attributes:
        texts: the draft's sentences as they were judged.
        index: the sentence's place among them.
        flag: what it is to the user; ``ok`` is "not a problem".
        reason: of a flag other than ``ok``.
    """

    texts: tuple[str, ...]
    index: int
    flag: Flag
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """Where the mending stands.

    Attributes:
        text: the draft as it is now.
        subject: the Subject as it is now; empty where there is none.
        report: its judgement.
        first: the judgement at the beginning.
        kept: the places of flagged sentences that stay as they are.
        opinions: what the user said of sentences.
        past: the state before the last step; None at the beginning.
    """

    text: str
    subject: str
    report: Report
    first: Report
    kept: frozenset[Place] = frozenset()
    opinions: tuple[Opinion, ...] = ()
    past: Session | None = None

    @property
    def open_flags(self) -> tuple[Sentence, ...]:
        """The flagged sentences that wait for a decision, in order."""
        return tuple(each for each in self.report.flagged if (each.field, each.start) not in self.kept)

    @property
    def is_changed(self) -> bool:
        """Whether a word differs from the beginning."""
        origin = self
        while origin.past is not None:
            origin = origin.past
        return (self.text, self.subject) != (origin.text, origin.subject)


def begin(text: str, subject: str, judge: Judge) -> Session:
    """Judge a draft and begin; raises NotJudgedError where it cannot be judged."""
    report = judge(text, subject)
    return Session(text, subject, report, report)


def rewrite(session: Session, sentence: Sentence, words: str, judge: Judge) -> Session:
    """Write something else in a sentence's place; no words at all delete it.

    Raises:
        NotJudgedError: what is left cannot be judged; the state before stays good.
    """
    if not words.strip():
        return delete(session, sentence, judge)
    return _spliced(session, sentence, (sentence.start, sentence.end), " ".join(words.split()), judge)


def delete(session: Session, sentence: Sentence, judge: Judge) -> Session:
    """Take a sentence out, and the space that it leaves.

    Raises:
        NotJudgedError: nothing would be left; the state before stays good.
    """
    start, end = gap(session.subject if sentence.field else session.text, sentence.start, sentence.end)
    return _spliced(session, sentence, (start, end), "", judge)


def gap(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch that is to go by the white space that would be left over: a blank, a line, or a paragraph."""
    before, after = _blank_before(text, start), _blank_after(text, end)
    opens, closes = before == 0 or "\n" in text[before:start], after == len(text) or "\n" in text[end:after]
    if opens and closes:  # alone in its lines: the wider of the two breaks stays
        wide = text.count("\n", before, start) >= text.count("\n", end, after)
        return (start, after) if after < len(text) and (wide or not before) else (before, end)
    return (start, after) if opens else (before, end)


def _blank_before(text: str, start: int) -> int:
    """Give where the white space before an offset begins."""
    return len(text[:start].rstrip())


def _blank_after(text: str, end: int) -> int:
    """Give where the white space after an offset ends."""
    return len(text) - len(text[end:].lstrip())


def _spliced(session: Session, sentence: Sentence, stretch: tuple[int, int], words: str, judge: Judge) -> Session:
    """Put words in place of a stretch of the sentence's field, judge again, and move the kept places along."""
    start, end = stretch
    old = session.subject if sentence.field else session.text
    new = refill(old[:start] + words + old[end:], start) if _is_wrapped(session) else old[:start] + words + old[end:]
    text, subject = (session.text, new) if sentence.field else (new, session.subject)
    moved = frozenset(_moved(place, sentence.field, end, len(words) - (end - start)) for place in session.kept)
    report = judge(text, subject)
    return replace(session, text=text, subject=subject, report=report, kept=moved, past=session)


def _is_wrapped(session: Session) -> bool:
    """Tell whether the draft was written in lines of a width."""
    return any("\n" in sentence.text for sentence in session.first.sentences)


def refill(text: str, at: int) -> str:
    """Wrap the paragraph around an offset anew where a line of it has grown too long; blanks and breaks swap places.

    No offset moves. A paragraph with short lines, such as a list or a closing, stays as it is.
    """
    start, stop = text.rfind("\n\n", 0, at) + 2 if "\n\n" in text[:at] else 0, text.find("\n\n", at)
    end = len(text.rstrip("\n")) if stop < 0 else stop
    lines = text[start:end].split("\n")
    if max(map(len, lines)) <= _WIDTH or any(len(line) < _SHORT for line in lines[:-1]) or "\r" in text:
        return text
    return text[:start] + _filled(text[start:end].replace("\n", " ")) + text[end:]


def _filled(paragraph: str) -> str:
    """Turn the last blank before each line would be too long into a break."""
    begin = 0
    while len(paragraph) - begin > _WIDTH and (blank := paragraph.rfind(" ", begin, begin + _WIDTH + 1)) > begin:
        paragraph = f"{paragraph[:blank]}\n{paragraph[blank + 1 :]}"
        begin = blank + 1
    return paragraph


def _moved(place: Place, field: str | None, end: int, by: int) -> Place:
    """Move a place behind a change."""
    return (place[0], place[1] + by) if place[0] == field and place[1] >= end else place


def keep(session: Session, sentence: Sentence) -> Session:
    """Leave a sentence as it is."""
    return replace(session, kept=session.kept | {(sentence.field, sentence.start)}, past=session)


def say_fine(session: Session, sentence: Sentence) -> Session:
    """Leave a sentence as it is, and remember that it is not a problem."""
    opinions = (*session.opinions, _opinion(session, sentence, "ok", None))
    return replace(keep(session, sentence), opinions=opinions)


def say_missed(session: Session, sentence: Sentence, flag: Flag, reason: Reason) -> Session:
    """Remember that a sentence should have been flagged."""
    return replace(session, opinions=(*session.opinions, _opinion(session, sentence, flag, reason)), past=session)


def _opinion(session: Session, sentence: Sentence, flag: Flag, reason: Reason | None) -> Opinion:
    """Say something of a sentence in its draft."""
    sentences = session.report.sentences
    return Opinion(tuple(readings(sentences)), sentences.index(sentence), flag, reason)


def undo(session: Session) -> Session:
    """Go back one step; at the beginning nothing happens."""
    return session.past or session
