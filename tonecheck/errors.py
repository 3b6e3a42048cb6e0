"""Errors that say what happened, where, and what to do next; each carries its exit status.

No message ever contains text of a draft.
"""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar


class ExitStatus(IntEnum):
    """Exit statuses of a check, as fixed by the report format."""

    BETTER = 0
    HELD = 1
    WRONG_USE = 2
    NOT_JUDGED = 3
    INTERNAL = 70
    INTERRUPTED = 130


class MailStatus(IntEnum):
    """Exit statuses as a stand-in for sendmail, as ``sysexits.h`` has them."""

    SENT = 0
    USAGE = 64
    NO_MAIL = 65
    FAULT = 75
    HELD = 77


class TonecheckError(Exception):
    """Report a failure with its ``code`` (a slug for programs), and what to do next."""

    code: ClassVar[str] = "internal"
    exit_status: ClassVar[ExitStatus] = ExitStatus.INTERNAL


class UsageError(TonecheckError):
    """Report wrong use: an unreadable file, a faulty configuration."""

    code = "usage"
    exit_status = ExitStatus.WRONG_USE


class ArtefactError(UsageError):
    """Report a model folder that is damaged, foreign or of another format."""

    code = "model"


class RewriteError(TonecheckError):
    """Report that the language model could not be asked; the advice does without it."""

    code = "rewrite"


class NotJudgedError(TonecheckError):
    """Report a draft in which nothing could be judged; never taken for a verdict."""

    code = "not-judged"
    exit_status = ExitStatus.NOT_JUDGED


class EmptyDraftError(NotJudgedError):
    """Report a draft without a single word."""

    code = "empty"


class NothingAuthoredError(NotJudgedError):
    """Report a draft in which everything was quoted or otherwise not written by the sender."""

    code = "nothing-authored"


class EncodingError(NotJudgedError):
    """Report bytes that no known character set explains."""

    code = "encoding"


class LanguageError(NotJudgedError):
    """Report a draft that is not in English."""

    code = "language"


class TooLongError(NotJudgedError):
    """Report a text too long to be a reply."""

    code = "too-long"


class MessageError(NotJudgedError):
    """Report a mail message that cannot be read."""

    code = "message"


class NoTextError(MessageError):
    """Report a mail message without a text part, such as an attachment alone."""


class StoreError(TonecheckError):
    """Report a held mail that could not be kept, read or changed."""

    code = "store"


class MailerError(TonecheckError):
    """Report a real mailer that cannot be started or did not take the mail."""

    code = "mailer"


class SupersededError(TonecheckError):
    """Report a held mail of which another wording has gone out since."""

    code = "superseded"
