"""What to say instead of a wish, a thanks or a compliment that means the opposite."""

from __future__ import annotations

from typing import Final

from tonecheck.advice.move import Move

_HIRED: Final = (
    r"successful (?:candidate|applicant)|whoever (?:you|ye|u|got|gets|it)|whoevers|(?:girl|guy|bloke|man|woman|lad|"
    r"gentleman|person|one|candidate|colleague|kid) (?:that |who )?(?:you|ye|u) (?:picked|chose|hired|took|gave|"
    r"selected|"
    r"preferred)|got the job|somebody else got|who (?:got|gets) it|who you picked|new (?:colleague|hire)|"
    r"other (?:guy|girl|candidate|gentleman)|chosen (?:one|candidate)|(?:hire|hired|chose|picked|pick|"
    r"appoint\w*) (?:the|your|"
    r"his|her) .{0,30}(?:nephew|niece|cousin|son|brother|daughter|mate|friend)"
)

WISH: Final = (
    Move(
        name="wish-the-other-well",
        reasons=("sarcasm",),
        cue=_HIRED,
        texts=(
            "I wish the person you chose a good start.",
            "I hope that the person you chose does well.",
        ),
        fits=(
            ("sarcasm", "congrats to whoevers cousin got it"),
            ("sarcasm", "Please pass on my sympathies to the successful candidate."),
        ),
        leaves=(
            ("sarcasm", "I shall treasure the memory of the lunch."),
            ("sarcasm", "Thanks for nothing."),
        ),
        decided=True,
    ),
    Move(
        name="wish-them-well",
        reasons=("sarcasm",),
        cue=r"good luck|best of luck|luck (?:to|with)|all the best|congrat|every (?:happiness|success)|\bwish\b|"
        r"enjoy|"
        r"\bhope\b|happy together",
        texts=(
            "I wish you and the team well.",
            "All the best to you and the team.",
        ),
        where="closes",
        unless=r"\b(?:minutes?|hours?|weeks|rejection|read(?:ing)?)\b",
        fits=(
            ("sarcasm", "Good luck with the honesty."),
            ("sarcasm", "I do hope the chairs are comfortable in the new office."),
        ),
        leaves=(
            ("sarcasm", "What a charming way to hear it."),
            ("sarcasm", "Three rounds for that, how efficient."),
        ),
    ),
    Move(
        name="thank-plainly",
        reasons=("sarcasm",),
        cue=r"\bthanks?\b|\bthank you|kind of you|thoughtful|\btouched\b|flatter|honou?red|how (?:nice|lovely|"
        r"sweet|good|"
        r"kind|reassuring)|(?:so|am|was) glad to (?:hear|learn|see|have)|appreciat",
        texts=(
            "Thank you for letting me know.",
            "Thank you for getting back to me.",
        ),
        fits=(
            ("sarcasm", "How thoughtful of you to offer me a title instead of a salary."),
            ("sarcasm", "thanks for getting back to me eventually"),
        ),
        leaves=(
            ("sarcasm", "Bravo, very five star."),
            ("sarcasm", "Clowns."),
        ),
        element="thanks",
        where="opens",
        decided=True,
        unless=r"find (?:it )?out|found out|from your|website|social media|hear from|taking (?:\w+ )?(?:\w+ )?weeks|"
        r"figure|name\b",
    ),
    Move(
        name="thank-for-writing",
        reasons=("sarcasm",),
        cue=r"\bthanks?\b|\bthank you|kind of you|thoughtful|\btouched\b|flatter|honou?red|how (?:nice|lovely|"
        r"sweet|kind)",
        texts=("Thank you for your message.", "Thank you for writing to me."),
        fits=(
            ("sarcasm", "How thoughtful of you to offer me a title instead of a salary."),
            ("sarcasm", "Thanks for nothing."),
        ),
        leaves=(("sarcasm", "Bravo, very five star."), ("sarcasm", "Clowns.")),
        element="thanks",
        where="opens",
        decided=False,
        unless=r"figure|name\b",
    ),
)
