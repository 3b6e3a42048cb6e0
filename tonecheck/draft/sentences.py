"""Text to sentences: nupunkt applied line by line, so that a line break between thoughts counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nupunkt import sent_spans

from tonecheck.draft.boundaries import Boundaries
from tonecheck.report import Skipped

_SAYS_SOMETHING = re.compile(r"[^\W_]|[\u2600-\u27bf\U0001f000-\U0001faff]")  # letters, digits, emoji
_LOWER_START = re.compile(r"(?<=[.!?] )[a-z]")
_UPPER_START = re.compile(r"(?<=[.!?] )[A-Z]")
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_MISSED_END = re.compile(r"""(?<![\w.])(?P<word>[A-Z]?[a-z]+)\.["”’)]?(?= +["“‘(]?[A-Z])""")
_ABBREVIATED = frozenset(
    "al approx assoc attn ave ca capt cf col dept dr ed esp est etc ext fig figs gen gov hon inc incl excl jr lt ltd "
    "messrs mr mrs ms mt nr pp prof ref rev sen sgt sr st tel viz vs".split()
)
_POSTSCRIPT = re.compile(r"(?:P\.? ?)+S[.:]?", re.IGNORECASE)
_NAME = r"(?:(?:da|de|del|della|den|der|di|do|dos|du|la|le|ten|ter|van|von)[ \t]+)*(?-i:[^\W\d_a-z])[\w.'’-]*"
_ADDRESSED = (
    rf"(?:[ \t]+(?:{_NAME}|all|and|at|again|both|dear|everybody|everyone|folks|hiring|madam|manager|mr|mrs|ms|of|or|"
    r"recruiter|recruiting|recruitment|sir|sirs|team|the|there)){1,6}"
)  # words that begin with a capital, and others that a greeting has
_GREETED = (
    rf"(?:dear|hi|hiya|hello|hey|good[ \t](?:morning|afternoon|evening|day))\b(?:,?{_ADDRESSED}|[ \t]+[^\W\d_]+)?"
)
_TITLED = (
    r"(?:dr|madam|mister|mr|mrs|ms|mx|prof|professor|sir|(?-i:[Mm]iss)(?=[ \t]*,|[ \t]+(?-i:[^\W\d_a-z])))\b\.?"
    rf"(?:{_ADDRESSED}|[ \t]+[^\W\d_]+)?(?![ \t]*,[ \t]+(?:as|which|who|whom|whose)\b)"
)
_GREETING = re.compile(rf"(?:{_GREETED}|{_TITLED})[ \t]*,(?=[ \t]+\S)(?!{_ADDRESSED}[.,:;!]*$)", re.IGNORECASE)
_WRAP_WIDTH = 60  # a line at least this long may be wrapped prose; people's programs wrap at 65 to 78


LONGEST_SENTENCE = 500  # code points; no more tokens than that, so every sentence fits the encoder


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text: 0-based, half-open, in code points of the text as given."""

    start: int
    end: int


def split_sentences(
    text: str, skipped: Iterable[Skipped] = (), *, boundaries: Boundaries | None = None
) -> tuple[Span, ...]:
    """Split what lies outside the skipped stretches into sentences.

    Hard-wrapped prose is read as one paragraph; every other line break ends a sentence. A greeting or an address
    ("Mr Lund, …") that opens the text is a sentence of its own. Spans are trimmed of white space and contain at least
    one letter, digit or emoji.

    Args:
        text: the text as given.
        skipped: stretches that are not the sender's prose, in order.
        boundaries: what tells where sentences end that have no full stops; without it they stay one.
    """
    spans: list[Span] = []
    for stretch in _outside(len(text), skipped):
        for block in _blocks(text, stretch):
            spans.extend(_within(text, block))
    opened = (*(part for span in spans[:1] for part in _greeting_apart(text, span)), *spans[1:])
    whole = opened if boundaries is None else (part for span in opened for part in _run_on(text, span, boundaries))
    return tuple(part for span in whole for part in _cut(text, span))


