"""Fields of a form, each saved by itself as soon as it is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from qcheck.authoring import Item, Plain, SetText, SetValue
from qcheck.ui.kit import inputs, visitor, widgets
from qcheck.ui.workbench import bench
from qcheck.ui.workbench.bench import Bench

Field = tuple[str, ...]

OWN = "bench-written-"
"""How the session keys begin of what was written in a field that has not been drawn since."""


def text(
    on: Bench,
    item: Item,
    field: Field,
    label: str,
    *,
    lines: int = 1,
    language: str = "",
    hidden: bool = False,
) -> None:
    """Words in the language that is being written, or in another one."""
    tag = language or on.language
    stored = on.opened.draft.words(item, field).get(tag, "")
    key = inputs.standing(_key(item, field, tag), stored)
    drawn(key)
    args = (on.link, item, field, tag, stored, key)
    original = "" if hidden else _original(on, item, field, tag)
    if lines == 1:
        inputs.line(label, key, on_change=_save_text, args=args, is_hidden=hidden, placeholder=original)
    else:
        inputs.area(
            label,
            key,
            height=34 + 26 * lines,
            on_change=_save_text,
            args=args,
            is_hidden=hidden,
            placeholder=original,
        )


def _original(on: Bench, item: Item, field: Field, tag: str) -> str:
    """What is to be translated: the words of the first language, where another one is written."""
    first = on.opened.draft.languages[0]
    return "" if tag == first else on.opened.draft.words(item, field).get(first, "")


def choice(on: Bench, item: Item, field: Field, label: str, options: Mapping[str, str]) -> None:
    """One of several; the empty one takes the key out."""
    stored = on.opened.draft.value(item, field)
    now = stored if isinstance(stored, str) and stored in options else ""
    key = inputs.standing(_key(item, field), now)
    drawn(key)
    st.selectbox(
        label,
        list(options),
        inputs.place(key, options),
        lambda value: options[value],
        key=key,
        filter_mode=None,
        on_change=_save_choice,
        args=(on.link, item, field, stored, key),
    )


def ticked(on: Bench, item: Item, field: Field, label: str, yes: str = "true") -> None:
    """A yes or no."""
    stored = on.opened.draft.value(item, field)
    key = inputs.standing(_key(item, field), str(stored).lower() in {yes, "yes", "on"})
    st.checkbox(
        label, inputs.held(key, False), key=key, on_change=_save_tick, args=(on.link, item, field, yes, key)
    )


def several(on: Bench, item: Item, field: Field, label: str, options: Mapping[str, str]) -> None:
    """Some of several, a tick for each; all of them is written as none."""
    stored = on.opened.draft.value(item, field)
    named = (
        [option for option in stored if isinstance(option, str)]
        if isinstance(stored, list)
        else list(options)
    )
    st.markdown(f"**{widgets.plain(label)}**")
    keys = {name: inputs.standing(_key(item, (*field, name)), name in named) for name in options}
    drawn(*keys.values())
    for name, title in options.items():
        st.checkbox(
            widgets.plain(title),
            inputs.held(keys[name], False),
            key=keys[name],
            on_change=_save_several,
            args=(on.link, item, field, stored, keys),
        )


def number(on: Bench, item: Item, field: Field, label: str, usual: int, least: int, most: int) -> None:
    """A whole number; the usual one is not written down."""
    stored = on.opened.draft.value(item, field)
    now = int(stored) if isinstance(stored, str) and stored.isdecimal() else usual
    key = inputs.standing(_key(item, field), min(max(now, least), most))
    st.number_input(
        label,
        min_value=least,
        max_value=most,
        value=inputs.held(key, least),
        step=1,
        key=key,
        on_change=_save_number,
        args=(on.link, item, field, usual, key),
    )


def percent(on: Bench, item: Item, field: Field, label: str, usual: float) -> None:
    """A share, typed in per cent and written as a number from 0 to 1; the usual one is not written down."""
    stored = on.opened.draft.value(item, field)
    try:
        now = round(100 * float(stored)) if isinstance(stored, str) else round(100 * usual)
    except (ValueError, OverflowError):
        now = round(100 * usual)
    key = inputs.standing(_key(item, field), min(max(now, 0), 100))
    args = (on.link, item, field, usual, key)
    st.number_input(label, 0, 100, inputs.held(key, 0), step=5, key=key, on_change=_save_percent, args=args)


def _save_percent(link: str, item: Item, field: Field, usual: float, key: str) -> None:
    if inputs.is_left(key):
        return
    value = int(st.session_state[key])
    written = None if value == round(100 * usual) else f"{value / 100:.2f}".rstrip("0").rstrip(".")
    bench.change(link, SetValue(item, field, written))


def _key(item: Item, field: Field, tag: str = "") -> str:
    return "-".join(("bench", item.kind.value, item.id, item.option, *field, tag))


def drawn(*keys: str) -> None:
    """These fields show what is stored: what was written in them before counts no more."""
    for key in keys:
        st.session_state.pop(f"{OWN}{key}", None)


def own(stored: Plain, *keys: str) -> Plain:
    """What stands in the draft as far as these fields know: what was stored when they were drawn, else what
    has been written in them since. Whoever types on before they are drawn anew is nobody else.
    """
    return next(
        (st.session_state[f"{OWN}{key}"] for key in keys if f"{OWN}{key}" in st.session_state), stored
    )


def written(value: Plain, *keys: str) -> None:
    """Notes what was written in these fields."""
    for key in keys:
        st.session_state[f"{OWN}{key}"] = value


def changed(link: str, item: Item, field: Field, value: Plain, stored: Plain, *keys: str) -> None:
    """Saves a value that stands in these fields, `stored` when they were drawn."""
    wanted = SetValue(item, field, value, was=own(stored, *keys))
    if bench.change(link, wanted, anyway=SetValue(item, field, value)):
        written(value, *keys)


def _save_text(link: str, item: Item, field: Field, tag: str, stored: str, key: str) -> None:
    if inputs.is_left(key):
        return
    words = str(st.session_state[key])
    wanted = SetText(item, field, tag, words, was=str(own(stored, key)))
    if bench.change(link, wanted, anyway=SetText(item, field, tag, words)):
        draft = visitor.service().drafting.open(link).draft
        written(draft.words(item, field).get(tag, ""), key)


def _save_choice(link: str, item: Item, field: Field, stored: Plain, key: str) -> None:
    if inputs.is_left(key):
        return
    value = str(st.session_state[key]) or None
    changed(link, item, field, value, stored, key)


def _save_tick(link: str, item: Item, field: Field, yes: str, key: str) -> None:
    if inputs.is_left(key):
        return
    bench.change(link, SetValue(item, field, yes if st.session_state[key] else None))


def _save_several(link: str, item: Item, field: Field, stored: Plain, keys: Mapping[str, str]) -> None:
    names: Sequence[str] = [name for name, key in keys.items() if st.session_state[key]]
    value: Plain = [*names] if 0 < len(names) < len(keys) else None
    if value == stored and any(map(inputs.is_left, keys.values())):
        return
    changed(link, item, field, value, stored, *keys.values())


def _save_number(link: str, item: Item, field: Field, usual: int, key: str) -> None:
    if inputs.is_left(key):
        return
    value = int(st.session_state[key])
    bench.change(link, SetValue(item, field, None if value == usual else str(value)))
