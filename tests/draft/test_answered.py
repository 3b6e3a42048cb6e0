"""The mail answered, from a quote or a file."""

from tonecheck.draft.answered import find_answered, read_answered
from tonecheck.draft.reading import read_draft

QUOTING = """\
Thank you for the answer.

On Mon, 2 Mar 2026 at 09:14, Ana Petrović <ana@example.com>
wrote:

> We went with somebody else.
>
> On Sun, 1 Mar 2026 at 08:00, Tom <tom@example.org> wrote:
>> Is there an offer?
"""


def test_newest_mail_of_a_quote_is_answered():
    """The attribution names the sender, and older mails are left out."""
    answered = find_answered(read_draft(QUOTING))
    assert (answered.name, answered.address) == ("Ana Petrović", "ana@example.com")
    assert answered.text.split() == "We went with somebody else.".split()
    assert "Is there an offer?" in answered.everything


def test_message_in_a_file_is_answered():
    """From and Subject of a message tell, and what it quotes is left out."""
    answered = read_answered(b"From: Ana Lee <ana@x.com>\nSubject: Your visit\n\nSee you.\n\n> Old words.\n")
    assert (answered.name, answered.text.split()) == ("Ana Lee", ["Your", "visit", "See", "you."])


def test_plain_text_is_answered():
    """A mail pasted as text has no known sender."""
    answered = read_answered("We went with somebody else.")
    assert (answered.name, answered.text.strip()) == ("", "We went with somebody else.")


GERMAN = """\
Schade.

Am Mo., 2. März 2026 um 09:14 Uhr schrieb Ana Ruiz <ana@example.com>:

> Leider haben wir uns anders entschieden.
>
> Am So., 1. März 2026 um 08:00 Uhr schrieb Tom <tom@example.org>:
> Ich habe Ihr Angebot erhalten.
"""


def test_newest_mail_is_told_in_other_languages():
    """Attributions are told in the languages that quotes are told in."""
    answered = find_answered(read_draft(GERMAN, any_language=True))
    assert answered.text.split() == "Leider haben wir uns anders entschieden.".split()
