"""The measures of a process in the hands of its organiser: written, changed and followed up, as a table or as
cards by urgency. Every change is saved at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import streamlit as st
from markupsafe import Markup

from qcheck.addresses import take_address
from qcheck.service import STILL_TO_DO, Access, Keeps, LinkKind, Measure, MeasureList, MeasureState, Urgency
from qcheck.ui.kit import html, inputs, visitor, widgets
from qcheck.ui.kit.visitor import count, say
from qcheck.ui.organise import measure_entry, measure_sharing, new_measure
from qcheck.wording.measures import URGENCY_WORDS

ORDER = "measures-order"
"""Session key: the measures in the order in which this screen shows them, and for which choice that is."""
SHOWN = "measures-shown"
"""Session key: how many of them this screen shows."""
AT_ONCE = 20
"""So many are drawn at first, because each has several fields; the next ones are asked for."""


def page() -> None:
    """The measures of the process whose organiser's link stands in the address."""
    access = visitor.access()
    if access.kind is not LinkKind.ORGANISE:
        visitor.go("check", visitor.NONE)
    measure_list = visitor.service().measures.measure_list(access)
    html.heading(say("Measures"))
    html.paragraph(" · ".join(filter(None, [access.title, access.place])), "qc-facts")
    widgets.granted()
    measure_entry.gone(measure_list)
    with st.container(key="measures-doors", horizontal=True, gap="medium"):
        widgets.door(say("Invite and organise"), "organise")
        if access.released:
            widgets.door(say("Traffic-light profile"), "profile")
    _gone_with_the_check(access)
    new_measure.begin(measure_list)
    with widgets.place("measures-all"):
        if measure_list.measures:
            _all(measure_list)
        else:
            html.paragraph(say("No measure has been written yet."))
    measure_sharing.hand_on(access, measure_list)


def _gone_with_the_check(access: Access) -> None:
    """Says before anything is written here that it goes with the check, where nothing of that may remain."""
    if access.keeps is Keeps.NOTHING:
        day = visitor.tongue().day(access.deletes)
        told = say(
            "Of this check nothing is to remain: on {day} the measures that were written for it are deleted "
            "with it.",
            day=day,
        )
        html.paragraph(told, "qc-help")


def _all(measure_list: MeasureList) -> None:
    html.heading(say("What is planned"), 2)
    html.paragraph(_in_short(measure_list), "qc-aside")
    files = visitor.spoken(take_address(measure_list.access.link, "massnahmen"))
    html.paragraph(Markup('<a class="qc-noprint" href="{}">{}</a>').format(files, say("Take away")))
    as_cards = _choices()
    ordered = _in_order(measure_list)
    shown = _first(ordered)
    if as_cards:
        for urgency in Urgency:
            with widgets.place(f"measures-{urgency}"):
                _cards(measure_list, urgency, [measure for measure in shown if measure.urgency is urgency])
    else:
        with widgets.place("measures-table"):
            for measure in shown:
                measure_entry.entry(measure_list, measure, wide=True)
    _rest(len(ordered) - len(shown))


def _first(ordered: Sequence[Measure]) -> list[Measure]:
    """The measures that are drawn: the first ones, and the one that is opened."""
    most, opened = st.session_state.get(SHOWN, AT_ONCE), st.query_params.get(measure_entry.OPEN)
    return [measure for place, measure in enumerate(ordered) if place < most or measure.id == opened]


def _rest(number: int) -> None:
    with widgets.place("measures-rest"):
        if number > 0:
            st.button(
                count("Show {number} more measure", "Show {number} more measures", min(number, AT_ONCE)),
                key="measures-show-more",
                on_click=_show_more,
            )


def _show_more() -> None:
    st.session_state[SHOWN] = st.session_state.get(SHOWN, AT_ONCE) + AT_ONCE


def _cards(measure_list: MeasureList, urgency: Urgency, measures: Sequence[Measure]) -> None:
    if measures:
        html.heading(f"{say(URGENCY_WORDS[urgency])} ({len(measures)})", 3)
        columns = st.columns(2)
        for place, measure in enumerate(measures):
            with columns[place % 2]:
                measure_entry.entry(measure_list, measure, wide=False)


def _choices() -> bool:
    """In which order, and whether as cards."""
    orders = {"day": say("by day"), "criterion": say("by criterion"), "state": say("by state")}
    views = {"table": say("as a table"), "cards": say("as cards, by urgency")}
    with st.container(key="measures-choices", horizontal=True, gap="medium"):
        for label, key, options in ((say("Order"), "order", orders), (say("View"), "view", views)):
            widgets.from_address(key, options)
            st.radio(
                label,
                list(options),
                inputs.place(key, options),
                options.__getitem__,
                key=key,
                horizontal=True,
                on_change=widgets.into_address,
                args=(key,),
            )
    return bool(st.session_state["view"] == "cards")


def _in_order(measure_list: MeasureList) -> list[Measure]:
    """The measures in the chosen order, which stays while this screen is open: nothing moves away from under
    somebody who is writing, and what is new comes last.
    """
    chosen, measures = st.session_state["order"], {measure.id: measure for measure in measure_list.measures}
    kept = st.session_state.get(ORDER, (None, ()))
    before = [name for name in kept[1] if name in measures] if kept[0] == chosen else []
    new = [measure.id for measure in _sorted(measure_list, chosen) if measure.id not in before]
    st.session_state[ORDER] = (chosen, (*before, *new))
    return [measures[name] for name in (*before, *new)]


def _sorted(measure_list: MeasureList, chosen: str) -> Iterator[Measure]:
    states, criteria = list(MeasureState), list(measure_list.titles)

    def by(measure: Measure) -> tuple[object, ...]:
        day = measure.due or date.max
        if chosen == "criterion":
            first = min(
                (criteria.index(criterion) for criterion in measure.criteria if criterion in criteria),
                default=-1,
            )
            return (first, day)
        if chosen == "state":
            return (states.index(measure.state), day)
        return (measure.state not in STILL_TO_DO, day)

    yield from sorted(measure_list.measures, key=by)


def _in_short(measure_list: MeasureList) -> str:
    to_do = [measure for measure in measure_list.measures if measure.state in STILL_TO_DO]
    due = [measure for measure in to_do if measure.due is not None and measure.due <= measure_list.today]
    parts = [count("{number} measure", "{number} measures", len(measure_list.measures))]
    parts += [say("{left} still to do", left=len(to_do))] if to_do else []
    parts += [say("{due} due by today", due=len(due))] if due else []
    return " · ".join(parts)
