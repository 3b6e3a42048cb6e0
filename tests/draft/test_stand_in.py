"""A sentence without the words in it that are somebody else's."""

from tonecheck.draft.sentences import Span
from tonecheck.draft.stand_in import place_as_written, read_alike, readings, stretches_within, with_stand_ins
from tonecheck.report import Sentence

TEXT = 'You say "it\'s a no. Your answers were" and more.'
FOUND = (Span(9, 37),)


def sentence(text, repeated):
    """Make a sentence with what it repeats."""
    return Sentence(0, len(text), 1, 1, text, "ok", 0.0, 0.0, None, 0.0, repeated=repeated)


def test_quotation_over_several_sentences_is_cut_to_each():
    """Each sentence gives up only what of a quotation lies in it."""
    assert with_stand_ins(TEXT[:18], stretches_within(Span(0, 18), FOUND)) == 'You say "it'
    assert with_stand_ins(TEXT[19:], stretches_within(Span(19, len(TEXT)), FOUND)) == 'it" and more.'
    assert stretches_within(Span(38, len(TEXT)), FOUND) == ()


def test_places_in_a_reading_lead_back_to_the_words():
    """Every word but the stand-ins stands in the sentence where its place says."""
    text = 'You "lied" and "cheat all of us" here, "a" lot.'
    repeated = ((5, 9), (16, 31), (40, 41))
    (reading,) = readings([sentence(text, repeated)])
    assert reading == 'You "it" and "it" here, "it" lot.'
    for word in ("You", "and", "here", "lot."):
        start = reading.index(word)
        at, end = place_as_written(start, repeated), place_as_written(start + len(word), repeated)
        assert text[at:end] == word


def test_text_in_a_sentences_place_is_read_alike():
    """A quotation that it keeps is read as in the sentence; the same words without marks are its own."""
    text = 'You idiots wrote "a waste of time".'
    before = sentence(text, ((18, 33),))
    assert read_alike('You wrote "a waste of time".', before) == 'You wrote "it".'
    assert read_alike("It was a waste of time.", before) == "It was a waste of time."
