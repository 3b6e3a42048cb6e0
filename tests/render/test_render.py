"""The renderers: pure functions from reports to text."""

import dataclasses
import json

import pytest

from tonecheck.errors import EmptyDraftError
from tonecheck.labels import ELEMENTS
from tonecheck.render.json import render_error, render_json
from tonecheck.render.line import render_line
from tonecheck.render.sarif import render_sarif
from tonecheck.render.text import render_text
from tonecheck.report import Advice, Evidence, Missing, Note, Outcome, Report, Scores, Sentence, Skipped, Tool, WhatIf

BURN = Sentence(11, 53, 1, 12, "Good luck finding\nsomebody at that salary.", "burn", 0.97, 0.02, "sarcasm", 0.7)
OK = Sentence(0, 10, 1, 1, "Thank you.", "ok", 0.01, 0.02, None, 0.36)
REPORT = Report(
    verdict="hold",
    scores=Scores(3.1, 4.4, 3.0),
    sentences=(OK, BURN),
    elements=dict.fromkeys(ELEMENTS, False),
    skipped=(Skipped(60, 100, "quote"),),
    tool=Tool(version="0", model="reply-13"),
    notes=(Note("placeholder", 5, 11, "the placeholder “[Name]” is still in it."),),
)


ADVISED = Report(
    verdict="hold",
    scores=Scores(3.1, 4.4, 3.0),
    sentences=(
        OK,
        dataclasses.replace(
            BURN,
            evidence=(Evidence(11, 28, "Good luck finding", 0.6), Evidence(45, 51, "salary", 0.1)),
            advice=(
                Advice("delete", "", 0.0),
                Advice("say-the-pay-was-low", "The pay was lower than I had expected.", 0.02, ("Leeds", "£40")),
                Advice("wish-them-well", "I wish you and the team well.", 0.03),
            ),
        ),
    ),
    elements=dict.fromkeys(ELEMENTS, False),
    skipped=(),
    tool=REPORT.tool,
    what_if=WhatIf(Outcome("send", Scores(0.1, 0.2, 8.0)), (), (1,)),
    missing=(
        Missing("open-door", "If a similar role opens up, I'd be glad to hear from you."),
        Missing("strengths", "…"),
    ),
)


def test_text_says_the_verdict_first_and_in_words():
    """A hurt person sees the verdict, the sentence with its reason, the scores; no colour is needed."""
    expected = """\
Hold: better not to send this yet.
Of 2 sentences, 1 could cost you goodwill.

Line 1: burn, irony
  “Good luck finding somebody at that salary.”
  The reader will hear the opposite. Say it straight, or leave it out.

Anger            3.1 of 10  ███░░░░░░░
Defensiveness    4.4 of 10  ████░░░░░░
Professionalism  3.0 of 10  ███░░░░░░░

Note: the placeholder “[Name]” is still in it.

Not judged: 40 characters (quote).
"""
    assert expected == render_text(REPORT)


@pytest.mark.parametrize("report", [REPORT, ADVISED], ids=["plain", "advised"])
@pytest.mark.parametrize("colour", [True, False])
def test_colour_adds_nothing_but_colour(report, colour):
    """Without its colours the coloured report is the plain one."""
    shown = render_text(report, colour=colour)
    for code in ("\x1b[1;31m", "\x1b[1;33m", "\x1b[1;32m", "\x1b[0m", "\x1b[4m", "\x1b[24m"):
        shown = shown.replace(code, "")
    assert shown == render_text(report)


def test_text_says_why_and_what_to_do():
    """The words that carry a flag, two suggestions with what they leave out, one what-if line, what would help."""
    expected = """\
Hold: better not to send this yet.
Of 2 sentences, 1 could cost you goodwill.

Line 1: burn, irony
  “Good luck finding somebody at that salary.”
  It is in “Good luck finding” and “salary”.
  The reader will hear the opposite. Say it straight, or leave it out.
  Best: leave it out.
  Or: “The pay was lower than I had expected.” (leaves out Leeds and £40)

Without the sentence above this would be fine to send.

What would help:
  an open door: “If a similar role opens up, I'd be glad to hear from you.”

Anger            3.1 of 10  ███░░░░░░░
Defensiveness    4.4 of 10  ████░░░░░░
Professionalism  3.0 of 10  ███░░░░░░░
"""
    assert expected == render_text(ADVISED)


def test_words_are_underlined_in_colour():
    """In colour the words are underlined in the quotation, across a wrapped line, too."""
    assert "\x1b[4mGood luck finding\x1b[24m" in render_text(ADVISED, colour=True)


@pytest.mark.parametrize(
    ("what_if", "expected"),
    [
        (WhatIf(None, (), None), "Without this nothing would be left; a few fresh lines would serve you better."),
        (WhatIf(Outcome("revise", REPORT.scores), (), None), "Without what is flagged the verdict would be: revise."),
    ],
)
def test_what_if_says_when_leaving_out_is_not_enough(what_if, expected):
    """Where no removal reaches `send`, the line says what would be left."""
    assert expected in render_text(dataclasses.replace(ADVISED, what_if=what_if)).splitlines()


def test_text_fits_eighty_columns():
    """No line is wider than a terminal."""
    long = Sentence(0, 900, 1, 1, "word " * 200, "burn", 0.9, 0.1, "lashing-out", 0.0)
    report = Report("hold", REPORT.scores, (long,), REPORT.elements, (), REPORT.tool)
    assert max(map(len, render_text(report).splitlines())) <= 80


def test_draft_cannot_steer_the_terminal():
    """Control and direction signs of a draft are shown as a sign, never obeyed."""
    evil = Sentence(0, 9, 1, 1, "\x1b]0;x\x07 a\u202eb\x9b2J", "burn", 0.9, 0.1, "lashing-out", 0.0)
    shown = render_text(Report("hold", REPORT.scores, (evil,), REPORT.elements, (), REPORT.tool))
    assert not set(shown) & {"\x1b", "\x07", "\u202e", "\x9b"}


def test_line_is_for_quickfix():
    """`file:line:column: severity: reason: message`, one line a flagged sentence."""
    assert render_line(REPORT, name="d.txt") == (
        "d.txt:1:12: error: sarcasm: The reader will hear the opposite. Say it straight, or leave it out.\n"
    )


def test_json_is_one_line_that_reads_back():
    """The contract is printed on one line, whatever is in the draft."""
    odd = Sentence(0, 1, 1, 1, "\ud800", "ok", 0.0, 0.0, None, 0.0)
    for report in (REPORT, Report("send", REPORT.scores, (odd,), REPORT.elements, (), REPORT.tool)):
        line = render_json(report)
        assert line.count("\n") == 1
        assert json.loads(line.encode()) == json.loads(json.dumps(report.to_dict()))


def test_error_line_carries_id_and_code():
    """A draft that could not be judged keeps its place."""
    row = json.loads(render_error(EmptyDraftError("the draft is empty"), id=7))
    assert row == {"schema": 1, "id": 7, "error": {"code": "empty", "message": "the draft is empty"}}


def test_sarif_names_rules_and_regions():
    """SARIF 2.1.0 with one result a flagged sentence, its rule among the ten."""
    log = json.loads(render_sarif([("d.txt", REPORT)]))
    (run,) = log["runs"]
    (result,) = run["results"]
    assert log["version"] == "2.1.0"
    assert len(run["tool"]["driver"]["rules"]) == 10
    assert (result["ruleId"], result["level"]) == ("sarcasm", "error")
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 12, "charOffset": 11, "charLength": 42}
