"""What `tonecheck fix` shows at each step: 80 columns, at most 23 lines, no colour, one thing a line; pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tonecheck.advice.reasons import REASON_TEXTS
from tonecheck.advice.session import Session
from tonecheck.labels import REASONS, SCORES
from tonecheck.render.advice import leave_out, render_evidence
from tonecheck.render.plain import listed, visible, wrap
from tonecheck.render.words import HEADLINES
from tonecheck.report import Advice, Report, Sentence

MOST_SUGGESTIONS: Final = 3
_LONGEST_QUOTE: Final = 280
_LONGEST_LINE: Final = 70
_KEYS: Final = "d delete, e edit, k keep, n not a problem, m you missed one, u undo, w write, q quit"
_LAST_KEYS: Final = "w write, u undo, m you missed one, q quit without writing"


def render_step(session: Session) -> str:
    """Show the first open flag with what can be done; without one, where the draft stands now."""
    flags = session.open_flags
    lines = [_standing(session), *(_flag(flags[0], len(flags)) if flags else ["", "No flag is left to decide."])]
    return "\n".join([*lines, *([] if flags else _opinions(session)), "", render_keys(session)]) + "\n"


def render_keys(session: Session) -> str:
    """Name the keys that do something now."""
    if not session.open_flags:
        return wrap(_LAST_KEYS, "")
    many = min(MOST_SUGGESTIONS, len(session.open_flags[0].advice or ()))
    numbers = f"1-{many} take, " if many > 1 else "1 take, " * many
    return wrap(numbers + _KEYS, "")


def _standing(session: Session) -> str:
    """Say verdict and scores, and where they began."""
    now = f"{HEADLINES[session.report.verdict].split(':')[0]}: {_scores(session.report)}"
    return (
        now
        if session.report is session.first
        else f"{now}\n(at first {session.first.verdict}: {_scores(session.first)})"
    )


def _scores(report: Report) -> str:
    """Say the scores in one line."""
    return ", ".join(f"{name} {getattr(report.scores, name)}" for name in SCORES)


def _flag(sentence: Sentence, left: int) -> Iterator[str]:
    """Yield the lines about one flag."""
    place = "Subject" if sentence.field else f"Line {sentence.line}"
    words = REASON_TEXTS[sentence.reason] if sentence.reason else None
    yield ""
    yield f"{place}: {sentence.flag}, {words.title if words else 'flagged'}   ({left} to decide)"
    yield wrap(f"“{_short(visible(sentence.text), _LONGEST_QUOTE)}”", "  ")
    yield from render_evidence(sentence)
    yield wrap(words.line if words else "", "  ")
    for at, advice in enumerate((sentence.advice or ())[:MOST_SUGGESTIONS], 1):
        yield wrap(f"{at}  {_suggestion(advice)}", "  ", later="     ")


def _suggestion(advice: Advice) -> str:
    """Say what a number would write."""
    if not advice.text:
        return f"{leave_out(advice)}{_warning(advice)}"
    drops = f" (leaves out {listed([visible(word) for word in advice.drops])})" if advice.drops else ""
    return f"“{_short(visible(advice.text), _LONGEST_QUOTE - 60)}”{drops}{_warning(advice)}"


def _warning(advice: Advice) -> str:
    """Say that the next sentence must be changed, too, where it leans on this one."""
    return "; the next sentence leans on it, change that too" if advice.mend_next else ""


def _short(text: str, most: int) -> str:
    """Shorten what would push the rest off the screen."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _opinions(session: Session) -> Iterator[str]:
    """Yield a line on what would be remembered."""
    if session.opinions:
        yield f"Marks for `tonecheck learn`: {len(session.opinions)}."


def unflagged(session: Session) -> tuple[Sentence, ...]:
    """Give the sentences that could have been missed."""
    return tuple(sentence for sentence in session.report.sentences if sentence.flag == "ok")


def render_unflagged(session: Session) -> str:
    """Number the sentences without a flag, a line each."""
    lines = [f"{at:>3}  {_short(visible(each.text), _LONGEST_LINE)}" for at, each in enumerate(unflagged(session), 1)]
    return "\n".join(lines) + "\n"


def render_reasons() -> str:
    """Number the ten reasons, a line each."""
    return "\n".join(f"{at:>3}  {REASON_TEXTS[reason].title}" for at, reason in enumerate(REASONS, 1)) + "\n"
