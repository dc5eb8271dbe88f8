"""The tables of what came from elsewhere: checks in bundles, sheets from files."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:  # generic for the type checker, plain at run time
    Decorator = TypeDecorator[datetime]
else:
    Decorator = TypeDecorator
from qcheck.store.tables.metadata import Moment, metadata

arrivals = Table(  # checks that came in a bundle
    "arrivals",
    metadata,
    Column("check", ForeignKey("checks.id", ondelete="CASCADE"), primary_key=True),
    Column("origin", String(40), nullable=False, index=True),  # its name in the bundle
    Column("digest", String(64), nullable=False),  # of the bundle
    Column("at", Moment, nullable=False),
)

imports = Table(  # files of answers that were taken in, each as a whole
    "imports",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("check", ForeignKey("checks.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("file", Text, nullable=False),  # its name
    Column("digest", String(64), nullable=False),  # SHA-256 of what stood in it
    Column("taken", Moment, nullable=False),
    Column("number", Integer, nullable=False),  # of sheets that came in with it
    Column("batch", String(40), nullable=False),  # the same for files that were taken in together
    Index("uq_imports_check_digest", "check", "digest", unique=True),
)

imported_sheets = Table(
    "imported_sheets",
    metadata,
    Column("sheet", ForeignKey("sheets.id", ondelete="CASCADE"), primary_key=True),
    Column("import", ForeignKey("imports.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("check", ForeignKey("checks.id", ondelete="CASCADE"), nullable=False),
    Column("origin", String(64), nullable=False),  # a hash of what makes it the same sheet, whatever file
    Index("uq_imported_sheets_check_origin", "check", "origin", unique=True),
)
