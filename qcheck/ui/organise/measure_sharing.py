"""Handing the measures on: their page with its own link, and the calendar with their days."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from qcheck import addresses
from qcheck.language import N_
from qcheck.service import Access, MeasureList, SharedLink
from qcheck.ui.kit import html, visitor, widgets
from qcheck.ui.kit.visitor import say
from qcheck.ui.organise import invitations

WHAT_IT_SHOWS = N_(
    "This link shows the measures without any answers: for a council, or on a web page. It prints on one "
    "page, and the days can be taken into a calendar or subscribed to."
)
LINK = Markup(
    '<p class="qc-do"><a class="qc-action" href="{path}">{see}</a>'
    '<button type="button" class="qc-button" data-copy="{address}" data-done="{done}">{copy}</button></p>'
    '<p class="qc-address qc-aside"><a href="{address}">{address}</a></p>'
)


def hand_on(access: Access, measure_list: MeasureList) -> None:
    """The link to the measures, the calendar, and how the link is renewed or withdrawn."""
    shared = visitor.service().measures.measures_link(access)
    html.heading(say("Hand on the measures"), 2)
    html.paragraph(say(WHAT_IT_SHOWS))
    with widgets.place("measures-link"):
        if shared.withdrawn:
            html.paragraph(say(invitations.IS_WITHDRAWN))
        else:
            _link(measure_list, shared)
    with st.expander(say("Renew or withdraw the link"), key="measures-link-change"):
        _changing(access, shared)


def _link(measure_list: MeasureList, shared: SharedLink) -> None:
    path = addresses.address_of(shared.kind, shared.link)
    html.show(
        LINK.format(
            path=visitor.spoken(path),
            see=say("See the measures as others see them"),
            address=visitor.whole(path),
            done=say("Copied"),
            copy=say("Copy the link"),
        )
    )
    if any(measure.due for measure in measure_list.measures):
        html.show(
            Markup('<p><a href="{}">{}</a></p>').format(
                visitor.spoken(f"{path}/measures.ics"), say("All days as a calendar file")
            )
        )


def _changing(access: Access, shared: SharedLink) -> None:
    sure = st.checkbox(say(invitations.SURE_TO_CHANGE), key=f"measures-link-sure-{shared.link[-6:]}")
    measures = visitor.service().measures
    with st.container(key="measures-link-do", horizontal=True):
        if st.button(say("Renew the link"), key="measures-link-renew", disabled=not sure):
            widgets.wish(
                lambda: measures.renew_measures_link(access.link),
                say(invitations.IS_NEW),
            )
        if st.button(
            say("Withdraw the link"), key="measures-link-withdraw", disabled=not sure or shared.withdrawn
        ):
            widgets.wish(lambda: measures.withdraw_measures_link(access.link), say("The link is withdrawn."))
