"""Which pilots have ever shown a result: whoever has seen one could take it out of what all say together."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    op.create_table(
        "ever_shown",
        sa.Column(
            "trial",
            sa.String(40),
            sa.ForeignKey("trials.id", ondelete="CASCADE"),
            primary_key=True,
            nullable=False,
        ),
        sa.Column(
            "process",
            sa.String(40),
            sa.ForeignKey("processes.id", ondelete="CASCADE"),
            primary_key=True,
            nullable=False,
        ),
    )
    op.execute(
        "INSERT INTO ever_shown (trial, process) SELECT DISTINCT pilots.trial, pilots.process "
        "FROM shown_results JOIN pilots ON pilots.id = shown_results.pilot WHERE pilots.process IS NOT NULL"
    )
