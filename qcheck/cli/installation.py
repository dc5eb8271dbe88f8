"""The commands about a whole installation: how it stands, and whether its clock is right."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from qcheck.cli.files import deliver
from qcheck.cli.mail import as_values, mail_lines
from qcheck.language import N_
from qcheck.reports.upkeep_words import OVERDUE, failures, is_late, last_round, moment

if TYPE_CHECKING:
    from qcheck.language import Language
    from qcheck.service import MailStanding, Upkept
    from qcheck.settings import Settings

FOLDER = N_("Data folder: {folder}")
DATABASE = N_("Database: {kind}")
DUE = N_("Due by now: {number}")
MAIL = N_("Mail: {state}")
CLOCK = N_("The clock says {now} (UTC)")
LEAPS = N_(
    "The clock says {now} (UTC); this installation last ran on {seen}. Where it has leapt by more than "
    "two weeks, nothing is closed or "
    "deleted until you say that it is right: qcheck clock --confirm. If it is wrong, set it first."
)
BELIEVED = N_("The clock is believed: {now} (UTC). Closed or deleted: {number}")
NOT_NOW = N_("Another process is just closing and deleting; what is due goes with its next round")


def status(orders: Namespace, words: Language) -> int:
    """`qcheck status --installation`: exit code 1 where somebody should do something."""
    from qcheck.cli.open_service import desk

    with desk(orders) as (service, settings):
        upkept, mails = service.upkeep.upkept(), service.mailing.standing()
    deliver(STATUS[orders.format](upkept, mails, settings, words), None)
    return 1 if upkept.overdue or upkept.failed or upkept.failed_trials or mails.is_stuck else 0


def clock(orders: Namespace, words: Language) -> int:
    """`qcheck clock`: what the clock says, and with `--confirm` that it is right; exit code 1 where that has
    to be confirmed yet.
    """
    from qcheck.cli.open_service import desk
    from qcheck.service import Turn

    with desk(orders) as (service, _):
        upkept = service.upkeep.upkept()
        if not orders.confirm:
            print(_clock(upkept, words))
            return 1 if upkept.leaps else 0
        tidied = service.upkeep.believe_clock()
    said = words.say(BELIEVED, now=moment(upkept.now), number=str(tidied.done))
    print(said if tidied.turn is Turn.MINE else words.say(NOT_NOW), file=sys.stderr)
    return 0


def _as_text(upkept: Upkept, mails: MailStanding, settings: Settings, words: Language) -> str:
    told = (words.say(MAIL, state=line) for line in mail_lines(mails, words))
    return "".join(f"{line}\n" for line in (*_lines(upkept, settings, words), *told))


def _lines(upkept: Upkept, settings: Settings, words: Language) -> Iterator[str]:
    yield words.say(FOLDER, folder=str(settings.data))
    yield words.say(DATABASE, kind=settings.kind)
    yield last_round(upkept, words)
    if is_late(upkept):
        yield words.say(OVERDUE)
    yield from failures(upkept, words)
    yield words.say(DUE, number=str(upkept.due))
    yield _clock(upkept, words)


def _clock(upkept: Upkept, words: Language) -> str:
    if upkept.leaps and upkept.seen:
        return words.say(LEAPS, now=moment(upkept.now), seen=moment(upkept.seen))
    return words.say(CLOCK, now=moment(upkept.now))


def _as_json(upkept: Upkept, mails: MailStanding, settings: Settings, _: Language) -> str:
    """`tidied` is null where that never ran; `clock` is `leapt` where it waits to be confirmed."""
    told = {
        "data": str(settings.data),
        "database": settings.kind,
        "tidied": upkept.tidied.isoformat() if upkept.tidied else None,
        "overdue": upkept.overdue,
        "due": upkept.due,
        "failed": list(upkept.failed),
        "failed_trials": list(upkept.failed_trials),
        "now": upkept.now.isoformat(),
        "seen": upkept.seen.isoformat() if upkept.seen else None,
        "clock": "leapt" if upkept.leaps else "ok",
        "mail": as_values(mails),
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


STATUS: dict[str, Callable[[Upkept, MailStanding, Settings, Language], str]] = {
    "text": _as_text,
    "json": _as_json,
}
