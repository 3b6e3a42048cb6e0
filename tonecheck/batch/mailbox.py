"""Mailboxes, mbox files and Maildir folders, to the messages in them, read one at a time.

The standard library's ``mailbox`` indexes a whole mbox file before it gives the first message, wants a file that can be
sought in, and takes no ``>`` off; so an mbox is read here line by line, from a pipe, too.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from tonecheck.batch.entry import LARGEST, Entry, read_json_lines, too_large
from tonecheck.draft.reading import InputKind
from tonecheck.errors import TonecheckError, UsageError

_FROM: Final = b"From "
_ESCAPED: Final = re.compile(rb">+From ")
_BLANK: Final = frozenset({b"\n", b"\r\n"})
_LONGEST_PIECE: Final = 65_536  # bytes of a line taken at a time: a line may be as long as the file
_FOLDERS: Final = ("cur", "new")  # the older mail first; what lies in tmp is not delivered yet


def read_stream(stream: IO[bytes], *, name: str, kind: InputKind) -> Iterator[Entry]:
    """Give the entries of a file: the messages of an mbox, which opens with ``From ``, else lines of JSON.

    Args:
        stream: the file, at its start.
        name: what the ids of an mbox's messages begin with.
        kind: as for ``Checker.check``; a message of an mbox is always a message.
    """
    head = stream.readline(len(_FROM))
    if head == _FROM:
        yield from _read_mbox(stream, name)
    else:
        yield from read_json_lines(_lines(head, stream), kind=kind)


def _lines(head: bytes, stream: IO[bytes]) -> Iterator[bytes]:
    """Give the lines of a stream of which ``head``, no more than one line, was read already."""
    if head:
        yield head if head.endswith(b"\n") else head + stream.readline()
        yield from stream


def _read_mbox(stream: IO[bytes], name: str) -> Iterator[Entry]:
    """Give each message of an mbox whose first ``From `` was read already, without its ``From `` line."""
    number, size = 1, 0
    message = bytearray()
    opens = after_blank = False  # where the piece stands: at the start of a line, below a blank one
    envelope = True  # within a ``From `` line, which is no part of the message
    while piece := stream.readline(_LONGEST_PIECE):
        if opens and after_blank and piece.startswith(_FROM):
            yield _message(name, number, message, size)
            number, size, message, envelope = number + 1, 0, bytearray(), True
        if not envelope:
            line = _unescaped(piece) if opens else piece
            size += len(line)
            message += line if size <= LARGEST else b""
        after_blank = opens and piece in _BLANK
        opens = piece.endswith(b"\n")
        envelope = envelope and not opens
    yield _message(name, number, message, size)


def _unescaped(line: bytes) -> bytes:
    """Take off the one ``>`` that a writer of mboxrd puts before ``From ``."""
    return line[1:] if _ESCAPED.match(line) else line


def _message(name: str, number: int, message: bytearray, size: int) -> Entry:
    """Give the entry of one message of an mbox."""
    source: bytes | TonecheckError = bytes(message) if size <= LARGEST else too_large()
    return Entry(f"{name}:{number}", source, "message")


def is_maildir(folder: str) -> bool:
    """Tell whether a folder is a Maildir: it holds the folders ``cur`` and ``new``."""
    return all(Path(folder, part).is_dir() for part in _FOLDERS)


def read_maildir(folder: str) -> Iterator[Entry]:
    """Give the messages of a Maildir, ``cur`` before ``new``, by name, which begins with the time of delivery.

    The names are listed at once and only they are held in memory; a message is read when its turn comes.

    Raises:
        UsageError: the folder cannot be listed.
    """
    listed = [(part, _names(Path(folder, part))) for part in _FOLDERS]
    return (
        Entry(f"{folder.rstrip('/')}/{part}/{name}", Path(folder, part, name), "message")
        for part, names in listed
        for name in names
    )


def _names(folder: Path) -> list[str]:
    """List the messages in a folder; mail programs keep their own files under names with a dot."""
    try:
        with os.scandir(folder) as found:
            return sorted(item.name for item in found if item.is_file() and not item.name.startswith("."))
    except OSError as fault:
        raise UsageError(f"{folder}: {fault.strerror or type(fault).__name__}") from fault
