"""What is written to people by mail is kept no longer than it is needed."""

from sqlalchemy import delete, select

from qcheck.store.trial_mails import queue
from qcheck.store.trial_tables import mails, trials
from tests.test_store_mails import MAIL
from tests.test_store_trials import TRIAL


def test_what_is_to_be_written_to_people_goes_with_the_trial(store):
    store.add_trial(TRIAL)

    with store.database.writing() as connection:
        queue(connection, MAIL)
        connection.execute(delete(trials).where(trials.c.id == TRIAL.id))

    with store.database.reading() as connection:
        assert connection.execute(select(mails)).all() == []
