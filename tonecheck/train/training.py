"""From the corpus to a model folder: encode, fit the heads, choose the thresholds, write."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Final

from tonecheck import __version__
from tonecheck.draft.boundaries import Boundaries
from tonecheck.judge.encoder import Encoder, read_encoder
from tonecheck.judge.reception import Reception
from tonecheck.train.artefact import write_model
from tonecheck.train.compact import pack_corpus
from tonecheck.train.corpus import as_sent, as_taught, digest_corpus, read_corpus
from tonecheck.train.encoded import EncodedDraft, encode_drafts
from tonecheck.train.excerpts import draw_excerpts
from tonecheck.train.heads import FittedHeads, export_heads, fit_heads
from tonecheck.train.insertions import draw_insertions
from tonecheck.train.reception import fit_reception, read_answers
from tonecheck.train.soft_labels import SOFT_LABELS_FILE, read_soft_labels
from tonecheck.train.thresholds import JudgedDraft, choose_thresholds

_PARTS: Final = ("train", "dev", "suggestions", SOFT_LABELS_FILE)


def train_heads(corpus: Path, *, encoder: Path, boundaries: Boundaries | None, folder: Path, seed: int) -> None:
    """Train the heads on ``corpus/train`` over a given encoder and write the model folder.

    Args:
        corpus: folder with ``train/`` and ``dev/``; calibration, penalties and thresholds come from ``dev/``. Where
            there is a folder ``suggestions/``, what tells how suggestions are taken is fitted on its answers, and on
            ``soft_labels.npz`` if that is there.
        encoder: folder with ``encoder.onnx`` and ``tokenizer.json``.
        boundaries: tells where sentences end that have no full stops; where None, they stay one.
        folder: the model folder to write.
        seed: for every estimator; the same corpus, encoder, boundaries and seed give the same heads.

    Raises:
        UsageError: the corpus is missing or faulty.
    """
    loaded = read_encoder(encoder)
    drafts, dev_drafts = (read_corpus([corpus / part]) for part in ("train", "dev"))
    train, excerpts, insertions = (
        encode_drafts(loaded, [as_taught(draft, boundaries) for draft in some])
        for some in (drafts, draw_excerpts(drafts, seed=seed), draw_insertions(drafts, seed=seed))
    )
    dev = encode_drafts(loaded, [as_sent(draft, boundaries) for draft in dev_drafts])
    fitted = fit_heads(train, dev, excerpts=excerpts, insertions=insertions, seed=seed)
    write_model(
        folder,
        encoder=encoder,
        heads=export_heads(fitted),
        boundaries=boundaries,
        reception=_fit_reception(corpus, loaded, train, dev, seed=seed),
        corpus=pack_corpus([*train, *excerpts], dev, penalty=fitted.flags[-1].C),
        thresholds=choose_thresholds(_judged(fitted, dev)),
        trained={
            "seed": seed,
            "drafts": len(train),
            "corpus": {part: digest_corpus([corpus / part]) for part in _PARTS if (corpus / part).exists()},
            "versions": {"tonecheck": __version__, "scikit-learn": version("scikit-learn"), "numpy": version("numpy")},
        },
    )


def _judged(fitted: FittedHeads, dev: Sequence[EncodedDraft]) -> list[JudgedDraft]:
    """Give what the heads say of the development drafts."""
    scores = fitted.scores.predict(fitted.draft_rows(dev)).clip(0, 10).round(1)
    return [
        JudgedDraft(each.draft, fitted.flag_probabilities(each.features), float(row[2]))
        for each, row in zip(dev, scores, strict=True)
    ]


def _fit_reception(
    corpus: Path, encoder: Encoder, train: Sequence[EncodedDraft], dev: Sequence[EncodedDraft], *, seed: int
) -> Reception | None:
    """Fit what tells how suggestions are taken, on the answers and soft labels that the corpus has."""
    answers = read_answers(corpus / "suggestions")
    soft_labels = read_soft_labels(corpus / SOFT_LABELS_FILE, [each.draft for each in train])
    return fit_reception(encoder, [*train, *dev], answers, soft_labels, seed=seed)
