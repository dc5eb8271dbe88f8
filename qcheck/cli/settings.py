"""The settings of this installation, as the environment and the command line say them."""

from __future__ import annotations

import os
from typing import Any

from pydantic import ValidationError

from qcheck.cli.errors import WrongUsage
from qcheck.importing import Complaint
from qcheck.language import N_
from qcheck.settings import Settings

NOT_YOURS = N_(
    "{file} may not be read by whoever runs this command. Run it as the user as whom the server runs, for "
    "example: sudo -u qcheck qcheck …"
)
WRONG_SETTING = N_("the setting {name} cannot be '{value}'")
POSSIBLE = {
    "port": N_("possible are the numbers from 1 to 65535"),
    "workers": N_("possible are the numbers from 1 to 64"),
    "local": N_("possible are true and false"),
    "log": N_("possible are text and json"),
    "sign_in": N_("possible are shelf and create"),
    "authors": N_("possible are local and everybody"),
    "trials": N_("possible are local and everybody"),
    "base_url": N_(
        "it is https:// and the name of the host, and nothing behind it: https://check.example.org"
    ),
}
"""What a setting may be; the others take any words."""


def settings_with(**said: str | None) -> Settings:
    """The settings; what is said here wins, and goes into the environment, where the pages of the app read it
    again.
    """
    given: dict[str, Any] = {
        name: value for name, value in said.items() if value is not None
    }  # Any: Settings makes values of words
    try:
        settings = Settings(**given)
    except ValidationError as wrong:
        raise WrongUsage(
            *(_complaint(str(error["loc"][0]), error["input"]) for error in wrong.errors())
        ) from None
    except PermissionError as error:
        raise WrongUsage(Complaint(NOT_YOURS, (("file", str(error.filename)),))) from None
    os.environ.update({f"QCHECK_{name.upper()}": value for name, value in given.items()})
    return settings


def _complaint(name: str, value: object) -> Complaint:
    return Complaint(
        WRONG_SETTING, (("name", f"QCHECK_{name.upper()}"), ("value", str(value))), POSSIBLE.get(name, "")
    )
