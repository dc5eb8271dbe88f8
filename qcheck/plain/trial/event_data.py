"""Dates as search engines read them: schema.org's Event, as JSON-LD in the page. It is data, which browsers
never run.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from markupsafe import Markup

from qcheck.addresses import trial_page
from qcheck.language import local
from qcheck.piloting import Trial
from qcheck.piloting.seats import SeatLight
from qcheck.plain.trial.date_rows import DateRow
from qcheck.web.visit import Visit
from qcheck.web.whole_address import whole

SCHEMA = "https://schema.org"


def events(visit: Visit, trial: Trial, rows: Iterable[DateRow]) -> Markup:
    """The dates of a trial that are still to come; empty without any."""
    graph = [_event(visit, trial, row) for row in rows if not row.is_over]
    written = json.dumps({"@context": SCHEMA, "@graph": graph}, ensure_ascii=False) if graph else ""
    for sign in "<>&":  # or a title could end the element
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(written)  # noqa: S704  no sign is left that could end the element


def _event(visit: Visit, trial: Trial, row: DateRow) -> dict[str, object]:
    date, address = row.date, whole(visit, trial_page(trial.name, row.date.id))
    status = "EventCancelled" if row.is_off else "EventScheduled"
    modes = {(True, False): "Online", (False, True): "Offline", (True, True): "Mixed"}
    mode = modes.get((date.online, bool(date.place)), "Online")
    places: list[dict[str, object]] = []
    if date.place:
        places.append({"@type": "Place", "name": date.place, "address": date.place})
    if date.online:
        places.append({"@type": "VirtualLocation", "url": address})
    event: dict[str, object] = {
        "@type": "Event",
        "name": date.title,
        "startDate": local(date.starts, date.zone).isoformat(),
        "endDate": local(date.ends, date.zone).isoformat(),
        "eventStatus": f"{SCHEMA}/{status}",
        "eventAttendanceMode": f"{SCHEMA}/{mode}EventAttendanceMode",
        "location": places[0] if len(places) == 1 else places,
        "description": date.text or trial.description or trial.title,
        "url": address,
        "isAccessibleForFree": True,
    }
    if trial.responsible:
        event["organizer"] = {"@type": "Organization", "name": trial.responsible}
    if row.light:
        stock = "SoldOut" if row.light is SeatLight.FULL else "InStock"
        offer = {"@type": "Offer", "price": 0, "priceCurrency": "EUR", "url": address}
        event["offers"] = offer | {"availability": f"{SCHEMA}/{stock}"}
    return event
