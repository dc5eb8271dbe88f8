"""Everything that is looked at, in the order in which it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

from qcheck.doctor import content, figures, files, mail, public_address, sign_in
from qcheck.doctor.findings import Finding
from qcheck.doctor.owner import owner
from qcheck.doctor.settings_file import environment, settings_file
from qcheck.language import N_
from qcheck.reasons import reason_of
from qcheck.reports.upkeep_words import LAST_RAN, LEAPS, moment
from qcheck.service import (
    NotPossible,
    Upkept,
    open_service,
    refuse_another_kind,
    refuse_to_upgrade,
    refuse_without_data,
    told_to_operators,
)
from qcheck.settings import Settings

OPENS = N_("Database ({kind}) and key: they belong together, and the tables are of this version")
NOT_EXAMINED = N_("This could not be looked at ({reason}).")
NEVER_TIDIED = N_("Closing and deleting what is due has never run. It does as soon as the server is started.")
OVERDUE = N_(
    "Closing and deleting what is due last ran on {moment} (UTC). That is too long ago: does the server run? "
    "Its log says what is in the way."
)
FAILED = N_("Deleting fails with {number} checks and is tried again. The log of the server says why.")
FAILED_TRIALS = N_("Deleting fails with {number} trials and is tried again. The log of the server says why.")


def examined(settings: Settings) -> Iterator[Finding]:
    """Runs every check in order. A check that raises is reported like one that has found something."""
    for look in (files.folder, files.key, owner, settings_file, environment, files.room, files.handles):
        yield _tried(look, settings)
    yield from _with_service(settings)
    for look in (content.catalogues, content.texts, content.brand):
        yield _tried(look, settings)
    yield _tried(mail.sending, settings)
    yield _tried(sign_in.signing_in, settings)
    yield _tried(figures.watched, settings)
    yield from public_address.from_outside(settings)


def _with_service(settings: Settings) -> Iterator[Finding]:
    """The findings that need an opened installation. Looking creates no file and no database."""
    try:
        refuse_another_kind(settings)
        refuse_without_data(settings)
        refuse_to_upgrade(settings)
        service = open_service(settings, make=False)
    except NotPossible as refused:
        yield Finding("database", False, reason=told_to_operators(refused, settings))
        return
    with closing(service):
        yield Finding("database", True, OPENS, {"kind": settings.kind})
        upkept = service.upkeep.upkept()
        yield _tidying(upkept)
        if upkept.failed_trials and not upkept.leaps:
            yield Finding("trials", False, FAILED_TRIALS, {"number": len(upkept.failed_trials)})
        yield from mail.waiting(service)


def _tidying(upkept: Upkept) -> Finding:
    if upkept.leaps:
        return Finding("tidying", False, LEAPS)
    if upkept.tidied is None:
        return Finding("tidying", False, NEVER_TIDIED)
    if upkept.failed:
        return Finding("tidying", False, FAILED, {"number": len(upkept.failed)})
    said = OVERDUE if upkept.overdue else LAST_RAN
    return Finding("tidying", not upkept.overdue, said, {"moment": moment(upkept.tidied)})


def _tried(look: Callable[[Settings], Finding], settings: Settings) -> Finding:
    try:
        return look(settings)
    except OSError as error:
        return Finding(look.__name__, False, NOT_EXAMINED, {"reason": reason_of(error)})
