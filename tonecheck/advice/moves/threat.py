"""What to say instead of a threat: the same wish, said to the reader."""

from __future__ import annotations

from typing import Final

from tonecheck.advice.move import Move

THREAT: Final = (
    Move(
        name="ask-in-writing",
        holds_point=True,
        reasons=("threatening", "entitlement"),
        cue=r"in writing|written (?:account|reasons|explanation)|explain yourself",
        unless=r"\brepo|public|thread|website|apolog|offer",
        decided=True,
        texts=(
            "I'd be grateful for the reasons in writing {within}, if you can manage it.",
            "Could you let me have the reasons for the decision in writing, please?",
        ),
        fits=(
            ("threatening", "I shall expect, within ten working days, a written account of who decided this."),
            ("threatening", "You will explain yourself in writing, or my solicitor will ask you to."),
        ),
        leaves=(
            ("threatening", "I am keeping a careful record of all correspondence."),
            ("threatening", "I want an apology in writing."),
        ),
    ),
    Move(
        name="ask-them-to-delete-it",
        holds_point=True,
        reasons=("threatening", "closing-the-door", "blaming", "entitlement"),
        cue=r"\b(?:eras\w+|delet\w+|destroy\w*) (?:all |every one )?(?:of )?my (?:data|documents|papers|recording|"
        r"payslips)|my (?:data|documents|papers|recording|payslips)\b.*\b(?:erased|deleted|destroyed)",
        unless=r"\b(?:all|every)\b.{0,10}\bdatas?\b",
        texts=(
            "Please delete the documents and data you have from me.",
            "Could you delete what you have of mine, please?",
        ),
        fits=(
            ("threatening", "My payslips contain personal data, and I should like them to be erased."),
            ("blaming", "Delete all my documents, you amateurs."),
        ),
        leaves=(("threatening", "You will regret this."), ("threatening", "My solicitor has your letter.")),
    ),
    Move(
        name="do-not-use-my-work",
        reasons=("threatening", "sarcasm", "blaming", "entitlement", "lashing-out"),
        cue=r"\b(?:my|those|the)\b.{0,30}\b(?:work|ideas?|concepts?|designs?|slides|code|pages?|drawings|proposal|"
        r"layouts?|files|plan)\b.*(?:turns? up|appear|your (?:next|product|website)|copied|licence|their names? on|"
        r"good use)",
        texts=(
            "Please don't use the work I sent in without asking me.",
            "If you'd like to use any of the work I sent in, please ask me first.",
        ),
        fits=(
            (
                "threatening",
                "I shall watch with affection to see which of my three concepts turns up in your next pitch.",
            ),
            ("sarcasm", "I'm sure my designs will look wonderful once your own people have put their names on them."),
        ),
        leaves=(
            ("threatening", "Your website is a mess."),
            ("entitlement", "Given how much free consulting you got out of me, a call would be the least."),
        ),
    ),
    Move(
        name="say-it-to-them",
        reasons=("threatening",),
        cue=r"glassdoor|reviews?\b|linkedin|facebook|twitter|instagram|reddit|tiktok|forum|thread|page tonight|"
        r"whatsapp|\bgroup\b|everyone|everybody|every \w+ in|will hear|gonna hear|be hearing|journalist|newspaper|"
        r"screenshot|the trade\b|word gets|spread|stars?\b|whole story",
        texts=("I'm unhappy with how this was handled, and I wanted to tell you so.",),
        fits=(
            ("threatening", "everyone in the aat group chat is gonna hear about this place"),
            ("threatening", "I've posted the whole story on LinkedIn and tagged your chief executive."),
        ),
        leaves=(
            ("threatening", "I reserve all my rights."),
            ("threatening", "You may wish to preserve your notes."),
        ),
    ),
    Move(
        name="ask-openly",
        is_hollow=True,
        reasons=("threatening",),
        cue="",
        texts=(
            "I'd like to understand what happened; could we talk about it?",
            "I'm not happy with how this went, and I'd be glad to talk about it.",
        ),
        fits=(
            ("threatening", "You will regret this."),
            ("threatening", "No reply is needed; I mention it so that nobody is surprised in the spring."),
        ),
        leaves=(
            ("sarcasm", "Bravo."),
            ("lashing-out", "Clowns."),
        ),
    ),
)
