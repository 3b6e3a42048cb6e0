"""What larger models said of the training sentences."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tonecheck.errors import ArtefactError
from tonecheck.labels import FLAGS
from tonecheck.train.corpus import read_as_sent
from tonecheck.train.soft_labels import read_soft_labels

DATA = Path(__file__).parents[2] / "data"
SOFT_LABELS = DATA / "soft_labels.npz"


@pytest.fixture(scope="module")
def drafts():
    """Read the drafts of one writer."""
    return read_as_sent([DATA / "train/w01.jsonl"])


def test_every_training_sentence_has_been_read(drafts):
    """The shipped file tells of all sentences, and mostly what the label says."""
    soft_labels = read_soft_labels(SOFT_LABELS, drafts)
    said = [(sentence.flag, soft_labels[draft.id, sentence.text]) for draft in drafts for sentence in draft.sentences]
    assert all(soft.flags.sum() == pytest.approx(1) and 0 <= soft.point <= 1 for _, soft in said)
    agreed = [FLAGS[soft.flags.argmax()] == flag for flag, soft in said]
    assert 0.9 < np.mean(agreed) < 1  # they had not learned from this writer


@pytest.mark.parametrize("text", ["You are clowns.", None])
def test_draft_with_other_sentences_is_passed_over(drafts, text):
    """What was said of its sentences would be laid to others: one reworded, or one fewer."""
    first, *rest = drafts[0].sentences
    sentences = (replace(first, text=text), *rest) if text else tuple(rest)
    soft_labels = read_soft_labels(SOFT_LABELS, [replace(drafts[0], sentences=sentences), drafts[1]])
    assert {name for name, _ in soft_labels} == {drafts[1].id}


def test_corpus_may_have_none(tmp_path, drafts):
    """Where there is no file, nothing was said."""
    assert read_soft_labels(tmp_path / "soft_labels.npz", drafts) == {}


def cut_short(arrays):
    """Give the arrays with a sentence too few."""
    return arrays | {"points": arrays["points"][:-1]}


def without_digests(arrays):
    """Give the arrays but for one."""
    return {name: array for name, array in arrays.items() if name != "digests"}


@pytest.mark.parametrize("spoil", [cut_short, without_digests])
def test_arrays_that_do_not_fit_are_refused(tmp_path, drafts, spoil):
    """Nothing is laid to the wrong sentence."""
    with np.load(SOFT_LABELS) as archive:
        np.savez(tmp_path / "soft_labels.npz", **spoil(dict(archive)))
    with pytest.raises(ArtefactError):
        read_soft_labels(tmp_path / "soft_labels.npz", drafts)


@pytest.mark.parametrize("at", [500, 40_000])
def test_damaged_file_is_an_error(tmp_path, drafts, at):
    """Cut off, or with a bit turned."""
    content = bytearray(SOFT_LABELS.read_bytes())
    content[at] ^= 4
    for damaged in (content, content[:at]):
        (tmp_path / "soft_labels.npz").write_bytes(damaged)
        with pytest.raises(ArtefactError):
            read_soft_labels(tmp_path / "soft_labels.npz", drafts)
