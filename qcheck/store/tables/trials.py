"""The tables of trials: beside those of checks, and never with an answer in them."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Integer, String, Table, Text, false

from qcheck.store.tables.metadata import Moment, metadata

trials = Table(
    "trials",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("name", String(80), nullable=False, unique=True),  # in the address of its public page
    Column("title", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("catalogues", JSON, nullable=False),  # list of ids
    Column("starts", Date),
    Column("ends", Date),
    Column("responsible", Text, nullable=False),
    Column("contact", Text, nullable=False),
    Column("deletes", Date, nullable=False, index=True),
    Column("created", Moment, nullable=False),
    Column("zone", Text, nullable=False),
    Column("form", Text, nullable=False),  # YAML of what applicants are asked; empty: the usual questions
    Column("apply_until", Moment),
    Column("is_public", Boolean, nullable=False, server_default=false()),
    Column("asks", JSON, nullable=False),  # list of `Asks`
    Column("registrations_stay", Integer, nullable=False, server_default="28"),  # days after their date
    Column("revision", Integer, nullable=False),  # grows with every change of the trial itself
)

trial_links = Table(
    "trial_links",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("trial", ForeignKey("trials.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("generation", Integer, nullable=False),  # raised, it makes the secret so far worthless
    Column("of", String(40), nullable=False, server_default="", index=True),  # of what; empty: of all of it
    Column("withdrawn", Boolean, nullable=False, server_default=false()),
)

pilots = Table(
    "pilots",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("trial", ForeignKey("trials.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("process", ForeignKey("processes.id", ondelete="SET NULL"), index=True),
    Column("joined", Moment),
    Column("left", Moment),
    Column("revision", Integer, nullable=False),
    Column("note", Text, nullable=False, server_default=""),  # the coordinator's, for themselves
)

shown_results = Table(  # links to results that pilots have handed over to their coordinator
    "shown_results",
    metadata,
    Column("link", ForeignKey("links.id", ondelete="CASCADE"), primary_key=True),
    Column("pilot", ForeignKey("pilots.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("generation", Integer, nullable=False),  # of the link when it was handed over: renewed, it is not
    Column("at", Moment, nullable=False),
)

ever_shown = Table(  # processes whose coordinator has seen a result, also where it was taken back
    "ever_shown",
    metadata,
    Column("trial", ForeignKey("trials.id", ondelete="CASCADE"), primary_key=True),
    Column("process", ForeignKey("processes.id", ondelete="CASCADE"), primary_key=True),
)

said_files = Table(  # what was said about questions in other installations, as it came in
    "said_files",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("trial", ForeignKey("trials.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("pilot", ForeignKey("pilots.id", ondelete="CASCADE"), index=True),  # null: from the coordinator
    Column("name", Text, nullable=False),
    Column("digest", String(64), nullable=False),  # SHA-256 of the file
    Column("at", Moment, nullable=False),
)

said_elsewhere = Table(
    "said_elsewhere",
    metadata,
    Column("file", ForeignKey("said_files.id", ondelete="CASCADE"), primary_key=True),
    Column("id", String(64), primary_key=True),  # the same in each file in which it is said
    Column("catalogue", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("phase", Text),
    Column("question", Text, nullable=False),
    Column("perspective", Text, nullable=False),
    Column("language", String(40), nullable=False),
    Column("week", String(8), nullable=False),
    Column("marks", JSON, nullable=False),  # list of `Fit`
    Column("text", Text, nullable=False),
)

mails = Table(  # what is to be sent; once it is, or need not be any more, its words and its address are gone
    "mails",
    metadata,
    Column("key", String(120), primary_key=True),
    Column("trial", ForeignKey("trials.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("of", String(40), nullable=False, server_default="", index=True),  # registration or application
    Column("state", String(20), nullable=False),
    Column("due", Moment, nullable=False, index=True),  # when it is sent, or tried again
    Column("since", Moment, nullable=False),  # when it was to go for the first time
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("claimed", String(40)),  # which process is sending it
    Column("done", Moment, index=True),  # when it was sent, given up or dropped
    Column("trouble", String(20), nullable=False, server_default=""),  # why it did not go the last time
    Column("to", Text, nullable=False),
    Column("language", String(40), nullable=False),
    Column("subject", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("calendar", Text, nullable=False),
)

applications = Table(
    "applications",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("trial", ForeignKey("trials.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("form", Text, nullable=False),  # YAML of what was asked
    Column("answers", JSON, nullable=False),  # field → words, or a list of options
    Column("language", String(20), nullable=False),
    Column("sent", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
    Column("state", String(20), nullable=False),
    Column("note", Text, nullable=False),
    Column("greeting", Text, nullable=False),
    Column("reply", Text, nullable=False),
    Column("decided", Moment),
    Column("pilot", ForeignKey("pilots.id", ondelete="SET NULL"), index=True),
    Column("revision", Integer, nullable=False),
)
