"""Checks that came in a bundle: where from, and whether their answers stayed there."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.add_column("checks", sa.Column("left_behind", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "arrivals",
        sa.Column(
            "check",
            sa.String(40),
            sa.ForeignKey("checks.id", ondelete="CASCADE", name="fk_arrivals_check"),
            nullable=False,
        ),
        sa.Column("origin", sa.String(40), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("check", name="pk_arrivals"),
    )
    op.create_index("ix_arrivals_origin", "arrivals", ["origin"])
