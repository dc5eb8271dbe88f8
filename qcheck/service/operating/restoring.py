"""An installation from a backup: everything is looked at before anything is written."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qcheck import server_address
from qcheck.language import N_
from qcheck.reasons import reason_of
from qcheck.refusals import OutOfOrder
from qcheck.service.operating import backup_file, deletion_list, sealed_key
from qcheck.service.operating.backing_up import CANNOT_WRITE
from qcheck.service.operating.backup_file import Manifest
from qcheck.service.operating.installation import fingerprint
from qcheck.settings import KEY_BYTES, Settings
from qcheck.store import known, open_store, upgrade_at
from qcheck.store.operating import snapshot

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


def refuse_without_list(*files: Path) -> None:
    """OutOfOrder where one of these is no list of deletions, nor a backup with one."""
    for file in files:
        deletion_list.read(file)


def sealed_key_in(file: Path) -> bool:
    """Whether a file holds a key that a passphrase opens, and not the key itself. OutOfOrder without it."""
    if not file.is_file():
        raise OutOfOrder(NO_KEY)
    return file.stat().st_size != KEY_BYTES


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


def _sign_everybody_out(settings: Settings) -> None:
    """Whoever has signed out since the backup stays so: a stolen cookie opens nothing once more."""
    store = open_store(settings.database, upgrades=False)
    try:
        store.end_all_sessions()
    finally:
        store.close()


@contextmanager
def _writing_to(folder: Path) -> Iterator[None]:
    """Says of what cannot be written where and why, such as on a full disk."""
    try:
        yield
    except OSError as error:
        raise OutOfOrder(CANNOT_WRITE, file=str(folder), reason=reason_of(error)) from error


def _key_for(settings: Settings, key_file: Path | None, passphrase: str | None) -> bytes:
    """The key, from the file that was named, else the one that is in the data folder already."""
    place = key_file or settings.key_file
    if not place.is_file():
        raise OutOfOrder(NO_KEY)
    content = place.read_bytes()
    if len(content) == KEY_BYTES:
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
