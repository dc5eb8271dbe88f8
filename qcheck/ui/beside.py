"""The other checks of the same process, and the way to one more."""

from __future__ import annotations

from qcheck.service import Access
from qcheck.ui import here, html, widgets


def checks(access: Access) -> None:
    """A list of them, if there are any, and the door to a new one."""
    say, tag = here.tongue().say, here.tongue().tag
    html.heading(say("Other checks of this process"), 2)
    if access.other_checks:
        html.show(html.listed(html.anchor(other.name(tag), "check", {"link": other.link}) for other in access.other_checks))
    widgets.door(say("Another check of this process (for example in another phase)"), "new")
