"""From the corpus to a model folder: encode, fit the heads, choose the thresholds, write."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from tonecheck import __version__
from tonecheck.judge.encoder import read_encoder
from tonecheck.train.artefact import write_model
from tonecheck.train.compact import pack_corpus
from tonecheck.train.corpus import as_sent, digest_corpus, read_corpus
from tonecheck.train.encoded import make_reader
from tonecheck.train.excerpts import draw_excerpts
from tonecheck.train.heads import export_heads, fit_heads
from tonecheck.train.reception import fit_reception, read_answers
from tonecheck.train.thresholds import JudgedDraft, choose_thresholds


def train_heads(corpus: Path, *, encoder: Path, folder: Path, seed: int) -> None:
    """Train the heads on ``corpus/train`` over a given encoder and write the model folder.

    Args:
        corpus: folder with ``train/`` and ``dev/``; calibration, penalties and thresholds come from ``dev/``. Where
            there is a folder ``suggestions/``, what tells how suggestions are taken is fitted on its answers.
        encoder: folder with ``encoder.onnx`` and ``tokenizer.json``.
        folder: the model folder to write.
        seed: for every estimator; the same corpus, encoder and seed give the same heads.

    Raises:
        UsageError: the corpus is missing or faulty.
    """
    drafts, dev_drafts = (read_corpus([corpus / part]) for part in ("train", "dev"))
    reader = make_reader(read_encoder(encoder), drafts, seed=seed)
    train, dev, excerpts = (
        [reader.encode(as_sent(draft)) for draft in some]
        for some in (drafts, dev_drafts, draw_excerpts(drafts, seed=seed))
    )
    fitted = fit_heads(train, dev, excerpts=excerpts, seed=seed)
    scores = fitted.scores.predict(fitted.draft_rows(dev)).clip(0, 10).round(1)
    judged = [
        JudgedDraft(each.draft, fitted.flag_probabilities(each.features), float(row[2]))
        for each, row in zip(dev, scores, strict=True)
    ]
    write_model(
        folder,
        encoder=encoder,
        ngrams=reader.ngrams.whole,
        heads=export_heads(fitted),
        reception=fit_reception(reader, [*train, *dev], read_answers(corpus / "suggestions"), seed=seed),
        corpus=pack_corpus([*train, *excerpts], dev, penalty=fitted.flags[-1].C),
        thresholds=choose_thresholds(judged),
        trained={
            "seed": seed,
            "drafts": len(train),
            "corpus": {part: digest_corpus([corpus / part]) for part in ("train", "dev")},
            "versions": {"tonecheck": __version__, "scikit-learn": version("scikit-learn"), "numpy": version("numpy")},
        },
    )
