"""The command as a process: formats, exit statuses, errors."""

import base64
import json
import subprocess
import sys

import pytest

ANGRY = b"You are a bunch of liars and you wasted my time. Never contact me again, you idiots!\n"
KIND = b"Dear Ms Obi,\n\nThank you for your time and the kind words.\n\nBest wishes,\nTom\n"


@pytest.mark.parametrize(
    ("draft", "words", "expected"),
    [
        (KIND, [], 0),
        (ANGRY, [], 1),
        (ANGRY, ["--fail-on", "revise"], 1),
        (ANGRY, ["--fail-on", "never"], 0),
        (ANGRY, ["--fail-on", "often"], 2),
        (ANGRY, ["--no-such-option"], 2),
        (ANGRY, ["--model", "/nonexistent"], 2),
        (b"", [], 3),
        (b" \n", [], 3),
        (b"> We went with somebody else.\n", [], 3),
        ("Vielen Dank für Ihre Nachricht, ich bedauere die Entscheidung.".encode(), [], 3),
        (b"Hello \xff\x00\x81\x8d\x9d\x01\x02\xfe\xfd\x03\x04\x90\x8f and\x00 so on\x05\xff", [], 3),
    ],
)
def test_exit_status_follows_the_report_format(run, draft, words, expected):
    """0 better than --fail-on, 1 at or below it, 2 wrong use, 3 nothing judged."""
    done = run(*words, stdin=draft)
    assert done.returncode == expected
    assert bool(done.stdout) == (expected < 2)
    assert bool(done.stderr) == (expected >= 2)


def test_name_that_does_not_exist_is_never_judged_as_text(run):
    """A mistyped file name is an error, and nothing else is judged."""
    done = run("no-such-file.txt", stdin=KIND)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"no-such-file.txt" in done.stderr


def test_file_and_standard_input_give_the_same_judgement(run, tmp_path):
    """One door: only the file's name may differ."""
    (tmp_path / "reply.txt").write_bytes(ANGRY)
    assert run("reply.txt").stdout == run(stdin=ANGRY).stdout == run("-", stdin=ANGRY).stdout


def test_json_goes_to_standard_output_alone(run):
    """`--format json` prints one object; an error prints none, so that a program is not misled."""
    report = json.loads(run("--format", "json", stdin=ANGRY).stdout)
    assert report["verdict"] == "hold"
    failed = run("--format", "json", stdin=b"")
    assert (failed.stdout, failed.returncode) == (b"", 3)


def test_html_format_shows_the_text_of_a_message(run):
    """`--format html` writes one page with Subject and decoded body; the exit status stays the verdict's."""
    message = b"Subject: Hello\nFrom: a@b\nContent-Transfer-Encoding: base64\n\n" + base64.b64encode(ANGRY)
    done = run("--format", "html", stdin=message)
    page = done.stdout.decode()
    assert done.returncode == 1
    assert page.startswith("<!doctype html>")
    assert '<span class="subject">Subject: ' in page
    assert 'href="#flag-1"' in page
    empty = run("--format", "html", stdin=b"")
    assert (empty.returncode, empty.stdout) == (3, b"")


def test_advice_is_where_it_is_shown(run):
    """JSON has evidence, advice, what-if and missing elements; batch only when asked, and other formats never."""
    report = json.loads(run("--format", "json", stdin=ANGRY).stdout)
    assert {"what_if", "missing"} <= set(report)
    assert all({"evidence", "advice"} <= set(sentence) for sentence in report["sentences"])
    line = json.dumps({"id": 1, "text": ANGRY.decode()}).encode()
    plain, advised = (json.loads(run("batch", *words, stdin=line).stdout) for words in ([], ["--advice"]))
    assert not {"what_if", "missing"} & set(plain)
    assert {name: advised[name] for name in report if name != "id"} == report
    assert b"Instead" not in run("--format", "line", stdin=ANGRY).stdout


def test_line_format_names_the_file(run, tmp_path):
    """Editors jump by file, line and column."""
    (tmp_path / "reply.txt").write_bytes(ANGRY)
    assert run("--format", "line", "reply.txt").stdout.startswith(b"reply.txt:1:1: error: ")
    assert run("--format", "line", stdin=ANGRY).stdout.startswith(b"<stdin>:1:1: error: ")


def test_several_files_are_headed_and_the_worst_counts(run, tmp_path):
    """Each report stands under its file's name; one bad draft fails the run."""
    (tmp_path / "a.txt").write_bytes(KIND)
    (tmp_path / "b.txt").write_bytes(ANGRY)
    done = run("a.txt", "b.txt")
    assert done.returncode == 1
    assert done.stdout.index(b"a.txt\n") < done.stdout.index(b"b.txt\n")
    sarif = json.loads(run("--format", "sarif", "a.txt", "b.txt").stdout)
    assert {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in sarif["runs"][0]["results"]} == {
        "b.txt"
    }


def test_quiet_leaves_only_the_status(run):
    """`--quiet` prints nothing."""
    done = run("--quiet", stdin=ANGRY)
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")


def test_no_colour_reaches_a_pipe(run):
    """Colours are for terminals, unless asked for; NO_COLOR and --no-color win over the configuration."""
    assert b"\x1b" not in run(stdin=ANGRY).stdout
    assert b"\x1b" in run("--color", "always", stdin=ANGRY).stdout
    assert b"\x1b" not in run("--no-color", stdin=ANGRY, TONECHECK_COLOR="always").stdout


def test_configuration_is_in_force_and_told(run, tmp_path):
    """The project's file sets the status, and `config` says from where."""
    (tmp_path / "pyproject.toml").write_text('[tool.tonecheck]\nfail-on = "never"\n')
    assert run(stdin=ANGRY).returncode == 0
    assert b'fail-on = "never"  # ' + str(tmp_path).encode() in run("config").stdout


