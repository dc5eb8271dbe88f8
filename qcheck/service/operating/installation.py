"""Opening an installation: its data folder, its database, and the key with which its links were made. They
belong together.

A key that is missing or another one would make every link worthless without a word, so that nothing is opened
then. Whoever only reads makes nothing: no folder, no key, no database.
"""

from __future__ import annotations

import hmac
import os
from contextlib import suppress
from pathlib import Path

from qcheck import server_address
from qcheck.language import N_
from qcheck.records import LinkId
from qcheck.refusals import OutOfOrder
from qcheck.service.doors import links
from qcheck.settings import Settings, installation_key
from qcheck.store import NotNow, NotPossible, Store, file_of, fold_log, is_there, is_up_to_date, open_store

ELSEWHERE = N_(
    "The data of this folder are in a database of the kind {kind}. Set QCHECK_DATABASE as it is set for "
    "the server; without it an empty "
    "file would be made here. Where they have really moved to a file in the folder, delete {file}."
)
NOTHING_HERE = N_(
    "There are no data of qcheck here: {place}. Say where they are with --data or QCHECK_DATA, and "
    "QCHECK_DATABASE."
)
KEY_MISSING = N_(
    "The key of these data is missing: {file}. All links are made from it. Put it back from the backup, "
    "then start again. Where it is "
    "lost for good, `qcheck serve --new-key` makes another one: all links, codes and QR codes so far "
    "are dead then, and `qcheck links` "
    "says the new ones for organising."
)
KEY_OTHER = N_(
    "This is not the key of these data: {file}. All links were made from another one. Put that one back "
    "from the backup, then start "
    "again. Where it is lost for good, `qcheck serve --new-key` takes this one: all links, codes and QR "
    "codes so far are dead then, and "
    "`qcheck links` says the new ones for organising."
)
KEY_UNUSABLE = N_(
    "{file} cannot be read as a key of qcheck. Please put it back from the backup: it is a file of 32 bytes."
)
NO_ACCESS = N_(
    "{file} may not be read by whoever runs this command. Run it as the user as whom the server runs, "
    "for example: sudo -u qcheck qcheck …"
)
NEEDS_RESTART = N_(
    "This version of qcheck has to change the database, which others are using: stop the server, then start "
    "it again."
)
FOLDER_UNUSABLE = N_(
    "The data folder cannot be used: {file} must be a folder to which whoever runs qcheck has access."
)


class NothingHere(NotPossible):
    """There is no installation, and whoever only reads makes none."""


class NotItsKey(NotPossible):
    """The key is missing, or is not the one with which the links were made."""


def opened(settings: Settings, make: bool, new_key: bool) -> tuple[Store, bytes]:
    """Store and key. `make`: what is missing is made. `new_key`: all links so far may die."""
    refuse_out_of_reach(settings)
    is_another = _another_kind(settings) is not None
    if is_another and not is_there(settings.database):
        refuse_another_kind(settings)
    if make:
        _prepare(settings)
    elif not is_there(settings.database):
        raise NothingHere(NOTHING_HERE, place=str(settings.data))
    there = _key(settings.key_file)
    store = open_store(settings.database, upgrades=False)
    try:
        key = _its_key(store, settings.key_file, there, make, new_key)
    except BaseException:
        store.close()
        raise
    if make and not is_another:
        server_address.note_kind(settings.data, settings.kind)
    return store, key


def put_in_one_file(settings: Settings) -> None:
    """Everything that was saved lies in the database's one file afterwards, once all processes have ended: of
    two that close it at the same moment each leaves SQLite's log to the other.
    """
    fold_log(settings.database)


def fingerprint(key: bytes) -> str:
    """Tells one key from another, and tells nobody the key."""
    return hmac.digest(key, b"qcheck fingerprint", "sha256").hex()


def refuse_another_kind(settings: Settings) -> None:
    """Where the data of this folder are in another kind of database, a file that lies there too is left from
    before.
    """
    if kind := _another_kind(settings):
        raise OutOfOrder(ELSEWHERE, kind=kind, file=str(settings.data / server_address.KIND))


def refuse_without_data(settings: Settings) -> None:
    """NothingHere where there is nothing to back up; OutOfOrder where the key is missing or may not be
    read.
    """
    refuse_out_of_reach(settings)
    if not is_there(settings.database):
        raise NothingHere(NOTHING_HERE, place=str(settings.data))
    if _key(settings.key_file) is None:
        raise NotItsKey(KEY_MISSING, file=str(settings.key_file))


def refuse_to_upgrade(settings: Settings) -> None:
    """Where processes of the version before are serving, the tables stay as they know them."""
    if not is_up_to_date(settings.database):
        raise OutOfOrder(NEEDS_RESTART)


def refuse_out_of_reach(settings: Settings) -> None:
    """OutOfOrder where whoever asks may not read the key or the database. A key that may not be read is
    neither missing nor wrong, and nothing has to be put back from a backup.

    Only asked, never opened: closing a file of SQLite would take the locks of everybody who has it open in
    this process.
    """
    effective = os.access in os.supports_effective_ids
    for file in filter(None, (settings.key_file, file_of(settings.database))):
        try:
            hidden = file.is_file() and not os.access(file, os.R_OK, effective_ids=effective)
        except PermissionError:
            hidden = True
        if hidden:
            raise OutOfOrder(NO_ACCESS, file=str(file))


def _another_kind(settings: Settings) -> str | None:
    """The kind of database that the server noted, where it is another one than is meant and nobody has named
    that.
    """
    noted = server_address.noted_kind(settings.data)
    return noted if noted and noted != settings.kind and "database" not in settings.model_fields_set else None


def _prepare(settings: Settings) -> None:
    try:
        settings.prepared()
    except OSError as error:
        raise OutOfOrder(FOLDER_UNUSABLE, file=str(error.filename or settings.data)) from error


def _key(file: Path) -> bytes | None:
    try:
        return installation_key(file) if file.exists() else None
    except (OSError, ValueError) as error:
        raise OutOfOrder(KEY_UNUSABLE, file=str(file)) from error


def _its_key(store: Store, file: Path, there: bytes | None, make: bool, new_key: bool) -> bytes:
    """The key of these data. Where none was noted yet, the one that is there, unless a code in the database
    contradicts it.
    """
    has_checks = store.has_checks()
    if there is None and not new_key and (has_checks or not make):
        raise NotItsKey(KEY_MISSING, file=str(file))
    key = there or _made(file)
    noted, mark = store.installation().fingerprint, fingerprint(key)
    if noted == mark:
        return key
    if has_checks and not new_key and (noted is not None or _is_contradicted(store, key)):
        raise NotItsKey(KEY_OTHER, file=str(file))
    with suppress(NotNow):  # a disk that cannot be written: the next start notes it
        store.keep_fingerprint(mark)
    return key


def _made(file: Path) -> bytes:
    try:
        return installation_key(file)
    except (OSError, ValueError) as error:
        raise OutOfOrder(KEY_UNUSABLE, file=str(file)) from error


def _is_contradicted(store: Store, key: bytes) -> bool:
    """Whether there are codes, and none of them was made with this key."""
    kept = store.codes()
    return bool(kept) and not any(
        links.code_hash(key, links.short_code(key, LinkId(link), generation)) == code
        for link, generation, code in kept
    )
