"""Slips beside tone."""

import pytest

from tonecheck.draft.reading import read_draft
from tonecheck.draft.slips import find_slips


def slips(source):
    """Give kind and words of each slip."""
    draft = read_draft(source, any_language=True)
    return [(note.kind, draft.text[note.start : note.end]) for note in find_slips(draft)]


@pytest.mark.parametrize(
    "slot",
    ["[Company]", "XXX", "<name>", "{{first_name}}", "[Name]", "TODO", "[Hiring Manager's Name]", "{first_name}",
     "[your name here]", "[insert reason]", "*|FNAME|*", "<Your Name>", "[Position Title]", "£XXXk"],
)  # fmt: skip
def test_placeholder_is_found(slot):
    """What a form left open is a slip, at its place."""
    assert slips(f"Thank you for the interview with {slot} on Monday.") == [("placeholder", slot)]


def test_placeholder_in_the_greeting_is_found():
    """The greeting is where it happens."""
    assert slips("Dear [Name],\n\nThank you for your time.") == [("placeholder", "[Name]")]
    assert slips("Dear XXX,\n\nThank you for your time.") == [("placeholder", "XXX")]


@pytest.mark.parametrize(
    "text",
    [
        "I said so in my paper [1] and again in [12].",
        "They wrote [sic] that it was on [the] table.",
        "Your mail began with “Dear [First Name]”, which made me smile.",
        'It opened with "Dear [Name]" and went on from there.',
        "The template uses `[Company]` and `{{first_name}}` for that.",
        "Read [my role](https://example.com) or <https://example.com>.",
        "I can do x < 5 and y > 3 in my head.",
        "It is on my TODO list for Monday.",
        "Thank you for everything.\n\nLove, Ana\nXXX",
        "I take XXL and XL shirts.",
    ],
)
def test_ordinary_signs_are_no_placeholder(text):
    """References, asides, quoted words, code and kisses are not slips."""
    assert slips(text) == []


def message(text, head=""):
    """Write a message without an attachment."""
    return f"From: Tom <t@x.org>\nTo: a@x.com\n{head}\n{text}\n"


@pytest.mark.parametrize(
    "text",
    ["Please find my CV attached.", "I have attached the form.", "I've also attached two references.",
     "Attached is my portfolio.", "My signed contract is attached.", "CV attached.", "I am attaching my notes.",
     "Please see the attached certificate."],
)  # fmt: skip
def test_promised_attachment_is_missed(text):
    """A message that promises an attachment has one; a text may get it later."""
    assert [kind for kind, _ in slips(message(text))] == ["attachment"]
    assert slips(text) == []


@pytest.mark.parametrize(
    "text",
    ["I am attached to the idea of working in Leeds.", "There are no strings attached.", "You attached the wrong file.",
     "I attached my CV to my application.", "Your attachment did not open.", "Should I attach my CV?",
     "I have attached a link: https://example.com/cv", "I had already attached it last week."],
)  # fmt: skip
def test_other_attachments_are_no_promise(text):
    """Attachments of others, of the past or of the heart are not missed."""
    assert slips(message(text)) == []


def test_quoted_promise_is_not_the_senders():
    """Only the sender's own words promise."""
    assert slips(message("Thank you for that.\n\n> I have attached the form for [Name].")) == []


def test_many_recipients_are_told():
    """More than three addresses in To and Cc are a note without a place."""
    assert slips(message("Thank you.", "Cc: b@x.com, c@x.com, d@x.com\n")) == [("recipients", "")]
    assert slips(message("Thank you.", "Cc: b@x.com, c@x.com\n")) == []
