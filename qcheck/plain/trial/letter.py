"""A text to the people of a date: written, looked at, sent; or to copy, where nothing is sent by mail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from starlette.responses import Response

from qcheck.language import N_
from qcheck.piloting import ToWhom
from qcheck.plain.trial.dates import PATH, dated
from qcheck.plain.trial.rendering import coordinated, coordinators_page, onward
from qcheck.service import Refusal, Several, UnknownLink
from qcheck.web.rendering import sent_on
from qcheck.web.visit import Visit

WHOM: Mapping[ToWhom, str] = {
    ToWhom.ALL: N_("everybody who comes or waits"),
    ToWhom.SEATS: N_("those with a seat"),
    ToWhom.WAITING: N_("those on the waiting list"),
}
FIELDS = ("whom", "subject", "text", "once")


def page(visit: Visit) -> Response:
    """The form, and what was written before."""
    return _page(visit, {"whom": ToWhom.ALL, "once": visit.service.registering.new_once()})


def write(visit: Visit) -> Response:
    """Shows the text as it would be sent, sends it, or returns to the form with what was typed."""
    opened, date, typed = coordinated(visit), dated(visit), _typed(visit)
    given = ToWhom(typed["whom"]), typed["subject"], typed["text"]
    deed = visit.fields.get("deed", "look")
    try:
        if deed == "send":
            visit.service.date_letters.send(opened, date.id, *given, typed["once"])
            is_on = visit.service.mailing.is_on
            return sent_on(
                visit, onward(visit, f"{PATH}/{date.id}", "letter-sent" if is_on else "letter-shown")
            )
        draft = visit.service.date_letters.look(opened, date.id, *given) if deed == "look" else None
    except UnknownLink:
        raise
    except Several as refused:
        why = {field: reason.said(visit.tongue()) for field, reason in refused.reasons.items()}
        return _page(visit, typed, errors=why, status=refused.status)
    except Refusal as refused:
        return _page(visit, typed, errors={"text": refused.said(visit.tongue())}, status=refused.status)
    return _page(visit, typed, draft=draft)


def _typed(visit: Visit) -> dict[str, str]:
    typed = {name: visit.fields.get(name, "") for name in FIELDS}
    if typed["whom"] not in tuple(ToWhom):
        typed["whom"] = ToWhom.ALL
    return typed


def _page(
    visit: Visit,
    typed: Mapping[str, str],
    draft: object = None,
    errors: Mapping[str, str] | None = None,
    status: int = 200,
) -> Response:
    opened, date, tongue = coordinated(visit), dated(visit), visit.tongue()
    shown = {
        "date": date,
        "typed": defaultdict(str, typed),
        "draft": draft,
        "errors": errors or {},
        "whom": [(whom, tongue.say(word)) for whom, word in WHOM.items()],
        "whom_words": tongue.say(WHOM[ToWhom(typed["whom"])]),
        "is_on": visit.service.mailing.is_on,
        "written": [
            (tongue.moment(letter.at, date.zone), tongue.say(WHOM[letter.whom]), letter)
            for letter in visit.service.date_letters.written(opened, date.id)
        ],
    }
    return coordinators_page(visit, opened, "letter", PATH, shown, status)
