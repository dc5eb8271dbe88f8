"""The tables of catalogues that are being written."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, String, Table, Text
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:  # generic for the type checker, plain at run time
    Decorator = TypeDecorator[datetime]
else:
    Decorator = TypeDecorator
from qcheck.store.tables.metadata import Moment, metadata

drafts = Table(  # catalogues that are being written; they belong to no check
    "drafts",
    metadata,
    Column("link", String(40), primary_key=True),  # the id of the author's link
    Column("generation", Integer, nullable=False),  # raised, it makes the secret so far worthless
    Column("revision", Integer, nullable=False),  # grows with every change and every step back
    Column("number", Integer, nullable=False),  # of the version that holds now
    Column("begun", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
    Column("seen", Moment, nullable=False, index=True),  # when it was last opened: unseen for long, it goes
)

draft_versions = Table(
    "draft_versions",
    metadata,
    Column("draft", ForeignKey("drafts.link", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("before", Integer, nullable=False),  # the number of the version before; 0: none
    Column("at", Moment, nullable=False),
    Column("what", Text, nullable=False),  # what was done, in a word for pages
    Column("text", LargeBinary, nullable=False),  # compressed by zlib
)
