"""The right to send, edit or drop a held mail: one at a time, and never twice without saying so."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tonecheck.errors import StoreError, TonecheckError, UsageError
from tonecheck.mail.durable import flush_folder, storing, write_over
from tonecheck.mail.held import CLAIMED, GONE, HeldStore
from tonecheck.mail.held_mail import MESSAGE, REPORT, STARTED, HeldMail, told
from tonecheck.mail.lock import lock_folder
from tonecheck.report import Report


class Claim:
    """A held mail that this process alone may change or send.

    Attributes:
        mail: the mail as it was when claimed.
        lock: the locked handle of its folder; a mailer that inherits it keeps the mail claimed while it runs.
    """

    def __init__(self, store: HeldStore, mail: HeldMail, lock: int) -> None:
        """Take over a mail that lies in ``claimed/``, with the lock on its folder."""
        self._store = store
        self.mail = mail
        self.lock = lock

    @property
    def folder(self) -> Path:
        """Where it lies while it is claimed."""
        return self._store.folder / CLAIMED / self.mail.id

    @property
    def message(self) -> bytes:
        """The whole message as it is now.

        Raises:
            StoreError: it cannot be read.
        """
        with storing(f"the held mail {self.mail.id} cannot be read"):
            return (self.folder / MESSAGE).read_bytes()

    def replace(self, message: bytes) -> None:
        """Put other bytes in the message's place; at any moment one of the two is there, whole.

        Raises:
            StoreError: they cannot be written; the message is as it was.
        """
        with storing(f"the held mail {self.mail.id} cannot be changed"):
            write_over(self.folder / MESSAGE, message)

    def note(self, why: Report | TonecheckError) -> None:
        """Put the newest judgement beside the message.

        Raises:
            StoreError: it cannot be written.
        """
        with storing(f"the held mail {self.mail.id} cannot be changed"):
            write_over(self.folder / REPORT, json.dumps(told(why)).encode())

    def start(self) -> None:
        """Mark that it may have gone out from now on; call it right before it is handed on.

        Raises:
            StoreError: the mark cannot be written, so it must not be sent.
        """
        mark = self.folder / STARTED
        try:
            with storing(f"the held mail {self.mail.id} cannot be marked, so it was not sent"):
                write_over(mark, b"")
        except StoreError:
            if self.mail.state != "interrupted":
                with suppress(OSError):
                    mark.unlink(missing_ok=True)
            raise

    def fail(self) -> None:
        """Mark that it certainly did not go out; it will be held as before.

        Raises:
            StoreError: the mark cannot be taken back.
        """
        with storing(f"the held mail {self.mail.id} cannot be given back"):
            (self.folder / STARTED).unlink(missing_ok=True)
            flush_folder(self.folder)

    def finish(self) -> None:
        """Take it out of the store: it has gone out, or is to be forgotten.

        Raises:
            StoreError: it cannot be removed.
        """
        gone = self._store.folder / GONE / self.mail.id
        with storing(f"the held mail {self.mail.id} cannot be removed"):
            self.folder.rename(gone)
            flush_folder(gone.parent)
            flush_folder(self._store.folder / CLAIMED)
        shutil.rmtree(gone, ignore_errors=True)


@contextmanager
def claim(store: HeldStore, mail: HeldMail, *, again: bool = False) -> Iterator[Claim]:
    """Claim a held mail for as long as the block runs.

    To send it, call ``start`` right before it is handed on, then ``finish`` when it has been accepted, or ``fail`` when
    it certainly was not. With neither it stays ``interrupted``: it may have gone out. Without ``start`` it is held
    again after the block.

    Args:
        store: where it is held.
        mail: which one.
        again: take over one that was interrupted, although it may have gone out.

    Raises:
        UsageError: somebody else is at it, or it was interrupted and ``again`` is not set, or it is gone.
        StoreError: the store cannot be written.
    """
    if mail.state == "interrupted" and not again:
        raise UsageError(
            f"{mail.id} was being sent when its sender was stopped and may have gone out: look among your sent mail, "
            "then drop it, or send it again with --again"
        )
    lock = _locked(mail)
    try:
        _move(store, mail)
        try:
            yield Claim(store, mail, lock)
        finally:
            store.give_back(mail.id)
    finally:
        os.close(lock)


def _move(store: HeldStore, mail: HeldMail) -> None:
    """Move a locked mail to ``claimed/``, where an interrupted one lies already."""
    target = store.folder / CLAIMED / mail.id
    if mail.folder != target:
        with storing(f"the held mail {mail.id} cannot be claimed"):
            mail.folder.rename(target)
            flush_folder(target.parent)


def _locked(mail: HeldMail) -> int:
    """Lock the folder of a mail against everybody else."""
    try:
        with storing(f"the held mail {mail.id} cannot be claimed", but=FileNotFoundError):
            lock = lock_folder(mail.folder)
    except FileNotFoundError as fault:
        raise UsageError(f"{mail.id} is no longer held; tonecheck held lists what is") from fault
    if lock is None:
        raise UsageError(f"{mail.id} is in use by another tonecheck, or being sent; try again when that is over")
    return lock
