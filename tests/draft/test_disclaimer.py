"""Disclaimers of companies, and what a candidate may say without being taken for a lawyer."""

import pytest

from tonecheck.draft.disclaimer import is_disclaimer, mark_disclaimers
from tonecheck.draft.lines import Sheet


@pytest.mark.parametrize(
    "text",
    [
        "CONFIDENTIALITY NOTICE: the contents are private.",
        "If you are not the intended recipient, please delete it.",
        "This e-mail and any attachments are confidential; any disclosure or copying is prohibited.",
        "Please consider the environment before printing this mail.",
        "Sollten Sie nicht der richtige Adressat sein, löschen Sie diese Mail.",
        "CAUTION: this message is from an EXTERNAL SENDER, do not click links.",
        "This email originated from outside the organisation.",
        "Si vous n'êtes pas le destinataire, merci de le détruire.",
    ],
)
def test_set_phrases_are_disclaimers(text):
    """One set phrase is enough, or many of the lawyers' words."""
    assert is_disclaimer(text)


@pytest.mark.parametrize(
    "text",
    [
        "Please keep this message confidential.",
        "I am not the intended recipient of your anger.",
        "Caution, external people like you are liars.",
        "Please delete my file and confirm it.",
        "Your message was rude, and the attachment was missing.",
    ],
)
def test_senders_requests_are_none(text):
    """Whoever says "I", or uses one of the words, is no lawyer."""
    assert not is_disclaimer(text)


def test_only_the_paragraph_is_marked():
    """What stands above and below stays the sender's."""
    sheet = Sheet("Thank you.\n\nIf you are not the intended\nrecipient, delete it.\n\nP.S. Bye.\n")
    mark_disclaimers(sheet)
    assert sheet.kinds == [None, None, "disclaimer", "disclaimer", None, None]
