"""Which function draws the page at which path: the one list for Streamlit's navigation."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from qcheck.ui import help, start  # noqa: A004 — the page of that name
from qcheck.ui.answer import check, history, overview, preview, questions
from qcheck.ui.kit.paths import page_of
from qcheck.ui.organise import instrument, invitation, measures, new, organise, processes, recheck
from qcheck.ui.results import agree, compare, criterion, differences, matrix, profile, talk
from qcheck.ui.workbench import write

DRAWN: Mapping[str, Callable[[], None]] = {
    "": start.page,
    "new": new.page,
    "check": check.page,
    "organise": organise.page,
    "invitation": invitation.page,
    "questions": questions.page,
    "overview": overview.page,
    "profile": profile.page,
    "matrix": matrix.page,
    "differences": differences.page,
    "talk": talk.page,
    "compare": compare.page,
    "agree": agree.page,
    "preview": preview.page,
    "criterion": criterion.page,
    "measures": measures.page,
    "recheck": recheck.page,
    "processes": processes.page,
    "instrument": instrument.page,
    "history": history.page,
    "help": help.page,
    "write": write.page,
}
"""Path in the address → what draws the page."""


def pages() -> list[st.Page]:
    """All pages, made anew on every run, as Streamlit wants it."""
    return [page_of(path, draw) for path, draw in DRAWN.items()]
