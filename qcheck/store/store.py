"""What the store can do. Every verb is one transaction and may be repeated; whatever it returns from is on
disk.
"""

from __future__ import annotations

from qcheck.store.account.accounts import Accounts
from qcheck.store.account.shelves import Shelves
from qcheck.store.bundles.carrying import Carrying
from qcheck.store.checks.moving import Moving
from qcheck.store.checks.organising import Organising
from qcheck.store.checks.reading import Reading
from qcheck.store.checks.redacting import Redacting
from qcheck.store.checks.remaining import Remaining
from qcheck.store.connection.database import Database
from qcheck.store.connection.engine import PATIENCE, file_of
from qcheck.store.connection.step import head
from qcheck.store.drafts import Drafts
from qcheck.store.enrolment.applications import Applications
from qcheck.store.enrolment.date_letters import DateLetters
from qcheck.store.enrolment.dates import Dates
from qcheck.store.enrolment.mail_queue import MailQueue
from qcheck.store.enrolment.registrations import Registrations
from qcheck.store.follow_up.measures import Measures
from qcheck.store.follow_up.rechecks import Rechecks
from qcheck.store.lessons.decisions import Decisions
from qcheck.store.lessons.question_feedback import QuestionFeedback
from qcheck.store.lessons.question_times import QuestionTimes
from qcheck.store.lessons.reflecting import Reflecting
from qcheck.store.lessons.said_elsewhere import SaidElsewhere
from qcheck.store.live.agreements import Agreements
from qcheck.store.live.facilitating import Facilitating
from qcheck.store.live.outcomes import Outcomes
from qcheck.store.live.voting import Voting
from qcheck.store.operating.census import Census
from qcheck.store.operating.deletion_list import DeletionList
from qcheck.store.operating.upgrade import is_current, refuse_older, revision, upgrade
from qcheck.store.operating.upkeep import Upkeep
from qcheck.store.sheets.answering import Answering
from qcheck.store.sheets.answering_together import AnsweringTogether
from qcheck.store.sheets.importing import Importing
from qcheck.store.sheets.own_sheets import OwnSheets
from qcheck.store.trial.pilots import Pilots
from qcheck.store.trial.trial_export import TrialExport
from qcheck.store.trial.trials import Trials


def is_there(url: str) -> bool:
    """Whether there is a database of qcheck at this URL. Makes nothing, not even an empty file."""
    if (file := file_of(url)) is not None and not file.exists():
        return False
    database = Database(url)
    try:
        return revision(database) is not None
    finally:
        database.close()


def is_up_to_date(url: str) -> bool:
    """Whether the tables of the database at this URL are of this version. Changes nothing."""
    database = Database(url)
    try:
        return is_current(database)
    finally:
        database.close()


def fold_log(url: str) -> None:
    """Writes what still lies in SQLite's log into its file and takes the log away, where nobody has the
    database open any more.
    """
    Database(url).close()


def open_store(url: str, patience: float = PATIENCE, upgrades: bool = True) -> Store:
    """The store behind a database URL, its tables made or brought up to date; unless it `upgrades`,
    OutOfOrder for those of an older version. `patience`: seconds to wait for other writers.
    """
    database = Database(url, patience)
    if not upgrades:
        refuse_older(database)
    upgrade(database)
    database.guard.expect(head())
    database.forget()
    return Store(database)


class Store(
    Shelves,
    Census,
    QuestionTimes,
    Redacting,
    Reading,
    Answering,
    AnsweringTogether,
    OwnSheets,
    QuestionFeedback,
    Importing,
    Organising,
    Moving,
    Facilitating,
    Outcomes,
    Agreements,
    Measures,
    Rechecks,
    Voting,
    Remaining,
    Upkeep,
    Carrying,
    Drafts,
    Trials,
    TrialExport,
    Decisions,
    Pilots,
    SaidElsewhere,
    MailQueue,
    DateLetters,
    Dates,
    Registrations,
    Reflecting,
    DeletionList,
    Applications,
    Accounts,
):
    """Everything that was said, kept in a database. For all threads of a process."""
