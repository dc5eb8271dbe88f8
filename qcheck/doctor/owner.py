"""Whose the files are (what root has put back, the server cannot open); and the file with the settings: who
may read it, and whether each of its lines is a setting.
"""

from __future__ import annotations

import os
from itertools import chain
from pathlib import Path
from stat import S_IRGRP, S_IROTH, S_IRUSR

from dotenv.parser import Binding, parse_stream

from qcheck import settings as installation
from qcheck.doctor.findings import Finding
from qcheck.language import N_
from qcheck.settings import Settings

USUAL_USER = "qcheck"
"""The user of the server as docs/operating.md makes it; taken where the data folder belongs to root."""
NAMED = 3

OWNED = N_("No file in the data folder belongs to somebody else than the user of the server")
OF_OTHERS = N_(
    "Not everything in {folder} belongs to the user of the server, {user}, who cannot open or change it "
    "then: {files}. Please give it to them: chown -R {user}: {folder}"
)
SETTINGS = N_("Settings are read from {file}, which not everybody can read")
NO_SETTINGS = N_("Settings come from the environment alone; there is no file with settings")
OPEN_SETTINGS = N_(
    "Everybody on this computer can read {file}, in which passwords may stand. Please shut it: chmod 640 "
    "{file}"
)
SHUT_SETTINGS = N_(
    "The user of the server, {user}, may not read {file}. Please let them: chgrp {user} {file} && chmod 640 "
    "{file}"
)

NOT_THERE = N_(
    "QCHECK_ENV names {file} as the file with the settings, and there is no such file: all settings that "
    "stand in it are missing"
)
UNREADABLE_LINE = N_(
    "Line {line} of {file} is not read as a setting. One is written as NAME=value, in quotes where there are "
    "spaces"
)
UNKNOWN_SETTING = N_("Line {line} of {file} sets {name}, which qcheck does not know. Is it misspelt?")


def owner(settings: Settings) -> Finding:
    """Everything in the data folder belongs to whom the server runs as; for root that is another one."""
    folder = settings.data
    if os.name == "nt" or not folder.is_dir():
        return Finding("owner", True, OWNED)
    number = _server(folder)
    said = {"user": _name(number), "folder": str(folder)}
    foreign = sorted(str(each.relative_to(folder)) for each in _within(folder) if _uid(each) != number)
    if not foreign:
        return Finding("owner", True, OWNED)
    files = ", ".join(foreign[:NAMED]) + (" …" if len(foreign) > NAMED else "")
    return Finding("owner", False, OF_OTHERS, said | {"files": files})


def settings_file(settings: Settings) -> Finding:
    """Read by the server, and not by everybody; every line is a setting that there is."""
    file = installation.settings_file()
    if file is None or not file.is_file():
        named = file is not None and installation.FILE in os.environ
        return Finding("settings", not named, NOT_THERE if named else NO_SETTINGS, {"file": str(file)})
    said = {"file": str(file)}
    if os.name == "nt":
        return _lines(file)
    if file.stat().st_mode & S_IROTH:
        return Finding("settings", False, OPEN_SETTINGS, said)
    number = _server(settings.data)
    if os.geteuid() == 0 and not _may_read(number, file):
        return Finding("settings", False, SHUT_SETTINGS, said | {"user": _name(number)})
    return _lines(file)


def _lines(file: Path) -> Finding:
    said = {"file": str(file)}
    with file.open(encoding="utf-8", errors="replace") as stream:
        for each in parse_stream(stream):
            if wrong := _wrong(each):
                there = {"line": str(each.original.line), "name": each.key or ""}
                return Finding("settings", False, wrong, said | there)
    return Finding("settings", True, SETTINGS, said)


def _wrong(line: Binding) -> str:
    """What is wrong with a line of the file, as the id of a message; empty: nothing."""
    if line.error or (line.key and line.value is None):
        return UNREADABLE_LINE
    prefix, name = str(Settings.model_config["env_prefix"]), line.key or ""
    known = name.removeprefix(prefix).lower() in Settings.model_fields
    return UNKNOWN_SETTING if name.startswith(prefix) and not known else ""


def _within(folder: Path) -> chain[Path]:
    return chain([folder], folder.rglob("*"))


def _uid(place: Path) -> int:
    return place.lstat().st_uid


def _server(folder: Path) -> int:
    """The user of the server by number: whoever looks, and where that is root whose the folder is."""
    import pwd

    if os.geteuid():
        return os.geteuid()
    found = _uid(folder) if folder.exists() else 0
    if found == 0 and any(each.pw_name == USUAL_USER for each in pwd.getpwall()):
        return pwd.getpwnam(USUAL_USER).pw_uid
    return found


def _name(number: int) -> str:
    import pwd

    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def _may_read(number: int, file: Path) -> bool:
    import pwd

    found = file.stat()
    if number in (0, found.st_uid):
        return number == 0 or bool(found.st_mode & S_IRUSR)
    try:
        person = pwd.getpwuid(number)
    except KeyError:
        return False
    return bool(found.st_mode & S_IRGRP) and found.st_gid in os.getgrouplist(person.pw_name, person.pw_gid)
