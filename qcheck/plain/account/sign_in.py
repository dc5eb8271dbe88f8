"""Out to the provider, and back as somebody."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import RedirectResponse, Response

from qcheck.addresses import SIGN_IN, own_path
from qcheck.browser import ACCOUNT_COOKIE, EVERYWHERE
from qcheck.plain.account.rendering import account_page, not_offered, troubled
from qcheck.service import SESSION_LASTS
from qcheck.signing_in import JOURNEY_LASTS, NotSignedIn, journey_name
from qcheck.web.cookies import remember
from qcheck.web.visit import Elsewhere, Visit

WAY_COOKIE = "qcheck_way"
"""Beginning of the names of what a browser keeps on its way to the provider and back, sealed, for ten
minutes; one for each tab in which somebody signs in.
"""
MOST_WAYS, MOST_SIGNS = 4, 3_500
"""Ways that are kept beside a new one, and how long they may be together: proxies and servers take cookies up
to a limit, and beyond it nobody could sign in.
"""
_ANSWERS = frozenset({"state", "code", "iss", "error"})


def depart(visit: Visit) -> Response:
    """Sends the browser to the provider, and remembers where it wants to go."""
    signing_in = visit.service.signing_in
    if not signing_in.is_offered:
        return not_offered(visit)
    onward = own_path(visit.request.query_params.get("next", "/"))
    if visit.account:
        raise Elsewhere(onward)
    try:
        departure = signing_in.depart(onward, visit.tongue().tag.partition("-")[0])
    except NotSignedIn as failed:
        return troubled(visit, failed.trouble, onward)
    response = RedirectResponse(departure.address, 303)
    ways = _ways(visit)
    for name in ways if _are_too_many(ways) else ():
        _keep(visit, response, name, "")
    _keep(visit, response, f"{WAY_COOKIE}_{departure.name}", departure.sealed)
    return response


def arrive(visit: Visit) -> Response:
    """Takes whoever has come back in, or says why not; either way this journey is over."""
    signing_in = visit.service.signing_in
    if not signing_in.is_offered:
        return not_offered(visit)
    said = _said(visit)
    name = f"{WAY_COOKIE}_{journey_name(said.get('state', ''))}"
    sealed = visit.request.cookies.get(name, "")
    try:
        arrived = signing_in.arrive(said, sealed, visit.request.cookies.get(ACCOUNT_COOKIE, ""))
    except NotSignedIn as failed:
        response = troubled(visit, failed.trouble, signing_in.wished(sealed))
        _keep(visit, response, name, "")
        return response
    response = RedirectResponse(own_path(arrived.onward), 303)
    _keep(visit, response, name, "")
    remember(visit.request, response, ACCOUNT_COOKIE, arrived.token, path=EVERYWHERE, lasts=SESSION_LASTS)
    return response


def arrived(visit: Visit) -> Response:
    """For a tab that was opened to sign in, beside another page that waits."""
    if not visit.service.signing_in.is_offered:
        return not_offered(visit)
    return account_page(visit, "arrived", {"account": visit.account, "again": SIGN_IN})


def _said(visit: Visit) -> dict[str, str]:
    """What the provider says in the address; nothing where it says something twice."""
    pairs = [pair for pair in visit.request.query_params.multi_items() if pair[0] in _ANSWERS]
    said = dict(pairs)
    return said if len(said) == len(pairs) else {}


def _ways(visit: Visit) -> dict[str, str]:
    return {
        name: sealed for name, sealed in visit.request.cookies.items() if name.startswith(f"{WAY_COOKIE}_")
    }


def _are_too_many(ways: Mapping[str, str]) -> bool:
    return len(ways) >= MOST_WAYS or sum(map(len, ways.values())) > MOST_SIGNS


def _keep(visit: Visit, response: Response, name: str, value: str) -> None:
    remember(visit.request, response, name, value, path=SIGN_IN, lasts=JOURNEY_LASTS)
