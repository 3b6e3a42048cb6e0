"""Where sentences end in text without full stops."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.draft.boundaries import SLOTS, WORD, Boundaries, gap_slots, is_run_on, look_at
from tonecheck.draft.sentences import split_sentences
from tonecheck.judge.artefact import find_model, open_artefact, read_boundaries

NOWHERE = Boundaries(np.zeros(SLOTS, np.int8), 1.0, -1.0, frozenset())
EVERYWHERE = Boundaries(np.zeros(SLOTS, np.int8), 1.0, 1.0, frozenset())
SHIPPED = read_boundaries(open_artefact(find_model()))


def split(text, boundaries):
    """Give the sentences' texts."""
    return [text[span.start : span.end] for span in split_sentences(text, boundaries=boundaries)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("so i waited the whole day", True),
        ("so i waited the whole day.", True),
        ("I waited the whole day for you", True),
        ("I waited the whole day for you.", False),
        ('He said "we will call you."', False),
        ("so i waited", False),
    ],
)
def test_run_on_has_no_full_stop_or_a_small_start(text, expected):
    """Six words or more, without a full stop at the end or a capital at the start."""
    assert is_run_on(text) == expected


def test_what_has_its_full_stops_is_left_alone():
    """The rule is asked only where sentences may run on."""
    assert split("I waited the whole day. Nobody came to the door.", EVERYWHERE) == [
        "I waited the whole day.",
        "Nobody came to the door.",
    ]


def test_list_in_one_line_is_split_at_its_items():
    """A dash after a colon, semicolon or full stop begins an item; one between words does not."""
    text = "Three points: - the weekly rate; - the turnaround - eleven hours - as agreed."
    assert split(text, NOWHERE) == [
        "Three points:",
        "- the weekly rate;",
        "- the turnaround - eleven hours - as agreed.",
    ]


@given(st.text(max_size=200))
def test_every_word_stays(text):
    """Split anywhere, sentences are in order, trimmed, and hold all words of the undivided ones."""
    assert "".join("".join(split(text, EVERYWHERE)).split()) == "".join("".join(split(text, None)).split())


def test_gap_is_known_by_three_words_on_either_side():
    """A word farther off changes nothing."""
    one, other = (look_at(words.split(), frozenset()) for words in ("a b c d e f g", "Z b c d e f g"))
    assert gap_slots(one, 4, 0) == gap_slots(other, 4, 0)
    assert gap_slots(one, 3, 0) != gap_slots(other, 3, 0)


@pytest.mark.parametrize(
    "thoughts",
    [
        ["im gutted but thanks for telling me so quick", "can i apply again in may"],
        ["i waited three weeks for this", "do you even read your emails", "my number is still the same"],
    ],
)
def test_shipped_rule_parts_thoughts(thoughts):
    """Plain thoughts in one breath are told apart."""
    assert split(" ".join(thoughts), SHIPPED) == thoughts


def test_words_are_found_as_written():
    """A word is what stands between white space."""
    assert [match.group() for match in WORD.finditer("im  ok\nthx 🙂")] == ["im", "ok", "thx", "🙂"]
