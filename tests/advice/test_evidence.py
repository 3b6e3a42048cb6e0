"""Which words carry a flag."""

import re
from operator import attrgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.advice.adviser import Adviser
from tonecheck.advice.evidence import MOST_SPANS, Probe, choose_spans, make_probe

DRAFT = "Hello,\n\nthank you for your time — really. I enjoyed the tour, “good luck” finding somebody at that salary.\n\nTom\n"


def test_evidence_names_the_words_that_burn(checker):
    """What carries the irony is shown, without the marks around it, at its place in the text as given."""
    flagged = max(Adviser(checker).check(DRAFT).flagged, key=attrgetter("burn"))
    assert any("salary" in each.text for each in flagged.evidence)
    for each in flagged.evidence:
        assert DRAFT[each.start : each.end] == each.text
        assert each.text == each.text.strip("“”,. ")
        assert 0 < each.weight <= 1


def test_evidence_names_the_quoted_words(checker):
    """Words between quotation marks are shown without the marks."""
    draft = "Hello,\n\nyour panel of “clowns” asked me nothing about the job.\n\nTom\n"
    (flagged,) = Adviser(checker).check(draft).flagged
    assert [each.text for each in flagged.evidence] == ["clowns"]


def test_evidence_weighs_what_a_check_without_the_words_says(checker):
    """The weight is the fall of the flag's probability in the draft without these words."""
    report = Adviser(checker).check(DRAFT)
    index = report.sentences.index(max(report.flagged, key=attrgetter("burn")))
    probe, sentence = make_probe(report, index), report.sentences[index]
    for each in sentence.evidence:
        lost = [
            at
            for at, (start, end) in enumerate(probe.words)
            if start + sentence.start < each.end and end + sentence.start > each.start
        ]
        (judged,) = checker.judge_variants([probe.without(lost)])
        assert each.weight == pytest.approx(sentence.burn - judged.burns[index], abs=2e-4)


def test_one_word_carries_itself(checker):
    """A sentence of one word is carried by it, whatever else is in the draft."""
    (sentence,) = Adviser(checker).check("Clowns!").sentences
    assert [each.text for each in sentence.evidence] == ["Clowns!"]


def test_clean_sentence_has_no_evidence(checker):
    """Evidence and advice stand on flagged sentences only; elsewhere they are absent."""
    report = Adviser(checker).check("Thank you for your time, Ms Obi.").to_dict()
    assert not {"evidence", "advice"} & set(report["sentences"][0])


@given(st.dictionaries(st.integers(0, 29), st.floats(-5, 5), min_size=1))
def test_spans_are_few_short_and_apart(falls):
    """At most three phrases, in order, that do not touch, and of no more than a fifth of the words."""
    spans = choose_spans(falls, 30)
    assert 1 <= len(spans) <= MOST_SPANS
    assert all(one[-1] + 1 < two[0] for one, two in zip(spans, spans[1:], strict=False))
    assert sum(map(len, spans)) <= 6
    assert all(list(span) == list(range(span[0], span[-1] + 1)) for span in spans)


def test_repeated_words_of_the_mail_answered_are_no_evidence(checker):
    """What is not held against the sender carries no flag of his; places are those of the text as given."""
    quotation = "your answers were pathetic and a waste of our time"
    draft = f'Dear Ana,\n\nI do not agree that "{quotation}", and I argue that the test was fine.\n\nTom'
    report = Adviser(checker).check(draft, in_reply_to=f"Dear Tom, the panel felt that {quotation}.")
    sentence = report.sentences[1]
    assert sentence.repeated
    assert sentence.flag != "ok"
    assert sentence.evidence
    for each in sentence.evidence:
        assert draft[each.start : each.end] == each.text
        assert "pathetic" not in each.text


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("We met Herr Dietz the clown", (1, 2), False),
        ("We met Herr Dietz the clown", (2, 3), True),
        ("You are the cheapest, now look", (3, 4), False),
        ("You are the cheapest, now look", (2, 3), True),
        ("You waste your time", (1, 2), False),
        ("You waste your time", (1,), True),
    ],
)
def test_phrase_is_neat_where_a_reader_would_end_it(text, phrase, expected):
    """A phrase ends neither within a name, nor one word across a comma, nor with a word that leans on the next."""
    words = tuple(match.span() for match in re.finditer(r"\S+", text))
    assert Probe([text], 0, "burn", words).is_neat(phrase) == expected
