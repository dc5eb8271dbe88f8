"""One's own registration for a date: where one stands, to change, to cancel, to change to another date."""

from __future__ import annotations

from starlette.responses import Response

from qcheck.addresses import trial_address
from qcheck.addresses import trial_page as public_page
from qcheck.piloting import Asks, people_go
from qcheck.plain.trial.calendars import calendar_file
from qcheck.plain.trial.date_rows import row
from qcheck.plain.trial.people import person_typed, why_refused
from qcheck.plain.trial.rendering import onward, trial_page
from qcheck.service import NotPossible, OwnRegistration, Person, Refusal, TrialLinkKind, UnknownLink
from qcheck.web.rendering import sent_on
from qcheck.web.visit import Elsewhere, Visit


def page(visit: Visit) -> Response:
    """The page of whoever registered: on the list, waiting, or cancelled."""
    return _page(visit, own_registration(visit))


def change(visit: Visit) -> Response:
    """Changes one's name, organisation and address."""
    own, person, seen = own_registration(visit), person_typed(visit), visit.fields.get("revision", "")
    try:
        revision = int(seen) if seen.isdecimal() else 0
        visit.service.registering.amend(visit.trial, person, revision, visit.sender)
    except UnknownLink:
        raise
    except Refusal as refused:
        return _page(visit, own, why_refused(visit, refused), person, refused.status)
    return sent_on(visit, onward(visit, "", "saved"))


def cancel(visit: Visit) -> Response:
    """Takes oneself off the list."""
    own_registration(visit)
    visit.service.registering.cancel(visit.trial, visit.sender)
    return sent_on(visit, onward(visit, "", "cancelled"))


def sure(visit: Visit) -> Response:
    """Asks before everything that is kept of somebody is deleted."""
    own = own_registration(visit)
    public = public_page(own.trial.name) + visit.in_language if own.trial.is_public else ""
    return trial_page(
        visit, own.trial, "registration_delete", {"registration": own.registration, "public": public}
    )


def delete(visit: Visit) -> Response:
    """Deletes everything that is kept of the registration; its seat goes to the next who waits."""
    own = own_registration(visit)
    visit.service.registering.forget(visit.trial, visit.sender)
    public = public_page(own.trial.name) + visit.in_language if own.trial.is_public else ""
    return trial_page(visit, own.trial, "registration_gone", {"public": public})


def move(visit: Visit) -> Response:
    """Changes to another date of the same content."""
    own = own_registration(visit)
    to, waits = visit.fields.get("date", ""), bool(visit.fields.get("wait"))
    try:
        visit.service.registering.move(visit.trial, to, waits, visit.sender)
    except UnknownLink:
        raise
    except NotPossible as refused:
        return _page(visit, own, {"others": refused.said(visit.tongue())}, status=refused.status)
    return sent_on(visit, onward(visit, "", "moved"))


def back(visit: Visit) -> Response:
    """Leads to the page of the registration whoever opens the address of a form by hand."""
    return sent_on(visit, onward(visit, ""))


def days(visit: Visit) -> Response:
    """The date as a calendar file, without the access: calendars are shared."""
    own = own_registration(visit)
    return calendar_file(visit, own.trial, (own.offered.date,))


def own_registration(visit: Visit) -> OwnRegistration:
    """The registration behind the link; any other link of the trial leads to what it opens."""
    if visit.trial.kind is not TrialLinkKind.REGISTRATION:
        raise Elsewhere(trial_address(visit.trial.kind, visit.link))
    return visit.service.registering.own(visit.trial)


def _page(
    visit: Visit,
    own: OwnRegistration,
    errors: dict[str, str] | None = None,
    person: Person | None = None,
    status: int = 200,
) -> Response:
    tongue, mine = visit.tongue(), own.registration
    date = own.offered.date
    shown = {
        "row": row(own.offered, tongue),
        "registration": mine,
        "place": tongue.whole(own.place),
        "access": own.access,
        "others": [row(other, tongue) for other in own.others],
        "person": person or Person(mine.name, mine.organisation, mine.mail),
        "asks_organisation": Asks.ORGANISATION in own.trial.asks,
        "asks_mail": Asks.MAIL in own.trial.asks,
        "letters": [
            (tongue.moment(letter.at, date.zone), letter) for letter in visit.service.date_letters.to(mine)
        ],
        "mails": visit.service.registration_letters.is_on,
        "goes": tongue.day(people_go(own.trial, date.ends, date.zone)),
        "public": public_page(own.trial.name) + visit.in_language if own.trial.is_public else "",
        "errors": errors or {},
    }
    return trial_page(visit, own.trial, "registration", shown, status)
