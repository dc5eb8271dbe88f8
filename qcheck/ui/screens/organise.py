"""Everything an organiser needs beside answering: where the check stands, who is invited how, what has come in, and its end."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from qcheck.service import LinkKind, Mode, State
from qcheck.ui import beside, collected, here, html, inviting, keeping, lifetime, reminding, removing, standing, viewing, widgets

say, tag = here.tongue().say, here.tongue().tag


def head() -> None:
    """Which process, and what is asked."""
    html.heading(say("Organise the check") if is_closed else say("Invite and organise"))
    html.paragraph(" · ".join(filter(None, [access.title, access.place, *here.asked(access)])), "qc-facts")
    with st.container(key="organise-new"):
        if st.query_params.pop("new", None):
            html.show(Markup('<p class="qc-done" role="status">{}</p>').format(say("Your check is ready. Now hand out the links.")))
    widgets.granted()


def ways() -> None:
    """To the own check and to the results."""
    with st.container(key="organise-doors", horizontal=True, gap="medium", vertical_alignment="center"):
        if is_closed:
            widgets.door(say("Traffic-light profile"), "profile", primary=True)
        widgets.door(say("My check, with my own link"), "check")
        if standing.released(access) and not is_closed:
            widgets.door(say("Traffic-light profile"), "profile")
        widgets.workshop(access.link)


def invitations() -> None:
    """The links, and how to renew or withdraw one."""
    shared = here.service().links(access.link)
    if is_closed:
        shared = tuple(each for each in shared if each.kind is LinkKind.VIEW)
        title = say("Hand on the results")
        words = say("Whoever opens a link to answer now reads that the check is closed. This link shows the results and changes nothing.")
    else:
        title = say("Invite")
        words = say("Everybody who gets a link can pass it on. Each begins a sheet of their own with it, without signing in.")
    html.heading(title, 2)
    inviting.warn_of_addresses_for_here_only()
    html.paragraph(words)
    inviting.links(access, shared if is_closed else [each for each in shared if each.kind is not LinkKind.VIEW])
    with st.expander(say("Renew or withdraw a link"), key="organise-links"):
        inviting.managing(access, shared)
    reminding.choosing(access, shared)
    if not is_closed:
        html.heading(say("Hand on the results"), 2)
        inviting.links(access, viewing.of_results(shared))
    with st.expander(say("Another link to the results, with a choice"), key="organise-view"):
        viewing.another(access)
    viewing.participants(access)


def sheets() -> None:
    """How many came in; in an open round each of them."""
    status, listed = drawn
    html.heading(say("Sheets received"), 2)
    collected.numbers(access, status)
    if access.mode is Mode.OPEN:
        with st.expander(say("The single sheets"), key="organise-sheets"):
            collected.sheets(access, listed)
        if access.state is State.OPEN:
            with st.expander(say("Add a sheet for others"), key="organise-add"):
                collected.adding(access)
    if standing.released(access):
        with st.expander(say("Remove a comment, or words of it"), key="organise-remove"):
            removing.comments(access)


def organise() -> None:
    """The whole page."""
    head()
    lifetime.stands(access)
    if is_closed:  # what one came for stands first
        ways()
        lifetime.steps(access)
    else:
        lifetime.steps(access)
        ways()
    if not access.has_sheet or access.state is State.PREPARED:  # else the own check has said so
        keeping.keep_the_link(access.link)
    sheets()
    invitations()
    html.heading(say("Deletion") if is_closed else say("End and deletion"), 2)
    if not is_closed:
        with st.expander(say("Set a deadline"), key="organise-end"):
            lifetime.end(access)
    with st.expander(say("Choose the day of deletion"), key="organise-deletion"):
        lifetime.deletion(access)
    with st.expander(say("Delete everything now"), key="organise-delete"):
        lifetime.delete_now(access)
    beside.checks(access)
    collected.watch(access, drawn)


access = here.access()
if access.kind is not LinkKind.ORGANISE:
    here.go("check", here.NONE)
is_closed = access.state is State.CLOSED
drawn = collected.counted(access)
organise()
