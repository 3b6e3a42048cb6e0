"""Feedback and what it was based on: ask, point to a fact, or see it differently and leave it there."""

from __future__ import annotations

from typing import Final

from tonecheck.advice.move import Move

FEEDBACK: Final = (
    Move(
        name="ask-about-the-ground",
        reasons=(
            "taking-it-personally",
            "entitlement",
            "blaming",
            "lashing-out",
            "sarcasm",
            "rejecting-feedback",
            "threatening",
        ),
        cue=r"accent|hijab|scarf|stammer|too old|\bage\b|over (?:fifty|sixty|forty)|vintage|(?:fifty|sixty)-\w+|"
        r"refugee|foreign|"
        r"immigrant|where I (?:come|came|'m) from|\ba woman\b|women|gender|pregnan|childcare|wheelchair|disab|"
        r"without a degree|"
        r"my (?:kind|sort|background|surname|side of town|passport|union)|people like me|someone like me",
        texts=(
            "I was left wondering whether {ground} played a part, and I'd like to ask that openly.",
            "May I ask plainly whether {ground} played a part?",
        ),
        fits=(
            (
                "taking-it-personally",
                "I think you did not like my accent from the first word and after this nothing could help me.",
            ),
            ("taking-it-personally", "You simply did not want a woman of fifty-two beside the young ones."),
        ),
        leaves=(
            ("taking-it-personally", "You had made up your mind before I walked in."),
            ("taking-it-personally", "Your panel never liked me."),
        ),
    ),
    Move(
        name="ask-for-an-example",
        reasons=("rejecting-feedback", "sarcasm", "blaming", "lashing-out", "taking-it-personally", "entitlement"),
        cue=r"[\"“][^\"”]{3,60}[\"”].*(?:wrong|nonsense|rubbish|\blie\b|not true|false|made up|reject|feedback|"
        r"judged?|remark|"
        r"suggest|claim|sentence|paragraph|marked|missing|mistaken|really|watched|isn't|is not)|"
        r"(?:wrong|nonsense|rubbish|\blie\b|not true|false|reject|feedback|remark|suggest|claim|being told|sentence|"
        r"you write|"
        r"you said|marked|lack|identify).*[\"“][^\"”]{3,60}[\"”]|^\W*\d?\W*[\"“]",
        unless=r"\bmarked .{0,30}as\b",
        texts=(
            "I see the point about “{quote}” differently; could you give me an example?",
            "The words “{quote}” surprised me, and I'd be glad of an example.",
            "I was surprised by “{quote}”, but I'll think about it.",
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
        name="point-to-the-place",
        reasons=("rejecting-feedback", "blaming"),
        cue=r"\b(?:line|page|paragraph|slide|section|folder|question|sheet|chapter) \w+",
        texts=("You'll find it on {place}, if a second look is of use.",),
        fits=(
            (
                "rejecting-feedback",
                "Whoever marked the back-off as missing didn't scroll to line 80, because it is right there.",
            ),
            ("rejecting-feedback", "It is on page three, which you did not read."),
        ),
        leaves=(
            ("rejecting-feedback", "Your paragraph is nonsense."),
            ("rejecting-feedback", "You never liked me."),
        ),
        unless=r"your (?:new |own )?\w+ ?(?:website|letter|report)|(?:line|paragraph|question|page) \w+ (?:says|"
        r"states|of your|put|criticis)",
    ),
    Move(
        name="point-to-the-papers",
        reasons=("rejecting-feedback", "blaming", "sarcasm", "lashing-out"),
        cue=r"did (?:any|no)\w* .*\b(?:look|read|open)\b|(?:n't|not|never|nobody|no one|without|neither|hadnae|less|"
        r"might have|would have|should have|"
        r"anyone who|whoever|minutes?|"
        r"unlike).*\b(?:read|reading|open(?:ed)?|looked?|glance|watch(?:ed)?|listen(?:ed)?|scroll|check(?:ed)?|"
        r"replay(?:ed)?|uncut)\b"
        r"|\b(?:read|opened|looked|glance)\b.*(?:would (?:know|have)|might (?:know|have))",
        texts=(
            "You'll find more on this in my {document}, if a second look is of use.",
            "I'd have liked to talk about my {document}, and I'm glad to go through it with you.",
            "I'd be glad to go through what I sent in with you.",
            "There's more on this in what I sent in, if a second look is of use.",
        ),
        fits=(
            ("rejecting-feedback", "It was obvious that nobody had read my portfolio."),
            ("rejecting-feedback", "Whoever marked this did not scroll to line 80."),
        ),
        leaves=(
            ("rejecting-feedback", "You never liked me."),
            ("rejecting-feedback", "Your man was forty minutes late."),
        ),
    ),
    Move(
        name="see-it-differently",
        reasons=("rejecting-feedback",),
        cue=r"wrong|nonsense|rubbish|\blies?\b|not true|is(?:n't| not)|false|made up|\bbs\b|agree|reject|mistake|"
        r"correct|slow|opinion|"
        r"feedback|report|question|marked|you write|you said|paragraph|remark|unfair|cannot be",
        texts=(
            "I see that point differently, but I'll think about it.",
            "That point surprised me, and I'd be glad of an example.",
            "My own impression was different; may I ask what yours was based on?",
        ),
        fits=(
            ("rejecting-feedback", "I don't agree with any of it."),
            ("rejecting-feedback", "But the point that I am slow is a lie, I made forty covers in one hour."),
        ),
        leaves=(
            ("rejecting-feedback", "I ran the Frankfurt cutover."),
            ("rejecting-feedback", "Nobody there had trouble noticing me."),
        ),
    ),
)
