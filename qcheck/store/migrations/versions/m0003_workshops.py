"""Workshops: where one stands, what was agreed, noted and planned, and hands counted in the room."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "workshops",
        _check(primary_key=True),
        sa.Column("stage", sa.JSON, nullable=False),
        sa.Column("history", sa.JSON, nullable=False),
        sa.Column("next", sa.Text, nullable=False, server_default=""),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "agreements",
        _check(primary_key=True),
        sa.Column("criterion", sa.Text, primary_key=True),
        sa.Column("light", sa.String(20)),
        _text("reason"),
        _text("minority"),
    )
    op.create_table(
        "notes", _check(primary_key=True), sa.Column("criterion", sa.Text, primary_key=True), _text("text")
    )
    op.create_table(
        "measures",
        sa.Column("id", sa.String(40), primary_key=True),
        _check(),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("criterion", sa.Text),
        *map(_text, ("what", "who", "partners")),
        sa.Column("due", sa.Date),
        _text("success"),
    )
    op.create_index("ix_measures_check", "measures", ["check"])
    op.create_table(
        "hands",
        _check(primary_key=True),
        sa.Column("perspective", sa.Text, primary_key=True),
        sa.Column("question", sa.Text, primary_key=True),
        sa.Column("value", sa.String(20), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
    )


def _check(*, primary_key: bool = False) -> "sa.Column[str]":
    return sa.Column(
        "check",
        sa.String(40),
        sa.ForeignKey("checks.id", ondelete="CASCADE"),
        primary_key=primary_key,
        nullable=False,
    )


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False)
