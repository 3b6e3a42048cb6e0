"""What to write instead, judged in its place."""

import json
import shutil

import pytest

from tonecheck import Checker
from tonecheck.advice.adviser import Adviser
from tonecheck.advice.facts import lose_facts
from tonecheck.judge.artefact import RECEPTION_FILE, find_model
from tonecheck.labels import FLAGS

DRAFTS = [
    "Dear Ms Obi,\n\nThank you for your mail. Your people are clowns and liars. I have not heard from you for five weeks, and "
    "nobody there can work a reply button. Never contact me again.\n\nKind regards,\nTom",
    "hi, you are a bunch of clowns. two trial shifts for nothing and now theres no job, you thieves. thats a joke. bye, sam",
    "Dear Dr Voss,\n\nthe remark that I “lack strategic breadth” is nonsense, and anybody who read my CV would know it. You had "
    "made up your mind before I walked in. My solicitor will be in touch.\n\nSincerely,\nAnn Lee",
]


@pytest.fixture(scope="module", params=DRAFTS)
def advised(request, checker):
    """Give a draft with its full report."""
    return request.param, Adviser(checker).check(request.param)


def test_every_suggestion_passes_a_check_in_its_place(advised, checker):
    """With a suggestion in its place the flag is mended, and no score is worse."""
    draft, report = advised
    assert report.flagged
    for sentence in report.flagged:
        for advice in sentence.advice:
            after = checker.check(draft[: sentence.start] + advice.text + draft[sentence.end :])
            assert after.scores.anger <= report.scores.anger
            assert after.scores.defensiveness <= report.scores.defensiveness
            assert after.scores.professionalism >= report.scores.professionalism
            place = [s for s in after.sentences if sentence.start <= s.start < sentence.start + len(advice.text)]
            assert all(FLAGS.index(s.flag) < FLAGS.index(sentence.flag) for s in place)
            assert advice.burn == pytest.approx(max((s.burn for s in place), default=0.0), abs=2e-4)


def test_facts_are_kept_or_openly_dropped(advised):
    """What a suggestion leaves out of names, numbers and dates stands in `drops`; a deletion keeps nothing."""
    for sentence in advised[1].flagged:
        for advice in sentence.advice:
            assert advice.text == "" or advice.drops == lose_facts(sentence.text, advice.text)
            assert (advice.move == "delete") == (advice.text == "")


def test_no_text_is_suggested_twice(advised):
    """Two flagged sentences of a draft never get the same words."""
    texts = [advice.text for sentence in advised[1].flagged for advice in sentence.advice if advice.text]
    assert len(texts) == len(set(texts))


def test_plain_insult_is_best_deleted(checker):
    """Where nothing of substance would be lost, deletion comes first, and nothing is said of a point."""
    report = Adviser(checker).check("Thank you for the tour of the plant on Monday. You are clowns. I wish you well.")
    assert [(each.advice[0].move, each.advice[0].keep_point) for each in report.flagged] == [("delete", False)]


@pytest.mark.parametrize(
    "sentence",
    [
        "You let me wait for two hours in a cold corridor, and nobody had the decency to say a word.",
        "I demand to know by Friday how the points were given, you owe me that much.",
        "Your claim that I have no licence is rubbish, because I sent it to you twice, in March and in April.",
    ],
)
def test_deletion_says_where_a_point_would_be_lost(checker, sentence):
    """A complaint with substance, a request and a correction are not left out without a word."""
    report = Adviser(checker).check(f"Dear Ms Obi,\n\nThank you for your mail. {sentence} I wish you well.\n\nTom")
    (flagged,) = report.flagged
    assert flagged.advice[0].text or flagged.advice[0].keep_point


def test_answer_to_feedback_is_not_lost(checker):
    """What the sender has to say to a point of the feedback is said calmly, or leaving it out says that it is lost."""
    draft = (
        "Dear Ms Obi,\n\nThank you for your detailed notes. The point about eye contact is a good one. The comment on my teamwork "
        "is simply wrong and says more about your silly questions than about me. I'll work on the first.\n\nKind regards,\nTom"
    )
    (flagged,) = Adviser(checker).check(draft).flagged
    found = [(each.move, each.keep_point) for each in flagged.advice]
    assert found == [("delete", True), ("see-the-point-differently", False)]
    assert "the comment on my teamwork" in flagged.advice[1].text


def test_deletion_warns_of_a_sentence_that_leans_on_it(checker):
    """Where the next sentence speaks of the one that goes, the advice says so; else it does not."""
    start = "Dear Ms Obi,\n\nThank you for the tour of the plant on Monday. Your brother is a clown and a liar. "
    for end, is_leaning in (("He should know that I wrote to you.", True), ("I wish you well with the plant.", False)):
        flagged = next(s for s in Adviser(checker).check(start + end).flagged if "clown" in s.text)
        assert [advice.mend_next for advice in flagged.advice if advice.move == "delete"] == [is_leaning]


def test_only_sentence_is_never_deleted(checker):
    """A draft is not advised away."""
    (sentence,) = Adviser(checker).check("You are a bunch of clowns and liars.").sentences
    assert all(advice.text for advice in sentence.advice)


def test_threat_of_a_postscript_keeps_its_mark(checker):
    """A suggestion for a postscript is one."""
    draft = "Dear Ms Obi,\n\nThank you for the call on Monday.\n\nKind regards,\nTom\n\nP.S. Your manager is a clown and a liar."
    (flagged,) = Adviser(checker).check(draft).flagged
    assert all(advice.text.startswith("P.S. ") for advice in flagged.advice if advice.text)


def test_long_rants_and_odd_input_get_an_answer(checker):
    """Many flags, no letters, and quotation marks without a partner are no obstacle."""
    for draft in ("You are liars. " * 30, 'You "clowns. Never call me (again.', "🤡🤡🤡 you idiots"):
        assert Adviser(checker).check(draft, any_language=True).sentences


def test_model_without_readers_answers_puts_deletion_first(tmp_path):
    """Where nothing was learnt from readers nothing is said of a point, and there is advice all the same."""
    folder = shutil.copytree(find_model(), tmp_path / "bare-1")
    manifest = json.loads((folder / "manifest.json").read_text())
    del manifest["files"][RECEPTION_FILE]
    (folder / "manifest.json").write_text(json.dumps(manifest))
    draft = "Thank you for the call. The note that I was late is nonsense, I was there at nine. I wish you well."
    (flagged,) = Adviser(Checker(model=folder)).check(draft).flagged
    first = flagged.advice[0]
    assert (first.move, first.keep_point) == ("delete", False)
