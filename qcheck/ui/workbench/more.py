"""What is not needed every day: earlier versions, the draft as a file, its link, and its end."""

from __future__ import annotations

import streamlit as st

from qcheck import addresses
from qcheck.ui.kit import html, signed_in, visitor, widgets
from qcheck.ui.kit.visitor import say
from qcheck.ui.workbench import bench, wording
from qcheck.ui.workbench.bench import Bench

MOST_STEPS = 40


def more(on: Bench) -> None:
    """Draws what is not needed every day: versions, file, link, deletion."""
    bench.told()
    _steps(on)
    _file(on)
    signed_in.shelves(on.link)
    _link(on)
    _delete(on)


def _steps(on: Bench) -> None:
    html.heading(say("Earlier versions"), 2)
    steps = visitor.service().drafting.steps(on.link)
    options = {step.number: step for step in steps[:MOST_STEPS] if not step.holds}
    if not options:
        html.paragraph(say("There is only this version so far."))
        return
    number = st.selectbox(
        say("Version"),
        list(options),
        format_func=lambda step: " · ".join(
            (
                f"{visitor.day(options[step].at)}, {visitor.clock(options[step].at)}",
                wording.step(options[step], on.opened.draft),
            )
        ),
        key="bench-step",
        filter_mode=None,
    )
    drafting = visitor.service().drafting
    st.button(
        say("Go back to this version"),
        key="bench-restore",
        on_click=bench.saving,
        args=(lambda: drafting.restore(on.link, number),),
    )
    html.paragraph(say("Nothing gets lost: you can take this back, too."), "qc-aside")


def _file(on: Bench) -> None:
    html.heading(say("As a file"), 2)
    html.paragraph(say("Save the draft, work on it in Excel, or bring a file in its place."))
    widgets.outside(say("Save or bring a file"), addresses.draft_file_address(on.link), "draft-file")


def _link(on: Bench) -> None:
    html.heading(say("The link"), 2)
    html.paragraph(
        say(
            "If somebody has your link who should not have it, renew it. The present one then stops "
            "working, also "
            "for those who write with you."
        )
    )
    signed_in.stays(on.link)
    sure = st.checkbox(say("Yes, I will keep the new link"), key="bench-renew-sure")
    if st.button(say("Renew the link"), key="bench-renew", disabled=not sure):
        visitor.go("write", {"link": visitor.service().drafting.renew(on.link), "new": "1"})


def _delete(on: Bench) -> None:
    html.heading(say("Delete"), 2)
    html.paragraph(
        say(
            "This deletes the draft with all its versions. What was published of it stays. A draft "
            "that nobody "
            "opens for two years is deleted by itself."
        )
    )
    sure = st.checkbox(say("Yes, delete this draft"), key="bench-delete-sure")
    if st.button(say("Delete the draft"), key="bench-delete", disabled=not sure):
        visitor.service().drafting.delete(on.link)
        visitor.go("write", visitor.ELSEWHERE)
