"""The table of shelves: what lies on the shelf of an account or of an organisation.

A check, a draft or a trial that goes takes its places with it, and so does an account. No link stands here:
its secret follows from the installation's key and the generation of the moment, so that a place outlives a
renewal.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, String, Table, Text

from qcheck.store.tables import accounts, trials
from qcheck.store.tables.metadata import metadata

shelf = Table(
    "shelf",
    metadata,
    Column("id", String(64), primary_key=True),  # a hash of whose shelf it is and what lies there
    Column("account", ForeignKey("accounts.id", ondelete="CASCADE"), index=True),  # null: an organisation's
    Column("issuer", Text, nullable=False, server_default=""),  # who names that organisation
    Column("organisation", Text, nullable=False, server_default=""),
    Column("check", ForeignKey("checks.id", ondelete="CASCADE"), index=True),
    Column("draft", ForeignKey("drafts.link", ondelete="CASCADE"), index=True),
    Column("trial", ForeignKey("trials.id", ondelete="CASCADE"), index=True),
    Index("ix_shelf_organisation", "organisation"),
)

_STANDS_ON = (accounts, trials)  # without them the keys would lead nowhere
