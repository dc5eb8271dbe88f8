"""The other checks of the same process as a list, and the links to one more: the same again, or another."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from qcheck.service import Access, Shelved, State
from qcheck.ui.kit import html, visitor, widgets
from qcheck.ui.kit.visitor import say
from qcheck.ui.organise import next_check
from qcheck.wording import deletion, edition, extent, rounds, sheets


def checks(access: Access) -> None:
    """A list of them, if there are any, and the doors to a new one."""
    html.heading(say("Other checks of this process"), 2)
    if others := visitor.service().known_checks.other_checks(access.link):
        html.show(html.listed((_entry(access, other) for other in others), "qc-shelf"))
    with st.container(key="beside-doors", horizontal=True, gap="medium", vertical_alignment="center"):
        widgets.door(say("The same check once more"), "new", {next_check.LIKE: next_check.SAME})
        widgets.door(
            say("Another check of this process (for example in another phase)"),
            "new",
            {next_check.LIKE: next_check.NEXT},
        )


def facts(shelved: Shelved, *, day: str = "") -> str:
    """What tells a check from others: catalogue with its edition, part, phase, the day where one is said,
    mode, state and how many sheets it has.
    """
    tongue = visitor.tongue()
    catalogue = edition(shelved.catalogue, tongue)
    phase = shelved.questionnaire.phase_title(tongue.tag)
    asked = extent(shelved.questionnaire, tongue)
    stands = (
        rounds.mode(shelved.mode, tongue),
        rounds.state(shelved.state, tongue),
        sheets(shelved.sheets, tongue),
        deletion.in_list(shelved.emptied, tongue),
    )
    return " · ".join(filter(None, (catalogue, asked, phase, day, *stands)))


def _entry(access: Access, other: Shelved) -> Markup:
    """The day as the way in, because it is what everybody remembers; and both checks side by side."""
    way = html.anchor(
        say("Check of {day}", day=visitor.day(other.opened)),
        "check",
        {"link": other.link},
        kind="qc-shelved",
    )
    beside = (
        Markup(" · {}").format(html.anchor(say("Then and now"), "compare", {"other": other.link}))
        if access.released and other.state is not State.PREPARED
        else html.NOTHING
    )
    return Markup('{}<br><span class="qc-aside">{}</span>{}').format(way, facts(other), beside)
