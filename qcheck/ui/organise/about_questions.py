"""Whether those who answer are asked if the questions fit, where the catalogue is in trial."""

from __future__ import annotations

import streamlit as st

from qcheck.language import N_
from qcheck.service import Access, State
from qcheck.ui.kit import html, visitor, widgets
from qcheck.ui.kit.visitor import say

ASKED = N_(
    "The questions are still in trial. Under each of them stands “Does this question fit?”, for those who "
    "write them. It counts for no result and joins no sheet."
)
NOT_ASKED = N_(
    "The questions are still in trial, but nobody is asked whether they fit: you have switched that off."
)
SWITCH_OFF, SWITCH_ON = N_("Do not ask whether the questions fit"), N_("Ask whether the questions fit")


def choosing(access: Access) -> None:
    """Says whether it is asked, and lets it be changed while the check is running or prepared."""
    html.paragraph(say(ASKED) if access.asks_back else say(NOT_ASKED))
    html.show(html.listed([html.anchor(say("How the questions work"), "instrument", visitor.ELSEWHERE)]))
    if access.state is State.CLOSED:
        return
    wish, words = (False, SWITCH_OFF) if access.asks_back else (True, SWITCH_ON)
    if st.button(say(words), key="organise-asks-back"):
        widgets.wish(lambda: visitor.service().feedback.ask_back(access.link, wish), say("Saved."))
