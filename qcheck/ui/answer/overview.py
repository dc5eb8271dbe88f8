"""The last look before finishing: what is answered, what is still open, and what finishing means."""

from __future__ import annotations

import streamlit as st

from qcheck.service import OwnSheet
from qcheck.ui.answer import progress, revised
from qcheck.ui.kit import check_state, html, visitor, widgets
from qcheck.ui.kit.catalogue_words import words
from qcheck.ui.kit.visitor import count, in_words, say


def closing_state(sheet: OwnSheet) -> str:
    """How many of the closing questions have words."""
    written = sum(bool(text) for text in sheet.closing.values())
    return (
        count("{number} answer written", "{number} answers written", written)
        if written
        else say("nothing written")
    )


def finish(sheet: OwnSheet) -> None:
    """Marks the sheet as finished; answers can still be changed. The results of a confidential check wait for
    its end.
    """
    visitor.service().answering.finish(sheet.access.link)
    visitor.go("profile" if sheet.access.released else "check", visitor.NONE)


def open_questions(sheet: OwnSheet) -> str:
    """How many questions are still open, or that none is."""
    if left := sheet.total - sheet.answered:
        return count(
            "{number} question is still open. You may leave it open.",
            "{number} questions are still open. You may leave them open.",
            left,
        )
    return f"{say('You have answered every question.')} {words(sheet.access.catalogue, 'thanks')}"


def topics(sheet: OwnSheet) -> None:
    """What is answered, topic by topic, each the way there."""
    entries = [
        (criterion.id, in_words(criterion.title), progress.state_of(sheet, criterion.id))
        for criterion, _ in sheet.asked
    ]
    closing = ("closing", say("In closing"), closing_state(sheet))
    progress.topics(say("What is answered"), [*entries, closing])


def onward(sheet: OwnSheet) -> None:
    """To the end, or back to the check."""
    access = sheet.access
    with st.container(key="onward", horizontal=True, vertical_alignment="center"):
        if check_state.is_open(access):
            label = say("Finish and see the profile") if access.released else say("Finish")
            if st.button(label, type="primary", key="overview-finish"):
                finish(sheet)
        widgets.door(say("To the check"), "check")
    if not access.released:
        html.paragraph(check_state.when_results_appear(access))
    if check_state.is_open(access):
        html.paragraph(
            say("Finishing is not final: with your link you can change answers until the check is closed."),
            "qc-aside",
        )


def page() -> None:
    """The overview of one's own sheet."""
    sheet = visitor.service().answering.own_sheet(visitor.link() or "")
    html.heading(say("All topics"))
    html.paragraph(sheet.access.title, "qc-facts")
    check_state.notice(sheet.access)
    revised.note(sheet.access)
    progress.of_sheet(sheet)
    html.paragraph(open_questions(sheet))
    topics(sheet)
    onward(sheet)
