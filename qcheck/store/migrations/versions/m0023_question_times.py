"""How long questions take, as counts, and whether a check measures it."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.add_column("checks", sa.Column("times", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_table(
        "question_times",
        sa.Column("check", sa.String(40), sa.ForeignKey("checks.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("version", sa.Text, primary_key=True),
        sa.Column("question", sa.Text, primary_key=True),
        sa.Column("seconds", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
