"""The place of a sentence in a list."""

import pytest

from tonecheck.advice.listing import find_point, keep_place


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Second, you are wrong, I ran a crew.", "Second, I ran a crew."),
        ("Comment 3, that I lack depth, is wrong, I ran a crew.", "as for comment 3, I ran a crew."),
        ("The third, that I lack depth, is wrong.", "as for the third, I ran a crew."),
        ("Your second comment is wrong.", "I ran a crew."),
    ],
)
def test_place_in_a_list_is_kept(sentence, expected):
    """What is kept of a sentence keeps its label; without a label nothing is added."""
    assert keep_place("I ran a crew.", sentence) == expected


def test_point_is_named_where_the_sentence_opens_with_it():
    """Only a label at the start is the sentence's place in a list."""
    assert find_point("Comment 3, on depth, is wrong.") == "comment 3"
    assert find_point("I answer comment 3, on depth.") == ""
