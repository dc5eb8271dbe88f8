"""What Streamlit runs on every visit: find the page, draw head and foot around it, say kindly what cannot be
done.
"""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from qcheck.addresses import LOST_LINK, PLAIN_HELP, trial_address
from qcheck.service import AuthorsLink, NotNow, NotPossible, TrialsLink, UnknownLink
from qcheck.ui.kit import (
    frame,
    html,
    signed_in,
    tab_memory,
    throttle,
    url_params,
    visitor,
    widgets,
    wrong_link,
)
from qcheck.ui.kit.paths import title
from qcheck.ui.kit.visitor import say
from qcheck.ui.pages import pages
from qcheck.wording.help import LOST

page = st.navigation(pages(), position="hidden")
url_params.catch_up()
st.set_page_config(page_title=title(page.url_path, visitor.tongue().say), layout="wide")

try:
    languages = visitor.languages()
except NotNow:  # said below, in place of the page
    languages = tuple(dict.fromkeys((*visitor.ALWAYS, visitor.tag())))
tab_memory.keep_apart()
frame.head(languages)
try:
    with st.container(key=f"page-{page.url_path or 'start'}"):
        wrong_link.guard(page.url_path)
        page.run()
except UnknownLink as unknown:
    throttle.slowed_down(throttle.sender(), visitor.link() or "")
    html.heading(say("This link does not work"))
    html.paragraph(unknown.said(visitor.tongue()))
    if isinstance(unknown, AuthorsLink):
        widgets.door(say("To the draft"), "write")
    if isinstance(unknown, TrialsLink):
        there = trial_address(unknown.kind, visitor.link() or "")
        html.show(Markup('<a class="qc-action" href="{}">{}</a>').format(there, say("To the trial")))
    signed_in.instead()
    html.show(html.anchor(say("To the start page"), "", visitor.ELSEWHERE, kind="qc-action"))
    if type(unknown) is UnknownLink:  # of another kind it is known what became of it
        lost = f"{visitor.spoken(PLAIN_HELP)}#{LOST_LINK}"
        html.show(Markup('<p><a href="{}">{}</a></p>').format(lost, say(LOST)))
except NotNow as busy:
    widgets.notice(busy)
    again = Markup('<p class="qc-do"><a class="qc-action" href="{}">{}</a></p>')
    html.show(again.format(visitor.this_page({}), say("Try again")))
except NotPossible as refused:
    wrong_link.elsewhere(refused)
frame.foot()
frame.wake()
