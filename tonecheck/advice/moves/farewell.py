"""What to say instead of slamming a door: the wish itself, kept."""

from __future__ import annotations

from typing import Final

from tonecheck.advice.move import Move

_KEPT: Final = (
    r"(?:\blists?\b|database|\bdata\b|\bdatas\b|details|\bfiles?\b|\bbooks\b|\bsystems?\b|register|roster|pool\b|"
    r"particulars|everything|mailing|records|accounts?\b|\boff it\b)"
)

FAREWELL: Final = (
    Move(
        name="leave-the-list",
        holds_point=True,
        reasons=("closing-the-door", "lashing-out", "blaming"),
        cue=rf"\b(?:take|strike|remove|delete|scrub|wipe|cross) (?:me|my (?:name|details|data|CV)) (?:from|off)\b|"
        rf"\b(?:take|strike|remove|delete|scrub|wipe|cross|drop|clear|bin|get|close) (?:\w+ ){{0,3}}?(?:me|my|"
        rf"us|the|all|it|"
        rf"every\w*)\b.*{_KEPT}|unsubscribe|my CV\b.{0, 30}\bdelete|\b(?:keep|keeping|retain|"
        rf"hold) (?:on to )?my (?:details|particulars|"
        rf"data|file|CV)",
        unless=r"number\b|\blists? for\b",
        texts=(
            "Please take my details off your files.",
            "Could you take me off your list, please?",
            "I'd like my details removed, please.",
        ),
        fits=(
            ("closing-the-door", "Take my name off everything and never contact me again."),
            ("closing-the-door", "Delete all my datas and do not write me anymore."),
        ),
        leaves=(
            ("closing-the-door", "dont ever ring me again"),
            ("lashing-out", "bet not one of you lazy sods even opened the file"),
        ),
    ),
    Move(
        name="no-calls",
        reasons=("closing-the-door", "lashing-out"),
        cue=r"\b(?:lose|delete|erase|bin|forget|block\w*|remove|take) .{0,12}\bnumber\b|\bnumber (?:you|u) forget\b|"
        r"\b(?:ever|dont|don't|not|stop|never) (?:ever )?(?:ring|call|phone|text)(?:ing)?\b",
        texts=(
            "Please don't call me about other jobs.",
            "Could you take my number off your list, please?",
            "Could you take me off your list, please?",
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
        name="not-with-them",
        reasons=("closing-the-door", "lashing-out", "blaming"),
        cue=r"\b(?:do not|don['’]?t|never|stop) (?:ever )?(?:put(?:ting)?|send(?:ing)?) (?:me|my CV) (?:up|"
        r"forward|over|in|to) "
        r".{0,30}\b(?:them|there|that (?:firm|client|company|lot|place)|at (?-i:[A-Z])\w+)\b",
        texts=("Please put me forward elsewhere from now on.", "I'd rather not go forward with them again."),
        fits=(
            ("closing-the-door", "Don't put me up for anything else with them, because I'm done with that lot."),
            ("closing-the-door", "Never send me to that firm again."),
        ),
        leaves=(
            ("closing-the-door", "Don't send me another advert."),
            ("closing-the-door", "Lose this number."),
        ),
    ),
    Move(
        name="look-elsewhere",
        reasons=("closing-the-door",),
        cue=r"\b(?:apply|applying|application|work(?:ing)? (?:for|with|there)|set foot|darken|come back|"
        r"interview (?:with|for)|"
        r"coming (?:back|to work))\b",
        unless=r"\bnumber\b|\bfile\b|\blists?\b|contact|\bcall\b|\bring\b|write to me|\btext\b|glad|\bhope\b",
        texts=(
            "I won't be applying again for the time being.",
            "I'm going to look elsewhere for now.",
        ),
        fits=(
            ("closing-the-door", "That said, you won't be getting another application from me."),
            ("closing-the-door", "I will never apply here again."),
        ),
        leaves=(
            ("closing-the-door", "Delete my file."),
            ("closing-the-door", "Lose this number."),
        ),
    ),
    Move(
        name="no-further-mail",
        reasons=("closing-the-door",),
        cue=r"(?:never|not|n[’']?t|no|nobody|stop|nor|cease)\b.{0,30}\b(?:contact|writ|mail|correspond|approach|"
        r"hear from|messag|"
        r"bother|reach out|in touch|send me|text me|advert|the call for)",
        unless=r"\brepl(?:y|ies)\b|everyone|they will|\boffered\b|double|\btell (?:my|all|every)",
        texts=(
            "I'd rather not be contacted about other roles for now.",
            "Could you take me off your list, please?",
        ),
        fits=(
            ("closing-the-door", "Never contact me again."),
            ("closing-the-door", "Do not write to me about any vacancy, now or ever."),
        ),
        leaves=(
            ("closing-the-door", "You've seen the last of me."),
            ("closing-the-door", "We're finished."),
        ),
    ),
    Move(
        name="need-no-reply",
        reasons=("closing-the-door",),
        cue=r"\b(?:no|not|n[’']t|dont|without)\b.{0,25}\b(?:reply|answer|respond|text(?:ing)? back|write back)\b",
        unless=r"\b(?:had|got|get|was|one) (?:an? )?(?:reply|answer)",
        where="closes",
        texts=("No reply is needed.",),
        fits=(
            ("closing-the-door", "There is no need to reply, now or at any later date."),
            ("closing-the-door", "dont bother texting back"),
        ),
        leaves=(
            ("closing-the-door", "We're finished."),
            ("closing-the-door", "Lose this number."),
        ),
    ),
    Move(
        name="leave-it-there",
        reasons=("closing-the-door",),
        cue=r"\bdone\b|finished|the end|over\b|last (?:of|time)|goodbye|farewell|good riddance|consider this|"
        r"seen the last",
        where="closes",
        texts=("I'll leave it there.", "I'll leave it there, and I wish you well."),
        fits=(
            ("closing-the-door", "Then we are done, you and I."),
            ("closing-the-door", "Whatever, your loss, I'm done with you people."),
        ),
        leaves=(
            ("closing-the-door", "Take me off your list."),
            ("lashing-out", "Clowns."),
        ),
    ),
    Move(
        name="say-goodbye",
        is_hollow=True,
        reasons=("closing-the-door",),
        cue="",
        texts=("I'm going to look elsewhere for now.",),
        fits=(
            ("closing-the-door", "Your loss."),
            ("closing-the-door", "Stuff your job."),
        ),
        leaves=(
            ("sarcasm", "Bravo."),
            ("lashing-out", "Clowns."),
        ),
    ),
)
