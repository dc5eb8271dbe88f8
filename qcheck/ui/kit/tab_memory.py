"""What a tab remembers of a page belongs to the link with which the page was drawn.

Fields and what was said just now are named after questions, topics and forms, which two checks may share.
Whoever goes from one check to another in the same tab, as by going back quickly, finds nothing of the first
in the second.
"""

from __future__ import annotations

import streamlit as st

from qcheck.ui.kit import visitor

GOES_ALONG = "goes-along-"
"""How the session keys begin of what is said on the page to which a click leads, whatever its link."""
DRAWN = f"{GOES_ALONG}drawn-link"
"""Session key: the link with which a page was drawn last."""


def keep_apart() -> None:
    """Before a page is drawn: forgets what was typed, unfolded and said with another link than the page's."""
    if (link := visitor.link()) is None:
        return
    if st.session_state.get(DRAWN, link) != link:
        for name in [name for name in st.session_state if not str(name).startswith(GOES_ALONG)]:
            del st.session_state[name]
    st.session_state[DRAWN] = link
