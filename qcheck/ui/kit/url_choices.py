"""Choices that are kept in the address as they are made, so that a reload or another language loses none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from qcheck.ui.kit import html, inputs, url_params, widgets
from qcheck.ui.kit.visitor import count

WANTED = "choices-wanted"
"""Session key: how often somebody wanted to go on before everything was there."""

FIRST = Markup('<p class="qc-text qc-label" role="status" data-follow="{}" data-turn="{}">{}</p>')
"""Says how much is missing; the focus goes to the first of it."""


def one_of(label: str, options: Mapping[str, str], captions: Iterable[str], key: str) -> str:
    """One of several, the first at the start; a choice that is gone with another catalogue falls
    back to it.
    """
    widgets.from_address(key, options)
    plain = {value: widgets.plain(title) for value, title in options.items()}
    shown = [widgets.plain(caption) for caption in captions]
    chosen = st.radio(
        label,
        list(options),
        inputs.place(key, options),
        plain.__getitem__,
        captions=shown,
        key=key,
        on_change=widgets.into_address,
        args=(key,),
    )
    return str(chosen)


def deliberately(
    label: str, options: Mapping[str, str], captions: Iterable[str], key: str, missing: str
) -> str | None:
    """One of several, none at the start, because it cannot be changed later; `missing` is said there once
    somebody wanted to go on.
    """
    value = st.session_state.get(key, st.query_params.get(key))
    wanted = value if value in options else next(iter(options)) if len(options) == 1 else None
    if key not in st.session_state or st.session_state[key] != wanted:
        st.session_state[key] = wanted
    plain = {option: widgets.plain(title) for option, title in options.items()}
    shown = [widgets.plain(caption) for caption in captions]
    chosen = st.radio(
        label,
        list(options),
        inputs.place(key, options),
        plain.__getitem__,
        captions=shown,
        key=key,
        on_change=widgets.into_address,
        args=(key,),
    )
    missed(key, missing if chosen is None else "")
    return chosen


def missed(key: str, words: str) -> None:
    """What is missing or wrong, said where it belongs once somebody wanted to go on; nothing where all is
    well.
    """
    with st.container(key=f"{key}-missing"):  # there or not, so that what stands below keeps its place
        if words and is_wanted():
            st.error(words)


def is_wanted() -> bool:
    """Whether somebody wanted to go on already."""
    return bool(st.session_state.get(WANTED))


def want_to_go_on() -> None:
    """From now on everything that is missing is asked for where it stands."""
    st.session_state[WANTED] = int(st.session_state.get(WANTED, 0)) + 1


def all_missed(keys: Sequence[str]) -> None:
    """How much is missing or wrong, in one sentence; the first of it gets the focus each time somebody wants
    to go on.
    """
    if keys and is_wanted():
        words = count(
            "{number} entry is still missing or wrong. It is marked.",
            "{number} entries are still missing or wrong. They are marked.",
            len(keys),
        )
        html.show(FIRST.format(keys[0], st.session_state[WANTED], words))


def line(label: str, key: str, placeholder: str = "") -> str:
    """A line of text."""
    widgets.from_address(key)
    return inputs.line(label, key, placeholder=placeholder, on_change=widgets.into_address, args=(key,))


def ticked(label: str, key: str) -> bool:
    """A yes that nobody has to say."""
    st.session_state.setdefault(key, bool(st.query_params.get(key)))
    return st.checkbox(label, inputs.held(key, False), key=key, on_change=_tick, args=(key,))


def _tick(key: str) -> None:
    url_params.put(key, *(["1"] if st.session_state[key] else []))
