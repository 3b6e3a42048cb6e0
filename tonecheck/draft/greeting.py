"""The name in the greeting, held against the sender of the mail answered; in doubt it is right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from tonecheck.report import Note

if TYPE_CHECKING:
    from tonecheck.draft.answered import Answered
    from tonecheck.draft.reading import Draft

_GREETING: Final = re.compile(
    r"(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))[ \t]+"
    r"(?:(?:mr|ms|mrs|miss|mx|dr|prof(?:essor)?)\.?[ \t]+)?"
    r"(?P<name>(?-i:[^\W\d_a-z])[^\W\d_]+(?:[-'’][^\W\d_]+)*"
    r"(?:[ \t]+(?-i:[^\W\d_a-z])[^\W\d_]+(?:[-'’][^\W\d_]+)*){0,2})"
    r"[ \t]*(?:[,:;!.–—]|-{1,2}|$)",
    re.IGNORECASE | re.MULTILINE,
)
_NAME: Final = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
_NO_PERSON: Final = frozenset(
    "a all and team recruiter recruitment recruiting recruiters hiring manager sir madam there everyone everybody both "
    "folks talent hr human resources people careers career jobs job search staffing group support no reply noreply "
    "committee panel ladies gentlemen friends colleagues acquisition department partners consulting via office info "
    "hello again".split()
)
_SHORT_FORMS: Final = frozenset(
    "bill:william will:william liam:william bob:robert dick:richard peggy:margaret ted:edward ned:edward tom:thomas "
    "jack:john jim:james harry:henry betty:elizabeth kate:catherine kathy:catherine tony:anthony chuck:charles "
    "hank:henry molly:mary sandy:alexandra sasha:alexander sasha:alexandra larry:lawrence pepe:jose paco:francisco "
    "nacho:ignacio misha:mikhail vova:vladimir lena:elena bella:isabel peter:pedro".split()
)
_SAME_START: Final = 2


def find_wrong_name(draft: Draft, answered: Answered) -> Iterator[Note]:
    """Yield a note where the greeting names somebody who is nowhere in the mail answered."""
    first = draft.text[draft.spans[0].start :][:200] if draft.spans else ""
    greeting = _GREETING.match(first)
    sender = _names(answered.name)
    if greeting is None or not _is_person(sender, answered.address) or _is_forwarded(draft, answered):
        return
    greeted = _names(greeting["name"])
    known = {*sender, *_names(answered.everything), *_names(draft.envelope.recipients if draft.envelope else "")}
    if not greeted or not _NO_PERSON.isdisjoint(greeted) or not known.isdisjoint(greeted):
        return
    if not any(_is_alike(one, other) for one in greeted for other in (*sender, _plain(answered.address))):
        start = draft.spans[0].start + greeting.start("name")
        message = f"the greeting names “{greeting['name'][:30]}”; the mail is from “{answered.name[:30]}”."
        yield Note("name", start, start + len(greeting["name"]), message)


def _is_person(names: list[str], address: str) -> bool:
    """Tell whether a sender is clearly a person: a first and a last name, one of which is in the address."""
    local = _plain(address.partition("@")[0])
    both = len(names) in {2, 3} and _NO_PERSON.isdisjoint(names)
    return (
        both and any(name in local for name in names) and not any(name in address.partition("@")[2] for name in names)
    )


def _is_forwarded(draft: Draft, answered: Answered) -> bool:
    """Tell whether the mail was handed on by somebody else."""
    opening = answered.everything[:400].lower()
    return "forward" in opening or draft.subject.lower().startswith(("fw:", "fwd:"))


def _is_alike(one: str, other: str) -> bool:
    """Tell whether two names may be one: alike at the start, one in the other, or a short form."""
    if one[:_SAME_START] == other[:_SAME_START] or one in other or other in one:
        return True
    return f"{one}:{other}" in _SHORT_FORMS or f"{other}:{one}" in _SHORT_FORMS


def _names(text: str) -> list[str]:
    """Give the words of a text as names are compared; no word where it is not in Latin letters."""
    return _NAME.findall(_plain(text))


def _plain(text: str) -> str:
    """Give a text in small letters without accents."""
    folded = unicodedata.normalize("NFKD", text.casefold().replace("ø", "o").replace("ł", "l").replace("’", "'"))
    return "".join(sign for sign in folded if not unicodedata.combining(sign))
