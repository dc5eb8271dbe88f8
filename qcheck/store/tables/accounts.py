"""The tables of accounts: who signed in, and until when; beside those of checks, and never with an answer in
them.
"""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, String, Table, Text, UniqueConstraint

from qcheck.store.tables.metadata import Moment, metadata

accounts = Table(
    "accounts",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("issuer", Text, nullable=False),
    Column("subject", String(255), nullable=False),
    Column("name", Text, nullable=False),
    Column("mail", Text, nullable=False),
    Column("organisations", JSON, nullable=False),  # list of names, as the provider said them last
    Column("seen", Moment, nullable=False, index=True),  # when they last signed in
    UniqueConstraint("issuer", "subject"),
)

account_sessions = Table(
    "account_sessions",
    metadata,
    Column("digest", String(64), primary_key=True),  # SHA-256 of the random word in the browser's cookie
    Column("account", ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("provider_session", Text, nullable=False, index=True),  # the provider's `sid`; empty: it says none
    Column("began", Moment, nullable=False),
    Column("ends", Moment, nullable=False, index=True),
)
