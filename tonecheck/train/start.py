"""Begin where a model stands: its encoder's weights in the network, beside heads that know nothing yet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import torch

from tonecheck.judge.artefact import Artefact
from tonecheck.train.network import ToneNetwork
from tonecheck.train.packing import unpack_weights
from tonecheck.train.recipe import base_folder

_WORDS: Final = "transformer.embeddings.word_embeddings.weight"


def network_of(model: Artefact) -> ToneNetwork:
    """Give a network with the encoder of a model; tokens that its vocabulary leaves out keep their base vectors.

    Raises:
        ArtefactError: the model is damaged.
    """
    network = ToneNetwork(base_folder())
    stored = unpack_weights(model.audited("encoder.onnx"))
    weights = {name: torch.from_numpy(array.copy()) for name, array in stored.items()}
    network.word_vectors.data[_base_ids(model)] = weights.pop(_WORDS)
    network.load_state_dict(network.state_dict() | weights)
    return network


def _base_ids(model: Artefact) -> list[int]:
    """Give the base id of each token of a model's vocabulary, in the order of its own ids."""
    own, base = map(_vocabulary, (model.audited("tokenizer.json"), base_folder() / "tokenizer.json"))
    return [base[token] for token in sorted(own, key=own.__getitem__)]


def _vocabulary(tokenizer: Path) -> dict[str, int]:
    """Read the ids of a tokenizer's tokens."""
    ids: dict[str, int] = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    return ids
