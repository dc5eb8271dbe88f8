"""The data folder, the key, the room on the disk, the files that may be open."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from qcheck.doctor.findings import Finding
from qcheck.language import N_
from qcheck.settings import Settings

LEAST_ROOM = 1_000_000_000
"""Bytes: a bundle of reports and an upgrade of a large database need as much."""
LEAST_HANDLES = 4096
"""Each page of the app keeps one open, and a hall has a thousand."""

FOLDER = N_("Data folder: {folder}")
NO_FOLDER = N_(
    "There is no data folder {folder}. Say where it is with --data or QCHECK_DATA; the server makes it."
)
NOT_WRITABLE = N_("Whoever runs this command may not write into {folder}. Run it as the user of the server.")
OPEN_FOLDER = N_("Others on this computer can look into {folder}. Please shut it: chmod 700 {folder}")
OTHER_OWNER = N_(
    "{folder} belongs to another user than who runs this command. Run it as the user of the server."
)
KEY = N_("Key: readable by its owner alone")
NO_KEY = N_(
    "The key is missing: {file}. Put it back from the backup. Only where there are no data yet does the "
    "server make one when it starts."
)
OPEN_KEY = N_("Others on this computer can read the key. Please shut it: chmod 600 {file}")
ROOM = N_("Free on the disk: {free} MB")
LITTLE_ROOM = N_("Only {free} MB are free on the disk of {folder}. Please make room: at least {least} MB.")
HANDLES = N_("Open files: up to {number}")
FEW_HANDLES = N_(
    "This system allows only {number} open files to a process; a hall needs more. With systemd: "
    "LimitNOFILE=65536 (deploy/qcheck.service has it)."
)


def folder(settings: Settings) -> Finding:
    """Whether the data folder is there, belongs to us, can be written to and is closed to other users."""
    place = settings.data
    said = {"folder": str(place)}
    if not place.is_dir():
        return Finding("folder", False, NO_FOLDER, said)
    if not _is_mine(place):
        return Finding("folder", False, OTHER_OWNER, said)
    if not os.access(place, os.W_OK | os.X_OK):
        return Finding("folder", False, NOT_WRITABLE, said)
    if _is_open(place):
        return Finding("folder", False, OPEN_FOLDER, said)
    return Finding("folder", True, FOLDER, said)


def key(settings: Settings) -> Finding:
    """Whether the key file is there and closed to other users. Whether it is the right key, only the database
    can tell.
    """
    file = settings.key_file
    if not file.is_file():
        return Finding("key", False, NO_KEY, {"file": str(file)})
    if _is_open(file):
        return Finding("key", False, OPEN_KEY, {"file": str(file)})
    return Finding("key", True, KEY)


def room(settings: Settings) -> Finding:
    """Whether the disk has room, in the data folder or in the nearest folder above it that exists."""
    place = next(parent for parent in (settings.data, *settings.data.parents) if parent.exists())
    free = shutil.disk_usage(place).free
    said: dict[str, str | int] = {
        "free": free // 1_000_000,
        "folder": str(place),
        "least": LEAST_ROOM // 1_000_000,
    }
    return Finding("room", free >= LEAST_ROOM, ROOM if free >= LEAST_ROOM else LITTLE_ROOM, said)


def handles(_: Settings) -> Finding:
    """How many files a process may open; on Windows there is no such limit."""
    if os.name == "nt":
        return Finding("handles", True, HANDLES, {"number": 8192})
    import resource

    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    number = 1_000_000 if most == resource.RLIM_INFINITY else most
    enough = number >= LEAST_HANDLES
    return Finding("handles", enough, HANDLES if enough else FEW_HANDLES, {"number": number})


def _is_mine(place: Path) -> bool:
    return os.name == "nt" or os.geteuid() in (0, place.stat().st_uid)


def _is_open(place: Path) -> bool:
    return os.name != "nt" and bool(place.stat().st_mode & 0o077)
