"""The coordinator's pages about pilots: all of them, and one of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urlencode

from starlette.responses import Response

from qcheck.addresses import address_of, trial_address
from qcheck.language import N_, Language
from qcheck.plain.trial.rendering import coordinated, coordinators_page
from qcheck.reports.csv_text import csv_text
from qcheck.service import (
    MADE_OFTEN,
    Band,
    Invalid,
    LinkKind,
    NotABundle,
    NotPossible,
    SeenCheck,
    SeenPilot,
    Stale,
    Trial,
)
from qcheck.web.rendering import sent_on
from qcheck.web.uploaded import uploaded
from qcheck.web.visit import Visit
from qcheck.web.whole_address import whole
from qcheck.wording import pilots

PATH = "/pilots"
COLUMNS = (
    "pilot", "joined", "left", "catalogue", "version", "phase", "mode", "state", "since", "perspective",
    "sheets_from", "sheets_to", "said_from", "said_to",
)  # fmt: skip
"""What a file of the pilots says: a row for each perspective of each check; empty where it is not told."""
TOLD = {
    "added": N_("The pilot is there. Now send it its link."),
    "saved": N_("Saved."),
    "received": N_("The file is taken in."),
    "dropped": pilots.FILE_TAKEN_OUT,
    "renewed": N_("The link is renewed. The one before opens nothing any more."),
    "removed": N_("The pilot is removed. Its checks stay as they are."),
}
NOT_SURE = N_("Please tick that this pilot is to be removed.")


def page(visit: Visit) -> Response:
    """All pilots, and a form for one more."""
    return _list(visit)


def add(visit: Visit) -> Response:
    """Takes in a pilot by hand, and leads to its page with its link."""
    opened, name = coordinated(visit), visit.fields.get("name", "")
    try:
        link = visit.service.piloting.add(opened, name)
    except Invalid as refused:
        return _list(visit, {"name": refused.said(visit.tongue())}, name, refused.status)
    return _done(visit, f"/{visit.service.piloting.open_pilot(link).pilot.id}", "added")


def one(visit: Visit) -> Response:
    """One pilot: how its checks stand, what it shows, its link, notes."""
    return _one(visit)


def change(visit: Visit) -> Response:
    """Keeps name and notes, renews its link, or removes it."""
    opened, which, fields = coordinated(visit), _which(visit), visit.fields
    observing = visit.service.observing
    if "renew" in fields:
        observing.renew(opened, which)
        return _done(visit, f"/{which}", "renewed")
    if "remove" in fields:
        if "sure" not in fields:
            return _one(visit, {"sure": visit.tongue().say(NOT_SURE)}, 422)
        observing.remove(opened, which)
        return _done(visit, "", "removed")
    seen = int(revision) if (revision := fields.get("revision", "")).isdecimal() and len(revision) < 9 else 0
    try:
        observing.describe(opened, which, fields.get("name", ""), fields.get("note", ""), seen)
    except (Invalid, Stale) as refused:
        field = getattr(refused, "field", "") or "note"
        return _one(visit, {field: refused.said(visit.tongue())}, refused.status)
    return _done(visit, f"/{which}", "saved")


def receive(visit: Visit) -> Response:
    """Takes in a file that was sent to the coordinator, as this pilot's."""
    opened, which, sent = coordinated(visit), _which(visit), uploaded(visit)
    try:
        if not visit.service.network_limits.checks_made.take(visit.sender):
            raise NotPossible(MADE_OFTEN)
        visit.service.bringing.receive(opened, sent.name, sent.content, which)
    except NotABundle as refused:
        return _one(visit, {"file": refused.problems[0].said(visit.tongue())}, 422)
    except NotPossible as refused:
        return _one(visit, {"file": refused.said(visit.tongue())}, refused.status)
    return _done(visit, f"/{which}", "received")


def drop(visit: Visit) -> Response:
    """Takes a file that was received for a pilot out of the trial again."""
    visit.service.bringing.drop_any(coordinated(visit), visit.fields.get("dropped", ""))
    return _done(visit, f"/{_which(visit)}", "dropped")


def back(visit: Visit) -> Response:
    """Leads to the page of the pilot whoever opens the address of a form by hand."""
    visit.turn(f"{PATH}/{_which(visit)}")


def as_table(visit: Visit) -> Response:
    """All pilots as CSV."""
    opened, tongue = coordinated(visit), visit.tongue()
    rows = [COLUMNS, *(row for pilot in visit.service.observing.all(opened) for row in _rows(pilot))]
    return _file(csv_text(rows, tongue.tag), "text/csv", opened.trial, "csv")


