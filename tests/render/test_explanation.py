"""The reasons explained."""

import pytest

from tonecheck.labels import REASONS
from tonecheck.render.explanation import render_reason, render_reasons


def test_list_names_the_ten():
    """One line or two a reason, none wider than a terminal."""
    listed = render_reasons()
    assert all(f"\n{reason}" in f"\n{listed}" for reason in REASONS)
    assert max(map(len, listed.splitlines())) <= 80


@pytest.mark.parametrize("reason", REASONS)
def test_reason_shows_both_kinds_of_examples(reason):
    """What costs goodwill and what is fine; none wider than a terminal."""
    shown = render_reason(reason)
    assert "Costs goodwill:" in shown
    assert "Fine:" in shown
    assert max(map(len, shown.splitlines())) <= 80
