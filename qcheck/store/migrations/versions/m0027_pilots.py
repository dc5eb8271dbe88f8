"""What pilots of a trial hand over: results, and what was said elsewhere; notes on pilots."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.add_column("pilots", sa.Column("note", sa.Text, nullable=False, server_default=""))
    op.create_table(
        "shown_results",
        sa.Column(
            "link",
            sa.String(40),
            sa.ForeignKey("links.id", ondelete="CASCADE"),
            primary_key=True,
            nullable=False,
        ),
        sa.Column("pilot", sa.String(40), sa.ForeignKey("pilots.id", ondelete="CASCADE"), nullable=False),
        sa.Column("generation", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_shown_results_pilot", "shown_results", ["pilot"])
    op.create_table(
        "said_files",
        sa.Column("id", sa.String(40), primary_key=True, nullable=False),
        sa.Column("trial", sa.String(40), sa.ForeignKey("trials.id", ondelete="CASCADE"), nullable=False),
        sa.Column("pilot", sa.String(40), sa.ForeignKey("pilots.id", ondelete="CASCADE")),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_said_files_trial", "said_files", ["trial"])
    op.create_index("ix_said_files_pilot", "said_files", ["pilot"])
    op.create_table(
        "said_elsewhere",
        sa.Column(
            "file",
            sa.String(40),
            sa.ForeignKey("said_files.id", ondelete="CASCADE"),
            primary_key=True,
            nullable=False,
        ),
        sa.Column("id", sa.String(64), primary_key=True, nullable=False),
        sa.Column("catalogue", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("phase", sa.Text),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("perspective", sa.Text, nullable=False),
        sa.Column("language", sa.String(40), nullable=False),
        sa.Column("week", sa.String(8), nullable=False),
        sa.Column("marks", sa.JSON, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
