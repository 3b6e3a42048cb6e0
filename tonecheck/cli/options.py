"""The options that every judging command shares, and the checker they ask for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tonecheck.errors import TonecheckError, UsageError
from tonecheck.settings import SETTINGS, Chosen, Setting

if TYPE_CHECKING:
    from tonecheck.advice.adviser import Adviser
    from tonecheck.advice.rewriting import Rewriter
    from tonecheck.judge.checker import Checker

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

JUDGING = ("strictness", "input", "any-language", "model", "profile")
GATING = ("fail-on", "strictness", "any-language", "model", "profile", "on-error", "only-for", "leave-alone")
REWRITING = ("rewrite-url", "rewrite-model", "rewrite-key-file")


def checking_options(function: Decorated) -> Decorated:
    """Add one option a setting, and ``--no-color``."""
    function = click.option("--no-color", "color", flag_value="never", help="Use no colours, like --color never.")(
        function
    )
    return _with_options(function, [*(setting.name for setting in SETTINGS if not setting.is_personal), *REWRITING])


def judging_options(function: Decorated) -> Decorated:
    """Add the options that bear on the judgement alone."""
    return _with_options(function, JUDGING)


def gating_options(*more: str) -> Callable[[Decorated], Decorated]:
    """Add the options of what stands in the way of mail, and those named."""
    return lambda function: _with_options(function, (*more, *GATING))


def learning_options(function: Decorated) -> Decorated:
    """Add the options that say for whom, and over which model, is learnt."""
    return _with_options(function, ("model", "profile"))


def _with_options(function: Decorated, names: Any) -> Decorated:  # noqa: ANN401
    """Add options for the settings named, the first one on top of the help."""
    for setting in reversed([setting for setting in SETTINGS if setting.name in names]):
        function = _option(setting)(function)
    return function


def _option(setting: Setting) -> Callable[[Decorated], Decorated]:
    """Make the option of a setting; its default is None, so that files and environment can speak."""
    meaning = setting.meaning[0].upper() + setting.meaning[1:]
    if isinstance(setting.default, bool):
        return click.option(f"--{setting.name}", is_flag=True, default=None, help=f"{meaning}.")
    if isinstance(setting.default, tuple):
        return click.option(f"--{setting.name}", multiple=True, metavar="PATTERN", help=f"{meaning}.")
    kind = click.Choice(setting.choices) if setting.choices else click.Path() if setting.name == "model" else str
    shown = f"  [default: {setting.default}]" if setting.default else ""
    return click.option(f"--{setting.name}", type=kind, default=None, help=f"{meaning}.{shown}")


@contextmanager
def suppress_broken_pipe() -> Iterator[None]:
    """Write to nowhere once the reader of standard output has gone; the status is not touched by it."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def make_checker(
    settings: dict[str, Chosen], *, threads: int = 0, meanwhile: Callable[[], object] | None = None
) -> Checker:
    """Load the checker that the settings ask for."""
    from tonecheck.judge.checker import Checker

    strictness: Any = settings["strictness"].value
    model: Any = settings["model"].value
    profile: Any = settings["profile"].value
    return Checker(model=model, profile=profile, strictness=strictness, threads=threads, meanwhile=meanwhile)


def make_adviser(settings: dict[str, Chosen], checker: Checker | None = None) -> Adviser:
    """Load the checker that the settings ask for, with advice; a thread a draft, since many versions are judged."""
    rewriter = make_rewriter(settings)
    checker = checker or make_checker(settings, threads=1, meanwhile=_load_advice)
    from tonecheck.advice.adviser import Adviser

    return Adviser(checker, rewriter=rewriter, warn=_warn)


def _load_advice() -> None:
    """Import what says what to do about a draft, and the report for people."""
    import tonecheck.advice.adviser
    import tonecheck.render.text  # noqa: F401


def make_rewriter(settings: dict[str, Chosen]) -> Rewriter | None:
    """Make what asks the language model that the settings name; None where they name none."""
    url, model, path = (settings[f"rewrite-{name}"].value for name in ("url", "model", "key-file"))
    if not url:
        return None
    if not model:
        raise UsageError(
            f"rewrite-url is set by {settings['rewrite-url'].source}, but rewrite-model is not; name the model"
        )
    from tonecheck.advice.rewriting import Rewriter

    return Rewriter(str(url), str(model), _read_key(str(path)) if path else None)


def _read_key(path: str) -> str:
    """Read a key from its file."""
    try:
        return Path(path).expanduser().read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as fault:
        raise UsageError(f"rewrite-key-file {path} cannot be read: {type(fault).__name__}") from fault


def _warn(fault: TonecheckError) -> None:
    """Tell on standard error what the advice has to do without."""
    click.echo(f"tonecheck: {fault}", err=True)
