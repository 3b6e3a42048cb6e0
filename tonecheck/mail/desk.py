"""One loaded checker behind many connections: decides in worker threads, keeps what is held, and words the answer."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tonecheck.errors import StoreError, TonecheckError
from tonecheck.mail.allowance import Allowance
from tonecheck.mail.envelope import Envelope
from tonecheck.mail.gate import Gate, Passed, Undecided, load_checker
from tonecheck.mail.held import HeldStore
from tonecheck.mail.policy import Policy
from tonecheck.render.refusal import render_refusal_line

if TYPE_CHECKING:
    from tonecheck.report import Report

_WARM_UP = "Thank you for your time."
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Answer:
    """What becomes of one mail.

    Attributes:
        message: the bytes to send on; None where it must not go.
        reply: the line of SMTP for one that must not go; empty for one that may.
    """

    message: bytes | None
    reply: str = ""


class Desk:
    """Decides about mails, as many at once as there are cores."""

    def __init__(self, policy: Policy, *, tell: Tell) -> None:
        """Load the model.

        Args:
            policy: what the user wants.
            tell: writes one line of what was done, without a word of the mail.

        Raises:
            ArtefactError: the model folder is missing, damaged or of another format.
        """
        checker = load_checker(policy, threads=1)
        checker.check(_WARM_UP)
        self._gate = Gate(policy, load=lambda: checker, allowed=Allowance().take)
        self._store = HeldStore()
        self._tell = tell
        self._pool = ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="judge")

    async def decide(self, message: bytes, envelope: Envelope) -> Answer:
        """Decide about a mail without holding up others; one that is held is on the disk when this returns."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._decide, message, envelope)

    def report(self, text: str) -> None:
        """Write one line of what was done, without a word of the mail; where nobody reads, no mail is held up."""
        with suppress(OSError, ValueError):
            self._tell(text)

    def close(self) -> None:
        """Finish what is being judged, and take nothing more."""
        self._pool.shutdown()

    def excuse(self, fault: TonecheckError) -> Answer:
        """Answer for a mail that cannot be judged for a reason known before; it goes by the setting ``on-error``."""
        if self._gate.policy.on_error == "send":
            return Answer(None)
        self.report(f"not judged ({fault.code}); refused")
        return Answer(None, f"552 5.3.4 {render_refusal_line(fault)}")

    def _decide(self, message: bytes, envelope: Envelope) -> Answer:
        """Decide, and keep what is held."""
        decision = self._gate.decide(message, envelope)
        if isinstance(decision, Passed):
            return Answer(decision.message)
        if isinstance(decision, Undecided):
            self.report(f"not judged ({decision.fault.code}); the sender was told to try again")
            return Answer(None, f"451 4.7.1 {render_refusal_line(decision.fault)}")
        unkept = self._keep(message, envelope, decision.report)
        return Answer(None, f"550 5.7.1 {render_refusal_line(decision.report)}{unkept}")

    def _keep(self, message: bytes, envelope: Envelope, report: Report) -> str:
        """Keep a mail; give what must be said where that is not possible."""
        try:
            self.report(f"held {self._store.keep(message, envelope, report).id}")
        except StoreError as fault:
            self.report(f"refused, but {fault}")
            return " (NOT kept by tonecheck)"
        return ""
