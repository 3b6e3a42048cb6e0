"""The labelled drafts: read, checked and given as immutable values."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from tonecheck.draft.boundaries import Boundaries
from tonecheck.draft.sentences import Span, split_sentences
from tonecheck.errors import UsageError
from tonecheck.labels import ELEMENTS, FLAGS, REASONS, SCORES, VERDICTS, Element, Flag, Reason, Verdict

_MUCH: Final = 0.3


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence with the flag and reason a reader gave it; ``opens`` means a paragraph begins with it."""

    text: str
    flag: Flag
    reason: Reason | None
    opens: bool = False


@dataclass(frozen=True, slots=True)
class LabelledDraft:
    """A draft with a reader's labels.

    Attributes:
        id: unique name.
        writer: name of the file it stands in.
        sentences: in order.
        scores: anger, defensiveness, professionalism; 0 to 10 each.
        verdict: the reader's verdict.
        elements: elements of a good reply that are present.
        slices: kinds of draft it belongs to, for figures by kind.
    """

    id: str
    writer: str
    sentences: tuple[LabelledSentence, ...]
    scores: tuple[int, ...]
    verdict: Verdict
    elements: frozenset[Element]
    slices: frozenset[str]

    @property
    def texts(self) -> list[str]:
        """The sentences' texts."""
        return [sentence.text for sentence in self.sentences]

    def compose(self) -> tuple[str, list[tuple[int, int]]]:
        """Give the draft's text and the 0-based, half-open offsets of each sentence in it."""
        text, spans = "", []
        for index, sentence in enumerate(self.sentences):
            text += ("\n\n" if sentence.opens else " ") if index else ""
            spans.append((len(text), len(text) + len(sentence.text)))
            text += sentence.text
        return text, spans


def read_corpus(paths: Iterable[Path]) -> tuple[LabelledDraft, ...]:
    """Read labelled drafts from JSON Lines files, or from every such file in a folder, in the order of names.

    Raises:
        UsageError: a file is missing, or a line breaks the format of the labelling guide; says where.
    """
    return tuple(draft for path in list_files(paths) for draft in _read_file(path))


def list_files(paths: Iterable[Path]) -> list[Path]:
    """Give the files named, a folder standing for its ``*.jsonl``."""
    files = [file for path in paths for file in (sorted(path.glob("*.jsonl")) if path.is_dir() else [path])]
    if not files:
        raise UsageError("no labelled drafts there; give JSON Lines files or folders of them")
    return files


def as_sent(draft: LabelledDraft, boundaries: Boundaries | None = None) -> LabelledDraft:
    """Split a draft as a check does; each sentence takes the gravest label among those it shares much with."""
    text, spans = draft.compose()
    return _split(draft, text, spans, split_sentences(text, boundaries=boundaries))


def as_taught(draft: LabelledDraft, boundaries: Boundaries | None) -> LabelledDraft:
    """Split a draft as a check does, but no labelled sentence at a joint: a fragment of a burn need not be one."""
    text, spans = draft.compose()
    begins = {start for start, _ in spans} | {span.start for span in split_sentences(text)}
    whole: list[Span] = []
    for part in split_sentences(text, boundaries=boundaries):
        if whole and part.start not in begins:
            whole[-1] = replace(whole[-1], end=part.end)
        else:
            whole.append(part)
    return _split(draft, text, spans, whole)


def read_as_sent(paths: Iterable[Path]) -> tuple[LabelledDraft, ...]:
    """Read labelled drafts as ``read_corpus`` does, split as a check splits them.

    Raises:
        UsageError: as ``read_corpus`` has it.
    """
    return tuple(as_sent(draft) for draft in read_corpus(paths))


def _split(draft: LabelledDraft, text: str, spans: list[tuple[int, int]], parts: Iterable[Span]) -> LabelledDraft:
    """Split a draft into parts of its text, each with the gravest label it shares much with."""
    sentences = (replace(_gravest(draft, spans, part), text=text[part.start : part.end]) for part in parts)
    return replace(draft, sentences=tuple(sentences))


def _gravest(draft: LabelledDraft, spans: list[tuple[int, int]], span: Span) -> LabelledSentence:
    """Find the gravest labelled sentence over a span."""
    over = [
        sentence
        for sentence, (start, end) in zip(draft.sentences, spans, strict=True)
        if shares_much((start, end), (span.start, span.end))
    ]
    return max(over, key=lambda sentence: FLAGS.index(sentence.flag))


def shares_much(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two stretches share more than three tenths of the shorter one's length."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common > _MUCH * min(one[1] - one[0], other[1] - other[0])


def digest_corpus(paths: Iterable[Path]) -> str:
    """Give the SHA-256 of the files' contents in order, so that a model can name what it was trained on."""
    return hashlib.sha256(b"".join(file.read_bytes() for file in list_files(paths))).hexdigest()


def _read_file(path: Path) -> Iterator[LabelledDraft]:
    """Yield the drafts of one file; the fault of a line names file and line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise UsageError(f"{path} cannot be read: {type(fault).__name__}") from fault
    for number, line in enumerate(lines, 1):
        try:
            yield _parse_draft(json.loads(line), path.stem)
        except (ValueError, KeyError, TypeError) as fault:
            raise UsageError(f"{path}:{number} is not a labelled draft: {fault}") from fault


def _parse_draft(row: dict[str, Any], writer: str) -> LabelledDraft:
    """Build a draft from a row; raises ValueError or KeyError where it breaks the format."""
    draft = LabelledDraft(
        id=row["id"],
        writer=writer,
        sentences=tuple(_parse_sentence(sentence) for sentence in row["sentences"]),
        scores=tuple(int(row[name]) for name in SCORES),
        verdict=row["verdict"],
        elements=frozenset(row.get("elements", ())),
        slices=frozenset(row.get("slices", ())),
    )
    unknown = ({draft.verdict} - set(VERDICTS)) | (draft.elements - set(ELEMENTS))
    if unknown or not draft.sentences:
        raise ValueError(f"unknown label {sorted(unknown)}" if unknown else "no sentences")
    return draft


def _parse_sentence(row: dict[str, Any]) -> LabelledSentence:
    """Build a sentence; raises ValueError where flag and reason do not go together."""
    flag, reason = row["flag"], row.get("reason")
    if flag not in FLAGS or (reason is not None and reason not in REASONS) or (flag == "ok") != (reason is None):
        raise ValueError(f"flag {flag!r} with reason {reason!r}")
    return LabelledSentence(row["text"], flag, reason, bool(row.get("break")))
