"""A trial has dates, and people register for them."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    op.create_table(
        "trial_dates",
        sa.Column("id", sa.String(40), primary_key=True, nullable=False),
        sa.Column("trial", sa.String(40), sa.ForeignKey("trials.id", ondelete="CASCADE"), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("starts", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed", sa.DateTime(timezone=True), nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("online", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("access", sa.Text, nullable=False),
        sa.Column("seats", sa.Integer),
        sa.Column("few", sa.Integer),
        sa.Column("register_until", sa.DateTime(timezone=True)),
        sa.Column("who", sa.String(20), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("technical", sa.Text, nullable=False),
        sa.Column("accessibility", sa.Text, nullable=False),
        sa.Column("alike", sa.String(40), nullable=False),
        sa.Column("called_off", sa.DateTime(timezone=True)),
        sa.Column("came", sa.Integer, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
    )
    op.create_index("ix_trial_dates_trial", "trial_dates", ["trial"])
    op.create_index("ix_trial_dates_ends", "trial_dates", ["ends"])
    op.create_index("ix_trial_dates_alike", "trial_dates", ["alike"])
    op.create_table(
        "registrations",
        sa.Column("id", sa.String(40), primary_key=True, nullable=False),
        sa.Column("trial", sa.String(40), sa.ForeignKey("trials.id", ondelete="CASCADE"), nullable=False),
        sa.Column("date", sa.String(40), sa.ForeignKey("trial_dates.id", ondelete="CASCADE"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organisation", sa.Text, nullable=False),
        sa.Column("mail", sa.Text, nullable=False),
        sa.Column("person", sa.String(64), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("language", sa.String(20), nullable=False),
        sa.Column("by_hand", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("repeats", sa.String(40)),
        sa.Column("pilot", sa.String(40)),
        sa.Column("revision", sa.Integer, nullable=False),
    )
    op.create_index("ix_registrations_trial", "registrations", ["trial"])
    op.create_index("ix_registrations_person", "registrations", ["person"])
    op.create_index("ix_registrations_order", "registrations", ["date", "number"], unique=True)
