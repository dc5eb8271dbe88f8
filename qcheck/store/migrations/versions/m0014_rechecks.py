"""A check can be the re-check of a measure: it asks the questions of its criteria once more."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_table(
        "rechecks",
        sa.Column(
            "check",
            sa.String(40),
            sa.ForeignKey("checks.id", ondelete="CASCADE"),
            primary_key=True,
            nullable=False,
        ),
        sa.Column("measure", sa.String(40), sa.ForeignKey("measures.id", ondelete="CASCADE"), nullable=False),
    )
    op.create_index("ix_rechecks_measure", "rechecks", ["measure"])
