"""What is learned as files for the authors: Excel, CSV, JSON."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from starlette.responses import Response

from qcheck.plain.trial.rendering import coordinated
from qcheck.reports import learned as files
from qcheck.web.visit import Visit

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_csv(visit: Visit) -> Response:
    """One row for each question."""
    return _file(visit, files.as_csv(_learned(visit), visit.tongue()), "text/csv; charset=utf-8", "csv")


def as_json(visit: Visit) -> Response:
    """What is learned in the trial as JSON, with all figures."""
    return _file(visit, files.as_json(_learned(visit), visit.tongue()), "application/json", "json")


def as_xlsx(visit: Visit) -> Response:
    """What is learned in the trial, as an Excel workbook."""
    today = visit.service.clock.now().astimezone(ZoneInfo(coordinated(visit).trial.zone)).date()
    return _file(visit, files.as_xlsx(_learned(visit), visit.tongue(), today), XLSX, "xlsx")


def _learned(visit: Visit) -> files.Learned:
    return files.gathered(visit.service, coordinated(visit))


def _file(visit: Visit, content: str | bytes, kind: str, ending: str) -> Response:
    name = f"{coordinated(visit).trial.name}-{files.NAME}.{ending}"
    return Response(
        content,
        media_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )
