"""Workshops: votes of the room on its topics, and the Wi-Fi that is shown on the wall."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("workshops", sa.Column("vote", sa.JSON))
    op.add_column("workshops", sa.Column("wifi_name", sa.Text, nullable=False, server_default=""))
    op.add_column("workshops", sa.Column("wifi_password", sa.Text, nullable=False, server_default=""))
    op.create_table(
        "votes",
        sa.Column(
            "sheet",
            sa.String(40),
            sa.ForeignKey("sheets.id", ondelete="CASCADE"),
            primary_key=True,
            nullable=False,
        ),
        sa.Column("criterion", sa.Text, primary_key=True),
        sa.Column("check", sa.String(40), sa.ForeignKey("checks.id", ondelete="CASCADE"), nullable=False),
    )
    op.create_index("ix_votes_check", "votes", ["check"])
