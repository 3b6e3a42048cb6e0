"""What a door does with a mail that does not go: keep it, and say so."""

from __future__ import annotations

from tonecheck.errors import MailerError, StoreError, SupersededError, TonecheckError
from tonecheck.mail.claim import claim
from tonecheck.mail.envelope import Envelope
from tonecheck.mail.headers import read_message_id
from tonecheck.mail.held import HeldStore
from tonecheck.mail.held_mail import HeldMail, error_code
from tonecheck.render.refusal import render_refusal
from tonecheck.report import Report


def refuse(message: bytes, envelope: Envelope, why: Report | TonecheckError) -> str:
    """Keep a mail, and give the words of its refusal; they say so where it could not be kept."""
    try:
        return render_refusal(why, kept=HeldStore().keep(message, envelope, why).id)
    except StoreError as fault:
        return f"{render_refusal(why, kept=None)}\n{fault}\n"


def keep_unsent(message: bytes, envelope: Envelope, fault: MailerError) -> str:
    """Keep a mail that the mailer did not take, and give the words for it; an older copy of the same one is dropped.

    Mail programs keep the text of a mail that was not taken; what is started in a script does not.
    """
    try:
        store = HeldStore()
        kept = store.keep(message, envelope, fault)
        settle_copies(store, message, but=kept)
    except TonecheckError as other:
        return f"tonecheck: {fault}\n{other}\n"
    return f"tonecheck: {fault}\nA copy is kept: tonecheck held release {kept.id}  (or drop)\n"


def settle_copies(store: HeldStore, message: bytes, *, but: HeldMail | None = None) -> None:
    """Look after the older copies of a mail, told by its Message-ID, that has gone out or is kept anew.

    One that the mailer did not take is dropped. One that was held for its words is left, and marked where the mail has
    gone out, so that its release does not send the mail a second time unasked.
    """
    name = read_message_id(message)
    for mail in store.list() if name else ():
        if mail != but and mail.state == "held" and (but is None or _is_unsent(mail)) and _is_named(mail, name):
            _settle(store, mail, name)


def _is_named(mail: HeldMail, name: str) -> bool:
    """Tell whether a mail has a Message-ID; one that has none of it stays free for whoever would release it now."""
    try:
        return read_message_id(mail.message) == name
    except StoreError:  # somebody else took it just now
        return False


def _settle(store: HeldStore, mail: HeldMail, name: str) -> None:
    """Drop or mark one copy of the mail that has a Message-ID."""
    with claim(store, mail) as mine:
        if read_message_id(mine.message) != name:
            return
        if _is_unsent(mail):
            mine.finish()
        else:
            mine.note(SupersededError("another wording of this mail has gone out since"))


def _is_unsent(mail: HeldMail) -> bool:
    """Tell whether a mail is kept only because the mailer did not take it."""
    return error_code(mail) == MailerError.code
