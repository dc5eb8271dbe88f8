"""The tables of checks: what was said and on what, nothing derived. Portable types only; the same on SQLite
and PostgreSQL. Those of everything else lie beside this module.

A check's sheets, answers, words and links go with it. A catalogue's text is kept once, however many checks
use it.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    false,
    true,
)

from qcheck.store.tables.metadata import Moment, metadata

processes = Table(
    "processes",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("title", Text, nullable=False),
    Column("place", Text, nullable=False),
)

catalogues = Table(
    "catalogues",
    metadata,
    Column("sha", String(64), primary_key=True),  # SHA-256 of the text
    Column("id", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("text", Text, nullable=False),
)

checks = Table(
    "checks",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("process", ForeignKey("processes.id"), nullable=False, index=True),
    Column("catalogue", ForeignKey("catalogues.sha"), nullable=False, index=True),
    Column("phase", Text),
    Column("only", JSON(none_as_null=True)),  # list of criteria; null: all of the parts
    Column("modules", JSON, nullable=False),
    Column("mode", String(20), nullable=False),
    Column("created", Moment, nullable=False),
    Column(
        "revision", Integer, nullable=False
    ),  # grows with every change of the check itself, not of its sheets
    Column("opened", Moment),
    Column("closed", Moment),
    Column("ends", Moment),
    Column("zone", Text, nullable=False, server_default="Europe/Berlin"),
    Column("deletes", Date),
    Column(
        "topics", JSON(none_as_null=True)
    ),  # list of criteria in the order chosen for the talk; null: as proposed
    Column(
        "removed", Integer, nullable=False, server_default="0"
    ),  # makes `stamp` grow where a sheet is deleted
    Column(
        "letterhead", JSON(none_as_null=True)
    ),  # what every letter says: the fields of `Letterhead`; null: nothing yet
    Column(
        "shares", Boolean, nullable=False, server_default=false()
    ),  # whoever answered may see the result after the end
    Column(
        "keeps", String(20), nullable=False, server_default="nothing"
    ),  # what remains after the day of deletion
    Column("emptied", Moment),  # when the answers went and the check remained; null: they are there
    Column(
        "left_behind", Boolean, nullable=False, server_default=false()
    ),  # it came in a bundle without its answers, of which figures alone are here
    Column(
        "asks_back", Boolean, nullable=False, server_default=true()
    ),  # where its catalogue is in trial: whether it asks what people say about the questions
    Column(
        "times", Boolean, nullable=False, server_default=false()
    ),  # where its catalogue is in trial: whether it may be measured how long a question takes
)

remaining_results = Table(
    "remaining_results",
    metadata,
    Column("check", ForeignKey("checks.id", ondelete="CASCADE"), primary_key=True),
    Column("figures", JSON, nullable=False),  # what `disclosure.figures` makes: no answer, no word of anybody
)

sheets = Table(
    "sheets",
    metadata,
    Column("id", String(40), primary_key=True),  # random, so that its order says nothing about who came when
    Column("check", ForeignKey("checks.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("perspective", Text, nullable=False),
    Column("finished", Boolean, nullable=False),
    Column("revision", Integer, nullable=False, server_default="0"),  # grows with every change of the sheet
    Column(
        "label", Text, nullable=False, server_default=""
    ),  # what the organiser calls a sheet added for others
    Column("out", Boolean, nullable=False, server_default=false()),  # taken out: kept, but counts nowhere
    Column(
        "earlier", Boolean, nullable=False, server_default=false()
    ),  # begun before the workshop, in an open round
    Column(
        "invitation", String(40)
    ),  # the link by which it was begun, for the count of each link; null in confidential checks
    Column(
        "begun", Moment, index=True
    ),  # where nothing was said on it a day later, it goes; null: something was, when it was looked at
)

answers = Table(
    "answers",
    metadata,
    Column("sheet", ForeignKey("sheets.id", ondelete="CASCADE"), primary_key=True),
    Column("question", Text, primary_key=True),
    Column("value", String(20)),  # a point, "dk" or "na"; null: only a comment or evidence
    Column("comment", Text, nullable=False),
    Column("evidence_title", Text, nullable=False),
    Column("evidence_link", Text, nullable=False),
    Column(
        "revision", Integer, nullable=False
    ),  # check and sheet together, when this row was written: never the same twice
    Column("saved", Moment, nullable=False),
)

closings = Table(
    "closings",
    metadata,
    Column("sheet", ForeignKey("sheets.id", ondelete="CASCADE"), primary_key=True),
    Column("key", String(40), primary_key=True),
    Column("text", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("saved", Moment, nullable=False),
)

moves = Table(  # of a check from one edition of its catalogue to another, the text of both kept
    "moves",
    metadata,
    Column("check", ForeignKey("checks.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),  # counts those of a check, from 1
    Column("at", Moment, nullable=False),
    Column("before", ForeignKey("catalogues.sha"), nullable=False, index=True),
    Column("after", ForeignKey("catalogues.sha"), nullable=False, index=True),
    Column("aside", JSON, nullable=False),  # the questions whose answers were set aside by it
    Column("scope", JSON, nullable=False),  # what the check had asked before: only, modules, topics
    Column("undoes", Integer),  # the number of the move that it takes back; null: it goes on
)

set_aside = Table(  # answers that do not fit the edition to which their check was moved
    "set_aside",
    metadata,
    Column("sheet", ForeignKey("sheets.id", ondelete="CASCADE"), primary_key=True),
    Column("question", Text, primary_key=True),
    Column("catalogue", String(64), primary_key=True),  # SHA of the text under which it was said
    Column("value", String(20)),
    Column("comment", Text, nullable=False),
    Column("evidence_title", Text, nullable=False),
    Column("evidence_link", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("saved", Moment, nullable=False),
)

links = Table(
    "links",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("check", ForeignKey("checks.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("generation", Integer, nullable=False),  # raised, it makes the secret so far worthless
    Column("sheet", ForeignKey("sheets.id", ondelete="CASCADE"), index=True),
    Column("perspective", Text),  # the one from which an answer link lets answer; null: as one chooses
    Column("withdrawn", Boolean, nullable=False, server_default=false()),
    Column("code", String(64), index=True, unique=True),  # a hash of the short code that leads to this link
    Column(
        "name", Text, nullable=False, server_default=""
    ),  # for whom the organiser made it, such as a club; empty: for everybody
    Column(
        "shows", JSON(none_as_null=True)
    ),  # which part of the results a link to them shows; null: all of it
    Column(
        "personal", String(64)
    ),  # a hash of the personal code that leads to this sheet; null on sheets from before, until one is typed
    Index(
        "ix_links_check_personal", "check", "personal"
    ),  # found in the same time, however many sheets there are
)
