"""The words of a refusal: short, plain, and none of the mail's."""

import pytest

from tonecheck.errors import EncodingError
from tonecheck.labels import ELEMENTS, REASONS
from tonecheck.render.refusal import LONGEST_LINE, render_refusal, render_refusal_line
from tonecheck.report import Report, Scores, Sentence, Tool

SECRET = "Kumquat"


def report(*reasons, field=None):
    """Give a report with one burning sentence a reason."""
    sentences = tuple(
        Sentence(at, at + 7, at + 1, 1, SECRET, "burn", 0.9, 0.1, reason, 0.0, field)
        for at, reason in enumerate(reasons)
    )
    return Report("hold", Scores(7.0, 2.5, 3.0), sentences, dict.fromkeys(ELEMENTS, False), (), Tool("1", "m"))


def test_refusal_tells_what_where_and_what_next():
    """For mutt's pager: the places, the reasons, the scores, where the mail is, how to send it all the same."""
    assert render_refusal(report("sarcasm"), kept="261123-abcdef") == (
        "tonecheck: better not to send this yet; nothing was sent.\n"
        "\n"
        "Line 1: burn, irony\n"
        "  The reader will hear the opposite. Say it straight, or leave it out.\n"
        "\n"
        "Anger 7.0, defensiveness 2.5, professionalism 3.0, each of 10.\n"
        "\n"
        "It is kept whole: tonecheck held show 261123-abcdef  (or edit, release, drop)\n"
        "\n"
        "To send it all the same: add the header field X-Tonecheck: send,\n"
        "or run: tonecheck allow --once   and send it again.\n"
    )


def test_refusal_of_what_could_not_be_judged_says_why():
    """A fault is told, and that the mail could not be kept, too."""
    text = render_refusal(EncodingError("no character set fits"), kept=None)
    assert "no character set fits" in text
    assert "could NOT be kept" in text


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("field", [None, "subject"])
def test_line_is_short_ascii_and_whole(reason, field):
    """Every reason fits an SMTP reply without being cut."""
    line = render_refusal_line(report(reason, field=field))
    assert line.isascii()
    assert line.isprintable()
    assert len(line) <= LONGEST_LINE
    assert not line.endswith("...")


def test_line_cannot_be_steered():
    """What a fault says can neither break the reply nor run on."""
    line = render_refusal_line(EncodingError("a\r\n250 OK\x1b[2J \u2028 é " + "x" * 900))
    assert line.isascii()
    assert line.isprintable()
    assert len(line) == LONGEST_LINE


def test_no_word_of_the_mail_is_told():
    """Neither form quotes the draft, however much is flagged."""
    burning = report(*REASONS, *REASONS)
    assert SECRET not in render_refusal(burning, kept="a") + render_refusal_line(burning)
    assert "And 12 more." in render_refusal(burning, kept="a")
