"""Header blocks above quoted mails, in the languages of Outlook."""

import pytest

from tonecheck.draft.header_block import find_header_block
from tonecheck.draft.lines import Sheet

WHO, WHEN = "Ana Ruiz <ana@example.com>", "2 March 2026 09:14"
NAMES = {
    "en": "From Sent To Subject",
    "de": "Von Gesendet An Betreff",
    "fr": "De Envoyé À Objet",
    "es": "De Enviado Para Asunto",
    "it": "Da Inviato A Oggetto",
    "pt": "De Enviada Para Assunto",
    "nl": "Van Verzonden Aan Onderwerp",
    "pl": "Od Wysłano Do Temat",
    "ru": "От Отправлено Кому Тема",
    "sv": "Från Skickat Till Ämne",
    "da": "Fra Sendt Til Emne",
    "fi": "Lähettäjä Lähetetty Vastaanottaja Aihe",
    "cs": "Od Odesláno Komu Předmět",
    "tr": "Kimden Gönderildi Kime Konu",
    "hu": "Feladó Elküldve Címzett Tárgy",
    "ro": "De Trimis Către Subiect",
    "el": "Από Στάλθηκε Προς Θέμα",
    "zh": "发件人 发送时间 收件人 主题",
    "ja": "差出人 送信日時 宛先 件名",
    "uk": "Від Надіслано Кому Тема",
}


def block_end(text):
    """Look for a block at the first line."""
    return find_header_block(Sheet(text), 0)


@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize("shape", ["{}: {}", "*{}:* {}", "{} : {}", "{}：{}"])
def test_block_is_found_in_every_language(language, shape):
    """Sender, date, recipient and subject, plain or bold, with any colon."""
    values = (WHO, WHEN, "Tom", "Your application")
    lines = [shape.format(name, value) for name, value in zip(NAMES[language].split(), values, strict=True)]
    assert block_end("\n".join([*lines, "", "Dear Tom,"])) == 4


def test_folded_values_belong_to_the_block():
    """A value may run over lines."""
    assert (
        block_end("From: Ana Ruiz\n<ana@example.com>\nSent: 2 March 2026 09:14\nTo: Tom\nSubject: x\n\nDear Tom,") == 5
    )


@pytest.mark.parametrize(
    "text",
    [
        "From: Bergen\nTo: Aberdeen\nDate: 2 June\n",
        "To: you\nSubject: my feelings\n",
        "From: nine\n\nto five.",
        "Date: 2 March\nPlace: Leeds\n",
        "Subject: none\n",
    ],
)
def test_lists_of_the_sender_are_no_block(text):
    """An itinerary or a single field is prose."""
    assert block_end(text) is None
