"""Measures on the page of a criterion in the round of agreement: those there are, and the fields of the next
one.
"""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st
from markupsafe import Markup

from qcheck.catalogue import Actions, Criterion, CriterionId
from qcheck.scoring.values import CriterionProfile, Light
from qcheck.service import STILL_TO_DO, Measure, MeasureId, MeasureList, NotPossible, Refusal, UnknownLink
from qcheck.ui.kit import html, inputs, visitor, widgets
from qcheck.ui.kit.visitor import in_words, say
from qcheck.wording import due_dates
from qcheck.wording.measures import IS_PAST, NAMES_SOMEBODY, names_somebody

REFUSED, ADDED = "agree-measure-refused", "agree-measure-added"
"""Session keys: why the last measure could not be added, and how many have been, which empties the fields."""
FIELDS = ("what", "who", "due")


def measures(row: CriterionProfile, criterion: Criterion, phase: str | None) -> None:
    """What is planned on the criterion, and the fields of the next measure, with proposals of the phase."""
    html.heading(say("Measures"), 2)
    measure_list = _found()
    planned = [measure for measure in measure_list.measures if row.criterion in measure.criteria]
    html.show(html.listed(_line(measure, measure_list) for measure in planned) if planned else html.NOTHING)
    if hint := _hint(row, criterion.advice(phase)):
        html.paragraph(Markup("{}: {}").format(say("What could help"), hint), "qc-help")
    inputs.area(say("What is to be done?"), _key("what", row.criterion), height=68)
    who, due = st.columns(2)
    with who:
        inputs.line(say("Who? A function or group"), _key("who", row.criterion))
    with due:
        inputs.line(say("By when?"), _key("due", row.criterion), placeholder="31.03.2027")
    st.button(say("Add this measure"), key="agree-measure-add", on_click=add, args=(row.criterion,))
    with st.container(key="agree-measure-said"):
        if refused := st.session_state.pop(REFUSED, None):
            widgets.notice(refused)


def of_criterion(criterion: CriterionId) -> list[Measure]:
    """The measures of the process that name this criterion."""
    return [measure for measure in _found().measures if criterion in measure.criteria]


def in_short(criterion: CriterionId) -> list[Markup]:
    """What is planned on a criterion, each measure with who and when."""
    return [_line(measure, _found()) for measure in of_criterion(criterion)]


def add(criterion: CriterionId) -> None:
    """Adds what stands in the fields; where that cannot be, it stays there, and the page says why, once."""
    _refusal_of(criterion)


def add_typed(criterion: CriterionId) -> Refusal | None:
    """The same before one goes on to another criterion, where something is typed; gives why it could not be
    added.
    """
    typed = any(str(st.session_state.get(_key(name, criterion), "")).strip() for name in FIELDS)
    return _refusal_of(criterion) if typed else None


def _refusal_of(criterion: CriterionId) -> Refusal | None:
    what, who, due = (str(st.session_state.get(_key(name, criterion), "")) for name in FIELDS)
    try:
        day, by_when = due_dates.read(due, datetime.now(UTC).date())
        visitor.service().measures.add_measure(
            visitor.link() or "",
            Measure(MeasureId(""), what, (criterion,), who=who, due=day, by_when=by_when),
        )
    except (NotPossible, UnknownLink) as refused:
        st.session_state[REFUSED] = refused
        return refused
    st.session_state[ADDED] = st.session_state.get(ADDED, 0) + 1
    return None


def _found() -> MeasureList:
    return visitor.service().measures.measure_list(visitor.link() or "")


def _line(measure: Measure, measure_list: MeasureList) -> Markup:
    """What is planned, by whom and when; and what to think of: a name of somebody, a day that has passed."""
    is_late = measure.due is not None and measure.due < measure_list.today and measure.state in STILL_TO_DO
    about = " · ".join(filter(None, (measure.who, due_dates.said(measure, visitor.tongue()))))
    named = say(NAMES_SOMEBODY) if names_somebody(measure.who) else ""
    notes = (about, say(IS_PAST) if is_late else "", named)
    return Markup("{}{}").format(
        measure.what,
        Markup("").join(
            Markup('<br><span class="qc-aside">{}</span>').format(note) for note in filter(None, notes)
        ),
    )


def _hint(row: CriterionProfile, advised: Actions) -> str:
    """What the catalogue proposes where the light is red or yellow."""
    hints = {Light.RED: advised.red, Light.YELLOW: advised.yellow}
    return in_words(hints.get(row.overall.rating.light))


def _key(name: str, criterion: CriterionId) -> str:
    """Another key after each measure, so that the fields are empty again."""
    return f"agree-measure-{name}-{criterion}-{st.session_state.get(ADDED, 0)}"
