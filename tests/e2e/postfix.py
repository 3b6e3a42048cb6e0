"""A Postfix of the tests' own: its folders are temporary, its ports on loopback, and all mail goes to one server."""

import os
import shutil
import socket
import subprocess

MAIN = """\
compatibility_level = 3.6
config_directory = {folder}/etc
queue_directory = {folder}/queue
data_directory = {folder}/data
daemon_directory = /usr/lib/postfix/sbin
command_directory = /usr/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = postfix.example
mydestination =
mynetworks = 127.0.0.0/8
relayhost = [127.0.0.1]:{relay}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
smtputf8_enable = yes
smtp_host_lookup = native
smtp_tls_security_level = none
in_flow_delay = 0
{more}
"""
MASTER = """\
127.0.0.1:{port} inet n - n - - smtpd {options}
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
{more}
"""


def free_port():
    """Give a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def may_run():
    """Tell whether a Postfix can be started."""
    return os.geteuid() == 0


class Postfix:
    """One instance; ``options`` are those of its smtpd, ``main`` and ``master`` more lines of the two files."""

    def __init__(self, folder, relay, *, options="", main="", master=""):
        self.folder, self.port = folder, free_port()
        for name in ("etc", "queue", "data"):
            (folder / name).mkdir(parents=True)
        shutil.chown(folder / "data", "postfix")
        (folder / "etc/main.cf").write_text(MAIN.format(folder=folder, relay=relay, more=main))
        (folder / "etc/master.cf").write_text(MASTER.format(port=self.port, options=options, more=master))
        (folder / "etc/dynamicmaps.cf").touch()
        self._run("start")

    def _run(self, word):
        words = ["/usr/sbin/postfix", "-c", str(self.folder / "etc"), word]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr + done.stdout + self.log

    @property
    def log(self):
        """Give what it has logged."""
        path = self.folder / "log"
        return path.read_text() if path.exists() else ""

    def is_empty(self):
        """Tell whether no mail is in its queue; what has just been delivered leaves it at once."""
        return not any(
            path.is_file()
            for name in ("incoming", "deferred", "hold")
            for path in (self.folder / "queue" / name).rglob("*")
        )

    def close(self):
        """Stop it."""
        self._run("stop")
