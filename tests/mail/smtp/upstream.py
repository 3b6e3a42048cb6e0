"""A mail server of the tests' own that keeps what it is sent and fails as it is told to, at any step."""

import asyncio
import base64
import ssl
import threading
from dataclasses import dataclass

STEPS = ("connect", "ehlo", "mail", "rcpt", "data", "end")  # where it can fail; "end" is after the final dot
HANG, DROP, TAKE_AND_DROP, TAKE_AND_HANG = "hang", "drop", "take-and-drop", "take-and-hang"


@dataclass(frozen=True)
class Taken:
    """One mail that the server took."""

    sender: bytes
    recipients: tuple
    message: bytes
    login: str | None


class Upstream:
    """A server in a thread.

    ``offers`` are the lines of its EHLO; ``users`` the passwords by name; ``faults`` what it does at a step instead of
    saying yes: one of the words above, or the line that it says. ``context`` with ``wrapped`` is TLS from the start,
    without it STARTTLS.
    """

    def __init__(self, *, offers=("SIZE 1000000", "8BITMIME", "SMTPUTF8"), users=None, context=None, wrapped=False):
        self.offers, self.users, self.context = offers, users, context
        self.faults, self.taken, self.commands, self.knows_ehlo = {}, [], [], True
        self.arrived = threading.Condition()
        self._tasks = set()
        self._loop = asyncio.new_event_loop()
        serving = asyncio.start_server(self._serve, "127.0.0.1", 0, limit=2**26, ssl=context if wrapped else None)
        self._server = self._loop.run_until_complete(serving)
        self.is_wrapped = wrapped
        self.port = self._server.sockets[0].getsockname()[1]
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()

    def wait_for(self, command, *, times=1, timeout=60):
        """Wait until a command has come so often."""
        with self.arrived:
            assert self.arrived.wait_for(lambda: self.commands.count(command) >= times, timeout), self.commands

    def clear(self):
        """Forget everything."""
        with self.arrived:
            self.faults, self.taken, self.commands = {}, [], []

    def close(self):
        """Stop, whatever it is doing."""
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(30)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _stop(self):
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, reader, writer):
        task = asyncio.current_task()
        self._tasks.add(task)
        try:
            await _Talk(self, reader, writer).run()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError, ssl.SSLError):
            pass
        finally:
            self._tasks.discard(task)
            writer.transport.abort()

    def note(self, command, mail=None):
        """Put down what came."""
        with self.arrived:
            self.commands.append(command)
            if mail is not None:
                self.taken.append(mail)
            self.arrived.notify_all()


class _Talk:
    """One connection."""

    def __init__(self, server, reader, writer):
        self._server, self._reader, self._writer = server, reader, writer
        self._sender, self._recipients, self._login = b"", [], None

    async def run(self):
        if not await self._answer("connect", "220 upstream ready"):
            return
        while line := await self._reader.readline():
            verb = line.split()[0].upper().decode() if line.split() else ""
            if not await getattr(self, f"_{verb.lower()}", self._unknown)(line.strip()):
                return

    async def _answer(self, step, *lines):
        """Say yes, or fail as told; give whether the connection goes on."""
        fault = self._server.faults.get(step)
        self._server.note(step)
        if fault == HANG:
            await self._reader.read(1)
            return False
        if fault == DROP:
            return False
        return await self._say(*([fault] if fault else lines)) and not (fault or "").startswith("421")

    async def _say(self, *lines):
        self._writer.write("".join(f"{line}\r\n" for line in lines).encode())
        await self._writer.drain()
        return True

    async def _ehlo(self, line):
        if not self._server.knows_ehlo:
            return await self._unknown(line)
        tls = self._server.context and not self._writer.get_extra_info("sslcontext")
        words = ["upstream", *self._server.offers, *(["STARTTLS"] if tls else [])]
        words += ["AUTH PLAIN LOGIN X-MAGIC SCRAM-SHA-256-PLUS"] if self._server.users and not tls else []
        return await self._answer("ehlo", *(f"250-{word}" for word in words[:-1]), f"250 {words[-1]}")

    async def _helo(self, _line):
        return await self._answer("ehlo", "250 upstream")

    async def _starttls(self, _line):
        await self._say("220 go")
        await self._writer.start_tls(self._server.context)
        return True

    async def _auth(self, line):
        words = line.split()
        mechanism, said = words[1].upper(), words[2:]
        while len(said) < {b"PLAIN": 1, b"LOGIN": 2, b"X-MAGIC": 3}[mechanism]:
            await self._say(f"334 {base64.b64encode(b'more ' + str(len(said)).encode()).decode()}")
            said.append((await self._reader.readline()).strip())
        told = b"\x00".join(base64.b64decode(each) for each in said).split(b"\x00")
        user, password = told[-2].decode(), told[-1].decode()
        good = (self._server.users or {}).get(user) == password
        self._login = user if good else None
        return await self._say("235 2.7.0 welcome" if good else "535 5.7.8 wrong password")

    async def _mail(self, line):
        if self._sender:
            return await self._say("503 5.5.1 nested MAIL")
        if self._server.users and not self._login:
            return await self._say("530 5.7.0 log in first")
        going = await self._answer("mail", "250 2.1.0 sender ok")
        self._sender = b"" if "mail" in self._server.faults else line[10:]
        return going

    async def _rcpt(self, line):
        if b"unknown@" in line:
            return await self._say("550 5.1.1 no such user")
        if "rcpt" not in self._server.faults:
            self._recipients.append(line[8:])
        return await self._answer("rcpt", "250 2.1.5 recipient ok")

    async def _data(self, _line):
        if not self._recipients:
            return await self._say("503 5.5.1 no recipients")
        going = await self._answer("data", "354 go on")
        if not going or "data" in self._server.faults:
            return going
        lines = []
        while (line := await self._reader.readuntil(b"\r\n")) != b".\r\n":
            lines.append(line[1:] if line.startswith(b".") else line)
        mail = Taken(self._sender, tuple(self._recipients), b"".join(lines), self._login)
        self._sender, self._recipients = b"", []
        return await self._end(mail)

    async def _end(self, mail):
        fault = self._server.faults.get("end")
        if fault in {TAKE_AND_DROP, TAKE_AND_HANG}:
            self._server.note("end", mail)
            if fault == TAKE_AND_HANG:
                await self._reader.read(1)
            return False
        if fault is None:
            self._server.note("end", mail)
            return await self._say("250 2.0.0 queued")
        return await self._answer("end")

    async def _rset(self, _line):
        self._sender, self._recipients = b"", []
        self._server.note("rset")
        return await self._say("250 2.0.0 forgotten")

    async def _quit(self, _line):
        await self._say("221 2.0.0 bye")
        return False

    async def _unknown(self, _line):
        return await self._say("500 5.5.2 what?")
