"""Feedback and what it was based on: ask, or see it differently and leave it there."""

from __future__ import annotations

from typing import Final

from tonecheck.advice.move import Move

_OWN_CASE: Final = (
    r"\b(?:I|my|me|mine|we|our|i['’]?m|i['’]?ve)\b|wrong|nonsense|rubbish|false|not true|truth|mistak|unfair|no reason|"
    r"\bno way\b|with respect|meant to|supposed to|disagree|incorrect"
)

FEEDBACK: Final = (
    Move(
        name="ask-about-the-ground",
        reasons=("taking-it-personally", "blaming", "lashing-out", "rejecting-feedback", "threatening"),
        cue=r"\bmy accent|hijab|head-?scarf|stammer|too old|\bmy age\b|my (?:sur)?name\b.*(?:foreign|pronounc)|"
        r"wheelchair|"
        r"disab(?:led|ility)",
        texts=("I was left wondering whether {ground} played a part, and I'd like to ask that openly.",),
        fits=(
            (
                "taking-it-personally",
                "I think you did not like my accent from the first word and after this nothing could help me.",
            ),
            ("taking-it-personally", "It was plain that you had no use for a man with a stammer."),
        ),
        leaves=(
            ("taking-it-personally", "You had made up your mind before I walked in."),
            ("taking-it-personally", "Your panel never liked me."),
        ),
    ),
    Move(
        name="see-the-quoted-point-differently",
        reasons=("rejecting-feedback",),
        cue=r"[\"“][^\"”]{3,60}[\"”]",
        unless=r"\bmarked .{0,30}as\b|[\"“](?:hi|dear|hello|unfortunately|we|many)\b",
        texts=(
            "I see the point about “{quote}” differently.",
            "As for “{quote}”, I see that differently.",
        ),
        fits=(
            (
                "rejecting-feedback",
                "“Insufficient gravitas” is rubbish, and anybody who watched me knows that it is rubbish.",
            ),
            (
                "rejecting-feedback",
                "But the sentence that I “cannot work in team” is nonsense, in Kharkiv I led eleven people.",
            ),
        ),
        leaves=(
            ("rejecting-feedback", "Your report is nonsense."),
            ("rejecting-feedback", "Your mail opens with “Hi” and nothing else."),
        ),
    ),
    Move(
        name="talk-about-the-papers",
        reasons=("rejecting-feedback", "blaming", "sarcasm", "lashing-out"),
        cue=r"(?:n't|not|never|nobody|no one|without|anyone who|whoever|any\w*|did) .*\b(?:read|reading|"
        r"open(?:ed)?|looked?|"
        r"look at|glance\w*|watch(?:ed)?)\b.{0,20}\bmy (?:CV|résumé|resume|portfolio|reel|code|proposal|website|"
        r"drawings|publications|cover letter)\b",
        texts=("I'd have liked to talk more about my {document}.",),
        fits=(
            ("rejecting-feedback", "It was obvious that nobody had read my portfolio."),
            ("blaming", "did any human with a pulse look at my reel or do you lot just let the toaster decide"),
        ),
        leaves=(
            ("rejecting-feedback", "You never liked me."),
            ("rejecting-feedback", "Whoever marked this did not scroll to line 80."),
        ),
    ),
    Move(
        name="see-some-differently",
        reasons=("rejecting-feedback",),
        cue=_OWN_CASE,
        before=r"feedback|report\b|remarks\b|comments|\bnotes\b|criticism|points\b|"
        r"thanks? (?:you )?for (?:telling|explaining|the reply|the answer|your|ur)|your answer|went with|"
        r"review of my|write-?up",
        texts=("I see some of it differently, but I respect your view.",),
        fits=(
            ("rejecting-feedback", "They are mistaken upon every point."),
            ("rejecting-feedback", "I don't agree with any of it."),
        ),
        leaves=(
            ("rejecting-feedback", "It is a phrase people use when they cannot say what they mean."),
            ("sarcasm", "I shall frame it."),
        ),
    ),
    Move(
        name="see-the-feedback-differently",
        reasons=("rejecting-feedback", "lashing-out"),
        cue=r"\b(?:your|the|this|that|dat|ur) (?:\w+ )?(?:feedback|report|remarks|comments|notes|criticism|"
        r"assessment)\b",
        unless=r"\b(?:thanks?|grateful|asked|waiting|wait|owe)\b",
        texts=("I see some of the feedback differently, but I respect your view.",),
        fits=(
            ("rejecting-feedback", "I must say I don't recognise the person described in your feedback."),
            ("rejecting-feedback", "Your feedback is nonsense and I reject all of it."),
        ),
        leaves=(
            ("rejecting-feedback", "Wrong call."),
            ("rejecting-feedback", "You owe me more than this feedback."),
        ),
    ),
)
