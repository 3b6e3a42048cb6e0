"""Why a mail was not sent, in plain text: many lines for a mail program's pager, one for an SMTP reply.

No word of the mail stands in it, only where its sentences are and the words of their reasons.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tonecheck.advice.reasons import REASON_TEXTS
from tonecheck.errors import NotJudgedError, TonecheckError
from tonecheck.labels import SCORES
from tonecheck.report import Report, Sentence

LONGEST_LINE: Final = 200  # of an SMTP reply; RFC 5321 allows 512 octets with its code
_MOST_SHOWN: Final = 8
AGAIN: Final = (
    "To send it all the same: add the header field X-Tonecheck: send,\n"
    "or run: tonecheck allow --once   and send it again.\n"
)


def render_refusal(why: Report | TonecheckError, *, kept: str | None, again: str = AGAIN) -> str:
    """Tell for a pager why a mail was not sent, and what to do.

    Args:
        why: the judgement that stopped it, or the fault for which it could not be judged.
        kept: the id of the held mail; None where it could not be kept.
        again: how to send it all the same.
    """
    can_be_overridden = isinstance(why, Report | NotJudgedError)
    return "\n".join([*_told(why), _place(kept), *[again] * can_be_overridden])


def render_refusal_line(why: Report | TonecheckError) -> str:
    """Tell in one line of printable ASCII why a mail was not sent; at most ``LONGEST_LINE`` characters."""
    if isinstance(why, TonecheckError):
        return _one_line(f"tonecheck could not judge this mail: {why}")
    worst = sorted(why.flagged, key=lambda sentence: sentence.flag != "burn")[:1]
    return _one_line("".join(["tonecheck held this mail", *(f": {_where(each)}: {_line(each)}" for each in worst)]))


def _told(why: Report | TonecheckError) -> Iterator[str]:
    """Yield the blocks that tell why."""
    if isinstance(why, TonecheckError):
        yield f"tonecheck: this mail could not be judged; nothing was sent.\n\n{_visible(str(why))}\n"
        return
    yield "tonecheck: better not to send this yet; nothing was sent.\n"
    flagged = why.flagged
    more = len(flagged) - _MOST_SHOWN
    yield "\n".join(f"{_where(each)}\n  {_line(each)}" for each in flagged[:_MOST_SHOWN]) + "\n"
    if more > 0:
        yield f"And {more} more.\n"
    yield ", ".join(f"{name} {getattr(why.scores, name)}" for name in SCORES).capitalize() + ", each of 10.\n"


def _where(sentence: Sentence) -> str:
    """Say where a flagged sentence is and what it is."""
    place = "Subject" if sentence.field else f"Line {sentence.line}"
    title = f", {REASON_TEXTS[sentence.reason].title}" if sentence.reason else ""
    return f"{place}: {sentence.flag}{title}"


def _line(sentence: Sentence) -> str:
    """Give the kind line of a flagged sentence's reason."""
    return REASON_TEXTS[sentence.reason].line if sentence.reason else ""


def _place(kept: str | None) -> str:
    """Say where the mail is now."""
    if kept is None:
        return "It could NOT be kept by tonecheck: do not close it in your mail program.\n"
    return f"It is kept whole: tonecheck held show {kept}  (or edit, release, drop)\n"


def _visible(text: str) -> str:
    """Fold white space, and replace what does not print, so that no text can steer a terminal or a protocol."""
    return "".join(char if char.isprintable() else "?" for char in " ".join(text.split()))


def _one_line(text: str) -> str:
    """Make a text one line of printable ASCII that is short enough."""
    line = _visible(text).encode("ascii", "replace").decode("ascii")
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 3] + "..."
