"""The one door to a judgement: ``Checker.check(draft) -> Report``."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tonecheck import __version__
from tonecheck.errors import ArtefactError
from tonecheck.judge.artefact import RECEPTION_FILE, Artefact, find_model, open_artefact, read_arrays, read_boundaries
from tonecheck.judge.decision import Decision, decide
from tonecheck.judge.pieces import judged_sentences, pieces_of
from tonecheck.judge.sentiment import Sentiment, read_sentiment
from tonecheck.judge.sparing import judge_sparing
from tonecheck.judge.verdict import Strictness, Thresholds
from tonecheck.labels import Occasion
from tonecheck.report import Report, Sentence, Tool

if TYPE_CHECKING:
    from tonecheck.draft.answered import Answered
    from tonecheck.draft.reading import Draft, InputKind
    from tonecheck.draft.stand_in import Stretches
    from tonecheck.judge.encoder import Session
    from tonecheck.judge.features import Floats
    from tonecheck.judge.heads import Judgement
    from tonecheck.judge.pooling import Rows
    from tonecheck.judge.reception import Reception


class Checker:
    """Keep a model loaded and judge drafts; immutable after loading, safe to use from several threads."""

    def __init__(
        self,
        *,
        model: str | Path | None = None,
        profile: str | None = None,
        strictness: Strictness = "normal",
        threads: int = 0,
        meanwhile: Callable[[], object] | None = None,
    ) -> None:
        """Load a model.

        Args:
            model: path of a model folder or name of a shipped one; None for the default.
            profile: where no model is given, judge by what was learnt in this profile of the user's, if anything was.
            strictness: how readily a sentence is flagged; figures per setting stand in the docs.
            threads: threads for one draft; 0 lets ONNX Runtime choose.
            meanwhile: is called while the encoder loads, for imports that its caller needs later.

        Raises:
            ArtefactError: the model folder is missing, damaged or of another format.
        """
        self._artefact = artefact = open_artefact(find_model(model, profile=profile))
        with ThreadPoolExecutor(1) as background:  # ONNX Runtime needs no Python while it loads; the rest does
            opening = background.submit(_open_session, artefact, threads)
            from tonecheck.judge.encoder import Encoder, load_tokenizer
            from tonecheck.judge.heads import Heads

            tokenizer = load_tokenizer(artefact.audited("tokenizer.json"))
            _refuse_other_features(artefact)
            self._heads = Heads.from_arrays(read_arrays(artefact.audited("heads.npz")))
            self.boundaries = read_boundaries(artefact)
            _warm_up()
            if meanwhile:
                meanwhile()
        self._encoder = Encoder(opening.result(), tokenizer)
        self.model = artefact.name
        self.encoder = str(artefact.manifest["files"]["encoder.onnx"])
        self._thresholds = Thresholds.from_manifest(artefact.manifest, strictness)
        # what by itself holds a draft; strictness moves no probability
        self._own_burn = Thresholds.from_manifest(artefact.manifest, "normal").hold

    def check(
        self,
        draft: str | bytes,
        *,
        id: str | None = None,
        kind: InputKind = "auto",
        any_language: bool = False,
        in_reply_to: str | bytes | None = None,
    ) -> Report:
        """Judge one draft or mail message.

        Args:
            draft: the text, or its bytes in any character set; a whole message in either form.
            id: the caller's name for the draft, carried through to the report.
            kind: ``"text"`` or ``"message"`` forces what ``"auto"`` tells by the headers.
            any_language: judge text that is not English, too.
            in_reply_to: the mail that the draft answers; it is never judged, tells the occasion, and its words between
                the draft's quotation marks are not held against the sender. Without it, what the draft quotes does.

        Raises:
            NotJudgedError: nothing could be judged; its children say why.
        """
        from tonecheck.draft.reading import read_draft
        from tonecheck.draft.slips import find_slips

        read = read_draft(draft, kind=kind, any_language=any_language, boundaries=self.boundaries)
        answered = _answered(read, in_reply_to)
        sentiment = cache(read_sentiment)
        spared = judge_sparing(
            lambda texts: self._judge(texts, sentiment),
            [text for text, _, _ in pieces_of(read)],
            _repeated(read, answered),
            own_burn=self._own_burn,
        )
        decision = decide(spared.judgement, self._thresholds)
        report = self._report(read, judged_sentences(read, decision, sentiment, spared.repeated), decision, id)
        return replace(report, occasion=_occasion(answered), notes=find_slips(read, answered=answered))

    def judge_variants(self, variants: Iterable[Sequence[str]]) -> list[Decision]:
        """Judge changed versions of a draft that has been checked, as a check of each would.

        Args:
            variants: the sentences of each version, one or more, a Subject's first, as ``readings`` gives a report's.
        """
        sentiment = cache(read_sentiment)  # most sentences stand in many versions

        def decided(texts: Sequence[str]) -> Decision:
            return decide(self._judge(texts, sentiment), self._thresholds)

        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return list(pool.map(decided, variants))

    def _judge(self, texts: Sequence[str], sentiment: Callable[[str], Sentiment]) -> Judgement:
        """Run the encoder and the heads over one draft's sentences."""
        return self._heads.judge(*self._rows(texts, [sentiment(text) for text in texts]))

    def describe(self, texts: Sequence[str]) -> Floats:
        """Give the features of a draft's sentences, shape (sentences, features), as the heads see them.

        Args:
            texts: the sentences, a Subject's first, as ``readings`` gives a report's; one or more.
        """
        return self._judge(texts, read_sentiment).features

    @cached_property
    def reception(self) -> Reception | None:
        """What tells how a reader takes a suggestion; None where the model was trained without readers' answers.

        Raises:
            ArtefactError: its file is missing or damaged.
        """
        if not self._artefact.has(RECEPTION_FILE):
            return None
        from tonecheck.judge.reception import Reception

        return Reception.from_arrays(read_arrays(self._artefact.audited(RECEPTION_FILE)))

    def _rows(self, texts: Sequence[str], sentiments: Sequence[Sentiment]) -> tuple[Floats, Rows]:
        """Run the encoder and look at the surface: features of sentences and stretches, and the sentence of each."""
        from tonecheck.judge.features import sentence_features, surface_features

        encoding, surface = self._encoder.encode(texts), surface_features(texts, sentiments)
        return sentence_features(encoding.vectors, surface[encoding.owners]), encoding.owners

    def _report(self, read: Draft, sentences: tuple[Sentence, ...], decision: Decision, name: str | None) -> Report:
        """Turn decisions into the report."""
        return Report(
            verdict=decision.verdict,
            scores=decision.scores,
            sentences=sentences,
            elements=decision.elements,
            skipped=read.skipped,
            tool=Tool(version=__version__, model=self.model),
            id=name,
            origin=read.origin,
        )


