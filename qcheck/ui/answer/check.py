"""The hub of a check: its secret link, the own sheet with its criteria to take in any order, and the ways to
others and to results.
"""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from qcheck import browser
from qcheck.service import ONLY, LinkKind, NotPossible, OwnSheet, State
from qcheck.ui.answer import progress
from qcheck.ui.kit import check_state, html, visitor, widgets, wrong_link
from qcheck.ui.organise import corrections, organiser_link, sibling_checks

say, tag = visitor.tongue().say, visitor.tongue().tag
service = visitor.service()


def for_something_else() -> None:
    """Where a link for answering, or one of a wall, was opened here: what it is for, and the way there."""
    html.heading(access.title)
    html.paragraph(say(ONLY[access.kind]))
    wrong_link.onward(access)


def head(perspective: str) -> None:
    """Process, and what is asked; what has just happened; where the check stands."""
    html.heading(access.title)
    html.paragraph(" · ".join(filter(None, [access.place, *visitor.asked(access), perspective])), "qc-facts")
    with st.container(
        key="check-notice"
    ):  # there or not, so that what stands below keeps its place when the notice goes
        if st.query_params.pop("new", None):
            done(say("Your check is ready. Every answer is saved at once."))
        if st.query_params.pop("renewed", None):
            done(say("This is your new link. The old one no longer works."))
        check_state.notice(access)


def done(text: str) -> None:
    """What has just happened."""
    html.show(Markup('<p class="qc-done" role="status">{}</p>').format(text))


def own_sheet(sheet: OwnSheet) -> None:
    """How far the own sheet has come, and the ways on."""
    if catalogue.texts.welcome and not sheet.answered:
        html.paragraph(catalogue.texts.welcome.say(tag))
    progress.of_sheet(sheet)
    if not access.counts:
        html.paragraph(say("Your own sheet does not count: it was decided so."))
    elif sheet.finished and check_state.is_open(access):
        html.paragraph(say("You have finished your sheet. You can still change your answers."))
    with st.container(key="check-doors", horizontal=True, gap="medium", vertical_alignment="center"):
        ways_on(sheet)
    later()


def ways_on(sheet: OwnSheet) -> None:
    """What to do next."""
    results, is_open = sheet.answered and check_state.released(access), check_state.is_open(access)
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
        widgets.door(say("Overview"), "overview")
    if results and not sheet.finished and is_open:
        widgets.door(say("Traffic-light profile"), "profile")
    others()
    widgets.door(say("See all questions"), "preview")


def later() -> None:
    """When results appear, where they cannot be seen yet."""
    if not check_state.released(access):
        html.paragraph(check_state.when_results_appear(access), "qc-aside")


def without_a_sheet() -> None:
    """For an organiser who invites others, and may still answer by the link for everybody."""
    html.paragraph(say("You organise this check and have no sheet of your own in it."))
    with st.container(key="check-doors", horizontal=True, gap="medium", vertical_alignment="center"):
        over = access.state is State.CLOSED
        if check_state.released(access):
            widgets.door(say("Traffic-light profile"), "profile", primary=over)
        others(primary=not over)
        widgets.door(say("See all questions"), "preview")
    later()
    if check_state.is_open(access):
        answer_all_the_same()


def answer_all_the_same() -> None:
    """The way to a sheet by the invitation for everybody, as long as there is one."""
    try:
        invitation = service.inviting.own_answer_link(access.link)
    except NotPossible:
        return
    address = browser.way(LinkKind.ANSWER, invitation)
    html.show(
        Markup('<p><a href="{}">{}</a></p>').format(
            address, say("Answer myself after all, with a sheet like everyone's")
        )
    )


def others(*, primary: bool = False) -> None:
    """The door to everything about others."""
    is_closed = access.state is State.CLOSED
    widgets.door(
        say("Organise the check") if is_closed else say("Invite and organise"), "organise", primary=primary
    )
    widgets.workshop(access.link)


def sections(sheet: OwnSheet) -> None:
    """The criteria by part, each a way in with its state."""
    asked = {criterion.id for criterion, _ in sheet.asked}
    groups = [
        (part.title.say(tag) if part else say("Topics"), criteria) for part, criteria in catalogue.groups
    ]
    for title, criteria in [*groups, (say("Modules"), catalogue.modules)]:
        entries = [
            (each.id, each.title.say(tag), progress.state_of(sheet, each.id))
            for each in criteria
            if each.id in asked
        ]
        if entries:
            html.heading(title, 2)
            progress.topics(say("Take them in any order.") if check_state.is_open(access) else "", entries)


def hub() -> None:
    """Everything about the own check."""
    sheet = service.answering.own_sheet(access.link) if access.has_sheet else None
    head(visitor.perspective_title(catalogue, sheet.perspective) if sheet else "")
    if sheet:
        own_sheet(sheet)
    else:
        without_a_sheet()
    organiser_link.keep_the_link(access.link)
    if sheet:
        sections(sheet)
    sibling_checks.checks(access)
    html.heading(say("Manage this check"), 2)
    with st.expander(
        say("Correct title, place or perspective") if sheet else say("Correct title or place"),
        key="check-correct",
    ):
        corrections.corrections(access)
    with st.expander(say("Renew my link"), key="check-renewal"):
        organiser_link.renewal(access.link)
    is_closed = access.state is State.CLOSED
    way = (
        say("Delete this check, choose the day of deletion")
        if is_closed
        else say("Close or delete this check, choose its end")
    )
    html.show(Markup("<p>{}</p>").format(html.anchor(way, "organise")))


access = visitor.access()
catalogue = access.catalogue
if access.kind is LinkKind.ORGANISE:
    hub()
elif access.kind is LinkKind.VIEW:
    visitor.go("profile", visitor.NONE)
else:
    for_something_else()
