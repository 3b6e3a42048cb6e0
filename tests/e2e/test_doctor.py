"""The doctor with real programs: a good set-up passes, one without the gate is told so, and nobody else hears of it."""

import json
import re
import signal
import subprocess
from pathlib import Path

import pytest

from tests.e2e.conftest import SCRIPT, need
from tests.e2e.postfix import may_run
from tonecheck.mail.held import HeldStore

GATE = SCRIPT.with_name("tonecheck-sendmail")
MSMTPRC = """\
defaults
tls on
account work
host smtp.real.example
port 587
auth on
user tom
passwordeval touch {home}/ran
from tom@home.example
logfile {home}/log
account default : work
"""
QUEUE = "/usr/libexec/msmtp/msmtpq/msmtpq"


@pytest.fixture
def home(tmp_path, environment):
    """Give a home folder in which msmtp sends by a server far away."""
    environment.pop("XDG_CONFIG_HOME")
    environment["PATH"] = f"{SCRIPT.parent}:{environment['PATH']}"
    write(tmp_path, ".msmtprc", MSMTPRC.format(home=tmp_path), mode=0o600)
    write(tmp_path, ".config/tonecheck/config.toml", 'via = "msmtp -a work"\n')
    return tmp_path


def write(home, name, text, *, mode=0o644):
    """Write a file of the home folder."""
    path = home / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(mode)


@pytest.fixture
def examined(home, environment):
    """Give a command that runs the doctor on one program: its exit status, kinds of findings, and probes."""

    def examine(name, **variables):
        words = [SCRIPT, "doctor", "--json", name]
        done = subprocess.run(words, capture_output=True, cwd=home, env=environment | variables, check=False)
        told = json.loads(done.stdout)
        probes = [(probe["angry"], probe["good"]) for probe in told["probes"]]
        findings = [*told["findings"], *(finding for probe in told["probes"] for finding in probe["findings"])]
        assert HeldStore(home / ".local/state/tonecheck").list() == ()
        assert not (home / "ran").exists()
        return done.returncode, {finding["kind"] for finding in findings} - {"note"}, probes

    return examine


GOOD = (0, set(), [("held", "arrived")])
OPEN = (1, {"hole"}, [("arrived", "arrived")])
MUTTS = [pytest.param(name, marks=need(name, "msmtp")) for name in ("mutt", "neomutt")]
EMACS = '(setq message-send-mail-function \'message-send-mail-with-sendmail sendmail-program "{program}")'


@pytest.mark.parametrize("program", MUTTS)
def test_mutt(home, examined, program):
    """With tonecheck, without it, with a wait that is none, and by the server itself."""
    write(home, ".muttrc", f"set sendmail={GATE}\n")
    assert examined(program) == GOOD
    write(home, ".muttrc", 'set sendmail="msmtp -a work"\n')
    assert examined(program) == OPEN
    write(home, ".muttrc", f'set sendmail="{GATE}"\nset sendmail_wait=-1\nset fcc_before_send\n')
    assert examined(program) == (1, {"fault"}, [("held", "arrived")])


@need("mutt", "msmtp")
def test_mutt_with_another_server_or_queue(home, examined):
    """The SMTP of mutt itself, a script of one line, one of several that is not run, and quotes that mutt does not know."""
    write(home, ".muttrc", "set smtp_url=smtp://tom@mail.real.example:587/\n")
    assert examined("mutt") == OPEN
    write(home, ".muttrc", f"set sendmail={home}/send\n")
    write(home, "send", f'#!/bin/sh\n# mine\nexec {GATE} --via "msmtp -a work" "$@"\n', mode=0o755)
    assert examined("mutt") == GOOD
    write(home, "send", f'#!/bin/sh\ntouch {home}/ran\nexec {GATE} "$@"\n', mode=0o755)
    assert examined("mutt") == (0, set(), [])
    write(home, ".muttrc", f"set sendmail=\"{GATE} --via 'msmtp -a work'\"\n")
    assert examined("mutt")[:2] == (1, {"fault"})


@need("mutt", "msmtp", "msmtpq")
def test_order_of_msmtpq(home, examined):
    """Before msmtpq tonecheck stops the mail; behind it, the mail waits in the queue."""
    (home / ".msmtp.queue").mkdir()
    write(home, ".muttrc", f"set sendmail={GATE}\n")
    write(home, ".config/tonecheck/config.toml", f'via = "{QUEUE} -a work"\n')
    assert examined("mutt") == GOOD
    write(home, ".muttrc", f"set sendmail={QUEUE}\n")
    write(home, ".config/tonecheck/config.toml", 'via = "msmtp -a work"\n')
    assert examined("mutt", MSMTP=str(GATE)) == (1, {"hole"}, [("queued", "arrived")])
    assert list((home / ".msmtp.queue").iterdir()) == []


@need("emacs", "msmtp")
def test_emacs(home, examined):
    """message-mode with tonecheck, and by a server of its own."""
    write(home, ".emacs.d/init.el", EMACS.format(program=GATE))
    assert examined("emacs") == GOOD
    server = '(setq send-mail-function \'smtpmail-send-it smtpmail-smtp-server "{}" smtpmail-smtp-service {})'
    write(home, ".emacs.d/init.el", server.format("smtp.real.example", 587))
    assert examined("emacs") == OPEN
    write(home, ".emacs.d/init.el", server.format("localhost", 2525))
    assert examined("emacs") == GOOD


CHECK = '(zerop (call-process-region (point-min) (point-max) "tonecheck" nil nil nil "--quiet"))'
BY_SERVER = '(setq send-mail-function \'smtpmail-send-it smtpmail-smtp-server "smtp.real.example")\n'


