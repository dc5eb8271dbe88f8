"""What lies on the shelf of an account or of an organisation."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    op.create_table(
        "shelf",
        sa.Column("id", sa.String(64), primary_key=True, nullable=False),
        sa.Column("account", sa.String(40), sa.ForeignKey("accounts.id", ondelete="CASCADE")),
        sa.Column("issuer", sa.Text, nullable=False, server_default=""),
        sa.Column("organisation", sa.Text, nullable=False, server_default=""),
        sa.Column("check", sa.String(40), sa.ForeignKey("checks.id", ondelete="CASCADE")),
        sa.Column("draft", sa.String(40), sa.ForeignKey("drafts.link", ondelete="CASCADE")),
        sa.Column("trial", sa.String(40), sa.ForeignKey("trials.id", ondelete="CASCADE")),
    )
    for column in ("account", "organisation", "check", "draft", "trial"):
        op.create_index(f"ix_shelf_{column}", "shelf", [column])
