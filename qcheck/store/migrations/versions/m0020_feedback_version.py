"""What was said about a question belongs to the edition that was asked, whatever edition comes next."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.add_column("feedback", sa.Column("version", sa.Text, nullable=False, server_default=""))
