"""The optional parts of the installation that some commands need."""

from __future__ import annotations

from importlib.util import find_spec

from tonecheck.errors import UsageError


def require_extra(extra: str, *modules: str, needed_by: str) -> None:
    """Refuse a command or an option, before any work, whose extra is not installed.

    Args:
        extra: name of the extra in ``pyproject.toml``.
        modules: top-level modules that it brings and that will be imported.
        needed_by: the command or option, as the user wrote it.

    Raises:
        UsageError: a module is missing; says how to install the extra.
    """
    if not all(find_spec(module) for module in modules):
        raise UsageError(f"{needed_by} needs the extra '{extra}': pip install 'tonecheck[{extra}]'")
