"""Servers as people name them in their configurations."""

from __future__ import annotations

import socket
from typing import Final
from urllib.parse import urlsplit

_TLS_PORT: Final = 465


def read_port(value: object, default: int) -> int:
    """Read a port, which is a number or the name of a service such as ``submission``; else give the default."""
    text = str(value or "")
    try:
        return int(text) if text.isdecimal() else socket.getservbyname(text, "tcp")
    except (OSError, ValueError):
        return default


def read_server(url: str, default: int) -> tuple[str, int]:
    """Read host and port of an address such as ``smtps://tom@mail.example``; one that is none names no server."""
    try:
        parts = urlsplit(url)
        return parts.hostname or "", parts.port or (_TLS_PORT if parts.scheme.startswith("smtps") else default)
    except ValueError:
        return "", 0
