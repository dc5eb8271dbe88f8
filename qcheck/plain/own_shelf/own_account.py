"""One's own account: what is kept of it, as a page and as a file, and its end."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.responses import Response

from qcheck.browser import ACCOUNT_COOKIE, EVERYWHERE
from qcheck.language import N_
from qcheck.plain.own_shelf.listing import entries
from qcheck.plain.own_shelf.rendering import shelf_page, whose
from qcheck.service import Account
from qcheck.web.cookies import remember
from qcheck.web.visit import Visit

NOT_SURE = N_("Please tick that you are sure. Nothing has been deleted.")
FILE = "qcheck-account.json"


def page(visit: Visit) -> Response:
    """What is kept, and what would lie on no shelf any more without the account."""
    account = whose(visit)
    return _page(visit, account) if isinstance(account, Account) else account


def export(visit: Visit) -> Response:
    """The same as a file."""
    account = whose(visit)
    if not isinstance(account, Account):
        return account
    return Response(
        visit.service.shelves.export(account),
        media_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{FILE}"', "Cache-Control": "no-store"},
    )


def delete(visit: Visit) -> Response:
    """Deletes the account where that was confirmed. Checks, drafts and trials stay."""
    account = whose(visit)
    if not isinstance(account, Account):
        return account
    if not visit.fields.get("sure"):
        return _page(visit, account, {"sure": visit.tongue().say(NOT_SURE)}, 409)
    visit.service.shelves.delete_account(account)
    visit.__dict__.pop("account", None)
    response = shelf_page(visit, "account_gone", {"account": None})
    remember(visit.request, response, ACCOUNT_COOKIE, "", path=EVERYWHERE)
    return response


def _page(
    visit: Visit, account: Account, errors: dict[str, str] | None = None, status: int = 200
) -> Response:
    words = visit.tongue()
    alone = entries(visit.service.shelves.nowhere_else(account), words)
    shown = {
        "identity": account.identity,
        "host": urlsplit(account.identity.issuer).netloc,
        "alone": alone,
        "errors": errors or {},
    }
    return shelf_page(visit, "account", shown, status)