def _answered(read: Draft, source: str | bytes | None) -> Answered | None:
    """Give the mail answered, if any; what reads it is loaded only where there is one."""
    if source is None and not any(part.kind == "quote" for part in read.skipped):
        return None
    from tonecheck.draft.answered import find_answered, read_answered

    return find_answered(read) if source is None else read_answered(source)


def _repeated(read: Draft, answered: Answered | None) -> list[Stretches]:
    """Find in each sentence the words of the mail answered that stand in it between quotation marks."""
    pieces = pieces_of(read)
    if answered is None:
        return [()] * len(pieces)
    from tonecheck.draft.repetition import find_repetitions
    from tonecheck.draft.stand_in import stretches_within

    body, subject = (find_repetitions(text, answered.text) for text in (read.text, read.subject))
    return [stretches_within(span, subject if field else body) for _, span, field in pieces]


def _occasion(answered: Answered | None) -> Occasion | None:
    """Tell the occasion from the mail answered."""
    if answered is None:
        return None
    from tonecheck.draft.occasion import tell_occasion

    return tell_occasion(answered.text)


def _open_session(artefact: Artefact, threads: int) -> Session:
    """Audit the encoder's file and open it; runs beside the imports, most of it without Python's lock."""
    model = artefact.audited("encoder.onnx")
    from tonecheck.judge.encoder import open_session

    return open_session(model, threads=threads)


def _warm_up() -> None:
    """Load what the first draft would otherwise wait for."""
    import tonecheck.draft.reading  # noqa: F401

    read_sentiment("")


def _refuse_other_features(artefact: Artefact) -> None:
    """Raise where the model was trained on other features than this version computes."""
    from tonecheck.judge.features import SURFACE

    if tuple(artefact.manifest["features"]) != SURFACE:
        raise ArtefactError(f"model {artefact.name} was trained on other features; retrain it or install its version")


@cache
def _default_checker() -> Checker:
    """Load the default model once a process."""
    return Checker()


def check(draft: str | bytes) -> Report:
    """Judge one draft with the default model, loaded on the first call.

    Raises:
        NotJudgedError: nothing could be judged; its children say why.
    """
    return _default_checker().check(draft)
