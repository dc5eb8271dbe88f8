"""In place of a page that the link in the address does not open: why, and the way to what it does open;
without a link, to the start.
"""

from __future__ import annotations

from markupsafe import Markup

from qcheck import addresses
from qcheck.language import N_
from qcheck.service import Access, LinkKind, NotPossible, WrongLink
from qcheck.ui.kit import html, visitor, widgets
from qcheck.ui.kit.visitor import say

ONLY_A_PART = N_("This link shows a part of the results, on a page of its own.")
FOR_ALL = frozenset({"", "help", "processes"})
"""The pages that tell nothing of a check."""


def guard(page: str) -> None:
    """Turns away whoever comes to one of our pages with a link that shows a part of the results: these pages
    show the whole.
    """
    access = visitor.accessed() if page not in FOR_ALL else None
    if access and access.kind is LinkKind.VIEW and not access.shows.everything:
        raise WrongLink(ONLY_A_PART)


def elsewhere(refused: NotPossible) -> None:
    """In place of a page: why the link does not open it, and the way to what it does open."""
    access = visitor.accessed()
    html.heading(say("You cannot open this page with your link"))
    html.paragraph(refused.said(visitor.tongue()))
    if access:
        onward(access)


def onward(access: Access) -> None:
    """The way to what a link is for."""
    html.show(
        Markup('<p><a class="qc-action" href="{}">{}</a></p>').format(
            _address(access), say(_way(access).onward)
        )
    )


def door() -> None:
    """Draws the link back to the page this visitor came from."""
    access = visitor.accessed()
    if access is None:
        widgets.door(say("To the start page"), "", visitor.ELSEWHERE)
        return
    way = _way(access)
    if way.page:
        widgets.door(say(way.back), way.page)
    else:
        html.show(Markup('<p><a href="{}">{}</a></p>').format(_address(access), say(way.back)))


def _way(access: Access) -> addresses.Destination:
    return addresses.DESTINATIONS[access.kind]


def _address(access: Access) -> str:
    return visitor.spoken(addresses.address_of(access.kind, access.link))
