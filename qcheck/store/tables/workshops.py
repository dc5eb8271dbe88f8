"""The tables of workshops: where they stand, what is said and agreed in them, and the measures
that come of it.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Integer, String, Table, Text, false
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:  # generic for the type checker, plain at run time
    Decorator = TypeDecorator[datetime]
else:
    Decorator = TypeDecorator
from qcheck.store.tables.metadata import Moment, metadata

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
