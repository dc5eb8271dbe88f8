"""What Streamlit runs on every visit: find the page, draw head and foot around it, say kindly what cannot be
done.
"""

from __future__ import annotations

import streamlit as st

from qcheck.service import NotNow, NotPossible, UnknownLink
from qcheck.ui import around, back, guessing, here, html, widgets
from qcheck.ui.paths import pages, title

page = st.navigation(pages(), position="hidden")
st.set_page_config(page_title=title(page.url_path, here.tongue().say), layout="wide")

try:
    languages = here.languages()
except NotNow:  # said below, in place of the page
    languages = here.ALWAYS
around.head(languages)
try:
    with st.container(key=f"page-{page.url_path or 'start'}"):
        back.guard(page.url_path)
        page.run()
except UnknownLink as unknown:
    guessing.slowed_down(guessing.sender(), here.link() or "")
    html.heading(here.tongue().say("This link does not work"))
    html.paragraph(unknown.said(here.tongue()))
    html.show(html.anchor(here.tongue().say("To the start page"), "", here.ELSEWHERE, kind="qc-action"))
except NotNow as busy:
    widgets.notice(busy)
except NotPossible as refused:
    back.elsewhere(refused)
around.foot()
around.wake()
