"""Who signed in, and until when."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(40), primary_key=True, nullable=False),
        sa.Column("issuer", sa.Text, nullable=False),
        sa.Column("subject", sa.String(255), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("mail", sa.Text, nullable=False),
        sa.Column("organisations", sa.JSON, nullable=False),
        sa.Column("seen", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("issuer", "subject"),
    )
    op.create_index("ix_accounts_seen", "accounts", ["seen"])
    op.create_table(
        "account_sessions",
        sa.Column("digest", sa.String(64), primary_key=True, nullable=False),
        sa.Column("account", sa.String(40), sa.ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
        sa.Column("provider_session", sa.Text, nullable=False),
        sa.Column("began", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_account_sessions_account", "account_sessions", ["account"])
    op.create_index("ix_account_sessions_provider_session", "account_sessions", ["provider_session"])
    op.create_index("ix_account_sessions_ends", "account_sessions", ["ends"])
