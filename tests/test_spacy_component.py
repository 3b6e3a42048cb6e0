"""The spaCy component."""

import pytest
import spacy
from spacy import displacy

ANGRY = "Thank you for the news. You are a bunch of liars and idiots, never contact me again!"
KIND = "Thank you for your time and the kind words."


@pytest.fixture(scope="module")
def nlp():
    """Make a pipeline with the component."""
    pipeline = spacy.blank("en")
    pipeline.add_pipe("tonecheck", config={"strictness": "normal"})
    return pipeline


def test_component_judges_as_the_checker_does(nlp, checker):
    """The doc's tone is the report, its spans are the flagged sentences, its boundaries the judged sentences."""
    doc = nlp(ANGRY)
    report = checker.check(ANGRY)
    assert doc._.tone == report.to_dict()
    assert [(s.text, s.label_) for s in doc.spans["tonecheck"]] == [(s.text, s.reason) for s in report.flagged]
    assert [s.text for s in doc.sents] == [s.text for s in report.sentences]


def test_doc_that_cannot_be_judged_passes_through(nlp):
    """An empty doc has no tone and no spans."""
    doc = nlp("")
    assert doc._.tone is None
    assert not doc.spans["tonecheck"]


def test_component_works_in_other_processes(nlp):
    """`nlp.pipe(n_process=2)` gives what one process gives."""
    texts = [ANGRY, KIND] * 3
    alone = [doc._.tone for doc in nlp.pipe(texts)]
    assert [doc._.tone for doc in nlp.pipe(texts, n_process=2, batch_size=2)] == alone


def test_component_survives_the_disk(nlp, tmp_path):
    """A saved pipeline judges as before."""
    nlp.to_disk(tmp_path / "pipeline")
    assert spacy.load(tmp_path / "pipeline")(ANGRY)._.tone == nlp(ANGRY)._.tone


def test_displacy_draws_the_spans(nlp):
    """DisplaCy shows the flagged sentences with their reasons."""
    doc = nlp(ANGRY)
    drawing = displacy.render(doc, style="span", options={"spans_key": "tonecheck"})
    assert doc.spans["tonecheck"][0].label_ in drawing
