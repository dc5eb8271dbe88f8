"""Pages of a trial drawn from their templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import Response

from qcheck.addresses import trial_address
from qcheck.browser import COOKIE, EVERYWHERE, remembering
from qcheck.language import N_
from qcheck.service import OpenedTrial, Trial, TrialLinkKind
from qcheck.web.cookies import remember
from qcheck.web.rendering import Templates
from qcheck.web.signed_in import signed_in
from qcheck.web.visit import Elsewhere, Visit

TEMPLATES = Templates("trial")


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of the coordinator: its path below the link, and what it is called."""

    path: str
    title: str


TABS = (
    Tab("", N_("Overview")),
    Tab("/dates", N_("Dates")),
    Tab("/applications", N_("Applications")),
    Tab("/pilots", N_("Pilots")),
    Tab("/questions", N_("Questions")),
    Tab("/workshops", N_("Workshops")),
    Tab("/settings", N_("Settings")),
)
"""The coordinator's pages, as they stand beside each other on each of them."""

TOLD = {
    "saved": N_("Saved."),
    "sent": N_("Thank you, your application has arrived."),
    "changed": N_("Your answers are saved."),
    "accepted": N_("The application is accepted. The text for the answer stands below."),
    "declined": N_("The application is declined. The text for the answer stands below."),
    "undone": N_("The decision is taken back."),
    "renewed": N_("This is the new link. The one before opens nothing any more."),
    "planned": N_("The date is planned."),
    "date-changed": N_("The date is changed. Everybody registered is told of a new time or place."),
    "called-off": N_("The date is called off."),
    "takes-place": N_("The date takes place."),
    "date-deleted": N_("The date is deleted."),
    "taken-in": N_("Taken in: there is a seat for them now."),
    "taken-out": N_("Taken off the list. If a seat became free by this, the next one who waited has it now."),
    "added": N_("Put on the list."),
    "cancelled": N_("You are off the list. Thank you for saying so: the seat is free for somebody else."),
    "letter-sent": N_("The message is on its way. It also stands on people's own pages."),
    "letter-shown": N_("The message stands on people's own pages."),
    "moved": N_("You have changed to this date."),
}
"""What a page says after something was done."""


def coordinated(visit: Visit) -> OpenedTrial:
    """The trial behind the coordinator's link of this visit; any other link leads to what it opens."""
    opened = visit.trial
    if opened.kind is not TrialLinkKind.COORDINATE:
        raise Elsewhere(trial_address(opened.kind, visit.link))
    return opened


def trial_page(
    visit: Visit, trial: Trial, name: str, shown: Mapping[str, object], status: int = 200
) -> Response:
    """A page of a trial from the template of this name, which extends `trial.html`. `errors` says of each
    field why it was refused, `told` what was done.
    """
    around = {
        "trial": trial,
        "base": visit.base,
        "in_language": visit.in_language,
        "deletes": visit.tongue().day(trial.deletes),
        "errors": {},
        "told": told(visit),
    }
    return TEMPLATES.page(visit, name, None, {**around, **shown}, status)


def coordinators_page(
    visit: Visit,
    opened: OpenedTrial,
    name: str,
    path: str,
    shown: Mapping[str, object],
    status: int = 200,
) -> Response:
    """A page of the coordinator, `path` below the link, from the template of this name, which extends
    `coordinator.html`.
    """
    return trial_page(
        visit, opened.trial, name, {"tabs": TABS, "path": path, **signed_in(visit), **shown}, status
    )


def onward(visit: Visit, path: str, told: str = "") -> str:
    """The address of a page below the link, which then says what was done: a key of `TOLD`."""
    language = f"lang={visit.language_asked}" if visit.language_asked else ""
    query = "&".join(filter(None, (f"told={told}" if told else "", language)))
    return f"{visit.base}{path}{f'?{query}' if query else ''}"


def told(visit: Visit) -> str:
    """What was done, where the address says so."""
    said = TOLD.get(visit.request.query_params.get("told", ""), "")
    return visit.tongue().say(said) if said else ""


def remembered(visit: Visit, link: str, response: Response) -> Response:
    """The answer, with which this device remembers this link of a trial."""
    kept = remembering(visit.request.cookies.get(COOKIE), link)
    remember(visit.request, response, COOKIE, kept, path=EVERYWHERE)
    return response
