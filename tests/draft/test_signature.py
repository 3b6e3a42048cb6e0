"""Signatures: dashes, programs, mailing lists; a postscript is the sender's."""

import pytest

from tonecheck.draft.lines import Sheet
from tonecheck.draft.signature import is_device_line, is_postscript, mark_signatures


def left(text):
    """Give the lines that stay the sender's."""
    sheet = Sheet(text)
    mark_signatures(sheet)
    return [sheet.lines[at].text for at in range(len(sheet.lines)) if sheet.is_open(at)]


@pytest.mark.parametrize(
    "text",
    [
        "Sent from my iPhone",
        "Sent from Yahoo Mail on Android",
        "Sent with Proton Mail secure email.",
        "Get Outlook for iOS<https://aka.ms/o0ukef>",
        "Sent from Mail for Windows 10",
        "Envoyé de mon iPhone",
        "Von meinem iPhone gesendet",
        "Enviado desde mi iPhone",
        "Enviado do meu iPhone",
        "Inviato da iPhone",
        "Verstuurd vanaf mijn iPhone",
        "Wysłane z iPhone'a",
        "Отправлено с iPhone",
        "Skickat från min iPhone",
        "Sendt fra min iPhone",
        "Lähetetty iPhonesta",
        "iPhone'umdan gönderildi",
        "iPhoneから送信",
        "发自我的iPhone",
        "나의 iPhone에서 보냄",
        "Please excuse brevity and typos",
        "Sent from my TI-85",
        "From my iPhone 6",
        "Sent via mobile",
        "Outlook für Android<https://aka.ms/AAb9ysg> beziehen",
        "Az iPhone-omról küldve",
        "أُرسلت من الـ iPhone",
        "This message was sent from my Android phone",
    ],
)
def test_lines_of_programs_are_found(text):
    """What a telephone or a mail program adds of itself, in many languages."""
    assert is_device_line(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sent from my phone because you never answer your own.",
        "sent from my phone so sorry for typos youre paid to find me work so find me work",
        "Sent the form on Monday.",
        "Written with anger, I admit.",
        "I sent it from my iPhone yesterday.",
        "This email was sent from far too many devices ;)",
        "This mail was sent by an idiot with a phone.",
        "Sent from my heart to the liars in your mobile team.",
    ],
)
def test_sentences_of_the_sender_are_none(text):
    """A sentence that only begins like one stays."""
    assert not is_device_line(text)


def test_what_stands_below_dashes_is_a_signature():
    """With or without the space; the words above stay."""
    assert left("Thank you.\nTom\n-- \nTom Reed\nEngineer\n") == ["Thank you.", "Tom"]
    assert left("Thank you.\n--\nTom Reed\n") == ["Thank you."]


def test_postscript_below_a_signature_stays():
    """A P.S. is the sender's wherever it stands."""
    assert left("Thank you.\n-- \nTom Reed\n\nP.S. I want the sample back.\n") == [
        "Thank you.",
        "P.S. I want the sample back.",
    ]
    assert is_postscript("PPS: one more")
    assert not is_postscript("PS5 is what I work on")


def test_dashes_between_two_thoughts_part_nothing():
    """Where a person goes on speaking below them, they are only a line."""
    text = "Thank you.\n--\nI have one more question about your office in Leeds.\n"
    assert left(text) == ["Thank you.", "--", "I have one more question about your office in Leeds."]


def test_signature_at_the_top_leaves_something():
    """Dashes with nothing above them mark nothing."""
    assert left("-- \nThank you for your time.\n") == ["--", "Thank you for your time."]


def test_list_footers_are_marked():
    """What a mailing list adds is nobody's tone."""
    text = "Thank you.\n\n_____________________\nleeds-jobs mailing list\nleeds-jobs@lists.example\n"
    assert left(text) == ["Thank you."]
