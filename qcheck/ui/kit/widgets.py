"""Streamlit's widgets as we use them: labels that stay text, choices that stand in the address, doors to
other pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import quote

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from qcheck import addresses
from qcheck.service import NotPossible, UnknownLink
from qcheck.ui.kit import tab_memory, url_params, visitor
from qcheck.ui.kit.paths import target
from qcheck.ui.kit.visitor import NONE, Params, say

GRANTED = f"{tab_memory.GOES_ALONG}granted-words"
"""Session key: what was granted just now, in words."""

_MARKDOWN = re.compile(r"^\d+(?=[.)])|^(?=[#>+=-])|(?=[\\`*_\[\]~$<&])")
_REPLACED = re.compile(r":(?=//\w|[\w+/-]+[:\[])|www(?=\.)|@(?=\w)", re.IGNORECASE)
"""What Streamlit replaces after Markdown was read, where no backslash helps: pictures and colours, addresses
of pages and people.
"""
_WORD_JOINER = "\u2060"


def plain(text: str) -> str:
    """Text for a Streamlit label, so that stars, colons, brackets, numbers and addresses of a catalogue come
    out as they are.
    """
    return _MARKDOWN.sub(r"\g<0>\\", _REPLACED.sub(rf"\g<0>{_WORD_JOINER}", " ".join(text.split())))


def door(text: str, page: str, params: Params = NONE, *, primary: bool = False) -> None:
    """A way to another page, taken without loading anything anew."""
    with st.container(
        key=f"{'main-' if primary else ''}door-{page}-{'-'.join(filter(None, params.values()))}",
        width="content",
    ):
        st.page_link(target(page), label=plain(text), query_params=visitor.query(params))


def outside(text: str, path: str, key: str) -> None:
    """A way to a page of plain HTML, which is loaded anew; stands among doors as they do."""
    with st.container(key=f"door-outside-{key}", width="content"):
        st.html(Markup('<a href="{}">{}</a>').format(visitor.spoken(path), text))


def workshop(link: str) -> None:
    """The way to the workshop of the check with this organiser's link, and to its minutes where there has
    been one.
    """
    path = f"{addresses.WORKSHOP}/{quote(link, safe='')}"
    outside(say("Workshop with this check"), path, "workshop")
    if visitor.service().facilitating.has_workshop(link):
        outside(say("Minutes"), f"{path}/minutes", "minutes")


def from_address(key: str, options: Mapping[str, str] | None = None, usual: str | None = None) -> None:
    """Before a widget is drawn: its value from the address, which outlives reloads and another language; else
    the usual or first option.
    """
    value = st.session_state.get(key, st.query_params.get(key, ""))
    wanted = value if options is None or value in options else usual or next(iter(options))
    if st.session_state.get(key) != wanted:  # a value set again would disturb whoever is typing on
        st.session_state[key] = wanted


def into_address(key: str) -> None:
    """When a widget has changed: its value into the address."""
    url_params.put(key, str(st.session_state[key]))


def wish(grant: Callable[[], object], granted: str = "") -> None:
    """Runs `grant`; on success draws the page anew with the message `granted`, on NotPossible says here why
    it cannot be done.
    """
    try:
        grant()
    except NotPossible as refused:
        notice(refused)
    else:
        st.session_state[GRANTED] = granted
        st.rerun()


def place(key: str) -> DeltaGenerator:
    """A place for what comes and goes by itself. There or not, what stands below keeps its own.

    Streamlit tells elements apart by their place in the one around them: where one comes in above, those
    below are taken down and built anew, and whoever is typing there loses the field.
    """
    return st.container(key=key)


def granted() -> None:
    """On top of a page: what was granted just now."""
    with place("granted"):
        if words := st.session_state.pop(GRANTED, ""):
            st.html(Markup('<p class="qc-done" role="status">{}</p>').format(words))


def notice(message: NotPossible | UnknownLink) -> None:
    """What could not be done, in words, where it was tried."""
    st.error(plain(message.said(visitor.tongue())))
