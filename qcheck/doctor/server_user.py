"""The user of the operating system as whom the server runs."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_IRGRP, S_IRUSR

USUAL_USER = "qcheck"
"""The user of the server as docs/operating.md makes it; taken where the data folder belongs to root."""


def owner_of(place: Path) -> int:
    """The number of the user to whom a file or folder belongs; of a symbolic link, the owner of the link."""
    return place.lstat().st_uid


def number_of(folder: Path) -> int:
    """The number of the user as whom the server runs: ours, unless root asks. Then it is the folder's owner,
    or the usual user where root owns the folder.
    """
    import pwd

    if os.geteuid():
        return os.geteuid()
    owner = owner_of(folder) if folder.exists() else 0
    if owner == 0 and any(user.pw_name == USUAL_USER for user in pwd.getpwall()):
        return pwd.getpwnam(USUAL_USER).pw_uid
    return owner


def name_of(number: int) -> str:
    """The user's name; the number as text where the system knows no name for it."""
    import pwd

    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def may_read(number: int, file: Path) -> bool:
    """Whether the user of this number can read the file, by the bits of its mode."""
    import pwd

    status = file.stat()
    if number in (0, status.st_uid):
        return number == 0 or bool(status.st_mode & S_IRUSR)
    try:
        person = pwd.getpwuid(number)
    except KeyError:
        return False
    return bool(status.st_mode & S_IRGRP) and status.st_gid in os.getgrouplist(person.pw_name, person.pw_gid)
