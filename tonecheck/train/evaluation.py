"""Measure a model on labelled drafts: everything that the page, the card and the README tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tonecheck.judge.checker import Checker
from tonecheck.judge.verdict import STRICTNESSES
from tonecheck.train.baselines import measure_baselines
from tonecheck.train.corpus import LabelledDraft, read_corpus
from tonecheck.train.figures import Figures, all_figures, draft_figures, sentence_figures
from tonecheck.train.invariance import measure_invariance
from tonecheck.train.records import DraftRecord, SentenceRecord, judge_drafts, second_reader_records

_EXAMPLES = 12


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures as plain values, and the records they come from."""

    figures: Figures
    records: tuple[DraftRecord, ...]


def evaluate(
    drafts: Sequence[LabelledDraft],
    *,
    model: str | Path | None = None,
    second: Path | None = None,
    train: Path | None = None,
    seed: int = 1,
) -> Evaluation:
    """Measure a model.

    Args:
        drafts: labelled drafts, none of which the model has learned from.
        model: path of a model folder or name of a shipped one.
        second: folder of the second reader's labels, measured by the same figures.
        train: training drafts, from which the baselines learn; no baselines where None.
        seed: for baselines and invariance.
    """
    checker = Checker(model=model)
    records = judge_drafts(checker, drafts)
    figures = {"model": checker.model, **all_figures(records)}
    figures["examples"] = _examples(records)
    figures["strictness"] = {name: _strictness(Checker(model=model, strictness=name), drafts) for name in STRICTNESSES}
    figures["invariance"] = measure_invariance(checker, drafts, seed=seed)
    if second is not None:
        again = second_reader_records(drafts, read_corpus([second]))
        figures["second_reader"] = all_figures(again) if again else None
    if train is not None:
        figures["baselines"] = measure_baselines(read_corpus([train]), drafts, seed=seed)
    return Evaluation(figures, records)


def _strictness(checker: Checker, drafts: Sequence[LabelledDraft]) -> Figures:
    """Measure false alarms and misses under one strictness."""
    records = judge_drafts(checker, drafts)
    sentence = sentence_figures([each for record in records for each in record.sentences])
    draft = draft_figures(records)
    return {
        "false_alarm_rate": sentence["false_alarm_rate"],
        "miss_rate": 1 - sentence["recall"],
        "f1": sentence["f1"],
        "verdict_kappa": draft["verdict_kappa"],
        "clean_held": draft["clean_held"],
    }


def _examples(records: Sequence[DraftRecord]) -> dict[str, list[str]]:
    """Give the surest mistakes: burns missed and ok sentences called burn."""
    sentences = [each for record in records for each in record.sentences]
    missed = [each for each in sentences if each.labelled.flag == "burn" and each.flag != "burn"]
    alarms = [each for each in sentences if each.labelled.flag == "ok" and each.flag == "burn"]
    return {
        "missed": _told(sorted(missed, key=lambda each: each.burn)),
        "false_alarms": _told(sorted(alarms, key=lambda each: -each.burn)),
    }


def _told(sentences: Sequence[SentenceRecord]) -> list[str]:
    """Write the first few sentences with their figure and label."""
    return [f"{each.burn:.2f} {each.labelled.reason or 'ok'}: {each.labelled.text}" for each in sentences[:_EXAMPLES]]
