"""What people say about questions, apart from sheets, and whether a check asks it."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.add_column("checks", sa.Column("asks_back", sa.Boolean, nullable=False, server_default=sa.true()))
    op.create_table(
        "feedback",
        sa.Column("id", sa.String(64), primary_key=True, nullable=False),
        sa.Column("check", sa.String(40), sa.ForeignKey("checks.id", ondelete="CASCADE"), nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("perspective", sa.Text, nullable=False),
        sa.Column("language", sa.String(40), nullable=False),
        sa.Column("week", sa.String(8), nullable=False),
        sa.Column("marks", sa.JSON, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_index("ix_feedback_check", "feedback", ["check"])
