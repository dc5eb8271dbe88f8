"""All sheets of a check at once: what did not change since it was last read is not read again.

Results need every answer of a check, and while people answer they are asked for again and again. A sheet's
revision grows with each of its changes, so a sheet of the same revision is the same sheet.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from sqlalchemy import Connection

from qcheck.records import CheckId, Sheet
from qcheck.store.ground import mapping, queries
from qcheck.store.tables.checks import sheets

MOST_CHECKS = 4
"""Checks that are remembered at once; 3,000 sheets of 40 answers take some 10 MB."""
MOST_ONE_BY_ONE = 200
"""Beyond so many changed sheets the whole check is read."""


class SheetCache:
    """The checks that were read last, by sheet, each with its revision."""

    def __init__(self) -> None:
        self._kept: OrderedDict[CheckId, dict[str, tuple[int, Sheet]]] = OrderedDict()
        self._one_at_a_time = Lock()

    def sheets(self, connection: Connection, check: CheckId) -> tuple[Sheet, ...]:
        """The sheets that count, in an order that says nothing about who came when, as this transaction sees
        them.
        """
        with self._one_at_a_time:
            now = {
                row.id: (row.revision, row.perspective)
                for row in connection.execute(queries.THOSE_THAT_COUNT, {"check": check})
            }
            known = self._kept.pop(check, {})
            changed = {
                sheet: whose
                for sheet, (revision, whose) in now.items()
                if sheet not in known or known[sheet][0] != revision
            }
            read_anew = _read(connection, check, changed) if changed else {}
            self._kept[check] = {
                sheet: (revision, read_anew.get(sheet) or known[sheet][1])
                for sheet, (revision, _) in now.items()
            }
            while len(self._kept) > MOST_CHECKS:
                self._kept.popitem(last=False)
            return tuple(sheet for _, sheet in self._kept[check].values())


def _read(connection: Connection, check: CheckId, wanted: dict[str, str]) -> dict[str, Sheet]:
    these = sheets.c.check == check if len(wanted) > MOST_ONE_BY_ONE else sheets.c.id.in_(list(wanted))
    values, remarks = (connection.execute(query(these)).all() for query in (queries.values, queries.remarks))
    return mapping.with_answers(wanted, values, remarks)
