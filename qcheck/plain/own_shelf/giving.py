"""On which shelves one thing lies: put on the own one, given to an organisation, taken off again; by the link
that leads it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from starlette.responses import Response

from qcheck.addresses import address_of, on_shelves, sign_in_address, trial_address, written_address
from qcheck.language import N_
from qcheck.plain.own_shelf.rendering import doing, nobody, onward, shelf_page
from qcheck.service import Account, LedThing, LinkKind, NotPossible, ThingKind, TrialLinkKind
from qcheck.web.rendering import sent_on
from qcheck.web.visit import Elsewhere, Visit, settings
from qcheck.web.whole_address import whole

NOT_SURE = N_("Please tick that you are sure. Nothing was changed.")
WHICH = {
    ThingKind.CHECK: (N_("Check"), N_("To the check")),
    ThingKind.DRAFT: (N_("Draft of a questionnaire"), N_("To the draft")),
    ThingKind.TRIAL: (N_("Trial of a questionnaire"), N_("To the trial")),
}
"""What it is, and what the way there is called."""


def page(visit: Visit) -> Response:
    """Where it lies, and what can be done."""
    if not settings().sign_in:
        return nobody(visit)
    return _page(visit)


def do(visit: Visit) -> Response:
    """One deed, named by the button. What cannot be undone is asked about first."""
    if not settings().sign_in:
        return nobody(visit)
    wanted = visit.fields.get("do", "")
    if wanted in SURE and not visit.fields.get("sure"):
        visit.service.shelves.led(visit.link)
        return _page(visit, {f"sure-{wanted}": visit.tongue().say(NOT_SURE)}, 409)
    if wanted == "renew":
        new = visit.service.shelves.renew(visit.link)
        return sent_on(visit, onward(visit, on_shelves(new), "renewed"))
    if wanted == "all":
        visit.service.shelves.take_off_all(visit.link)
        return sent_on(visit, onward(visit, visit.base, "all"))
    if (deed := DEEDS.get(wanted)) is None:
        raise Elsewhere(visit.base + visit.in_language)
    account = doing(visit)
    if not isinstance(account, Account):
        return account
    try:
        told = deed(visit, account)
    except NotPossible as refused:
        return _page(visit, {"do": refused.said(visit.tongue())}, refused.status)
    return sent_on(visit, onward(visit, visit.base, told))


def way_in(led: LedThing) -> str:
    """The address at which the thing is led."""
    match led.thing.kind:
        case ThingKind.CHECK:
            return address_of(LinkKind.ORGANISE, led.link)
        case ThingKind.DRAFT:
            return written_address(led.link)
        case ThingKind.TRIAL:
            return trial_address(TrialLinkKind.COORDINATE, led.link)


def _page(visit: Visit, errors: Mapping[str, str] | None = None, status: int = 200) -> Response:
    shelves = visit.service.shelves.on_which(visit.link, visit.account)
    words = visit.tongue()
    which, to_it = WHICH[shelves.led.thing.kind]
    shown = {
        "found": shelves,
        "which": words.say(which),
        "onward": words.say(to_it),
        "title": ", ".join(filter(None, (shelves.led.title, shelves.led.place))),
        "way_in": way_in(shelves.led),
        "own_link": whole(visit, way_in(shelves.led)),
        "sign_in": sign_in_address(on_shelves(shelves.led.link) + visit.in_language),
        "errors": errors or {},
    }
    return shelf_page(visit, "giving", shown, status)


def _put(visit: Visit, account: Account) -> str:
    visit.service.shelves.put(account, visit.link)
    return "put"


def _off(visit: Visit, account: Account) -> str:
    visit.service.shelves.take_off(account, visit.link)
    return "off"


def _give(visit: Visit, account: Account) -> str:
    visit.service.shelves.give(account, visit.link, visit.fields.get("organisation", ""))
    return "given"


def _back(visit: Visit, account: Account) -> str:
    visit.service.shelves.take_back(account, visit.link, visit.fields.get("organisation", ""))
    return "back"


def _other(visit: Visit, account: Account) -> str:
    visit.service.shelves.take_off_another(account, visit.link, visit.fields.get("place", ""))
    return "other"


DEEDS: Mapping[str, Callable[[Visit, Account], str]] = {
    "put": _put,
    "off": _off,
    "give": _give,
    "back": _back,
    "other": _other,
}
"""What a button does for whoever is signed in; gives what is said of it afterwards."""
SURE = frozenset({"renew", "all"})
"""What whoever holds the link does, signed in or not, once they have said that they are sure."""
