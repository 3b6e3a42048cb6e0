"""How the interview and the message went: say what would have helped, without a culprit."""

from __future__ import annotations

from typing import Final

from tonecheck.advice.move import Move
from tonecheck.labels import Reason

_ANGRY: Final[tuple[Reason, ...]] = ("blaming", "sarcasm", "lashing-out", "unprofessional-register")

CONDUCT: Final = (
    Move(
        name="say-it-began-late",
        reasons=(*_ANGRY, "taking-it-personally"),
        cue=r"\blate\b",
        texts=(
            "We began {minutes} late, and I'd have liked the full time to talk.",
            "We began late that day, and I'd have liked the full time to talk.",
        ),
        fits=(
            ("blaming", "Your head chef turned up forty minutes late to my own trial, reeking of last night."),
            ("sarcasm", "How charming of him to be an hour late."),
        ),
        leaves=(
            ("blaming", "You never liked me."),
            ("blaming", "Nobody read my papers."),
        ),
    ),
    Move(
        name="say-they-had-to-wait",
        reasons=(*_ANGRY, "taking-it-personally"),
        cue=r"kept (?:me )?waiting|\bwait(?:ed)?\b.{0,40}(?:reception|outside|corridor|lobby|hall|rain|hail|gate|"
        r"hour)|locked gate|"
        r"nobody was (?:there|at)",
        texts=(
            "I waited {minutes} that day, and I'd have been glad of a word in between.",
            "I had to wait that day, and I'd have been glad of a word in between.",
        ),
        fits=(
            ("blaming", "BUT SERIOUSLY WHO MAKES PEOPLE WAIT OUTSIDE IN THE HAIL FOR AN HOUR WTF!!!!!"),
            ("blaming", "Nobody was at the gate until ten to five, you amateurs."),
        ),
        leaves=(("blaming", "Three weeks I wait, and no answer."), ("blaming", "He was late.")),
    ),
    Move(
        name="ask-for-their-attention",
        reasons=(*_ANGRY, "rejecting-feedback"),
        cue=r"\b(?:on (?:his|her|their|the) (?:phone|laptop|telephone)|laptop|his watch|interrupt\w*|yawn|"
        r"laugh|smirk|golf|sofa|"
        r"sandwich|eating|vape|smell|upside down|another (?:girl|man|person)'s name|asleep|typing|unprepared|"
        r"distract|stood up|left twice|"
        r"tablet|private calls|attention(?! to detail)|camera|(?:read|had|ask\w*|put) (?:me |the |his |her |"
        r"your )?questions?|examined|"
        r"questioned|quizzed|conducting|ran the interview|interviewer|whoever \w+ (?:the|ma|my) interview|judge me|"
        r"my presentation|"
        r"moving auto)\b",
        texts=(
            "I'd have liked a little more time with {person}.",
            "I didn't find it easy to show my best in that interview.",
            "I came away from the interview with the feeling that we had little time for each other.",
        ),
        fits=(
            ("blaming", "Your foreman read the questions from paper and did not know himself what means G41."),
            (
                "blaming",
                "It is a pity that your creative director spent my presentation shopping for a sofa on his laptop.",
            ),
        ),
        leaves=(
            ("blaming", "You never liked me."),
            ("blaming", "Clowns."),
        ),
        unless=r"\blate\b",
    ),
)

