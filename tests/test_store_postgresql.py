"""What is particular to PostgreSQL: its troubles said in words, its connections cut, and nothing lost."""

import os
import signal
from contextlib import closing, contextmanager
from dataclasses import replace
from multiprocessing.pool import ThreadPool
from time import sleep

import psycopg
import pytest
from sqlalchemy import event, text

from qcheck.language import language
from qcheck.records import Answer
from qcheck.refusals import OutOfOrder
from qcheck.store import NotNow, NotPossible, open_store
from qcheck.store.connection import engine, watchdog
from qcheck.store.connection.trouble import TROUBLES
from tests.kept import NOON, check, opened

pytestmark = pytest.mark.postgresql

REFUSING = """
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '{code}'; END $$;
CREATE TRIGGER refusing BEFORE INSERT ON answers EXECUTE FUNCTION refuse();
"""
ONLY_HERE = sorted(code for code in TROUBLES if isinstance(code, str))


def says(value):
    return lambda before: replace(before, value=value)


@pytest.fixture
def kept(postgresql_url):
    """A store that waits only a moment for others."""
    store = open_store(postgresql_url, patience=0.2)
    yield store
    store.close()


@pytest.mark.parametrize("code", ONLY_HERE)
def test_what_the_server_refuses_is_said_in_words_and_what_was_saved_stays(kept, code):
    sheet = opened(kept, check())
    kept.answer(sheet, "frueh", says(1), NOON)
    with kept.database.writing() as connection:
        connection.execute(text(REFUSING.format(code=code)))

    with pytest.raises(NotPossible) as refused:
        kept.answer(sheet, "offen", says(2), NOON)

    assert refused.value.message == TROUBLES[code]
    assert kept.sheet(sheet).sheet.answers == {"frueh": Answer(1)}


def test_a_check_held_by_another_program_is_said_in_time_and_nothing_is_lost(kept, postgresql_url):
    sheet = opened(kept, check())

    with psycopg.connect(postgresql_url.replace("+psycopg", "")) as other:
        other.execute("SELECT * FROM checks FOR UPDATE")
        with pytest.raises(NotPossible) as refused:
            kept.answer(sheet, "frueh", says(1), NOON)
    kept.answer(sheet, "offen", says(2), NOON)

    assert (
        refused.value.said(language("de"))
        == "Gerade speichert jemand anderes. Bitte versuchen Sie es noch einmal."
    )
    assert kept.sheet(sheet).sheet.answers == {"offen": Answer(2)}


def test_a_server_that_only_reads_is_said(kept):
    sheet = opened(kept, check())
    event.listen(
        kept.database.engine,
        "begin",
        lambda connection: connection.exec_driver_sql("SET TRANSACTION READ ONLY"),
    )

    with pytest.raises(NotPossible, match="Nothing can be saved here at the moment"):
        kept.answer(sheet, "frueh", says(1), NOON)


def test_a_connection_cut_while_saving_is_said_and_the_answer_is_not_half_there(kept, postgres):
    sheet = opened(kept, check())

    with pytest.raises(NotPossible, match="The database cannot be reached"):
        kept.answer(sheet, "frueh", lambda before: postgres.cut() or replace(before, value=1), NOON)

    assert kept.sheet(sheet).answers == {}


def test_connections_cut_while_they_rest_are_opened_again_without_a_word(kept, postgres, monkeypatch):
    monkeypatch.setattr(engine, "RESTED", 0.0)
    sheet = opened(kept, check())
    kept.answer(sheet, "frueh", says(1), NOON)

    postgres.cut()
    kept.answer(sheet, "offen", says(2), NOON)

    assert kept.sheet(sheet).sheet.answers == {"frueh": Answer(1), "offen": Answer(2)}


def test_a_connection_cut_amid_much_to_do_is_said_once(kept, postgres, monkeypatch):
    monkeypatch.setattr(engine, "RESTED", 60.0)
    sheet = opened(kept, check())
    kept.answer(sheet, "frueh", says(1), NOON)

    postgres.cut()
    with pytest.raises(NotNow, match="The database cannot be reached"):
        kept.answer(sheet, "offen", says(2), NOON)
    kept.answer(sheet, "offen", says(2), NOON)

    assert kept.sheet(sheet).sheet.answers == {"frueh": Answer(1), "offen": Answer(2)}


