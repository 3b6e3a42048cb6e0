"""A held mail that came to the proxy, sent on to the same server."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Mapping
from getpass import getpass
from typing import Final

from tonecheck.errors import MailerError, UsageError
from tonecheck.mail.address import Address, parse_upstream
from tonecheck.mail.envelope import Envelope
from tonecheck.mail.smtp.credentials import Credentials, find_credentials
from tonecheck.mail.smtp.link import Link, UnreachableError
from tonecheck.mail.smtp.reply import Reply
from tonecheck.mail.ways import Outcome
from tonecheck.settings import Chosen, load_settings

_PATIENCE: Final = 300.0  # seconds for each answer; nobody waits in a mail program here


def send_again(message: bytes, envelope: Envelope, _lock: int) -> Outcome:
    """Send a held mail to the server behind the proxy.

    Raises:
        MailerError: it certainly did not go out.
    """
    upstream = parse_upstream(envelope.upstream or "")
    credentials = _credentials(upstream, envelope, load_settings({}, project=False))
    return asyncio.run(_deliver(message, envelope, upstream, credentials))


async def _deliver(message: bytes, envelope: Envelope, upstream: Address, credentials: Credentials | None) -> Outcome:
    """Connect, and send it to all of its recipients or to none."""
    try:
        link = await Link.open(upstream, name="localhost", patience=_PATIENCE, credentials=credentials)
    except UnreachableError as fault:
        raise MailerError(str(fault)) from fault
    try:
        return await _hand_over(link, message, envelope)
    finally:
        await link.quit()


async def _hand_over(link: Link, message: bytes, envelope: Envelope) -> Outcome:
    """Send the mail over a connection."""
    options = [value for name, value in envelope.options if name == "mail"]
    _refuse(await link.mail(envelope.sender or "", options))
    for recipient in envelope.recipients:
        _refuse(await link.rcpt(recipient))
    reply = await link.send(message)
    if reply.is_good:
        return Outcome("accepted")
    return Outcome("refused" if reply.is_certain else "unclear", f"the mail server says: {reply}")


def _refuse(reply: Reply) -> None:
    """Raise where the server does not take sender or recipient."""
    if not reply.is_good:
        raise MailerError(f"the mail server says: {reply}")


def _credentials(upstream: Address, envelope: Envelope, settings: Mapping[str, Chosen]) -> Credentials | None:
    """Give those stored, or those of the login with which the mail came; the password is asked for where it must be."""
    login = settings["user"].value or dict(envelope.options).get("login")
    if not login or not upstream.is_confidential:
        return None
    command = settings["password-command"].value
    try:
        return find_credentials(
            str(login), upstream.host, command=str(command) if command else None, environ=os.environ
        )
    except UsageError:
        if not sys.stdin.isatty():
            raise
    return Credentials(str(login), getpass(f"Password of {login} for {upstream.host}: "))
