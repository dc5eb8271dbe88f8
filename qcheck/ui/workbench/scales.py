"""Answers to choose from: their words, from low to high, and what each of them is worth."""

from __future__ import annotations

import streamlit as st

from qcheck.authoring import WHOLE, AddOption, Item, Kind, Move, Remove, SetValue
from qcheck.ui.kit import html
from qcheck.ui.kit.visitor import say
from qcheck.ui.workbench import bench, fields, outline
from qcheck.ui.workbench.bench import Bench


def scales(on: Bench) -> None:
    """What there is, and a new one."""
    html.paragraph(
        say(
            "Four usual answers stand below every question, from “does not apply at all” to “applies fully”. "
            "Choose others here, for all questions or for some."
        )
    )
    outline.new(on, Kind.SCALE, WHOLE, say("New answers, by their question"), say("such as: How far are we?"))


def scale(on: Bench, item: Item) -> None:
    """One scale: the question above the answers, and the answers."""
    fields.text(on, item, ("prompt",), say("Question above the answers"))
    options = on.opened.draft.value(item, ("options",))
    listed = options if isinstance(options, list) else []
    given = [each.get("value") for each in listed if isinstance(each, dict)]
    values = list(dict.fromkeys(each for each in given if isinstance(each, str)))
    if not values:
        html.paragraph(say("The four usual answers stand here as long as you add none of your own."))
    html.heading(say("Answers, from low to high"), 3)
    for value in values:
        _answer(on, Item(item.kind, item.id, value), value)
    _adding(on, item)


def _answer(on: Bench, option: Item, value: str) -> None:
    apart = {"dk": say("Cannot say"), "na": say("Not relevant")}
    label = apart.get(value) or say("Answer {value}", value=value)
    words, worth = st.columns([3, 1], vertical_alignment="bottom")
    with words:
        fields.text(on, option, ("label",), label)
    with worth:
        if value not in apart:
            _worth(on, option, value)
    with st.container(key=f"bench-answer-{option.id}-{value}", horizontal=True):
        for arrow, by in ((say("Up"), -1), (say("Down"), 1)):
            if value not in apart:
                st.button(
                    f"{arrow}: {label}",
                    key=f"bench-answer-{option.id}-{value}-{by}",
                    type="tertiary",
                    on_click=bench.changing,
                    args=(on.link, Move(option, by)),
                )
        st.button(
            f"{say('Take out')}: {label}",
            key=f"bench-answer-{option.id}-{value}-out",
            type="tertiary",
            on_click=bench.changing,
            args=(on.link, Remove(option)),
        )


def _worth(on: Bench, option: Item, value: str) -> None:
    """What an answer is worth, 0 to 100; empty: equal distances."""
    stored = on.opened.draft.value(option, ("points",))
    key = f"bench-worth-{option.id}-{value}"
    st.session_state[key] = str(stored or "")
    st.text_input(
        say("Worth, 0–100"),
        key=key,
        placeholder=say("equal steps"),
        on_change=_save_worth,
        args=(on.link, option, key),
    )


def _save_worth(link: str, option: Item, key: str) -> None:
    typed = str(st.session_state[key]).strip().replace(",", ".")
    bench.change(link, SetValue(option, ("points",), typed or None))


def _adding(on: Bench, item: Item) -> None:
    key = f"bench-answer-new-{item.id}"
    with st.form(f"{key}-form", clear_on_submit=True, border=False):
        label = st.text_input(say("One more answer, higher than those above"), key=key)
        if st.form_submit_button(say("Add"), key=f"{key}-add") and label.strip():
            bench.change(on.link, AddOption(item, label, on.language))
            st.rerun()