def test_while_connections_are_cut_again_and_again_nothing_acknowledged_is_lost(kept, postgres):
    sheet = opened(kept, check())
    cutting = {f"f{number}" for number in range(0, 100, 10)}

    with ThreadPool(4) as threads:
        saved = threads.map(lambda number: _saved(kept, sheet, f"f{number}", cutting, postgres), range(100))

    acknowledged = {question for question in saved if question}
    assert acknowledged
    assert acknowledged <= set(kept.sheet(sheet).answers)
    assert cutting.isdisjoint(kept.sheet(sheet).answers)


def _saved(store, sheet, question, cutting, postgres):
    """The question, once it was acknowledged; those of `cutting` cut all connections while they are being
    saved.
    """
    try:
        store.answer(
            sheet,
            question,
            lambda before: (question in cutting and postgres.cut()) or replace(before, value=1),
            NOON,
        )
    except NotPossible:
        return None
    return question


# a server that has frozen


@contextmanager
def frozen(postgres, pid):
    """The process that serves one connection stands still; its system goes on confirming whatever arrives."""
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def serving_pid(connection):
    return connection.execute(text("SELECT pg_backend_pid()")).scalar_one()


@pytest.fixture
def hasty(postgresql_url, monkeypatch):
    """A store that waits a second for a statement."""
    monkeypatch.setattr(engine, "LONGEST", 1.0)
    store = open_store(postgresql_url, patience=0.2)
    yield store
    store.close()


def test_a_statement_on_a_frozen_server_ends_in_words(hasty, postgres):
    with (
        pytest.raises(NotNow, match="cannot be reached"),
        hasty.database.reading() as connection,
        frozen(postgres, serving_pid(connection)),
    ):
        connection.execute(text("SELECT 1"))

    assert hasty.installation().fingerprint is None


def test_a_statement_that_takes_too_long_ends_in_words(hasty):
    with pytest.raises(NotNow, match="try again"), hasty.database.glancing() as connection:
        connection.execute(text("SELECT pg_sleep(60)"))

    assert hasty.installation().fingerprint is None


def test_what_has_to_take_long_is_let_be(hasty):
    with hasty.database.writing() as connection:
        engine.without_haste(connection)

        assert connection.execute(text("SELECT 1 FROM pg_sleep(4)")).scalar_one() == 1


def test_after_a_connection_that_ended_in_use_others_are_watched_on(hasty, postgres, monkeypatch):
    monkeypatch.setattr(watchdog, "LOOKS", 0.1)
    with closing(hasty.database.engine.raw_connection()) as ended:
        watchdog._DEADLINES[ended.dbapi_connection] = 0.0
        ended.dbapi_connection.close()
        while ended.dbapi_connection in watchdog._DEADLINES:
            sleep(0.05)

        with (
            pytest.raises(NotNow, match="cannot be reached"),
            hasty.database.reading() as connection,
            frozen(postgres, serving_pid(connection)),
        ):
            connection.execute(text("SELECT 1"))


def test_a_connection_that_is_given_up_is_watched_no_more(hasty):
    given_up = hasty.database.engine.raw_connection()
    watched = given_up.dbapi_connection
    before = watched in watchdog._DEADLINES

    given_up.invalidate()

    assert before
    assert watched not in watchdog._DEADLINES


def test_what_the_operator_says_in_the_address_holds(postgresql_url):
    patient = open_store(f"{postgresql_url}&options=-c%20statement_timeout%3D12345")
    with patient.database.glancing() as connection:
        said = connection.execute(text("SHOW statement_timeout")).scalar_one()
    patient.close()

    assert said == "12345ms"


def test_a_database_that_cannot_keep_every_letter_is_refused_in_words(postgres):
    postgres.run(
        "CREATE DATABASE qcheck_bytes TEMPLATE template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'"
    )

    with pytest.raises(OutOfOrder, match="SQL_ASCII") as refused:
        open_store(postgres.url("qcheck_bytes"))

    assert "createdb --encoding=UTF8" in refused.value.said(language("de"))
