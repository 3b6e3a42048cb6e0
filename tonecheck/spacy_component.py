"""The component "tonecheck" for spaCy pipelines: a doc in, the same doc with its tone out.

>>> import spacy
>>> nlp = spacy.blank("en")
>>> _ = nlp.add_pipe("tonecheck")
>>> nlp("Good luck finding somebody at that salary.")._.tone["verdict"]
'hold'
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from spacy.language import Language
from spacy.tokens import Doc, Span

from tonecheck.errors import NotJudgedError

if TYPE_CHECKING:
    from tonecheck.judge.checker import Checker

SPANS_KEY: Final = "tonecheck"

if not Doc.has_extension("tone"):
    Doc.set_extension("tone", default=None)


class ToneComponent:
    """Judge each doc as a draft.

    Sets ``doc._.tone`` to the report as ``Report.to_dict`` gives it (plain values, so that it survives ``to_bytes`` and
    other processes), or None where nothing could be judged; ``doc.spans["tonecheck"]`` to the flagged sentences,
    labelled with their reasons; and the sentence boundaries of judged text.
    """

    def __init__(self, *, model: str | None = None, strictness: Any = "normal", any_language: bool = False) -> None:  # noqa: ANN401
        """Remember the settings; the model is loaded at the first doc, once in each process."""
        self.settings = {"model": model, "strictness": strictness}
        self.any_language = any_language
        self._checker: Checker | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Judge one doc."""
        doc.spans[SPANS_KEY] = []
        try:
            report = self._loaded().check(doc.text, kind="text", any_language=self.any_language)
        except NotJudgedError:
            return doc
        doc._.tone = report.to_dict()
        _mark_sentences(doc, [sentence.start for sentence in report.sentences])
        doc.spans[SPANS_KEY] = [_span(doc, s.start, s.end, str(s.reason)) for s in report.flagged]
        return doc

    def _loaded(self) -> Checker:
        """Load the model at first use."""
        if self._checker is None:
            from tonecheck.judge.checker import Checker

            self._checker = Checker(**self.settings)
        return self._checker

    def __getstate__(self) -> dict[str, Any]:
        """Leave the loaded model behind when the component goes to another process."""
        return {**self.__dict__, "_checker": None}

    def to_disk(self, path: str | Path, *, exclude: Any = ()) -> None:  # noqa: ANN401, ARG002
        """Save the settings; the model itself is part of the installed package or stays where it is."""
        state = {**self.settings, "any_language": self.any_language}
        Path(path).with_suffix(".json").write_text(json.dumps(state), encoding="utf-8")

    def from_disk(self, path: str | Path, *, exclude: Any = ()) -> ToneComponent:  # noqa: ANN401, ARG002
        """Restore the settings."""
        state = json.loads(Path(path).with_suffix(".json").read_text(encoding="utf-8"))
        self.any_language = state.pop("any_language")
        self.settings, self._checker = state, None
        return self


def _span(doc: Doc, start: int, end: int, label: str) -> Span:
    """Give the span of tokens over an offset range."""
    return doc.char_span(start, end, label=label, alignment_mode="expand")


def _mark_sentences(doc: Doc, starts: list[int]) -> None:
    """Begin a sentence at the token over each offset; everything else begins none."""
    firsts = {doc.char_span(start, start + 1, alignment_mode="expand").start for start in starts}
    for token in doc:
        token.is_sent_start = token.i in firsts or token.i == 0


@Language.factory(  # type: ignore[untyped-decorator]
    "tonecheck",
    default_config={"model": None, "strictness": "normal", "any_language": False},
    assigns=["doc._.tone", "doc.spans", "token.is_sent_start"],
)
def make_tonecheck(
    nlp: Language,  # noqa: ARG001
    name: str,  # noqa: ARG001
    model: str | None,
    strictness: str,
    any_language: bool,  # noqa: FBT001
) -> ToneComponent:
    """Make the component for a pipeline."""
    return ToneComponent(model=model, strictness=strictness, any_language=any_language)
