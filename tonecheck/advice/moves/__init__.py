"""The library of moves, those about one thing before those that fit anything."""

from __future__ import annotations

from typing import Final

from tonecheck.advice.move import Move
from tonecheck.advice.moves.answer import ANSWER, OWN_START
from tonecheck.advice.moves.decision import DECISION, WAITING
from tonecheck.advice.moves.farewell import FAREWELL
from tonecheck.advice.moves.feedback import FEEDBACK
from tonecheck.advice.moves.general import GENERAL
from tonecheck.advice.moves.grievance import GRIEVANCE
from tonecheck.advice.moves.interview import CONDUCT, INTERVIEW
from tonecheck.advice.moves.own_words import OWN_WORDS
from tonecheck.advice.moves.request import REQUEST
from tonecheck.advice.moves.terms import TERMS, WORK
from tonecheck.advice.moves.threat import THREAT
from tonecheck.advice.moves.wish import WISH

MOVES: Final[tuple[Move, ...]] = (
    *THREAT,
    *FAREWELL,
    *ANSWER,
    *REQUEST,
    *WAITING,
    *OWN_START,
    *OWN_WORDS,
    *GRIEVANCE,
    *TERMS,
    *CONDUCT,
    *FEEDBACK,
    *DECISION,
    *WORK,
    *WISH,
    *INTERVIEW,
    *GENERAL,
)
