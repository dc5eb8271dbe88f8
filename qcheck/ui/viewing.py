"""Who may look at the results: those who answered, where the organiser allows it."""

from __future__ import annotations

import streamlit as st

from qcheck.language import N_
from qcheck.service import Access
from qcheck.ui import here, html, widgets

SHARE = N_("Whoever answers may see the result afterwards, on their own device")
SHARED = N_(
    "Whoever answers can see the result once the check has ended: on the same device, with the same link. It says so on each sheet."
)
NOT_SHARED = N_("Those who answer do not see the result by themselves. You can hand it on by a link.")

SHARE_IT = N_("Let everybody who answers see the result")
NO_MORE = N_("Do not show the result to everybody who answers")


def participants(access: Access) -> None:
    """Whether those who answer may see the result; to be changed as long as nobody has been told."""
    say = here.tongue().say
    html.paragraph(say(SHARED) if access.shares else say(NOT_SHARED))
    wish, words = (False, NO_MORE) if access.shares else (True, SHARE_IT)
    if st.button(say(words), key="view-shares"):
        widgets.wish(lambda: here.service().share(access.link, wish), say("Saved. New sheets say so from now on."))
