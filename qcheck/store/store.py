"""What the store can do. Every verb is one transaction and may be repeated; whatever it returns from is on
disk.
"""

from __future__ import annotations

from qcheck.store.accounts import AccountRows
from qcheck.store.agreements import Agreements
from qcheck.store.answering import Answering
from qcheck.store.applications import ApplicationRows
from qcheck.store.carrying import Carrying
from qcheck.store.census import CensusTaking
from qcheck.store.database import Database
from qcheck.store.date_letters import DateLetterRows
from qcheck.store.dates import DateRows
from qcheck.store.decisions import DecisionRows
from qcheck.store.deletion_list import Deletions
from qcheck.store.drafts import Drafts
from qcheck.store.engine import PATIENCE, file_of
from qcheck.store.facilitating import Facilitating
from qcheck.store.feedback import FeedbackRows
from qcheck.store.importing import Importing
from qcheck.store.mail_rows import MailRows
from qcheck.store.measures import Measures
from qcheck.store.moving import Moving
from qcheck.store.organising import Organising
from qcheck.store.outcomes import Agreeing
from qcheck.store.own_sheets import OwnSheets
from qcheck.store.pilots import PilotRows
from qcheck.store.question_times import QuestionTimes
from qcheck.store.reading import Reading
from qcheck.store.rechecks import Rechecks
from qcheck.store.redacting import Redacting
from qcheck.store.reflecting import Reflecting
from qcheck.store.registrations import RegistrationRows
from qcheck.store.remaining import Remaining
from qcheck.store.said_elsewhere import SaidElsewhere
from qcheck.store.saving_together import Saving
from qcheck.store.shelves import ShelfRows
from qcheck.store.step import head
from qcheck.store.trial_export import TrialExport
from qcheck.store.trials import TrialRows
from qcheck.store.upgrade import is_current, refuse_older, revision, upgrade
from qcheck.store.upkeep import Upkeep
from qcheck.store.voting import Voting


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
    Saving,
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
