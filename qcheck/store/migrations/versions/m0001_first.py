"""Processes, checks with the text of their catalogue, sheets, answers, closing answers, links."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "processes",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_processes"),
    )
    op.create_table(
        "catalogues",
        sa.Column("sha", sa.String(64), nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("sha", name="pk_catalogues"),
    )
    _checks()
    _sheets()
    _said()
    _links()


def _checks() -> None:
    op.create_table(
        "checks",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("process", sa.String(40), nullable=False),
        sa.Column("catalogue", sa.String(64), nullable=False),
        sa.Column("phase", sa.Text),
        sa.Column("only", sa.JSON(none_as_null=True)),
        sa.Column("modules", sa.JSON, nullable=False),
        sa.Column("mode", sa.String(20), nullable=False),
        sa.Column("opened", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_checks"),
        sa.ForeignKeyConstraint(["process"], ["processes.id"], name="fk_checks_process"),
        sa.ForeignKeyConstraint(["catalogue"], ["catalogues.sha"], name="fk_checks_catalogue"),
    )
    op.create_index("ix_checks_process", "checks", ["process"])
    op.create_index("ix_checks_catalogue", "checks", ["catalogue"])


def _sheets() -> None:
    op.create_table(
        "sheets",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("check", sa.String(40), nullable=False),
        sa.Column("perspective", sa.Text, nullable=False),
        sa.Column("finished", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sheets"),
        sa.ForeignKeyConstraint(["check"], ["checks.id"], name="fk_sheets_check", ondelete="CASCADE"),
    )
    op.create_index("ix_sheets_check", "sheets", ["check"])


def _said() -> None:
    op.create_table(
        "answers",
        sa.Column("sheet", sa.String(40), nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("value", sa.String(20)),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("evidence_title", sa.Text, nullable=False),
        sa.Column("evidence_link", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("saved", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sheet", "question", name="pk_answers"),
        sa.ForeignKeyConstraint(["sheet"], ["sheets.id"], name="fk_answers_sheet", ondelete="CASCADE"),
    )
    op.create_table(
        "closings",
        sa.Column("sheet", sa.String(40), nullable=False),
        sa.Column("key", sa.String(40), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("saved", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sheet", "key", name="pk_closings"),
        sa.ForeignKeyConstraint(["sheet"], ["sheets.id"], name="fk_closings_sheet", ondelete="CASCADE"),
    )


def _links() -> None:
    op.create_table(
        "links",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("check", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("generation", sa.Integer, nullable=False),
        sa.Column("sheet", sa.String(40)),
        sa.PrimaryKeyConstraint("id", name="pk_links"),
        sa.ForeignKeyConstraint(["check"], ["checks.id"], name="fk_links_check", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["sheet"], ["sheets.id"], name="fk_links_sheet", ondelete="CASCADE"),
    )
    op.create_index("ix_links_check", "links", ["check"])
    op.create_index("ix_links_sheet", "links", ["sheet"])
