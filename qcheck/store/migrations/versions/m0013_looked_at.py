"""Sheets that wait to be looked at, whether anything stands on them, are found without reading all others."""

from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_index("ix_sheets_begun", "sheets", ["begun"])
