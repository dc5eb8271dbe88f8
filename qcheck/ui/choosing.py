"""Choices that stand in the address as they are made, so that a reload or another language loses none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from qcheck.ui import widgets

WANTED = "choices-wanted"
"""Session key: somebody wanted to go on before everything was chosen."""


def one_of(label: str, options: Mapping[str, str], captions: Iterable[str], key: str) -> str:
    """One of several, the first at the start; a choice that is gone with another catalogue falls back to it."""
    widgets.from_address(key, options)
    plain = {value: widgets.plain(title) for value, title in options.items()}
    shown = [widgets.plain(caption) for caption in captions]
    chosen = st.radio(
        label, list(options), format_func=plain.__getitem__, captions=shown, key=key, on_change=widgets.into_address, args=(key,)
    )
    return str(chosen)


def deliberately(label: str, options: Mapping[str, str], captions: Iterable[str], key: str, missing: str) -> str | None:
    """One of several, none at the start, because it cannot be changed later; `missing` is said there once somebody wanted to go on."""
    value = st.session_state.get(key, st.query_params.get(key))
    wanted = value if value in options else next(iter(options)) if len(options) == 1 else None
    if key not in st.session_state or st.session_state[key] != wanted:
        st.session_state[key] = wanted
    plain = {each: widgets.plain(title) for each, title in options.items()}
    shown = [widgets.plain(caption) for caption in captions]
    chosen = st.radio(
        label,
        list(options),
        index=None,
        format_func=plain.__getitem__,
        captions=shown,
        key=key,
        on_change=widgets.into_address,
        args=(key,),
    )
    with st.container(key=f"{key}-missing"):  # there or not, so that what stands below keeps its place
        if chosen is None and is_wanted():
            st.error(missing)
    return chosen


def is_wanted() -> bool:
    """Whether somebody wanted to go on already."""
    return bool(st.session_state.get(WANTED))


def want_to_go_on() -> None:
    """From now on each deliberate choice that is missing is asked for where it stands."""
    st.session_state[WANTED] = True


def line(label: str, key: str, placeholder: str = "") -> str:
    """A line of text."""
    widgets.from_address(key)
    return str(st.text_input(label, key=key, placeholder=placeholder, on_change=widgets.into_address, args=(key,)))


def lines(label: str, key: str, placeholder: str = "") -> str:
    """A few lines of text."""
    widgets.from_address(key)
    return str(st.text_area(label, key=key, placeholder=placeholder, height=68, on_change=widgets.into_address, args=(key,)))


def ticked(label: str, key: str) -> bool:
    """A yes that nobody has to say."""
    st.session_state.setdefault(key, bool(st.query_params.get(key)))
    return st.checkbox(label, key=key, on_change=_tick, args=(key,))


def _tick(key: str) -> None:
    if st.session_state[key]:
        st.query_params[key] = "1"
    else:
        st.query_params.pop(key, None)
