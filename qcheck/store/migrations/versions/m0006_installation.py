"""What an installation knows of itself: which key its links were made with, the time it last saw, when it
last tidied up.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    installation = op.create_table(
        "installation",
        sa.Column("id", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("fingerprint", sa.String(64)),
        sa.Column("seen", MOMENT),
        sa.Column("leapt", MOMENT),
        sa.Column("tidied", MOMENT),
        sa.Column("failed", sa.JSON, nullable=False),
        sa.Column("tidier", sa.String(40)),
        sa.Column("tidying_until", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_installation"),
    )
    op.bulk_insert(installation, [{"id": 1, "failed": []}])
