"""Change a draft without changing its tone: names, spelling, typos, greetings; by spaCy's tokenizer.

spaCy's tokenizer keeps every character, so that a changed sentence differs only where a change was meant. The same
changes augment the training drafts and make up the invariance suite.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Final

from tonecheck.train.corpus import LabelledSentence
from tonecheck.train.framing import GREETING, GREETINGS, NAMES, Sentences, add_greeting

Change = Callable[[Sentences, random.Random], Sentences]

_TITLES: Final = frozenset("Dr Ms Mr Mrs Mx Miss Prof Professor Sir Madam Team All Hiring Manager Recruiting".split())
_PRONOUNS: Final = {"he": "she", "she": "he", "him": "her", "his": "her", "himself": "herself", "herself": "himself"}
_SPELLINGS: Final = (
    "apologise/apologize analyse/analyze behaviour/behavior cancelled/canceled catalogue/catalog centre/center "
    "cheque/check colour/color criticise/criticize defence/defense dialogue/dialog endeavour/endeavor "
    "favour/favor favourite/favorite grey/gray honour/honor humour/humor judgement/judgment kilometre/kilometer "
    "labour/labor licence/license neighbour/neighbor offence/offense organisation/organization "
    "organise/organize practise/practice programme/program realise/realize realised/realized recognise/recognize "
    "rumour/rumor sceptical/skeptical summarise/summarize theatre/theater travelled/traveled "
    "unrecognised/unrecognized whilst/while"
).split()
_TO_AMERICAN: Final = dict(pair.split("/") for pair in _SPELLINGS)
_TO_BRITISH: Final = {
    american: british for british, american in _TO_AMERICAN.items() if american not in {"while", "check"}
}
_CONTRACTIONS: Final = {
    ("do", "not"): "don't", ("does", "not"): "doesn't", ("did", "not"): "didn't", ("is", "not"): "isn't",
    ("was", "not"): "wasn't", ("are", "not"): "aren't", ("would", "not"): "wouldn't", ("could", "not"): "couldn't",
    ("should", "not"): "shouldn't", ("have", "not"): "haven't", ("has", "not"): "hasn't", ("I", "am"): "I'm",
    ("I", "have"): "I've", ("I", "will"): "I'll", ("I", "would"): "I'd", ("you", "are"): "you're",
    ("it", "is"): "it's", ("that", "is"): "that's", ("we", "are"): "we're",
}  # fmt: skip
_LONGESTGREETING: Final = 5  # words
_LONGEST_SIGNATURE: Final = 3  # words
_APOSTROPHE: Final = str.maketrans("’", "'")


@cache
def _tokenizer() -> Any:  # noqa: ANN401 - the library has no types
    """Load spaCy's English tokenizer once."""
    import spacy

    return spacy.blank("en").tokenizer


def replace_words(text: str, words: Mapping[str, str]) -> str:
    """Replace whole words by a mapping of lower-case words; capitals and all other characters stay."""
    tokens = _tokenizer()(text)
    return "".join(_like(token.text, words.get(token.lower_, token.text)) + token.whitespace_ for token in tokens)


def _like(old: str, new: str) -> str:
    """Give the new word the old one's capitals."""
    if old == new or not old.isalpha():
        return new
    return new.upper() if old.isupper() and len(old) > 1 else new.capitalize() if old[0].isupper() else new


def _mapped(sentences: Sentences, change: Callable[[str], str]) -> Sentences:
    """Change the text of every sentence; one that would be left empty stays."""
    return tuple(replace(sentence, text=change(sentence.text).strip() or sentence.text) for sentence in sentences)


def swap_names(sentences: Sentences, chance: random.Random) -> Sentences:
    """Give the people in greeting and signature other names, everywhere in the draft."""
    found = _names_in(sentences[0].text, greeting=True) | _names_in(sentences[-1].text, greeting=False)
    names = dict(zip(sorted(found), chance.sample(NAMES, len(NAMES)), strict=False))
    lowered = {old.lower(): new for old, new in names.items()}
    return _mapped(sentences, lambda text: replace_words(text, lowered)) if names else sentences


def _names_in(text: str, *, greeting: bool) -> set[str]:
    """Find the capitalised words of a greeting, or of a signature of up to three words."""
    match = GREETING.match(text)
    words = (
        match["rest"]
        if match and greeting
        else text
        if not greeting and len(text.split()) <= _LONGEST_SIGNATURE
        else ""
    )
    return {word for word in re.findall(r"[^\W\d_]{3,}", words) if word[0].isupper() and word not in _TITLES}


