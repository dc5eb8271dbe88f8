"""One measure on the organiser's page: its fields, each saved as soon as it is left; what others have written
meanwhile, what became of it so far, and its end.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st
from markupsafe import Markup

from qcheck import typed_dates
from qcheck.catalogue import CriterionId
from qcheck.language import N_
from qcheck.service import (
    STILL_TO_DO,
    Invalid,
    Measure,
    MeasureId,
    MeasureList,
    MeasureState,
    NotPossible,
    UnknownLink,
    Urgency,
)
from qcheck.ui.kit import html, inputs, url_params, visitor, widgets
from qcheck.ui.kit.visitor import say
from qcheck.wording import due_dates
from qcheck.wording.measures import (
    FIELD_WORDS,
    IS_PAST,
    NAMES_SOMEBODY,
    STATE_WORDS,
    URGENCY_WORDS,
    names_somebody,
)

OPEN = "measure"
"""The parameter that names the measure of which everything is shown."""
WRONG = "measures-wrong"
"""Session key: by the key of a field, why what stands there could not be saved."""
STAND_TOGETHER = N_("Meanwhile somebody else has written here: {field}: “{text}”. Both stand here now.")
YOURS_COUNTS = N_(
    "Meanwhile somebody else has chosen here: {field}: “{text}”. Yours counts now; theirs stands in the "
    "history."
)
NO_DAY = N_("'{text}' is not a day. Please write it like 31.03.2027.")
DAYS = frozenset({"due", "since"})
TEXTS = frozenset({"what", "reason", "who", "partners", "success", "by_when"})


def entry(measure_list: MeasureList, measure: Measure, *, wide: bool) -> None:
    """A measure with the fields that change most; everything else where it is opened."""
    st.session_state[_key(measure, "seen")] = measure.revision
    with st.container(key=f"measure-{measure.id}", border=True):
        if wide:
            what, who, due, state = st.columns([8, 6, 4, 5])
        else:
            what = who = due = state = st.container()
        with what:
            _text(measure_list, measure, "what", long=True)
        with who:
            _text(measure_list, measure, "who")
            _hint(measure.who, measure, "who")
        with due:
            _text(measure_list, measure, "due")
            _past(measure_list, measure)
        with state:
            _choice(measure_list, measure, "state", STATE_WORDS)
        with widgets.place(f"measure-{measure.id}-said"):
            for words in st.session_state.pop(_key(measure, "said"), ()):
                html.show(Markup('<p class="qc-heed" role="status">{}</p>').format(words))
        _more(measure_list, measure)


def gone(measure_list: MeasureList) -> None:
    """Says what could not be saved because its measure is no longer there, with what was typed."""
    there = {measure.id for measure in measure_list.measures}
    with widgets.place("measures-gone"):
        for key, refused in dict(st.session_state.get(WRONG, {})).items():
            if key.split(" ")[1] not in there:
                widgets.notice(refused)
                typed = str(st.session_state.get(inputs.named(key)) or "")
                html.paragraph(say("You had written: {text}", text=typed) if typed else "", "qc-aside")
                del st.session_state[WRONG][key]


def _more(measure_list: MeasureList, measure: Measure) -> None:
    """Everything else about the measure, where it is opened; one at a time."""
    is_open = st.query_params.get(OPEN) == measure.id
    with st.container(key=f"measure-{measure.id}-doors", horizontal=True, gap="medium"):
        name = Markup.escape(measure.what.partition("\n")[0][:80])
        st.button(
            say("Less") if is_open else say("More: criteria, success, history"),
            key=_key(measure, "more"),
            help=None,
            on_click=_toggle,
            args=(measure.id, is_open),
        )
        html.show(Markup('<span class="qc-sr">{}</span>').format(name))
        again = Markup('{}<span class="qc-sr">: {}</span>').format(say("Ask again"), name)
        html.show(html.anchor(again, "recheck", {"measure": measure.id}))
    with widgets.place(f"measure-{measure.id}-all"):
        if is_open:
            _everything(measure_list, measure)


def _everything(measure_list: MeasureList, measure: Measure) -> None:
    _text(measure_list, measure, "partners")
    _hint(measure.partners, measure, "partners")
    _text(measure_list, measure, "success")
    _choice(measure_list, measure, "urgency", URGENCY_WORDS)
    _text(measure_list, measure, "reason")
    _text(measure_list, measure, "since")
    _criteria(measure_list, measure)
    html.paragraph(say("History"), "qc-facts")
    html.show(html.listed(_history(measure_list, measure)))
    _removing(measure_list, measure)


def _text(measure_list: MeasureList, measure: Measure, name: str, *, long: bool = False) -> None:
    key, stored = _key(measure, name), _as_typed(measure, name)
    wrong = st.session_state.get(WRONG, {})
    if name in DAYS and key not in wrong and st.session_state.get(key) != stored:
        st.session_state[key] = stored  # the same day as we write it: whoever is in the field stays in it
    field = key if name in DAYS else inputs.named(key) if key in wrong else inputs.standing(key, stored)
    draw = inputs.area if long else inputs.line
    draw(say(FIELD_WORDS[name]), field, on_change=_save, args=(measure_list, measure.id, name, field))
    with widgets.place(f"wrong {measure.id} {name}"):
        if key in wrong:
            widgets.notice(wrong[key])


def _choice(measure_list: MeasureList, measure: Measure, name: str, words: Mapping[str, str]) -> None:
    key = inputs.standing(_key(measure, name), str(getattr(measure, name)))
    st.selectbox(
        say(FIELD_WORDS[name]),
        list(words),
        inputs.place(key, words),
        lambda value: say(words[value]),
        key=key,
        on_change=_save,
        args=(measure_list, measure.id, name, key),
        filter_mode=None,
    )


def _criteria(measure_list: MeasureList, measure: Measure) -> None:
    """For which criteria it is: those of the check behind the link, and those it has already."""
    html.paragraph(say("For which criteria? None: for the whole process."), "qc-facts")
    own = (CriterionId(criterion.id) for criterion in measure_list.access.questionnaire.criteria)
    with st.container(key=f"measure-{measure.id}-criteria"):
        for criterion in dict.fromkeys((*measure.criteria, *own)):
            _criterion(measure_list, measure, criterion)


def _criterion(measure_list: MeasureList, measure: Measure, criterion: CriterionId) -> None:
    """Whether it is for this one, to be ticked."""
    key = inputs.standing(_key(measure, f"criterion-{criterion}"), criterion in measure.criteria)
    title = measure_list.criterion(criterion, visitor.tag())
    label = (
        title
        if measure_list.is_in_newest(criterion)
        else say("{title} (no longer in the catalogue)", title=title)
    )
    st.checkbox(
        widgets.plain(label),
        inputs.held(key, False),
        key=key,
        on_change=_save_criterion,
        args=(measure_list, measure, criterion, key),
    )


def _hint(text: str, measure: Measure, name: str) -> None:
    with widgets.place(f"hint {measure.id} {name}"):
        if names_somebody(text):
            html.paragraph(say(NAMES_SOMEBODY), "qc-aside")


def _past(measure_list: MeasureList, measure: Measure) -> None:
    with widgets.place(f"past {measure.id}"):
        if measure.due and measure.due < measure_list.today and measure.state in STILL_TO_DO:
            html.paragraph(say(IS_PAST), "qc-aside")


def _history(measure_list: MeasureList, measure: Measure) -> list[str]:
    """What changed on which day, and what had stood there."""
    changes = visitor.service().measures.measure_history(measure_list.access, measure.id)
    made = measure_list.round_of(measure)
    told = []
    for change in changes:
        day = visitor.day(change.at)
        if change.before:
            fields = (
                say(
                    "{field} (before: {text})",
                    field=say(FIELD_WORDS[name]),
                    text=_told(measure_list, name, value),
                )
                for name, value in change.before.items()
            )
            told.append(f"{day}: {', '.join(fields)}")
        elif made:
            of = visitor.tongue().day(made.made)
            told.append(say("{day}: written, from the check of {made}", day=day, made=of))
        else:
            told.append(say("{day}: written", day=day))
    return told


def _removing(measure_list: MeasureList, measure: Measure) -> None:
    sure = st.checkbox(say("Yes, remove it with its history"), key=_key(measure, "sure"))
    if st.button(say("Remove the measure"), key=_key(measure, "remove"), disabled=not sure):
        widgets.wish(
            lambda: visitor.service().measures.remove_measure(measure_list.access.link, measure.id),
            say("The measure has been removed."),
        )


def _save(measure_list: MeasureList, measure: MeasureId, name: str, field: str) -> None:
    """When a field has changed. What cannot be saved stays as it was typed, with the reason beside it."""
    if inputs.is_left(field):
        return
    key = f"measure {measure} {name}"
    wrong = st.session_state.setdefault(WRONG, {})
    wrong.pop(key, None)
    try:
        _change(measure_list, measure, _read(measure_list, name, st.session_state[field]))
    except (NotPossible, UnknownLink) as refused:
        wrong[key] = refused


def _save_criterion(measure_list: MeasureList, measure: Measure, criterion: CriterionId, key: str) -> None:
    if inputs.is_left(key):
        return
    now = next(
        (
            current.criteria
            for current in visitor.service().measures.measure_list(measure_list.access.link).measures
            if current.id == measure.id
        ),
        measure.criteria,
    )
    others = tuple(other for other in now if other != criterion)
    try:
        _change(
            measure_list, measure.id, {"criteria": (*others, criterion) if st.session_state[key] else others}
        )
    except (NotPossible, UnknownLink) as refused:
        st.session_state.setdefault(WRONG, {})[key] = refused


def _change(measure_list: MeasureList, measure: MeasureId, values: Mapping[str, object]) -> None:
    seen = st.session_state[f"measure {measure} seen"]
    written = visitor.service().measures.change_measure(measure_list.access.link, measure, values, seen)
    st.session_state[f"measure {measure} said"] = [
        say(
            STAND_TOGETHER if name in TEXTS else YOURS_COUNTS,
            field=say(FIELD_WORDS[name]),
            text=_told(measure_list, name, value),
        )
        for name, value in written.between.items()
        if value or name not in TEXTS
    ]


def _read(measure_list: MeasureList, name: str, typed: str) -> Mapping[str, object]:
    """What was typed or chosen in a field, as the values of the measure."""
    if name == "due":
        day, words = due_dates.read(typed, measure_list.today)
        return {"due": day, "by_when": words}
    if name == "since":
        if typed.strip() and typed_dates.day(typed, measure_list.today) is None:
            raise Invalid(NO_DAY, field="since", text=typed[:40])
        return {"since": typed_dates.day(typed, measure_list.today)}
    if name == "state":
        return {"state": MeasureState(typed)}
    return {name: Urgency(typed) if name == "urgency" else typed}


def _as_typed(measure: Measure, name: str) -> str:
    if name == "due":
        return due_dates.typed(measure)
    if name == "since":
        return measure.since.strftime("%d.%m.%Y") if measure.since else ""
    return str(getattr(measure, name))


def _told(measure_list: MeasureList, name: str, value: object) -> str:
    """A value of a field as it is told; a dash where nothing stood there."""
    if name == "criteria" and isinstance(value, tuple):
        titles = (measure_list.criterion(criterion, visitor.tag()) for criterion in value)
        return ", ".join(titles) or say("for the whole process")
    if name in {"due", "since"} and isinstance(value, date):
        return visitor.tongue().day(value)
    words = {"state": STATE_WORDS, "urgency": URGENCY_WORDS}.get(name, {})
    return say(words[str(value)]) if str(value) in words else str(value or "–")


def _toggle(measure: MeasureId, is_open: bool) -> None:
    url_params.put(OPEN, *([] if is_open else [measure]))


def _key(measure: Measure, name: str) -> str:
    return f"measure {measure.id} {name}"
