"""The tables: what was said and on what, nothing derived. Portable types only; the same on SQLite and
PostgreSQL.

A check's sheets, answers, words and links go with it. A catalogue's text is kept once, however many checks
use it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    false,
    true,
)
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:  # generic for the type checker, plain at run time
    Decorator = TypeDecorator[datetime]
else:
    Decorator = TypeDecorator


class Moment(Decorator):
    """A point in time: aware in and out, UTC in between, since SQLite keeps no time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (SQLAlchemy's signature)
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)

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

arrivals = Table(  # checks that came in a bundle
    "arrivals",
    metadata,
    Column("check", ForeignKey("checks.id", ondelete="CASCADE"), primary_key=True),
    Column("origin", String(40), nullable=False, index=True),  # its name in the bundle
    Column("digest", String(64), nullable=False),  # of the bundle
    Column("at", Moment, nullable=False),
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

workshops = Table(
    "workshops",
    metadata,
    Column("check", ForeignKey("checks.id", ondelete="CASCADE"), primary_key=True),
    Column("stage", JSON, nullable=False),  # where it stands
    Column("history", JSON, nullable=False),  # the stages before, the last one last: what can be taken back
    Column("next", Text, nullable=False, server_default=""),  # when and where one meets again
    Column(
        "revision", Integer, nullable=False
    ),  # grows with every step, agreement and measure; notes are merged instead
    Column("started", Moment, nullable=False),
    Column(
        "vote", JSON(none_as_null=True)
    ),  # the last one on topics: among which, open or not, and after its end the dots
    Column("wifi_name", Text, nullable=False, server_default=""),  # of the room, to be shown on the wall
    Column("wifi_password", Text, nullable=False, server_default=""),
)

votes = Table(  # dots while a vote is open; after its end they are counted in `workshops` and gone from here
    "votes",
    metadata,
    Column("sheet", ForeignKey("sheets.id", ondelete="CASCADE"), primary_key=True),
    Column("criterion", Text, primary_key=True),
    Column("check", ForeignKey("checks.id", ondelete="CASCADE"), nullable=False, index=True),
)

agreements = Table(  # the latest row of a criterion in a check is what is agreed now, those before it stay
    "agreements",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("process", ForeignKey("processes.id", ondelete="CASCADE"), nullable=False, index=True),
    Column(
        "check", ForeignKey("checks.id", ondelete="SET NULL"), index=True
    ),  # in which it was agreed; null: that one is deleted
    Column("criterion", Text, nullable=False),
    Column("number", Integer, nullable=False),  # counts the agreements on a criterion in a check, from 1
    Column("light", String(20)),  # null: deliberately left open, or withdrawn
    Column("reason", Text, nullable=False),
    Column("minority", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("withdrawn", Boolean, nullable=False, server_default=false()),  # nothing is agreed any more
    Column(
        "revision", Integer, nullable=False
    ),  # grows with every change of what is agreed on the criterion in the check
)

notes = Table(
    "notes",
    metadata,
    Column("check", ForeignKey("checks.id", ondelete="CASCADE"), primary_key=True),
    Column("criterion", Text, primary_key=True),  # the topic; empty: the workshop as a whole
    Column("text", Text, nullable=False),
)

measures = Table(
    "measures",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("process", ForeignKey("processes.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("check", ForeignKey("checks.id", ondelete="SET NULL"), index=True),  # from which it came
    Column("place", Integer, nullable=False),  # the order in which they were written
    Column("criteria", JSON, nullable=False),  # list of criteria; empty: for the whole process
    Column("what", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("partners", Text, nullable=False),
    Column("due", Date),
    Column("by_when", Text, nullable=False),  # as it was said, where a day alone does not say it
    Column("success", Text, nullable=False),
    Column("urgency", String(20), nullable=False),
    Column("state", String(20), nullable=False),
    Column("reason", Text, nullable=False),  # why it is in this state
    Column("since", Date),  # the day of this state; null: as it was written
    Column("revision", Integer, nullable=False),  # grows with every change
    Column("changed", Moment, nullable=False),
)

measure_changes = Table(
    "measure_changes",
    metadata,
    Column("measure", ForeignKey("measures.id", ondelete="CASCADE"), primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),  # that came of the change
    Column("at", Moment, nullable=False),
    Column("before", JSON, nullable=False),  # what had stood in each field that was changed
)

rechecks = Table(  # checks that ask the questions of a measure's criteria once more
    "rechecks",
    metadata,
    Column("check", ForeignKey("checks.id", ondelete="CASCADE"), primary_key=True),
    Column("measure", ForeignKey("measures.id", ondelete="CASCADE"), nullable=False, index=True),
)

hands = Table(
    "hands",
    metadata,
    Column("check", ForeignKey("checks.id", ondelete="CASCADE"), primary_key=True),
    Column("perspective", Text, primary_key=True),
    Column("question", Text, primary_key=True),
    Column("value", String(20), primary_key=True),
    Column("number", Integer, nullable=False),
)

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
