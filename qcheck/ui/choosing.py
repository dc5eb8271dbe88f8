"""Choices that stand in the address as they are made, so that a reload or another language loses none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from qcheck.ui import widgets


def one_of(label: str, options: Mapping[str, str], captions: Iterable[str], key: str) -> str:
    """One of several, the first at the start; a choice that is gone with another catalogue falls back to it."""
    widgets.from_address(key, options)
    plain = {value: widgets.plain(title) for value, title in options.items()}
    shown = [widgets.plain(caption) for caption in captions]
    chosen = st.radio(
        label, list(options), format_func=plain.__getitem__, captions=shown, key=key, on_change=widgets.into_address, args=(key,)
    )
    return str(chosen)


def line(label: str, key: str, placeholder: str = "") -> str:
    """A line of text."""
    widgets.from_address(key)
    return str(st.text_input(label, key=key, placeholder=placeholder, on_change=widgets.into_address, args=(key,)))


def ticked(label: str, key: str) -> bool:
    """A yes that nobody has to say."""
    st.session_state.setdefault(key, bool(st.query_params.get(key)))
    return st.checkbox(label, key=key, on_change=_tick, args=(key,))


def _tick(key: str) -> None:
    if st.session_state[key]:
        st.query_params[key] = "1"
    else:
        st.query_params.pop(key, None)