def _run_on(text: str, span: Span, boundaries: Boundaries) -> Iterator[Span]:
    """Yield the sentences of one that runs on."""
    start = span.start
    for begin in boundaries.find(text[span.start : span.end]):
        yield Span(start, span.start + len(text[span.start : span.start + begin].rstrip()))
        start = span.start + begin
    yield Span(start, span.end)


def _greeting_apart(text: str, opening: Span) -> Iterator[Span]:
    """Yield the greeting or address that the opening sentence begins with, up to its comma, and the rest."""
    greeting = _GREETING.match(text, opening.start, opening.end)
    start = opening.start
    if greeting is not None:
        yield Span(start, greeting.end())
        start = _next_word(text, greeting.end(), opening.end)
    yield Span(start, opening.end)


def _outside(length: int, skipped: Iterable[Skipped]) -> Iterator[Span]:
    """Yield the stretches between the skipped ones."""
    at = 0
    for gap in skipped:
        if gap.start > at:
            yield Span(at, gap.start)
        at = max(at, gap.end)
    if at < length:
        yield Span(at, length)


def _blocks(text: str, stretch: Span) -> Iterator[Span]:
    """Yield the lines, those of wrapped prose joined into one block."""
    start = end = -1
    for line in _LINE.finditer(text, stretch.start, stretch.end):
        if start >= 0 and not _continues(text, end, line.start()):
            yield Span(start, end)
            start = -1
        start = line.start() if start < 0 else start
        end = line.end()
    if start >= 0:
        yield Span(start, end)


def _continues(text: str, end: int, start: int) -> bool:
    """Tell whether the line at ``start`` goes on with the sentence of the long line that stops at ``end``."""
    gap = text[end:start]
    if gap not in {"\n", "\r\n"} or text[start].isspace():
        return False
    previous = text[text.rfind("\n", 0, end) + 1 : end].rstrip()
    following = text[start : start + 1]
    runs_on = following.islower() or following.isdigit() or previous[-1:] in {",", ";"} or previous[-1:].islower()
    is_item = text[start : start + 2] in {"- ", "* ", "• "}
    return len(previous) + _first_word(text, start) >= _WRAP_WIDTH and runs_on and not is_item


def _first_word(text: str, start: int) -> int:
    """Give the length of the first word of a line: had it fitted, the line would not have been wrapped."""
    return len(text[start : start + 30].split(maxsplit=1)[0]) if text[start : start + 30].strip() else 0


def _within(text: str, block: Span) -> Iterator[Span]:
    """Yield the sentences of one block, trimmed."""
    line = text[block.start : block.end]
    start = 0
    for end in _ends(_capitalised(line)):
        stripped = line[start:end].strip()
        if _POSTSCRIPT.fullmatch(stripped):
            continue
        if _SAYS_SOMETHING.search(stripped):
            at = block.start + line.index(stripped, start)
            yield Span(at, at + len(stripped))
        start = end


def _cut(text: str, sentence: Span) -> Iterator[Span]:
    """Cut a sentence without end, such as a rant without full stops, at blanks, so that all of it is judged."""
    start = sentence.start
    while sentence.end - start > LONGEST_SENTENCE:
        blank = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        end = blank if blank > 0 else start + LONGEST_SENTENCE
        yield Span(start, end)
        start = _next_word(text, end, sentence.end)
    yield Span(start, sentence.end)


def _next_word(text: str, start: int, end: int) -> int:
    """Give the offset of the first character from ``start`` on that is no white space."""
    while start < end and text[start].isspace():
        start += 1
    return start


def _ends(line: str) -> list[int]:
    """Give where sentences end: what nupunkt says, and the full stops that it takes for abbreviations.

    Its model comes from legal texts, where "no." and "so." before a capital are seldom the end of a sentence.
    """
    ends = {end for _, end in sent_spans(line)}
    ends.update(stop.end() for stop in _MISSED_END.finditer(line) if stop["word"].lower() not in _ABBREVIATED)
    return sorted(ends)


def _capitalised(line: str) -> str:
    """Capitalise sentence starts for a writer who never does, so that the splitter sees them; same length."""
    lower = len(_LOWER_START.findall(line))
    if lower <= len(_UPPER_START.findall(line)):
        return line
    return _LOWER_START.sub(lambda start: start[0].upper(), line)
