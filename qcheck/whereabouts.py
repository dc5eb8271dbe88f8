"""Where a running server is reached: it leaves its address in the data folder while it runs, for commands on the same computer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import create_connection
from urllib.parse import urlsplit

NAME = "address"
"""The file in the data folder: on its first line where the server listens, on its second where people reach it."""
PATIENCE = 1.0  # seconds


@contextmanager
def left(folder: Path, listens: str, reached: str) -> Iterator[None]:
    """The address stands there meanwhile. A folder that is not there or cannot be written is no reason not to serve."""
    file, text = folder / NAME, f"{listens}\n{reached}\n"
    with suppress(OSError):
        file.write_text(text, encoding="utf-8")
    try:
        yield
    finally:
        if _read(file) == text:  # otherwise that of another server over the same folder
            with suppress(OSError):
                file.unlink()


def found(folder: Path) -> str | None:
    """Where people reach the server that runs over this folder; None where none answers. One that was killed leaves its address behind."""
    match _read(folder / NAME).split():
        case [listens, reached] if _answers(listens):
            return reached
    return None


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


def _answers(address: str) -> bool:
    """Whether somebody listens there."""
    try:
        place = urlsplit(address)
        with create_connection((place.hostname or "", place.port or 80), timeout=PATIENCE):
            return True
    except (OSError, ValueError):
        return False
