"""The checks that this computer or this device knows, as lists of ways in."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from qcheck import addresses, browser
from qcheck.service import LinkKind, Shelved
from qcheck.ui.kit import catalogue_mistakes, html, visitor
from qcheck.ui.kit.visitor import say
from qcheck.ui.organise import sibling_checks

MOST_SHOWN = 12
"""So many links stand on the start page, the newest; the page of all processes has the others."""


def entry(shelved: Shelved, *, forgettable: bool) -> Markup:
    """One check on a shelf: its title as a way in, what it is, how far it has come."""
    purpose = addresses.DESTINATIONS[shelved.kind].purpose
    title = way(", ".join(filter(None, [shelved.title, shelved.place])), shelved)
    progress = (
        say("{answered} of {total} answered", answered=shelved.answered, total=shelved.total)
        if shelved.total
        else ""
    )
    facts = " · ".join(
        filter(None, [sibling_checks.facts(shelved, day=visitor.day(shelved.opened)), say(purpose), progress])
    )
    forget = Markup(' · <a href="{}">{}</a>').format(
        addresses.forget_address(shelved.link), say("Remove from this list (the check stays)")
    )
    return Markup('{}<br><span class="qc-aside">{}{}</span>').format(
        title, facts, forget if forgettable else ""
    )


def way(title: str, shelved: Shelved) -> Markup:
    """A link to the page that the remembered link opens."""
    if page := addresses.DESTINATIONS[shelved.kind].page:
        return html.anchor(title, page, {"link": shelved.link}, kind="qc-shelved")
    return Markup('<a class="qc-shelved" href="{}">{}</a>').format(
        visitor.spoken(addresses.address_of(shelved.kind, shelved.link)), title
    )


def shelf(title: str, checks: Sequence[Shelved], *, forgettable: bool) -> None:
    """A list of checks under its heading; nothing where there are none."""
    if checks:
        html.heading(title, 2)
        html.show(html.listed((entry(check, forgettable=forgettable) for check in checks), "qc-shelf"))


def behind_a_click(title: str, checks: Sequence[Shelved], *, forgettable: bool) -> None:
    """A list of organisers' links: drawn only where somebody asks for it, because a laptop that goes round a
    hall shows it to everybody.
    """
    if not checks:
        return
    fold = st.expander(f"{title} ({len(checks)})", key="shelf", on_change="rerun")
    if not fold.open:
        return
    with fold:
        html.paragraph(
            say(
                "Whoever opens one of these can do everything in that check: see, change and delete it. "
                "Leave this closed on a device that others use, too."
            ),
            "qc-help",
        )
        html.show(html.listed((entry(check, forgettable=forgettable) for check in checks), "qc-shelf"))


def shelves() -> None:
    """The checks this computer or this device knows."""
    if visitor.at_this_computer():
        known = visitor.service().known_checks.everything_here()
        behind_a_click(say("Checks on this computer"), known, forgettable=False)
        catalogue_mistakes.mistakes()
    else:
        remembered = browser.remembered(st.context.cookies.get(browser.COOKIE))[:MOST_SHOWN]
        known = visitor.service().known_checks.known(remembered)
        behind_a_click(
            say("Checks on this device"),
            [link for link in known if link.kind is LinkKind.ORGANISE],
            forgettable=True,
        )
        shelf(
            say("Results on this device"),
            [link for link in known if link.kind is not LinkKind.ORGANISE],
            forgettable=True,
        )
