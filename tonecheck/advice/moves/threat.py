"""What to say instead of a threat: the same wish, said to the reader."""

from __future__ import annotations

from typing import Final

from tonecheck.advice.move import Move

THREAT: Final = (
    Move(
        name="ask-in-writing",
        reasons=("threatening", "entitlement"),
        cue=r"in writing|written account|explain yourself|preserve your|\bnotes?\b|contemporaneous|correspondence|"
        r"minutes of|on record|"
        r"(?:kept|keep|keeping|retain\w*|saved) (?:the|my|all|every|a|copies)|documents|disclose",
        unless=r"\brepo|public|thread|website",
        texts=(
            "I'd be grateful for the reasons in writing {within}, if you can manage it.",
            "Could you let me have the reasons for the decision in writing, please?",
            "I'd like to understand how the decision was made; whom may I ask about it?",
        ),
        fits=(
            (
                "threatening",
                "I shall expect, within ten working days, a written account of who decided this.",
            ),
            ("threatening", "I am keeping a careful record of all correspondence."),
        ),
        leaves=(
            ("threatening", "everyone in the group is getting a screenshot tonight"),
            ("threatening", "I play tennis with your general manager."),
        ),
    ),
    Move(
        name="raise-it-with-them",
        reasons=("threatening", "entitlement"),
        cue=r"lawyer|solicitor|attorney|legal|tribunal|\bcourt|my rights|\bacas\b|\bsue\b|ombudsman|equality|regulator|"
        r"commission|union|without prejudice|gdpr|data protection|in writing|(?<!my )records?\b|(?<!the )notes\b|"
        r"correspondence|documents|"
        r"evidence|compliance|inspector|authorit|(?:kept|keep|keeping|retain\w*|saved) (?:the|my|all|every|a|copies)",
        texts=(
            "I'd like to raise this with you properly; could you tell me whom to write to?",
            "I believe this should be looked at, and I'd like to hear your side first.",
            "I'd be glad if we could clear this up between us.",
        ),
        fits=(
            (
                "threatening",
                "My brother-in-law is an employment solicitor, and he was very interested in your offer letter.",
            ),
            ("threatening", "If not, the union will receive from me the copy of this message."),
        ),
        leaves=(
            ("threatening", "everyone in the group is getting a screenshot tonight"),
            ("threatening", "I know your biggest client quite well."),
        ),
    ),
    Move(
        name="ask-them-to-delete-it",
        reasons=("threatening", "closing-the-door", "blaming", "entitlement"),
        cue=r"personal data|payslips|\beras|delete (?:all )?my (?:data|documents|recording|video|files)|gdpr",
        texts=(
            "Please delete the documents I sent in, once you no longer need them.",
            "Could you let me know what you do with the documents I sent in?",
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
        cue=r"\b(?:my|those|the)\b.{0,30}\b(?:work|ideas?|concepts?|designs?|slides|layered files|code|pages?|"
        r"drawings|proposal|licence|"
        r"layouts?|files|plan)\b.*(?:turns? up|appear|\bused?\b|using|product|website|your next|copied|licence|"
        r"same as|harvest)"
        r"|(?:same as|says the same|copied).{0,30}\bmy\b|free (?:work|consulting|ideas|labour)|resembling",
        texts=(
            "If you'd like to use any of my {work}, please ask me first.",
            "If you'd like to use any of the work I sent in, please ask me first.",
            "Please don't use the work I sent in without asking me.",
        ),
        fits=(
            (
                "threatening",
                "I shall watch with affection to see which of my three concepts turns up in your next pitch.",
            ),
            ("threatening", "I trust that nothing like my code will turn up in your product."),
        ),
        leaves=(
            ("threatening", "Your website is a mess."),
            ("threatening", "I used my own car."),
        ),
    ),
    Move(
        name="ask-whom-to-write-to",
        reasons=("threatening", "entitlement"),
        cue=r"\bceo\b|\bcto\b|chief|\bboard\b|chairman|your director|minister|mayor|\bmd\b|your boss|line manager|"
        r"above you|"
        r"head office|head of|councillor|\bcommittee|investors|trustees|shareholders|general manager|headquarters|"
        r"diocese|"
        r"governors|your client|funding panel",
        texts=(
            "Is there somebody else that I should talk to about this?",
            "If there's somebody else I should write to about this, please let me know.",
            "I'd be glad to talk this over with you first.",
        ),
        fits=(
            ("threatening", "I know your CEO personally and she will get this mail in the morning."),
            ("threatening", "I sit on the board with two of your investors, and we talk."),
        ),
        leaves=(
            ("threatening", "everyone in the group is getting a screenshot tonight"),
            ("threatening", "I have saved the voicemail."),
        ),
    ),
    Move(
        name="say-it-to-them",
        reasons=("threatening",),
        cue=r"glassdoor|reviews?\b|linkedin|facebook|twitter|instagram|reddit|tiktok|forum|slack|thread|page tonight|"
        r"whatsapp|"
        r"\bgroup|post(?:ed|ing)?\b|everyone|everybody|every \w+ in|will hear|gonna hear|be hearing|\bpress\b|"
        r"journalist|"
        r"newspaper|reporter|screenshot|\btell\b|people know|the trade|talk|word gets|spread|guides|friends|colleagues|"
        r"stars?\b|placard|story|warn",
        texts=(
            "I was unhappy with how this was handled, and I wanted to tell you so myself.",
            "This was a disappointment to me, and you should hear that from me first.",
            "I'd be glad to tell you what I found difficult, if that's of use to you.",
        ),
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
            "I'd like to understand what happened here; could we talk about it?",
            "I wasn't happy with how this went, and I'd be glad if we could clear it up.",
            "If there's something to put right here, I'd be glad to hear from you.",
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
