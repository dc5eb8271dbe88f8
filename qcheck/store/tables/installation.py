"""The tables of the installation as a whole: its steps, what was deleted in it, what its
processes tell each other.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import JSON, Column, Date, Integer, String, Table, Text
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:  # generic for the type checker, plain at run time
    Decorator = TypeDecorator[datetime]
else:
    Decorator = TypeDecorator
from qcheck.store.tables.metadata import Moment, metadata

upgrades = Table(  # every step of the tables that was reached, for whoever meets them with an older version
    "upgrades",
    metadata,
    Column("step", String(40), primary_key=True),
    Column("came_from", String(40)),  # the step before; null: there were no tables
    Column("qcheck", Text, nullable=False),  # the version that did it
    Column("at", Moment, nullable=False),
    Column("backup", Text, nullable=False),  # the file with the database before; empty: none was made
)

deletions = Table(  # what people have deleted or withdrawn: hashes of ids, for backups that are put back
    "deletions",
    metadata,
    Column("kind", String(20), primary_key=True),
    Column("digest", String(64), primary_key=True),
    Column("number", Integer, nullable=False),  # of links: how far they were renewed or withdrawn
    Column("day", Date, nullable=False),
)

installation = Table(
    "installation",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # always 1: there is one row
    Column("fingerprint", String(64)),  # of the key with which the links are made; null: not looked at yet
    Column("seen", Moment),  # the latest time by which something was closed or deleted, or could have been
    Column("leapt", Moment),  # what the clock said where it may have leapt; null: it is believed
    Column("tidied", Moment),  # when what was due was last closed and deleted
    Column("failed", JSON, nullable=False),  # ids of the checks with which that failed
    Column("tidier", String(40)),  # which process is doing it
    Column("tidying_until", Moment),  # until when the others leave it to that one
    Column("mailer", String(40)),  # which process is sending mail
    Column("mailing_until", Moment),  # until when the others leave it to that one
    Column("mail_trouble", String(20), nullable=False, server_default=""),  # why no mail can be sent
)
