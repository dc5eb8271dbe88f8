"""Sheets: a hash by which a personal code is found, and when a sheet was begun, so that empty ones go after a
day.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("links", sa.Column("personal", sa.String(64)))
    op.create_index("ix_links_check_personal", "links", ["check", "personal"])
    op.add_column("sheets", sa.Column("begun", sa.DateTime(timezone=True)))
    op.execute(sa.table("sheets", sa.column("begun")).update().values(begun=sa.func.current_timestamp()))
