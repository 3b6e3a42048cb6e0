"""Where a sentence stands in the file that was checked, as far as its lines can be told."""

from __future__ import annotations

from dataclasses import dataclass

from tonecheck.report import Report, Sentence


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the file.

    Attributes:
        line: 1-based; where the text was decoded, the line on which its encoded form begins.
        column: 1-based code point in that line.
        note: what ``line`` does not tell, for people; empty where it tells all.
        is_whole: whether the whole file is the text, so that offsets into one are offsets into the other.
    """

    line: int
    column: int
    note: str = ""
    is_whole: bool = False


def find_place(report: Report, sentence: Sentence) -> Place:
    """Tell where in its file a sentence stands."""
    origin = report.origin
    if sentence.field == "subject":
        return Place(origin.subject or 1, 1, "in the Subject")
    if origin.is_as_written:
        return Place(origin.line + sentence.line - 1, sentence.column, is_whole=origin.line == 1)
    return Place(origin.line, 1, f"line {sentence.line} of the decoded text")
