"""Measures belong to the process and know the check they came from; each has a state and a history."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

_MOMENT = sa.DateTime(timezone=True)
_BEFORE = sa.text(
    'SELECT m.id, c.process, m."check", m.criterion, m.what, m.who, m.partners, m.due, m.by_when, m.success,'
    ' coalesce(w.started, c.created) AS changed FROM measures m JOIN checks c ON c.id = m."check"'
    ' LEFT JOIN workshops w ON w."check" = c.id ORDER BY c.created, c.id, m.place'
).columns(due=sa.Date, changed=_MOMENT)


def upgrade() -> None:
    before = op.get_bind().execute(_BEFORE).mappings().all()
    op.drop_table("measures")
    measures = op.create_table(
        "measures",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column(
            "process", sa.String(40), sa.ForeignKey("processes.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("check", sa.String(40), sa.ForeignKey("checks.id", ondelete="SET NULL")),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("criteria", sa.JSON, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("partners", sa.Text, nullable=False),
        sa.Column("due", sa.Date),
        sa.Column("by_when", sa.Text, nullable=False),
        sa.Column("success", sa.Text, nullable=False),
        sa.Column("urgency", sa.String(20), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("since", sa.Date),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("changed", _MOMENT, nullable=False),
    )
    op.create_index("ix_measures_process", "measures", ["process"])
    op.create_index("ix_measures_check", "measures", ["check"])
    changes = op.create_table(
        "measure_changes",
        sa.Column(
            "measure",
            sa.String(40),
            sa.ForeignKey("measures.id", ondelete="CASCADE"),
            primary_key=True,
            nullable=False,
        ),
        sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("before", sa.JSON, nullable=False),
    )
    if before:
        op.bulk_insert(measures, _taken_over(before))
        op.bulk_insert(
            changes,
            [{"measure": row["id"], "revision": 1, "at": _moment(row), "before": {}} for row in before],
        )


def _taken_over(before: Any) -> list[dict[str, object]]:  # Any: rows of the table as it was
    """What workshops have written, in the order in which each process had it written."""
    places: dict[str, int] = {}
    taken = []
    for row in before:
        places[row["process"]] = places.get(row["process"], 0) + 1
        taken.append(
            {name: row[name] for name in ("id", "process", "check", "what", "who", "partners", "due")}
            | {"by_when": row["by_when"], "success": row["success"], "place": places[row["process"]]}
            | {"criteria": [row["criterion"]] if row["criterion"] else [], "urgency": "medium"}
            | {"state": "open", "reason": "", "since": None, "revision": 1, "changed": _moment(row)}
        )
    return taken


def _moment(row: Any) -> datetime:  # Any: a row of the table as it was
    """When a measure was last changed, as far as that is known; SQLite keeps no time zone."""
    changed: datetime = row["changed"]
    return changed if changed.tzinfo else changed.replace(tzinfo=UTC)
