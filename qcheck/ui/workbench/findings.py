"""What is wrong in a draft, and what is worth a second look: beside each form, and all of it, each leading to
its place.
"""

from __future__ import annotations

import streamlit as st

from qcheck.authoring import Finding, Item
from qcheck.ui.kit import html, widgets
from qcheck.ui.kit.visitor import count, say
from qcheck.ui.workbench import bench, wording
from qcheck.ui.workbench.bench import Bench

MOST = 30
"""So many stand in a list; whoever has more mends these first."""


def of_item(on: Bench, item: Item) -> None:
    """What concerns the item of this form."""
    own = [each for each in on.opened.draft.findings if each.item == item]
    with widgets.place("bench-findings"):
        for finding in own:
            shown = st.warning if finding.problem.warning else st.error
            shown(widgets.plain(wording.problem(finding)))


def summary(on: Bench) -> None:
    """How much is to be done, in a line that opens."""
    found = on.opened.draft.findings
    mistakes = [each for each in found if not each.problem.warning]
    hints = len(found) - len(mistakes)
    with widgets.place("bench-summary"):
        if not found:
            html.paragraph(say("Everything is in order."), "qc-aside")
            return
        words = [
            count("{number} thing still to do", "{number} things still to do", len(mistakes))
            if mistakes
            else "",
            count("{number} hint", "{number} hints", hints) if hints else "",
        ]
        with st.expander(" · ".join(filter(None, words)), key="bench-all-findings"):
            listed(on, found)


def listed(on: Bench, found: tuple[Finding, ...], name: str = "finding") -> None:
    """Each of them with the way to its place; `name` tells two lists of a page apart."""
    for number, finding in enumerate(found[:MOST]):
        where = wording.name(on.opened.draft, finding.item)
        kind = say("Hint") if finding.problem.warning else say("To do")
        html.paragraph(f"{kind}: {wording.problem(finding)}")
        st.button(
            widgets.plain(say("Go to: {place}", place=where)),
            key=f"bench-{name}-{number}",
            type="tertiary",
            on_click=bench.choose,
            args=(finding.item,),
        )
