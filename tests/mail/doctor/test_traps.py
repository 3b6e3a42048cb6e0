"""Each trap, in a home folder made for it, is named with its file, its line, and what to write instead."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import need
from tonecheck.errors import UsageError
from tonecheck.mail.doctor import examining
from tonecheck.mail.doctor.examining import examine
from tonecheck.mail.doctor.home import Home
from tonecheck.mail.doctor.program import Program

BIN = Path(sys.executable).parent
GATE = BIN / "tonecheck-sendmail"


@pytest.fixture
def home(tmp_path):
    """Give a home folder with nothing in it but a himalaya that does nothing, which no Debian package has."""
    (tmp_path / "programs").mkdir()
    (tmp_path / "programs/himalaya").symlink_to("/bin/true")
    environ = {"HOME": str(tmp_path), "PATH": f"{BIN}:{tmp_path}/programs:/usr/bin:/bin:/usr/sbin"}
    (tmp_path / "work").mkdir()
    return Home(environ | {"MAIL_CONFIG": str(tmp_path / "postfix")}, tmp_path / "work")


def write(home, files):
    """Write files below the home folder."""
    for name, text in files.items():
        path = home.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("GATE", str(GATE)))


def look(home, name):
    """Look at one program without a probe."""
    (diagnosis,) = examine(home, (name,), probing=False)
    return diagnosis


def placed(home, finding):
    """Give a finding as kind, place, and line to change to."""
    place = finding.line and f"{finding.line.path.relative_to(home.folder)}:{finding.line.number}"
    return finding.kind, place, finding.change


MUTTRC = {".muttrc": "set realname=Tom\nsource ~/.mutt/sending\n", ".config/tonecheck/config.toml": 'via = "msmtp"\n'}
NEOMUTTRC = {
    ".config/neomutt/neomuttrc": "source sending\n",
    ".config/neomutt/sending": '# set sendmail_wait=3\nset sendmail="GATE" \\\n  sendmail_wait=-1\nset sendmail_wait=-1\n',
    ".config/tonecheck/config.toml": 'via = "msmtp"\n',
}
SENDMAIL = 'set sendmail="tonecheck-sendmail"'
HIMALAYA = 'message.send.backend.type = "sendmail" and message.send.backend.cmd = "tonecheck-sendmail -t -i"'  # as told
HIMALAYA_2 = 'smtp.server = "smtp://127.0.0.1:2525", where tonecheck smtp listens'
CASES = [
    pytest.param(
        "mutt", MUTTRC | {".mutt/sending": "set sendmail=msmtp\n"}, ("hole", ".mutt/sending:1", SENDMAIL), id="no-gate"
    ),
    pytest.param(
        "mutt",
        MUTTRC | {".mutt/sending": "set sendmail=GATE\nset sendmail_wait=-1\n"},
        ("fault", ".mutt/sending:2", "set sendmail_wait=0"),
        id="sendmail-wait",
    ),
    pytest.param(
        "neomutt", NEOMUTTRC, ("fault", ".config/neomutt/sending:4", "set sendmail_wait=0"), id="neomutt-wait"
    ),
    pytest.param(
        "mutt",
        MUTTRC | {".mutt/sending": "set sendmail=GATE\nset fcc_before_send\n"},
        ("fault", ".mutt/sending:2", "unset fcc_before_send"),
        id="fcc-before-send",
    ),
    pytest.param(
        "mutt",
        MUTTRC | {".mutt/sending": "set sendmail=GATE\nset smtp_url=smtp://mail.example/\n"},
        ("hole", ".mutt/sending:2", f"unset smtp_url, and: {SENDMAIL}"),
        id="smtp-url",
    ),
    pytest.param(
        "mutt",
        MUTTRC | {".mutt/sending": "set sendmail=GATE\nsend-hook . 'set sendmail=\"msmtp -a work\"'\n"},
        ("hole", ".mutt/sending:2", SENDMAIL),
        id="send-hook",
    ),
    pytest.param(
        "mutt",
        MUTTRC
        | {
            ".mutt/sending": "set sendmail=/usr/libexec/msmtp/msmtpq/msmtpq\n",
            ".msmtprc": "host 127.0.0.1\nport 2525\n",
        },
        ("hole", ".mutt/sending:1", SENDMAIL),
        id="behind-msmtpq",
    ),
    pytest.param(
        "aerc",
        {".config/aerc/accounts.conf": "[A]\nfrom = a\noutgoing = smtps://tom@mail.example\n"},
        ("hole", ".config/aerc/accounts.conf:3", "outgoing = /full/path/to/tonecheck-sendmail"),
        id="aerc",
    ),
    pytest.param(
        "himalaya",
        {
            ".config/himalaya/config.toml": '[accounts.a]\nmessage.send.backend.type = "smtp"\n'
            'message.send.pre-hook.cmd = "tonecheck"\n'
        },
        ("hole", ".config/himalaya/config.toml:3", HIMALAYA),
        id="himalaya-hook",
    ),
    pytest.param(
        "himalaya",
        {".config/himalaya/config.toml": '[accounts.a]\nimap.server = "mail.example"\nsmtp.server = "mail.example"\n'},
        ("hole", ".config/himalaya/config.toml:3", HIMALAYA_2),
        id="himalaya-2",
    ),
    pytest.param(
        "shell",
        {".bashrc": "# tonecheck < a | sendmail\nalias post='tonecheck --quiet | /usr/sbin/sendmail -t'\n"},
        (
            "hole",
            ".bashrc:2",
            "tonecheck draft.eml && sendmail -t -i < draft.eml, or: tonecheck-sendmail -t -i < draft.eml",
        ),
        id="pipe",
    ),
    pytest.param(
        "shell", {".profile": "export TONECHECK_SEND=1\n"}, ("hole", ".profile:1", "take the line out"), id="left-on"
    ),
    pytest.param(
        "tonecheck",
        {".config/tonecheck/config.toml": 'strictness = "strict"\nfail-on = "never"\n'},
        ("hole", ".config/tonecheck/config.toml:2", 'fail-on = "hold"'),
        id="never",
    ),
    pytest.param(
        "git",
        {".gitconfig": "[user]\nname = a\n[sendemail]\nsendmailCmd = msmtp\nvalidate = no\n"},
        ("hole", ".gitconfig:5", "git config --unset sendemail.validate"),
        id="git-validate",
    ),
    pytest.param(
        "postfix",
        {
            "postfix/main.cf": "smtpd_milters = unix:/run/tonecheck\nmilter_default_action = accept\n",
            "postfix/master.cf": "",
        },
        ("hole", "postfix/main.cf:2", "milter_default_action = tempfail"),
        id="postfix-accept",
    ),
    pytest.param(
        "postfix",
        {
            "postfix/main.cf": "content_filter = tone:dummy\n",
            "postfix/master.cf": "tone unix - n n - 2 pipe\n  user=nobody argv=GATE --via=msmtp -t ${recipient}\n",
        },
        ("fault", "postfix/master.cf:2", "-G -i -f ${sender} -- ${recipient}"),
        id="postfix-t",
    ),
]
NEEDED = {"postfix": "postconf", "himalaya": None, "shell": None, "tonecheck": None}


@pytest.mark.parametrize(("name", "files", "expected"), CASES)
def test_trap_is_named_with_its_line(home, name, files, expected):
    """What is wrong, in which line of which file, and the line to write there."""
    if NEEDED.get(name, name) and not home.which(NEEDED.get(name, name)):
        pytest.skip(f"not installed: {name}")
    write(home, files)
    diagnosis = look(home, name)
    assert expected in [placed(home, finding) for finding in diagnosis.findings]
    assert not diagnosis.is_right


@need("git")
@pytest.mark.parametrize(
    ("text", "mode", "kind", "told"),
    [
        ('#!/bin/sh\nexec tonecheck git-hook run "$@"\n', 0o644, "hole", "passes it over"),
        ("#!/bin/sh\nexit 0\n", 0o755, "hole", "does not call tonecheck"),
        ('#!/bin/sh\ntonecheck "$1" | sendmail -t\n', 0o755, "hole", "pipe"),
    ],
)
def test_hook_of_git_is_looked_at_where_git_looks(home, text, mode, kind, told):
    """The run bit, and what the hook does, in the folder of core.hooksPath."""
    write(
        home,
        {
            ".gitconfig": "[core]\nhooksPath = ~/hooks\n[sendemail]\nto = a@b.example\n",
            "hooks/sendemail-validate": text,
        },
    )
    (home.folder / "hooks/sendemail-validate").chmod(mode)
    found = [each for each in look(home, "git").findings if told in each.told]
    assert [(each.kind, each.line.path) for each in found] == [(kind, home.folder / "hooks/sendemail-validate")]


def test_held_mails_open_to_others_are_told(home):
    """The folder of held mails is for its owner alone."""
    folder = home.folder / ".local/state/tonecheck"
    folder.mkdir(parents=True, mode=0o755)
    (finding,) = [each for each in look(home, "tonecheck").findings if each.kind == "fault"]
    assert (finding.kind, finding.line.path, finding.change) == ("fault", folder, f"chmod -R go= {folder}")


@need("msmtp")
def test_msmtp_is_asked_without_running_its_commands(home):
    """A command that prints a password is not run, and the server is that of the account that is used."""
    write(
        home,
        {
            ".msmtprc": f"account a\nhost localhost\nport 2525\npasswordeval touch {home.folder}/ran\naccount default : a\n"
        },
    )
    diagnosis = look(home, "msmtp")
    assert (diagnosis.is_right, diagnosis.findings) == (True, ())
    assert not (home.folder / "ran").exists()


def test_what_is_not_there_is_one_line(home, run):
    """A program that is not installed, or not set up, is named in one line, and nothing is wrong with that."""
    done = run("doctor", "--no-probe", "aerc", "himalaya", "shell", PATH=home.environ["PATH"])
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 3)


def test_unknown_program_is_wrong_use(home, run):
    """A name that the doctor does not know is told, with those that it knows."""
    with pytest.raises(UsageError, match="neomutt"):
        examine(home, ("pine",))
    assert run("doctor", "pine").returncode == 2


@pytest.mark.parametrize(
    ("name", "files", "told"),
    [
        ("mutt", {".muttrc": 'set sendmail=""\n'}, "mutt does not say what it sends by"),
        ("mutt", {".muttrc": 'set smtp_url="smtp://[odd"\n'}, "speaks to the mail server itself"),
        ("mutt", {".muttrc": "set smtp_url=smtp://a.example:99999/\n"}, "speaks to the mail server itself"),
        ("aerc", {".config/aerc/accounts.conf": "[a]\noutgoing = smtp://[odd\n"}, "speaks to the mail server itself"),
        (
            "himalaya",
            {".config/himalaya/config.toml": '[accounts.a.message.send.backend]\ntype = "smtp"\nport = "odd"\n'},
            "sends by smtp",
        ),
    ],
)
def test_odd_settings_are_told(home, name, files, told):
    """An empty program, addresses that are none, and a port that is no number end in a finding, not in a fault."""
    if home.which(name) is None:
        pytest.skip(f"not installed: {name}")
    write(home, files)
    (diagnosis,) = examine(home, (name,))
    assert told in diagnosis.findings[0].told
    assert not diagnosis.is_right


@pytest.mark.parametrize(
    ("way", "is_right"),
    [
        ('smtp.server = "smtp://127.0.0.1:2525"', True),
        ('smtp.server = "smtp://localhost:2525"\njmap.server = "mail.example"', False),
        ('message.send.backend = "sendmail"\nsendmail.cmd = "GATE"\nsmtp.host = "mail.example"', True),
    ],
)
def test_himalaya_behind_the_proxy_is_right(home, way, is_right):
    """Version 2 has but servers, of which one may go past; a mailer that nobody knows, behind tonecheck, is no hole."""
    write(
        home,
        {".config/himalaya/config.toml": f"[accounts.a]\n{way}\n", ".config/tonecheck/config.toml": 'via = "true"\n'},
    )
    assert look(home, "himalaya").is_right == is_right


def test_program_that_is_not_understood_keeps_nobody_from_the_others(home, monkeypatch):
    """What is told of the fault is its kind alone, since its words could be of a file."""

    def fail(_home):
        raise ValueError("words of a file")

    odd = Program("odd", find=fail, list_findings=lambda *_: (), build_probes=lambda *_: ())
    monkeypatch.setattr(examining, "PROGRAMS", (odd, *examining.PROGRAMS))
    first, second = examine(home, ("odd", "shell"), probing=False)
    assert (first.is_right, first.findings[0].told.count("(ValueError)")) == (False, 1)
    assert (second.name, "words of a file" in str(first)) == ("shell", False)


def test_looking_changes_nothing(home):
    """Nothing is written in the user's home folder."""
    write(home, MUTTRC | {".mutt/sending": "set sendmail=GATE\n", ".gitconfig": "[sendemail]\nto = a@b.example\n"})
    before = subprocess.run(["ls", "-lRa", "--full-time", home.folder], capture_output=True, check=True).stdout
    list(examine(home, (), probing=False))
    assert subprocess.run(["ls", "-lRa", "--full-time", home.folder], capture_output=True, check=True).stdout == before
    assert list(home.working.iterdir()) == []


@need("msmtp", "mutt")
@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ('via = "nosuch"\n', "The program nosuch is not there"),
        ('via = "msmtp -a other"\n', "msmtp has no account"),
        ("", "tonecheck has no real mailer"),
        ('vai = "msmtp"\n', "The settings are faulty"),
    ],
)
def test_chain_that_cannot_send_is_told(home, settings, told):
    """A mailer that is not there, an account that is not, none named at all, and a slip in the settings."""
    write(home, {".msmtprc": "account default\nhost mail.example\n", ".config/tonecheck/config.toml": settings})
    write(home, {".muttrc": "set sendmail=GATE\n"})
    found = [each for name in ("tonecheck", "mutt") for each in look(home, name).findings]
    assert told in " ".join(each.told for each in found if each.kind == "fault")
