"""The model card, written from the figures and the manifest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tonecheck.train import tables
from tonecheck.train.figures import Figures


def write_card(figures: Figures, manifest: Mapping[str, Any]) -> str:
    """Write ``CARD.md``."""
    trained = manifest["trained"]
    sections = [
        f"# Model card: {manifest['name']}",
        "Reads an English reply to a recruiter and gives, for each sentence, the probability that it burns a bridge; "
        "for the draft three scores, six elements and a verdict. Made for one person checking their own draft. Not "
        "made to judge people, to screen applicants, or for other kinds of text.",
        "## How it was made",
        "A six-layer sentence encoder (all-MiniLM-L6-v2), fine-tuned on whole drafts, taught by larger models and "
        "exported to ONNX, four bits a weight, computing in eight; linear heads by scikit-learn on its vectors of "
        f"{trained['drafts']} drafts, VADER's figures and surface features; "
        "probabilities calibrated and thresholds chosen on development drafts by other writers. "
        f"Seed {trained['seed']}. `data/README.md` tells how the drafts were written and by whom, "
        "`docs/experiments.md` in which order the encoder saw them.",
        f"## Figures\n\nOn {figures['drafts']} test drafts ({figures['sentences']} sentences) by writers who wrote "
        "nothing for training.",
        tables.summary_table(figures),
        "### By strictness",
        tables.strictness_table(figures),
        "### Beside simpler judges\n\nEach baseline at the threshold that suits it best on these very drafts.",
        tables.baseline_table(figures),
        "### By reason",
        tables.reason_table(figures),
        "### By kind of draft",
        tables.group_table(figures, "by_slice"),
        "### By writer",
        tables.group_table(figures, "by_writer"),
        "### Changes that must not move a flag",
        tables.invariance_table(figures),
        "### Confusions",
        tables.confusion_table(figures),
        "## Limits",
        "The drafts were composed for this project by language models writing in many voices, and labelled by the "
        "same kind of reader; people's real replies may differ. It knows the reader only as a reasonable recruiter, "
        "not as the person you know. Irony that needs knowledge of the world escapes it most often.",
    ]
    return "\n\n".join(section.strip() for section in sections) + "\n"
