"""Emacs: what message-mode sends by, asked in batch, and a probe sent by it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from tonecheck.mail.doctor.chain import Chain, Link, read_chain
from tonecheck.mail.doctor.deliver import PROBED
from tonecheck.mail.doctor.finding import Finding
from tonecheck.mail.doctor.gating import list_chain_findings, list_pipe_findings
from tonecheck.mail.doctor.ground import Ground
from tonecheck.mail.doctor.home import Home, Said
from tonecheck.mail.doctor.lines import Line, read_lines
from tonecheck.mail.doctor.msmtprc import NotSafeError
from tonecheck.mail.doctor.program import Draft, Probe, Program
from tonecheck.mail.doctor.server import read_port

_FILES: Final = ("~/.emacs", "~/.emacs.el", "~/.emacs.d/init.el", "emacs/init.el")
_CHANGE: Final = (
    '(setq message-send-mail-function \'message-send-mail-with-sendmail sendmail-program "tonecheck-sendmail")'
)
_SENDMAIL: Final = frozenset({"message-send-mail-with-sendmail", "sendmail-send-it", "message--sendmail-send-it"})
_SMTP: Final = frozenset({"smtpmail-send-it", "message-smtpmail-send-it"})
_THROUGH: Final = frozenset({"message-use-send-mail-function", "message--default-send-mail-function"})
_ASK: Final = """(progn
  (require 'message) (require 'sendmail) (require 'json)
  (let ((inhibit-message t)) (condition-case nil (load {file} nil t t) (error nil)))
  (let ((said (lambda (value) (if (stringp value) value (format "%S" value))))
        (hook (with-temp-buffer
          (let ((inhibit-message t)) (condition-case nil (message-mode) (error nil)))
          (list message-send-hook (default-value 'message-send-hook)))))
  (princ "\\n@@") (princ (json-encode (append
    (list (cons 'message-send-hook (funcall said (mapcar
      (lambda (name) (if (and (symbolp name) (fboundp name)) (list name (indirect-function name)) name))
      (apply 'append (mapcar (lambda (value) (if (functionp value) (list value) value)) hook))))))
    (mapcar (lambda (name) (cons name (funcall said (and (boundp name) (symbol-value name)))))
    '(message-send-mail-function send-mail-function sendmail-program mail-interactive
      smtpmail-smtp-server smtpmail-smtp-service)))))))"""
_SEND: Final = """(progn
  (require 'message) (require 'sendmail)
  {hook}
  (setq user-mail-address {sender} user-full-name "Probe" message-signature nil auth-sources nil
        send-mail-function '{inner} message-send-mail-function '{function} sendmail-program {program}
        smtpmail-smtp-server "127.0.0.1" smtpmail-smtp-service {port} smtpmail-stream-type 'plain smtpmail-smtp-user nil
        mail-specify-envelope-from t mail-envelope-from 'header message-default-charset 'utf-8
        mail-interactive {interactive} message-interactive t message-fcc-handler-function 'ignore
        message-bogus-addresses nil message-confirm-send nil message-required-mail-headers '(From Date Message-ID))
  (message-mail {recipient} {subject})
  (message-goto-body)
  (insert-file-contents {body})
  (let ((inhibit-message t))
    (condition-case fault (message-send)
      (error (princ (error-message-string fault) 'external-debugging-output) (kill-emacs 9)))))"""


@dataclass(frozen=True, slots=True)
class Emacs:
    """How Emacs sends.

    Attributes:
        init: the user's file for its start.
        values: what Emacs says of its variables.
        function: the function that sends, behind those that only choose one.
        chain: what the mail goes through.
    """

    init: Path
    values: Mapping[str, str]
    function: str
    chain: Chain

    @property
    def has_hook(self) -> bool:
        """Tell whether a hook before sending calls tonecheck."""
        return "tonecheck" in self.values["message-send-hook"]

    def line_of(self, *names: str) -> Line:
        """Give the last line in which one of the names is, else the file."""
        pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")
        found = (line for line in reversed(read_lines(self.init)) if pattern.search(line.text.partition(";")[0]))
        return next(found, Line(self.init, 0, ""))


def _find(home: Home) -> Emacs | str:
    """Ask Emacs in batch, with the user's own start."""
    path = home.first(*_FILES)
    if home.which("emacs") is None or path is None:
        return "not installed" if home.which("emacs") is None else "not set up, since it has no file for its start"
    said = home.ask("emacs", "--batch", "--eval", _ASK.format(file=json.dumps(str(path))))
    values: dict[str, str] = json.loads(said.out.rpartition("@@")[2] or "{}")
    chosen = values.get("message-send-mail-function", "nil")
    function = values["send-mail-function"] if chosen in _THROUGH else chosen
    if function in {"nil", "sendmail-query-once"}:
        return "not set up to send mail"
    return Emacs(path, values, function, _chain(function, values, home))


def _chain(function: str, values: Mapping[str, str], home: Home) -> Chain:
    """Follow the program, or the server where that is tonecheck."""
    if function in _SENDMAIL:
        return read_chain((values["sendmail-program"],), home)
    port = values["smtpmail-smtp-service"]
    host = values["smtpmail-smtp-server"]
    proxy = function in _SMTP and home.is_proxy(host, read_port(port, 25))
    return Chain((Link("proxy", ("tonecheck", "smtp")),) if proxy else ())


def _findings(emacs: Emacs, home: Home) -> Iterator[Finding]:
    """Name what is wrong."""
    line = emacs.line_of("sendmail-program", "message-send-mail-function", "send-mail-function")
    if emacs.chain.links and not emacs.has_hook:
        yield from list_chain_findings(emacs.chain, home, line, _CHANGE)
    elif not emacs.chain.links and not emacs.has_hook:
        yield Finding("hole", f"It sends by {emacs.function}, and tonecheck is not asked.", line, _CHANGE)
    if emacs.function == "sendmail-send-it" and emacs.values["mail-interactive"] == "nil":
        told = "It does not wait for tonecheck's answer, so a refused mail is taken for sent."
        yield Finding("fault", told, emacs.line_of("mail-interactive"), "(setq mail-interactive t)")
    yield from list_pipe_findings(read_lines(emacs.init))


def _probes(emacs: Emacs, _home: Home, ground: Ground) -> Iterator[Probe]:
    """Send by message-mode without the user's start, unless a hook is defined in it."""
    if emacs.function not in _SENDMAIL | _SMTP:
        raise NotSafeError(f"nobody knows where {emacs.function} sends")
    program = ground.redirect(emacs.chain) if emacs.function in _SENDMAIL else "none"
    port = ground.sink.port
    if emacs.function in _SMTP and emacs.chain.is_gated:
        port = ground.proxy_port()
    then = f", then {emacs.chain}" if emacs.chain.links else " itself"
    hook = " with its message-send-hook" if emacs.has_hook else ""
    yield Probe(f"Emacs{hook}{then}", partial(_send, emacs, ground, program, port), is_whole=False)


def _send(emacs: Emacs, ground: Ground, program: str, port: int, draft: Draft) -> Said:
    """Send a draft."""
    body = ground.write(f"{draft.mark}.txt", draft.body)
    lisp = _SEND.format(
        hook=f"(load {json.dumps(str(emacs.init))} nil t t)" if emacs.has_hook else "",
        function=emacs.values["message-send-mail-function"],
        inner=emacs.values["send-mail-function"],
        program=json.dumps(program),
        port=port,
        interactive="nil" if emacs.values["mail-interactive"] == "nil" else "t",
        sender=json.dumps(PROBED),
        recipient=json.dumps(PROBED),
        subject=json.dumps(draft.subject),
        body=json.dumps(str(body)),
    )
    return ground.run("emacs", "-Q", "--batch", "--eval", lisp)


EMACS: Final = Program("emacs", find=_find, list_findings=_findings, build_probes=_probes)
