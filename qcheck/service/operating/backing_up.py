"""A backup of a running installation as one file, and an installation from such a file.

The key is never in it: it lies beside it in a file of its own, shut with a passphrase.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib import metadata
from pathlib import Path

from qcheck import server_address
from qcheck import settings as installation
from qcheck.language import N_
from qcheck.reasons import reason_of
from qcheck.refusals import OutOfOrder
from qcheck.service.operating import backup_file, deletion_list, sealed_key
from qcheck.service.operating.backup_file import Manifest
from qcheck.service.operating.installation import fingerprint
from qcheck.settings import Settings
from qcheck.store import head, known, open_store, upgrade_at
from qcheck.store.operating import snapshot

KEY_ENDING = ".key.age"

EXISTS = N_("{file} is there already. Please name another file.")
CANNOT_WRITE = N_("{file} cannot be written: {reason}")
ODD_NAME = N_("A backup cannot keep a file with the name {file}. Please give it another name.")
OTHER_KIND = N_(
    "The backup holds a database of the kind {there}, and QCHECK_DATABASE names one of the kind {here}."
)
RUNNING = N_("A server is running over {folder}. Please stop it first.")
IN_USE = N_("{folder} is not empty. Please name an empty folder with --data, or move what is there aside.")
NO_KEY = N_(
    "The key of this backup is needed, the file that ends in .key.age or the file `key` of the installation: "
    "say it with --key. Without it no link would open anything."
)
WRONG_KEY = N_("This is not the key of this backup. Nothing was put back.")


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
    key = installation.key(settings.key_file)
    shut = sealed_key.sealed(key, passphrase) if passphrase is not None else b""
    with _written(file) as coming:
        manifest = _packed(settings, coming, fingerprint(key), now)
        _read_again(coming, file)
    if key_file:
        with _written(key_file) as coming:
            coming.write_bytes(shut)
    return Backup(file, key_file, manifest, backup_file.digest(file))


def refuse_without_list(*files: Path) -> None:
    """OutOfOrder where one of these is no list of deletions, nor a backup with one."""
    for file in files:
        deletion_list.read(file)


def sealed_key_in(file: Path) -> bool:
    """Whether a file holds a key that a passphrase opens, and not the key itself. OutOfOrder without it."""
    if not file.is_file():
        raise OutOfOrder(NO_KEY)
    return file.stat().st_size != installation.KEY_BYTES


def restored(settings: Settings, file: Path, key_file: Path | None, passphrase: str | None) -> Manifest:
    """Makes an installation of a backup, in an empty data folder and an empty database. Everything is looked
    at before anything is written. The backup of an older version is brought up to date.

    `key_file`: the key itself, or shut with the `passphrase`; None where the data folder has it already.
    """
    manifest = backup_file.look_into(file)
    if manifest.kind != settings.kind:
        raise OutOfOrder(OTHER_KIND, there=manifest.kind, here=settings.kind)
    if manifest.revision not in known():
        raise OutOfOrder(backup_file.NEWER_BACKUP, file=str(file))
    key = _key_for(settings, key_file, passphrase)
    if fingerprint(key) != manifest.key:
        raise OutOfOrder(WRONG_KEY)
    _refuse_unless_empty(settings)
    with backup_file.opened(file) as archive, _writing_to(settings.data):
        _put_back(settings, archive, manifest)
    with _writing_to(settings.key_file):
        _put_key(settings.key_file, key)
    upgrade_at(settings.database, str(file.absolute()))
    _sign_everybody_out(settings)
    server_address.note_kind(settings.data, settings.kind)
    return manifest


def _put_back(settings: Settings, archive: zipfile.ZipFile, manifest: Manifest) -> None:
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    if sum(packed.file_size for packed in archive.infolist()) > shutil.disk_usage(settings.data).free:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with tempfile.TemporaryDirectory(dir=settings.data) as folder:
        for name in manifest.members:
            backup_file.unpack(archive, name, Path(folder) / name)
        copy = Path(folder) / snapshot.NAMES[manifest.kind]
        snapshot.examine(manifest.kind, copy)
        snapshot.put_back(copy, settings.database)
        for folder_name in backup_file.FOLDERS:
            if (Path(folder) / folder_name).is_dir():
                (Path(folder) / folder_name).replace(settings.data / folder_name)


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


def _sign_everybody_out(settings: Settings) -> None:
    """Whoever has signed out since the backup stays so: a stolen cookie opens nothing once more."""
    store = open_store(settings.database, upgrades=False)
    try:
        store.end_all_sessions()
    finally:
        store.close()


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
def _writing_to(folder: Path) -> Iterator[None]:
    """Says of what cannot be written where and why, such as on a full disk."""
    try:
        yield
    except OSError as error:
        raise OutOfOrder(CANNOT_WRITE, file=str(folder), reason=reason_of(error)) from error


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
        raise OutOfOrder(CANNOT_WRITE, file=str(file), reason=reason_of(error)) from error


def _key_for(settings: Settings, key_file: Path | None, passphrase: str | None) -> bytes:
    """The key, from the file that was named, else the one that is in the data folder already."""
    place = key_file or settings.key_file
    if not place.is_file():
        raise OutOfOrder(NO_KEY)
    content = place.read_bytes()
    if len(content) == installation.KEY_BYTES:
        return content
    return sealed_key.opened(content, passphrase or "")


def _refuse_unless_empty(settings: Settings) -> None:
    if server_address.running(settings.data):
        raise OutOfOrder(RUNNING, folder=str(settings.data))
    mine = {settings.key_file.name, settings.deletions.name}
    if settings.data.exists() and any(path.name not in mine for path in settings.data.iterdir()):
        raise OutOfOrder(IN_USE, folder=str(settings.data))
    snapshot.refuse_unless_empty(settings.database)


def _put_key(file: Path, key: bytes) -> None:
    if file.exists():
        return
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
        opened.write(key)
