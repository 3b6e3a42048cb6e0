"""The settings: files, environment and options, each stronger than the one before it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tonecheck.errors import UsageError
from tonecheck.profiles import DEFAULT_PROFILE, is_there

Value = str | bool | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name as options and files write it, what it may be, and its default.

    ``choices`` empty and ``default`` a bool means yes or no, a tuple a list of texts; otherwise any text. What
    ``is_personal`` decides whether and how mail goes out, or who is shown a sentence, so a project's file, which a
    stranger may have written, cannot set it.
    """

    name: str
    default: Value
    choices: tuple[str, ...]
    meaning: str
    is_personal: bool = False


SETTINGS: Final = (
    Setting("format", "text", ("text", "json", "line", "sarif", "html"), "how the report is written"),
    Setting("fail-on", "hold", ("revise", "hold", "never"), "the verdict from which the exit status is 1"),
    Setting("strictness", "normal", ("gentle", "normal", "strict"), "how readily a sentence is flagged"),
    Setting("input", "auto", ("auto", "text", "message"), "whether the input is a draft or a whole mail message"),
    Setting("any-language", default=False, choices=(), meaning="judge text that is not English, too"),
    Setting("quiet", default=False, choices=(), meaning="print nothing; only the exit status tells"),
    Setting("color", "auto", ("auto", "always", "never"), "colours in the text report"),
    Setting("model", None, (), "path of a model folder, or name of a shipped model"),
    Setting("profile", DEFAULT_PROFILE, (), "whose marks are learnt from and judged by, where no model is named"),
    Setting(
        "rewrite-url",
        None,
        (),
        "address of a language model that may rewrite flagged sentences; none is asked without it",
        is_personal=True,
    ),
    Setting("rewrite-model", None, (), "name of the language model at that address", is_personal=True),
    Setting("rewrite-key-file", None, (), "path of a file that holds the key for that address", is_personal=True),
    Setting("via", None, (), "the real mailer with its options, started once a mail may go", is_personal=True),
    Setting("on-error", "hold", ("send", "hold"), "what becomes of a mail that could not be judged", is_personal=True),
    Setting("only-for", (), (), "judge only mail to these addresses, domains or subject:words", is_personal=True),
    Setting("leave-alone", (), (), "let mail to these addresses, domains or subject:words pass", is_personal=True),
    Setting("listen", None, (), "HOST:PORT on which a door for programs listens", is_personal=True),
    Setting("upstream", None, (), "[tls://|starttls://|plain://]HOST[:PORT] of the mail server", is_personal=True),
    Setting("user", None, (), "log in to the mail server as this user, with a stored password", is_personal=True),
    Setting("password-command", None, (), "the command that prints the password", is_personal=True),
    Setting("certificate", None, (), "PEM file with certificate and key, for TLS with mail programs", is_personal=True),
    Setting("cool-off", None, (), "how long a held mail waits before its release, such as 12h", is_personal=True),
)
_BY_NAME: Final = {setting.name: setting for setting in SETTINGS}
_PREFIX: Final = "TONECHECK_"
OVERRIDE: Final = "TONECHECK_SEND"  # lets one mail pass; no setting, so that no file can leave it on
PASSWORD: Final = "TONECHECK_PASSWORD"  # noqa: S105 - its name; for the mail server; no setting, so that it never stands in a file
_TRUE: Final = frozenset({"1", "true", "yes", "on"})
_FALSE: Final = frozenset({"0", "false", "no", "off", ""})


@dataclass(frozen=True, slots=True)
class Chosen:
    """A setting's value in force and where it comes from."""

    name: str
    value: Value
    source: str


def load_settings(
    options: Mapping[str, Value],
    *,
    environ: Mapping[str, str] | None = None,
    folder: Path | None = None,
    project: bool = True,
) -> dict[str, Chosen]:
    """Work out what is in force: default, user's file, project's file, environment, options.

    Args:
        options: the command line's, by setting name; None means not given.
        environ: the environment; the process's own where None.
        folder: where the search for ``pyproject.toml`` starts, upwards; the working folder where None.
        project: read a project's file; what stands in the way of mail does not, since a stranger may have written it.

    Raises:
        UsageError: a file or variable has an unknown key or a value that does not fit; says where.
    """
    environ = os.environ if environ is None else environ
    chosen = {setting.name: Chosen(setting.name, setting.default, "default") for setting in SETTINGS}
    for layer in (
        _user_file(environ),
        _project_file(folder or _working_folder()) if project else (),
        _environment(environ),
        _given(options),
    ):
        chosen.update({each.name: each for each in layer})
    return chosen


def _given(options: Mapping[str, Value]) -> Iterator[Chosen]:
    """Yield the options that were given."""
    for name, value in options.items():
        if value not in {None, ()} and name in _BY_NAME:
            yield _fitted(name, value, f"option --{name}")


