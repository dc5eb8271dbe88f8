"""The tables of workshops about an instrument: where each stands, and what phones say until it is counted."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Integer, String, Table, Text

from qcheck.store.tables.metadata import Moment, metadata
from qcheck.store.tables.trials import trials

reflections = Table(
    "reflections",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("trial", ForeignKey(trials.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("code", String(64), nullable=False, unique=True),  # hash of what is typed to join it
    Column("course", JSON, nullable=False),
    Column("tallies", JSON, nullable=False),  # ballot → how many phones, and how often each thing
    Column("let_through", JSON, nullable=False),  # marks of the sentences that may stand on the wall
    Column("notes", Text, nullable=False),
    Column("created", Moment, nullable=False),
    Column("began", Moment),
    Column("ended", Moment),
    Column("revision", Integer, nullable=False),
)

reflection_voices = Table(
    "reflection_voices",
    metadata,
    Column("workshop", ForeignKey(reflections.c.id, ondelete="CASCADE"), primary_key=True),
    Column("ballot", String(250), primary_key=True),
    Column("phone", String(40), primary_key=True),  # follows from a random word that the phone alone keeps
    Column("said", JSON, nullable=False),
)
"""What each phone says at the step that is going on; gone as soon as it is counted."""
