"""How readers take suggestions, fitted on their answers."""

import json
from dataclasses import asdict

import numpy as np
import pytest

from tonecheck.errors import UsageError
from tonecheck.judge.artefact import find_model
from tonecheck.judge.encoder import read_encoder
from tonecheck.judge.reception import Reception
from tonecheck.train.corpus import LabelledDraft, LabelledSentence
from tonecheck.train.encoded import encode_drafts
from tonecheck.train.linear import folded, make_logistic
from tonecheck.train.reception import Answer, fit_reception, read_answers
from tonecheck.train.soft_labels import SoftLabel

FACTS = ["I waited for three hours in your hall.", "The test was on page two.", "You gave me the wrong date twice."]
INSULTS = ["You are clowns.", "What a circus of fools.", "Get lost, the lot of you."]
CALM, HOLLOW = "I would have been glad of a word in between.", "I had hoped for better news."


@pytest.fixture(scope="module")
def encoder():
    """Give the shipped encoder."""
    return read_encoder(find_model())


@pytest.fixture(scope="module")
def encoded(encoder):
    """Encode drafts of one flagged sentence between two others."""
    return encode_drafts(encoder, [draft(f"x-{at}", text) for at, text in enumerate([*FACTS, *INSULTS])])


def draft(name, text):
    """Make a draft around a flagged sentence."""
    flags = [("Thank you for your mail.", "ok", None), (text, "burn", "blaming"), ("I wish you well.", "ok", None)]
    sentences = tuple(LabelledSentence(*each) for each in flags)
    return LabelledDraft(name, "x", sentences, (5, 5, 3), "hold", frozenset(), frozenset())


def answers():
    """Give answers: insults may go, facts not; a fact may be said calmly, and a stock line helps nobody."""
    for at, text in enumerate([*FACTS, *INSULTS]):
        yield Answer(f"x-{at}", text, "", text in INSULTS)
        yield Answer(f"x-{at}", text, CALM, text in FACTS)
        yield Answer(f"x-{at}", text, HOLLOW, sent=False)


def test_fitted_heads_tell_what_the_readers_told(encoder, encoded):
    """Where there is a point, and which text is sent."""
    found = fit_reception(encoder, encoded, list(answers()), {}, seed=1)
    points = [found.holds_point(each.features[1]) for each in encoded]
    assert min(points[:3]) > max(points[3:])


def test_what_larger_models_said_counts_beside_the_answer(encoder, encoded):
    """A point that they see in an insult makes it likelier that there is one, and the facts stay likelier still."""
    soft_labels = {(each.draft.id, INSULTS[0]): SoftLabel(np.array([0.0, 0.0, 1.0]), 1.0) for each in encoded}
    alone, beside = (fit_reception(encoder, encoded, list(answers()), said, seed=1) for said in ({}, soft_labels))
    before, after = ([heads.holds_point(each.features[1]) for each in encoded] for heads in (alone, beside))
    insult = len(FACTS)
    assert after[insult] > before[insult] + 0.05
    assert min(after[:insult]) > after[insult]


def test_weights_give_what_scikit_learn_gives():
    """The folded weights give the same probabilities as the estimator."""
    chance = np.random.default_rng(1)
    rows, labels = chance.normal(size=(40, 6)), np.arange(40) % 2 == 0
    head = make_logistic(0.1, 1).fit(rows, labels)
    (weight,), (bias,) = folded(head)
    reception = Reception(weight, bias, weight, bias)
    expected = head.predict_proba(rows)[:, 1]
    assert [reception.holds_point(row) for row in rows] == pytest.approx(expected)
    assert [reception.is_sent(row[:2], row[2:]) for row in rows] == pytest.approx(expected)


def test_arrays_give_the_heads_back():
    """What was saved by its names is built again."""
    heads = Reception(np.ones(3), np.array(1.0), np.ones(6), np.array(2.0))
    assert Reception.from_arrays(asdict(heads)).wording_bias == 2.0


@pytest.mark.parametrize("name", ["x-0", "elsewhere"])
def test_nothing_is_fitted_where_the_answers_do_not_differ(encoder, encoded, name):
    """All alike, or all for drafts that are not there."""
    assert fit_reception(encoder, encoded, [Answer(name, FACTS[0], "", sent=True)], {}, seed=1) is None


def test_answer_to_a_sentence_that_has_changed_is_passed_over(encoder, encoded):
    """The sentence is found by its words."""
    changed = [Answer("x-0", "I waited for two hours in your hall.", "", sent=False)]
    assert fit_reception(encoder, encoded, changed, {}, seed=1) is None


def test_answers_are_read_from_every_file(tmp_path):
    """One line an answer; a reason given beside it is not needed; no folder holds none."""
    row = {"draft": "x-0", "sentence": "You are clowns.", "instead": "", "sent": True, "why": "an insult"}
    (tmp_path / "r01.jsonl").write_text(json.dumps(row) + "\n")
    assert read_answers(tmp_path) == (Answer("x-0", "You are clowns.", "", sent=True),)
    assert read_answers(tmp_path / "nowhere") == ()


def test_faulty_answer_names_its_line(tmp_path):
    """A line that is no answer is refused, with its place."""
    (tmp_path / "r01.jsonl").write_text('{"draft": "x-0"}\n')
    with pytest.raises(UsageError, match=r"r01\.jsonl:1 is not an answer"):
        read_answers(tmp_path)
