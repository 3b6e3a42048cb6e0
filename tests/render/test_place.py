"""Lines of the file in what editors read."""

import base64
import json

import pytest

from tonecheck.render.line import render_line
from tonecheck.render.sarif import render_sarif

RUDE = "You are a bunch of liars and idiots!"
HEAD = "From: tom@example.org\nTo: ana@example.com\nSubject: You idiots\nMIME-Version: 1.0\n"
PLAIN = f"{HEAD}Content-Type: text/plain; charset=utf-8\n\nDear Ana,\n\n{RUDE}\n"
PARTS = (
    f"{HEAD}Content-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: text/plain\n\nDear Ana,\n\n  {RUDE}\n"
    "--B\nContent-Type: application/pdf\nContent-Disposition: attachment\n\nx\n--B--\n"
)
BODY = base64.encodebytes(f"Dear Ana,\n\n{RUDE}\n".encode()).decode()
ENCODED = f"{HEAD}Content-Transfer-Encoding: base64\n\n{BODY}"


def places(report):
    """Give the line, the column and what stands in brackets of each flagged sentence."""
    lines = render_line(report, name="x").splitlines()
    return [(*map(int, line.split(":")[1:3]), line.partition(" (")[2]) for line in lines]


@pytest.mark.parametrize(
    "source", [PLAIN, PARTS, f"\n\n{PLAIN}", PLAIN.replace("\n", "\r\n"), PLAIN.replace("\n", "\r")]
)
def test_lines_of_a_plain_message_are_those_of_its_file(checker, source):
    """A part that is not encoded stands line for line in its file; the Subject, too."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    (subject, _, where), (line, column, nothing) = places(checker.check(source.encode()))
    assert lines[subject - 1] == "Subject: You idiots"
    assert lines[line - 1][column - 1 :] == RUDE
    assert (where, nothing) == ("in the Subject)", "")


def test_lines_of_an_encoded_message_are_told(checker):
    """Where the text is encoded, the line on which it begins is given, with the line of the decoded text."""
    (_, body) = places(checker.check(ENCODED.encode()))
    assert body == (7, 1, "line 3 of the decoded text)")


@pytest.mark.parametrize(
    ("source", "start", "offset"), [(f"Dear Ana,\n\n{RUDE}", 3, 11), (PLAIN, 9, None), (ENCODED, 7, None)]
)
def test_sarif_gives_lines_of_the_file(checker, source, start, offset):
    """Offsets are given only where the file is the text."""
    log = json.loads(render_sarif([("x", checker.check(source.encode()))]))
    region = log["runs"][0]["results"][-1]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region.get("charOffset")) == (start, offset)
