"""The tables of what is learned in a trial: decisions about questions, and what was told of their figures."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    false,
)

from qcheck.store.tables.metadata import Moment, metadata

decisions = Table(
    "decisions",
    metadata,
    Column("trial", ForeignKey("trials.id", ondelete="CASCADE"), nullable=False),
    Column("id", String(40), nullable=False),
    Column("revision", Integer, nullable=False),  # each change is a row: the highest one holds
    Column("catalogue", Text, nullable=False),
    Column("edition", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("questions", JSON, nullable=False),
    Column("criterion", Text),
    Column("reason", JSON, nullable=False),  # language -> words
    Column("wordings", JSON, nullable=False),  # list of language -> words
    Column("meaning", String(20), nullable=False),
    Column("by", Text, nullable=False),
    Column("on", Date),
    Column("withdrawn", Boolean, nullable=False, server_default=false()),
    PrimaryKeyConstraint("trial", "id", "revision"),
)

told_figures = Table(
    "told_figures",
    metadata,
    Column("trial", ForeignKey("trials.id", ondelete="CASCADE"), nullable=False),
    Column("catalogue", String(200), nullable=False),
    Column("number", Integer, nullable=False),
    Column("told", JSON, nullable=False),  # list of [checks, figures]: which checks are in which figures
    PrimaryKeyConstraint("trial", "catalogue", "number"),
)

shown_back = Table(
    "shown_back",
    metadata,
    Column("trial", ForeignKey("trials.id", ondelete="CASCADE"), primary_key=True),
    Column("to", String(20), nullable=False),  # who sees what became of decisions; no row: pilots
)

trial_drafts = Table(
    "trial_drafts",
    metadata,
    Column("trial", ForeignKey("trials.id", ondelete="CASCADE"), nullable=False),
    Column("catalogue", String(200), nullable=False),
    Column("draft", ForeignKey("drafts.link", ondelete="CASCADE"), nullable=False),
    Column("made", Moment, nullable=False),
    PrimaryKeyConstraint("trial", "catalogue"),
)
