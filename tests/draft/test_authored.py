"""What the sender did not write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.draft.authored import find_skipped


@pytest.mark.parametrize(
    ("text", "kind", "masked"),
    [
        ("Mine.\n> theirs\n> too\nMine.", "quote", "> theirs\n> too\n"),
        ("Mine.\nOn 2 March 2026 Ana Ruiz wrote:\nrest", "quote", "On 2 March 2026 Ana Ruiz wrote:\nrest"),
        ("Mine.\n-----Original Message-----\nFrom: x", "quote", "-----Original Message-----\nFrom: x"),
        ("Mine.\n-- \nTom\n", "signature", "-- \nTom\n"),
        ("Mine.\nSent from my iPhone\n", "signature", "Sent from my iPhone\n"),
    ],
)
def test_quotes_and_signatures_are_masked(text, kind, masked):
    """Each is found with its kind and its exact extent."""
    (skipped,) = find_skipped(text)
    assert (skipped.kind, text[skipped.start : skipped.end]) == (kind, masked)


def test_answers_between_quotes_stay():
    """An interleaved answer is the sender's."""
    text = "> one?\nYes.\n> two?\nNo.\n"
    assert [text[s.start : s.end] for s in find_skipped(text)] == ["> one?\n", "> two?\n"]


@given(st.text(alphabet="> \n-abOnwrote:", max_size=200))
def test_stretches_are_ordered_and_apart(text):
    """Masked stretches never overlap and lie in the text."""
    found = find_skipped(text)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    assert all(0 <= s.start < s.end <= len(text) for s in found)
