"""The ten reasons in plain words: what each is, why it harms, what to do, and examples of both kinds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tonecheck.labels import Reason


@dataclass(frozen=True, slots=True)
class ReasonText:
    """How a reason is told to people.

    Attributes:
        title: a few words, lower case.
        line: one kind sentence on how it lands and what helps.
        meaning: what it is, in one sentence.
        harm: why it costs goodwill, in one sentence.
        burning: two sentences that burn, or weaken a reply.
        fine: two sentences on the same matter that do not.
    """

    title: str
    line: str
    meaning: str
    harm: str
    burning: tuple[str, str]
    fine: tuple[str, str]


REASON_TEXTS: Final[dict[Reason, ReasonText]] = {
    "lashing-out": ReasonText(
        "anger",
        "The anger is all they will remember. Say what disappointed you, or leave it out.",
        "Insult, contempt, profanity, vented anger.",
        "The reader stops at the insult, and shows it to others; whatever you were right about is lost.",
        ("You are a bunch of clowns.", "What a pathetic excuse for a company."),
        ("I'm disappointed by how this went.", "I was upset when I read your mail."),
    ),
    "taking-it-personally": ReasonText(
        "taken personally",
        "They chose between candidates, not about you. Leave their motives open.",
        "The decision read as a slight or a grudge.",
        "Nobody can answer for motives they deny having, so the reader feels accused and writes no more.",
        ("You had made up your mind before I walked in.", "You never liked me from the first minute."),
        ("I came away unsure of how I had come across.", "I had hoped to make a better impression."),
    ),
    "rejecting-feedback": ReasonText(
        "arguing the decision",
        "It argues a closed case. Thank them, or ask what would have helped.",
        "The feedback or the decision disputed, the case argued again, oneself justified unasked.",
        "The decision stands, and the reader learns that feedback to you ends in a dispute.",
        ("That is simply not true, and you know it.", "Your feedback is nonsense and I reject all of it."),
        ("Could you give me an example of that?", "One small correction for your files: I do hold the certificate."),
    ),
    "blaming": ReasonText(
        "blame",
        "The reader will defend themselves. Say what you would have wished for instead.",
        "Fault found with the interviewer, the process, the company or other candidates.",
        "People defend themselves before they think, even where you are right.",
        ("You wasted my time.", "Your interviewer came unprepared and had not even read my CV."),
        ("I had hoped for more time to talk about my work.", "Could you tell me when I might hear from you?"),
    ),
    "threatening": ReasonText(
        "threat",
        "It reads as a threat. State your right or your question plainly, or keep it for later.",
        "The law, public reviews, people above the reader, or others who will hear of it.",
        "A threat ends the talk: the mail goes to a lawyer, and nobody may answer you any more.",
        ("Expect to hear from my lawyer.", "Everyone on Glassdoor will hear about this."),
        ("Could you let me have the reasons in writing?", "Whom may I ask about how the decision was made?"),
    ),
    "closing-the-door": ReasonText(
        "closing the door",
        "You may want this door open one day. A plain goodbye is enough.",
        "The end of the relationship, said out loud.",
        "Recruiters change firms and keep notes; the next opening may be theirs.",
        ("Lose my number.", "Never contact me again."),
        ("I'm no longer looking for a new role at the moment.", "I wish you and the team well."),
    ),
    "sarcasm": ReasonText(
        "irony",
        "The reader will hear the opposite. Say it straight, or leave it out.",
        "Politeness that means the opposite; a backhanded wish.",
        "It is read as scorn with a smile, and quoted for years.",
        ("Good luck finding somebody at that salary.", "Thanks for nothing."),
        ("The salary is below what I had hoped for.", "I was sorry to read this."),
    ),
    "entitlement": ReasonText(
        "demand",
        "It sounds like a claim on them. The same wish as a question is more likely to be met.",
        "Demands, guilt, superiority over the reader or the person they hired.",
        "A claim invites a refusal; a question is easy to grant.",
        ("You owe me an explanation.", "Whoever you hired cannot be better than me."),
        ("Could you tell me what the decision turned on?", "I'd be glad of an answer by Friday."),
    ),
    "pleading": ReasonText(
        "pleading",
        "Asking once is stronger. Say you are still interested and leave it there.",
        "Begging, pressing, bargaining out of desperation.",
        "It makes the reader uneasy, and your work look less sure than it is.",
        ("Please, I am begging you, give me one more chance.", "I would work for free, I would do anything at all."),
        ("I'd be glad to be considered if anything changes.", "I could start at short notice."),
    ),
    "unprofessional-register": ReasonText(
        "too casual",
        "Fine among friends. A plainer wording carries further here.",
        "Slang, shouting in capitals, rows of !!! or emoji, oversharing.",
        "The reader wonders how you would write to their customers.",
        ("lol whatever 😂😂😂", "WHY WAS I NOT TOLD ABOUT THIS???"),
        ("May I ask how this came about?", "I was sorry to hear this."),
    ),
}
