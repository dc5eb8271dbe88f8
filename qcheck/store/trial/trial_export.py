"""All that is kept of a trial, table by table, for its coordinator to take along."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, select

from qcheck.piloting import TrialId
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.tables.dates import date_letters, registrations, trial_dates
from qcheck.store.tables.decisions import decisions
from qcheck.store.tables.reflections import reflections
from qcheck.store.tables.trials import applications, mails, pilots, said_files, trials

EXPORTED: tuple[tuple[Table, frozenset[str]], ...] = (
    (trials, frozenset()),
    (trial_dates, frozenset()),
    (registrations, frozenset({"person"})),
    (date_letters, frozenset()),
    (applications, frozenset()),
    (pilots, frozenset({"process"})),
    (decisions, frozenset()),
    (reflections, frozenset({"code"})),
    (mails, frozenset({"claimed", "body"})),
    (said_files, frozenset({"digest"})),
)
"""Each table, and the columns of it that stay: hashes and ids of checks, which say nothing to people, and
what stands in mails, in which are links of single people.
"""
LEFT_OUT = {
    "trial_links": "open things: they stand in the settings",
    "shown_results": "belong to their pilots, who can take them back",
    "ever_shown": "names processes by their ids alone",
    "said_elsewhere": "is told as far as the gate lets it, with the questions",
    "shown_back": "is read on the public page and on those of pilots",
    "told_figures": "keeps figures from being subtracted, and says nothing itself",
    "trial_drafts": "a draft belongs to its author's link",
    "shelf": "says on whose shelf its coordinator's link lies, which is theirs",
    "reflection_voices": "what a phone says is counted and gone",
}
"""The other tables of trials, and why they stay."""


class TrialExport(StoreBase):
    """Reads a trial as a whole."""

    def everything_of_trial(self, trial: TrialId) -> dict[str, list[dict[str, object]]]:
        """By table its rows; days and moments as ISO writes them."""
        with self.database.reading() as connection:
            return {
                table.name: [
                    {name: _plain(value) for name, value in row._mapping.items()}
                    for row in connection.execute(select(*_columns(table, hidden)).where(_of(table, trial)))
                ]
                for table, hidden in EXPORTED
            }


def _columns(
    table: Table, hidden: frozenset[str]
) -> list[Column[Any]]:  # Any: SQLAlchemy does not type the columns of a table
    """The columns that are taken along."""
    return [column for column in table.columns if column.name not in hidden]


def _of(table: Table, trial: TrialId) -> ColumnElement[bool]:
    """What of a table belongs to a trial: by itself, or by its date."""
    if table is trials:
        return trials.c.id == trial
    if "trial" in table.columns:
        return table.c.trial == trial
    return table.c.date.in_(select(trial_dates.c.id).where(trial_dates.c.trial == trial))


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | datetime) else value
