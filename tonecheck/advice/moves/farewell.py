"""What to say instead of slamming a door: the wish itself, kept."""

from __future__ import annotations

from typing import Final

from tonecheck.advice.move import Move

FAREWELL: Final = (
    Move(
        name="leave-the-list",
        reasons=("closing-the-door", "lashing-out"),
        cue=r"\blists?\b|database|\bdatas?\b|details|\bfiles?\b|\bbooks\b|\bsystems?\b|register|roster|pool\b|"
        r"particulars|"
        r"name (?:off|from|in)|delete|remove|unsubscribe|mailing|strike me|take me (?:off|out)|forms?\b",
        texts=(
            "Please take my details off your files, with thanks for your help so far.",
            "Please take my name off your list, thank you.",
            "I'd prefer to hear about other jobs by mail only.",
        ),
        fits=(
            ("closing-the-door", "Take my name off everything and never contact me again."),
            ("closing-the-door", "Delete all my datas and do not write me anymore."),
        ),
        leaves=(
            ("closing-the-door", "dont ever ring me again"),
            ("closing-the-door", "Never darken my door."),
        ),
        unless=r"number\b",
    ),
    Move(
        name="no-calls",
        reasons=("closing-the-door", "lashing-out"),
        cue=r"\bnumber\b|\b(?:call|ring|phone|text|dial)(?:ing)? (?:me|this|us|back|again|more|im)\b|"
        r"\b(?:ever|dont|don't|not) (?:ring|call|phone|text)\b",
        texts=(
            "Please don't call this number about other jobs.",
            "Please use my mail address rather than this number.",
            "I'd prefer to hear about other jobs by mail only.",
        ),
        fits=(
            ("closing-the-door", "Lose this number."),
            ("closing-the-door", "dont ever ring me again"),
        ),
        leaves=(
            ("closing-the-door", "I will never apply here again."),
            ("closing-the-door", "Take me off your list."),
        ),
    ),
    Move(
        name="look-elsewhere",
        reasons=("closing-the-door",),
        cue=r"\b(?:apply|applying|application|applications|again|back|never|twice|second time|next (?:one|time)|"
        r"interview|door|"
        r"tables?|groups|road|shift|work for|working for|come to|invite)\b",
        texts=(
            "I'm going to look elsewhere for now.",
            "I won't be applying again for the time being.",
            "For now I'll put my time into other applications.",
        ),
        fits=(
            ("closing-the-door", "That said, you won't be getting another application from me."),
            ("closing-the-door", "I will never apply here again."),
        ),
        leaves=(
            ("closing-the-door", "Delete my file."),
            ("closing-the-door", "Lose this number."),
        ),
        unless=r"\bnumber\b|\bfile\b|\blists?\b|contact|\bcall\b|\bring\b|write to me|\btext\b",
    ),
    Move(
        name="no-further-mail",
        reasons=("closing-the-door",),
        cue=r"contact|write|mail|reply|correspond|approach|hear from|messages?\b|bother|reach out|in touch",
        texts=(
            "There's no need to write to me about other openings.",
            "I'd rather not be contacted about other roles for now.",
            "No reply is needed, and I wish you well.",
        ),
        fits=(
            ("closing-the-door", "Never contact me again."),
            ("closing-the-door", "There is no need to reply, now or at any later date."),
        ),
        leaves=(
            ("closing-the-door", "You've seen the last of me."),
            ("closing-the-door", "We're finished."),
        ),
    ),
    Move(
        name="leave-it-there",
        is_hollow=True,
        reasons=("closing-the-door",),
        cue="",
        texts=(
            "I'll leave it there, and I wish you well.",
            "I'm going to look elsewhere for now.",
            "That's all from my side.",
        ),
        fits=(
            ("closing-the-door", "Then we are done, you and I."),
            ("closing-the-door", "Whatever, your loss, I'm done with you people."),
        ),
        leaves=(
            ("sarcasm", "Bravo."),
            ("lashing-out", "Clowns."),
        ),
    ),
)
