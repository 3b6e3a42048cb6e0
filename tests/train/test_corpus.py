"""The corpus: its format, and what the corpus brief asks of it."""

import json
import re
from pathlib import Path

import pytest

from tonecheck.errors import UsageError
from tonecheck.labels import REASONS
from tonecheck.train.corpus import as_sent, as_taught, read_corpus

DATA = Path(__file__).parents[2] / "data"
ROW = {
    "id": "a-1",
    "sentences": [{"text": "Hi.", "flag": "ok"}, {"text": "Ha.", "flag": "burn", "reason": "sarcasm", "break": True}],
    "anger": 1, "defensiveness": 2, "professionalism": 3, "verdict": "hold",
}  # fmt: skip


def write(tmp_path, row):
    """Write a corpus of one row."""
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(row) + "\n")
    return path


def test_draft_is_composed_with_its_breaks(tmp_path):
    """Sentences are joined by blanks or paragraph breaks, with the offsets of each."""
    (draft,) = read_corpus([write(tmp_path, ROW)])
    assert draft.compose() == ("Hi.\n\nHa.", [(0, 3), (5, 8)])


def test_draft_is_split_as_a_check_does(tmp_path):
    """What the splitter leaves together takes the gravest label."""
    sentences = [{"text": "Cheers,", "flag": "ok"}, {"text": "your old pal", "flag": "burn", "reason": "sarcasm"}]
    (draft,) = read_corpus([write(tmp_path, ROW | {"sentences": sentences})])
    assert [(s.text, s.flag) for s in as_sent(draft).sentences] == [("Cheers, your old pal", "burn")]


def test_no_labelled_sentence_is_taught_in_fragments(tmp_path):
    """Of what the rule parts, what lies within one labelled sentence is taught as one."""

    class Everywhere:
        """A rule by which each word begins a sentence."""

        def find(self, sentence):
            """Give the start of every word but the first."""
            return [match.start() for match in re.finditer(r"\S+", sentence)][1:]

    sentences = [
        {"text": "ok thanks for the call", "flag": "ok"},
        {"text": "your boss is a clown", "flag": "burn", "reason": "lashing-out"},
    ]
    (draft,) = read_corpus([write(tmp_path, ROW | {"sentences": sentences})])
    assert len(as_sent(draft, Everywhere()).sentences) == 10
    assert as_taught(draft, Everywhere()).sentences == draft.sentences
    assert len(as_taught(draft, None).sentences) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"verdict": "maybe"},
        {"sentences": []},
        {"sentences": [{"text": "Hi.", "flag": "burn"}]},
        {"sentences": [{"text": "Hi.", "flag": "ok", "reason": "sarcasm"}]},
        {"elements": ["luck"]},
        {"anger": None},
    ],
)
def test_faulty_row_is_refused_by_file_and_line(tmp_path, change):
    """A row that breaks the format names its place."""
    with pytest.raises(UsageError, match=r"a\.jsonl:1 is not a labelled draft"):
        read_corpus([write(tmp_path, ROW | change)])


def test_corpus_is_as_large_and_as_whole_as_the_brief_asks():
    """1,200 drafts by 25 writers to learn from, 150 to choose by, 200 to measure on; every reason in every file."""
    train, dev, test = (read_corpus([DATA / part]) for part in ("train", "dev", "test"))
    assert len(train) >= 1200
    assert len(dev) >= 150
    assert len(test) >= 200
    assert len({draft.writer for draft in train}) >= 25
    assert len({draft.id for draft in (*train, *dev, *test)}) == len(train) + len(dev) + len(test)
    for writer in {draft.writer for draft in train} - {"w33"}:  # w33 is harmless throughout
        found = {s.reason for draft in train if draft.writer == writer for s in draft.sentences}
        assert set(REASONS) <= found, writer


def test_second_reader_read_the_same_sentences():
    """Second labels exist for every draft of dev and test, and for a tenth of train."""
    for part, share in (("dev", 1.0), ("test", 1.0), ("train", 0.1)):
        first = {draft.id: draft.texts for draft in read_corpus([DATA / part])}
        second = {draft.id: draft.texts for draft in read_corpus([DATA / "second" / part])}
        assert len(second) >= share * len(first)
        assert all(first[name] == texts for name, texts in second.items())
