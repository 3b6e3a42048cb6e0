"""The mail filter whose folder of held mails is on a disk that is full."""

import subprocess
from pathlib import Path

import pytest

from tests.mail.milter.agent import Agent
from tests.mail.smtp.running import ANGRY, Door, mail
from tonecheck.mail.held import HeldStore

APART = ("unshare", "--user", "--map-root-user", "--mount")
MOUNT = "mkdir -p {0} && mount -t tmpfs -o size=16k,mode=700 none {0}"


def may_mount():
    """Tell whether a small disk can be made, for one process alone."""
    try:
        return not subprocess.run(
            [*APART, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False
        ).returncode
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not may_mount(), reason="no disk can be mounted here, not even in a namespace of its own")
def test_full_disk_loses_nothing_and_accepts_nothing_that_burns(tmp_path):
    """The client is told that no copy was kept; what was kept before stays whole, and a clean mail goes through."""
    state = tmp_path / ".local/state/tonecheck"
    start = f'{MOUNT.format(state)} && exec "$@"'
    door = Door(tmp_path, "milter", "--via", "true", before=(*APART, "sh", "-c", start, "sh"))
    store = HeldStore(Path(f"/proc/{door.pid}/root{state}"))
    agent = Agent(door.port)
    told = [agent.verdict(mail(number, f"{ANGRY}{'Idiots! ' * 400 * bool(number)}"))[0] for number in range(4)]
    clean = agent.verdict(mail(9))
    kept = [held.message for held in store.list()]
    agent.close()
    status, said = door.stop()
    assert [(code, text[:9], b"NOT kept" in text) for code, text in told] == [
        (b"y", b"550 5.7.1", number > 0) for number in range(4)
    ]
    assert (clean, kept) == ([(b"a", b"")], [mail(0, ANGRY)])
    assert (status, said.count("No space left on device"), said.count("Idiots")) == (0, 3, 0)
