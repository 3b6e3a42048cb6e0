"""Fit what tells how a reader takes a suggestion, on the answers of readers to suggestions for labelled drafts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from tonecheck.draft.sentences import split_sentences
from tonecheck.errors import UsageError
from tonecheck.judge.encoder import Encoder
from tonecheck.judge.features import Floats
from tonecheck.judge.heads import Weights
from tonecheck.judge.reception import Reception
from tonecheck.train.encoded import EncodedDraft, describe_texts
from tonecheck.train.linear import WEIGHED, folded, make_logistic
from tonecheck.train.soft_labels import SoftLabels

POINT_PENALTY: Final = 0.001  # inverse strength, chosen on the answers for development drafts
WORDING_PENALTY: Final = 0.002  # the same, chosen by cross-validation over drafts


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader said of one suggestion.

    Attributes:
        draft: the labelled draft's id.
        sentence: the text of the flagged sentence.
        instead: what was suggested in its place; empty where it was to be left out.
        sent: whether the reader would send that.
    """

    draft: str
    sentence: str
    instead: str
    sent: bool


def read_answers(folder: Path) -> tuple[Answer, ...]:
    """Read the answers of every JSON Lines file in a folder; none where there is no such folder.

    Raises:
        UsageError: a line is no answer; says where.
    """
    return tuple(answer for path in sorted(folder.glob("*.jsonl")) for answer in _read_file(path))


def _read_file(path: Path) -> Iterator[Answer]:
    """Yield the answers of one file."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            yield Answer(row["draft"], row["sentence"], row["instead"], bool(row["sent"]))
        except (ValueError, KeyError, TypeError) as fault:
            raise UsageError(f"{path}:{number} is not an answer to a suggestion: {fault}") from fault


def known_points(answers: Iterable[Answer]) -> dict[tuple[str, str], bool]:
    """Tell of each sentence that readers would not leave out, or would, whether it holds a point; by draft and text."""
    return {(answer.draft, answer.sentence): not answer.sent for answer in answers if not answer.instead}


def fit_reception(
    encoder: Encoder, encoded: Iterable[EncodedDraft], answers: Sequence[Answer], soft_labels: SoftLabels, *, seed: int
) -> Reception | None:
    """Fit both heads; None where the answers to suggestions for these drafts do not differ.

    Args:
        encoder: reads what was suggested, in its place.
        encoded: drafts split as a check does; answers for other drafts are passed over.
        answers: what readers said.
        soft_labels: what larger models said of the sentences; counts half, since the encoder has learned the answers.
        seed: of the estimators.
    """
    known = list(_found(encoded, answers))
    left_out, reworded = ([each for each in known if bool(each.instead) == is_text] for is_text in (False, True))
    if any(len({each.sent for each in some}) < 2 for some in (left_out, reworded)):  # noqa: PLR2004 - yes and no
        return None
    points = [each.point(soft_labels) for each in left_out]
    point = _fit([each.before for each in left_out], points, POINT_PENALTY, seed)
    pairs = [np.concatenate([each.before, each.after(encoder)]) for each in reworded]
    wording = _fit(pairs, [float(each.sent) for each in reworded], WORDING_PENALTY, seed)
    return Reception(*point, *wording)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A suggestion in its encoded draft, at the place of the flagged sentence, and whether it would be sent."""

    encoded: EncodedDraft
    at: int
    instead: str
    sent: bool

    @property
    def before(self) -> Floats:
        """The features of the flagged sentence."""
        features: Floats = self.encoded.features[self.at]
        return features

    def point(self, soft_labels: SoftLabels) -> float:
        """Give the share by which the sentence holds a point."""
        soft = soft_labels.get((self.encoded.draft.id, self.encoded.draft.texts[self.at]))
        answer = float(not self.sent)
        return answer if soft is None else (answer + soft.point) / 2

    def after(self, encoder: Encoder) -> Floats:
        """Give the features of what was suggested, read in the sentence's place; the mean of its sentences."""
        texts = self.encoded.draft.texts
        instead = [self.instead[span.start : span.end] for span in split_sentences(self.instead)]
        features = describe_texts(encoder, [*texts[: self.at], *instead, *texts[self.at + 1 :]])
        mean: Floats = features[self.at : self.at + len(instead)].mean(axis=0)
        return mean


def _found(encoded: Iterable[EncodedDraft], answers: Sequence[Answer]) -> Iterator[_Asked]:
    """Yield the answers whose drafts are there and still have the sentence."""
    by_id = {each.draft.id: each for each in encoded}
    for answer in answers:
        each = by_id.get(answer.draft)
        if each and answer.sentence in each.draft.texts:
            yield _Asked(each, each.draft.texts.index(answer.sentence), answer.instead, answer.sent)


def _fit(rows: Sequence[Floats], shares: Sequence[float], penalty: float, seed: int) -> tuple[Weights, Weights]:
    """Fit one head: weight of shape (features,) and bias of shape (); a row is a yes with its share, else a no."""
    yes = np.array(shares)
    head = make_logistic(penalty, seed)
    both = np.concatenate([np.stack(rows)] * 2)
    labels = np.repeat([True, False], len(yes))
    weights = np.concatenate([yes, 1 - yes])
    weight, bias = folded(head.fit(both, labels, **{WEIGHED: weights}))
    return weight[0], bias[0]
