"""The pages of those who take part in a trial: by the link for all, and by a pilot's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.responses import Response

from qcheck.addresses import address_of, trial_address
from qcheck.browser import COOKIE, EVERYWHERE, remembered, remembering
from qcheck.language import N_, Language
from qcheck.plain.trial import pilot_dates, rendering
from qcheck.plain.trial.rendering import trial_page
from qcheck.plain.trial.shown_back import for_pilot
from qcheck.service import (
    MADE_OFTEN,
    Brought,
    Invalid,
    LinkId,
    LinkKind,
    NotABundle,
    NotPossible,
    OpenedPilot,
    Shelved,
    TrialLinkKind,
    UnknownLink,
    cleaned_link,
    is_feedback,
)
from qcheck.web.cookies import remember
from qcheck.web.rendering import sent_on
from qcheck.web.uploaded import uploaded
from qcheck.web.visit import Elsewhere, Visit
from qcheck.web.whole_address import whole
from qcheck.wording import pilots

TOLD = {
    "new": N_(
        "This is your page. Keep its address: it is your own link. Now only the process is missing with "
        "which you take part."
    ),
    "joined": N_("The process takes part now."),
    "left": pilots.HAS_LEFT,
    "dropped": pilots.FILE_TAKEN_OUT,
    "hidden": pilots.RESULT_TAKEN_BACK,
}
"""What was done just now, by what the address says of it."""
BROUGHT = N_("The file is taken in.")
NOT_SURE = N_("Please tick that you want to leave.")
CHOOSE = N_("Please choose a check, or paste the link with which you organise it.")


@dataclass(frozen=True, slots=True)
class OwnCheck:
    """A check of a pilot: in words, and where its organiser goes on, where this device remembers the link."""

    words: str
    stands: str
    numbers: tuple[tuple[str, str], ...]
    said: str
    way: str


def page(visit: Visit) -> Response:
    """By the link for all the way to take part, by a pilot's own link its page."""
    opened = visit.trial
    if opened.kind is TrialLinkKind.JOIN:
        return _joining(visit)
    if opened.kind is not TrialLinkKind.PILOT:
        raise Elsewhere(trial_address(opened.kind, visit.link))
    return rendering.remembered(visit, visit.link, _own(visit, _pilot(visit)))


def take(visit: Visit) -> Response:
    """By the link for all: makes the visitor a pilot. By a pilot's own link: lets one of their processes take
    part.
    """
    if visit.trial.kind is TrialLinkKind.JOIN:
        return _become(visit)
    return _join(visit, _pilot(visit))


def leave(visit: Visit) -> Response:
    """Takes part no longer."""
    opened = _pilot(visit)
    if "sure" not in visit.fields:
        return _own(visit, opened, {"sure": visit.tongue().say(NOT_SURE)}, 422)
    visit.service.piloting.leave(opened)
    return _done(visit, visit.link, "left")


def hide(visit: Visit) -> Response:
    """Takes back a result that was handed over to the coordination: its link opens nothing any more."""
    visit.service.piloting.hide(_pilot(visit), LinkId(visit.fields.get("shown", "")))
    return _done(visit, visit.link, "hidden")


def bring(visit: Visit) -> Response:
    """Takes in what a pilot on another installation brings as a file; the links to organise its checks are
    shown now and never again, and remembered on this device.
    """
    opened, sent = _pilot(visit), uploaded(visit)
    whose = visit.account if is_feedback(sent.name, sent.content) else visit.maker()
    try:
        if not visit.service.network_limits.checks_made.take(visit.sender):
            raise NotPossible(MADE_OFTEN)
        brought = visit.service.bringing.bring(opened, sent.name, sent.content, whose)
    except NotABundle as refused:
        return _own(visit, opened, {"file": refused.problems[0].said(visit.tongue())}, 422)
    except NotPossible as refused:
        return _own(visit, opened, {"file": refused.said(visit.tongue())}, refused.status)
    response = _own(visit, _pilot(visit), brought=brought)
    kept = visit.request.cookies.get(COOKIE)
    for link in reversed(brought.links):
        kept = remembering(kept, link)
    if brought.links:
        remember(visit.request, response, COOKIE, kept or "", path=EVERYWHERE)
    return response


def drop(visit: Visit) -> Response:
    """Takes a file that was brought out of the trial again."""
    visit.service.bringing.drop(_pilot(visit), visit.fields.get("dropped", ""))
    return _done(visit, visit.link, "dropped")


def back(visit: Visit) -> Response:
    """Leads to the pilot's page whoever opens the address of a form by hand."""
    visit.turn()


def _pilot(visit: Visit) -> OpenedPilot:
    return visit.service.piloting.open_pilot(visit.trial)


def _become(visit: Visit) -> Response:
    name = visit.fields.get("name", "")
    try:
        if not visit.service.network_limits.checks_made.take(visit.sender):
            raise Invalid(MADE_OFTEN, field="name")
        link = visit.service.piloting.become(visit.trial, name)
    except Invalid as refused:
        return _joining(visit, {"name": refused.said(visit.tongue())}, name, refused.status)
    return _done(visit, link, "new")


