"""Sentence splitting, with offsets that hold."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.draft.sentences import LONGEST_SENTENCE, split_sentences
from tonecheck.report import Skipped


def split(text, skipped=()):
    """Give the sentences' texts."""
    return [text[span.start : span.end] for span in split_sentences(text, skipped)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hi Ana,\n\nThank you. All the best!", ["Hi Ana,", "Thank you.", "All the best!"]),
        ("So it is a no. Five rounds, then this.", ["So it is a no.", "Five rounds, then this."]),
        ("I met Dr. Osei at 3 p.m. yesterday.", ["I met Dr. Osei at 3 p.m. yesterday."]),
        ("i waited. nobody came. fine.", ["i waited.", "nobody came.", "fine."]),
        ("P.S. Keep the pen.", ["P.S. Keep the pen."]),
        ("- one thing\n- another thing", ["- one thing", "- another thing"]),
        ("Kind regards\nTom", ["Kind regards", "Tom"]),
        ("ok then 🙂", ["ok then 🙂"]),
        ("...\n\n---", []),
        ("Dear Ms Obi, thank you. Hi Tom, you said.", ["Dear Ms Obi,", "thank you.", "Hi Tom, you said."]),
        ("Mister recruiter, how do you sleep?", ["Mister recruiter,", "how do you sleep?"]),
        ("Dr. Obi, I read it with care.", ["Dr. Obi,", "I read it with care."]),
        ("Sir, with respect, no.", ["Sir,", "with respect, no."]),
        ("Mr van der Groot, I stop here.", ["Mr van der Groot,", "I stop here."]),
        ("Hi Anna, Friday at ten.", ["Hi Anna,", "Friday at ten."]),
        ("Mr Lund and the van, both late, cost me the post.", ["Mr Lund and the van, both late, cost me the post."]),
        ("Ms du Plessis, who sat there, was kind.", ["Ms du Plessis, who sat there, was kind."]),
        ("Dear Sir or Madam, I write again.", ["Dear Sir or Madam,", "I write again."]),
        ("Mrs Patel told me, and rightly, to wait.", ["Mrs Patel told me, and rightly, to wait."]),
        ("Miss the team, the tea and the view.", ["Miss the team, the tea and the view."]),
        ("Miss Okafor, I read it.", ["Miss Okafor,", "I read it."]),
        ("mr lindqvist, how are you", ["mr lindqvist,", "how are you"]),
        ("Dr Evans, who interviewed me, was kind.", ["Dr Evans, who interviewed me, was kind."]),
        ("hi sam, gutted but ok", ["hi sam,", "gutted but ok"]),
        ("Hello, I stop here.", ["Hello,", "I stop here."]),
        ("Hello to the hiring team, I stop here.", ["Hello to the hiring team, I stop here."]),
        ("Dear all at the Acme team, I stop here.", ["Dear all at the Acme team,", "I stop here."]),
        ("Good morning, Mr Lund.", ["Good morning, Mr Lund."]),
        ("Good morning, Mr Lund, I stop here.", ["Good morning, Mr Lund,", "I stop here."]),
        ("Hi thanks for the news, I was sad.", ["Hi thanks for the news, I was sad."]),
        ("Dear Ms Obi,", ["Dear Ms Obi,"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    """Full stops, blank lines, list items and signatures end a sentence; abbreviations do not."""
    assert split(text) == expected


def test_wrapped_prose_is_read_across_its_lines():
    """A line break that only wraps a long line does not end a sentence."""
    text = "Thank you for the two conversations that we had in March about the new\nrole in Lyon. I enjoyed them.\n"
    assert split(text) == [text[: text.index(" I enjoyed")], "I enjoyed them."]


def test_skipped_stretches_hold_no_sentence():
    """What was masked is not split."""
    text = "Mine. > theirs. Mine again."
    assert split(text, [Skipped(6, 15, "quote")]) == ["Mine.", "Mine again."]


@given(st.text(max_size=400))
def test_offsets_hold_for_any_text(text):
    """Spans are in order, do not overlap, are trimmed and lie in the text."""
    spans = split_sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= s.start < s.end <= len(text) and not text[s.start].isspace() for s in spans)


@given(st.text(alphabet="ab .!?\n\r\tÄé🙂", max_size=200))
def test_no_word_is_lost(text):
    """Every letter of the text lies in a sentence."""
    covered = {at for span in split_sentences(text) for at in range(span.start, span.end)}
    assert all(at in covered for at, char in enumerate(text) if char.isalpha())


def test_rant_without_an_end_is_cut_but_kept():
    """A sentence too long for the encoder is cut at blanks; every word of it is judged."""
    text = " ".join(f"word{at}" for at in range(400))
    pieces = split(text)
    assert " ".join(pieces) == text
    assert max(map(len, pieces)) <= LONGEST_SENTENCE
