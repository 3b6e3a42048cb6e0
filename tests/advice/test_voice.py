"""The voice of a draft."""

import pytest

from tonecheck.advice.voice import put_into, tell_voice

TEXT = "I'd be glad to know where things stand; it's been two weeks."


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("Dear Sir, I have read your letter.", "I would be glad to know where things stand; it has been two weeks."),
        ("I've read your mail, and I can't say I'm happy.", TEXT),
        ("i read ur mail. dont know what to say", "id be glad to know where things stand, its been two weeks"),
        ("I’ve read your mail.", TEXT.replace("'", "’")),
    ],
)
def test_suggestion_takes_the_voice_of_the_draft(draft, expected):
    """Formal drafts get no contractions, drafts from a phone small letters, typographic ones their apostrophe."""
    assert expected == put_into(tell_voice([draft]), TEXT)
