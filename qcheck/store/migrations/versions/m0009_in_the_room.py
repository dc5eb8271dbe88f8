"""What a workshop hears in the room: by when in words, and which sheets had been begun before it."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("measures", sa.Column("by_when", sa.Text, nullable=False, server_default=""))
    op.add_column("sheets", sa.Column("earlier", sa.Boolean, nullable=False, server_default=sa.false()))
