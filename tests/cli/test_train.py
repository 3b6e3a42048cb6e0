"""``tonecheck train``: what the command asks for before any work."""

from click.testing import CliRunner

from tonecheck.cli.train import command
from tonecheck.errors import UsageError


def test_start_without_fine_tuning_is_refused(tmp_path):
    """A place to begin fine-tuning says nothing where there is none, and heads are not fitted for an hour instead."""
    result = CliRunner().invoke(command, ["--start", str(tmp_path), str(tmp_path / "out")])
    assert isinstance(result.exception, UsageError)
    assert "--fine-tune" in str(result.exception)
    assert not (tmp_path / "out").exists()
