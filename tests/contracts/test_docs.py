"""The docs are true: every shell and Python block runs and prints what it says."""

import doctest
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import tonecheck.spacy_component
from tonecheck.advice.moves import MOVES
from tonecheck.advice.setting import Setting
from tonecheck.cli import COMMANDS
from tonecheck.judge.artefact import find_model
from tonecheck.labels import ELEMENTS, REASONS
from tonecheck.settings import SETTINGS
from tonecheck.train import tables

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCKS = [
    pytest.param(path, block, id=f"{path.name}-{at}")
    for path in PAGES
    for at, block in enumerate(re.findall(r"```(?:console|pycon)\n(.*?)```", path.read_text("utf-8"), re.DOTALL))
]
TEXT = "\n".join(path.read_text("utf-8") for path in PAGES)


def told(block):
    """Give the commands of a console block with what each prints."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, printed = part.partition("\n")
        yield command, printed


@pytest.mark.parametrize(("path", "block"), BLOCKS)
def test_blocks_print_what_they_say(path, block, environment):
    """Every `$ tonecheck …` line and every `>>>` line is executed and compared."""
    if block.startswith(">>>"):
        results = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
        results.run(doctest.DocTestParser().get_doctest(block, {}, path.name, str(path), 0))
        assert results.failures == 0
        return
    bin_folder = Path(sys.executable).parent
    for command, printed in told(block):
        done = subprocess.run(
            ["bash", "-c", command],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env=environment | {"PATH": f"{bin_folder}:{environment['PATH']}"},
            check=False,
        )
        assert (done.stdout + done.stderr).rstrip() == printed.rstrip()


@pytest.mark.parametrize("word", [*COMMANDS, *REASONS, *ELEMENTS, *(f"--{setting.name}" for setting in SETTINGS)])
def test_every_command_reason_element_and_setting_is_documented(word):
    """Nothing that a user can meet is missing from the docs."""
    assert f"`{word}" in TEXT


def test_component_documents_itself():
    """The example in the spaCy component's docstring runs."""
    assert doctest.testmod(tonecheck.spacy_component).failed == 0
    assert doctest.testmod(tonecheck).failed == 0


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_tables_of_figures_are_generated(path):
    """The figures in README and docs are those of the shipped model's metrics; `make evaluate` writes them."""
    figures = json.loads((find_model() / "metrics.json").read_text("utf-8"))
    page = path.read_text("utf-8")
    assert tables.fill_tables(page, figures) == page


def test_every_move_stands_in_the_docs():
    """The table of moves is made of the moves themselves; a failure prints it as it should be."""
    page = (ROOT / "docs/advice.md").read_text("utf-8")
    rows = [
        f"| `{move.name}` | {', '.join(move.reasons)} | “{move.fits[0][1]}” | {example_of(move)} |" for move in MOVES
    ]
    wanted = "\n".join(["| move | mends | for example | by |", "| --- | --- | --- | --- |", *rows])
    assert wanted == page.split("<!-- moves -->\n")[1].split("\n<!-- end -->")[0], wanted


def example_of(move):
    """Give what a move makes of its first example."""
    reason, sentence = move.fits[0]
    setting = Setting(
        decided=move.decided is not False,
        before="" if move.before == "^$" else "In your remarks you write that I lack presence.",
        others="We met for the interview, I came by train, and we are waiting for a reply.",
    )
    made = move.suggest(sentence, reason, setting)
    return f"“{next(iter(made))}”"
