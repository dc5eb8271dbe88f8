"""What a visitor sees when a page of the app fails: a kind word in their language, and no trace, which goes
into the server's log.
"""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from qcheck.browser import LANGUAGE_COOKIE, chosen_language
from qcheck.language import language
from qcheck.server.plain_pages import FAILED, HOME
from qcheck.web.messages import TRY_AGAIN

ONWARD = Markup('<p class="qc-do"><a class="qc-action" href="{again}">{retry}</a> <a href="/">{home}</a></p>')
"""Loads the same page again, or leaves it: after a failure there is no foot that leads anywhere."""


def apologise(_: Exception) -> bool:
    """Shows our words instead of Streamlit's English ones (which True suppresses), for pages, fragments and
    callbacks alike.
    """
    words = language(_spoken())
    st.error(f"**{words.say(FAILED[0])}**\n\n{words.say(FAILED[1])}")
    again = f"?{urlencode(st.query_params.to_dict())}"
    st.html(ONWARD.format(again=again, retry=words.say(TRY_AGAIN), home=words.say(HOME)))
    return True


def _spoken() -> str:
    asked, cookie = st.query_params.get("lang"), st.context.cookies.get(LANGUAGE_COOKIE)
    return chosen_language(asked, cookie, st.context.headers.get("accept-language"))
