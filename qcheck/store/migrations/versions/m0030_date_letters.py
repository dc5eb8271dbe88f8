"""Whoever coordinates a trial writes to the people of a date."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    op.create_table(
        "date_letters",
        sa.Column("id", sa.String(40), primary_key=True, nullable=False),
        sa.Column("date", sa.String(40), sa.ForeignKey("trial_dates.id", ondelete="CASCADE"), nullable=False),
        sa.Column("whom", sa.String(20), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_date_letters_date", "date_letters", ["date"])
