"""What stands around a line: a greeting, thanks or a cool opening, a close, a name; none makes it better or worse."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tonecheck.train.corpus import LabelledSentence

Sentences = tuple[LabelledSentence, ...]

NAMES: Final = (
    "Adaeze Aisling Alejandra Amit Anaïs Andrzej Beatriz Bogdan Chiara Daiki Deborah Dwayne Ebony Eilidh Farid "
    "Fatoumata Gareth Giorgos Hamza Hye-jin Ingrid Jamal Jamila Jorge Kavita Keisha Kwabena Lakshmi Latoya Linh "
    "Małgorzata Mehmet Mohammed Mwangi Ngozi Niamh Olga Oskar Parvati Quang Rashid Rhys Roza Shanice Siddharth "
    "Sipho Svetlana Tamar Thandiwe Tyrone Ursula Vikram Wei Xiomara Yasmin Yuki Zainab Zoltán"
).split()
GREETING: Final = re.compile(
    r"(?P<word>dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings)\b(?P<rest>.*)", re.IGNORECASE
)
GREETINGS: Final = ("Dear", "Hello", "Hi", "Good morning", "Good day")
_CLOSES: Final = ("Kind regards,", "Best wishes,", "Regards,", "All the best,", "Yours sincerely,", "Many thanks,")
_OPENINGS: Final = (
    "I saw your answer just now.",
    "I have your message here.",
    "Your reply came this morning.",
    "I got the email.",
    "Got your message.",
    "The letter has arrived.",
    "So it is a no.",
    "This is about the job.",
    "This concerns my application.",
    "I am writing about the interview.",
    "I was told yesterday.",
    "I looked at what you sent.",
    "About your last mail.",
    "Right, I have seen it.",
    "Your email reached me on Monday.",
    "I have now heard from you.",
    "It is about the position.",
    "I note your decision.",
    "I read your note on the bus.",
)
_THANKS: Final = (
    "Thank you for your message.",
    "Thanks for the update.",
    "Many thanks for your reply.",
    "Thank you for writing.",
    "Thanks for coming back to me.",
    "Thank you for the news, even so.",
    "Cheers for the reply.",
    "I appreciate the quick answer.",
    "Thank you, your letter came today.",
    "Thanks, got it.",
)
_LONGEST_OPENED: Final = 3  # sentences that get another opening than a greeting
_COOL: Final = 0.3  # share of their frames
_THANKED: Final = 0.3


def add_greeting(sentences: Sentences, chance: random.Random) -> Sentences:
    """Greet where the draft begins without a greeting."""
    if GREETING.match(sentences[0].text):
        return sentences
    greeting = LabelledSentence(f"{chance.choice(GREETINGS)} {chance.choice(NAMES)},", "ok", None)
    return (greeting, replace(sentences[0], opens=True), *sentences[1:])


def add_signature(sentences: Sentences, chance: random.Random) -> Sentences:
    """Sign, below a close or without one."""
    close = [LabelledSentence(chance.choice(_CLOSES), "ok", None, opens=True)] * chance.randint(0, 1)
    return (*sentences, *close, LabelledSentence(chance.choice(NAMES), "ok", None, opens=not close))


def add_frame(sentences: Sentences, chance: random.Random) -> Sentences:
    """Greet and sign, give thanks or open coolly, where the draft does not greet: a line is no better for its frame."""
    framed = add_greeting(sentences, chance)
    if framed == sentences:
        return sentences
    kind = chance.random() if len(sentences) <= _LONGEST_OPENED else 1.0
    if kind < _COOL:
        return _opened(_OPENINGS, sentences, chance)
    if kind < _COOL + _THANKED:
        thanked = _opened(_THANKS, sentences, chance)
        return add_signature(thanked, chance) if chance.randint(0, 1) else thanked
    return add_signature(framed, chance)


def _opened(openings: Sequence[str], sentences: Sentences, chance: random.Random) -> Sentences:
    """Put one of some openings in front."""
    return (LabelledSentence(chance.choice(openings), "ok", None), *sentences)
