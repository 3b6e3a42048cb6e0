"""A rewrite by a language model at an address that the user gives; off unless configured.

The address speaks the chat completions of the OpenAI interface, as Ollama, llama.cpp, vLLM and others do. Of the draft
only the flagged sentence is sent. What comes back is shown only when it passes the same checks as every suggestion.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import SplitResult, urlsplit

from tonecheck.advice.facts import find_facts, lose_facts
from tonecheck.errors import RewriteError, UsageError
from tonecheck.labels import Reason

if TYPE_CHECKING:
    from http.client import HTTPConnection

TIMEOUT: Final = 30.0  # seconds without a byte, after which the model counts as not there
_LARGEST: Final = 1 << 20  # bytes of an answer
_MOST: Final = 2  # rewrites of a sentence
_LONGEST: Final = 400  # code points of a rewrite
_OK: Final = 200
_PROMPT: Final = (
    "You help a job candidate with a reply to a recruiter. Rewrite the sentence they give you so that a reasonable "
    "recruiter thinks no less of them. Keep what they want to say, every name, number and date, and their voice. Be "
    "firm where they have a point, be brief, do not flatter, and add nothing that they did not say. Answer with two "
    "rewrites, one a line, and nothing else."
)
_MARKS: Final = re.compile(r"^\s*(?:\d+[.)]|[-*•])?\s*[\"“']?|[\"”']?\s*$")


@dataclass(frozen=True, slots=True)
class Rewriter:
    """Ask a language model for rewrites.

    Attributes:
        url: where the interface begins, such as ``http://localhost:11434/v1``.
        model: the model's name there.
        key: what the address wants as a bearer token; None for none.
        timeout: seconds.
    """

    url: str
    model: str
    key: str | None = None
    timeout: float = TIMEOUT

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise UsageError(f"rewrite-url is {self.url!r}; it must begin with http:// or https:// and name a host")

    def rewrite(self, sentence: str, reason: Reason) -> list[str]:
        """Give rewrites that keep every fact of the sentence and add none.

        Raises:
            RewriteError: the address did not answer as it should.
        """
        return list(_usable(self._ask(sentence, reason), sentence))[:_MOST]

    def _ask(self, sentence: str, reason: Reason) -> str:
        """Send one sentence and give the model's answer."""
        asked = {
            "model": self.model,
            "temperature": 0.3,
            "max_tokens": 300,
            "messages": [
                {"role": "system", "content": f"{_PROMPT} What harms in the sentence: {reason}."},
                {"role": "user", "content": sentence},
            ],
        }
        try:
            return _content(self._post(json.dumps(asked).encode()))
        except (OSError, ValueError, LookupError, TypeError) as fault:
            where = urlsplit(self.url).hostname
            raise RewriteError(
                f"the language model at {where} could not be asked ({type(fault).__name__}); its rewrites are left out"
            ) from None  # the fault may hold text of the draft

    def _post(self, body: bytes) -> bytes:
        """Post to the address itself, with neither proxy nor redirection, and give the body of the answer."""
        from http.client import HTTPException

        parts = urlsplit(self.url)
        connection = _connect(parts, self.timeout)
        headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {self.key}"} if self.key else {})}
        try:
            connection.request("POST", f"{parts.path.rstrip('/')}/chat/completions", body, headers)
            with connection.getresponse() as answer:
                if answer.status != _OK:
                    raise RewriteError(f"the language model at {parts.hostname} answered {answer.status}, not 200")
                return answer.read(_LARGEST)
        except HTTPException as fault:
            raise ValueError from fault
        finally:
            connection.close()


def _connect(parts: SplitResult, timeout: float) -> HTTPConnection:
    """Open a connection to a host, encrypted where the address says so."""
    from http.client import HTTPConnection, HTTPSConnection

    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    return kind(parts.hostname or "", parts.port, timeout=timeout)


def _content(answer: bytes) -> str:
    """Give the text in an answer."""
    parsed: Any = json.loads(answer)
    content = parsed["choices"][0]["message"]["content"]
    if not isinstance(content, str):
        raise TypeError
    return content


def _usable(answer: str, sentence: str) -> Iterator[str]:
    """Yield the rewrites in an answer that keep the sentence's facts, add none and are no longer than a sentence is."""
    for line in answer.splitlines():
        text = _MARKS.sub("", line)
        told = " ".join(text.split())
        keeps = not lose_facts(sentence, told) and {fact.casefold() for fact in find_facts(told)} <= _known(sentence)
        if told and keeps and len(told) <= _LONGEST and told != sentence and told.isprintable():
            yield told


def _known(sentence: str) -> set[str]:
    """Give the words of a sentence, among which every fact of a rewrite must be."""
    return {word.casefold() for word in re.findall(r"[£$€]?[\w.,:/’'-]*\w", sentence)}
