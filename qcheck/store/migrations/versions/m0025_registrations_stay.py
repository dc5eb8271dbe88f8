"""How many days after their date registrations stay."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.add_column("trials", sa.Column("registrations_stay", sa.Integer, nullable=False, server_default="28"))
