"""What a visitor sees when a page of the app fails: a kind word in their language, and no trace, which goes
into the server's log.
"""

from __future__ import annotations

import streamlit as st

from qcheck.browser import LANGUAGE_COOKIE, chosen_language
from qcheck.language import language
from qcheck.server.plain_pages import FAILED


def apologise(_: Exception) -> bool:
    """Shows our words instead of Streamlit's English ones (which True suppresses), for pages, fragments and
    callbacks alike.
    """
    words = language(_spoken())
    st.error(f"**{words.say(FAILED[0])}**\n\n{words.say(FAILED[1])}")
    return True


def _spoken() -> str:
    asked, cookie = st.query_params.get("lang"), st.context.cookies.get(LANGUAGE_COOKIE)
    return chosen_language(asked, cookie, st.context.headers.get("accept-language"))
