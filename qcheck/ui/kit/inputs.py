"""Fields that show, whenever a browser draws them anew, what the session holds for them.

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

Changed = Callable[..., None]


def held(key: str, otherwise: T) -> T:
    """What the session holds for the field of this key; else what it begins with."""
    return cast("T", st.session_state.get(key, otherwise))


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
