"""The dates of a trial for whoever coordinates it: listed, planned, changed, copied, called off."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as date_type

from starlette.responses import Response

from qcheck.language import N_
from qcheck.piloting import DateState, TrialDate, Who
from qcheck.plain.trial import date_form
from qcheck.plain.trial.date_rows import row
from qcheck.plain.trial.rendering import coordinated, coordinators_page, onward
from qcheck.service import Invalid, OpenedTrial, Refusal, Stale, UnknownLink
from qcheck.web.rendering import sent_on
from qcheck.web.visit import Elsewhere, Visit
from qcheck.wording import trial_dates as words

PATH = "/dates"


def page(visit: Visit) -> Response:
    """The list of all dates of a trial, the earliest first."""
    opened, tongue = coordinated(visit), visit.tongue()
    offered = visit.service.registering.dates(opened.trial)
    shown = {"rows": [row(date, tongue) for date in offered], "legend": tuple(words.legend(tongue))}
    return coordinators_page(visit, opened, "dates", PATH, shown)


def new(visit: Visit) -> Response:
    """The form of a new date; `?copy=` fills it from another one, for whoever plans the same once more."""
    opened = coordinated(visit)
    fields = date_form.empty(opened.trial)
    if copied := visit.request.query_params.get("copy"):
        original = visit.service.dates.one(opened, copied)
        fields = date_form.filled(original, ()) | {"day": "", "last_day": "", "register_day": ""}
        fields |= {"register_time": "", "like": original.id}
    return _form(visit, opened, None, fields)


def make(visit: Visit) -> Response:
    """Plans the date that was typed."""
    opened = coordinated(visit)
    try:
        made = visit.service.dates.add(opened, date_form.read(visit.fields, _today(visit)))
    except (date_form.Wrong, Invalid) as refused:
        return _form(visit, opened, None, _typed(visit), refused)
    return sent_on(visit, onward(visit, f"{PATH}/{made.id}", "planned"))


def edit(visit: Visit) -> Response:
    """The form of a date as it is."""
    opened, date = coordinated(visit), dated(visit)
    return _form(visit, opened, date, date_form.filled(date, visit.service.dates.all(opened)))


def change(visit: Visit) -> Response:
    """Changes the date to what was typed."""
    opened, date = coordinated(visit), dated(visit)
    seen = visit.fields.get("revision", "")
    try:
        plan = date_form.read(visit.fields, _today(visit))
        visit.service.dates.change(opened, date.id, plan, int(seen) if seen.isdecimal() else 0)
    except (date_form.Wrong, Invalid, Stale) as refused:
        return _form(visit, opened, date, _typed(visit), refused)
    return sent_on(visit, onward(visit, f"{PATH}/{date.id}", "date-changed"))


def call_off(visit: Visit) -> Response:
    """Calls the date off, once that was ticked."""
    opened, date = coordinated(visit), dated(visit)
    if not visit.fields.get("sure"):
        return _form(visit, opened, date, date_form.filled(date, visit.service.dates.all(opened)), NOT_SURE)
    visit.service.dates.call_off(opened, date.id)
    return sent_on(visit, onward(visit, f"{PATH}/{date.id}", "called-off"))


def hold(visit: Visit) -> Response:
    """The date takes place after all."""
    visit.service.dates.hold_after_all(coordinated(visit), dated(visit).id)
    return sent_on(visit, onward(visit, f"{PATH}/{dated(visit).id}", "takes-place"))


def delete(visit: Visit) -> Response:
    """Deletes a date for which nobody is registered."""
    opened, date = coordinated(visit), dated(visit)
    try:
        visit.service.dates.delete(opened, date.id)
    except UnknownLink:
        raise
    except Refusal as refused:
        fields = date_form.filled(date, visit.service.dates.all(opened))
        return _form(visit, opened, date, fields, refused)
    return sent_on(visit, onward(visit, PATH, "date-deleted"))


def dated(visit: Visit) -> TrialDate:
    """The date in the address; the list of dates where it is none of this trial."""
    try:
        return visit.service.dates.one(coordinated(visit), str(visit.request.path_params["date"]))
    except UnknownLink:
        raise Elsewhere(f"{visit.base}{PATH}{visit.in_language}") from None


NOT_SURE = date_form.Wrong({"sure": N_("Please tick that the date is to be called off.")})


def _form(
    visit: Visit,
    opened: OpenedTrial,
    date: TrialDate | None,
    fields: Mapping[str, str],
    refused: Exception | None = None,
) -> Response:
    tongue = visit.tongue()
    others = [other for other in visit.service.dates.all(opened) if date is None or other.id != date.id]
    state = date.state(visit.service.clock.now()) if date else DateState.OPEN
    shown = {
        "date": date,
        "fields": fields,
        "errors": _why(visit, refused),
        "kinds": [(kind, tongue.say(word)) for kind, word in words.KINDS.items()],
        "who": [(who, tongue.say(words.WHO[who])) for who in Who],
        "likes": [("", tongue.say("no other date"))]
        + [(other.id, f"{other.title}, {words.when(other, tongue)}") for other in others],
        "is_over": state is DateState.OVER,
        "is_off": state is DateState.CALLED_OFF,
    }
    status = refused.status if isinstance(refused, Refusal) else 422 if refused else 200
    return coordinators_page(visit, opened, "date_form", PATH, shown, status)


def _why(visit: Visit, refused: Exception | None) -> dict[str, str]:
    say = visit.tongue().say
    if isinstance(refused, date_form.Wrong):
        return {field: say(why) for field, why in refused.why.items()}
    if isinstance(refused, Invalid):
        return {date_form.FIELD_OF.get(refused.field, refused.field): refused.said(visit.tongue())}
    return {"main": refused.said(visit.tongue())} if isinstance(refused, Refusal) else {}


def _typed(visit: Visit) -> dict[str, str]:
    return {name: visit.fields.get(name, "") for name in date_form.FIELDS}


def _today(visit: Visit) -> date_type:
    return visit.service.clock.now().date()
