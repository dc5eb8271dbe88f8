"""The draft as its text, for whoever likes that better; with what is wrong at its lines, and as a file."""

from __future__ import annotations

import streamlit as st

from qcheck.authoring import Draft
from qcheck.ui.kit import html, inputs, visitor
from qcheck.ui.kit.visitor import say
from qcheck.ui.workbench import bench
from qcheck.ui.workbench.bench import Bench

SEEN = "bench-text-seen"
"""Session key: the version that stood in the field when it was filled."""
FIELD = "bench-text"


def text(on: Bench) -> None:
    """The whole text in a field, saved by its button."""
    bench.told()
    html.paragraph(
        say("This is the same questionnaire as in the forms, as a text (YAML). Notes behind # stay.")
    )
    if FIELD not in st.session_state or st.session_state.get(SEEN) is None:
        _fill(on)
    inputs.area(say("Text"), FIELD, height=560)
    with st.container(key="bench-text-buttons", horizontal=True):
        st.button(
            say("Save the text"), type="primary", key="bench-text-save", on_click=_save, args=(on.link,)
        )
        st.button(say("Show what is saved"), key="bench-text-anew", on_click=_anew)
    _problems(on.opened.draft)


def _fill(on: Bench) -> None:
    st.session_state[FIELD] = on.opened.draft.text
    st.session_state[SEEN] = on.opened.number


def _anew() -> None:
    bench.forget()
    st.session_state[SEEN] = None


def _save(link: str) -> None:
    drafting, typed = visitor.service().drafting, str(st.session_state[FIELD])
    seen = int(st.session_state[SEEN])
    if bench.save(lambda: drafting.write(link, typed, seen), lambda: drafting.overwrite(link, typed)):
        st.session_state[SEEN] = None


def _problems(draft: Draft) -> None:
    """Each with its line and its place in the catalogue, as `qcheck lint` says it."""
    html.heading(say("Mistakes and hints"), 2)
    if not draft.reading.problems:
        html.paragraph(say("Everything is in order."))
        return
    rows = (
        (
            str(problem.line),
            ": ".join(filter(None, (problem.path, problem.message.said(visitor.tongue())))),
            problem.hint.said(visitor.tongue()) if problem.hint else "",
        )
        for problem in draft.reading.problems
    )
    html.show(html.table((say("Line"), say("What"), say("What to do")), rows))
