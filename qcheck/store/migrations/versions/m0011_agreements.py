"""Agreed lights: of the process, outside workshops too, with their day, a revision and those before them.

What workshops have agreed on is taken over; its day is that of the workshop.
"""

from datetime import UTC, date, datetime
from typing import Any  # rows of tables that Alembic does not type
from uuid import uuid4
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

KEPT = sa.text(
    'SELECT checks.process, agreements."check", agreements.criterion, agreements.light, agreements.reason,'
    " agreements.minority, checks.zone, COALESCE(workshops.started, checks.opened, checks.created) AS started"
    ' FROM agreements JOIN checks ON checks.id = agreements."check"'
    ' LEFT JOIN workshops ON workshops."check" = checks.id'
).columns(started=sa.DateTime(timezone=True))


def upgrade() -> None:
    kept = [dict(row._mapping) for row in op.get_bind().execute(KEPT)]
    op.drop_table("agreements")
    agreements = op.create_table(
        "agreements",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column(
            "process", sa.String(40), sa.ForeignKey("processes.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("check", sa.String(40), sa.ForeignKey("checks.id", ondelete="SET NULL")),
        sa.Column("criterion", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("light", sa.String(20)),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("minority", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("withdrawn", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("revision", sa.Integer, nullable=False),
    )
    op.create_index("ix_agreements_process", "agreements", ["process"])
    op.create_index("ix_agreements_check", "agreements", ["check"])
    if kept:
        op.bulk_insert(agreements, [_taken_over(row) for row in kept])


def _taken_over(row: dict[str, Any]) -> dict[str, Any]:
    day = _day(row.pop("started"), row.pop("zone"))
    return {**row, "id": uuid4().hex, "number": 1, "day": day, "withdrawn": False, "revision": 1}


def _day(started: datetime, zone: str) -> date:
    """The day by the clock of the check's zone, by UTC's where the zone is not known any more."""
    moment = started if started.tzinfo else started.replace(tzinfo=UTC)
    try:
        return moment.astimezone(ZoneInfo(zone)).date()
    except (ValueError, OSError, KeyError, OverflowError):
        return moment.date()
