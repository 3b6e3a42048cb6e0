"""Train a model folder from the corpus."""

from __future__ import annotations

from pathlib import Path

import click

_FOLDER = click.Path(path_type=Path, file_okay=False)


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
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of everything random.")
@click.argument("folder", type=_FOLDER)
def command(corpus: Path, encoder: Path | None, fine_tune: Path | None, seed: int, folder: Path) -> None:
    """Train on the corpus and write the model to FOLDER, such as models/reply-10."""
    from tonecheck.judge.artefact import find_model
    from tonecheck.train.training import train_heads

    if fine_tune is not None:
        from tonecheck.train.fine_tuning import fine_tune_encoder

        encoder = fine_tune_encoder(corpus, work=fine_tune, seed=seed, say=lambda line: click.echo(line, err=True))
    train_heads(corpus, encoder=encoder or find_model(), folder=folder, seed=seed)
    click.echo(f"wrote {folder}")
