"""The paths of the pages in the address, their titles, and how a link within Streamlit names one of them."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from qcheck.language import N_

HOME = "start"
"""What Streamlit calls the page whose path is empty."""

TITLES = {
    "": N_("Assessing participation together"),
    "new": N_("Start a new check"),
    "check": N_("My check"),
    "organise": N_("Invite and organise"),
    "invitation": N_("Invitation"),
    "questions": N_("Questions"),
    "overview": N_("All topics"),
    "profile": N_("Traffic-light profile"),
    "matrix": N_("Perspectives side by side"),
    "differences": N_("Where we see it differently"),
    "talk": N_("Discussion plan"),
    "compare": N_("Then and now"),
    "agree": N_("Round of agreement"),
    "preview": N_("All questions"),
    "criterion": N_("Criterion"),
    "measures": N_("Measures"),
    "recheck": N_("Ask again"),
    "processes": N_("All processes"),
    "instrument": N_("How the questions work"),
    "history": N_("Editions of the questions"),
    "help": N_("Help"),
    "write": N_("Write a questionnaire"),
}
"""Path in the address → what the browser calls the page."""


def title(path: str, say: Callable[[str], str]) -> str:
    """The page's title for the browser's tab; never the title of a process, which is nobody's business in a
    list of visited pages.
    """
    return f"{say(TITLES[path])} · qcheck"


def page_of(path: str, draw: Callable[[], None]) -> st.Page:
    """The page at this path as Streamlit wants it, which `draw` draws; made anew on every run."""
    return st.Page(draw, url_path=path or HOME, default=not path, title="qcheck")


def target(path: str) -> st.Page:
    """The page at this path for a link to it: Streamlit knows it by its path alone and draws what
    `st.navigation` was given.
    """
    return page_of(path, _drawn_elsewhere)


def _drawn_elsewhere() -> None:
    """A placeholder that never runs: `pages.py` says which function draws the page at a path."""
