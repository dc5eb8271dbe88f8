"""A check can go on to a newer edition of its catalogue: which texts it had, and answers set aside."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "moves",
        sa.Column(
            "check",
            sa.String(40),
            sa.ForeignKey("checks.id", ondelete="CASCADE"),
            primary_key=True,
            nullable=False,
        ),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("before", sa.String(64), sa.ForeignKey("catalogues.sha"), nullable=False),
        sa.Column("after", sa.String(64), sa.ForeignKey("catalogues.sha"), nullable=False),
        sa.Column("aside", sa.JSON, nullable=False),
        sa.Column("scope", sa.JSON, nullable=False),
        sa.Column("undoes", sa.Integer),
    )
    op.create_index("ix_moves_before", "moves", ["before"])
    op.create_index("ix_moves_after", "moves", ["after"])
    op.create_table(
        "set_aside",
        sa.Column(
            "sheet",
            sa.String(40),
            sa.ForeignKey("sheets.id", ondelete="CASCADE"),
            primary_key=True,
            nullable=False,
        ),
        sa.Column("question", sa.Text, primary_key=True, nullable=False),
        sa.Column("catalogue", sa.String(64), primary_key=True, nullable=False),
        sa.Column("value", sa.String(20)),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("evidence_title", sa.Text, nullable=False),
        sa.Column("evidence_link", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("saved", sa.DateTime(timezone=True), nullable=False),
    )
