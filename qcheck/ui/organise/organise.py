"""Everything an organiser needs beside answering: where the check stands, who is invited how, what has come
in, and its end.
"""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from qcheck import browser
from qcheck.service import LinkKind, Mode, State
from qcheck.ui.kit import check_state, html, visitor, widgets
from qcheck.ui.organise import (
    invitations,
    letterhead,
    lifecycle,
    organiser_link,
    reminder,
    removal,
    sheet_list,
    sibling_checks,
    viewers,
)
from qcheck.wording import rounds

say = visitor.tongue().say


def head() -> None:
    """Which process, and what is asked."""
    html.heading(say("Organise the check") if is_closed else say("Invite and organise"))
    state = rounds.state(access.state, visitor.tongue())
    html.paragraph(
        " · ".join(filter(None, [access.title, access.place, *visitor.asked(access), state])), "qc-facts"
    )
    with st.container(key="organise-new"):
        if st.query_params.pop("new", None):
            html.show(
                Markup('<p class="qc-done" role="status">{}</p>').format(
                    say("Your check is ready. Now hand out the links.")
                )
            )
    widgets.granted()


def ways() -> None:
    """To the own check, to the workshop and to the results."""
    with st.container(key="organise-doors", horizontal=True, gap="medium", vertical_alignment="center"):
        if is_closed:
            widgets.door(say("Traffic-light profile"), "profile", primary=True)
        widgets.door(say("My check, with my own link"), "check")
        if check_state.released(access) and not is_closed:
            widgets.door(say("Traffic-light profile"), "profile")
        widgets.workshop(access.link)
        widgets.outside(say("How to run a check"), browser.GUIDE, "guide")


def whom() -> str:
    """How many people to invite, and which: a smaller group would not be seen in a confidential check."""
    if access.mode is Mode.CONFIDENTIAL:
        least = access.catalogue.rules.minimum_group
        return say(
            (
                "Invite more than {least} people from each perspective: smaller groups are not shown. Also "
                "some who did not take part."
            ),
            least=least,
        )
    return say(
        "Invite at least three people from each perspective, better five to eight. Also critics, and "
        "some who did not take part."
    )


def inviting_people() -> None:
    """What one came for first: the links to answer, one more for a club, and what all letters say."""
    answering = [each for each in shared if each.kind is LinkKind.ANSWER]
    html.heading(say("Invite"), 2)
    invitations.warn_of_addresses_for_here_only()
    html.paragraph(
        say(
            "Everybody who gets a link can pass it on. Each begins a sheet of their own with it, "
            "without signing in."
        )
    )
    html.paragraph(whom())
    with st.expander(
        say("Who invites, whom to ask, what for: in all invitations"), key="organise-letter", expanded=is_new
    ):
        letterhead.keeping(access)
    invitations.links(access, answering)
    html.show(
        Markup('<p class="qc-do">{}</p>').format(
            html.anchor(say("Print all invitations"), "invitation", {"all": "1"}, kind="qc-action")
        )
    )
    with st.expander(say("One more link, for a club or an office"), key="organise-more"):
        invitations.adding(access)
    with st.expander(say("Rename, renew or withdraw a link"), key="organise-links"):
        invitations.managing(access, shared)
    reminder.choosing(access, shared)


def results() -> None:
    """The links to the results."""
    html.heading(say("Hand on the results"), 2)
    if is_closed:
        invitations.warn_of_addresses_for_here_only()
        html.paragraph(
            say(
                "Whoever opens a link to answer now reads that the check is closed. This link shows the "
                "results and changes nothing."
            )
        )
    else:
        html.paragraph(say("For those who are to see the results, and answer nothing with it."))
    to_see = viewers.of_results(shared)
    invitations.links(access, to_see)
    with st.expander(say("Another link to the results, with a choice"), key="organise-view"):
        viewers.another(access)
    if is_closed:
        with st.expander(say("Rename, renew or withdraw a link"), key="organise-links"):
            invitations.managing(access, to_see)
    viewers.participants(access)


def sheets() -> None:
    """How many came in; in an open round each of them."""
    status, listed = drawn
    html.heading(say("Sheets received"), 2)
    sheet_list.numbers(access, status)
    if access.mode is Mode.OPEN:
        if listed:
            with st.expander(say("The single sheets"), key="organise-sheets"):
                sheet_list.sheets(access, listed)
        if access.state is State.OPEN:
            with st.expander(say("Add a sheet for others"), key="organise-add"):
                sheet_list.adding(access)
    if check_state.released(access):
        with st.expander(say("Remove a comment, or words of it"), key="organise-remove"):
            removal.comments(access)


def life() -> None:
    """Where the check stands, its end and its deletion."""
    html.heading(say("End and deletion"), 2)
    lifecycle.stands(access)
    if access.state is not State.PREPARED:
        lifecycle.steps(access)
    if not is_closed:
        with st.expander(say("Set a deadline"), key="organise-end"):
            lifecycle.end(access)
    with st.expander(say("Choose the day of deletion"), key="organise-deletion"):
        lifecycle.deletion(access)
    with st.expander(say("Delete everything now"), key="organise-delete"):
        lifecycle.delete_now(access)


def organise() -> None:
    """The whole page: inviting first, then what has come in, at last its end."""
    if access.state is State.PREPARED:
        check_state.notice(access)
        lifecycle.steps(access)
    ways()
    for part in (results, sheets) if is_closed else (inviting_people, sheets, results):
        part()
    if not access.has_sheet or access.state is State.PREPARED:  # else the own check has said so
        organiser_link.keep_the_link(access.link)
    sibling_checks.checks(access)
    life()
    sheet_list.watch(access, drawn)


access = visitor.access()
if access.kind is not LinkKind.ORGANISE:
    visitor.go("check", visitor.NONE)
is_closed = access.state is State.CLOSED
is_new = "new" in st.query_params
shared = visitor.service().inviting.links(access.link)
drawn = sheet_list.counted(access)
head()
organise()
