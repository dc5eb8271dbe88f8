"""The tables of a trial's dates and of the people who come."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, false

from qcheck.store.tables.metadata import Moment, metadata

trial_dates = Table(
    "trial_dates",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("trial", ForeignKey("trials.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("title", Text, nullable=False),
    Column("starts", Moment, nullable=False),
    Column("ends", Moment, nullable=False, index=True),
    Column("changed", Moment, nullable=False),
    Column("zone", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("online", Boolean, nullable=False, server_default=false()),
    Column("access", Text, nullable=False),  # to the online meeting: secret until its day
    Column("seats", Integer),  # null: as many as come
    Column("few", Integer),  # null: a tenth, at least three
    Column("register_until", Moment),
    Column("who", String(20), nullable=False),
    Column("text", Text, nullable=False),
    Column("technical", Text, nullable=False),
    Column("accessibility", Text, nullable=False),
    Column("alike", String(40), nullable=False, index=True),  # shared by dates of the same content
    Column("called_off", Moment),
    Column("came", Integer, nullable=False),  # the number of the last who registered
    Column("revision", Integer, nullable=False),
)

registrations = Table(
    "registrations",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("trial", ForeignKey("trials.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("date", ForeignKey("trial_dates.id", ondelete="CASCADE"), nullable=False),
    Column("name", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("mail", Text, nullable=False),
    Column("person", String(64), nullable=False, index=True),  # a keyed hash; empty: not known
    Column("state", String(20), nullable=False),
    Column("number", Integer, nullable=False),
    Column("language", String(20), nullable=False),
    Column("by_hand", Boolean, nullable=False, server_default=false()),
    Column("repeats", String(40)),  # the registration of the same person that counts
    Column("pilot", String(40)),
    Column("revision", Integer, nullable=False),
    Index("ix_registrations_order", "date", "number", unique=True),
)

date_letters = Table(  # what whoever coordinates has written to the people of a date
    "date_letters",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("date", ForeignKey("trial_dates.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("whom", String(20), nullable=False),
    Column("subject", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
)
