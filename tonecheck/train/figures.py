"""The figures of merit, computed from records; every definition is written down once, here."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from scipy.stats import spearmanr
from sklearn.metrics import average_precision_score, cohen_kappa_score, precision_recall_curve, roc_auc_score

from tonecheck.labels import ELEMENTS, FLAGS, REASONS, SCORES, VERDICTS
from tonecheck.train.records import DraftRecord, SentenceRecord

Figures = dict[str, Any]
_BINS: Final = 10


def all_figures(records: Sequence[DraftRecord]) -> Figures:
    """Compute every figure: sentences, drafts, and by reason, writer and slice."""
    sentences = [sentence for record in records for sentence in record.sentences]
    return {
        "drafts": len(records),
        "sentences": len(sentences),
        "sentence": sentence_figures(sentences),
        "sentence_8_words_or_more": sentence_figures([each for each in sentences if each.is_long]),
        "draft": draft_figures(records),
        "by_reason": {reason: reason_figures(sentences, reason) for reason in REASONS},
        "by_writer": _grouped(records, lambda record: [record.draft.writer]),
        "by_slice": _grouped(records, lambda record: sorted(record.draft.slices)),
        "confusion": confusion(sentences),
    }


def sentence_figures(sentences: Sequence[SentenceRecord]) -> Figures:
    """Compute how burns are told from ok sentences; cautions count only where a figure names them.

    ``calibration_error`` is the expected calibration error in ten bins (Guo et al. 2017), over all sentences.
    """
    burns = [each for each in sentences if each.labelled.flag == "burn"]
    clean = [each for each in sentences if each.labelled.flag == "ok"]
    mild = [each for each in sentences if each.labelled.flag == "caution"]
    found, alarms = _burnt(burns), _burnt(clean)
    scored = np.array([each.burn for each in [*burns, *clean]])
    truth = np.array([1] * len(burns) + [0] * len(clean))
    both = bool(burns and clean)
    return {
        "burns": len(burns),
        "auc": float(roc_auc_score(truth, scored)) if both else math.nan,
        "average_precision": float(average_precision_score(truth, scored)) if both else math.nan,
        "recall_at_1pct_false_alarms": recall_at(scored[truth == 1], scored[truth == 0], 0.01) if both else math.nan,
        "precision": _share(found, found + alarms),
        "recall": _share(found, len(burns)),
        "f1": _share(2 * found, found + alarms + len(burns)),
        "false_alarm_rate": _share(alarms, len(clean)),
        "caution_called_burn": _share(_burnt(mild), len(mild)),
        "reason_accuracy": _share(
            sum(each.flag == "burn" and each.reason == each.labelled.reason for each in burns), found
        ),
        "calibration_error": calibration_error(sentences),
    }


def draft_figures(records: Sequence[DraftRecord]) -> Figures:
    """Compute rank correlations of the scores, agreement on the verdict, and F1 of the elements."""
    gold = [record.draft.verdict for record in records]
    said = [record.verdict for record in records]
    scores: Figures = {
        name: float(spearmanr([r.draft.scores[at] for r in records], [r.scores[at] for r in records])[0])
        for at, name in enumerate(SCORES)
    }
    clean = [record.verdict for record in records if record.draft.verdict == "send"]
    held = [record.verdict for record in records if record.draft.verdict == "hold"]
    return {
        **scores,
        "verdict_accuracy": _share(sum(a == b for a, b in zip(gold, said, strict=True)), len(gold)),
        "verdict_kappa": float(cohen_kappa_score(gold, said, labels=list(VERDICTS), weights="quadratic")),
        "hold_recall": _share(held.count("hold"), len(held)),
        "held_let_through": _share(held.count("send"), len(held)),
        "clean_held": _share(clean.count("hold"), len(clean)),
        "clean_not_send": _share(len(clean) - clean.count("send"), len(clean)),
        "elements_f1": elements_f1(records),
    }


def elements_f1(records: Sequence[DraftRecord]) -> float:
    """Compute the F1 of the six elements, all drafts and elements together."""
    pairs = [(e in record.draft.elements, e in record.elements) for record in records for e in ELEMENTS]
    right = sum(a and b for a, b in pairs)
    return _share(2 * right, sum(a for a, _ in pairs) + sum(b for _, b in pairs))


def reason_figures(sentences: Sequence[SentenceRecord], reason: str) -> Figures:
    """Compute how many burns of one reason are found, and how many of those with the right reason."""
    burns = [each for each in sentences if each.labelled.flag == "burn" and each.labelled.reason == reason]
    found = [each for each in burns if each.flag == "burn"]
    right = sum(each.reason == reason for each in found)
    return {
        "burns": len(burns),
        "recall": _share(len(found), len(burns)),
        "reason_accuracy": _share(right, len(found)),
    }


def confusion(sentences: Sequence[SentenceRecord]) -> dict[str, dict[str, int]]:
    """Count flags: by the reader's, then by the judge's."""
    return {
        gold: {said: sum(e.labelled.flag == gold and e.flag == said for e in sentences) for said in FLAGS}
        for gold in FLAGS
    }


def recall_at(burns: Any, clean: Any, rate: float) -> float:  # noqa: ANN401
    """Compute the share of burns above the threshold that lets through at most ``rate`` of the clean ones."""
    allowed = int(rate * len(clean))
    cut = np.sort(clean)[::-1][allowed] if len(clean) > allowed else -math.inf
    return float((burns > cut).mean())


def calibration_bins(sentences: Sequence[SentenceRecord]) -> list[tuple[float, float, int]]:
    """Give mean probability, share of burns and size of each bin that is not empty."""
    scored = np.array([each.burn for each in sentences])
    burnt = np.array([each.labelled.flag == "burn" for each in sentences])
    box = np.minimum((scored * _BINS).astype(int), _BINS - 1)
    inside = [box == at for at in range(_BINS)]
    return [(float(scored[b].mean()), float(burnt[b].mean()), int(b.sum())) for b in inside if b.any()]


def calibration_error(sentences: Sequence[SentenceRecord]) -> float:
    """Compute the mean distance between probability and share of burns, each bin by its size."""
    return sum(abs(mean - share) * size for mean, share, size in calibration_bins(sentences)) / len(sentences)


def precision_recall(sentences: Sequence[SentenceRecord]) -> tuple[list[float], list[float]]:
    """Give precision and recall of burn against ok along all thresholds."""
    clear = [each for each in sentences if each.labelled.flag != "caution"]
    precision, recall, _ = precision_recall_curve([e.labelled.flag == "burn" for e in clear], [e.burn for e in clear])
    return precision.tolist(), recall.tolist()


def _grouped(records: Sequence[DraftRecord], names_of: Any) -> dict[str, Figures]:  # noqa: ANN401
    """Compute the sentence figures of each group of drafts."""
    names = sorted({name for record in records for name in names_of(record)})
    return {
        name: sentence_figures([s for record in records if name in names_of(record) for s in record.sentences])
        for name in names
    }


def _burnt(sentences: Sequence[SentenceRecord]) -> int:
    """Count the sentences called burn."""
    return sum(each.flag == "burn" for each in sentences)


def _share(part: float, whole: float) -> float:
    """Divide; nothing of nothing is not a number."""
    return part / whole if whole else math.nan