def swap_pronouns(sentences: Sentences, chance: random.Random) -> Sentences:  # noqa: ARG001
    """Make him her and her him."""
    return _mapped(sentences, lambda text: replace_words(text, _PRONOUNS))


def change_spelling(sentences: Sentences, chance: random.Random) -> Sentences:
    """Write British as American or American as British."""
    words = chance.choice((_TO_AMERICAN, _TO_BRITISH))
    return _mapped(sentences, lambda text: replace_words(text, words))


def change_contractions(sentences: Sentences, chance: random.Random) -> Sentences:
    """Contract what is written out, or write out what is contracted."""
    change = chance.choice((_contracted, _written_out))
    return _mapped(sentences, change)


def _contracted(text: str) -> str:
    """Contract "do not" to "don't" and the like."""
    for (first, second), short in _CONTRACTIONS.items():
        text = re.sub(rf"\b{first} {second}\b", short, text)
    return text


def _written_out(text: str) -> str:
    """Write "don't" as "do not" and the like."""
    text = text.translate(_APOSTROPHE)
    for (first, second), short in _CONTRACTIONS.items():
        text = re.sub(rf"\b{re.escape(short)}\b", f"{first} {second}", text)
    return text


def add_typos(sentences: Sentences, chance: random.Random) -> Sentences:
    """Swap two letters, or drop or double one, in one longer word of each sentence."""
    return _mapped(sentences, lambda text: _mistyped(text, chance))


def _mistyped(text: str, chance: random.Random) -> str:
    """Mistype one word of five letters or more inside a sentence of four words or more."""
    words = [match for match in re.finditer(r"[^\W\d_]{5,}", text) if match.start() > 0]
    if not words or text.count(" ") < _LONGEST_SIGNATURE:
        return text
    at = chance.choice(words).start() + chance.randint(1, 3)
    return (
        text[:at] + chance.choice((text[at + 1] + text[at], text[at + 1], text[at] * 2 + text[at + 1])) + text[at + 2 :]
    )


def drop_punctuation(sentences: Sentences, chance: random.Random) -> Sentences:  # noqa: ARG001
    """Leave out commas, semicolons, apostrophes and full stops, as on a phone; a line break ends a sentence instead."""
    plain = _mapped(sentences, lambda text: re.sub(r"[,;.'’]+(?=\s|$|\w)", "", text))
    return tuple(replace(sentence, opens=True) for sentence in plain)


def drop_capitals(sentences: Sentences, chance: random.Random) -> Sentences:  # noqa: ARG001
    """Write everything in lower case, but leave what is shouted."""
    return _mapped(sentences, lambda text: text if text.isupper() else text.lower())


def change_greeting(sentences: Sentences, chance: random.Random) -> Sentences:
    """Greet in another way."""
    match = GREETING.match(sentences[0].text)
    if not match or len(sentences[0].text.split()) > _LONGESTGREETING:
        return sentences
    return (replace(sentences[0], text=chance.choice(GREETINGS) + match["rest"]), *sentences[1:])


def drop_greeting(sentences: Sentences, chance: random.Random) -> Sentences:  # noqa: ARG001
    """Begin without a greeting."""
    greets = GREETING.match(sentences[0].text) and len(sentences[0].text.split()) <= _LONGESTGREETING
    return sentences[1:] if greets and sentences[0].flag == "ok" and len(sentences) > 1 else sentences


CHANGES: Final[dict[str, Change]] = {
    "names": swap_names,
    "pronouns": swap_pronouns,
    "spelling": change_spelling,
    "contractions": change_contractions,
    "typos": add_typos,
    "no punctuation": drop_punctuation,
    "no capitals": drop_capitals,
    "other greeting": change_greeting,
    "no greeting": drop_greeting,
    "greeting added": add_greeting,
}


class Augmenter:
    """Draw changes at random."""

    def __init__(self, chance: random.Random) -> None:
        """Take the source of chance."""
        self._chance = chance

    def change(self, sentences: Sequence[LabelledSentence]) -> Sentences:
        """Apply one to three changes."""
        changed = tuple(sentences)
        for name in self._chance.sample(list(CHANGES), self._chance.randint(1, 3)):
            changed = CHANGES[name](changed, self._chance)
        return changed
