"""A new measure: begun from a criterion with its hint for red or yellow, or from nothing."""

from __future__ import annotations

import streamlit as st

from qcheck.catalogue import Actions, Criterion, CriterionId
from qcheck.language import N_
from qcheck.service import Measure, MeasureId, MeasureList
from qcheck.ui.kit import html, inputs, url_params, visitor, widgets
from qcheck.ui.kit.visitor import in_words, say
from qcheck.wording import due_dates
from qcheck.wording.measures import NAMES_SOMEBODY, names_somebody

MADE = "measures-made"
"""Session key: how many were made here; the next one begins with empty fields."""
ADDED = N_("The measure is there. You can go on writing in it below.")
FROM_A_HINT = N_("The text is the catalogue's hint for this light. Please make it your own.")
WHOLE = ""
"""In place of a criterion: for the whole process."""


def begin(measure_list: MeasureList) -> None:
    """The fields of a new measure; unfolded where the visitor comes from a criterion, and where there is no
    measure yet.
    """
    asked = st.query_params.get("criterion", "")
    criteria = {known.id: known for known in measure_list.access.questionnaire.criteria}
    criterion = criteria.get(CriterionId(asked))
    number = st.session_state.get(MADE, 0)
    with st.expander(
        say("Write a measure"),
        key="measures-new",
        expanded=criterion is not None or not measure_list.measures,
    ):
        _fields(measure_list, criterion, criteria, number)


def _fields(
    measure_list: MeasureList, criterion: Criterion | None, criteria: dict[str, Criterion], number: int
) -> None:
    hint = _hint(criterion.advice(measure_list.access.phase)) if criterion and number == 0 else ""
    what, who, due, about = (f"new-measure-{name}-{number}" for name in ("what", "who", "due", "about"))
    st.session_state.setdefault(what, hint)
    st.session_state.setdefault(about, criterion.id if criterion else WHOLE)
    inputs.area(say("What is to be done?"), what)
    if hint:
        html.paragraph(say(FROM_A_HINT), "qc-aside")
    st.selectbox(
        say("For which criterion?"),
        [WHOLE, *criteria],
        inputs.place(about, [WHOLE, *criteria]),
        format_func=lambda criterion_id: (
            widgets.plain(in_words(criteria[criterion_id].title))
            if criterion_id
            else say("for the whole process")
        ),
        key=about,
        filter_mode=None,
    )
    inputs.line(say("Who? (function or group, no private person)"), who)
    with widgets.place("new-measure-hint"):
        if names_somebody(st.session_state.get(who, "")):
            html.paragraph(say(NAMES_SOMEBODY), "qc-aside")
    inputs.line(say("By when? (a day, or in words: “end of March”)"), due)
    if st.button(say("Add the measure"), key="new-measure-add", type="primary"):
        widgets.wish(lambda: _add(measure_list, number), say(ADDED))


def _add(measure_list: MeasureList, number: int) -> None:
    what, who, due, about = (
        st.session_state[f"new-measure-{name}-{number}"] for name in ("what", "who", "due", "about")
    )
    day, words = due_dates.read(due, measure_list.today)
    criteria = (CriterionId(about),) if about else ()
    made = visitor.service().measures.add_measure(
        measure_list.access.link, Measure(MeasureId(""), what, criteria, who, due=day, by_when=words)
    )
    st.session_state[MADE] = number + 1
    url_params.put_all({"criterion": [], "light": [], "measure": [made.id]})


def _hint(advised: Actions) -> str:
    """What the catalogue proposes for the light with which one comes here; empty where it has nothing."""
    hints = {"red": advised.red, "yellow": advised.yellow}
    return in_words(hints.get(st.query_params.get("light", "")))
