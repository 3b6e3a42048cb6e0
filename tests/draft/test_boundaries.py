"""Where sentences end in text without full stops."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.draft.boundaries import (
    DILATIONS,
    REACH,
    SLOTS,
    WORD,
    Boundaries,
    Layer,
    is_run_on,
    plain,
    word_rows,
    word_signs,
)
from tonecheck.draft.sentences import split_sentences
from tonecheck.judge.artefact import find_model, open_artefact, read_boundaries

WIDTH, HIDDEN = 4, 8


def make_rule(bias, weight=0.0):
    """Make a rule that says the same of every gap, or, with a weight, what the words around it say."""
    chance = np.random.default_rng(1)
    draw = lambda *shape: (weight * chance.normal(size=shape)).astype(np.float32)  # noqa: E731
    inputs = [WIDTH + len(word_signs("a"))] + [HIDDEN] * (len(DILATIONS) - 1)
    layers = tuple(Layer(draw(5 if at == 0 else 3, size, HIDDEN), draw(HIDDEN)) for at, size in enumerate(inputs))
    vectors = chance.integers(-99, 99, (SLOTS + 1, WIDTH)).astype(np.int8)
    gap = Layer(draw(1, 2 * HIDDEN, HIDDEN), draw(HIDDEN))
    return Boundaries({"can": SLOTS}, vectors, 0.01, layers, gap, draw(HIDDEN), bias)


NOWHERE, EVERYWHERE, SOMEWHERE = make_rule(-1.0), make_rule(1.0), make_rule(0.0, weight=0.3)
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


@pytest.mark.parametrize("at", [0, 20, 59])
def test_gap_is_judged_by_words_within_reach(at):
    """A word farther off changes nothing; one beside the gap does."""
    words = ["x"] * 60
    moved = SOMEWHERE.judge(words) != SOMEWHERE.judge([*words[:at], "Y!", *words[at + 1 :]])
    near = range(max(0, at - REACH - 1), min(59, at + REACH + 1))
    assert not moved[[gap for gap in range(59) if gap not in near]].any()
    assert moved[[gap for gap in (at - 1, at) if 0 <= gap < 59]].any()


def test_long_text_is_judged_in_windows_alike():
    """Where a window begins and ends shows nowhere."""
    words = [f"{word}{at}" for at in range(900) for word in ("i", "can", "Thanks,", "you?", "so")]
    whole = SOMEWHERE._judge(words)  # all at once
    np.testing.assert_allclose(SOMEWHERE.judge(words), whole, atol=1e-4)


@given(st.text(max_size=200))
def test_any_text_is_parted_between_words(text):
    """Offsets lie at words, in order, whatever is written."""
    starts = {match.start() for match in WORD.finditer(text)}
    found = SOMEWHERE.find(text)
    assert found == sorted(found)
    assert set(found) <= starts


def test_rule_reads_a_text_of_one_gap():
    """Two words have one gap; a single one has none."""
    assert SOMEWHERE.judge(["thanks", "bye"]).shape == (1,)
    assert SOMEWHERE.find("thanks") == []


def test_common_word_has_a_row_of_its_own():
    """Another is known by its letters alone, in whatever way it is typed."""
    assert word_rows("Can,", {"can": SLOTS})[-1] == SLOTS
    assert word_rows("cannery", {"can": SLOTS}) == word_rows("Cannery!", {})
    assert plain("Don’t!") == plain("dont") == "dont"
    assert plain("24k") == plain("7k")


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