def _join(visit: Visit, opened: OpenedPilot) -> Response:
    chosen, typed = visit.fields.get("check", ""), visit.fields.get("organise", "").strip()
    link = cleaned_link(typed) or typed or chosen
    if not link:
        return _own(visit, opened, {"organise": visit.tongue().say(CHOOSE)}, 422)
    try:
        visit.service.piloting.join(opened.written, link)
    except Invalid as refused:
        return _own(visit, opened, {"organise": refused.said(visit.tongue())}, refused.status, typed)
    return _done(visit, visit.link, "joined")


def _done(visit: Visit, link: str, what: str) -> Response:
    query = {"done": what} | ({"lang": visit.language_asked} if visit.language_asked else {})
    return sent_on(visit, f"{trial_address('pilot', link)}?{urlencode(query)}")


def _joining(
    visit: Visit, errors: dict[str, str] | None = None, name: str = "", status: int = 200
) -> Response:
    shown = {"sentences": pilots.BEFORE_JOINING, "errors": errors or {}, "name": name}
    return trial_page(visit, visit.trial.trial, "joining", shown, status)


def _own(
    visit: Visit,
    opened: OpenedPilot,
    errors: dict[str, str] | None = None,
    status: int = 200,
    typed: str = "",
    brought: Brought | None = None,
) -> Response:
    tongue, pilot = visit.tongue(), opened.pilot
    held = _held(visit)
    told = TOLD.get(visit.request.query_params.get("done", ""), "")
    shown = {
        "pilot": pilot,
        "joined": tongue.day(pilot.joined.date()) if pilot.joined else "",
        "deletes": tongue.day(opened.trial.deletes),
        "address": whole(visit, trial_address("pilot", opened.written)),
        "new_check": _new_check(visit, opened, held),
        "sentences": pilots.BEFORE_JOINING,
        "checks": list(_own_checks(visit, opened, held, tongue)),
        "held": [(shelved.link, _titled(shelved, tongue)) for shelved in held],
        "results": list(_results(visit, opened, tongue)),
        "dates": pilot_dates.to_come(visit, visit.trial, tongue),
        "tried": pilots.tried(opened.trial.catalogues, visit.service.shelf.catalogues(), tongue),
        "typed": typed,
        "brought": [whole(visit, address_of(LinkKind.ORGANISE, link)) for link in brought.links]
        if brought
        else [],
        "files": [
            (file.id, file.name, tongue.day(file.at.date()), file.number)
            for file in visit.service.bringing.files(opened)
        ],
        "became": for_pilot(visit, opened),
        "errors": errors or {},
        "told": tongue.say(told or BROUGHT) if told or brought else "",
    }
    return trial_page(visit, opened.trial, "pilot", shown, status)


def _new_check(visit: Visit, opened: OpenedPilot, held: tuple[Shelved, ...]) -> str:
    """Where a check is made: the first one, or a further one of the same process where this device can."""
    catalogues = opened.trial.catalogues
    tried = {"new-offer": str(catalogues[0])} if catalogues else {}
    if not opened.pilot.takes_part:
        return f"/new?{urlencode({'new-pilot': opened.written} | tried)}"
    process, organised = opened.pilot.process, visit.service.access.organise
    own = next((shelved.link for shelved in held if organised(shelved.link).check.process.id == process), "")
    return f"/new?{urlencode({'link': own} | tried)}" if own else ""


def _own_checks(
    visit: Visit, opened: OpenedPilot, held: tuple[Shelved, ...], tongue: Language
) -> Iterator[OwnCheck]:
    ways = {shelved.check_id: shelved.link for shelved in held}
    for check in visit.service.observing.of_itself(opened):
        way = ways.get(check.check_id, "")
        yield OwnCheck(
            pilots.check(check.questionnaire, check.mode, tongue),
            pilots.since(check.mode, check.state, check.since, tongue),
            tuple(pilots.numbers(check.questionnaire, check.observed, tongue)),
            pilots.said(check.questionnaire, check.observed, check.mode, check.state, tongue),
            f"/organise?{urlencode({'link': way})}" if way else "",
        )


def _results(visit: Visit, opened: OpenedPilot, tongue: Language) -> Iterator[tuple[str, str, str]]:
    """The results that are shown: in words, by which address, and by which name they are taken back."""
    for result in visit.service.piloting.handed_over((opened.pilot,)):
        access = visit.service.access.describe(result.check)
        words = pilots.check(access.questionnaire, access.mode, tongue)
        yield words, address_of(LinkKind.VIEW, result.link), result.id


def _held(visit: Visit) -> tuple[Shelved, ...]:
    """The checks that this device can organise."""
    links = remembered(visit.request.cookies.get(COOKIE))
    try:
        known = visit.service.known_checks.known(links)
    except UnknownLink:
        return ()
    return tuple(shelved for shelved in known if shelved.kind is LinkKind.ORGANISE)


def _titled(shelved: Shelved, tongue: Language) -> str:
    title = ", ".join(filter(None, (shelved.title, shelved.place)))
    return f"{title}: {pilots.check(shelved.questionnaire, shelved.mode, tongue)}"
