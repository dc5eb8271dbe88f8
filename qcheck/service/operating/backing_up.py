"""A backup of a running installation as one file; put back by `restoring`.

The key is never in it: it lies beside it in a file of its own, shut with a passphrase.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib import metadata
from pathlib import Path

from qcheck.language import N_
from qcheck.reasons import reason_of
from qcheck.refusals import OutOfOrder
from qcheck.service.operating import backup_file, deletion_list, sealed_key
from qcheck.service.operating.backup_file import Manifest
from qcheck.service.operating.installation import fingerprint
from qcheck.settings import Settings, installation_key
from qcheck.store import head, open_store
from qcheck.store.operating import snapshot

KEY_ENDING = ".key.age"

EXISTS = N_("{file} is there already. Please name another file.")
NO_FOLDER = N_("The folder {folder} is not there. Please make it first, or name another one.")
CANNOT_WRITE = N_("{file} cannot be written: {reason}")
ODD_NAME = N_("A backup cannot keep a file with the name {file}. Please give it another name.")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was written, and the file with its key, where there is one. `digest` is the SHA-256 of
    the backup's file.
    """

    file: Path
    key: Path | None
    manifest: Manifest
    digest: str


def back_up(settings: Settings, file: Path, now: datetime, passphrase: str | None) -> Backup:
    """Writes everything that an installation keeps into a new file, for its owner alone, while its server may
    be running; with a `passphrase` also the key, into a file beside it.

    What was acknowledged before is in it. OutOfOrder where it cannot be done; then nothing is left behind.
    """
    key_file = file.with_name(file.name + KEY_ENDING) if passphrase is not None else None
    for made in filter(None, (file, key_file)):
        if made.exists():
            raise OutOfOrder(EXISTS, file=str(made))
    key = installation_key(settings.key_file)
    shut = sealed_key.sealed(key, passphrase) if passphrase is not None else b""
    with _written(file) as coming:
        manifest = _packed(settings, coming, fingerprint(key), now)
        _read_again(coming, file)
    if key_file:
        with _written(key_file) as coming:
            coming.write_bytes(shut)
    return Backup(file, key_file, manifest, backup_file.digest(file))


def _packed(settings: Settings, coming: Path, key: str, now: datetime) -> Manifest:
    """Packs the database and the folders into the file that is coming; gives what it says of itself."""
    with tempfile.TemporaryDirectory(dir=coming.parent) as folder:
        copy = Path(folder) / snapshot.NAMES[settings.kind]
        revision = snapshot.take(settings.database, copy)
        members = {copy.name: copy, **_of_folders(settings.data)}
        if revision == head():
            members[deletion_list.NAME] = _list_of(settings, Path(folder))
        manifest = Manifest(
            backup_file.FORMAT,
            metadata.version("qcheck"),
            now.isoformat(timespec="seconds"),
            settings.kind,
            revision,
            key,
            {name: backup_file.digest(path) for name, path in members.items()},
        )
        backup_file.pack(coming, manifest, members)
    return manifest


def _list_of(settings: Settings, folder: Path) -> Path:
    """What people have deleted so far: an older backup that is put back learns of it."""
    store = open_store(settings.database, upgrades=False)
    try:
        file = folder / deletion_list.NAME
        file.write_bytes(deletion_list.written(store.deletions()))
        return file
    finally:
        store.close()


def _of_folders(data: Path) -> dict[str, Path]:
    """The files of the folders that belong to a backup, by their names in it."""
    every = (path for folder in backup_file.FOLDERS for path in sorted((data / folder).rglob("*")))
    by_name = {
        path.relative_to(data).as_posix(): path for path in every if path.is_file() and not path.is_symlink()
    }
    for name in by_name:
        if not backup_file.is_in_a_folder(name):
            raise OutOfOrder(ODD_NAME, file=ascii(name))
    return by_name


def _read_again(coming: Path, file: Path) -> None:
    """A backup that cannot be read is none: it is said now, not on the day it is needed."""
    try:
        backup_file.look_into(coming)
    except OutOfOrder as error:
        raise OutOfOrder(CANNOT_WRITE, file=str(file), reason=str(error)) from error


@contextmanager
def _written(file: Path) -> Iterator[Path]:
    """A file that is there whole or not at all, and that nobody but its owner can read at any moment: it
    grows in a folder of its own, where no other backup to the same file comes near it.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=f".{file.name}.", dir=file.absolute().parent) as folder:
            coming = Path(folder) / file.name
            os.close(os.open(coming, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            yield coming
            with coming.open("rb") as opened:
                os.fsync(opened.fileno())
            os.link(coming, file)  # never over a file that has come meanwhile
    except FileExistsError as error:
        raise OutOfOrder(EXISTS, file=str(error.filename2 or error.filename)) from error
    except OSError as error:
        if not file.parent.exists():
            raise OutOfOrder(NO_FOLDER, folder=str(file.parent)) from error
        raise OutOfOrder(CANNOT_WRITE, file=str(file), reason=reason_of(error)) from error
