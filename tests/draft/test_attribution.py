"""Attributions: the line above a quote, in the shapes and languages of mail programs."""

import pytest

from tonecheck.draft.attribution import find_attribution
from tonecheck.draft.lines import Sheet

SURE = [
    "On Mon, 2 Mar 2026 at 09:14, Ana Ruiz <ana@example.com> wrote:",
    "On Mon, 2 Mar 2026 at 09:14, Ana Ruiz <\nana@example.com> wrote:",
    "On Mon, 2 Mar 2026 at 09:14, Ana Maria Ruiz y Ruiz\n<ana@example.com>\nwrote:",
    "On 02/03/2026 09:14, Ana Ruiz wrote:",
    "On Monday, March 2, 2026 at 09:14:22 AM GMT+1, Ana <ana@example.com> wrote:",
    "---- On Mon, 02 Mar 2026 09:14:00 +0000 Ana <ana@example.com> wrote ----",
    "Am 02.03.26 um 09:14 schrieb Ana Ruiz:",
    "Ana Ruiz <ana@example.com> schrieb am Mo., 2. März 2026, 09:14:",
    "Le lun. 2 mars 2026 à 09:14, Ana Ruiz <ana@example.com> a\nécrit :",
    "El lun, 2 mar 2026 a las 9:14, Ana Ruiz (<ana@example.com>) escribió:",
    "Il giorno lun 2 mar 2026 alle ore 09:14 Ana Ruiz <ana@example.com> ha scritto:",
    "Em seg., 2 de mar. de 2026 às 09:14, Ana <ana@example.com> escreveu:",
    "Op ma 2 mrt 2026 om 09:14 schreef Ana Ruiz <ana@example.com>:",
    "pon., 2 mar 2026 o 09:14 Ana Ruiz <ana@example.com> napisał(a):",
    "пн, 2 мар. 2026 г. в 09:14, Ana Ruiz <ana@example.com>:",
    "Den mån 2 mars 2026 kl 09:14 skrev Ana Ruiz <ana@example.com>:",
    "man. 2. mar. 2026 kl. 09.14 skrev Ana Ruiz <ana@example.com>:",
    "ma 2. maalisk. 2026 klo 9.14 Ana Ruiz (ana@example.com) kirjoitti:",
    "po 2. 3. 2026 v 9:14 odesílatel Ana Ruiz <ana@example.com> napsal:",
    "2 Mar 2026 Pzt, 09:14 tarihinde Ana Ruiz <ana@example.com> şunu yazdı:",
    "2026年3月2日(月) 9:14 Ana Ruiz <ana@example.com>:",
    "Ana Ruiz <ana@example.com> 于2026年3月2日周一 09:14写道：",
    "2026년 3월 2일 (월) 오전 9:14, Ana Ruiz <ana@example.com>님이 작성:",
    "lun., 2 mar. 2026 la 09:14, Ana Ruiz <ana@example.com> a scris:",
    "Ana Ruiz <ana@example.com> ezt írta (időpont: 2026. márc. 2., H, 9:14):",
    "Στις Δευ 2 Μαρ 2026 στις 9:14 π.μ., ο Ana <ana@example.com> έγραψε:",
    "Vào Th 2, 2 thg 3, 2026 vào lúc 09:14 Ana <ana@example.com> đã viết:",
    "пн, 2 бер. 2026 р. о 09:14 Ana Ruiz <ana@example.com> пише:",
    "Pada Sen, 2 Mar 2026 pukul 09.14 Ana <ana@example.com> menulis:",
    "In data 2 marzo 2026 09:14:00, Ana Ruiz\nha scritto:",
    "V V tor., 2. mar. 2026 ob 09:14 je oseba Ana\n<ana@example.com> napisala:",
    "Ana Ruiz <ana@example.com> hat am 2. März\n2026 um 09:14 geschrieben:",
    "Ana Ruiz <ana@example.com> schrieb am Mo., 2.\nMärz 2026, 09:14:",
    "เมื่อ จ. 2 มี.ค. 2026 เวลา 09:14 Ana Ruiz\n<ana@example.com> เขียนว่า:",
    "Ana Ruiz wrote on Mon 2 Mar 2026 at 09:14:",
    "* Ana Ruiz <ana@example.com> [2026-03-02 09:14]:",
    "On Mon, 2 Mar 2026 09:14:00 +0000 Ana Ruiz <ana@example.com> wrote",
    '02.03.2026, 09.14, "Ana - Ruiz" <m.ruiz.i@example.com>:',
    "בתאריך יום ב׳, 2 במרץ 2026 ב-9:14 מאת Ana <ana@example.com>:",
]


def found(text):
    """Look for an attribution that ends with the last line of a text."""
    sheet = Sheet(text)
    return find_attribution(sheet, len(sheet.lines) - 1)


@pytest.mark.parametrize("text", SURE)
def test_attribution_with_date_and_name_is_beyond_doubt(text):
    """Whatever its language and however it is wrapped, it is found from its first line on."""
    assert found(text) == (0, True)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz wrote:",
        "Quoting Ana Ruiz <ana@example.com>:",
        "02/03/2026 09:14, Ana Ruiz",
        "On 2 March 2026 Ana wrote:",
        "On Mon, Mar 2 2026, Ana Ruiz said:",
        "At 2/3/2026 09:14 AM, you wrote:",
        "On 2 March 2026 at 10:30 your colleague wrote:",
        "Am 2. März 2026 um 10:30 schrieb Ihre Kollegin:",
    ],
)
def test_attribution_without_date_needs_a_quote(text):
    """A shorter one is taken for an attribution only where marked lines follow."""
    assert found(text) == (0, False)


@pytest.mark.parametrize(
    "text",
    [
        "On 2 March 2026 you wrote:",
        "At our talk on 5 March 2026 at 10:00 Ana wrote on the board:",
        "In your mail of 2 March 2026 he wrote to me:",
        "Am 2. März 2026 um 10:30 schrieb mir Frau Thiel:",
        "Le 2 mars 2026 à 10:30 elle m'a écrit :",
        "El 2 de marzo de 2026 a las 10:30 me escribió:",
        "These are the dates that suit me:",
        "We agreed at 09:14 that you would call.",
        "Thank you.",
    ],
)
def test_senders_own_words_are_none(text):
    """Who quotes in his own words, or only ends a line with a colon, has written that line."""
    assert found(text) is None


def test_words_above_an_attribution_stay():
    """A sentence that runs down to the attribution is not taken along."""
    assert found("On the whole I liked it and I told them\nOn 2 Mar 2026 at 09:14, Ana <a@example.com> wrote:") == (
        1,
        True,
    )