INTERVIEW: Final = (
    Move(
        name="ask-about-the-question",
        reasons=(*_ANGRY, "threatening", "taking-it-personally", "rejecting-feedback"),
        cue=r"(?:question|ask\w*)\b.{0,40}\b(?:my )?(?:children|kids|family plans|married|pregnan\w+|childcare|"
        r"husband|religion|faith|age)\b",
        texts=(
            "I was asked a personal question in the interview, and I'd like to know why it mattered.",
            "May I ask why I was asked something so personal?",
        ),
        fits=(
            ("blaming", "I place on record that the question about my children was put in front of a witness."),
            ("lashing-out", "Your idiot asked me if I am pregnant."),
        ),
        leaves=(("blaming", "He asked me nothing."), ("blaming", "My children are well.")),
    ),
    Move(
        name="ask-where-they-got-it",
        reasons=(*_ANGRY, "closing-the-door", "threatening"),
        cue=r"(?:who gave you|how did you get|where did you get|from whom).{0,20}\bmy\b.{0,20}(?:address|number|mail|"
        r"details|name)",
        texts=("May I ask how you came by my details?", "Could you tell me where you have my details from?"),
        fits=(
            ("blaming", "WHO gave you my private address???"),
            ("blaming", "How did you get my number, you parasites?"),
        ),
        leaves=(("blaming", "Lose my number."), ("blaming", "Who gave you that job?")),
    ),
    Move(
        name="correct-the-name",
        reasons=(*_ANGRY, "taking-it-personally", "rejecting-feedback", "entitlement"),
        cue=r"(?:wrong|somebody else's|another|someone else's) (?:first |last )?name|sp[ea]l+(?:s|ed|"
        r"t)? my (?:sur)?name|"
        r"first_?name|name wrong|sur?name \w+ different|dear (?:candidate|applicant)|(?:applicant|"
        r"candidate) firstname|\[name\]",
        texts=(
            "A small thing for your records: the message didn't have my name right.",
            "By the way, the message didn't have my name right.",
        ),
        fits=(
            ("blaming", "AND U SPELLED MY NAME WRONG LMAOOOO"),
            ("blaming", "I am owed something better than a template with the wrong first name in it."),
        ),
        leaves=(
            ("blaming", "Mr Smith is a clown."),
            ("blaming", "Take my name off the list."),
        ),
    ),
    Move(
        name="wish-for-a-personal-word",
        reasons=(*_ANGRY, "taking-it-personally", "entitlement"),
        cue=r"\b(?:bots?|robots?|algorithm|automat\w+|template|form letter|no-?reply|machine|computer|toaster|script|"
        r"dear candidate|"
        r"emoji|smiley|thumbs|(?:two|four|three|one|2|3|4)[- ]lines?|a text|text\b|by mail|by post|e-?mails?|"
        r"voicemail|human|a mail|phone|telephone)\b",
        texts=(
            "After {wait}, a personal word would've meant a lot to me.",
            "After the {work}, a personal word would've meant a lot to me.",
            "I'd have been glad of a personal word.",
            "A short call would've meant a lot to me.",
        ),
        fits=(
            ("blaming", "so your bot binned me in four minutes at 2am lmao what a clown company"),
            ("blaming", "so your founder cancels on me three times and you send me a TEXT"),
        ),
        leaves=(
            ("blaming", "You never liked me."),
            ("blaming", "My lawyer will call."),
        ),
    ),
    Move(
        name="say-what-the-way-took",
        reasons=_ANGRY,
        cue=r"(?<![-\w])(?:train|petrol|drove|drive|driving|flight|flew|bus|buses|trip|travell?ed|miles|journey|"
        r"ferry|ticket|came from|"
        r"come from|drag(?:ged)?|sent me to|cross an ocean)\b",
        texts=(
            "I came a long way for it, so I'd have been glad to know that beforehand.",
            "It was a long way for me, and I'd have been glad to know sooner.",
        ),
        fits=(
            ("blaming", "You dragged me across the country for a job that was gone."),
            (
                "blaming",
                "P.S. Next time you already know who is getting the job, perhaps spare the rest of us the train fare.",
            ),
        ),
        leaves=(
            ("blaming", "You never liked me."),
            ("blaming", "Clowns."),
        ),
    ),
    Move(
        name="say-what-would-have-helped",
        reasons=(*_ANGRY, "taking-it-personally"),
        cue=r"\b(?:(?:job|post|role|position|vacancy|matter|list|choice|decision|thing|appointment|outcome|"
        r"it)(?: \w+){0,2} (?:was|is|were|been|"
        r"had|di) (?:already |long |only |ever )?(?:filled|gone|closed|settled|made|decided|taken|over|open|full|"
        r"for show)|"
        r"already know who|for show|make up the numbers|already been printed|so the list|look complete|christening|"
        r"dead adverts?|all along|"
        r"internal candidate|merely there|the whole time|never (?:any|a real) (?:job|vacancy))\b",
        texts=(
            "I'd have been glad to know before the interview how open the post still was.",
            "It would've helped me to know that earlier.",
            "I was left unsure how open the post still was when we met.",
        ),
        fits=(
            (
                "blaming",
                "The choice was made long before, and I was invited so the list would look complete.",
            ),
            ("blaming", "You clearly knew by then that the job was gone, and you let them."),
        ),
        leaves=(
            ("blaming", "Clowns."),
            ("blaming", "You owe me."),
        ),
    ),
    Move(
        name="leave-the-motives-open",
        reasons=("taking-it-personally",),
        cue="",
        texts=(
            "I had the feeling early on that it wasn't going well with {person}.",
            "I had the feeling early on that it wasn't going well, and I was sorry about that.",
            "I came away unsure of how I had come across.",
            "I'd have liked the chance to show you more.",
        ),
        fits=(
            ("taking-it-personally", "You never liked me, and you had made up your mind before I walked in."),
            ("taking-it-personally", "Your Herr Dietz had it in for me from the moment I said where I served my time."),
        ),
        leaves=(
            ("sarcasm", "Bravo."),
            ("lashing-out", "Clowns."),
        ),
    ),
)
