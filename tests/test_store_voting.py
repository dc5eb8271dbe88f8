"""A vote on topics in the store: one voice a sheet, until it ends; then nobody can say whose the dots were.
On both databases.
"""

from multiprocessing.pool import ThreadPool

import pytest
from sqlalchemy import select

from qcheck.records import Mode
from qcheck.store import Link, LinkKind, NotPossible
from qcheck.store.tables.workshops import votes, workshops
from qcheck.workshop import Sight
from tests.kept import NOON
from tests.test_store_workshop import join, started, step

AMONG = ("platz", "spiel", "weg", "haus")


@pytest.fixture
def voting(store):
    """A workshop in which Anna and Ben vote."""
    started(store)
    step(store)
    [join(store, name) for name in ("anna", "ben")]
    store.begin_vote("eins", store.workshop("eins").revision, AMONG)
    return store


def kept(store):
    return store.workshop("eins").vote


def end(store):
    store.end_vote("eins", store.workshop("eins").revision)


def test_an_open_vote_counts_its_voters_and_tells_no_dots(voting):
    voting.vote("anna", ("spiel", "weg"))

    assert (kept(voting).is_open, kept(voting).voters, kept(voting).dots) == (True, 1, {})
    assert voting.workshop("eins").stage.sight is Sight.VOTE


def test_what_is_sent_twice_counts_once_and_what_is_changed_takes_its_place(voting):
    voting.vote("anna", ("spiel", "weg"))
    voting.vote("anna", ("spiel", "weg"))
    voting.vote("anna", ("platz",))
    voting.vote("ben", ("platz", "spiel"))
    end(voting)

    assert (kept(voting).voters, kept(voting).dots) == (2, {"platz": 2, "spiel": 1})


def test_the_same_phone_sending_at_the_same_time_counts_once(voting):
    with ThreadPool(4) as threads:
        threads.map(lambda _: voting.vote("anna", ("spiel",)), range(8))
    end(voting)

    assert kept(voting).dots == {"spiel": 1}


def test_after_the_end_nobody_can_say_whose_the_dots_were(voting):
    voting.vote("anna", ("spiel",))
    end(voting)

    with voting.database.reading() as connection:
        assert connection.execute(select(votes)).all() == []


def test_after_the_end_nothing_comes_in_any_more(voting):
    end(voting)

    with pytest.raises(NotPossible, match="no vote"):
        voting.vote("anna", ("spiel",))


def test_dots_counted_in_the_room_stand_beside_those_of_phones(voting):
    voting.vote("anna", ("spiel",))
    end(voting)
    voting.count_dots("eins", voting.workshop("eins").revision, {"spiel": 2, "haus": 0})

    assert (kept(voting).dots, kept(voting).counted) == ({"spiel": 1}, {"spiel": 2})


def test_a_vote_begun_anew_begins_with_nothing(voting):
    voting.vote("anna", ("spiel",))
    voting.begin_vote("eins", voting.workshop("eins").revision, AMONG)
    end(voting)

    assert (kept(voting).voters, kept(voting).dots) == (0, {})


def test_a_withdrawn_sheet_takes_its_dots_along(voting):
    voting.vote("anna", ("spiel",))
    voting.withdraw(Link("link-anna", "eins", LinkKind.SHEET, sheet="anna"), NOON)

    assert kept(voting).voters == 0


def test_a_deleted_check_takes_its_vote_along(voting):
    voting.vote("anna", ("spiel",))
    voting.delete("eins")

    with voting.database.reading() as connection:
        assert connection.execute(select(votes)).all() == connection.execute(select(workshops)).all() == []


def test_where_somebody_else_went_on_the_vote_stays_open(voting):
    with pytest.raises(NotPossible, match="Somebody else"):
        voting.end_vote("eins", 1)

    assert kept(voting).is_open


def test_the_network_of_the_room_is_kept_with_the_workshop(store):
    started(store, Mode.OPEN)
    store.wifi("eins", "Rathaus", "gast 2026")

    assert store.workshop("eins").wifi == ("Rathaus", "gast 2026")


def test_a_finished_sheet_votes_too(voting):
    voting.finish("anna", True, NOON)
    voting.vote("anna", ("spiel",))

    assert kept(voting).voters == 1
