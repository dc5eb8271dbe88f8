"""The pages and where they stand: the one list for navigation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from qcheck.browser import PATHS
from qcheck.language import N_

FOLDERS = {
    "new": "organise",
    "organise": "organise",
    "invitation": "organise",
    "check": "answer",
    "questions": "answer",
    "overview": "answer",
    "preview": "answer",
    "profile": "results",
    "matrix": "results",
    "differences": "results",
    "talk": "results",
    "criterion": "results",
}
"""Path in the address → folder of the page's script; the others stand beside main.py."""
FILES = {path: f"{FOLDERS.get(path, '.')}/{path or 'start'}.py" for path in PATHS}
"""Path in the address → page script, seen from main.py."""

TITLES = {
    "": N_("Assessing participation together"),
    "new": N_("Start a new check"),
    "check": N_("My check"),
    "organise": N_("Invite and organise"),
    "invitation": N_("Invitation"),
    "questions": N_("Questions"),
    "overview": N_("Overview"),
    "profile": N_("Traffic-light profile"),
    "matrix": N_("Perspectives side by side"),
    "differences": N_("Where we see it differently"),
    "talk": N_("Discussion plan"),
    "preview": N_("All questions"),
    "criterion": N_("Criterion"),
    "help": N_("Help"),
}
"""Path in the address → what the browser calls the page."""


def title(path: str, say: Callable[[str], str]) -> str:
    """The page's title for the browser's tab; never the title of a process, which is nobody's business in a
    list of visited pages.
    """
    return f"{say(TITLES[path])} · qcheck"


def pages() -> list[st.Page]:
    """All pages for `st.navigation`; made anew on every run, as Streamlit wants it."""
    folder = Path(__file__).parents[1]
    return [
        st.Page(folder / file, url_path=path or None, default=not path, title="qcheck")
        for path, file in FILES.items()
    ]
