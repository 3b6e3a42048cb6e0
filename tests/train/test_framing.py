"""What stands around a line."""

import random

from tonecheck.train.corpus import LabelledSentence
from tonecheck.train.framing import add_frame


def test_frame_is_added_only_where_there_is_none():
    """A draft with a greeting stays as it is; another gets a greeting, thanks or a cool opening, all of it ok."""
    bare = (LabelledSentence("Lose my number.", "burn", "closing-the-door"),)
    framed = [add_frame(bare, random.Random(seed)) for seed in range(40)]
    greeted = [each for each in framed if each[0].text.endswith(",")]
    assert {len(each) for each in greeted} == {3, 4}
    assert {len(each) for each in framed if each not in greeted} == {2, 3, 4}
    for each in framed:
        assert [sentence.text for sentence in each if sentence.flag == "burn"] == [bare[0].text]
    assert [add_frame(each, random.Random(1)) for each in greeted] == greeted
    assert not any(
        len(add_frame(bare * 4, random.Random(seed))) == 5 for seed in range(20)
    )  # letters are not opened so
