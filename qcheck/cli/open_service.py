"""Opens the service over this installation's database for one command, beside a running server; its refusals
become reasons to stop.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from qcheck.cli.errors import ProblemsFound, WrongUsage
from qcheck.cli.settings import settings_with
from qcheck.importing import Complaint
from qcheck.language import N_
from qcheck.service import (
    NotPossible,
    Service,
    UnknownLink,
    open_service,
    parse,
    refuse_another_kind,
    told_to_operators,
)
from qcheck.settings import LINK, Settings

NO_LINK = N_("'{link}' is no link: give the address of a check, or the letters and digits at its end")
MISSING = N_("which check? Say its link, or '-' to read it from standard input, or put it into QCHECK_LINK")
MISSING_OR_ALL = N_(
    "which check? Say its link, or '-' to read it from standard input, or put it into QCHECK_LINK; or "
    "say --installation"
)
FROM_INPUT = "-"
"""How a link is given on standard input, as in the variable `LINK`: without a word of it in the list of
processes, which everybody on the computer can read.
"""
WEB = ("https://", "http://")


class Desk(NamedTuple):
    """The service, and the settings with which it was opened."""

    service: Service
    settings: Settings


@contextmanager
def desk(orders: Namespace, make: bool = False) -> Iterator[Desk]:
    """The service over the data folder that is meant. Only whoever wants to `make` something there makes what
    is missing.
    """
    settings = settings_with(data=orders.data, base_url=getattr(orders, "base_url", None))
    try:
        refuse_another_kind(settings)
        service = open_service(settings, make)
    except NotPossible as refused:
        raise ProblemsFound(told_to_operators(refused, settings)) from None
    try:
        yield Desk(service, settings)
    except (NotPossible, UnknownLink) as refused:
        raise ProblemsFound(refused) from None
    finally:
        service.close()


def is_link(text: str) -> bool:
    """Whether this names a check rather than a file: a file that is there goes first."""
    return text.strip(" <\"'").casefold().startswith(WEB) or (
        parse(text) is not None and not Path(text).exists()
    )


def link_in(text: str | None, missing: str = MISSING, wrong: str = NO_LINK) -> str:
    """The link as it was typed, read from standard input for `-`, else that of the environment. WrongUsage
    for what cannot be one.

    `missing` is what is said where there is none, `wrong` of what is none.
    """
    typed = sys.stdin.readline().strip() if text == FROM_INPUT else text or os.environ.get(LINK, "")
    if parse(typed) is None:
        raise WrongUsage(Complaint(wrong, (("link", typed),)) if typed else Complaint(missing))
    return typed
