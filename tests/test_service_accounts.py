"""Accounts: who signed in, known by a word in the browser until it ends."""

from datetime import UTC, datetime, timedelta
from multiprocessing.pool import ThreadPool

import pytest
from sqlalchemy import select

from qcheck.loading import Shelf
from qcheck.service import Identity, Service, back_up, open_service, restored, shipped
from qcheck.settings import Settings
from qcheck.store.tables.accounts import account_sessions
from tests.test_service import Clock

ADA = Identity("https://login.example.org", "ada", "Ada Beispiel", "ada@example.org", ("Stadt Musterheim",))


@pytest.fixture
def service(store, tmp_path):
    return Service(store, Shelf([shipped(), tmp_path]), bytes(range(32)), Clock())


def test_whoever_comes_again_has_the_same_account(service):
    first = service.accounts.arrive(ADA)
    again = service.accounts.arrive(Identity(ADA.issuer, ADA.subject, "Ada Neu"))

    assert again.id == first.id
    assert again.identity == Identity(ADA.issuer, ADA.subject, "Ada Neu", "", ())


def test_the_same_name_at_another_provider_is_somebody_else(service):
    here = service.accounts.arrive(ADA)
    there = service.accounts.arrive(Identity("https://login.example.net", ADA.subject))

    assert here.id != there.id


def test_two_subjects_that_differ_in_one_capital_are_two_people(service):
    assert service.accounts.arrive(ADA).id != service.accounts.arrive(Identity(ADA.issuer, "Ada")).id


def test_a_session_knows_its_account_until_its_time_is_over(service):
    ada = service.accounts.arrive(ADA)
    token = service.accounts.begin(ada)

    assert service.accounts.of(token) == ada
    service.clock.now.time += timedelta(hours=10)
    assert service.accounts.of(token) is None


def test_a_session_ends_where_nobody_comes_for_three_hours(service):
    token = service.accounts.begin(service.accounts.arrive(ADA))

    service.clock.now.time += timedelta(hours=3, minutes=1)

    assert service.accounts.of(token) is None


def test_whoever_goes_on_working_stays_for_ten_hours_and_no_longer(service):
    token = service.accounts.begin(service.accounts.arrive(ADA))

    seen = []
    for _ in range(6):
        service.clock.now.time += timedelta(hours=2)
        seen.append(service.accounts.of(token) is not None)

    assert seen == [True, True, True, True, False, False]


def test_sessions_that_are_over_are_kept_nowhere(service):
    ada = service.accounts.arrive(ADA)
    for _ in range(3):
        service.accounts.begin(ada)
        service.clock.now.time += timedelta(hours=4)

    service.accounts.begin(ada)

    with service._store.database.reading() as connection:
        assert len(connection.execute(select(account_sessions)).all()) == 1


def test_whoever_comes_twice_at_the_same_moment_has_one_account(service):
    with ThreadPool(4) as pool:
        accounts = pool.map(lambda _: service.accounts.arrive(ADA).id, range(8))

    assert len(set(accounts)) == 1


def test_ending_a_session_ends_that_one_alone(service):
    ada = service.accounts.arrive(ADA)
    here, there = service.accounts.begin(ada), service.accounts.begin(ada)

    service.accounts.end(here)

    assert service.accounts.of(here) is None
    assert service.accounts.of(there) == ada


@pytest.mark.parametrize("token", ["", "erfunden", "ä" * 5_000])
def test_a_made_up_word_is_nobodys_session(service, token):
    assert service.accounts.of(token) is None


def test_after_a_backup_is_put_back_everybody_signs_in_anew(tmp_path):
    made = open_service(Settings(data=tmp_path / "eine"))
    token = made.accounts.begin(made.accounts.arrive(ADA))
    made.close()
    file = tmp_path / "qcheck.backup"
    back_up(Settings(data=tmp_path / "eine"), file, datetime.now(UTC), None)

    restored(Settings(data=tmp_path / "andere"), file, tmp_path / "eine" / "key", None)

    again = open_service(Settings(data=tmp_path / "andere"))
    known = again.accounts.of(token), again.accounts.arrive(ADA).identity
    again.close()
    assert known == (None, ADA)
