"""`tonecheck evaluate`: what it refuses at once; what it writes is tested with the training."""

import pytest
from click.testing import CliRunner

from tonecheck.cli import tonecheck as command


@pytest.mark.parametrize("option", ["--json", "--html", "--card"])
def test_file_without_a_folder_is_refused_before_the_measuring(tmp_path, option):
    """The folder is named, with what to do, and nothing is read."""
    drafts = tmp_path / "drafts.jsonl"
    drafts.write_text("no draft")
    done = CliRunner().invoke(command, ["evaluate", str(drafts), option, str(tmp_path / "gone" / "file")])
    assert done.exit_code == 2
    assert "there is no folder" in done.output
    assert "make it first" in done.output
