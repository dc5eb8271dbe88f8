"""Results handed on by choice: which part of them a link shows, and whether they are for those who answered,
too.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("links", sa.Column("shows", sa.JSON))
    op.add_column("checks", sa.Column("shares", sa.Boolean, nullable=False, server_default=sa.false()))