def test_mail_answered_is_read_from_a_file(run, tmp_path):
    """`--in-reply-to` tells the occasion; a file that is not there is wrong use."""
    (tmp_path / "theirs.txt").write_bytes(b"We have decided to go with another candidate.\n")
    report = json.loads(run("--format", "json", "--in-reply-to", "theirs.txt", stdin=KIND).stdout)
    assert (report["occasion"], report["notes"]) == ("rejection", [])
    assert run("--in-reply-to", "none.txt", stdin=KIND).returncode == 2


def test_draft_never_stands_in_an_error(run):
    """Errors tell of the draft, never from it."""
    for draft in (
        b"\xffsecret words \x00\x81\x8d\x9d\x01\x02",
        b"> secret words\n",
        b"From: a\nTo: b\n\n> secret words",
    ):
        assert b"secret" not in run(stdin=draft).stderr


@pytest.mark.parametrize("name", ["batch", "check", "completion", "config", "evaluate", "explain", "train"])
def test_every_command_has_help(run, name):
    """Each lazily loaded command imports and explains itself."""
    done = run(name, "--help")
    assert done.returncode == 0
    assert b"Usage:" in done.stdout


def test_version_names_the_model(run):
    """The version says which model judges, wherever among a check's options it is asked for; no file is then read."""
    for words in (["--version"], ["--quiet", "--version"], ["no-such-file", "--version"]):
        assert b"(model reply-" in run(*words).stdout
    assert run("--", "--version").returncode == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script_is_printed(run, shell):
    """Completion works for three shells, and offers commands and options."""
    script = run("completion", shell).stdout
    assert b"_TONECHECK_COMPLETE=" + shell.encode() in script


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("tonecheck ba", b"plain,batch"), ("tonecheck --fo", b"plain,--format"), ("tonecheck re", b"file,re"),
     ("tonecheck --format js", b"plain,json"), ("tonecheck batch --stri", b"plain,--strictness")],
)  # fmt: skip
def test_completion_offers_commands_options_and_files(run, typed, offered):
    """What a user may type next is offered."""
    at = str(len(typed.split()) - 1)
    done = run(_TONECHECK_COMPLETE="bash_complete", COMP_WORDS=typed, COMP_CWORD=at)
    assert offered in done.stdout.splitlines()


@pytest.mark.parametrize("lead", [b"\xef\xbb\xbf", b"\n", b"\r\n\r\n"])
def test_message_is_told_below_a_mark_or_blank_lines(run, lead):
    """A byte-order mark or empty lines before the headers hide neither Subject nor encoding."""
    mail = lead + b"From: a@b\nTo: c@d\nSubject: You are all liars and idiots\n\nThank you for your time.\n"
    assert json.loads(run("--format", "json", stdin=mail).stdout)["sentences"][0]["field"] == "subject"


def test_every_subject_is_judged(run):
    """A second Subject is the sender's, too."""
    mail = b"From: a@b\nSubject: Thank you\nSubject: You are all liars and idiots\n\nThank you for your time.\n"
    sentences = json.loads(run("--format", "json", stdin=mail).stdout)["sentences"]
    assert [s.get("field") for s in sentences] == ["subject", "subject", None]


def test_json_is_utf_8_whatever_the_terminal(run):
    """`text` is never changed by the terminal's encoding."""
    draft = "You are “idiots”, café 😀.".encode()
    assert (
        run("--format", "json", stdin=draft, PYTHONIOENCODING="latin1").stdout
        == run("--format", "json", stdin=draft).stdout
    )


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_closed_streams_are_no_fault(environment, tmp_path, closed):
    """Without an input there is nothing to judge; without an output the status still tells."""
    (tmp_path / "bad.txt").write_bytes(ANGRY)
    name = "" if closed == "<&-" else "bad.txt"
    command = f"{sys.executable} -m tonecheck {name} {closed}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=tmp_path, env=environment, check=False)
    assert done.returncode == (3 if closed == "<&-" else 1)
    assert b"Traceback" not in done.stderr


def test_standard_input_named_twice_is_read_once(run):
    """`- -` judges the draft, not the emptiness after it."""
    assert run("-", "-", stdin=ANGRY).stdout == run(stdin=ANGRY).stdout


def test_sarif_names_are_uris(run, tmp_path):
    """A file's name is escaped as RFC 3986 has it, and a log is written even when nothing was judged."""
    (tmp_path / "a b#1.txt").write_bytes(ANGRY)
    sarif = json.loads(run("--format", "sarif", "a b#1.txt").stdout)
    assert "a%20b%231.txt" in json.dumps(sarif)
    assert json.loads(run("--format", "sarif", stdin=b"").stdout)["runs"][0]["results"] == []


@pytest.mark.parametrize(
    "text", ["tool = 3 # tonecheck\n", "[tool]\ntonecheck = [1]\n", "[[tool.tonecheck]]\nquiet=true\n"]
)
def test_configuration_of_another_shape_is_wrong_use(run, tmp_path, text):
    """A table that is none is told with its file."""
    (tmp_path / "pyproject.toml").write_text(text)
    done = run("config")
    assert done.returncode == 2
    assert b"pyproject.toml" in done.stderr


def test_unknown_variable_is_wrong_use(run):
    """A mistyped TONECHECK_ variable is told, with the likely one."""
    done = run(stdin=KIND, TONECHECK_FAILON="never")
    assert done.returncode == 2
    assert b"did you mean 'fail-on'" in done.stderr
