"""The last look before finishing: what is answered, what is still open, and what finishing means."""

from __future__ import annotations

import streamlit as st

from qcheck.ui.answer import progress
from qcheck.ui.kit import check_state, html, visitor, widgets
from qcheck.ui.kit.catalogue_words import words

say, count, tag = visitor.tongue().say, visitor.tongue().count, visitor.tongue().tag
service = visitor.service()
link = visitor.link() or ""
sheet = service.answering.own_sheet(link)
access = sheet.access


def closing_state() -> str:
    """How many of the closing questions have words."""
    written = sum(bool(text) for text in sheet.closing.values())
    return (
        count("{number} answer written", "{number} answers written", written)
        if written
        else say("nothing written")
    )


def finish() -> None:
    """Marks the sheet as finished; answers can still be changed. The results of a confidential check wait for
    its end.
    """
    service.answering.finish(link)
    visitor.go("profile" if check_state.released(access) else "check", visitor.NONE)


html.heading(say("Overview"))
html.paragraph(access.title, "qc-facts")
check_state.notice(access)
progress.of_sheet(sheet)
if left := sheet.total - sheet.answered:
    still = count(
        "{number} question is still open. You may leave it open.",
        "{number} questions are still open. You may leave them open.",
        left,
    )
    html.paragraph(still)
else:
    html.paragraph(f"{say('You have answered every question.')} {words(access.catalogue, 'thanks')}")
entries = [
    (criterion.id, criterion.title.say(tag), progress.state_of(sheet, criterion.id))
    for criterion, _ in sheet.asked
]
progress.topics(say("What is answered"), [*entries, ("closing", say("In closing"), closing_state())])
with st.container(key="onward", horizontal=True, vertical_alignment="center"):
    if check_state.is_open(access):
        label = say("Finish and see the profile") if check_state.released(access) else say("Finish")
        if st.button(label, type="primary", key="overview-finish"):
            finish()
    widgets.door(say("All topics"), "check")
if not check_state.released(access):
    html.paragraph(check_state.when_results_appear(access))
if check_state.is_open(access):
    html.paragraph(
        say("Finishing is not final: with your link you can change answers until the check is closed."),
        "qc-aside",
    )
