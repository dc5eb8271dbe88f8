"""Applications as a table: a row for each, a column for each thing that was asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qcheck.language import N_, Language, local
from qcheck.reports.csv_text import csv_text
from qcheck.service import Application, ApplicationState, FormField

HEADER = (N_("Arrived"), N_("Decision"))
NOTE = N_("Notes")


def csv(
    applications: Iterable[Application], states: Mapping[ApplicationState, str], zone: str, tongue: Language
) -> str:
    """The table as CSV; what was asked of some alone has a column, too."""
    listed = tuple(applications)
    columns: dict[str, FormField] = {}
    for application in listed:
        for asked in application.asked.fields:
            columns.setdefault(asked.id, asked)
    titles = [asked.title.say(tongue.tag) for asked in columns.values()]
    header = [*map(tongue.say, HEADER), *titles, tongue.say(NOTE)]
    return csv_text(
        [header, *(_row(application, columns, states, zone, tongue) for application in listed)], tongue.tag
    )


def _row(
    application: Application,
    columns: Mapping[str, FormField],
    states: Mapping[ApplicationState, str],
    zone: str,
    tongue: Language,
) -> list[object]:
    own = {asked.id: asked for asked in application.asked.fields}
    answers = (application.said(own[column], tongue.tag) if column in own else "" for column in columns)
    arrived = f"{local(application.sent, zone):%Y-%m-%d %H:%M}"
    return [arrived, states[application.state], *answers, application.note]
