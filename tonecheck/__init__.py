"""Check the tone of a reply to a recruiter before it is sent.

>>> from tonecheck import check
>>> check("Thank you for your time, Ms Obi. I would be glad to hear from you again.").verdict
'send'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tonecheck.advice.adviser import Adviser as Adviser
    from tonecheck.errors import TonecheckError as TonecheckError
    from tonecheck.judge.checker import Checker as Checker
    from tonecheck.judge.checker import check as check
    from tonecheck.labels import Verdict as Verdict
    from tonecheck.report import Report as Report
    from tonecheck.report import Sentence as Sentence

__version__ = "0.1.0"
__all__ = ["Adviser", "Checker", "Report", "Sentence", "TonecheckError", "Verdict", "check"]

_HOME = {
    "Adviser": "tonecheck.advice.adviser",
    "check": "tonecheck.judge.checker",
    "Checker": "tonecheck.judge.checker",
    "Report": "tonecheck.report",
    "Sentence": "tonecheck.report",
    "Verdict": "tonecheck.labels",
    "TonecheckError": "tonecheck.errors",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for, so that the bare import stays cheap."""
    if name not in _HOME:
        raise AttributeError(f"module 'tonecheck' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted([*__all__, "__version__"])
