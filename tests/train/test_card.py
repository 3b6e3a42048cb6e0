"""The model card."""

import json

from tonecheck.judge.artefact import find_model, read_manifest
from tonecheck.train.card import write_card


def test_shipped_card_tells_of_the_shipped_model():
    """Its text is what is written today from the figures and the manifest that lie beside it."""
    folder = find_model()
    figures = json.loads((folder / "metrics.json").read_text(encoding="utf-8"))
    assert (folder / "CARD.md").read_text(encoding="utf-8") == write_card(figures, read_manifest(folder))
