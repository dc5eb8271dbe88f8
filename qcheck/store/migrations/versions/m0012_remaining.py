"""What remains of a check after its day of deletion; nothing of all those made before, as they said."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.add_column("checks", sa.Column("keeps", sa.String(20), nullable=False, server_default="nothing"))
    op.add_column("checks", sa.Column("emptied", sa.DateTime(timezone=True)))
    op.create_table(
        "remaining_results",
        sa.Column(
            "check",
            sa.String(40),
            sa.ForeignKey("checks.id", ondelete="CASCADE", name="fk_remaining_results_check"),
            nullable=False,
        ),
        sa.Column("figures", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("check", name="pk_remaining_results"),
    )
