"""The page of whoever runs qcheck: how the installation stands, and what is here, without any title.

It is served on the port of whoever watches, which visitors do not reach.
"""

from __future__ import annotations

from collections.abc import Iterator

from qcheck.language import N_, Language, language
from qcheck.mailing import NO_MAIL
from qcheck.reports.census import told
from qcheck.reports.upkeep_words import LEAPS, OVERDUE, failures, is_late, last_round
from qcheck.server.plain_pages import style
from qcheck.service import MailStanding, NotPossible, Service, Upkept
from qcheck.web.rendering import Templates

HEADING = N_("What runs here")
DATABASE_GOOD = N_("The database answers")
SAVING_GOOD = N_("Everything can be saved")
MAIL = N_("Mails that wait: {number}, of these for more than half an hour: {late}")

_TEMPLATES = Templates("server")


def operator_page(service: Service, tag: str, version: str) -> tuple[str, int]:
    """The page in this language and its status: 503 where the database is away."""
    words = language(tag)
    try:
        state = list(_state(service, words))
        census = told(service.census.inhabitants(), service.clock.now().date(), words)
    except NotPossible as refused:
        state, census = [(False, refused.said(words))], None
    shown = {
        "heading": words.say(HEADING),
        "state": state,
        "census": census,
        "version": version,
        "style": style(),
    }
    return _TEMPLATES.draw("operator", None, words, shown), 503 if census is None else 200


def _state(service: Service, words: Language) -> Iterator[tuple[bool, str]]:
    """Each line: whether it is good, and what it says."""
    upkept, refusal = service.upkeep.upkept(), service.upkeep.why_not_saving()
    yield True, words.say(DATABASE_GOOD)
    yield not refusal, words.say(refusal or SAVING_GOOD)
    yield from _tidying(upkept, words)
    yield _mail(service.mailing.standing(), words)


def _tidying(upkept: Upkept, words: Language) -> Iterator[tuple[bool, str]]:
    late = f". {words.say(OVERDUE)}" if is_late(upkept) else ""
    yield not upkept.overdue, last_round(upkept, words) + late
    if upkept.leaps:
        yield False, words.say(LEAPS)
    for failure in failures(upkept, words):
        yield False, failure


def _mail(mails: MailStanding, words: Language) -> tuple[bool, str]:
    if not mails.is_on:
        return not mails.wrong, words.say(mails.wrong or NO_MAIL)
    said = words.say(MAIL, number=mails.waiting, late=mails.late)
    return not mails.is_stuck, f"{said}. {words.say(mails.wrong)}" if mails.wrong else said
