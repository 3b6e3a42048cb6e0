"""What is kept of an answer to feedback, or of a complaint: its fact, or the disagreement said calmly."""

from __future__ import annotations

from typing import Final

from tonecheck.advice.clauses import keep_the_start
from tonecheck.advice.corrections import add_the_fact, keep_the_start_as_a_fact, leave_out_the_jab
from tonecheck.advice.move import Move
from tonecheck.advice.points import answer_the_point, see_the_point_differently

ANSWER: Final = (
    Move(
        name="answer-the-point",
        reasons=("rejecting-feedback",),
        cue="",
        texts=(),
        build=answer_the_point,
        fits=(
            (
                "rejecting-feedback",
                "But the sentence that I “cannot work in team” is nonsense, in Kharkiv I led eleven people.",
            ),
            ("rejecting-feedback", "The remark about teamwork is false, as three of my referees would confirm."),
        ),
        leaves=(
            ("rejecting-feedback", "Wrong call."),
            ("rejecting-feedback", "The comment on my teamwork is simply wrong."),
        ),
    ),
    Move(
        name="add-the-fact",
        reasons=("rejecting-feedback",),
        cue="",
        texts=(),
        build=add_the_fact,
        fits=(
            ("rejecting-feedback", "It is not correct what you write, I speak with guests all day since four years."),
            (
                "rejecting-feedback",
                "I don't agree that I lack leadership, seeing as I ran a night crew of fourteen for six years.",
            ),
        ),
        leaves=(
            ("rejecting-feedback", "It's not correct at all, ask anybody at Melcom where I worked four good years."),
            ("rejecting-feedback", "Your report is nonsense, and I reject all of it."),
        ),
    ),
    Move(
        name="keep-the-start",
        reasons=("rejecting-feedback",),
        cue="",
        texts=(),
        build=keep_the_start_as_a_fact,
        fits=(
            (
                "rejecting-feedback",
                "Station five was marked on a guideline that was replaced last year, so hers was not correct.",
            ),
            (
                "rejecting-feedback",
                "I was not rude to the man in the role play, and whoever wrote that wasn't listening.",
            ),
        ),
        leaves=(
            (
                "rejecting-feedback",
                "You say I haven't got enough experience, and I say you never read past the first line.",
            ),
            ("rejecting-feedback", "Rejected at 02:14, nine minutes after I wrote, so do not speak of a review."),
        ),
    ),
    Move(
        name="leave-out-the-jab",
        reasons=("rejecting-feedback", "blaming"),
        cue=r",.*\byou",
        texts=(),
        build=leave_out_the_jab,
        fits=(
            (
                "rejecting-feedback",
                "Paragraph two says ninety seconds; the recording, which you did not replay, shows thirty-one.",
            ),
            ("rejecting-feedback", "I hold the licence, as you would know had you read the first page."),
        ),
        leaves=(
            ("rejecting-feedback", "Your report is nonsense, as you well know."),
            ("blaming", "You moved it three times, and you never said why."),
        ),
    ),
    Move(
        name="see-the-point-differently",
        reasons=("rejecting-feedback",),
        cue="",
        texts=(),
        build=see_the_point_differently,
        fits=(
            ("rejecting-feedback", "The comment on my teamwork, I'm afraid, is simply wrong."),
            (
                "rejecting-feedback",
                "Saying I have no cocktail experience is a bit rich when my whole CV is cocktail bars.",
            ),
        ),
        leaves=(
            ("rejecting-feedback", "Wrong call."),
            ("rejecting-feedback", "I don't take notes from people who can't do the job themselves."),
        ),
    ),
)

OWN_START: Final = (
    Move(
        name="keep-what-happened",
        reasons=("blaming", "lashing-out", "taking-it-personally", "threatening"),
        cue=r"^\W*(?:(?:first|second|third|fourth|fifth|last|final)(?:ly)?, |"
        r"(?:you|he|she|they) (?:\w+ ){0,8}(?:said|told me|wrote|promised)(?: me)?:? [\"“])",
        texts=(),
        build=keep_the_start,
        fits=(
            (
                "blaming",
                "Second, one of the two partners left the room twice, and his score sheet must rest on imagination.",
            ),
            ("blaming", "You shook my hand and said “welcome, nearly”, so do not tell me that it was close."),
        ),
        leaves=(
            ("blaming", "Second, you are clowns."),
            ("blaming", "You told me that I had the job, and then you lost your nerve."),
        ),
    ),
)
