"""Changing a held mail in the user's editor."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tonecheck.errors import UsageError
from tonecheck.mail.claim import Claim
from tonecheck.mail.durable import storing, write_new
from tonecheck.mail.editable import Editable
from tonecheck.mail.gate import Gate, Undecided
from tonecheck.mail.listing import render_told

_DROP: Final = "tonecheck held drop"
_DRAFT: Final = "edited.eml"  # in the mail's own folder, where the editor's own copies are private, too


def edit_message(mine: Claim, environ: Mapping[str, str]) -> bool:
    """Open a claimed mail in the editor, and take over what was saved; tell whether anything changed.

    Where the editor fails, what it saved is kept, and the next time goes on from it.

    Raises:
        UsageError: the editor cannot be started, says that it failed, or left nothing.
        StoreError: the store cannot be written.
    """
    before, path = Editable.of(mine.message), mine.folder / _DRAFT
    with storing(f"the held mail {mine.mail.id} cannot be edited"):
        if not _has_words(path):  # else left by an editor that failed
            path.unlink(missing_ok=True)
            write_new(path, before.text)
        _run_editor(path, environ)
        if not _has_words(path):
            raise UsageError(f"the editor left nothing, so the mail is as before; to forget it: {_DROP} {mine.mail.id}")
        after = path.read_bytes()
        if after != before.text:
            mine.replace(before.pack(after))
        path.unlink()
    return after != before.text


def _has_words(path: Path) -> bool:
    """Tell whether an editor left anything but white space."""
    try:
        return bool(path.read_bytes().strip())
    except FileNotFoundError:
        return False


def judge_edited(mine: Claim, gate: Gate) -> str:
    """Judge a changed mail, put the judgement beside it, and give it in words.

    Raises:
        StoreError: the judgement cannot be written.
    """
    decision = gate.decide(mine.message, mine.mail.envelope)
    why = decision.fault if isinstance(decision, Undecided) else decision.report
    if why is None:
        return "It would go out unjudged, by its header or by your rules.\n"
    mine.note(why)
    return render_told(why)


def _run_editor(path: Path, environ: Mapping[str, str]) -> None:
    """Run the editor as git does: its words are the shell's business, the path is not."""
    editor = environ.get("VISUAL") or environ.get("EDITOR") or "vi"
    done = subprocess.run(["sh", "-c", f'{editor} "$@"', editor, path], check=False)
    if done.returncode:
        raise UsageError(f"the editor ended with status {done.returncode}; the mail is unchanged, and its text is kept")
