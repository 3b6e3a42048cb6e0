"""A Postfix of the doctor's own: its folders are temporary, it listens on loopback, and sends to the sink alone."""

from __future__ import annotations

import os
import shutil
import socket
from typing import Final

from tonecheck.mail.doctor.ground import Ground
from tonecheck.mail.doctor.msmtprc import NotSafeError

_MAIN: Final = """\
compatibility_level = 3.6
config_directory = {folder}/etc
queue_directory = {folder}/queue
data_directory = {folder}/data
{kept}myhostname = probe.invalid
mydestination =
mynetworks = 127.0.0.0/8
relayhost = [127.0.0.1]:{sink}
default_transport = smtp
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
smtp_host_lookup = native
smtp_tls_security_level = none
in_flow_delay = 0
alias_maps =
alias_database =
smtpd_milters = inet:127.0.0.1:{milter}
milter_default_action = {action}
"""
_MASTER: Final = """\
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 discard
defer unix - - n - 0 discard
trace unix - - n - 0 discard
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""
_KEPT: Final = ("daemon_directory", "command_directory", "mail_owner", "setgid_group")


def start_postfix(ground: Ground, action: str) -> int:
    """Start it with ``tonecheck milter`` as its filter, and give the port on which it listens.

    Raises:
        NotSafeError: it cannot be started.
    """
    if os.geteuid():
        raise NotSafeError("only root can start a Postfix of the doctor's own; run tonecheck doctor postfix as root")
    folder = ground.folder / "postfix"
    for name in ("etc", "queue", "data"):
        (folder / name).mkdir(parents=True)
    ground.folder.chmod(0o711)  # Postfix works as another user; all else in it is for its owner alone
    kept = ground.home.ask(ground.home.which("postconf") or "postconf", *_KEPT).out
    shutil.chown(folder / "data", kept.partition("mail_owner = ")[2].partition("\n")[0])
    port, milter = _free_port(), ground.milter_port()
    main = _MAIN.format(folder=folder, kept=kept, sink=ground.sink.port, milter=milter, action=action)
    (folder / "etc/main.cf").write_text(main)
    (folder / "etc/master.cf").write_text(_MASTER.format(port=port))
    (folder / "etc/dynamicmaps.cf").touch()
    words = (ground.home.which("postfix") or "postfix", "-c", str(folder / "etc"))
    ground.at_end(*words, "stop")
    said = ground.run(*words, "start")
    if said.status:
        raise NotSafeError(f"Postfix cannot be started: {said.last_words}")
    return port


def _free_port() -> int:
    """Give a port that nobody listens on; Postfix cannot choose one."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
