"""What a running server leaves in the data folder for commands on the same computer: its address, and the
kind of its database.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import create_connection
from urllib.parse import urlsplit

NAME = "address"
"""The file in the data folder: on its first line where the server listens, on its second where people reach
it.
"""
KIND = "database"
"""The file that says the kind of the database, where that is no file in the folder; never its address, which
may hold a password.
"""
PATIENCE = 1.0  # seconds


@contextmanager
def announced(folder: Path, listens: str, reached: str) -> Iterator[None]:
    """Leaves the address of a running server in the data folder until it stops. A folder that is not there or
    cannot be written is no reason not to serve.
    """
    file, text = folder / NAME, f"{listens}\n{reached}\n"
    with suppress(OSError):
        _write(file, text)
    try:
        yield
    finally:
        if _read(file) == text:  # otherwise that of another server over the same folder
            with suppress(OSError):
                file.unlink()


def running(folder: Path) -> str | None:
    """The address at which people reach the server that runs over this folder; None where none answers: one
    that was killed leaves its address behind.
    """
    match _read(folder / NAME).split():
        case [listens, reached] if _answers(listens):
            return reached
    return None


def note_kind(folder: Path, kind: str) -> None:
    """Leaves the kind of the server's database in the data folder, so that a command called without the
    server's setting does not take an empty file for it.
    """
    file = folder / KIND
    with suppress(OSError):
        if kind == "sqlite":
            file.unlink(missing_ok=True)
        elif noted_kind(folder) != kind:
            _write(file, f"{kind}\n")


def noted_kind(folder: Path) -> str:
    """The kind of database that was noted; empty where none was."""
    return _read(folder / KIND).strip()


def _write(file: Path, text: str) -> None:
    """Writes a file that only its owner can read, also where it was there before with other rights."""
    file.unlink(missing_ok=True)
    with os.fdopen(
        os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
    ) as opened:
        opened.write(text)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


def _answers(address: str) -> bool:
    """Whether a server listens at this address."""
    try:
        place = urlsplit(address)
        with create_connection((place.hostname or "", place.port or 80), timeout=PATIENCE):
            return True
    except (OSError, ValueError):
        return False
