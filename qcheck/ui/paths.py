"""The pages and where they stand: the one list for navigation."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from qcheck.device import PATHS

FILES = {path: f"screens/{path or 'start'}.py" for path in PATHS}
"""Path in the address → page script beside main.py."""


def pages() -> list[st.Page]:
    """All pages for `st.navigation`; made anew on every run, as Streamlit wants it."""
    folder = Path(__file__).parent
    return [st.Page(folder / file, url_path=path or None, default=not path, title="qcheck") for path, file in FILES.items()]
