"""The proxy as its users run it: a process on a port of its own, and clients that talk to it."""

import os
import re
import signal
import smtplib
import socket
import subprocess
import sys
from contextlib import contextmanager

from tonecheck.mail.held import HeldStore

HEAD = "From: Tom <tom@home.example>\r\nTo: Ana <ana@acme.example>\r\nSubject: Re: Your application\r\nMessage-ID: <{}@home.example>\r\n\r\n"
KIND = "Dear Ms Obi,\r\n\r\nThank you for your time, mail {}. I learned a lot.\r\n.\r\n.. two dots\r\nFrom here on   \r\n\r\nKind regards,\r\nTom\r\n\r\n"
ANGRY = "You are a bunch of liars, mail {}, and you wasted my time. Never contact me again, you idiots!\r\n"


def mail(number=1, body=KIND):
    """Give a mail that can be told from others by its number."""
    return (HEAD + body).format(number, number).encode()


def settings_free(folder):
    """Give an environment in which no setting of the user's is in force, and the held mails are in a folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TONECHECK_", "XDG_"))}
    return kept | {"HOME": str(folder), "PYTHONIOENCODING": "utf-8"}


class Door:
    """A door that listens, as a process; ``before`` are words to start it by."""

    def __init__(self, folder, command, *words, before=(), **variables):
        self._process = subprocess.Popen(
            [*before, sys.executable, "-m", "tonecheck", command, "--listen", "127.0.0.1:0", *map(str, words)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=folder,
            env=settings_free(folder) | variables,
        )
        self.store = HeldStore(folder / ".local/state/tonecheck")
        self.first = self._process.stdout.readline()
        found = re.search(r"listening on \S*:(\d+)", self.first)
        assert found, self.first + self._process.communicate()[0]
        self.port = int(found[1])
        self.pid = self._process.pid

    @property
    def is_running(self):
        """Tell whether it has not ended."""
        return self._process.poll() is None

    def kill(self):
        """End it as a power cut would."""
        self._process.kill()
        if self._process.stdout.closed:
            self._process.wait()
            return ""
        return self._process.communicate()[0]

    def stop_reading(self):
        """Close the pipe into which it says what it does."""
        self._process.stdout.close()

    def ask_to_stop(self):
        """Ask it to stop."""
        self._process.send_signal(signal.SIGTERM)

    def stopped(self):
        """Wait for its end, and give its status and what it said."""
        told = self._process.communicate(timeout=60)[0]
        return self._process.returncode, told

    def stop(self):
        """Ask it to stop, and wait for that."""
        self.ask_to_stop()
        return self.stopped()


@contextmanager
def proxy(folder, upstream, *words, **variables):
    """Run the proxy in front of a server; without another word it is plain SMTP."""
    given = words if "--upstream" in words else ("--upstream", f"plain://127.0.0.1:{upstream.port}", *words)
    door = Door(folder, "smtp", *given, **variables)
    try:
        yield door
    finally:
        if door.is_running:
            door.kill()


def send(port, message, *, recipients=("ana@acme.example",), options=(), timeout=60):
    """Send a mail as a mail program does, and give the code and text with which it ended; 0 for a broken connection."""
    try:
        with smtplib.SMTP("127.0.0.1", port, timeout=timeout, local_hostname="client") as client:
            client.sendmail("tom@home.example", list(recipients), message, mail_options=list(options))
    except smtplib.SMTPResponseException as fault:
        return fault.smtp_code, fault.smtp_error.decode()
    except smtplib.SMTPRecipientsRefused as fault:
        code, text = next(iter(fault.recipients.values()))
        return code, text.decode()
    except TimeoutError:
        raise  # the client was told nothing
    except (smtplib.SMTPException, OSError):
        return 0, ""
    return 250, ""


class Raw:
    """A client that says whatever it is told to."""

    def __init__(self, port, timeout=60):
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=timeout)
        self._file = self._socket.makefile("rb")
        self.greeting = self.read()

    def read(self):
        """Read one reply, all of its lines."""
        lines = []
        while line := self._file.readline():
            lines.append(line.decode().rstrip())
            if line[3:4] != b"-":
                break
        return "\n".join(lines)

    def say(self, *lines):
        """Send lines; give the reply to each."""
        return [self.write(line.encode() + b"\r\n") for line in lines]

    def write(self, data):
        """Send bytes, and give the reply."""
        self._socket.sendall(data)
        return self.read()

    def finish(self, message):
        """Send a message, its dots doubled, and give the reply."""
        self.finish_only(message)
        return self.read()

    def finish_only(self, message):
        """Send a message, and do not wait for the reply."""
        self.write_only((b"\r\n" + message).replace(b"\r\n.", b"\r\n..")[2:] + b".\r\n")

    def write_only(self, data):
        """Send bytes, and do not wait for the reply."""
        self._socket.sendall(data)

    def read_or_break(self):
        """Read one reply; nothing where the connection broke."""
        try:
            return self.read()
        except ConnectionError:
            return ""

    def begin(self):
        """Say all that comes before a message."""
        self.say("EHLO client", "MAIL FROM:<tom@home.example>", "RCPT TO:<ana@acme.example>")

    def close(self):
        """Hang up."""
        self._file.close()
        self._socket.close()
