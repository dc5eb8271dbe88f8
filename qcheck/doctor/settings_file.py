"""Where settings are said: who may read the file with them, and whether each of its lines and each variable
of the environment is a setting.
"""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path
from stat import S_IROTH

from dotenv.parser import Binding, parse_stream

from qcheck.doctor import server_user
from qcheck.doctor.findings import Finding
from qcheck.language import N_
from qcheck.settings import SETTINGS_FILE, Settings, place_of_settings, unknown_variables

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
UNKNOWN_VARIABLE = N_("{name} is set, and qcheck knows no such setting. Is it misspelt?")
SIMILAR = N_("{name} is set, and qcheck knows no such setting. Is {similar} meant?")
VARIABLES = N_("Every variable that begins with QCHECK_ is a setting that there is")


def environment(settings: Settings) -> Finding:  # noqa: ARG001  all examinations take the settings
    """Every variable whose name begins as those of settings is one."""
    for name in unknown_variables(os.environ):
        prefix = str(Settings.model_config["env_prefix"])
        similar = get_close_matches(name.removeprefix(prefix).lower(), Settings.model_fields, n=1)
        if similar:
            meant = f"{prefix}{similar[0].upper()}"
            return Finding("environment", False, SIMILAR, {"name": name, "similar": meant})
        return Finding("environment", False, UNKNOWN_VARIABLE, {"name": name})
    return Finding("environment", True, VARIABLES)


def settings_file(settings: Settings) -> Finding:
    """Read by the server, and not by everybody; every line is a setting that there is."""
    file = place_of_settings()
    if file is None or not file.is_file():
        named = file is not None and SETTINGS_FILE in os.environ
        return Finding("settings", not named, NOT_THERE if named else NO_SETTINGS, {"file": str(file)})
    said = {"file": str(file)}
    if os.name == "nt":
        return _lines(file)
    if file.stat().st_mode & S_IROTH:
        return Finding("settings", False, OPEN_SETTINGS, said)
    number = server_user.number_of(settings.data)
    if os.geteuid() == 0 and not server_user.may_read(number, file):
        return Finding("settings", False, SHUT_SETTINGS, said | {"user": server_user.name_of(number)})
    return _lines(file)


def _lines(file: Path) -> Finding:
    said = {"file": str(file)}
    with file.open(encoding="utf-8", errors="replace") as stream:
        for binding in parse_stream(stream):
            if wrong := _wrong(binding):
                there = {"line": str(binding.original.line), "name": binding.key or ""}
                return Finding("settings", False, wrong, said | there)
    return Finding("settings", True, SETTINGS, said)


def _wrong(line: Binding) -> str:
    """What is wrong with a line of the file, as the id of a message; empty: nothing."""
    if line.error or (line.key and line.value is None):
        return UNREADABLE_LINE
    prefix, name = str(Settings.model_config["env_prefix"]), line.key or ""
    known = name.removeprefix(prefix).lower() in Settings.model_fields
    return UNKNOWN_SETTING if name.startswith(prefix) and not known else ""
