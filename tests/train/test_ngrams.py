"""The linear model on n-grams is fitted so that a writer's own sentences tell nothing about them."""

import numpy as np
import pytest

from tonecheck.judge.artefact import find_model
from tonecheck.judge.encoder import read_encoder
from tonecheck.train.corpus import LabelledDraft, LabelledSentence
from tonecheck.train.ngrams import fit_ngrams

KIND = ("Thank you for the tea.", "I wish you a good week.", "The keys are in the post.")
RUDE = ("You utter clowns.", "What a pack of clowns.", "Clowns, the lot of you.")


@pytest.fixture(scope="module")
def encoder():
    """Give the shipped encoder, for its tokens."""
    return read_encoder(find_model())


def drafts(writers):
    """Give two drafts a writer, a kind and a rude one; only the last writer says "muppets"."""
    for writer in writers:
        rude = (*RUDE, "Muppets.") if writer == writers[-1] else RUDE
        for flag, reason, texts in (("ok", None, KIND), ("burn", "lashing-out", rude)):
            sentences = tuple(LabelledSentence(text, flag, reason) for text in texts)
            yield LabelledDraft(f"{writer}-{flag}", writer, sentences, (0, 0, 5), "send", frozenset(), frozenset())


def test_insults_are_told_from_thanks(encoder):
    """Words that stood in burns only raise the logit."""
    ngrams = fit_ngrams(encoder, list(drafts("abcdef")), seed=1).whole
    kind, rude = ngrams.logits(encoder.tokenize(["The tea is in the post.", "Thanks, clowns."]))
    assert kind < 0 < rude


def test_a_writer_is_judged_without_their_own_drafts(encoder):
    """What one writer alone says weighs nothing for them, and something for others."""
    fitted = fit_ngrams(encoder, list(drafts("abcdef")), seed=1)
    tokens = encoder.tokenize(["Muppets."])
    assert fitted.for_writer("f").logits(tokens) < fitted.for_writer("b").logits(tokens)
    assert fitted.for_writer("a stranger") is fitted.whole


def test_a_single_writer_is_judged_by_all_there_is(encoder):
    """Where nobody else is left to fit on, the one model serves."""
    fitted = fit_ngrams(encoder, list(drafts("a")), seed=1)
    assert fitted.for_writer("a") is fitted.whole
    assert fitted.whole.weight.dtype == np.int8
