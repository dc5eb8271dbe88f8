"""The last look before finishing: what is answered, what is still open, and what finishing means."""

from __future__ import annotations

import streamlit as st

from qcheck.ui import here, widgets

say, count, tag = here.tongue().say, here.tongue().count, here.tongue().tag
service = here.service()
link = here.link() or ""
sheet = service.own_sheet(link)


def closing_state() -> str:
    """How many of the closing questions have words."""
    written = sum(bool(text) for text in sheet.closing.values())
    return count("{number} answer written", "{number} answers written", written) if written else say("nothing written")


def finish() -> None:
    """Marks the sheet as finished; answers can still be changed."""
    service.finish(link)
    here.go("profile", here.NONE)


widgets.heading(say("Overview"))
widgets.paragraph(sheet.access.title, "qc-facts")
widgets.progress(sheet)
left = sheet.total - sheet.answered
if left:
    widgets.paragraph(
        count(
            "{number} question is still open. You may leave it open.", "{number} questions are still open. You may leave them open.", left
        )
    )
else:
    widgets.paragraph(say("You have answered every question. Thank you!"))
topics = [(criterion.id, criterion.title.say(tag), widgets.state_of(sheet, criterion.id)) for criterion, _ in sheet.asked]
widgets.topics(say("What is answered"), [*topics, ("closing", say("In closing"), closing_state())])
with st.container(key="onward", horizontal=True):
    if st.button(say("Finish and see the profile"), type="primary", key="overview-finish"):
        finish()
    widgets.door(say("All topics"), "check")
widgets.paragraph(say("Finishing is not final: with your link you can change answers later."), "qc-aside")
