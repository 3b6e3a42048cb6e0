"""The evaluation as one self-contained HTML page with plots."""

from __future__ import annotations

import html
import io
from collections.abc import Sequence
from typing import Any, Final

from tonecheck.train import tables
from tonecheck.train.evaluation import Evaluation
from tonecheck.train.figures import Figures, calibration_bins, precision_recall
from tonecheck.train.records import SentenceRecord

_STYLE: Final = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; margin: 1rem 0; display: block; overflow-x: auto; }
td, th { border-bottom: 1px solid #8888; padding: .25rem .7rem; text-align: left; }
figure { margin: 1rem 0; background: #fff; display: inline-block; } svg { max-width: 100%; height: auto; }
"""


def render_page(evaluation: Evaluation) -> str:
    """Render figures and plots; nothing on the page is fetched from elsewhere."""
    figures = evaluation.figures
    sentences = [sentence for record in evaluation.records for sentence in record.sentences]
    body = [
        f"<h1>{html.escape(figures['model'])} on {figures['drafts']} drafts</h1>",
        _section("Figures", tables.summary_table(figures)),
        _plots(sentences),
        _section("By strictness", tables.strictness_table(figures)),
        _section("Beside simpler judges", tables.baseline_table(figures)),
        _section("By reason", tables.reason_table(figures)),
        _section("By kind of draft", tables.group_table(figures, "by_slice")),
        _section("By writer", tables.group_table(figures, "by_writer")),
        _section("Changes that must not move a flag", tables.invariance_table(figures)),
        _section("Confusions", tables.confusion_table(figures)),
        _examples(figures),
    ]
    title = f"tonecheck: {html.escape(figures['model'])}"
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>\n'
        f"<body><main>{''.join(body)}</main></body></html>\n"
    )


def _section(title: str, markdown: str) -> str:
    """Show a Markdown table as HTML under a heading."""
    lines = [line.strip("| ").split(" | ") for line in markdown.strip().splitlines()]
    rows = [_row("th", lines[0]), *(_row("td", line) for line in lines[2:])]
    return f"<h2>{html.escape(title)}</h2><table>{''.join(rows)}</table>"


def _row(cell: str, texts: Sequence[str]) -> str:
    """Write one table row."""
    return "<tr>" + "".join(f"<{cell}>{html.escape(text)}</{cell}>" for text in texts) + "</tr>"


def _examples(figures: Figures) -> str:
    """List the surest mistakes."""
    lists = []
    for title, told in (("Burns missed", "missed"), ("False alarms", "false_alarms")):
        items = "".join(f"<li>{html.escape(line)}</li>" for line in figures["examples"][told])
        lists.append(f"<h2>{title}</h2><ul>{items}</ul>")
    return "".join(lists)


def _plots(sentences: Sequence[SentenceRecord]) -> str:
    """Draw precision against recall, and calibration."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(10, 4.2), layout="constrained")
    left, right = figure.subplots(1, 2)
    _draw_precision(left, sentences)
    _draw_calibration(right, sentences)
    svg = io.StringIO()
    figure.savefig(svg, format="svg", metadata={"Date": None})
    label = "Left: precision against recall of burn. Right: calibration of burn."
    drawing = svg.getvalue()
    return f'<figure role="img" aria-label="{label}">{drawing[drawing.index("<svg") :]}</figure>'


def _draw_precision(axes: Any, sentences: Sequence[SentenceRecord]) -> None:  # noqa: ANN401
    """Draw precision against recall, for all sentences and for the longer ones."""
    for name, chosen in (("all", sentences), ("8 words or more", [each for each in sentences if each.is_long])):
        precision, recall = precision_recall(chosen)
        axes.plot(recall, precision, label=name)
    axes.set(xlabel="recall", ylabel="precision", title="burn against ok", xlim=(0, 1), ylim=(0, 1.02))
    axes.legend(loc="lower left")


def _draw_calibration(axes: Any, sentences: Sequence[SentenceRecord]) -> None:  # noqa: ANN401
    """Draw the share of burns against the probability said, larger dots for fuller bins."""
    bins = calibration_bins(sentences)
    axes.plot([0, 1], [0, 1], color="grey", linewidth=1)
    axes.scatter([b[0] for b in bins], [b[1] for b in bins], s=[12 + b[2] ** 0.5 * 8 for b in bins])
    axes.set(xlabel="burn, as said", ylabel="share labelled burn", title="calibration", xlim=(0, 1), ylim=(0, 1.02))
