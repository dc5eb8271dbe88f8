"""Out again: here at once, and at the provider for whoever wants that too."""

from __future__ import annotations

from contextlib import suppress

from starlette.responses import Response

from qcheck.browser import ACCOUNT_COOKIE, COOKIE, EVERYWHERE, remembered
from qcheck.plain.account.rendering import account_page, not_offered
from qcheck.service import NotNow
from qcheck.web.cookies import remember
from qcheck.web.visit import Visit


def asked(visit: Visit) -> Response:
    """Asks before; says that nobody is signed in where that is so, also to whoever comes back from signing
    out at the provider.
    """
    if not visit.service.signing_in.is_offered:
        return not_offered(visit)
    return account_page(visit, "sign_out", {"account": visit.account})


def out(visit: Visit) -> Response:
    """Ends the session of this browser. The provider's page is a link and no redirect: whoever shares a
    computer decides, and browsers let no form of ours lead to another host.
    """
    if not visit.service.signing_in.is_offered:
        return not_offered(visit)
    token = visit.request.cookies.get(ACCOUNT_COOKIE, "")
    if token:
        with suppress(
            NotNow
        ):  # nothing can be saved: this browser forgets the word, and nobody else knows it
            visit.service.accounts.end(token)
    shown = {
        "there": visit.service.signing_in.farewell(),
        "host": visit.service.signing_in.provider.host,
        "keeps_links": bool(remembered(visit.request.cookies.get(COOKIE))),
    }
    response = account_page(visit, "signed_out", shown)
    remember(visit.request, response, ACCOUNT_COOKIE, "", path=EVERYWHERE)
    return response
