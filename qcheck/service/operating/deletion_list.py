"""The list of what people have deleted, as a file beside the database and in every backup; read again when a
backup is put back.

Lines of text: the day, the kind, a number, a hash. Nothing of what was deleted, and no id.
"""

from __future__ import annotations

import lzma
import os
import re
import zipfile
import zlib
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from secrets import token_hex

from qcheck.language import N_
from qcheck.refusals import OutOfOrder
from qcheck.service.ground import remaining
from qcheck.store import Deletion, Kind, Store
from qcheck.watch import events

NAME = "deleted"
"""The member of a backup that has the list."""
KEPT_FOR = timedelta(days=400)
"""Longer than any backup should be kept: a check goes a year after its end at the latest."""
TRIES = 10
LARGEST = 100_000_000
HEAD = "# qcheck: what was deleted by people, for backups that are put back. Only days and hashes.\n"
_UNREADABLE = (OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error, lzma.LZMAError)
_LINE = re.compile(r"(\d{4}-\d\d-\d\d) ([a-z_]{1,20}) (\d{1,9}) ([0-9a-f]{64})")

NO_LIST = N_(
    "{file} is no list of deletions: it is the file `deleted` of a data folder, or a backup of qcheck 0.2.0 "
    "or newer."
)


def written(lines: Iterable[Deletion]) -> bytes:
    """The list as its file has it."""
    rows = (f"{line.day.isoformat()} {line.kind.value} {line.number} {line.digest}\n" for line in lines)
    return (HEAD + "".join(rows)).encode()


def read(file: Path) -> tuple[Deletion, ...]:
    """The list in a file of this kind, or in a backup. OutOfOrder for anything else."""
    try:
        content = _content(file)
        rows = [line for line in content.decode("ascii").splitlines() if line and not line.startswith("#")]
        return tuple(map(_line, rows))
    except (*_UNREADABLE, ValueError, KeyError) as error:
        raise OutOfOrder(NO_LIST, file=str(file)) from error


def keep(store: Store, file: Path) -> None:
    """Writes the list anew beside the database. Where that cannot be done, the next time does it, and the log
    says so.
    """
    try:
        for _ in range(TRIES):
            content = written(store.deletions())
            if file.exists() and file.read_bytes() == content:
                return
            _put(file, content)  # and then once more a look: another process may have been at it
    except OSError as error:
        events.DELETIONS_UNWRITABLE.happened(reason=error.strerror)


def deleted_again(store: Store, lists: Iterable[tuple[Deletion, ...]], now: datetime) -> int:
    """Deletes and withdraws again what a backup has brought back, by these lists; gives how much it was."""
    number, emptied = store.delete_again((line for deletions in lists for line in deletions), now)
    for check in emptied:
        if (opened := store.organised(check)) is not None:
            remaining.empty(store, opened.check, now)
            number += 1
    return number


def _content(file: Path) -> bytes:
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            if archive.getinfo(NAME).file_size > LARGEST:
                raise ValueError
            return archive.read(NAME)
    with file.open("rb") as opened:
        content = opened.read(LARGEST + 1)
    if not content.startswith(b"# qcheck") or len(content) > LARGEST:
        raise ValueError
    return content


def _line(text: str) -> Deletion:
    if (read_as := _LINE.fullmatch(text)) is None:
        raise ValueError
    return Deletion(Kind(read_as[2]), read_as[4], int(read_as[3]), date.fromisoformat(read_as[1]))


def _put(file: Path, content: bytes) -> None:
    """In the place of the list before at once, on the disk, and for its owner alone."""
    coming = file.with_name(f"{file.name}.{token_hex(4)}")
    try:
        with os.fdopen(os.open(coming, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        coming.replace(file)
    finally:
        with suppress(OSError):
            coming.unlink(missing_ok=True)
