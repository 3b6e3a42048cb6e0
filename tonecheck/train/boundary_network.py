"""The small network that tells where sentences end in text without full stops, as it is trained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from tonecheck.draft.boundaries import DILATIONS, SLOTS, Boundaries, plain, word_rows, word_signs
from tonecheck.train.corpus import LabelledDraft
from tonecheck.train.recipe import base_folder

_WIDTH: Final = 64  # of a word's vector
_HIDDEN: Final = 128
_BEFORE_LAST: Final = 64
_TAPS: Final = 3
_FIRST_TAPS: Final = 5
_DROPOUT: Final = 0.1
_ROWS: Final = 4  # vectors of a word at most
_HOW_WRITTEN: Final = len(word_signs("a"))
_OFTEN: Final = 2  # times that a word is written, to count as itself
_FROM_BASE: Final = 8000  # words of the base weights' vocabulary, of which the first are the most common
_THRESHOLD: Final = -2.5  # in logits, chosen on dev: a thought cut in two harms less than two thoughts judged as one


def choose_words(drafts: Sequence[LabelledDraft]) -> list[str]:
    """Choose the words that have vectors of their own: those written twice in train, and the most common of English."""
    written = Counter(plain(word) for draft in drafts for text in draft.texts for word in text.split())
    base = sorted(base_tokenizer().get_vocab().items(), key=lambda item: item[1])
    common = [token for token, _ in base if token.isalpha() and token.isascii()][:_FROM_BASE]
    chosen = sorted({word for word, count in written.items() if count >= _OFTEN} | set(common))
    tokens = _tokens(chosen)
    return [word for word, ids in zip(chosen, tokens, strict=True) if ids]  # of invisible signs there are none


class BoundaryNetwork(nn.Module):
    """The small network, as ``Boundaries`` runs it without torch."""

    def __init__(self, vectors: Tensor) -> None:
        """Begin with vectors of shape (rows, width)."""
        super().__init__()
        nothing = torch.zeros(1, vectors.shape[1])
        self.vectors = nn.Embedding.from_pretrained(
            torch.cat([vectors, nothing]), freeze=False, padding_idx=len(vectors)
        )
        first = vectors.shape[1] + _HOW_WRITTEN
        self.layers = nn.ModuleList(
            nn.Conv1d(
                _HIDDEN if at else first,
                _HIDDEN,
                _TAPS if at else _FIRST_TAPS,
                padding="same",
                dilation=dilation,
            )
            for at, dilation in enumerate(DILATIONS)
        )
        self.gap, self.out = nn.Linear(2 * _HIDDEN, _BEFORE_LAST), nn.Linear(_BEFORE_LAST, 1)
        self.dropout = nn.Dropout(_DROPOUT)

    def forward(self, rows: Tensor, signs: Tensor) -> Tensor:
        """Give the logit of each gap, shape (texts, words - 1).

        Args:
            rows: of each word's vectors, filled up with the row of nothing, shape (texts, words, rows).
            signs: of each word, the last of which is 0 beside the text, shape (texts, words, signs).
        """
        is_word = signs[:, None, :, -1]
        known = (rows != self.vectors.padding_idx).sum(2, keepdim=True).clamp(min=1)
        read = self.dropout(torch.cat([self.vectors(rows).sum(2) / known, signs], 2)).transpose(1, 2)
        for at, layer in enumerate(self.layers):
            seen = layer(read).relu() * is_word
            read = read + seen if at else seen
        read = self.dropout(read.transpose(1, 2))
        logits: Tensor = self.out(self.gap(torch.cat([read[:, :-1], read[:, 1:]], 2)).relu())[..., 0]
        return logits

    def export(self, words: Sequence[str]) -> Boundaries:
        """Give the rule: vectors in eight bits, the threshold taken off the bias."""
        vectors = self.vectors.weight.detach().numpy()[:-1]
        step = float(np.abs(vectors).max()) / 127
        arrays = {"vectors": np.rint(vectors / step).astype(np.int8), "step": step}
        for at, layer in enumerate(self.layers):
            arrays[f"weight{at}"], arrays[f"bias{at}"] = _half(layer.weight.permute(2, 1, 0)), _half(layer.bias)
        return Boundaries.from_arrays(
            arrays
            | {
                "words": np.frombuffer("\n".join(words).encode(), np.uint8),
                "gap_weight": _half(self.gap.weight.T[None]),
                "gap_bias": _half(self.gap.bias),
                "weight": _half(self.out.weight[0]),
                "bias": float(self.out.bias.item()) - _THRESHOLD,
            }
        )


def _half(tensor: Tensor) -> NDArray[np.float16]:
    """Give a tensor's figures in 16 bits, as they are stored."""
    return tensor.detach().numpy().astype(np.float16)


def as_tensors(texts: Sequence[Sequence[str]], words: dict[str, int]) -> tuple[Tensor, Tensor]:
    """Give rows of vectors and signs of some texts' words, as the network reads them."""
    longest = max(map(len, texts))
    rows = np.full((len(texts), longest, _ROWS), SLOTS + len(words))
    signs = np.zeros((len(texts), longest, _HOW_WRITTEN), np.float32)
    for at, text in enumerate(texts):
        for place, word in enumerate(text):
            known = word_rows(word, words)
            rows[at, place, : len(known)], signs[at, place] = known, word_signs(word)
    return torch.from_numpy(rows), torch.from_numpy(signs)


def first_vectors(words: Sequence[str]) -> Tensor:
    """Give the vectors with which learning begins: of words those of the base weights' tokens, of letters by chance.

    The base weights' vectors are taken along their ``_WIDTH`` main directions.
    """
    weights = load_file(base_folder() / "model.safetensors")
    vectors = next(tensor for name, tensor in weights.items() if name.endswith("word_embeddings.weight")).float()
    vectors = vectors - vectors.mean(0)
    _, _, directions = torch.linalg.svd(vectors, full_matrices=False)
    vectors = vectors @ directions[:_WIDTH].T
    vectors /= vectors.std()
    own = torch.stack([vectors[ids].mean(0) for ids in _tokens(words)])
    return torch.cat([0.5 * torch.randn(SLOTS, _WIDTH), own])


def _tokens(words: Sequence[str]) -> list[list[int]]:
    """Give the ids of the tokens of each word."""
    return [each.ids for each in base_tokenizer().encode_batch(list(words), add_special_tokens=False)]


def base_tokenizer() -> Tokenizer:
    """Give the tokenizer of the base weights, which cuts and fills up nothing."""
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
