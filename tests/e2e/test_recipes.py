"""The recipes in docs/, put into a new home folder word for word: the doctor finds nothing wrong with any."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.e2e.conftest import SCRIPT, need
from tests.e2e.postfix import may_run

DOCS = Path(__file__).parents[2] / "docs"


def block(page, title):
    """Give the first block of code below a title."""
    text = (DOCS / page).read_text("utf-8")
    return re.search(r"^```\w*\n(.*?)^```", text[text.index(title) :], re.DOTALL | re.MULTILINE)[1]


@pytest.fixture
def home(tmp_path, environment):
    """Give a home folder in which msmtp is set up, and every recipe."""
    environment.pop("XDG_CONFIG_HOME")
    (tmp_path / "programs").mkdir()
    (tmp_path / "programs/himalaya").symlink_to("/bin/true")  # no Debian package has it
    environment["PATH"] = f"{SCRIPT.parent}:{tmp_path}/programs:{environment['PATH']}"
    outgoing = re.search(r"`(outgoing = \S+)`", (DOCS / "recipes.md").read_text("utf-8"))[1]
    files = {
        ".msmtprc": "account default\nhost smtp.real.example\nport 587\ntls on\nfrom tom@home.example\n",
        ".config/tonecheck/config.toml": block("recipes.md", "# Recipes"),
        ".muttrc": block("recipes.md", "## mutt"),
        ".emacs.d/init.el": block("recipes.md", "## Emacs"),
        ".config/himalaya/config.toml": f"[accounts.home]\n{block('recipes.md', '## himalaya')}",
        ".config/aerc/accounts.conf": f"[home]\n{outgoing.replace('/full/path/to', str(SCRIPT.parent))}\n",
        ".gitconfig": "[sendemail]\nsmtpServer = smtp.real.example\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, env=environment, check=True)
    shell = ["bash", "-ec", block("recipes.md", "## git send-email")]
    subprocess.run(shell, cwd=tmp_path, env=environment, check=True)
    return tmp_path


def examined(home, environment, *names):
    """Run the doctor; give each program's findings but for notes, and what became of its probes."""
    words = [SCRIPT, "doctor", "--json", *names]
    done = subprocess.run(words, capture_output=True, text=True, cwd=home, env=environment, check=False)
    for told in map(json.loads, done.stdout.splitlines()):
        findings = [each for place in (told, *told["probes"]) for each in place["findings"]]
        fates = {(probe["angry"], probe["good"]) for probe in told["probes"]}
        yield told["program"], [each for each in findings if each["kind"] != "note"], fates


@need("mutt", "neomutt", "msmtp", "emacs", "git-send-email", "aerc")
def test_recipes_stop_the_angry_one_and_pass_the_good_one(home, environment):
    """For each program: the angry mail is kept, the good one arrives to the byte, and nothing is found wrong."""
    names = ("tonecheck", "mutt", "neomutt", "aerc", "himalaya", "emacs", "git")
    assert list(examined(home, environment, *names)) == [(name, [], {("held", "arrived")}) for name in names]


@need("postfix", "msmtp")
@pytest.mark.skipif(not may_run(), reason="only root can start a Postfix")
@pytest.mark.parametrize("title", ["In `master.cf`", "## As a content filter"])
def test_recipes_for_postfix(home, environment, title):
    """The mail filter and the content filter stop and pass; that the filter does not run here is all that is told."""
    (home / "postfix").mkdir()
    (home / "postfix/main.cf").touch()
    text = block("postfix.md", title).replace("/usr/bin/tonecheck", str(SCRIPT))
    (home / "postfix/master.cf").write_text(text)
    ((_, findings, fates),) = examined(home, environment | {"MAIL_CONFIG": str(home / "postfix")}, "postfix")
    assert fates == {("held", "arrived")}
    assert [each["told"].partition(" ")[0] for each in findings] == ["Nobody"] * text.count("milters")
