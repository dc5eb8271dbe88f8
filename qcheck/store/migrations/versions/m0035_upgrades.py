"""Which version of qcheck brought the tables to which step, and where the backup from before is."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    op.create_table(
        "upgrades",
        sa.Column("step", sa.String(40), primary_key=True, nullable=False),
        sa.Column("came_from", sa.String(40)),
        sa.Column("qcheck", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("backup", sa.Text, nullable=False),
    )
