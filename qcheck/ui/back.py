"""The way from a page that belongs to no step, or not to this link: to what the link in the address opens, else to the start."""

from __future__ import annotations

from markupsafe import Markup

from qcheck import device
from qcheck.language import N_
from qcheck.service import Access, LinkKind, NotPossible
from qcheck.ui import here, html, widgets

PLACES = {
    LinkKind.ORGANISE: (N_("Back to the check"), "check"),
    LinkKind.VIEW: (N_("Back to the profile"), "profile"),
}
"""What a link opens among our pages, and what the way there is called."""

OPENS = {
    LinkKind.ORGANISE: N_("To the check"),
    LinkKind.VIEW: N_("See the results"),
    LinkKind.ANSWER: N_("To the answer sheet"),
    LinkKind.SHEET: N_("To the answer sheet"),
    LinkKind.WALL: N_("To the big screen"),
}
"""The way to what a link is for, for whoever came with it to another page."""


def elsewhere(refused: NotPossible) -> None:
    """In place of a page: why the link does not open it, and the way to what it does open."""
    say, access = here.tongue().say, here.accessed()
    html.heading(say("This page does not belong to your link"))
    html.paragraph(refused.said(here.tongue()))
    if access:
        html.show(Markup("<p>{}</p>").format(way(access)))


def way(access: Access) -> Markup:
    """The way to what the link is for."""
    address = here.spoken(device.way(access.kind, access.link))
    return Markup('<a class="qc-action" href="{}">{}</a>').format(address, here.tongue().say(OPENS[access.kind]))


def door() -> None:
    """The door back."""
    say, access = here.tongue().say, here.accessed()
    if access is None:
        widgets.door(say("To the start page"), "", here.ELSEWHERE)
    elif access.kind in PLACES:
        name, page = PLACES[access.kind]
        widgets.door(say(name), page)
    else:
        html.show(Markup("<p>{}</p>").format(way(access)))
