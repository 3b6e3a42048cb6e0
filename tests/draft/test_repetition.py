"""The words of the mail answered between the sender's quotation marks."""

import pytest

from tonecheck.draft.repetition import find_repetitions
from tonecheck.draft.sentences import Span

ANSWERED = "Dear Tom,\nthe panel found you arrogant and\nyour answers were a waste of time. It’s a no."


@pytest.mark.parametrize(
    "text",
    [
        'You wrote that "your answers were a waste of time".',
        "You wrote: “Your answers were a waste of time.”",
        "Sie schrieben „your answers were a waste of time“.",
        "Vous dites « your answers were a waste of time ».",
        "You say 'your answers … a waste of time'.",
        "I read ‘it's a no’ with regret.",
        'You called me "arrogant".',
    ],
)
def test_repeated_words_are_found(text):
    """Quotation marks of any kind, line breaks, capitals, apostrophes and elisions are no matter."""
    (found,) = find_repetitions(text, ANSWERED)
    assert text[found.start - 1] in "\"'“„« ‘"
    assert text[found.start : found.end].strip(" .").casefold() in {
        "your answers were a waste of time", "your answers … a waste of time", "it's a no", "arrogant"
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        'You wrote that "your whole team is a waste of time".',  # other words
        "You wrote that your answers were a waste of time.",  # no quotation
        'What an "arrogant" lot you are.',  # one word, and nobody is said to have said it
        'I "w".',
    ],
)
def test_own_words_are_not(text):
    """Words that the mail answered has not, unmarked ones, and mockery of one or two words stay the sender's."""
    assert find_repetitions(text, ANSWERED) == ()


def test_quotation_over_several_sentences_is_one():
    """Full stops and line breaks within the marks are no matter."""
    text = 'You say "it\'s a no. Your answers were" and more.'
    assert find_repetitions(text, "It’s a no. Your answers were poor.") == (Span(9, 37),)


def test_mail_of_nothing_but_quotations_is_read_in_no_time():
    """Quotations beyond any mail's number are left to the sender, and none is looked around without end."""
    text = "“a b ” " * 30_000
    assert find_repetitions(f'He wrote "your answers were a waste of time". {text}', ANSWERED) == (Span(10, 43),)
