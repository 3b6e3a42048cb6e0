"""The line about a suggestion."""

from dataclasses import replace

import pytest

from tonecheck.render.advice import render_advice
from tonecheck.report import Advice, Sentence

BURN = Sentence(0, 10, 1, 1, "Your brother is a clown.", "burn", 0.97, 0.02, "lashing-out", 0.0)


@pytest.mark.parametrize(
    ("advice", "line"),
    [
        (Advice("delete", "", 0.0), "  Best: leave it out."),
        (
            Advice("delete", "", 0.0, mend_next=True),
            "  Best: leave it out. The next sentence leans on it; change that too.",
        ),
        (
            Advice("delete", "", 0.0, keep_point=True, point=0.2),
            "  Best: leave it out, but for any point you still need.",
        ),
        (
            Advice("delete", "", 0.0, keep_point=True, point=0.6),
            "  Best: leave it out, unless it holds a point you need; then make only that,\n    calmly.",
        ),
        (
            Advice("x", "I will wait.", 0.0, ("Leeds",), mend_next=True),
            "  Instead: “I will wait.” (leaves out Leeds) The next sentence leans on it;\n    change that too.",
        ),
    ],
)
def test_advice_names_what_it_leaves_behind(advice, line):
    """What goes with a suggestion stands beside it: the facts left out, and a next sentence that leans on it."""
    assert list(render_advice(replace(BURN, advice=(advice,)))) == [line]
