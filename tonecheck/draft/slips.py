"""Slips beside tone: a placeholder left in, an attachment forgotten, a wrong name, too many addressees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from tonecheck.report import Note

if TYPE_CHECKING:
    from tonecheck.draft.answered import Answered
    from tonecheck.draft.reading import Draft

_MOST_ADDRESSES: Final = 3
_LONGEST_SHOWN: Final = 40
_SLOT: Final = re.compile(
    r"\[{1,2}(?P<square>[^\[\]\n]{2,60})\]{1,2}(?!\()|<(?P<angle>[^<>@\n]{2,60})>|(?<!\{)\{(?P<curly>[^{}\n]{2,40})\}(?!\})"
    r"|\{\{[^{}\n]{1,40}\}\}|\*\|[A-Z_:]{2,30}\|\*|(?<![\w.-])[£$€]?X{3,}k?(?![\w-])"
    r"|(?<!\w)(?<!\ba )(?<!\bmy )(?<!the )(?<!your )TODO\b(?!s?[ -](?:list|app|item))|\blorem ipsum\b"
    r"|(?<=[A-Za-z,] )_{3,}(?=[ ,.!;:]|$)",
    re.MULTILINE,
)
_QUOTED: Final = re.compile(
    r"\"[^\"\n]{0,200}\"|“[^”]{0,200}”|`[^`\n]{1,200}`|‘[^’]{0,200}’|(?<!\w)'[^'\n]{1,200}'(?!\w)"
)
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NOUNS: Final = frozenset(
    "name names firstname lastname company organisation organization employer position role title job date salary "
    "recruiter interviewer manager department team project skill skills reason time location phone number".split()
)
_AROUND: Final = frozenset(
    "of the your my their first last full hiring company's recruiter's interviewer's manager's here or and specific "
    "new current insert add enter a an this in for interview contact email start telephone".split()
)
_TELLING: Final = frozenset({"insert", "add", "enter"})
_NEVER_ALONE: Final = frozenset("the a an this their my new current team project time reason number".split())
_KISSES: Final = re.compile(r"[ \t]*(?!dear |hi |hello )(?:\w+,?[ \t]+)?X{3,}[ \t]*", re.IGNORECASE)
_PROMISE: Final = re.compile(
    r"(?:^|\bplease |\bkindly |\byou(?:'ll| will| can) )(?:also )?(?:find|see) "
    r"(?:[\w'-]+ ){0,5}?(?:attached|enclosed|attachment)\b"
    r"|\b(?:I|we)(?:'ve|'m| have| am| are)?(?: (?:also|just|now|hereby))* (?:attach|enclose)(?:ed|d|ing)?\b"
    r"(?! to (?!this|the mail))"
    r"|^(?:also )?(?:attached|enclosed) (?:is|are|please|you|herewith|my|here|as)\b"
    r"|\b(?:my|the (?:signed|completed|updated|requested|revised)) (?:[\w'-]+ ){1,4}?"
    r"(?:is|are) (?:now |also )?(?:attached|enclosed)\b(?! to)"
    r"|^(?:my )?(?:updated )?(?:cv|resume|résumé|portfolio|references) (?:attached|enclosed)\b",
    re.IGNORECASE,
)
_NO_PROMISE: Final = re.compile(
    r"\?\W{0,9}$|https?://|www\.|n't\b|\byour? (?:have |had )?(?:attach|enclos|sent)"
    r"|\b(?:no|not|never|without|forgot|last|previous\w*|earlier|already|before|originally|yesterday|ago|when|if"
    r"|could|cannot|strings|link|value|conditions?|to (?:my|the) application|in my (?:first|last|application)"
    r"|attached to (?:the|a|my|our|your|his|her|its|that))\b",
    re.IGNORECASE,
)


def find_slips(draft: Draft, *, answered: Answered | None = None) -> tuple[Note, ...]:
    """Find the slips in a draft, those of the whole message first, then those in its text in order.

    Args:
        draft: what the sender wrote.
        answered: the mail answered, against which the name is held.
    """
    notes = [*_placeholders(draft), *_promises(draft)]
    if answered is not None and answered.name:
        from tonecheck.draft.greeting import find_wrong_name

        notes += find_wrong_name(draft, answered)
    return (*_recipients(draft), *sorted(notes, key=lambda note: note.start))


def _recipients(draft: Draft) -> Iterator[Note]:
    """Yield a note where a message goes to many."""
    if draft.envelope and draft.envelope.addresses > _MOST_ADDRESSES:
        yield Note("recipients", 0, 0, f"this goes to {draft.envelope.addresses} addresses; are all of them meant?")


def _promises(draft: Draft) -> Iterator[Note]:
    """Yield a note where a message promises an attachment and has none; one is enough."""
    if draft.envelope is None or draft.envelope.attached:
        return
    for span in draft.spans:
        sentence = re.sub(r"\s", " ", draft.text[span.start : span.end]).replace("’", "'")
        promise = _PROMISE.search(sentence)
        if promise and not _NO_PROMISE.search(sentence):
            start = span.start + promise.start()
            yield Note("attachment", start, span.start + promise.end(), "an attachment is promised, and none is there.")
            return


def _placeholders(draft: Draft) -> Iterator[Note]:
    """Yield a note for each placeholder in the sender's own words."""
    for span in draft.spans:
        sentence = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), draft.text[span.start : span.end])
        for match in _SLOT.finditer(sentence):
            start, shown = span.start + match.start(), " ".join(match[0].split())[:_LONGEST_SHOWN]
            if _is_slot(match) and not _is_kisses(draft.text, start, match[0]):
                yield Note("placeholder", start, start + len(match[0]), f"the placeholder “{shown}” is still in it.")


def _is_slot(match: re.Match[str]) -> bool:
    """Tell a placeholder in brackets from a reference, an aside and the like: all its words must be a form's."""
    content = match["square"] or match["angle"] or match["curly"]
    if content is None:
        return True
    words = [word.lower().replace("’", "'") for word in _WORD.findall(content)]
    if not words or (len(words) == 1 and words[0] in _NEVER_ALONE):
        return False
    if words[0] in _TELLING and len(words) > 1:
        return True
    return set(words) <= _NOUNS | _AROUND and not _NOUNS.isdisjoint(words) and words != ["the", words[-1]]


def _is_kisses(text: str, start: int, slot: str) -> bool:
    """Tell whether crosses stand below a letter as kisses do."""
    first, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    end = len(text) if end < 0 else end
    return slot.startswith("XX") and end - first < _LONGEST_SHOWN and bool(_KISSES.fullmatch(text, first, end))
