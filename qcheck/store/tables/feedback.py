"""The tables of how questions work in a trial: what people say about them, and how long they take."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import JSON, Column, ForeignKey, Integer, String, Table, Text
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:  # generic for the type checker, plain at run time
    Decorator = TypeDecorator[datetime]
else:
    Decorator = TypeDecorator
from qcheck.store.tables.metadata import metadata

question_times = Table(  # how often a question took so long: counts alone, by nobody and in no order
    "question_times",
    metadata,
    Column("check", ForeignKey("checks.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Text, primary_key=True),  # of the catalogue that was asked then
    Column("question", Text, primary_key=True),
    Column("seconds", Integer, primary_key=True, autoincrement=False),  # one of `SECONDS`
    Column("number", Integer, nullable=False),
    sqlite_with_rowid=False,  # or the rows would be numbered as they came
)

feedback = Table(  # about questions, by nobody: no sheet, no moment, and an id that follows from nothing kept
    "feedback",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("check", ForeignKey("checks.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("question", Text, nullable=False),
    Column("perspective", Text, nullable=False),
    Column("language", String(40), nullable=False),
    Column("week", String(8), nullable=False),  # of the calendar, such as 2026-W48
    Column(
        "version", Text, nullable=False, server_default=""
    ),  # of the catalogue that was asked then; empty: that of the check
    Column("marks", JSON, nullable=False),  # list of `Fit`
    Column("text", Text, nullable=False),
    sqlite_with_rowid=False,  # or the rows would be numbered as they came
)
