"""What the log tells: one line for each thing that whoever runs qcheck can act on, under a name that stays.

The table in docs/operating.md says of each what it means and what to do. What a line is filled in with is a
number, the name of an own file or setting, the id of a check, or a sentence of qcheck's own: never a link, a
title, an address of a person or anything that somebody typed.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from logging import ERROR, INFO, WARNING

PREFIX = "qcheck: "
"""What lines of ours begin with, so that they are told from those of others."""
_LOGGER = logging.getLogger("qcheck.events")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens; `words` are filled in with what is known of it."""

    name: str
    level: int
    words: str

    def happened(self, *, with_trace: bool = False, **known: object) -> None:
        """Writes the line; `with_trace`, within an `except`, what went wrong below it."""
        about = {"event": self.name, "known": known}
        _LOGGER.log(self.level, "%s%s", PREFIX, self.words.format(**known), extra=about, exc_info=with_trace)


STARTED = Event("started", INFO, "{address}")
REACHED = Event("reached-at", INFO, "people reach it at {address}")
STOPPED = Event("stopped", INFO, "stopped; {why}")

WORKER_SERVES = Event("worker-serves", INFO, "worker {number} of {workers} serves (process {process})")
WORKER_LOST = Event(
    "worker-lost",
    ERROR,
    "worker {number} (process {process}) has ended by itself ({code}); another one takes its place",
)
RELOADING = Event("reloading", INFO, "is loaded anew, which takes a moment; then the workers are replaced")
RELOADED = Event("reloaded", INFO, "all workers are new, and it goes on")
NOT_RELOADED = Event("not-reloaded", ERROR, "cannot be loaded anew; everything goes on as it is")

OPTION_DIFFERS = Event("option-differs", WARNING, "option {difference}")
LOCAL_SHOWS_NOTHING = Event(
    "local-shows-nothing",
    WARNING,
    "QCHECK_LOCAL shows nothing where the server can be reached from other computers",
)
TEXT_UNFINISHED = Event("text-unfinished", WARNING, "{problem}")
BRAND_UNUSABLE = Event("brand-unusable", WARNING, "{problem}")
CATALOGUE_WRONG = Event("catalogue-wrong", WARNING, "catalogue {problem}")
CATALOGUES_UNREADABLE = Event("catalogues-unreadable", WARNING, "catalogues cannot be looked at: {trouble}")
CATALOGUES_GOOD = Event("catalogues-good", INFO, "all catalogues are good again")
NOT_WATCHED = Event("not-watched", ERROR, "figures for Prometheus are not served: {why}")
TOKEN_REFUSED = Event("token-refused", WARNING, "somebody asked for figures without the right token")

DATABASE_OTHER = Event(
    "database-of-another-version",
    ERROR,
    "the database is of step {found}, this server of step {own}: it saves nothing more. Please "
    "start it with the version of the database",
)
DATABASE_SAME = Event(
    "database-of-this-version", INFO, "the database is of this version again, and everything is saved"
)
DATABASE_AWAY = Event("database-away", ERROR, "the database cannot be reached")
DATABASE_BACK = Event("database-back", INFO, "the database is back")
DISK_FULL = Event(
    "disk-full",
    ERROR,
    "nothing can be saved in {place}: the disk is full or read-only. What is there can be read",
)
DISK_WRITABLE = Event("disk-writable", INFO, "the database can be written again")

TIDIED = Event("tidied", INFO, "closed or deleted on their day: {number}")
TIDYING_WAITS = Event("tidying-waits", WARNING, "closing and deleting has to wait: {refusal}")
TIDYING_FAILED = Event("tidying-failed", ERROR, "closing and deleting failed; it is tried again")
CHECK_NOT_DELETED = Event(
    "check-not-deleted",
    ERROR,
    "check {check} could not be closed or deleted ({error}); it is tried again",
)
TRIAL_NOT_DELETED = Event(
    "trial-not-deleted", ERROR, "trial {trial} could not be deleted ({error}); it is tried again"
)
RESULT_NOT_KEPT = Event(
    "result-not-kept", ERROR, "nothing remains of check {check}: its catalogue cannot be read"
)
DELETIONS_UNWRITABLE = Event(
    "deletions-unwritable", WARNING, "the list of deletions cannot be written: {reason}"
)
CLOCK_LEAPT = Event(
    "clock-leapt",
    ERROR,
    "the clock says {moment}, more than two weeks after the time at which this installation last ran. "
    "If that is right, say so with "
    "`qcheck clock --confirm` (same --data and QCHECK_DATABASE); if not, set the clock. Until then "
    "nothing is closed or deleted.",
)

SIGN_IN_SETTINGS_WRONG = Event(
    "sign-in-settings-wrong", ERROR, "nobody can sign in with an account. {problem}"
)
SIGN_IN_AWAY = Event(
    "sign-in-away",
    WARNING,
    "somebody could not be signed in ({trouble}); “qcheck doctor” says whether others can",
)
MAIL_SETTINGS_WRONG = Event("mail-settings-wrong", ERROR, "mail is not sent. {problem}")
MAIL_REFUSED = Event("mail-refused", WARNING, "no mail can be sent: {trouble}")
MAIL_FAILED = Event("mail-failed", ERROR, "sending mail failed ({error}); it is tried again")
MAIL_UNWRITABLE = Event("mail-unwritable", ERROR, "a mail could not be written ({error}); it is tried again")

CONNECTIONS_FULL = Event(
    "connections-full",
    WARNING,
    "no more connections can be taken on; those that ask for nothing are closed. "
    "Raise the limit of open files.",
)
REPORT_NOT_MADE = Event("report-not-made", WARNING, "a report was not made ({kind}.{format}): {reason}")

FAULT, LIBRARY = "fault", "library"
"""The names of lines of others: something failed, and here is where; a warning of a program that qcheck
uses.
"""
LEFT_OUT = "left-out"
"""The name of the line that says how many others were not written."""
