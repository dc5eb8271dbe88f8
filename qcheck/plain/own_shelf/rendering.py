"""The pages of this room, in the look of the answer sheet, and what stands there instead of them."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import Response

from qcheck.addresses import sign_in_address
from qcheck.browser import ACCOUNT_COOKIE
from qcheck.language import N_
from qcheck.service import Account, SignInFirst
from qcheck.web.check_page import check_page
from qcheck.web.rendering import Templates
from qcheck.web.signed_in import signed_in
from qcheck.web.visit import Visit, settings

_TEMPLATES = Templates("own_shelf")
NOBODY_SIGNED_IN = N_("You are not signed in with your account any more. Nothing was changed.")
TOLD = {
    "put": N_("It lies on your shelf now."),
    "off": N_("It is off your shelf. Its link goes on opening it."),
    "given": N_("It lies on the shelf of the organisation now."),
    "back": N_("It is off the shelf of the organisation. Its link goes on opening it."),
    "other": N_("It is off that shelf."),
    "all": N_("It is off all shelves. Its link goes on opening it."),
    "renewed": N_(
        "This is the new link. The former one opens nothing any more; the shelves are as they were."
    ),
}
"""What a page says after something was done."""


def shelf_page(visit: Visit, name: str, shown: Mapping[str, object], status: int = 200) -> Response:
    """The template of this name; nobody but this browser may keep it."""
    told = TOLD.get(visit.request.query_params.get("told", ""), "")
    around = {
        "account": visit.account,
        **signed_in(visit),
        "in_language": visit.in_language,
        "told": visit.tongue().say(told) if told else "",
    }
    return check_page(visit, name, None, around | dict(shown), status, templates=_TEMPLATES)


def whose(visit: Visit) -> Account | Response:
    """Who is signed in; else the page that says how, or that nobody signs in here."""
    return visit.account or nobody(visit)


def doing(visit: Visit) -> Account | Response:
    """Who does something to a shelf. Where nobody is signed in, or no longer, SignInFirst: its page keeps
    what was typed.
    """
    if visit.account or not settings().sign_in:
        return whose(visit)
    raise SignInFirst(NOBODY_SIGNED_IN)


def nobody(visit: Visit) -> Response:
    """What stands there for whoever is not signed in."""
    if not settings().sign_in:
        return shelf_page(visit, "no_accounts", {}, 404)
    path = visit.request.url.path if visit.request.method == "GET" else visit.base
    status = 200 if visit.request.method == "GET" else 403
    shown = {
        "sign_in": sign_in_address(path + visit.in_language),
        "was_signed_in": ACCOUNT_COOKIE in visit.request.cookies,
    }
    return shelf_page(visit, "nobody", shown, status)


def onward(visit: Visit, address: str, told: str) -> str:
    """The address of a page that then says what was done."""
    language = f"&lang={visit.language_asked}" if visit.language_asked else ""
    return f"{address}?told={told}{language}"
