"""What was said about questions lies in the order of ids that mean nothing: SQLite numbered the rows as they
came, and sheets that say when they were answered stood beside that order.
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    op.rename_table("feedback", "feedback_before")
    op.drop_index("ix_feedback_check", "feedback_before")
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
        sa.Column("version", sa.Text, nullable=False, server_default=""),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_feedback_check", "feedback", ["check"])
    op.execute(
        'INSERT INTO feedback (id, "check", question, perspective, language, week, marks, text, version) '
        'SELECT id, "check", question, perspective, language, week, marks, text, version '
        "FROM feedback_before ORDER BY id"
    )
    op.drop_table("feedback_before")
