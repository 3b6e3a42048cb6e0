"""The held mails: kept whole, for their owner alone, and never sent twice without a word."""

import json
import os
import stat
import subprocess
import sys
import textwrap

import pytest

from tonecheck.errors import EncodingError, StoreError, UsageError
from tonecheck.mail.claim import claim
from tonecheck.mail.envelope import Envelope

MESSAGE = b"To: ana@acme.example\r\n\r\nYou idiots \x00\xff!\r\n.\r\n"
ENVELOPE = Envelope(
    "sendmail",
    sender="tom@home.example",
    recipients=("ana@acme.example",),
    arguments=("-oi", "-f", "tom@home.example", "--", "ana@acme.example"),
    via=("msmtp", "-a", "work"),
)
WHY = EncodingError("no character set fits")


@pytest.fixture
def mail(store):
    """Give a held mail."""
    return store.keep(MESSAGE, ENVELOPE, WHY)


def test_mail_is_kept_whole(store, mail):
    """Bytes, envelope and judgement come back as they were."""
    (listed,) = store.list()
    assert listed == mail == store.find(mail.id)
    assert (mail.message, mail.envelope, mail.state) == (MESSAGE, ENVELOPE, "held")
    assert mail.report == {"error": {"code": "encoding", "message": "no character set fits"}}


def test_report_is_kept_as_the_contract(store, checker):
    """The judgement is the JSON that a check prints."""
    report = checker.check("You are liars and idiots!")
    assert store.keep(MESSAGE, ENVELOPE, report).report == json.loads(json.dumps(report.to_dict()))


def test_everything_is_for_its_owner_alone(store):
    """Folders are 0700 and files 0600, even where the folder was open before."""
    store.folder.mkdir(parents=True)
    store.folder.chmod(0o755)
    store.keep(MESSAGE, ENVELOPE, WHY)
    for path in [store.folder, *store.folder.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


@pytest.mark.parametrize("name", ["", "..", ".", "../held", "/etc", "a/b", "A", "a\x00", "a\n", "-", "a" * 65, "…"])
def test_ids_cannot_lead_out_of_the_store(store, name):
    """An id is small letters, digits and dashes; anything else is wrong use."""
    with pytest.raises(UsageError):
        store.find(name)


def test_disk_that_refuses_leaves_nothing(store, mail, monkeypatch):
    """A mail that could not be kept whole is not kept at all."""

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="could not be kept: No space left"):
        store.keep(MESSAGE, ENVELOPE, WHY)
    assert [each.id for each in store.list()] == [mail.id]
    assert list((store.folder / "incoming").iterdir()) == []


def test_mail_claimed_and_sent_is_gone(store, mail):
    """After `finish` nothing of it is left."""
    with claim(store, mail) as mine:
        mine.start()
        mine.finish()
    assert store.list() == ()
    assert not [path for path in store.folder.rglob("*") if path.is_file()]


def test_mail_claimed_and_not_sent_is_held_again(store, mail):
    """Neither a claim alone nor a mailer that refused changes anything."""
    with claim(store, mail):
        pass
    with claim(store, store.find(mail.id)) as mine:
        mine.start()
        mine.fail()
    assert store.list() == (mail,)


def test_only_one_can_claim(store, mail):
    """While one is at it, it shows as in use and the next is refused."""
    with claim(store, mail):
        assert [each.state for each in store.list()] == ["in-use"]
        with pytest.raises(UsageError, match="in use"), claim(store, store.find(mail.id)):
            pass
        with pytest.raises(UsageError, match="no longer held"), claim(store, mail):
            pass


def die(store, mail, *steps):
    """Claim a mail in another process, take the steps, and be killed."""
    code = """
        import os, signal, sys, pathlib
        from tonecheck.mail.held import HeldStore
        from tonecheck.mail.claim import claim
        store = HeldStore(pathlib.Path(sys.argv[1]))
        with claim(store, store.find(sys.argv[2])) as mine:
            for step in sys.argv[3:]:
                getattr(mine, step)()
            os.kill(os.getpid(), signal.SIGKILL)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code), store.folder, mail.id, *steps], check=False)
    assert done.returncode == -9


def test_sender_killed_before_it_handed_the_mail_on_loses_nothing(store, mail):
    """It is held again by itself."""
    die(store, mail)
    assert store.find(mail.id) == mail


def test_sender_killed_after_that_is_told_and_not_sent_again_unasked(store, mail):
    """It may have gone out: only `again` or drop go on."""
    die(store, mail, "start")
    (found,) = store.list()
    assert (found.state, found.message) == ("interrupted", MESSAGE)
    with pytest.raises(UsageError, match="may have gone out"), claim(store, found):
        pass
    with claim(store, found, again=True) as mine:
        mine.start()
        mine.finish()
    assert store.list() == ()


def test_edited_message_takes_the_old_ones_place(store, mail):
    """`replace` and `note` change what is kept; the time since when it is held stays."""
    with claim(store, mail) as mine:
        mine.replace(b"To: ana@acme.example\n\nThank you.\n")
        mine.note(StoreError("other"))
        assert mine.message == b"To: ana@acme.example\n\nThank you.\n"
    (found,) = store.list()
    assert (found.message, found.held_at) == (b"To: ana@acme.example\n\nThank you.\n", mail.held_at)
    assert found.report["error"]["message"] == "other"


DAMAGED = [
    *("", "{", "[]", '{"held_at": 3}', '{"held_at": "2026-01-01", "door": "window"}'),
    *(
        json.dumps({"held_at": "2026-01-01"} | ENVELOPE.to_dict() | other)
        for other in (
            {"recipients": "ana@acme.example"},
            {"via": [3]},
            {"upstream": True},
            {"options": [["mail", None]]},
        )
    ),
]


@pytest.mark.parametrize("text", DAMAGED)
def test_damaged_mail_is_shown_and_hides_no_other(store, mail, text):
    """What is damaged is told as such; its text and the other mails are still there."""
    other = store.keep(MESSAGE, ENVELOPE, WHY)
    (mail.folder / "envelope.json").write_text(text)
    states = {each.id: each.state for each in store.list()}
    assert states == {mail.id: "damaged", other.id: "held"}
    assert store.find(mail.id).message == MESSAGE
