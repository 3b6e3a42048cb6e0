"""The user's folders, where they may not be read."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("words", "status"), [((), 2), (("sendmail", "--via=true", "a@b"), 75), (("doctor", "--no-probe", "shell"), 1)]
)
def test_home_that_may_not_be_read_is_a_plain_error(environment, tmp_path, words, status):
    """Settings that cannot be looked for may say anything: nothing goes on as if there were none."""
    home = tmp_path / "closed"
    home.mkdir(mode=0)
    unprivileged = ("setpriv", "--bounding-set=-all", "--inh-caps=-all") if os.geteuid() == 0 else ()
    done = subprocess.run(
        [*unprivileged, sys.executable, "-m", "tonecheck", *words],
        input=b"From: a@b\nTo: c@d\nSubject: x\n\nThank you for your time.\n",
        capture_output=True,
        env={name: value for name, value in environment.items() if "XDG" not in name} | {"HOME": str(home)},
        check=False,
    )
    assert done.returncode == status
    assert b"cannot be looked for: Permission denied; make" in done.stderr + done.stdout
    assert b"internal" not in done.stderr
