"""Workshops about an instrument in trial, and what phones say in them until it is counted."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    op.create_table(
        "reflections",
        sa.Column("id", sa.String(40), primary_key=True, nullable=False),
        sa.Column("trial", sa.String(40), sa.ForeignKey("trials.id", ondelete="CASCADE"), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("course", sa.JSON, nullable=False),
        sa.Column("tallies", sa.JSON, nullable=False),
        sa.Column("let_through", sa.JSON, nullable=False),
        sa.Column("notes", sa.Text, nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("began", sa.DateTime(timezone=True)),
        sa.Column("ended", sa.DateTime(timezone=True)),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.UniqueConstraint("code", name="uq_reflections_code"),
    )
    op.create_index("ix_reflections_trial", "reflections", ["trial"])
    op.create_table(
        "reflection_voices",
        sa.Column(
            "workshop",
            sa.String(40),
            sa.ForeignKey("reflections.id", ondelete="CASCADE"),
            primary_key=True,
            nullable=False,
        ),
        sa.Column("ballot", sa.String(250), primary_key=True, nullable=False),
        sa.Column("phone", sa.String(40), primary_key=True, nullable=False),
        sa.Column("said", sa.JSON, nullable=False),
    )
