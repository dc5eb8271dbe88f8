"""Files and streams of the command line: bytes in, text out, and every failure in plain words."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qcheck.cli.errors import WrongUsage
from qcheck.importing import LARGEST, Complaint
from qcheck.language import N_
from qcheck.reasons import reason_of

STREAM = "-"
"""Stands for standard input, and for standard output."""

TROUBLE: dict[type[OSError], str] = {
    FileNotFoundError: N_("'{file}': there is no such file or folder"),
    NotADirectoryError: N_("'{file}': there is no such file or folder"),
    IsADirectoryError: N_("'{file}' is a folder, not a file"),
    PermissionError: N_("'{file}': you have no permission for this"),
}
OTHER_TROUBLE = N_("'{file}' cannot be used: {reason}")
NO_TEXT = N_("this is no text for a terminal: say with -o into which file it goes")
SAME_FILE = N_("'{file}' holds the answers; the result must not be written over them")


def source_of(name: str) -> bytes:
    """The content of a file or of standard input, up to one byte more than a file of answers may have, so
    that too much is noticed.
    """
    most = LARGEST * 2**20 + 1
    with usable(name):
        if name == STREAM:
            return sys.stdin.buffer.read(most)
        with Path(name).open("rb") as file:
            return file.read(most)


def deliver(text: str, output: str | None) -> None:
    """Writes a result to a file, or to standard output where none is named."""
    if output is None or output == STREAM:
        sys.stdout.write(text)
        return
    with usable(output):
        Path(output).write_text(text, encoding="utf-8", newline="\n")


def deliver_file(content: bytes, output: str | None) -> None:
    """Writes bytes that are no text to a file. Where no file is named, they go to standard output only if
    that is a pipe: a terminal would show rubbish.
    """
    if output is not None and output != STREAM:
        with usable(output):
            Path(output).write_bytes(content)
    elif output is None and sys.stdout.isatty():
        raise WrongUsage(Complaint(NO_TEXT))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)


def keep_apart(answers: str, output: str | None) -> None:
    """Refuses to write the result into the file of the answers."""
    if output and Path(output).exists() and Path(answers).exists() and Path(output).samefile(answers):
        raise WrongUsage(Complaint(SAME_FILE, (("file", output),)))


@contextmanager
def usable(name: str) -> Iterator[None]:
    """Around everything that opens this file: what the operating system refuses is wrong usage."""
    try:
        yield
    except OSError as error:
        message = TROUBLE.get(type(error), OTHER_TROUBLE)
        raise WrongUsage(Complaint(message, (("file", name), ("reason", reason_of(error))))) from None
