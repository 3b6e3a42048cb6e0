"""Extras: a command that needs one says so at once, and how to install it."""

import pytest
from click.testing import CliRunner

from tonecheck.cli import tonecheck as command
from tonecheck.cli.extras import require_extra
from tonecheck.errors import UsageError


@pytest.mark.parametrize(
    ("words", "needed_by", "extra"),
    [
        (["evaluate", "{drafts}", "--html", "{folder}/page.html"], "--html", "train"),
        (["train", "--fine-tune", "{folder}/work", "{folder}/model"], "--fine-tune", "train"),
        (["train", "--boundaries", "{folder}/model"], "--boundaries", "train"),
        (["smtp", "--upstream", "mail.example"], "tonecheck smtp", "smtp"),
        (["milter"], "tonecheck milter", "milter"),
    ],
)
def test_missing_extra_is_told_before_any_work(tmp_path, monkeypatch, words, needed_by, extra):
    """What needs the extra is named, and how to install it; nothing is read or written."""
    monkeypatch.setattr("tonecheck.cli.extras.find_spec", lambda _: None)
    drafts = tmp_path / "drafts.jsonl"
    drafts.write_text("no draft")
    done = CliRunner().invoke(command, [word.format(drafts=drafts, folder=tmp_path) for word in words])
    assert isinstance(done.exception, UsageError)
    assert str(done.exception) == f"{needed_by} needs the extra '{extra}': pip install 'tonecheck[{extra}]'"
    assert list(tmp_path.iterdir()) == [drafts]


def test_extra_that_is_there_is_passed():
    """Modules that can be imported ask for nothing."""
    require_extra("train", "json", "math", needed_by="--html")
