"""The way back from a page that belongs to no step: to what the link in the address opens, else to the start."""

from __future__ import annotations

from markupsafe import Markup

from qcheck import device
from qcheck.language import N_
from qcheck.service import LinkKind
from qcheck.ui import here, html, widgets

PLACES = {
    LinkKind.ORGANISE: (N_("Back to the check"), "check"),
    LinkKind.VIEW: (N_("Back to the profile"), "profile"),
}
"""What a link opens among our pages, and what the way there is called."""


def door() -> None:
    """The door back."""
    say, access = here.tongue().say, here.accessed()
    if access is None:
        widgets.door(say("To the start page"), "", here.ELSEWHERE)
    elif access.kind in PLACES:
        name, page = PLACES[access.kind]
        widgets.door(say(name), page)
    else:
        html.show(Markup('<p><a href="{}">{}</a></p>').format(device.way(access.kind, access.link), say("Back to the answer sheet")))
