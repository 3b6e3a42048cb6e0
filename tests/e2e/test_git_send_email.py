"""git send-email with the hook, in scripts and on a terminal."""

import subprocess

import pytest

from tests.e2e.conftest import SCRIPT, from_network, need
from tests.e2e.terminal import Terminal

pytestmark = [need("git-send-email", "msmtp"), pytest.mark.usefixtures("msmtp")]
CLEAN = "Read the file once\n\nThank you for the hint in your review; this reads it once.\n"
ANGRY = "Fix your mess\n\nYou are a bunch of idiots and liars. Never touch my code again, you morons!\n"


@pytest.fixture
def repository(tmp_path, environment):
    """Give a repository with two commits whose patches hold the same furious words, and a command for it."""
    folder = tmp_path / "repository"
    settings = tmp_path / ".gitconfig"
    settings.write_text(
        "[user]\nname = Tom\nemail = tom@home.example\n[init]\ndefaultBranch = main\n"
        f"[sendemail]\nsendmailCmd = msmtp -C {tmp_path}/.msmtprc\nto = ana@acme.example\nconfirm = never\nsuppressCc = all\n"
    )

    def git(*words, **more):
        words = ["git", *map(str, words)]
        return subprocess.run(words, cwd=folder, env=environment, capture_output=True, check=False, **more)

    folder.mkdir()
    git("init")
    for name, message in (("base", "Begin\n"), ("one", CLEAN), ("two", ANGRY)):
        (folder / name).write_text("# You are idiots and liars, all of you!\n")
        git("add", name)
        git("commit", "-m", message)
    subprocess.run([SCRIPT, "git-hook", "install"], cwd=folder, env=environment, check=True, capture_output=True)
    return git


def test_clean_patch_goes_and_its_code_is_not_judged(repository, sink, tmp_path):
    """Only the prose above the three dashes counts; the mail is the patch to the byte."""
    repository("format-patch", "-1", "main~1", "-o", tmp_path)
    done = repository("send-email", tmp_path / "0001-Read-the-file-once.patch")
    assert done.returncode == 0, done.stderr
    (mail,) = sink.wait_for(1)
    body = (tmp_path / "0001-Read-the-file-once.patch").read_bytes().partition(b"\n\n")[2]
    assert b"You are idiots" in body
    assert mail.body == from_network(body)


def test_one_burning_patch_stops_the_whole_series(repository, sink, store):
    """Git sends none; the mail is kept, once however often one tries."""
    for _ in range(2):
        done = repository("send-email", "-2")
        assert done.returncode != 0
        assert b"TONECHECK_SEND=1 git send-email" in done.stderr
        assert b"morons" not in done.stderr
    assert sink.mails == []
    (held,) = store.list()
    assert (held.envelope.door, b"you morons" in held.message) == ("git-hook", True)


def test_environment_lets_the_series_pass(repository, sink, environment):
    """The way that leaves no trace in the mail."""
    environment["TONECHECK_SEND"] = "1"
    assert repository("send-email", "-2").returncode == 0
    assert len(sink.wait_for(2)) == 2


def test_override_field_that_git_would_send_is_refused(repository, sink, tmp_path):
    """Git sends the file as it is, so the field would travel."""
    repository("format-patch", "-1", "-o", tmp_path)
    path = tmp_path / "0001-Fix-your-mess.patch"
    path.write_bytes(path.read_bytes().replace(b"Subject:", b"X-Tonecheck: send\nSubject:"))
    done = repository("send-email", path)
    assert done.returncode != 0
    assert b"X-Tonecheck along" in done.stderr
    assert sink.mails == []


@pytest.mark.parametrize(("answer", "sent"), [(b"n\n", 0), (b"\n", 0), (b"y\n", 1)])
@pytest.mark.usefixtures("repository")
def test_terminal_is_asked(environment, tmp_path, sink, answer, sent):
    """The hook has no standard input, but a terminal: the sender may insist."""
    terminal = Terminal(["git", "send-email", "-1"], environment=environment, folder=tmp_path / "repository")
    shown = terminal.expect(rb"Send it all the same\? \[y/N\] ")
    assert b"burn" in shown
    terminal.type(answer)
    assert bool(terminal.finish()) == (not sent)
    assert len(sink.wait_for(sent)) == sent


def test_hook_is_put_where_git_looks_and_another_is_respected(repository, environment, tmp_path):
    """core.hooksPath counts; a hook of another's is neither changed nor removed, and the line for it is told."""

    def run(word):
        folder = tmp_path / "repository"
        return subprocess.run([SCRIPT, "git-hook", word], cwd=folder, env=environment, capture_output=True, check=False)

    assert run("uninstall").returncode == 0
    assert run("uninstall").returncode == 2
    repository("config", "core.hooksPath", "my hooks")
    assert run("install").returncode == 0
    hook = tmp_path / "repository/my hooks/sendemail-validate"
    assert hook.stat().st_mode & 0o111
    assert run("install").returncode == 0
    hook.write_text("#!/bin/sh\nexit 0\n")
    for word in ("install", "uninstall"):
        done = run(word)
        assert (done.returncode, b"another's hook" in done.stderr) == (2, True)
    assert hook.read_text() == "#!/bin/sh\nexit 0\n"
    hook.rename(tmp_path / "kept")
    hook.symlink_to(tmp_path / "nowhere")
    assert (run("install").returncode, hook.exists()) == (2, False)  # a link to nothing is another's, too
    (tmp_path / "kept").replace(hook)
    line = run("install").stderr.decode().splitlines()[-1].strip()
    hook.write_text(f"#!/bin/sh\n{line}\nexit 0\n")
    assert repository("send-email", "-1").returncode != 0


def test_rule_sees_whom_the_real_git_sends_to(repository, sink, tmp_path):
    """The recipient stands in git's settings alone: from git 2.41 on the rule applies, before it the mail is judged."""
    (tmp_path / "config/tonecheck/config.toml").write_text('leave-alone = ["acme.example"]\n')
    done = repository("send-email", "-1")
    assert (done.returncode == 0) == names_recipients(repository("version").stdout), done.stderr
    assert len(sink.mails) == (done.returncode == 0)


def names_recipients(version):
    """Tell whether a git gives the hook a second file."""
    return tuple(map(int, version.split()[2].split(b".")[:2])) >= (2, 41)


def test_hook_reads_the_recipients_that_git_names(run, tmp_path):
    """A second file holds the SMTP headers; rules see the recipients in it."""
    (tmp_path / "mail").write_text(f"Subject: {ANGRY}")
    (tmp_path / "headers").write_text("To: list@lists.example\n")
    words = ["git-hook", "run", tmp_path / "mail"]
    assert run(*words, tmp_path / "headers", "--leave-alone", "lists.example").returncode == 0
    assert run(*words, tmp_path / "headers", "--leave-alone", "home.example").returncode == 1
    assert run(*words).returncode == 1
    assert run("git-hook", "run", tmp_path / "none").returncode == 2
