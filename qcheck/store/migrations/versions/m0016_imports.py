"""Answers come in from files: which ones, and which sheets came with each."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.create_table(
        "imports",
        sa.Column("id", sa.String(40), primary_key=True, nullable=False),
        sa.Column("check", sa.String(40), sa.ForeignKey("checks.id", ondelete="CASCADE"), nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("taken", sa.DateTime(timezone=True), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("batch", sa.String(40), nullable=False),
    )
    op.create_index("ix_imports_check", "imports", ["check"])
    op.create_index("uq_imports_check_digest", "imports", ["check", "digest"], unique=True)
    op.create_table(
        "imported_sheets",
        sa.Column(
            "sheet",
            sa.String(40),
            sa.ForeignKey("sheets.id", ondelete="CASCADE"),
            primary_key=True,
            nullable=False,
        ),
        sa.Column("import", sa.String(40), sa.ForeignKey("imports.id", ondelete="CASCADE"), nullable=False),
        sa.Column("check", sa.String(40), sa.ForeignKey("checks.id", ondelete="CASCADE"), nullable=False),
        sa.Column("origin", sa.String(64), nullable=False),
    )
    op.create_index("ix_imported_sheets_import", "imported_sheets", ["import"])
    op.create_index("uq_imported_sheets_check_origin", "imported_sheets", ["check", "origin"], unique=True)
