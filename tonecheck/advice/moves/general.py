"""What fits any sentence of a reason: the plea, said once; and the feeling, where nothing else would be left."""

from __future__ import annotations

from typing import Final

from tonecheck.advice.move import Move

GENERAL: Final = (
    Move(
        name="offer-flexibility",
        reasons=("pleading",),
        cue=r"\b(?:start (?:\w+ )?(?:tomorrow|today|tonight|now|monday|at once)|nights?|any (?:hours|shifts?)|"
        r"come (?:at once|tonight))\b",
        texts=(
            "I could start at short notice, and I'm flexible about the hours.",
            "I'm flexible about the start and the hours, should that help.",
        ),
        fits=(
            ("pleading", "i can start tomorrow i can do nights i can do weekends"),
            ("pleading", "I would take any hours, nights, Sundays, only take me, please."),
        ),
        leaves=(
            ("pleading", "Please don't say no."),
            ("pleading", "I'd do anything at all, just give me one chance."),
        ),
    ),
    Move(
        name="say-what-it-means",
        reasons=("pleading", "unprofessional-register"),
        cue=r"\b(?:rent|kids|children|savings|brothers?|fees|depend|out of work|only hope|cried|cry|crying|"
        r"devastated|"
        r"gutted|heartbroken|desperate|need this)\b|😭|💔",
        texts=(
            "The job would've meant a great deal to me.",
            "I was very sorry to hear this, as the job would've meant a lot to me.",
        ),
        decided=True,
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
        is_hollow=True,
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
        unless=r"cry|cried|😭|\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|hundred|free|unpaid)\b",
    ),
    Move(
        name="say-it-calmly",
        is_hollow=True,
        reasons=("unprofessional-register",),
        cue="",
        texts=("I was sorry to read this.", "I had hoped for better news."),
        decided=True,
        where="opens",
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
        around=r"\bwait(?:ed|ing)|silence|not (?:one|a) (?:word|reply|call)|no (?:word|reply|answer|news)|"
        r"haven't heard|"
        r"not heard|heard (?:nothing|back)|weeks|ghost",
        texts=(
            "I'd rather hear a plain no than nothing at all.",
            "Could you let me know where things stand?",
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
        reasons=("lashing-out", "sarcasm", "entitlement", "blaming", "taking-it-personally", "rejecting-feedback"),
        cue="",
        unless=r"pester|scam|\bspam|profile|garbage|unsolicited|vacancy|mailing|\bnumber in\b|\boffer\b|my name is|"
        r"\bfare\b|transport|travel|\bfor (?:free|nothing)\b|minutes|interviews|licence|ticket|queue|next time|"
        r"this time|\b(?:days?|hours?|names?)\b|accent|scarf|withdraw",
        texts=(
            "I'm disappointed, and I won't pretend otherwise.",
            "I had hoped for better news.",
            "I'm disappointed by how this went.",
        ),
        fits=(
            ("lashing-out", "absolute clown show of a cafe"),
            ("lashing-out", "What a shambles of a place."),
        ),
        leaves=(
            ("pleading", "Please, please."),
            ("lashing-out", "Stop pestering decent people with this garbage, you clown."),
        ),
    ),
    Move(
        name="thank-and-no-more",
        is_hollow=True,
        reasons=("lashing-out", "sarcasm", "entitlement", "blaming", "taking-it-personally"),
        cue=r"pester|scam|\bspam|profile|garbage|unsolicited|vacancy|mailing|\bnumber in\b|letter|"
        r"message|mail\b|invitation|position|role\b",
        unless=r"unpaid|silence|notice|resign|without (?:a|one)|weeks|for free",
        before=r"^$",
        texts=("Thank you for your message.",),
        fits=(
            ("lashing-out", "Stop pestering decent people with this garbage, you clown."),
            ("sarcasm", "I admire your courage in putting that number in writing."),
        ),
        leaves=(
            ("pleading", "Please, please."),
            ("lashing-out", "How stupid of me to expect manners from a firm of parasites."),
        ),
    ),
)
