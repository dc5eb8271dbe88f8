"""The sheets that have come in: counted by perspective, and in an open round each of them, to take one out
or to add one for others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import streamlit as st
from markupsafe import Markup

from qcheck import addresses
from qcheck.catalogue import PerspectiveId
from qcheck.service import LONGEST_TITLE, Access, LinkKind, ListedSheet, Mode, State, Status, UnknownLink
from qcheck.ui.kit import html, inputs, visitor, widgets
from qcheck.ui.kit.visitor import in_words, say
from qcheck.wording import rounds

ADDED = "sheet-added"
"""Session key: label and link of the sheet that was added last."""

NONCE = "sheet-nonce"
"""Session key: the word under which the sheet described in the fields is added, once however often somebody
clicks.
"""

Counted: TypeAlias = tuple[Status, tuple[ListedSheet, ...]]
"""How many there are, and in an open round each of them."""


def counted(access: Access) -> Counted:
    """How many sheets there are by perspective, read from the database now."""
    service, link = visitor.service(), access.link
    return service.organising.status(link), service.collecting.sheets(
        link
    ) if access.mode is Mode.OPEN else ()


@st.fragment(run_every=5)
def watch(access: Access, drawn: Counted) -> None:
    """Draws the page anew when something has come in; otherwise nothing moves."""
    try:
        now = counted(access)
    except UnknownLink:  # deleted in another window: the whole page says so
        st.rerun()
    if now != drawn:
        st.rerun()


def numbers(access: Access, status: Status) -> None:
    """How many sheets came in from each perspective, as far as it may be told; never who or when. No table of
    zeros.
    """
    came = {who: number for who, number in status.sheets.items() if number}
    if came:
        rows = (
            (_view(access, who), rounds.many(number, status.minimum, visitor.tongue()))
            for who, number in came.items()
        )
        follows = say("This table follows by itself. A sheet counts as soon as there is an answer on it.")
        caption = say("Each sheet with an answer on it counts.") if access.state is State.CLOSED else follows
        html.show(html.table((say("Perspective"), say("Sheets")), rows, caption, "qc-counted"))
    if missing := [_view(access, who) for who in status.sheets if who not in came]:
        finally_so = access.state is State.CLOSED
        html.paragraph(
            _missing_at_the_end(status, missing)
            if finally_so
            else _still_missing(status, missing, bool(came))
        )


def _still_missing(status: Status, views: Sequence[str], some: bool) -> str:
    """From whom nothing has come, or too little to say how much."""
    named = ", ".join(views)
    if status.mode is Mode.CONFIDENTIAL:
        few = rounds.few(status.minimum, visitor.tongue())
        return say("Up to now {few} sheets have come in from: {views}.", few=few, views=named)
    if some:
        return say("No sheets yet from: {views}.", views=named)
    return say(
        "No sheet has come in yet. This page follows by itself. A sheet counts as soon as there is an "
        "answer on it."
    )


def _missing_at_the_end(status: Status, views: Sequence[str]) -> str:
    """The same of a check that is closed: nothing more will come."""
    named = ", ".join(views)
    if status.mode is Mode.CONFIDENTIAL:
        few = rounds.few(status.minimum, visitor.tongue())
        return say("Of these perspectives {few} sheets have come in: {views}.", few=few, views=named)
    return say("No sheets from: {views}.", views=named)


def sheets(access: Access, listed: Sequence[ListedSheet]) -> None:
    """In an open round: each sheet, to find a test or a doubled one and take it out."""
    if not listed:
        html.paragraph(say("No sheet has an answer yet."))
        return
    order = list(access.catalogue.perspective_ids)
    listed = sorted(listed, key=lambda sheet: (order.index(sheet.perspective), not sheet.label, sheet.label))
    names = _names(access, listed)
    titles = (say("Sheet"), say("Answered"), say("State"), say("Last saved"))
    frame = Markup('<div class="qc-scroll" tabindex="0" role="region" aria-label="{}">{}</div>')
    html.show(
        frame.format(say("The single sheets"), html.table(titles, (_row(sheet, names) for sheet in listed)))
    )
    _taking_out(access, listed, names)


def adding(access: Access) -> None:
    """A sheet for a table, or for a person on the phone, which the organiser fills in."""
    _tag, service = visitor.tag(), visitor.service()
    html.paragraph(
        say("For a table that answers together, or for a person on the phone: you fill it in for them.")
    )
    views = {
        PerspectiveId(choice.id): in_words(choice.title) for choice in service.joining.choices(access.link)
    }
    perspective = None
    if views:
        label = say("Perspective")
        perspective = st.selectbox(
            label,
            list(views),
            index=None,
            placeholder=say("Please choose"),
            format_func=views.__getitem__,
            key="add-perspective",
            on_change=_another,
            filter_mode=None,
        )
    called = inputs.line(say("What is it called? (such as: table 3)"), "add-label", on_change=_another)
    html.most(LONGEST_TITLE)
    if st.button(say("Add the sheet"), key="add-sheet"):
        widgets.wish(lambda: _add(access, perspective, called), say("The sheet is there."))
    if ADDED in st.session_state:
        label, link = st.session_state[ADDED]
        way = Markup('<a class="qc-action" href="{}">{}</a>')
        html.show(
            way.format(
                addresses.address_of(LinkKind.SHEET, link), say("Fill in the sheet: {label}", label=label)
            )
        )


def _add(access: Access, perspective: PerspectiveId | None, called: str) -> None:
    nonce = st.session_state.setdefault(NONCE, visitor.service().joining.new_nonce())
    st.session_state[ADDED] = (
        called,
        visitor.service().collecting.add_sheet(access.link, perspective, called, nonce),
    )


def _another() -> None:
    """Makes the next click add a new sheet, because another one is described now."""
    st.session_state.pop(NONCE, None)


def _view(access: Access, perspective: PerspectiveId) -> str:
    return visitor.perspective_title(access.catalogue, perspective) or say("all together")


def _names(access: Access, listed: Sequence[ListedSheet]) -> dict[str, str]:
    """What each is called: its label, its perspective, and signs of its own that stay whatever else comes in.

    A choice is remembered by its name: a number that moved on would put another person's sheet under it. The
    signs are random and say nothing of who came when.
    """
    names: dict[str, str] = {}
    for sheet in listed:
        view, signs = _view(access, sheet.perspective), sheet.id[:6].upper()
        names[sheet.id] = f"{sheet.label} ({view}) {signs}" if sheet.label else f"{view} {signs}"
    return names


def _row(sheet: ListedSheet, names: dict[str, str]) -> tuple[str | Markup, ...]:
    name: str | Markup = names[sheet.id]
    if sheet.link:
        name = Markup('<a href="{}">{}</a>').format(addresses.address_of(LinkKind.SHEET, sheet.link), name)
    answered = say("{answered} of {total}", answered=sheet.answered, total=sheet.total)
    return name, answered, _stands(sheet), visitor.clock(sheet.last_saved) if sheet.last_saved else ""


def _stands(sheet: ListedSheet) -> str:
    if sheet.out:
        return say("does not count")
    if not sheet.answered:
        return say("still empty, does not count")
    return say("finished") if sheet.finished else say("counts")


def _taking_out(access: Access, listed: Sequence[ListedSheet], names: dict[str, str]) -> None:
    """The field in which a sheet is chosen, and the button that leaves it out of the result or counts it
    again.
    """
    sheet_of = {listed_sheet.id: listed_sheet for listed_sheet in listed}
    label = say("A test, or the same person twice? Choose the sheet:")
    chosen = st.selectbox(
        label,
        list(sheet_of),
        index=None,
        placeholder=say("Please choose"),
        format_func=lambda sheet_id: names[sheet_id],
        key="out-sheet",
        filter_mode=None,
    )
    if chosen is None:  # no sheet is taken out by a click that was meant for something else
        return
    sheet = sheet_of[chosen]
    verb, done = (
        (say("Count it again"), say("This sheet counts again: {name}", name=names[sheet.id]))
        if sheet.out
        else (say("Do not count it"), say("This sheet does not count any more: {name}", name=names[sheet.id]))
    )
    if st.button(verb, key="out-change"):
        widgets.wish(
            lambda: visitor.service().collecting.take_out(access.link, sheet.id, not sheet.out), done
        )
    if access.state is State.CLOSED:
        html.paragraph(say("The results follow at once."), "qc-aside")