@need("emacs")
@pytest.mark.parametrize(
    ("hook", "angry"),
    [
        (f"(defun ask () (or {CHECK} (error \"Tone\"))) (add-hook 'message-send-hook 'ask)", "stopped"),
        (
            f"(add-hook 'message-mode-hook (lambda () (add-hook 'message-send-hook (lambda () {CHECK}) nil t)))",
            "arrived",
        ),
    ],
)
def test_emacs_hook(home, examined, hook, angry):
    """A hook by any name that asks tonecheck is tried; one that only asks stops nothing."""
    write(home, ".emacs.d/init.el", BY_SERVER + hook)
    status, findings, probes = examined("emacs")
    assert (status, probes) == (int(angry == "arrived"), [(angry, "arrived")])
    assert findings == ({"hole"} if angry == "arrived" else set())


@need("git", "git-send-email", "msmtp")
def test_git(home, examined, environment):
    """The hook as it is installed, without its run bit, and as the lines of another's hook."""
    write(home, ".gitconfig", "[sendemail]\nsendmailCmd = msmtp -a work\n")
    for words in (["git", "init", "-q"], [SCRIPT, "git-hook", "install"]):
        subprocess.run(words, cwd=home, env=environment, check=True, capture_output=True)
    assert examined("git") == GOOD
    hook = home / ".git/hooks/sendemail-validate"
    hook.chmod(0o644)
    assert examined("git") == OPEN
    call = f'{SCRIPT} git-hook run "$@"'
    write(home, hook, f"#!/bin/sh\n{call} || exit 1\ntouch {home}/ran\n", mode=0o755)
    assert examined("git") == GOOD
    write(home, hook, f"#!/bin/sh\n{call}\ntouch {home}/ran\n", mode=0o755)
    assert examined("git") == OPEN


@need("aerc", "msmtp")
def test_tonecheck_and_aerc(home, examined):
    """The settings' own ways, and what aerc would start; rules for some mail do not hide what the probe shows."""
    write(home, ".config/aerc/accounts.conf", f"[A]\noutgoing = {GATE} --only-for acme.example\n")
    assert examined("aerc") == GOOD
    settings = 'via = "msmtp -a work"\nupstream = "smtp.real.example"\nuser = "tom"\nonly-for = ["acme.example"]\n'
    write(home, ".config/tonecheck/config.toml", settings)
    assert examined("tonecheck") == (0, set(), [("held", "arrived")] * 2)
    assert examined("tonecheck", TONECHECK_SEND="1") == (1, {"hole"}, [("arrived", "arrived"), ("held", "arrived")])


@need("postfix")
@pytest.mark.skipif(not may_run(), reason="only root can start a Postfix")
def test_postfix(home, examined):
    """A Postfix of the doctor's own with the same filter; that nobody answers at the real one is told."""
    write(home, "postfix/main.cf", "")
    write(
        home,
        "postfix/master.cf",
        "127.0.0.1:submission inet n - n - - smtpd\n  -o smtpd_milters=inet:127.0.0.1:8893\n"
        f"tone unix - n n - 2 pipe user=nobody argv=env HOME={home} {GATE} --via=sendmail -G -i -f ${{sender}} -- ${{recipient}}\n"
        "127.0.0.1:smtp inet n - n - - smtpd -o content_filter=tone:dummy\n",
    )
    status, kinds, probes = examined("postfix", MAIL_CONFIG=str(home / "postfix"))
    assert (status, kinds, probes) == (1, {"fault"}, [("held", "arrived")] * 2)


@need("mutt", "msmtp")
def test_stopped_midway_leaves_nothing(home, environment):
    """Ended by a signal between two programs, it takes its folder, and what it started, with it."""
    write(home, ".muttrc", f"set sendmail={GATE}\n")
    (home / "temporary").mkdir()
    words = [SCRIPT, "doctor", "--json", "tonecheck", "mutt", "neomutt"]
    variables = environment | {"TMPDIR": str(home / "temporary"), "TONECHECK_UPSTREAM": "smtp.real.example"}
    with subprocess.Popen(words, stdout=subprocess.PIPE, cwd=home, env=variables) as process:
        process.stdout.readline()
        (folder,) = (home / "temporary").iterdir()
        process.terminate()
    assert process.returncode == 128 + signal.SIGTERM
    assert (folder.exists(), list((home / "temporary").iterdir())) == (False, [])


@need("strace", "mutt", "msmtp", "git-send-email", "emacs")
def test_nothing_but_loopback_is_contacted(home, environment):
    """No process of a whole run connects to anything but this machine, however many servers the set-up names."""
    write(home, ".muttrc", "set smtp_url=smtp://tom@mail.real.example:587/\n")
    write(home, ".gitconfig", "[sendemail]\nsmtpServer = smtp.real.example\n")
    write(home, ".emacs.d/init.el", EMACS.format(program="msmtp"))
    write(home, ".config/tonecheck/config.toml", 'via = "msmtp"\nupstream = "smtp.real.example"\n')
    subprocess.run(["git", "init", "-q"], cwd=home, env=environment, check=True)
    names = ["tonecheck", "mutt", "git", "emacs", "msmtp"]
    words = ["strace", "-f", "-qq", "-e", "trace=network", "-o", home / "trace", SCRIPT, "doctor", *names]
    done = subprocess.run(words, capture_output=True, cwd=home, env=environment, check=False)
    trace = Path(home / "trace").read_text()
    assert done.returncode == 1, done.stderr
    assert done.stdout.count(b"The good mail arrived, to the byte.") == 5
    assert set(re.findall(r'inet_addr\("([^"]+)"\)', trace)) == {"127.0.0.1"}
    assert set(re.findall(r'inet_pton\(AF_INET6, "([^"]+)"', trace)) <= {"::1", "::"}
