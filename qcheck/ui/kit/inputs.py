"""Fields that show what they should on a server that is slower than people: what the session holds, whenever
a browser draws them anew (`line`, `area`); what the store has, by another field in their place (`standing`).

Streamlit says once what stands in a field. Whoever turns to another page and back before the first of both is
drawn to its end sends along what the browser still knew of the field. Then the browser forgets it, and the
session, which has just been told, says nothing more: begun with nothing, the field would stand empty, and the
next click would save that. So a field begins with what the session holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar, cast

import streamlit as st

T = TypeVar("T")

NUMBER = "number-of-"
"""How the session keys begin of how often a field was begun anew."""
LEFT = "left-in-"
"""How those begin of what stood in a field in whose place another one stands."""

Changed = Callable[..., None]


def held(key: str, otherwise: T) -> T:
    """What the session holds for the field of this key; else what it begins with."""
    return cast("T", st.session_state.get(key, otherwise))


def standing(key: str, stored: object) -> str:
    """The key of a field in which this stands.

    It is another one where the browser may show something else. What is put into a field that is there
    already comes late: over what somebody has typed or chosen meanwhile; and until it comes, the next click
    sends what stood there before, which would be saved as if it had been typed.
    """
    name = named(key)
    if name in st.session_state and not _is_same(st.session_state[name], stored):
        st.session_state[f"{LEFT}{name}"] = st.session_state[name]
        st.session_state[f"{NUMBER}{key}"] = st.session_state.get(f"{NUMBER}{key}", 0) + 1
        name = named(key)
    if name not in st.session_state:
        st.session_state[name] = stored
    return name


def named(key: str) -> str:
    """The key under which this field stands at the moment."""
    number = st.session_state.get(f"{NUMBER}{key}", 0)
    return f"{key}_{number}" if number else key


def is_left(name: str) -> bool:
    """For whoever saves a field when it has changed: whether it is one in whose place another stands by now,
    and the browser, which does not know it yet, says of it only what stood there then.
    """
    left = f"{LEFT}{name}"
    return left in st.session_state and st.session_state[left] == st.session_state[name]


def _is_same(here: object, stored: object) -> bool:
    """Whether it is the same but for spaces, which would disturb whoever is typing on."""
    if isinstance(here, str) and isinstance(stored, str):
        return here.split() == stored.split()
    return here == stored


def place(key: str, options: Iterable[str]) -> int | None:
    """Which of these options the session holds for the choice of this key, counted from 0; None where there
    is none of them.
    """
    chosen = st.session_state.get(key)
    return next((number for number, option in enumerate(options) if option == chosen), None)


def line(
    label: str,
    key: str,
    begins: str = "",
    *,
    placeholder: str | None = None,
    on_change: Changed | None = None,
    args: Sequence[Any] = (),
    is_hidden: bool = False,
) -> str:
    """A line of text; gives what stands there. `is_hidden`: its label is for those who hear the page."""
    return st.text_input(
        label,
        held(key, begins),
        key=key,
        placeholder=placeholder,
        on_change=on_change,
        args=tuple(args),
        label_visibility="collapsed" if is_hidden else "visible",
    )


def area(
    label: str,
    key: str,
    begins: str = "",
    *,
    height: int | None = None,
    placeholder: str | None = None,
    on_change: Changed | None = None,
    args: Sequence[Any] = (),
    is_hidden: bool = False,
) -> str:
    """Several lines of text, `height` in pixels; gives what stands there."""
    return st.text_area(
        label,
        held(key, begins),
        height=height,
        key=key,
        placeholder=placeholder,
        on_change=on_change,
        args=tuple(args),
        label_visibility="collapsed" if is_hidden else "visible",
    )
