"""What becomes of the copies of a mail."""

import pytest

from tonecheck.errors import LanguageError, SupersededError, UsageError
from tonecheck.mail import keeping
from tonecheck.mail.claim import claim
from tonecheck.mail.envelope import Envelope
from tonecheck.mail.held_mail import error_code
from tonecheck.mail.keeping import settle_copies


def message(number):
    """Give a mail with a Message-ID of its own."""
    return b"To: ana@acme.example\nMessage-ID: <%d@home.example>\n\nWie geht es Ihnen?\n" % number


@pytest.fixture
def held(store):
    """Give a mail that is held, whose Message-ID has the number 1."""
    return store.keep(message(1), Envelope(door="sendmail", arguments=("-i",)), LanguageError("not English"))


def test_a_held_wording_of_what_went_out_is_marked(store, held):
    """So its release does not send the mail a second time unasked."""
    settle_copies(store, message(1))
    (mail,) = store.list()
    assert (mail.id, error_code(mail)) == (held.id, SupersededError.code)


def test_other_mails_stay_free_meanwhile(store, held, monkeypatch):
    """What goes out claims no other mail, not for a moment: its sender may be releasing it now."""

    def refuse(*_):
        raise UsageError("claimed")

    monkeypatch.setattr(keeping, "claim", refuse)
    settle_copies(store, message(2))
    assert [mail.id for mail in store.list()] == [held.id]


def test_a_mail_that_is_taken_meanwhile_is_passed_over(store, held):
    """A list may be older than the store."""
    listed = store.list()
    with claim(store, held) as mine:
        mine.finish()
    assert not keeping._is_named(listed[0], "<1@home.example>")
