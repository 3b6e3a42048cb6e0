"""Nothing lost, nothing twice: whatever system call fails or is the last one, the mail is somewhere, and the sender knows."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def trials(tmp_path_factory):
    """Run all the trials of `faults.py`; in memory where that can be, since they flush thousands of files."""
    memory = Path("/dev/shm")  # noqa: S108 - every trial makes a folder of its own there
    home = memory if os.access(memory, os.W_OK) else tmp_path_factory.mktemp("faults")
    words = [sys.executable, Path(__file__).with_name("faults.py")]
    environment = {"HOME": str(home), "TMPDIR": str(home), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(words, capture_output=True, env=environment, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def of(trials, *scenarios):
    """Give the trials of some scenarios."""
    return [trial for trial in trials if trial["scenario"] in scenarios]


def test_there_are_enough(trials):
    """Every write, fsync, rename and spawn point of the stand-in and of release is met, in more than 200 trials each way."""
    assert len(of(trials, "clean", "burning", "refused", "copy")) >= 200
    assert len(of(trials, "release", "release refused")) >= 90


def test_every_mail_is_delivered_once_or_held_or_its_sender_told(trials):
    """Never silently gone, never half, and never sent although it was held."""
    for trial in of(trials, "clean", "burning", "refused", "copy"):
        assert trial["sent"] in {0, 1}, trial
        assert set(trial["held"]) <= {"held", "interrupted"}, trial
        assert (trial["code"] == 0) <= (trial["sent"] == 1), trial
        if trial["code"] > 0:
            assert trial["told"], trial
    assert all(trial["sent"] == 0 for trial in of(trials, "burning", "refused"))


def test_status_is_one_that_mail_programs_understand(trials):
    """A fault on the disk makes neither a hold into a "try later" nor a traceback."""
    expected = {"clean": {0, 75}, "burning": {77}, "refused": {69, 75}, "copy": {0, 75}}
    for scenario, codes in expected.items():
        assert {trial["code"] for trial in of(trials, scenario)} <= codes | {-9}, scenario


def test_disk_that_refuses_is_told(trials):
    """Where the mail could not be kept, the sender is told to save it."""
    for trial in of(trials, "burning"):
        if trial["code"] == 77 and not trial["held"]:
            assert "could NOT be kept" in trial["told"], trial


def test_release_delivers_at_most_once_unasked(trials):
    """A second release after any fault sends what was surely not sent, and refuses what may have been."""
    for trial in of(trials, "release", "release refused"):
        assert trial["sent again"] <= 1, trial
        assert trial["sent again"] == 1 or trial["held again"] in (["interrupted"], ["held"]), trial
        assert trial["sent"] == 0 or trial["held"] in ([], ["interrupted"]), trial
        assert trial["code"] in {-9, 0, 2, 75}, trial
        assert (trial["code"] == 0) <= (trial["sent"] == 1), trial


def test_release_that_fails_before_the_mailer_leaves_the_mail_held(trials):
    """Only what may have gone out is interrupted: an error that is reported in time is no such thing."""
    for trial in of(trials, "release"):
        if trial["code"] == 2 and trial["sent"] == 0:
            assert trial["held"] == ["held"], trial
