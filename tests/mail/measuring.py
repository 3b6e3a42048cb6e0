"""How well the words judged agree with the words that the sender wrote."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tonecheck.draft.reading import read_draft
from tonecheck.errors import NothingAuthoredError

FOLDER = Path(__file__).parent
RIGHT = 0.9
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True)
class Measure:
    """One case measured: its id, the agreement, and the words on either side."""

    id: str
    f1: float
    judged: str
    sender: str

    @property
    def is_dropped(self):
        """Whether nothing of what the sender wrote is judged."""
        return bool(words(self.sender)) and not words(self.judged) & words(self.sender)


def words(text):
    """Count the words of a text, in lower case."""
    return Counter(word.lower().replace("’", "'") for word in _WORD.findall(text))


def agreement(judged, sender):
    """Give F1 of two bags of words; two empty ones agree."""
    found, wanted = words(judged), words(sender)
    shared = (found & wanted).total()
    return 2 * shared / (found.total() + wanted.total()) if found or wanted else 1.0


def judged_text(case):
    """Give what is judged of a case: the text of its sentences."""
    try:
        draft = read_draft(case["source"], kind=case["kind"], any_language=True)
    except NothingAuthoredError:
        return ""
    return "\n".join(draft.text[span.start : span.end] for span in draft.spans)


def measure(case):
    """Measure one case."""
    judged = judged_text(case)
    return Measure(case["id"], agreement(judged, case["sender"]), judged, case["sender"])


def cases(folder=FOLDER):
    """Read every case of a folder of JSON Lines."""
    return [
        json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]
