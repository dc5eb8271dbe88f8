"""An instrument is tried: trials, their links, their pilots."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.create_table(
        "trials",
        sa.Column("id", sa.String(40), primary_key=True, nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("catalogues", sa.JSON, nullable=False),
        sa.Column("starts", sa.Date),
        sa.Column("ends", sa.Date),
        sa.Column("responsible", sa.Text, nullable=False),
        sa.Column("contact", sa.Text, nullable=False),
        sa.Column("deletes", sa.Date, nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("apply_until", sa.DateTime(timezone=True)),
        sa.Column("is_public", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("asks", sa.JSON, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.UniqueConstraint("name", name="uq_trials_name"),
    )
    op.create_index("ix_trials_deletes", "trials", ["deletes"])
    op.create_table(
        "trial_links",
        sa.Column("id", sa.String(40), primary_key=True, nullable=False),
        sa.Column("trial", sa.String(40), sa.ForeignKey("trials.id", ondelete="CASCADE"), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("generation", sa.Integer, nullable=False),
        sa.Column("of", sa.String(40), nullable=False, server_default=""),
        sa.Column("withdrawn", sa.Boolean, nullable=False, server_default=sa.false()),
    )
    op.create_index("ix_trial_links_trial", "trial_links", ["trial"])
    op.create_index("ix_trial_links_of", "trial_links", ["of"])
    op.create_table(
        "pilots",
        sa.Column("id", sa.String(40), primary_key=True, nullable=False),
        sa.Column("trial", sa.String(40), sa.ForeignKey("trials.id", ondelete="CASCADE"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("process", sa.String(40), sa.ForeignKey("processes.id", ondelete="SET NULL")),
        sa.Column("joined", sa.DateTime(timezone=True)),
        sa.Column("left", sa.DateTime(timezone=True)),
        sa.Column("revision", sa.Integer, nullable=False),
    )
    op.create_index("ix_pilots_trial", "pilots", ["trial"])
    op.create_index("ix_pilots_process", "pilots", ["process"])
