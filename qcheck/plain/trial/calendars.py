"""Dates as calendar files: one, or all of a trial to subscribe to. Never with the access to a meeting."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.responses import Response

from qcheck.addresses import trial_page
from qcheck.piloting import Trial, TrialDate
from qcheck.service import in_mail
from qcheck.web.visit import Visit
from qcheck.web.whole_address import whole
from qcheck.wording import date_calendar


def calendar_file(visit: Visit, trial: Trial, dates: Iterable[TrialDate]) -> Response:
    """The calendar of these dates of a trial."""
    tongue = visit.tongue()
    entries = tuple(
        date_calendar.Entry(
            in_mail(date),
            date.id,
            date.revision,
            date.changed,
            whole(visit, trial_page(trial.name)) if trial.is_public else "",
            date.called_off is not None,
        )
        for date in dates
    )
    content = date_calendar.calendar_of(entries, tongue, trial.title)
    headers = {"Content-Disposition": f'attachment; filename="{trial.name}.ics"'}
    return Response(content, media_type=date_calendar.MEDIA_TYPE, headers=headers)
