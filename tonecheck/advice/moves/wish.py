"""What to say instead of a wish, a thanks or a compliment that means the opposite."""

from __future__ import annotations

from typing import Final

from tonecheck.advice.move import Move

_HIRED = (
    r"nephew|niece|cousin|\bson\b|brother|daughter|\bwife\b|\bmates?\b|golf|best friend|internal|surname|secretary|"
    r"favourite|"
    r"insider|the family|successful (?:candidate|applicant)|whoever|whoevers|(?:girl|guy|bloke|man|woman|lad|wean|"
    r"gentleman|"
    r"person|one|candidate|colleague) (?:that )?(?:you|ye|u) (?:picked|chose|hired|took|gave|gied|selected|preferred|"
    r"have)|"
    r"appointed|appointment|got the job|somebody else got|who (?:got|gets) it|new (?:colleague|hire|man|director)|"
    r"who you picked|hired the|other (?:guy|girl|candidate|gentleman)|settled for|chosen (?:one|candidate)"
)

WISH: Final = (
    Move(
        name="wish-the-other-well",
        reasons=("sarcasm", "entitlement", "lashing-out", "blaming"),
        cue=_HIRED,
        texts=(
            "I wish the person you chose a good start.",
            "I hope that the person you chose does well.",
            "Please give my good wishes to whoever takes up the post.",
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
        cue=r"good luck|best of luck|luck (?:to|with)|all the best|congrat|bravo|fair play|every (?:happiness|"
        r"success)|\bwish\b|enjoy|"
        r"\bhope\b|warmest|look forward to (?:reading|seeing|hearing)|cheers to|happy together",
        texts=(
            "I wish you and the team well.",
            "All the best to you and the team.",
            "I hope it works out well for you and the team.",
        ),
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
        cue=r"\bthanks?\b|\bthank you|kind of you|thoughtful|generous|grateful|\btouched\b|flatter|honou?red|"
        r"privilege|pleasure|"
        r"charming|how (?:nice|lovely|sweet|good)|so glad|glad to (?:have|hear|see)|treasure|delight|appreciat|"
        r"instructive|"
        r"interesting|fascinat|admir|enlighten|heartening|comfort",
        texts=(
            "Thank you for letting me know.",
            "Thank you for getting back to me.",
            "I'm glad to know where I stand.",
        ),
        fits=(
            ("sarcasm", "How thoughtful of you to offer me a title instead of a salary."),
            ("sarcasm", "I shall treasure the memory of the lunch."),
        ),
        leaves=(
            ("sarcasm", "Bravo, very five star."),
            ("sarcasm", "Clowns."),
        ),
        element="thanks",
        decided=True,
    ),
    Move(
        name="thank-for-writing",
        reasons=("sarcasm",),
        cue=r"\bthanks?\b|\bthank you|kind of you|thoughtful|generous|\btouched\b|flatter|honou?red|privilege|"
        r"how (?:nice|lovely|sweet)",
        texts=("Thank you for your message.", "Thank you for writing to me."),
        fits=(
            ("sarcasm", "How thoughtful of you to offer me a title instead of a salary."),
            ("sarcasm", "Thanks for nothing."),
        ),
        leaves=(("sarcasm", "Bravo, very five star."), ("sarcasm", "Clowns.")),
        element="thanks",
        decided=False,
    ),
)
