"""English of every kind against other languages."""

import pytest

from tonecheck.draft.language import is_english

ENGLISH = [
    "ok",
    "Noted.",
    "wah lau eh why like that one sia, so many round then no reply",
    "Ye had it decided afore I sat doon, so ye did.",
    "thx 4 ur msg gonna try agen nxt yr",
    "I am thank you for answer, I wish good success at the company.",
    "Abeg no vex, I go try again next year.",
    "Pathetic shambles.",
]
OTHER = [
    "Vielen Dank für Ihre Nachricht, ich bedauere die Entscheidung sehr.",
    "Je suis très déçu de votre réponse, monsieur.",
    "Gracias por la oportunidad, espero saber de ustedes pronto.",
    "Спасибо за ответ, очень жаль.",
    "ご連絡ありがとうございます。残念です。",
    "Dziękuję za odpowiedź, szkoda że tak wyszło.",
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_of_any_kind_passes(text):
    """Dialect, second-language, texting and very short English is English."""
    assert is_english(text)


@pytest.mark.parametrize("text", OTHER)
def test_other_languages_are_told(text):
    """A sentence in another language is not English."""
    assert not is_english(text)
