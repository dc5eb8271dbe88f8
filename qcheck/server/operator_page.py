"""The page of whoever runs qcheck: how the installation stands, and what is here, without any title.

It is served on the port of whoever watches, which visitors do not reach.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from qcheck.language import N_, Language, language
from qcheck.reports.census import told
from qcheck.server.plain_pages import style
from qcheck.service import MailStanding, NotPossible, Service, Upkept
from qcheck.web.rendering import Templates

HEADING = N_("What runs here")
DATABASE_GOOD = N_("The database answers")
SAVING_GOOD = N_("Everything can be saved")
TIDIED = N_("Closing and deleting what is due last ran on {moment} (UTC)")
NEVER = N_(
    "Closing and deleting what is due has not run yet: it does so when the server starts, and every ten "
    "minutes"
)
OVERDUE = N_("That is too long ago. Does the server run? Its log says what is in the way")
FAILED = N_("It failed with these checks and tries again: {ids}")
FAILED_TRIALS = N_("It failed with these trials and tries again: {ids}")
LEAPS = N_(
    "The clock may have leapt: nothing is closed or deleted until you say that it is right: qcheck clock "
    "--confirm. If it is wrong, set it first."
)
NO_MAIL = N_("No mail is sent: QCHECK_SMTP is not set")
MAIL = N_("Mails that wait: {number}, of these for more than half an hour: {late}")

_TEMPLATES = Templates("server")


def operator_page(service: Service, tag: str, version: str) -> tuple[str, int]:
    """The page in this language and its status: 503 where the database is away."""
    words = language(tag)
    try:
        state = list(_state(service, words))
        found = told(service.census.inhabitants(), service.clock.now().date(), words)
    except NotPossible as refused:
        state, found = [(False, refused.said(words))], None
    shown = {
        "heading": words.say(HEADING),
        "state": state,
        "found": found,
        "version": version,
        "style": style(),
    }
    return _TEMPLATES.draw("operator", None, words, shown), 503 if found is None else 200


def _state(service: Service, words: Language) -> Iterator[tuple[bool, str]]:
    """Each line: whether it is good, and what it says."""
    found, refusal = service.upkeep.upkept(), service.upkeep.why_not_saving()
    yield True, words.say(DATABASE_GOOD)
    yield not refusal, words.say(refusal or SAVING_GOOD)
    yield from _tidying(found, words)
    yield _mail(service.mailing.standing(), words)


def _tidying(found: Upkept, words: Language) -> Iterator[tuple[bool, str]]:
    late = f". {words.say(OVERDUE)}" if found.overdue and found.tidied and not found.leaps else ""
    last = words.say(TIDIED, moment=_moment(found.tidied)) if found.tidied else words.say(NEVER)
    yield not found.overdue, last + late
    if found.leaps:
        yield False, words.say(LEAPS)
    if found.failed:
        yield False, words.say(FAILED, ids=", ".join(found.failed))
    if found.failed_trials:
        yield False, words.say(FAILED_TRIALS, ids=", ".join(found.failed_trials))


def _mail(mails: MailStanding, words: Language) -> tuple[bool, str]:
    if not mails.is_on:
        return not mails.wrong, words.say(mails.wrong or NO_MAIL)
    said = words.say(MAIL, number=mails.waiting, late=mails.late)
    return not mails.is_stuck, f"{said}. {words.say(mails.wrong)}" if mails.wrong else said


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
