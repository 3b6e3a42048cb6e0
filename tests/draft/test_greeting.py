"""The name in the greeting."""

import pytest

from tonecheck.draft.answered import find_answered
from tonecheck.draft.reading import read_draft
from tonecheck.draft.slips import find_slips


def wrong_names(greeting, sender="Ana Petrović <ana.petrovic@kestrel.hr>", quoted="Can we talk?\n> Ana"):
    """Give the names that a reply gets wrong."""
    draft = read_draft(
        f"{greeting}\n\nThank you for the kind answer.\n\nOn Thu, 12 Jun 2025 at 17:58, {sender} wrote:\n\n> {quoted}\n"
    )
    return [
        draft.text[note.start : note.end]
        for note in find_slips(draft, answered=find_answered(draft))
        if note.kind == "name"
    ]


@pytest.mark.parametrize("greeting", ["Dear Marcus,", "Hi Ms Obi,", "Hello Marcus Webb,"])
def test_somebody_else_is_greeted(greeting):
    """A name that is nowhere in the mail answered is a slip."""
    assert len(wrong_names(greeting)) == 1


@pytest.mark.parametrize(
    "greeting",
    ["Hi Ana,", "Dear Ms Petrovic,", "Dear Hiring Manager,", "Hi there,", "Hi all,", "Hello Team,", "Thank you so much,",
     "Hi Anna,", "Hi Marcus and Ana,"],
)  # fmt: skip
def test_right_or_open_greetings_are_fine(greeting):
    """The sender by either name, a likely spelling of it, or nobody in particular."""
    assert wrong_names(greeting) == []


@pytest.mark.parametrize(
    ("greeting", "sender", "quoted"),
    [
        ("Hi Marcus,", "Ana Petrović <ana@kestrel.hr>", "Marcus from our team will call."),
        ("Hi Laura,", "Brightwell Search <jobs@brightwell.com>", "Can we talk?"),
        ("Hi Laura,", "Talent Team <talent@acme.com>", "Can we talk?"),
        ("Hi Bill,", "William Tanaka <william@rivet.com>", "Can we talk?"),
        ("Hi Tom,", "Thomas Berg <thomas.berg@rivet.com>", "Can we talk?"),
        ("Hi Laura,", "Ana Petrović <office@kestrel.hr>", "Can we talk?"),
    ],
)
def test_doubtful_senders_are_fine(greeting, sender, quoted):
    """Another name in the mail, a company, a short form, a shared mailbox: no note."""
    assert wrong_names(greeting, sender, quoted) == []
