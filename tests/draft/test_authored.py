"""What the sender did not write."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.draft.authored import find_skipped
from tonecheck.draft.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "kind", "masked"),
    [
        ("Mine.\n> theirs\n> too\nMine.", "quote", "> theirs\n> too\n"),
        (
            "Mine.\nOn 2 March 2026 at 09:14 Ana Ruiz wrote:\nrest",
            "quote",
            "On 2 March 2026 at 09:14 Ana Ruiz wrote:\nrest",
        ),
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


LINES = st.sampled_from(
    """Thank you.|> theirs|>> older||On 2 Mar 2026 at 09:14, Ana <a@example.com> wrote:|From: Ana <a@example.com>
    Sent: 2 March 2026|To: Tom|Subject: Hello|-----Original Message-----|-- |Sent from my iPhone|Kind regards,|Tom Reed
    Senior Engineer|+44 20 7946 0000|P.S. One more.|```|---|________________________________|Begin forwarded message:
    If you are not the intended recipient, delete this.|diff --git a/x b/x|@@ -1 +1 @@""".replace("\n    ", "|").split(
        "|"
    )
)
BODIES = st.one_of(
    st.text(alphabet="> \r\n-abOnwrote:|", max_size=200),
    st.lists(LINES, max_size=14).map("\n".join),
    st.lists(LINES, max_size=14).map("\r\n".join),
)


@given(BODIES)
def test_stretches_are_ordered_and_apart(text):
    """Masked stretches never overlap, never touch in one kind, and lie in the text."""
    found = find_skipped(text)
    assert all(0 <= part.start < part.end <= len(text) for part in found)
    assert all(
        one.end < other.start or (one.end == other.start and one.kind != other.kind) for one, other in pairwise(found)
    )


@given(BODIES)
def test_masked_and_judged_parts_cover_the_text(text):
    """Every word is either in a sentence or in a masked stretch, and in no two of them."""
    parts = [(part.start, part.end) for part in find_skipped(text)]
    parts += [(span.start, span.end) for span in split_sentences(text, find_skipped(text))]
    covered = [at for start, end in parts for at in range(start, end)]
    assert len(covered) == len(set(covered))
    missed = "".join(char for at, char in enumerate(text) if at not in set(covered))
    assert not any(char.isalnum() for char in missed.replace("P", "").replace("S", ""))


@pytest.mark.parametrize(
    "text",
    [
        "Pathetic.\n\nA joke of a company\nA joke of a manager",
        "Hello,\n\nsubject: salary\nfrom: 50k\nto: 60k\n\nI am tired of waiting.",
        "Dear Ana,\n\nOn 02/03/2026 at 10:00 you told ana@example.com:\n\nhe is slow. That is a lie.",
        "Dear Ana,\n\nAt 10:00 on 2 March 2026 please mail tom@example.org:\n\nI need to vent.",
        "Hi,\n\nOriginal message:\nYou lied.\n\nTom",
        "Sent by mail too. No answer.\n\nTom",
        "Please excuse the phone call this morning, I was upset.\n\nTom",
        "The information was confidential, its disclosure is prohibited; delete the attachment.\n\nTom",
        "Hi Ana\n---\nYou never called\n---\nNever again",
        "Dear Ana,\n\nOn 5 March 2026 Ms Ruiz wrote:\n“Your work is poor.”\n\nI think that is unfair.",
        "What a clown show.\n\nRegards\nTom Reed\nNobody you ever called back",
    ],
)
def test_senders_own_words_are_never_masked(text):
    """What only looks like a quote, a signature or a disclaimer stays the sender's."""
    assert find_skipped(text) == ()


@pytest.mark.parametrize(
    "line", ["-----BEGIN PGP SIGNATURE-----", "-----BEGIN PGP MESSAGE-----", "From: Ana", "Subject: you", "-----", "--"]
)
def test_lines_that_look_like_a_programs_are_told_nearly_as_fast_as_prose(line):
    """What begins like a seal, a header or a separator and goes on as none costs little more than other words."""

    def cost(text):
        began = time.thread_time()
        find_skipped(text)
        return time.thread_time() - began

    lines, prose = f"Hello,\n\n{f'{line}{chr(10)}' * 8_000}", "Hello,\n\n" + "Thank you for the tour.\n" * 8_000
    cost(lines[:400])  # loads the rules
    assert min(cost(lines) for _ in range(2)) < 4 * max(cost(prose) for _ in range(2))