def as_json(visit: Visit) -> Response:
    """All pilots as JSON: the same rows."""
    opened = coordinated(visit)
    rows = [
        dict(zip(COLUMNS, row, strict=True))
        for pilot in visit.service.observing.all(opened)
        for row in _rows(pilot)
    ]
    text = json.dumps({"qcheck": "pilots", "rows": rows}, ensure_ascii=False, indent=1, default=str)
    return _file(f"{text}\n", "application/json", opened.trial, "json")


def _list(visit: Visit, errors: dict[str, str] | None = None, name: str = "", status: int = 200) -> Response:
    opened, tongue = coordinated(visit), visit.tongue()
    seen = visit.service.observing.all(opened)
    shown = {
        "pilots": [_told(pilot, tongue) for pilot in seen],
        "join": whole(visit, trial_address("join", visit.service.piloting.join_link(opened))),
        "has_catalogues": bool(opened.trial.catalogues),
        "name": name,
        "errors": errors or {},
        "told": _told_now(visit),
    }
    return coordinators_page(visit, opened, "pilots", PATH, shown, status)


def _one(visit: Visit, errors: dict[str, str] | None = None, status: int = 200) -> Response:
    opened, tongue = coordinated(visit), visit.tongue()
    seen = visit.service.observing.one(opened, _which(visit))
    fields = visit.fields if errors else {}
    shown = {
        "one": _told(seen, tongue),
        "name": fields.get("name", seen.pilot.name),
        "note": fields.get("note", seen.pilot.note),
        "results": [
            (pilots.edition(result.questionnaire, tongue), address_of(LinkKind.VIEW, result.link))
            for result in seen.shown
        ],
        "address": whole(visit, trial_address("pilot", seen.link)),
        "files": [
            (file.id, file.name, tongue.day(file.at.date()), file.number)
            for file in visit.service.bringing.files(opened)
            if file.pilot == seen.pilot.id
        ],
        "errors": errors or {},
        "told": _told_now(visit),
    }
    return coordinators_page(visit, opened, "one_pilot", PATH, shown, status)


def _told(seen: SeenPilot, tongue: Language) -> dict[str, object]:
    """What the list of pilots tells of one pilot, as its template needs it."""
    pilot = seen.pilot
    joined, left = (tongue.day(day.date()) if day else "" for day in (pilot.joined, pilot.left))
    return {
        "id": pilot.id,
        "name": pilot.name,
        "revision": pilot.revision,
        "takes_part": pilot.takes_part,
        "joined": joined,
        "left": left,
        "note": pilot.note,
        "shows": len(seen.shown),
        "checks": [_check(check, tongue) for check in seen.checks],
    }


def _check(seen: SeenCheck, tongue: Language) -> dict[str, object]:
    return {
        "words": pilots.check(seen.questionnaire, seen.mode, tongue),
        "stands": pilots.since(seen.mode, seen.state, seen.since, tongue),
        "numbers": list(pilots.numbers(seen.questionnaire, seen.observed, tongue)),
        "said": pilots.said(seen.questionnaire, seen.observed, seen.mode, seen.state, tongue),
    }


def _rows(seen: SeenPilot) -> Iterator[tuple[object, ...]]:
    """A row for each perspective of each check; one row for a pilot without any."""
    pilot = seen.pilot
    about = (pilot.name, *(day.date() if day else None for day in (pilot.joined, pilot.left)))
    if not seen.checks:
        yield *about, *(None for _ in COLUMNS[len(about) :])
    for check in seen.checks:
        catalogue = check.questionnaire.catalogue
        edition = (catalogue.id, catalogue.version, check.questionnaire.phase)
        stands = (*edition, check.mode.value, check.state.value, check.since)
        for perspective in check.questionnaire.perspectives:
            sheets = check.observed.sheets.get(perspective) if check.observed else None
            said = check.observed.said if check.observed else None
            yield *about, *stands, perspective, *_ends(sheets), *_ends(said)


def _ends(band: Band | None) -> tuple[int | None, int | None]:
    return (band.least, band.most) if band else (None, None)


def _which(visit: Visit) -> str:
    return str(visit.request.path_params["pilot"])


def _told_now(visit: Visit) -> str:
    words = TOLD.get(visit.request.query_params.get("done", ""), "")
    return visit.tongue().say(words) if words else ""


def _done(visit: Visit, path: str, what: str) -> Response:
    query = {"done": what} | ({"lang": visit.language_asked} if visit.language_asked else {})
    return sent_on(visit, f"{visit.base}{PATH}{path}?{urlencode(query)}")


def _file(text: str, kind: str, trial: Trial, ending: str) -> Response:
    name = f'attachment; filename="{trial.name}-pilots.{ending}"'
    return Response(text, media_type=kind, headers={"Content-Disposition": name})
