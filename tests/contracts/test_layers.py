"""Dependencies point one way, and a check imports nothing heavy."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import tonecheck

PACKAGE = Path(tonecheck.__file__).parent
LAYERS = [
    {"errors", "labels", "profiles", "report", "settings", "__init__"},
    {"draft"},
    {"judge"},
    {"advice"},
    {"render"},
    {"batch", "mail", "spacy_component"},
    {"cli", "__main__"},
]
TRAINING_MAY_USE = {"errors", "labels", "profiles", "report", "draft", "judge", "train", "__init__"}
ALLOWED_ROOTS = {"click", "flatbuffers", "numpy", "nupunkt", "onnxruntime", "tokenizers", "tonecheck", "vaderSentiment"}


def imports_of(path):
    """Give the names of tonecheck's parts that a module imports, lazily or not; types alone do not count."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            node.body.clear()
    for node in ast.walk(tree):
        names = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        yield from (
            name.split(".")[1] if "." in name else "__init__" for name in names if name.split(".")[0] == "tonecheck"
        )


def part_of(path):
    """Give the part of the package in which a module lies."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path):
    """A module imports only its own layer and those below; only three commands import training."""
    part, used = part_of(path), set(imports_of(path))
    if part == "train":
        assert used <= TRAINING_MAY_USE
        return
    if path.name in {"train.py", "evaluate.py", "learn.py"} and part == "cli":
        used -= {"train"}
    level = next(at for at, layer in enumerate(LAYERS) if part in layer)
    assert used <= set().union(*LAYERS[: level + 1])


def test_check_imports_nothing_heavy(tmp_path):
    """A one-shot check imports only what it needs: no spaCy, no scikit-learn, no network."""
    (tmp_path / "probe.py").write_text(
        "import os, sys\n"
        "from tonecheck import cli\n"
        "cli._leave = lambda status: None\n"
        "cli.main()\n"
        "print(*sorted({n.split('.')[0] for n in sys.modules}), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "probe.py"],
        input=b"Thank you for your time.\n",
        capture_output=True,
        cwd=tmp_path,
        check=True,
    )
    roots = set(done.stderr.decode().split()) - set(sys.stdlib_module_names) - {"__main__", "probe"}
    assert {root for root in roots if not root.startswith(("_", "sitecustomize"))} <= ALLOWED_ROOTS


def test_bare_import_is_light():
    """`import tonecheck` loads none of its dependencies."""
    code = "import sys, tonecheck; print(*{n.split('.')[0] for n in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not set(loaded) & {"click", "numpy", "onnxruntime", "spacy", "sklearn", "vaderSentiment"}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_functions_and_files_stay_small(path):
    """No file over 250 lines, no function body over 40, no assert and no print in the package."""
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 250
    for node in ast.walk(ast.parse(source)):
        assert not isinstance(node, ast.Assert)
        assert not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print")
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.body[0].lineno <= 40, node.name
