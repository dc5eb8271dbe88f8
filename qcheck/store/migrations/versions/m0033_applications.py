"""Applications to a trial."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    op.create_table(
        "applications",
        sa.Column("id", sa.String(40), primary_key=True, nullable=False),
        sa.Column("trial", sa.String(40), sa.ForeignKey("trials.id", ondelete="CASCADE"), nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("answers", sa.JSON, nullable=False),
        sa.Column("language", sa.String(20), nullable=False),
        sa.Column("sent", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("greeting", sa.Text, nullable=False),
        sa.Column("reply", sa.Text, nullable=False),
        sa.Column("decided", sa.DateTime(timezone=True)),
        sa.Column("pilot", sa.String(40), sa.ForeignKey("pilots.id", ondelete="SET NULL")),
        sa.Column("revision", sa.Integer, nullable=False),
    )
    op.create_index("ix_applications_trial", "applications", ["trial"])
    op.create_index("ix_applications_pilot", "applications", ["pilot"])
