"""What a trial writes to people waits in the database until it is sent."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.create_table(
        "mails",
        sa.Column("key", sa.String(120), primary_key=True, nullable=False),
        sa.Column("trial", sa.String(40), sa.ForeignKey("trials.id", ondelete="CASCADE"), nullable=False),
        sa.Column("of", sa.String(40), nullable=False, server_default=""),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False, server_default="0"),
        sa.Column("claimed", sa.String(40)),
        sa.Column("done", sa.DateTime(timezone=True)),
        sa.Column("trouble", sa.String(20), nullable=False, server_default=""),
        sa.Column("to", sa.Text, nullable=False),
        sa.Column("language", sa.String(40), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("calendar", sa.Text, nullable=False),
    )
    for column in ("trial", "of", "due", "done"):
        op.create_index(f"ix_mails_{column}", "mails", [column])
    op.add_column("installation", sa.Column("mailer", sa.String(40)))
    op.add_column("installation", sa.Column("mailing_until", sa.DateTime(timezone=True)))
    op.add_column("installation", sa.Column("mail_trouble", sa.String(20), nullable=False, server_default=""))
