"""Who sees what became of the decisions of a trial."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    op.create_table(
        "shown_back",
        sa.Column(
            "trial",
            sa.String(40),
            sa.ForeignKey("trials.id", ondelete="CASCADE"),
            primary_key=True,
            nullable=False,
        ),
        sa.Column("to", sa.String(20), nullable=False),
    )
