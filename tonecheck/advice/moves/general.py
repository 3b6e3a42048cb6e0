"""What fits any sentence of a reason: the feeling, said once and without blame; the plea, said once."""

from __future__ import annotations

from typing import Final

from tonecheck.advice.move import Move

_SILENCE: Final = (
    r"\bwait|silence|not (?:one|a) (?:word|reply|call)|no (?:word|reply|answer|news)|haven't heard|not heard|"
    r"heard (?:nothing|back)|"
    r"where things stand|any news|pick up (?:a|the) phone|repl(?:y|ied)|weeks|ghost"
)

GENERAL: Final = (
    Move(
        name="offer-flexibility",
        reasons=("pleading",),
        cue=r"\b(?:start|tomorrow|nights?|weekends?|shifts?|hours|anything|days a week|come (?:at once|tonight)|"
        r"drop everything|"
        r"salary|pay|paid|unpaid|money|free)\b",
        texts=(
            "I could start at short notice, and I'm flexible about the hours.",
            "I'm flexible about the start and the hours, should that help.",
        ),
        fits=(
            ("pleading", "i can start tomorrow i can do nights i can do weekends"),
            ("pleading", "I'd do anything at all, just give me one chance."),
        ),
        leaves=(
            ("pleading", "Please don't say no."),
            ("pleading", "My two brothers depend on me."),
        ),
    ),
    Move(
        name="say-what-it-means",
        reasons=("pleading", "unprofessional-register"),
        cue=r"\b(?:rent|kids|children|family|savings|mother|mum|wife|husband|partner|brothers?|fees|depend|"
        r"out of work|only hope|"
        r"cried|cry|crying|slept|devastated|gutted|useless|heartbroken|desperate|need this)\b|😭|💔",
        texts=(
            "This job would've meant a great deal to me.",
            "I was very sorry to hear this, as the job would've meant a lot to me.",
        ),
        fits=(
            ("pleading", "My two brothers depend on me for tuition so this one is really my only hope."),
            ("pleading", "Gutted, ngl!!!! 😭😭😭"),
        ),
        leaves=(
            ("pleading", "i can start tomorrow"),
            ("pleading", "lol whatever"),
        ),
    ),
    Move(
        name="stay-interested",
        reasons=("pleading",),
        cue="",
        texts=(
            "I'm still very interested, and I'd be glad to hear from you if anything changes.",
            "If anything else opens up, I'd be glad to be considered.",
            "I'd be very glad of another chance, should there be one.",
        ),
        fits=(
            ("pleading", "Please please tell me there's some chance you'd change your mind."),
            ("pleading", "I am begging you."),
        ),
        leaves=(
            ("sarcasm", "Bravo."),
            ("lashing-out", "Clowns."),
        ),
    ),
    Move(
        name="ask-calmly",
        reasons=("unprofessional-register",),
        cue=r"\?|^[A-Z ']*\b(?:WHY|WHAT|HOW|WHO)\b|serious|kidding|unreal|having a laugh",
        texts=("I was surprised by this, and I'd like to understand it.", "May I ask how this came about?"),
        fits=(
            ("unprofessional-register", "WHAT HAPPENED ON TUESDAY???"),
            ("unprofessional-register", "ARE YOU ACTUALLY HAVING A LAUGH"),
        ),
        leaves=(
            ("unprofessional-register", "lol i dont even care"),
            ("unprofessional-register", "Noooooo"),
        ),
        unless=r"cry|cried|😭",
    ),
    Move(
        name="say-it-calmly",
        is_hollow=True,
        reasons=("unprofessional-register",),
        cue="",
        texts=("I was sorry to read this.", "I had hoped for better news."),
        fits=(
            ("unprofessional-register", "lol i dont even care, seriously"),
            ("unprofessional-register", "YOU LOT ARE UNREAL!!!!"),
        ),
        leaves=(
            ("sarcasm", "Bravo."),
            ("lashing-out", "Clowns."),
        ),
    ),
    Move(
        name="ask-for-a-plain-answer",
        is_hollow=True,
        reasons=("blaming", "sarcasm", "lashing-out", "entitlement"),
        cue="",
        around=_SILENCE,
        texts=(
            "I'd rather hear a plain no than nothing at all.",
            "The long wait is hard for me.",
            "If you need anything else from me to decide, please let me know.",
        ),
        fits=(
            ("blaming", "I trust the whole floor has been struck by an illness."),
            ("blaming", "Clowns."),
        ),
        leaves=(
            ("pleading", "Please, please."),
            ("closing-the-door", "We're finished."),
        ),
        decided=False,
    ),
    Move(
        name="say-the-disappointment",
        is_hollow=True,
        reasons=("lashing-out", "sarcasm", "entitlement", "blaming"),
        cue="",
        texts=(
            "I'm disappointed, and I won't pretend otherwise.",
            "I had hoped that this would go differently.",
            "I was disappointed by how this went.",
            "This isn't the answer I had hoped for.",
        ),
        fits=(
            ("lashing-out", "absolute clown show of a cafe"),
            ("lashing-out", "What a shambles of a place."),
        ),
        leaves=(
            ("pleading", "Please, please."),
            ("closing-the-door", "We're finished."),
        ),
    ),
    Move(
        name="say-what-was-hard",
        is_hollow=True,
        reasons=("blaming",),
        cue="",
        texts=(
            "That part of the process was hard for me.",
            "I had hoped for a smoother process.",
        ),
        fits=(
            ("blaming", "You wasted my time."),
            ("blaming", "You people could not run a bath."),
        ),
        leaves=(
            ("sarcasm", "Bravo."),
            ("lashing-out", "Clowns."),
        ),
    ),
    Move(
        name="stand-by-your-view",
        reasons=("rejecting-feedback",),
        cue="",
        texts=(
            "I see it differently, but I respect the decision.",
            "I'd have judged that part differently, though I understand that the decision is yours.",
        ),
        fits=(
            ("rejecting-feedback", "My risotto was not undercooked, that is what risotto is supposed to be."),
            ("rejecting-feedback", "Wrong."),
        ),
        leaves=(
            ("sarcasm", "Bravo."),
            ("lashing-out", "Clowns."),
        ),
    ),
)
