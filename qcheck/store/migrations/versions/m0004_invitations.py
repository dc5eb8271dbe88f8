"""Invitations: a name for each link, what every letter of a check says, and in open rounds the link by which
a sheet was begun.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("links", sa.Column("name", sa.Text, nullable=False, server_default=""))
    op.add_column("checks", sa.Column("letterhead", sa.JSON(none_as_null=True)))
    op.add_column("sheets", sa.Column("invitation", sa.String(40)))
