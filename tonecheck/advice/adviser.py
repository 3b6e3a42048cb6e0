"""The full report: a check, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

from tonecheck.advice.missing import find_missing
from tonecheck.advice.what_if import Removals, plain_removals, work_out
from tonecheck.draft.stand_in import readings
from tonecheck.errors import RewriteError, TonecheckError
from tonecheck.report import Report

if TYPE_CHECKING:
    from tonecheck.advice.rewriting import Rewriter
    from tonecheck.draft.reading import InputKind
    from tonecheck.judge.checker import Checker


class Adviser:
    """Check drafts and say what to do about them; immutable, safe to use from several threads."""

    def __init__(
        self,
        checker: Checker,
        *,
        rewriter: Rewriter | None = None,
        warn: Callable[[TonecheckError], None] | None = None,
    ) -> None:
        """Take what judges the draft and every changed version of it.

        Args:
            checker: the judge.
            rewriter: a language model to ask for rewrites, too; None for none.
            warn: is told where the language model could not be asked.
        """
        self._checker = checker
        self._rewriter = rewriter
        self._warn = warn

    def check(
        self,
        draft: str | bytes,
        *,
        id: str | None = None,
        kind: InputKind = "auto",
        any_language: bool = False,
        in_reply_to: str | bytes | None = None,
    ) -> Report:
        """Judge one draft as ``Checker.check`` does, and add evidence, advice, what-if and missing elements.

        Raises:
            NotJudgedError: nothing could be judged; its children say why.
        """
        report = self._checker.check(draft, id=id, kind=kind, any_language=any_language, in_reply_to=in_reply_to)
        return self.advise(report)

    def advise(self, report: Report) -> Report:
        """Add evidence, advice, what-if and missing elements to a report of the same checker."""
        removals = Removals(self._checker, readings(report.sentences))
        advised = self._counselled(report, removals) if report.flagged else report
        return replace(advised, what_if=work_out(report, removals), missing=find_missing(report))

    def _counselled(self, report: Report, removals: Removals) -> Report:
        """Add evidence and advice to the flagged sentences; what makes them is loaded only where there are some."""
        with ThreadPoolExecutor(1) as background:
            judging = background.submit(removals.judge, plain_removals(report))  # beside the imports
            from tonecheck.advice.evidence import find_evidence
            from tonecheck.advice.suggest import Suggester

            judging.result()
            finding = background.submit(find_evidence, report, self._checker)
            advice = Suggester(report, self._checker, removals, self._rewritten(report)).suggest()
            evidence = finding.result()
        sentences = tuple(
            replace(sentence, evidence=evidence.get(index), advice=advice.get(index))
            for index, sentence in enumerate(report.sentences)
        )
        return replace(report, sentences=sentences)

    def _rewritten(self, report: Report) -> dict[int, list[str]]:
        """Ask the language model for rewrites of the flagged sentences, by their place; after a fault no more."""
        rewritten: dict[int, list[str]] = {}
        if self._rewriter is None:
            return rewritten
        try:
            for index, sentence in enumerate(report.sentences):
                if sentence.reason:
                    rewritten[index] = self._rewriter.rewrite(sentence.text, sentence.reason)
        except RewriteError as fault:
            if self._warn:
                self._warn(fault)
        return rewritten
