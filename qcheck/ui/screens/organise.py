"""Everything an organiser needs beside answering: where the check stands, who is invited how, what has come
in, and its end.
"""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from qcheck import device
from qcheck.service import LinkKind, Mode, State
from qcheck.ui import (
    beside,
    collected,
    here,
    html,
    inviting,
    keeping,
    letterhead,
    lifetime,
    reminding,
    removing,
    standing,
    viewing,
    widgets,
)
from qcheck.wording import rounds

say = here.tongue().say


def head() -> None:
    """Which process, and what is asked."""
    html.heading(say("Organise the check") if is_closed else say("Invite and organise"))
    state = rounds.state(access.state, here.tongue())
    html.paragraph(
        " · ".join(filter(None, [access.title, access.place, *here.asked(access), state])), "qc-facts"
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
        if standing.released(access) and not is_closed:
            widgets.door(say("Traffic-light profile"), "profile")
        widgets.workshop(access.link)
        widgets.outside(say("How to run a check"), device.GUIDE, "guide")


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
    inviting.warn_of_addresses_for_here_only()
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
    inviting.links(access, answering)
    html.show(
        Markup('<p class="qc-do">{}</p>').format(
            html.anchor(say("Print all invitations"), "invitation", {"all": "1"}, kind="qc-action")
        )
    )
    with st.expander(say("One more link, for a club or an office"), key="organise-more"):
        inviting.adding(access)
    with st.expander(say("Rename, renew or withdraw a link"), key="organise-links"):
        inviting.managing(access, shared)
    reminding.choosing(access, shared)


def results() -> None:
    """The links to the results."""
    html.heading(say("Hand on the results"), 2)
    if is_closed:
        inviting.warn_of_addresses_for_here_only()
        html.paragraph(
            say(
                "Whoever opens a link to answer now reads that the check is closed. This link shows the "
                "results and changes nothing."
            )
        )
    else:
        html.paragraph(say("For those who are to see the results, and answer nothing with it."))
    to_see = viewing.of_results(shared)
    inviting.links(access, to_see)
    with st.expander(say("Another link to the results, with a choice"), key="organise-view"):
        viewing.another(access)
    if is_closed:
        with st.expander(say("Rename, renew or withdraw a link"), key="organise-links"):
            inviting.managing(access, to_see)
    viewing.participants(access)


def sheets() -> None:
    """How many came in; in an open round each of them."""
    status, listed = drawn
    html.heading(say("Sheets received"), 2)
    collected.numbers(access, status)
    if access.mode is Mode.OPEN:
        if listed:
            with st.expander(say("The single sheets"), key="organise-sheets"):
                collected.sheets(access, listed)
        if access.state is State.OPEN:
            with st.expander(say("Add a sheet for others"), key="organise-add"):
                collected.adding(access)
    if standing.released(access):
        with st.expander(say("Remove a comment, or words of it"), key="organise-remove"):
            removing.comments(access)


def life() -> None:
    """Where the check stands, its end and its deletion."""
    html.heading(say("End and deletion"), 2)
    lifetime.stands(access)
    if access.state is not State.PREPARED:
        lifetime.steps(access)
    if not is_closed:
        with st.expander(say("Set a deadline"), key="organise-end"):
            lifetime.end(access)
    with st.expander(say("Choose the day of deletion"), key="organise-deletion"):
        lifetime.deletion(access)
    with st.expander(say("Delete everything now"), key="organise-delete"):
        lifetime.delete_now(access)


def organise() -> None:
    """The whole page: inviting first, then what has come in, at last its end."""
    if access.state is State.PREPARED:
        standing.notice(access)
        lifetime.steps(access)
    ways()
    for part in (results, sheets) if is_closed else (inviting_people, sheets, results):
        part()
    if not access.has_sheet or access.state is State.PREPARED:  # else the own check has said so
        keeping.keep_the_link(access.link)
    beside.checks(access)
    life()
    collected.watch(access, drawn)


access = here.access()
if access.kind is not LinkKind.ORGANISE:
    here.go("check", here.NONE)
is_closed = access.state is State.CLOSED
is_new = "new" in st.query_params
shared = here.service().links(access.link)
drawn = collected.counted(access)
head()
organise()
