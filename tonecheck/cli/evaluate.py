"""Measure the model on labelled drafts."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import click

from tonecheck.cli.extras import require_extra

_PATH = click.Path(path_type=Path)
_FOLDER = click.Path(path_type=Path, file_okay=False)


def _can_be_written(_: click.Context, __: click.Parameter, path: Path | None) -> Path | None:
    """Refuse a file without a folder before the measuring, which takes minutes."""
    if path is not None and not path.parent.is_dir():
        raise click.BadParameter(f"there is no folder {path.parent}; make it first")
    return path


@click.command(name="evaluate")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path, exists=True))
@click.option("--model", type=click.Path(), help="Path of a model folder, or name of a shipped model.")
@click.option("--second", type=_FOLDER, help="Folder with a second reader's labels of the same drafts.")
@click.option(
    "--baselines", type=_FOLDER, help="Folder of training drafts; measure simple judges that learn from them."
)
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of everything random.")
@click.option("--json", "json_file", type=_PATH, callback=_can_be_written, help="Write the figures to this file.")
@click.option("--html", "html_file", type=_PATH, callback=_can_be_written, help="Write a page with plots to this file.")
@click.option("--card", "card_file", type=_PATH, callback=_can_be_written, help="Write the model card to this file.")
@click.option("--docs", type=_PATH, multiple=True, help="Fill the tables of figures in this Markdown page; repeatable.")
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    files: tuple[Path, ...],
    model: str | None,
    second: Path | None,
    baselines: Path | None,
    seed: int,
    json_file: Path | None,
    html_file: Path | None,
    card_file: Path | None,
    docs: tuple[Path, ...],
) -> None:
    """Measure the model on labelled drafts: FILEs of JSON Lines, or folders of them."""
    if html_file is not None:
        require_extra("train", "matplotlib", needed_by="--html")
    from tonecheck.train.corpus import read_corpus
    from tonecheck.train.evaluation import evaluate
    from tonecheck.train.tables import fill_tables, strictness_table, summary_table

    evaluation = evaluate(read_corpus(files), model=model, second=second, train=baselines, seed=seed)
    figures = _rounded(evaluation.figures)
    if json_file is not None:
        json_file.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if html_file is not None:
        from tonecheck.train.page import render_page

        html_file.write_text(render_page(evaluation), encoding="utf-8")
    if card_file is not None:
        from tonecheck.judge.artefact import find_model, read_manifest
        from tonecheck.train.card import write_card

        card_file.write_text(write_card(figures, read_manifest(find_model(model))), encoding="utf-8")
    for page in docs:
        page.write_text(fill_tables(page.read_text(encoding="utf-8"), figures), encoding="utf-8")
    click.echo(summary_table(figures) + "\n" + strictness_table(figures), nl=False)


def _rounded(value: Any) -> Any:  # noqa: ANN401
    """Round figures to six decimals and write not-a-number as null, which JSON knows."""
    if isinstance(value, dict):
        return {key: _rounded(each) for key, each in value.items()}
    if isinstance(value, float):
        return None if math.isnan(value) else round(value, 6)
    return [_rounded(each) for each in value] if isinstance(value, list) else value
