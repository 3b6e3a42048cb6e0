"""The password for the server: from the environment, a command or the keyring; it is never written anywhere."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from tonecheck.errors import UsageError
from tonecheck.settings import PASSWORD

_PATIENCE: Final = 120  # seconds for a command that may have to ask its user


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user of the server; the password does not show where this is printed."""

    user: str
    password: str = field(repr=False)


def find_credentials(user: str, host: str, *, command: str | None, environ: Mapping[str, str]) -> Credentials:
    """Find the password of a user: in ``TONECHECK_PASSWORD``, then by the command, then in the keyring.

    Raises:
        UsageError: there is none.
    """
    password = environ.get(PASSWORD) or (_from_command(command) if command else _from_keyring(user, host))
    if not password:
        raise UsageError(
            f"no password for {user}: set {PASSWORD} or password-command, or run: keyring set {service_of(host)} {user}"
        )
    return Credentials(user, password)


def service_of(host: str) -> str:
    """Give the name under which the keyring keeps the password for a server."""
    return f"tonecheck:{host}"


def _from_command(command: str) -> str:
    """Give the first line that a command prints."""
    try:
        done = subprocess.run(shlex.split(command), stdout=subprocess.PIPE, timeout=_PATIENCE, check=True)
    except (OSError, ValueError, subprocess.SubprocessError) as fault:
        raise UsageError(f"password-command failed ({type(fault).__name__}); run it by hand to see why") from fault
    return done.stdout.decode("utf-8", "replace").partition("\n")[0].rstrip("\r")


def _from_keyring(user: str, host: str) -> str | None:
    """Ask the keyring, if there is one."""
    try:
        import keyring
    except ImportError:
        return None
    try:
        return keyring.get_password(service_of(host), user)
    except Exception:  # noqa: BLE001 - what its many back ends raise has no common name
        return None
