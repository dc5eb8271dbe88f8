"""A list of what people have deleted, so that a backup from before does not bring it back."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    op.create_table(
        "deletions",
        sa.Column("kind", sa.String(20), primary_key=True, nullable=False),
        sa.Column("digest", sa.String(64), primary_key=True, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
    )
