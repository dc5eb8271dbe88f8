"""Many people: the life of a check, links of several kinds, sheets of others, the order of topics.

Columns are only added or renamed: SQLite would copy a table for anything else, and delete what hangs on its
rows on the way.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _checks()
    _sheets()
    _links()


def _checks() -> None:
    op.alter_column("checks", "opened", new_column_name="created")
    for column in (
        sa.Column("opened", MOMENT),
        sa.Column("closed", MOMENT),
        sa.Column("ends", MOMENT),
        sa.Column("zone", sa.Text, nullable=False, server_default="Europe/Berlin"),
        sa.Column("deletes", sa.Date),
        sa.Column("topics", sa.JSON(none_as_null=True)),
        sa.Column("removed", sa.Integer, nullable=False, server_default="0"),
    ):
        op.add_column("checks", column)
    checks = sa.table("checks", sa.column("opened"), sa.column("created"))
    op.execute(sa.update(checks).values(opened=checks.c.created))


def _sheets() -> None:
    op.add_column("sheets", sa.Column("revision", sa.Integer, nullable=False, server_default="0"))
    op.add_column("sheets", sa.Column("label", sa.Text, nullable=False, server_default=""))
    op.add_column("sheets", sa.Column("out", sa.Boolean, nullable=False, server_default=sa.false()))


def _links() -> None:
    op.add_column("links", sa.Column("perspective", sa.Text))
    op.add_column("links", sa.Column("withdrawn", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("links", sa.Column("code", sa.String(64)))
    op.create_index("ix_links_code", "links", ["code"], unique=True)
