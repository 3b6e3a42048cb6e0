"""The figures as Markdown: for the model card, the README and the docs."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from typing import Final

from tonecheck.train.figures import Figures

_SLOT: Final = re.compile(r"(<!-- figures: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
_SENTENCE: Final = (
    ("average precision", "average_precision"),
    ("AUC", "auc"),
    ("precision", "precision"),
    ("recall", "recall"),
    ("F1", "f1"),
    ("recall at 1 % false alarms", "recall_at_1pct_false_alarms"),
    ("false alarms on ok sentences", "false_alarm_rate"),
    ("cautions called burn", "caution_called_burn"),
    ("reason right, of burns found", "reason_accuracy"),
    ("calibration error", "calibration_error"),
)
_DRAFT: Final = (
    ("anger, rank correlation", "anger"),
    ("defensiveness, rank correlation", "defensiveness"),
    ("professionalism, rank correlation", "professionalism"),
    ("verdict, quadratic kappa", "verdict_kappa"),
    ("verdict right", "verdict_accuracy"),
    ("held drafts found", "hold_recall"),
    ("held drafts let through as send", "held_let_through"),
    ("clean drafts held", "clean_held"),
    ("clean drafts not sent", "clean_not_send"),
    ("elements, F1", "elements_f1"),
)
_BASELINE: Final = (
    ("AUC", "auc"),
    ("average precision", "average_precision"),
    ("F1", "f1"),
    ("recall at 1 % false alarms", "recall_at_1pct_false_alarms"),
)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a Markdown table; numbers show three decimals."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(_shown(cell) for cell in line) + " |" for line in lines) + "\n"


def _shown(cell: object) -> str:
    """Write a cell."""
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return "–"
    return f"{cell:.3f}" if isinstance(cell, float) else str(cell)


def summary_table(figures: Figures) -> str:
    """Write the main figures beside the second reader's."""
    other = figures.get("second_reader") or {"sentence": {}, "sentence_8_words_or_more": {}, "draft": {}}
    rows = [
        (title, figures[part][key], other[part].get(key, ""))
        for part, keys in (("sentence", _SENTENCE), ("draft", _DRAFT))
        for title, key in keys
    ]
    long = "sentence_8_words_or_more"
    rows += [(f"{t}, 8 words or more", figures[long][k], other[long].get(k, "")) for t, k in _BASELINE]
    return table(("figure", "tonecheck", "a second reader"), rows)


def strictness_table(figures: Figures) -> str:
    """Write false alarms and misses by strictness."""
    keys = ("false_alarm_rate", "miss_rate", "f1", "verdict_kappa", "clean_held")
    head = ("strictness", "false alarms on ok sentences", "burns missed", "F1", "verdict kappa", "clean drafts held")
    return table(head, [(name, *(row[key] for key in keys)) for name, row in figures["strictness"].items()])


def baseline_table(figures: Figures) -> str:
    """Write the baselines, the model and the second reader in one table."""
    judges = {**figures.get("baselines", {}), figures["model"]: figures}
    if figures.get("second_reader"):
        judges["a second reader"] = figures["second_reader"]
    parts = ("sentence", "sentence_8_words_or_more")
    head = ("judge", *(title for title, _ in _BASELINE), *(f"{title}, 8 words or more" for title, _ in _BASELINE))
    return table(
        head, [(name, *(row[part][key] for part in parts for _, key in _BASELINE)) for name, row in judges.items()]
    )


def reason_table(figures: Figures) -> str:
    """Write recall and right reasons by reason."""
    rows = [(name, row["burns"], row["recall"], row["reason_accuracy"]) for name, row in figures["by_reason"].items()]
    return table(("reason", "burns", "found", "reason right, of those"), rows)


def group_table(figures: Figures, group: str) -> str:
    """Write the sentence figures by writer or by slice."""
    keys = ("burns", "average_precision", "f1", "recall", "false_alarm_rate")
    head = (group.removeprefix("by_"), "burns", "average precision", "F1", "found", "false alarms")
    return table(head, [(name, *(row[key] for key in keys)) for name, row in figures[group].items()])


def invariance_table(figures: Figures) -> str:
    """Write how often a harmless change moves a flag."""
    return table(("change", "sentences whose flag moves"), list(figures["invariance"].items()))


def confusion_table(figures: Figures) -> str:
    """Write the flags said against the flags labelled."""
    flags = list(figures["confusion"])
    head = ("labelled", *(f"said {flag}" for flag in flags))
    return table(head, [(gold, *(figures["confusion"][gold][said] for said in flags)) for gold in flags])


def fill_tables(page: str, figures: Figures) -> str:
    """Write the tables between the ``figures`` marks of a Markdown page anew; the rest of the page stays."""
    makers = {maker.__name__: maker for maker in (summary_table, strictness_table, baseline_table, short_table)}
    return _SLOT.sub(lambda slot: slot[1] + "\n" + makers[slot[2]](figures) + "\n" + slot[3], page)


def short_table(figures: Figures) -> str:
    """Write the handful of figures that a user wants to know first."""
    sentence, draft = figures["sentence"], figures["draft"]
    rows = (
        ("burning sentences found", _percent(sentence["recall"])),
        ("of those flagged, right", _percent(sentence["precision"])),
        ("harmless sentences flagged (false alarms)", _percent(sentence["false_alarm_rate"])),
        ("clean drafts held", _percent(draft["clean_held"])),
        ("drafts to be held that got a plain send", _percent(draft["held_let_through"])),
        ("average precision", f"{sentence['average_precision']:.3f}"),
    )
    return table((f"on {figures['drafts']} unseen drafts", figures["model"]), rows)


def _percent(share: float) -> str:
    """Write a share in percent."""
    return f"{100 * share:.1f} %"
