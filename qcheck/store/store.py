"""What the store can do. Every verb is one transaction and may be repeated; whatever it returns from is on
disk.
"""

from __future__ import annotations

from qcheck.store.account.accounts import AccountRows
from qcheck.store.account.shelves import ShelfRows
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
from qcheck.store.enrolment.applications import ApplicationRows
from qcheck.store.enrolment.date_letters import DateLetterRows
from qcheck.store.enrolment.dates import DateRows
from qcheck.store.enrolment.registrations import RegistrationRows
from qcheck.store.enrolment.sending import MailRows
from qcheck.store.follow_up.measures import Measures
from qcheck.store.follow_up.rechecks import Rechecks
from qcheck.store.lessons.decisions import DecisionRows
from qcheck.store.lessons.feedback import FeedbackRows
from qcheck.store.lessons.question_times import QuestionTimes
from qcheck.store.lessons.reflecting import Reflecting
from qcheck.store.lessons.said_elsewhere import SaidElsewhere
from qcheck.store.live.agreements import Agreements
from qcheck.store.live.facilitating import Facilitating
from qcheck.store.live.outcomes import Agreeing
from qcheck.store.live.voting import Voting
from qcheck.store.operating.census import CensusTaking
from qcheck.store.operating.deletion_list import Deletions
from qcheck.store.operating.upgrade import is_current, refuse_older, revision, upgrade
from qcheck.store.operating.upkeep import Upkeep
from qcheck.store.sheets.answering import Answering
from qcheck.store.sheets.answering_together import AnsweringTogether
from qcheck.store.sheets.importing import Importing
from qcheck.store.sheets.own_sheets import OwnSheets
from qcheck.store.trial.pilots import PilotRows
from qcheck.store.trial.trial_export import TrialExport
from qcheck.store.trial.trials import TrialRows


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
    ShelfRows,
    CensusTaking,
    QuestionTimes,
    Redacting,
    Reading,
    Answering,
    AnsweringTogether,
    OwnSheets,
    FeedbackRows,
    Importing,
    Organising,
    Moving,
    Facilitating,
    Agreeing,
    Agreements,
    Measures,
    Rechecks,
    Voting,
    Remaining,
    Upkeep,
    Carrying,
    Drafts,
    TrialRows,
    TrialExport,
    DecisionRows,
    PilotRows,
    SaidElsewhere,
    MailRows,
    DateLetterRows,
    DateRows,
    RegistrationRows,
    Reflecting,
    Deletions,
    ApplicationRows,
    AccountRows,
):
    """Everything that was said, kept in a database. For all threads of a process."""
