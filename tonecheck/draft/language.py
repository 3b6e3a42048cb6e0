"""Tell English of every kind from another language; in doubt it is English."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LATIN: Final = re.compile(r"[A-Za-zÀ-ɏ]")
_FEWEST_WORDS: Final = 5
_ENOUGH_ENGLISH: Final = 0.2
_COMMON: Final = frozenset(  # function words and mail words of English, its texting and its dialects included
    """a about after again all am an and any anyone anything are as ask at back be because been before best but by bye
    call can cheers come could day dear did didn't do does don't each email ever every everyone everything feedback few
    find first for from get give go going good got great had has hate have he hello help her here hey hi him his hope
    how i i'd i'll i'm i've if in interview into is isn't it it's its job just keep kind know last let like long look
    lol made mail make many may maybe me mean might mine more most much must my need never new next nice no not nothing
    now of off ok okay on one only or other our out over people person please pls position really regards reply right
    role said same say see send sent shall she should show since sir so some someone something soon sorry still such
    take team tell than thank thanks that that's the their them then there these they thing think this those time to
    today told too u until up ur us very want was wasn't way we week well went were what when where which while who why
    will wish with won't work would ya yes yet you you're your""".split()
)


def is_english(text: str) -> bool:
    """Tell whether a text is English; short, misspelt, dialect and mixed texts count as English.

    A text with enough English function words, or too short to tell, passes at once. Only the rest is put to
    py3langid (Lui and Baldwin 2012, 140 languages), and only a sure answer of another language counts.
    """
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text[:20000])]
    if _is_other_script(words):
        return False
    known = sum(word in _COMMON for word in words)
    if len(words) < _FEWEST_WORDS or known >= _ENOUGH_ENGLISH * len(words):
        return True
    return _is_english_by_model(" ".join(words))


def _is_other_script(words: list[str]) -> bool:
    """Tell whether most words are in another script than Latin."""
    foreign = sum(not _LATIN.search(word) for word in words)
    return foreign > len(words) / 2


def _is_english_by_model(text: str) -> bool:
    """Ask py3langid; creoles with an English lexicon and its "no language" count as English."""
    import py3langid

    ranked = dict(py3langid.rank(text))
    best = max(ranked, key=lambda code: ranked[code])
    margin = ranked[best] - ranked["en"]
    return best in {"en", "pcm", "zxx", "sco", "jam", "tpi"} or margin < _SURE_MARGIN


_SURE_MARGIN: Final = 40.0  # in nats over the whole text
