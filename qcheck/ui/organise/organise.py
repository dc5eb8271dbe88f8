"""Everything an organiser needs beside answering: where the check stands, who is invited how, what has come
in, and its end.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from qcheck import addresses
from qcheck.service import Access, Keeps, LinkKind, Mode, SharedLink, State
from qcheck.ui.kit import check_state, html, signed_in, url_params, visitor, widgets
from qcheck.ui.kit.visitor import say
from qcheck.ui.organise import (
    about_questions,
    deletion,
    invitations,
    letterhead,
    lifecycle,
    moving,
    organiser_link,
    piloting,
    redaction,
    reminder,
    sheet_list,
    sibling_checks,
    viewers,
)
from qcheck.wording import rounds


@dataclass(frozen=True, slots=True)
class Board:
    """A check in the hands of its organiser: its links, what has come in, whether it was made just now."""

    access: Access
    shared: tuple[SharedLink, ...]
    drawn: sheet_list.Counted
    is_new: bool

    @property
    def is_closed(self) -> bool:
        """Whether nobody can answer any more."""
        return self.access.state is State.CLOSED


def head(board: Board) -> None:
    """Which process, and what is asked."""
    html.heading(say("Organise the check") if board.is_closed else say("Invite and organise"))
    state = rounds.state(board.access.state, visitor.tongue())
    html.paragraph(
        " · ".join(
            filter(None, [board.access.title, board.access.place, *visitor.asked(board.access), state])
        ),
        "qc-facts",
    )
    with st.container(key="organise-new"):
        if url_params.take("new"):
            html.show(
                Markup('<p class="qc-done" role="status">{}</p>').format(
                    say("Your check is ready. Now hand out the links.")
                )
            )
    widgets.granted()


def ways(board: Board) -> None:
    """The doors to the own check, to the workshop and to the results."""
    with st.container(key="organise-doors", horizontal=True, gap="medium", vertical_alignment="center"):
        if board.is_closed and board.access.has_result:
            widgets.door(say("Traffic-light profile"), "profile", primary=True)
        elif board.access.emptied is not None:
            widgets.door(say("What was agreed and planned"), "profile", primary=True)
        widgets.door(say("My check, with my own link"), "check")
        if board.access.released and not board.is_closed:
            widgets.door(say("Traffic-light profile"), "profile")
        if board.access.released:
            widgets.door(say("Round of agreement"), "agree")
        widgets.door(say("Measures"), "measures")
        if board.access.emptied is None:
            widgets.workshop(board.access.link)
        widgets.outside(say("How to run a check"), addresses.GUIDE, "guide")


def whom(board: Board) -> str:
    """How many people to invite and from where: in a confidential check smaller groups would not be shown."""
    if board.access.mode is Mode.CONFIDENTIAL:
        minimum_group = board.access.catalogue.rules.minimum_group
        return say(
            (
                "Invite clearly more than {least} people from each perspective: if fewer than {least} "
                "answer, the group is not shown. Also some who did not take part."
            ),
            least=minimum_group,
        )
    return say(
        "Invite at least three people from each perspective, better five to eight. Also critics, and "
        "some who did not take part."
    )


def inviting_people(board: Board) -> None:
    """What one came for first: the links to answer, one more for a club, and what all letters say."""
    answering = [link for link in board.shared if link.kind is LinkKind.ANSWER]
    html.heading(say("Invite"), 2)
    invitations.warn_of_addresses_for_here_only()
    html.paragraph(
        say(
            "Everybody who gets a link can pass it on. Each begins a sheet of their own with it, "
            "without signing in."
        )
    )
    html.paragraph(whom(board))
    with st.expander(
        say("Who invites, whom to ask, what for: in all invitations"),
        key="organise-letter",
        expanded=board.is_new,
    ):
        letterhead.keeping(board.access)
    invitations.links(board.access, answering)
    html.show(
        Markup('<p class="qc-do">{}</p>').format(
            html.anchor(say("Print all invitations"), "invitation", {"all": "1"}, kind="qc-action")
        )
    )
    widgets.outside(
        say("Questionnaire for people without internet"),
        addresses.take_address(board.access.link, "bogen", "fragebogen", "ausfuellen"),
        "sheets-to-hand-out",
    )
    with st.expander(say("One more link, for a club or an office"), key="organise-more"):
        invitations.adding(board.access)
    with st.expander(say("Rename, renew or withdraw a link"), key="organise-links"):
        invitations.managing(board.access, board.shared)
    reminder.choosing(board.access, board.shared)


def results(board: Board) -> None:
    """The links to the results."""
    html.heading(say("Hand on the results"), 2)
    if board.is_closed:
        html.paragraph(
            say(
                "Whoever opens a link to answer now reads that the check is closed. This link shows the "
                "results and changes nothing."
            )
        )
    else:
        html.paragraph(say("For those who are to see the results, and answer nothing with it."))
    to_see = viewers.of_results(board.shared)
    invitations.links(board.access, to_see)
    with st.expander(say("Another link to the results, with a choice"), key="organise-view"):
        viewers.another(board.access)
    if board.access.has_result:
        first = addresses.take_address(board.access.link, "ratsvorlage", "handzettel", "folien")
        widgets.outside(say("Take away the result as files"), first, "files")
    if board.is_closed:
        with st.expander(say("Rename, renew or withdraw a link"), key="organise-links"):
            invitations.managing(board.access, to_see)
    if board.access.emptied is None:
        viewers.participants(board.access)


def sheets(board: Board) -> None:
    """How many came in; in an open round each of them."""
    status, listed = board.drawn
    html.heading(say("Sheets received"), 2)
    with widgets.place("organise-numbers"):
        sheet_list.numbers(board.access, status)
    if board.access.mode is Mode.OPEN:
        with widgets.place("organise-listed"):
            if listed:
                with st.expander(say("The single sheets"), key="organise-sheets"):
                    sheet_list.sheets(board.access, listed)
        if board.access.state is State.OPEN:
            with st.expander(say("Add a sheet for others"), key="organise-add"):
                sheet_list.adding(board.access)
            widgets.outside(say("Enter sheets on paper"), addresses.entering(board.access.link), "paper")
    if board.access.state is State.OPEN:
        widgets.outside(
            say("Take over answers from files"), addresses.bring_address(board.access.link), "bring"
        )
    if board.access.released:
        with st.expander(say("Remove a comment, or words of it"), key="organise-remove"):
            redaction.comments(board.access)
    if board.access.catalogue.is_in_trial:
        with st.expander(say("Do the questions fit?"), key="organise-fit"):
            about_questions.choosing(board.access)
            about_questions.typing_in(board.access)


def life(board: Board) -> None:
    """Where the check stands, its end and its deletion."""
    html.heading(say("End and deletion"), 2)
    lifecycle.stands(board.access)
    if board.access.state is not State.PREPARED:
        lifecycle.steps(board.access)
    if not board.is_closed:
        with st.expander(say("Set a deadline"), key="organise-end"):
            lifecycle.end(board.access)
    if board.access.emptied is None:
        with st.expander(say("Choose the day of deletion, and what remains"), key="organise-deletion"):
            deletion.on_its_day(board.access)
    with st.expander(say("Delete everything now"), key="organise-delete"):
        deletion.now(board.access)
    with st.expander(say("Delete the whole process"), key="organise-process"):
        deletion.whole_process(board.access)


def whole(board: Board) -> None:
    """The whole page: inviting first, then what has come in, at last its end."""
    if board.access.state is State.PREPARED:
        check_state.notice(board.access)
        lifecycle.steps(board.access)
    if board.access.emptied is not None:
        html.paragraph(deletion.told(board.access), "qc-done")
    elif board.access.left_behind:
        check_state.notice(board.access)
    ways(board)
    for part in _parts(board):
        with widgets.place(f"part-{part.__name__}"):
            part(board)
    if not board.access.has_sheet or board.access.state is State.PREPARED:  # else the own check has said so
        organiser_link.keep_the_link(board.access.link)
    with widgets.place("part-shelf"):
        signed_in.shelves(board.access.link)
    sibling_checks.checks(board.access)
    with widgets.place("part-trial"):
        piloting.of_check(board.access)
    if board.access.emptied is None and not board.access.left_behind:
        with widgets.place("part-moving"):
            moving.editions(board.access)
    life(board)
    sheet_list.watch(board.access, board.drawn)


def _parts(board: Board) -> tuple[Callable[[Board], None], ...]:
    """What is shown of a check: nobody is invited to one that is closed, and no sheets are left where the
    answers are gone.
    """
    if board.access.emptied is not None:
        return (results,) if board.access.keeps is Keeps.RESULT else ()
    if board.access.left_behind:
        return (results,)
    return (results, sheets) if board.is_closed else (inviting_people, sheets, results)


def page() -> None:
    """The page of the check whose organiser's link stands in the address."""
    access = visitor.access()
    if access.kind is not LinkKind.ORGANISE:
        visitor.go("check", visitor.NONE)
    shared = tuple(visitor.service().inviting.links(access.link))
    board = Board(access, shared, sheet_list.counted(access), "new" in st.query_params)
    head(board)
    whole(board)