def _environment(environ: Mapping[str, str]) -> Iterator[Chosen]:
    """Yield what ``TONECHECK_*`` and ``NO_COLOR`` say."""
    if environ.get("NO_COLOR"):
        yield Chosen("color", "never", "environment NO_COLOR")
    for variable in sorted(name for name in environ if name.startswith(_PREFIX) and name not in {OVERRIDE, PASSWORD}):
        name = variable.removeprefix(_PREFIX).lower().replace("_", "-")
        yield _fitted(name, environ[variable], f"environment {variable}")


def is_overridden(environ: Mapping[str, str]) -> bool:
    """Tell whether the environment lets the mail at hand pass."""
    return environ.get(OVERRIDE, "").lower() in _TRUE


def user_file(environ: Mapping[str, str]) -> Path:
    """Give the path of the user's configuration file by the XDG base directory specification."""
    base = environ.get("XDG_CONFIG_HOME") or str(Path(environ.get("HOME") or "~").expanduser() / ".config")
    return Path(base) / "tonecheck" / "config.toml"


def _user_file(environ: Mapping[str, str]) -> Iterator[Chosen]:
    """Yield what the user's file says."""
    path = user_file(environ)
    if is_there(path):
        yield from _table(path, ())


def _working_folder() -> Path | None:
    """Give the working folder; None where it has been deleted, or may not be looked at."""
    try:
        return Path.cwd()
    except OSError:
        return None


def _project_file(folder: Path | None) -> Iterator[Chosen]:
    """Yield what ``[tool.tonecheck]`` of the nearest ``pyproject.toml`` says."""
    for parent in (folder, *folder.parents) if folder else ():
        path = parent / "pyproject.toml"
        if os.access(path, os.F_OK) and path.is_file():  # one that may not be looked for has no say
            yield from _table(path, ("tool", "tonecheck"))
            return


def _table(path: Path, keys: tuple[str, ...]) -> Iterator[Chosen]:
    """Yield the settings of one table of a TOML file."""
    try:
        source = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise UsageError(f"{path} cannot be read: {fault}") from fault
    if keys and keys[-1] not in source:
        return
    table = _parsed(path, source)
    for key in keys:
        table = table.get(key, {})
        if not isinstance(table, dict):
            raise UsageError(f"{path}: {key} must be a table of settings")
    for name, value in table.items():
        place = f"{path}:{_line_of(source, name, keys)}"
        yield _fitted(name, value, place) if not keys else _refuse_personal(_fitted(name, value, place))


def _refuse_personal(chosen: Chosen) -> Chosen:
    """Raise where a project's file sets what only its user may."""
    if _BY_NAME[chosen.name].is_personal:
        raise UsageError(f"{chosen.source}: {chosen.name} cannot be set by a project; put it into your own config.toml")
    return chosen


def _parsed(path: Path, source: str) -> dict[str, Any]:
    """Parse TOML; the library is imported only where there is a file."""
    import tomllib

    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as fault:
        raise UsageError(f"{path} is not TOML: {fault}") from fault


def _line_of(source: str, name: str, keys: tuple[str, ...]) -> int:
    """Give the 1-based line in which a key of a table stands."""
    start = source.find(f"[{'.'.join(keys)}]") if keys else 0
    found = re.compile(rf"^\s*[\"']?{re.escape(name)}[\"']?\s*=", re.MULTILINE).search(source, max(0, start))
    return source.count("\n", 0, found.start() + len(found[0]) - len(found[0].lstrip())) + 1 if found else 1


def _fitted(name: str, value: object, source: str) -> Chosen:
    """Check a value against its setting."""
    setting = _BY_NAME.get(name)
    if setting is None:
        import difflib

        near = difflib.get_close_matches(name, _BY_NAME, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(_BY_NAME)}"
        raise UsageError(f"{source}: unknown setting {name!r}{hint}")
    if isinstance(setting.default, bool):
        return Chosen(name, _truth(setting, value, source), source)
    if isinstance(setting.default, tuple):
        return Chosen(name, _texts(setting, value, source), source)
    if not isinstance(value, str) or (setting.choices and value not in setting.choices):
        wanted = f"one of {', '.join(setting.choices)}" if setting.choices else "a text"
        raise UsageError(f"{source}: {name} is {value!r}; it must be {wanted}")
    return Chosen(name, value, source)


def _truth(setting: Setting, value: object, source: str) -> bool:
    """Read a yes or no."""
    if isinstance(value, bool):
        return value
    word = str(value).lower() if isinstance(value, str) else "?"
    if word in _TRUE | _FALSE:
        return word in _TRUE
    raise UsageError(f"{source}: {setting.name} is {value!r}; it must be true or false")


def _texts(setting: Setting, value: object, source: str) -> tuple[str, ...]:
    """Read a list of texts; one text may name several, with commas between."""
    given = value.split(",") if isinstance(value, str) else value
    if not isinstance(given, list | tuple) or not all(isinstance(text, str) for text in given):
        raise UsageError(f"{source}: {setting.name} is {value!r}; it must be a list of texts")
    return tuple(text.strip() for text in given if text.strip())
