"""What is learned in a trial: decisions about questions, which figures were told, drafts made from them."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def _of_a_trial() -> sa.Column[str]:
    return sa.Column("trial", sa.String(40), sa.ForeignKey("trials.id", ondelete="CASCADE"), nullable=False)


def upgrade() -> None:
    op.create_table(
        "decisions",
        _of_a_trial(),
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("catalogue", sa.Text, nullable=False),
        sa.Column("edition", sa.Text, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("questions", sa.JSON, nullable=False),
        sa.Column("criterion", sa.Text),
        sa.Column("reason", sa.JSON, nullable=False),
        sa.Column("wordings", sa.JSON, nullable=False),
        sa.Column("meaning", sa.String(20), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("on", sa.Date),
        sa.Column("withdrawn", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("trial", "id", "revision", name="pk_decisions"),
    )
    op.create_table(
        "told_figures",
        _of_a_trial(),
        sa.Column("catalogue", sa.String(200), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("told", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("trial", "catalogue", "number", name="pk_told_figures"),
    )
    op.create_table(
        "trial_drafts",
        _of_a_trial(),
        sa.Column("catalogue", sa.String(200), nullable=False),
        sa.Column("draft", sa.String(40), sa.ForeignKey("drafts.link", ondelete="CASCADE"), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("trial", "catalogue", name="pk_trial_drafts"),
    )
