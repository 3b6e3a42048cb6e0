"""Send and release mails, each time with another system call failing or being the last one; print what became of each.

Every trial runs in a child of its own, forked after the model has been loaded, so that hundreds take seconds. A line of
JSON a trial goes to standard output; ``test_faults.py`` says what must hold.
"""

import errno
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from tonecheck.errors import TonecheckError
from tonecheck.judge.checker import Checker
from tonecheck.mail import sendmail
from tonecheck.mail.envelope import Envelope
from tonecheck.mail.gate import Gate
from tonecheck.mail.held import HeldStore
from tonecheck.mail.policy import Policy
from tonecheck.mail.release import release

CALLS = (
    "open",
    "write",
    "fsync",
    "rename",
    "replace",
    "mkdir",
    "chmod",
    "unlink",
    "rmdir",
    "memfd_create",
    "posix_spawnp",
)
ERRORS = {"no space": errno.ENOSPC, "read-only": errno.EROFS}
HEAD = b"To: ana@acme.example\nSubject: Hello\nMessage-ID: <1@home.example>\n\n"
KIND = HEAD + b"Thank you for your time, Ms Obi. I learned a lot.\n"
ANGRY = HEAD + b"You are a bunch of liars, you idiots! Never contact me again!\n"
MAILER = '#!/bin/sh\n[ "$STATUS" = 0 ] && cat > "$HOME/sent/$$"\nexit "$STATUS"\n'
WORDS = ("-oi", "ana@acme.example")
CHECKER = Checker(threads=1)  # it has no threads of its own, so that it survives a fork
sendmail.load_checker = lambda _: CHECKER


class Faults:
    """Count the system calls that change anything, and let the wanted one fail or be the last."""

    def __init__(self, at, mode):
        self.count, self._at, self._mode = 0, at, mode
        for name in CALLS:
            setattr(os, name, self._around(getattr(os, name)))

    def _around(self, call):
        def called(*words, **more):
            self.count += 1
            if self.count != self._at:
                return call(*words, **more)
            if self._mode in ERRORS:
                raise OSError(ERRORS[self._mode], os.strerror(ERRORS[self._mode]))
            if self._mode == "kill after":
                call(*words, **more)
            os.kill(os.getpid(), signal.SIGKILL)
            return None

        return called


def send(message):
    """Send a mail by the stand-in."""
    return sendmail.send_by_sendmail(WORDS, {}, source=BytesIO(message), tell=sys.stderr.write)


def release_all(_message):
    """Release what is held, whatever it is."""
    store, gate = HeldStore(), Gate(Policy(), load=lambda: CHECKER)
    try:
        for mail in store.list():
            done = release(store, mail, gate)
            sys.stderr.write(done.told)
            sys.stderr.flush()
            if done.result != "sent":
                return 75
    except TonecheckError as fault:
        sys.stderr.write(str(fault))
        return 2
    return 0


def in_child(home, action, message, *, at=0, mode="", status=0, largest=None):
    """Do one thing in a child, and wait for it and for its mailer; give its status, its calls and what it said."""
    reading, writing = os.pipe()
    ended, running = os.pipe()
    child = os.fork()
    if not child:
        override = "1" if action is release_all else "0"
        os.environ.update(
            HOME=str(home), TONECHECK_VIA=str(home / "mailer"), STATUS=str(status), TONECHECK_SEND=override
        )
        os.set_inheritable(running, True)  # noqa: FBT003 - it takes no names
        sys.stderr = os.fdopen(running, "w")
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
        faults = Faults(at, mode)
        code = 70
        try:
            code = action(message)
        finally:
            sys.stderr.flush()
            os.fdopen(writing, "w").write(str(faults.count))
            os._exit(code)
    os.close(writing)
    os.close(running)
    with os.fdopen(reading) as calls, os.fdopen(ended) as mailer:
        count, told = calls.read(), mailer.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), int(count or 0), told


def prepare(scenario):
    """Make a home with a mailer; for some scenarios with a mail already held."""
    home = Path(tempfile.mkdtemp())
    (home / "sent").mkdir()
    (home / "mailer").write_text(MAILER)
    (home / "mailer").chmod(0o755)
    if scenario in {"copy", "release", "release refused"}:
        in_child(home, send, KIND if scenario == "copy" else ANGRY, status=69)
    return home


SCENARIOS = {  # what is done, with which mail, and how the mailer ends
    "clean": (send, KIND, 0),
    "burning": (send, ANGRY, 0),
    "refused": (send, KIND, 69),
    "copy": (send, KIND, 0),
    "release": (release_all, ANGRY, 0),
    "release refused": (release_all, ANGRY, 69),
}


def trial(scenario, **fault):
    """Run one scenario with one fault, then try a release without one; give what became of the mail."""
    action, message, status = SCENARIOS[scenario]
    home = prepare(scenario)
    code, count, told = in_child(home, action, message, status=status, **fault)
    found = {"scenario": scenario, **fault, "code": code, "count": count, "told": told}
    found |= {"sent": delivered(home, message), "held": held(home, message)}
    if action is release_all:
        found["again"] = in_child(home, release_all, message)[0]
        found |= {"sent again": delivered(home, message), "held again": held(home, message)}
    shutil.rmtree(home)
    return found


def delivered(home, message):
    """Count the mails that went out; one that is not whole counts as a hundred."""
    return sum(1 if path.read_bytes() == message else 100 for path in (home / "sent").iterdir())


def held(home, message):
    """Give the state of each held mail; one whose parts are not whole says so."""
    mails = HeldStore(home / ".local/state/tonecheck").list()
    envelope = Envelope("sendmail", None, WORDS[1:], WORDS, (str(home / "mailer"),))
    whole = [mail.message == message and mail.envelope == envelope and bool(mail.report) for mail in mails]
    return [mail.state if is_whole else "not whole" for mail, is_whole in zip(mails, whole, strict=True)]


def main():
    """Run every scenario, killed before and after every call and with every call failing; and files that may not grow."""
    for scenario in SCENARIOS:
        first = trial(scenario)
        for at in range(first["count"] + 1):
            error = list(ERRORS)[at % len(ERRORS)]
            for mode in ("kill before", "kill after", error) if at else ("none",):
                sys.stdout.write(json.dumps(trial(scenario, at=at, mode=mode)) + "\n")
    for scenario in ("clean", "burning"):
        for largest in (0, 1, 50, 100):
            sys.stdout.write(json.dumps(trial(scenario, mode="small files", largest=largest)) + "\n")


if __name__ == "__main__":
    main()
