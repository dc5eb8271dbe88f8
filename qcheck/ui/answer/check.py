"""The hub of a check: its secret link, the own sheet with its criteria to take in any order, and the ways to
others and to results.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from qcheck import addresses
from qcheck.catalogue import Catalogue
from qcheck.service import ONLY, Access, LinkKind, NotPossible, OwnSheet, State
from qcheck.ui.answer import progress
from qcheck.ui.kit import check_state, html, url_params, visitor, widgets, wrong_link
from qcheck.ui.kit.visitor import in_words, say
from qcheck.ui.organise import corrections, loop_back, organiser_link, sibling_checks


@dataclass(frozen=True, slots=True)
class Hub:
    """A check in the hands of its organiser, and their own sheet where they answer themselves."""

    access: Access
    sheet: OwnSheet | None

    @property
    def catalogue(self) -> Catalogue:
        """What the check asks."""
        return self.access.catalogue


def for_something_else(access: Access) -> None:
    """Where a link for answering, or one of a wall, was opened here: what it is for, and the way there."""
    html.heading(access.title)
    html.paragraph(say(ONLY[access.kind]))
    wrong_link.onward(access)


def head(hub: Hub, perspective: str) -> None:
    """Process, and what is asked; what has just happened; where the check stands."""
    html.heading(hub.access.title)
    html.paragraph(
        " · ".join(filter(None, [hub.access.place, *visitor.asked(hub.access), perspective])), "qc-facts"
    )
    with st.container(
        key="check-notice"
    ):  # there or not, so that what stands below keeps its place when the notice goes
        if url_params.take("new"):
            done(say("Your check is ready. Every answer is saved at once."))
        if url_params.take("renewed"):
            done(say("This is your new link. The old one no longer works."))
        check_state.notice(hub.access)


def done(text: str) -> None:
    """Says above the page what has just happened."""
    html.show(Markup('<p class="qc-done" role="status">{}</p>').format(text))


def own_sheet(hub: Hub, sheet: OwnSheet) -> None:
    """How far the own sheet has come, and the ways on."""
    if hub.catalogue.texts.welcome and not sheet.answered:
        html.paragraph(in_words(hub.catalogue.texts.welcome))
    progress.of_sheet(sheet)
    if not hub.access.counts:
        html.paragraph(say("Your own sheet does not count: it was decided so."))
    elif sheet.finished and check_state.is_open(hub.access):
        html.paragraph(say("You have finished your sheet. You can still change your answers."))
    with st.container(key="check-doors", horizontal=True, gap="medium", vertical_alignment="center"):
        ways_on(hub, sheet)
    later(hub)


def ways_on(hub: Hub, sheet: OwnSheet) -> None:
    """Draws the buttons for what to do next."""
    results, is_open = sheet.answered and hub.access.released, check_state.is_open(hub.access)
    if results and (sheet.finished or not is_open):
        widgets.door(say("Traffic-light profile"), "profile", primary=True)
    elif sheet.next_open and is_open:
        widgets.door(
            say("Continue") if sheet.answered else say("Begin"),
            "questions",
            {"criterion": sheet.next_open},
            primary=True,
        )
    elif is_open and not sheet.finished:
        widgets.door(say("Go through it and finish"), "overview", primary=True)
    if sheet.answered and is_open and (sheet.finished or sheet.next_open):
        widgets.door(say("All topics"), "overview")
    if results and not sheet.finished and is_open:
        widgets.door(say("Traffic-light profile"), "profile")
    organising(hub)
    others(hub)
    widgets.door(say("See all questions"), "preview")


def later(hub: Hub) -> None:
    """When results appear, where they cannot be seen yet."""
    if not hub.access.released:
        html.paragraph(check_state.when_results_appear(hub.access), "qc-aside")


def without_a_sheet(hub: Hub) -> None:
    """For an organiser who invites others, and may still answer by the link for everybody."""
    if hub.access.emptied is None:
        html.paragraph(say("You organise this check and have no sheet of your own in it."))
    with st.container(key="check-doors", horizontal=True, gap="medium", vertical_alignment="center"):
        over = hub.access.state is State.CLOSED
        if not over:
            organising(hub, primary=True)
        if hub.access.has_result:
            widgets.door(say("Traffic-light profile"), "profile", primary=over)
        elif hub.access.emptied is not None:
            widgets.door(say("What was agreed and planned"), "profile", primary=True)
        if over:
            organising(hub)
        others(hub)
        widgets.door(say("See all questions"), "preview")
    later(hub)
    if check_state.is_open(hub.access):
        answer_all_the_same(hub)


def answer_all_the_same(hub: Hub) -> None:
    """The way to a sheet by the invitation for everybody, as long as there is one."""
    try:
        invitation = visitor.service().inviting.own_answer_link(hub.access.link)
    except NotPossible:
        return
    address = addresses.address_of(LinkKind.ANSWER, invitation)
    html.show(
        Markup('<p><a href="{}">{}</a></p>').format(
            address, say("Answer myself after all, with a sheet like everyone's")
        )
    )


def organising(hub: Hub, *, primary: bool = False) -> None:
    """The door to where others are invited and the check is organised."""
    is_closed = hub.access.state is State.CLOSED
    words = say("Organise the check") if is_closed else say("Invite and organise")
    widgets.door(words, "organise", primary=primary)


def others(hub: Hub) -> None:
    """The doors to what is done together, and to all files."""
    if hub.access.has_result and hub.access.emptied is None:
        widgets.door(say("Round of agreement"), "agree")
    if hub.access.emptied is None:
        widgets.workshop(hub.access.link)
    widgets.outside(say("Take away"), addresses.take_address(hub.access.link), "files")


def sections(hub: Hub, sheet: OwnSheet) -> None:
    """The criteria by part, each a way in with its state."""
    asked = {criterion.id for criterion, _ in sheet.asked}
    groups = [
        (in_words(part.title) if part else say("Topics"), criteria) for part, criteria in hub.catalogue.groups
    ]
    for title, criteria in [*groups, (say("Modules"), hub.catalogue.modules)]:
        entries = [
            (criterion.id, in_words(criterion.title), progress.state_of(sheet, criterion.id))
            for criterion in criteria
            if criterion.id in asked
        ]
        if entries:
            html.heading(title, 2)
            progress.topics(
                say("Take them in any order.") if check_state.is_open(hub.access) else "", entries
            )


def manage(hub: Hub) -> None:
    """What one seldom needs: corrections, another link, the way to the end of the check."""
    access = hub.access
    html.heading(say("Manage this check"), 2)
    correct = say("Correct title, place or perspective") if hub.sheet else say("Correct title or place")
    with st.expander(correct, key="check-correct"):
        corrections.corrections(access)
    with st.expander(say("Renew my link"), key="check-renewal"):
        organiser_link.renewal(access.link)
    way = (
        say("Delete this check")
        if access.emptied is not None
        else say("Delete this check, choose the day of deletion")
        if access.state is State.CLOSED
        else say("Close or delete this check, choose its end")
    )
    html.show(Markup("<p>{}</p>").format(html.anchor(way, "organise")))


def whole(hub: Hub) -> None:
    """Everything about the own check."""
    head(hub, visitor.perspective_title(hub.catalogue, hub.sheet.perspective) if hub.sheet else "")
    loop_back.lists(hub.access)
    if hub.sheet:
        own_sheet(hub, hub.sheet)
    else:
        without_a_sheet(hub)
    organiser_link.keep_the_link(hub.access.link)
    if hub.sheet:
        sections(hub, hub.sheet)
    sibling_checks.checks(hub.access)
    manage(hub)


def page() -> None:
    """The hub of the check whose organiser's link stands in the address; for other links, the way on."""
    access = visitor.access()
    if access.kind is LinkKind.VIEW:
        visitor.go("profile", visitor.NONE)
    if access.kind is not LinkKind.ORGANISE:
        for_something_else(access)
        return
    whole(Hub(access, visitor.service().answering.own_sheet(access.link) if access.has_sheet else None))
