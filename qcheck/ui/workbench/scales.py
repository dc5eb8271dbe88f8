"""Answers to choose from: their words, from low to high, and what each of them is worth."""

from __future__ import annotations

import streamlit as st

from qcheck.authoring import (
    WHOLE,
    AddOption,
    Item,
    Kind,
    Move,
    Remove,
    SetValue,
    own_answers,
    shared_answers,
)
from qcheck.catalogue import DEFAULT_APART
from qcheck.language import N_
from qcheck.ui.kit import html, inputs, visitor
from qcheck.ui.kit.visitor import say
from qcheck.ui.workbench import bench, fields, outline, wording
from qcheck.ui.workbench.bench import Bench

APART = {"dk": N_("Cannot say"), "na": N_("Not relevant")}
"""The two answers beside the scale, as the form calls them."""


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
    if not [value for value in _values(on, item) if value not in APART]:
        html.paragraph(say("The four usual answers stand here as long as you add none of your own."))
    html.heading(say("Answers, from low to high"), 3)
    answers(on, item)


def of_question(on: Bench, item: Item) -> None:
    """The answers below a question: some to choose from, or words for this question alone."""
    draft = on.opened.draft
    if draft.value(item, ("options",)) is None:
        fields.choice(on, item, ("scale",), say("Answers to choose from"), _named(on))
        st.button(
            say("Answers in words of their own for this question"),
            key=f"bench-own-answers-{item.id}",
            on_click=bench.changing,
            args=(on.link, *own_answers(draft, item)),
        )
        return
    html.heading(say("Answers for this question alone, from low to high"), 3)
    answers(on, item)
    if st.checkbox(say("Do without these answers again"), key=f"bench-own-answers-sure-{item.id}"):
        st.button(
            say("Take out these answers"),
            key=f"bench-own-answers-{item.id}-out",
            on_click=bench.changing,
            args=(on.link, *shared_answers(draft, item)),
        )


def _named(on: Bench) -> dict[str, str]:
    draft = on.opened.draft
    own = [item.item for item in draft.items if item.item.kind is Kind.SCALE and item.item.id]
    return {"": say("The usual answers")} | {
        own_scale.id: wording.name(draft, own_scale) for own_scale in own
    }


def answers(on: Bench, item: Item) -> None:
    """The answers of a scale or of a question, and one more."""
    values = _values(on, item)
    for value in values:
        _answer(on, Item(item.kind, item.id, value), value)
    _adding(on, item)
    for value, label in APART.items():
        if value not in values:
            st.button(
                say("Other words for “{answer}”", answer=say(label)),
                key=f"bench-answer-{item.id}-{value}-in",
                type="tertiary",
                on_click=bench.changing,
                args=(on.link, AddOption(item, _usually(value, on.language), on.language, value)),
            )


def _usually(value: str, language: str) -> str:
    return next(option.label.say(language) for option in DEFAULT_APART if option.value == value)


def _values(on: Bench, item: Item) -> list[str]:
    options = on.opened.draft.value(item, ("options",))
    listed = options if isinstance(options, list) else []
    given = [option.get("value") for option in listed if isinstance(option, dict)]
    return list(dict.fromkeys(value for value in given if isinstance(value, str)))


def _answer(on: Bench, option: Item, value: str) -> None:
    apart = {kind_of_answer: say(label) for kind_of_answer, label in APART.items()}
    label = apart.get(value) or say("Answer {value}", value=value)
    words, worth = st.columns([3, 2], vertical_alignment="bottom")
    with words:
        fields.text(on, option, ("label",), label, lines=2 if option.kind is Kind.QUESTION else 1)
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
    if st.session_state.get(key) != (worth := _written(str(stored or ""))):
        st.session_state[key] = worth
    inputs.line(
        say("Worth, 0–100"),
        key,
        placeholder=say("equal steps"),
        on_change=_save_worth,
        args=(on.link, option, key),
    )


def _written(worth: str) -> str:
    """A number as the visitor's language writes it; whatever else stands there stays as it is."""
    return worth.replace(".", ",", 1) if visitor.tongue().locale.language == "de" else worth


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
