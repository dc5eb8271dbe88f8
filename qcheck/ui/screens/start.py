"""The start: what this is, the doors that open, and the checks this device or this computer knows."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from qcheck import device
from qcheck.service import Shelved
from qcheck.ui import here, widgets

say = here.tongue().say


def entry(shelved: Shelved, *, forgettable: bool) -> str:
    """One check on a shelf: its title as a way in, what it is, how far it has come."""
    tag = here.tongue().tag
    place = f", {shelved.place}" if shelved.place else ""
    kind = [shelved.catalogue_title.say(tag), shelved.phase_title.say(tag) if shelved.phase_title else "", here.day(shelved.opened)]
    progress = say("{answered} of {total} answered", answered=shelved.answered, total=shelved.total)
    forget = f' · <a href="{escape(device.forget_address(shelved.link), quote=True)}">{escape(say("Forget on this device"))}</a>'
    title = widgets.anchor(shelved.title + place, "check", {"link": shelved.link}, kind="qc-shelved")
    return f'{title}<br><span class="qc-aside">{escape(" · ".join(filter(None, [*kind, progress])))}{forget if forgettable else ""}</span>'


def shelf(title: str, checks: Sequence[Shelved], *, forgettable: bool) -> None:
    """A list of checks under its heading; nothing where there are none."""
    if checks:
        widgets.heading(title, 2)
        widgets.items((entry(check, forgettable=forgettable) for check in checks), "qc-shelf")


widgets.heading(say("Looking at participation together"))
widgets.paragraph(
    say(
        "qcheck guides you through quality criteria for a participation process and shows with traffic lights what goes well and what needs a talk. "
        "Administration, civil society, politics, process designers and residents can each give their view."
    ),
    "qc-lead",
)
with st.container(key="doors", horizontal=True, gap="medium"):
    widgets.door(say("Check a process"), "new", here.ELSEWHERE, primary=True)
    widgets.door(say("See an example"), "profile", {"link": None, "example": "1"})
    widgets.door(say("See all questions"), "preview", here.ELSEWHERE)

if here.at_this_computer():
    shelf(say("Checks on this computer"), here.service().everything_here(), forgettable=False)
else:
    remembered = device.remembered(st.context.cookies.get(device.COOKIE))
    shelf(say("Checks on this device"), here.service().known(remembered), forgettable=True)
