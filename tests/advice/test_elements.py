"""Which elements fit an occasion."""

from pathlib import Path

import pytest

from tonecheck.advice.elements import fitting_elements
from tonecheck.labels import ELEMENTS, OCCASIONS


@pytest.mark.parametrize("occasion", [*OCCASIONS, None])
def test_fitting_elements_courtesy_fits_every_occasion(occasion):
    """Thanks and a courteous close fit every occasion, and elements come in the order of the report."""
    fitting = fitting_elements(occasion)
    assert {"thanks", "courteous-close"} <= set(fitting)
    assert list(fitting) == [element for element in ELEMENTS if element in fitting]


def test_fitting_elements_rejection_fits_all():
    """A reply to a rejection may have every element of the guide."""
    assert fitting_elements("rejection") == ELEMENTS


@pytest.mark.parametrize("occasion", ["offer", "reschedule", "cold-approach", "silence", "other"])
def test_fitting_elements_no_acceptance_without_a_decision(occasion):
    """Where nothing was decided against the sender, neither acceptance nor feedback is expected."""
    assert {"acceptance", "feedback-request"}.isdisjoint(fitting_elements(occasion))


def test_fitting_elements_stand_in_the_docs():
    """The table of the docs is the table of the code."""
    page = (Path(__file__).parents[2] / "docs" / "mail.md").read_text(encoding="utf-8")
    for occasion in OCCASIONS:
        fitting = ", ".join(f"`{element}`" for element in fitting_elements(occasion))
        assert f"| `{occasion}` | {fitting} |" in page
