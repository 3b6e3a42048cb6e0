"""The mending of a draft: states and steps, with a judge that flags what it is told to."""

import pytest

from tonecheck.advice.session import begin, delete, gap, keep, refill, rewrite, say_fine, say_missed, undo
from tonecheck.draft.sentences import split_sentences
from tonecheck.errors import EmptyDraftError
from tonecheck.labels import ELEMENTS
from tonecheck.report import Report, Scores, Sentence, Tool

TEXT = "Dear Ms Obi,\n\nYou are mean. Thank you for it. You are mean.\n\nBest, Tom\n"


def judge(text, subject):
    """Flag every sentence with a mean word; a draft without words cannot be judged."""
    if not text.strip():
        raise EmptyDraftError("empty")
    spans = [("subject", subject, span) for span in split_sentences(subject)]
    spans += [(None, text, span) for span in split_sentences(text)]
    sentences = [sentence(field, whole[span.start : span.end], span) for field, whole, span in spans]
    hot = any(each.flag == "burn" for each in sentences)
    scores = Scores(5.0 * hot, 0.0, 5.0)
    return Report(
        "hold" if hot else "send", scores, tuple(sentences), dict.fromkeys(ELEMENTS, False), (), Tool("0", "x")
    )


def sentence(field, words, span):
    """Make a judged sentence."""
    is_mean = "mean" in words
    flag, reason = ("burn", "lashing-out") if is_mean else ("ok", None)
    return Sentence(span.start, span.end, 1, 1, words, flag, 0.9 * is_mean, 0.0, reason, 0.0, field)


@pytest.fixture
def session():
    """Begin with a draft of two flags."""
    return begin(TEXT, "", judge)


def test_steps_change_the_text_and_judge_again(session):
    """A rewritten sentence is judged in its place; a deleted one takes its blank with it."""
    first, second = session.open_flags
    mended = rewrite(session, first, "That was\n hard.", judge)
    assert mended.text == TEXT.replace("You are mean.", "That was hard.", 1)
    assert [each.start for each in mended.open_flags] == [second.start + 1]
    done = delete(mended, mended.open_flags[0], judge)
    assert done.text == "Dear Ms Obi,\n\nThat was hard. Thank you for it.\n\nBest, Tom\n"
    assert (done.report.verdict, done.open_flags, done.first.verdict) == ("send", (), "hold")


def test_undo_goes_back_step_by_step(session):
    """Every step can be taken back, text and opinions alike; at the beginning nothing happens."""
    step = say_fine(session, session.open_flags[0])
    last = delete(step, step.open_flags[0], judge)
    assert (last.is_changed, step.is_changed) == (True, False)
    assert undo(last) == step
    assert undo(undo(last)) == session
    assert undo(session) == session


def test_kept_sentences_stay_decided_when_the_text_before_them_changes(session):
    """A kept flag is not asked about again, wherever it moves to."""
    first, second = session.open_flags
    kept = keep(session, second)
    assert kept.open_flags == (first,)
    assert rewrite(kept, first, "That was a long way to go for all of us.", judge).open_flags == ()


def test_opinions_name_the_sentence_in_its_draft(session):
    """What the user says is remembered with the draft's sentences of that moment."""
    said = say_missed(say_fine(session, session.open_flags[0]), session.report.sentences[2], "burn", "sarcasm")
    fine, missed = said.opinions
    assert (fine.texts[fine.index], fine.flag, fine.reason) == ("You are mean.", "ok", None)
    assert (missed.texts[missed.index], missed.flag, missed.reason) == ("Thank you for it.", "burn", "sarcasm")


def test_subject_is_mended_in_its_own_field():
    """A flag in the Subject changes the Subject and no word of the text."""
    session = begin("Thank you. You are mean.", "Why so mean?", judge)
    kept = keep(session, session.open_flags[1])
    mended = rewrite(kept, kept.open_flags[0], "Your reply", judge)
    assert (mended.subject, mended.text, mended.open_flags) == ("Your reply", session.text, ())


def test_nothing_left_is_refused_and_loses_nothing():
    """The deletion of the last sentence raises, and the state before stays."""
    session = begin("You are mean.", "", judge)
    with pytest.raises(EmptyDraftError):
        delete(session, session.open_flags[0], judge)
    assert session.text == "You are mean."


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("A. [X] B.", "A. B."),
        ("A. [X]", "A."),
        ("[X] B.", "B."),
        ("A.\n[X]\nB.", "A.\nB."),
        ("A.\n\n[X]\n\nB.", "A.\n\nB."),
        ("A.\n\n[X]\nB.", "A.\n\nB."),
        ("A.\n[X]\n\nB.", "A.\n\nB."),
        ("A.\n\n[X] B.\n", "A.\n\nB.\n"),
        ("A. [X]\nB.", "A.\nB."),
        ("[X]\n\nB.", "B."),
        ("A.\n\n[X]\n", "A.\n"),
    ],
)
def test_gap_takes_the_space_that_would_be_left(text, left):
    """Blanks, lines and paragraphs around a deletion close up as a person would close them."""
    start, end = gap(text, text.index("["), text.index("]") + 1)
    assert text[:start] + text[end:] == left


def test_refill_wraps_what_has_grown_and_moves_no_offset():
    """A wrapped paragraph is wrapped anew at the same length; lists and closings are left alone."""
    long = "Hello,\n\n" + "word " * 20 + "end.\nnext " + "word " * 12 + "end.\n\nKind regards,\nTom\n"
    filled = refill(long, 20)
    assert len(filled) == len(long)
    assert max(map(len, filled.splitlines())) <= 76
    assert filled.split() == long.split()
    assert filled.endswith("\n\nKind regards,\nTom\n")
    assert refill("- a\n- b\n" + "word " * 30, 3) == "- a\n- b\n" + "word " * 30
