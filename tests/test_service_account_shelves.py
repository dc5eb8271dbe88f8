"""The shelves of accounts and of their organisations: beside links, and never instead of them."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from qcheck.loading import Shelf
from qcheck.piloting import TrialLinkKind
from qcheck.refusals import UnknownLink, WrongLink
from qcheck.service import LinkKind, NotPossible, Service, shipped
from tests.link_kinds import link_of
from tests.shelved import ADA, BEN, CITY, EVE, account
from tests.test_service import YAML, Clock, wish
from tests.test_service_rechecks import add
from tests.trials import trial_link


@pytest.fixture
def service(store, tmp_path):
    (tmp_path / "spielplatz.yaml").write_text(YAML, "utf-8")
    return Service(store, Shelf([shipped(), tmp_path]), bytes(range(32)), Clock())


@pytest.fixture
def ada(service):
    return account(service)


@pytest.fixture
def check(service):
    """A check that was begun by a link alone."""
    return service.organising.create_check(wish())


def things(service: Service, whose, number: int = 0) -> list[str]:
    """The links on one of the shelves, the own one first."""
    shelf = service.shelves.of(whose)[number]
    return [each.link for each in (*shelf.checks, *shelf.drafts, *shelf.trials)]


def rows(service: Service) -> int:
    with service._store.database.reading() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM shelf").scalar_one()


MAKING = {
    "a check": lambda service, whose: service.organising.create_check(wish(), whose),
    "an empty questionnaire": lambda service, whose: service.drafting.begin("Neu", whose=whose),
    "a copy": lambda service, whose: service.drafting.begin_copy("spielplatz", "Kopie", whose=whose),
    "an edition": lambda service, whose: service.drafting.begin_edition("spielplatz", whose),
    "a trial": lambda service, whose: service.trials.make("Erprobung", whose),
}


@pytest.mark.parametrize("make", MAKING.values(), ids=MAKING.keys())
def test_what_is_begun_by_somebody_who_is_signed_in_lies_on_their_shelf_at_once(service, ada, make):
    link = make(service, ada)

    assert things(service, ada) == [link]


@pytest.mark.parametrize("make", MAKING.values(), ids=MAKING.keys())
def test_what_is_begun_by_nobody_lies_on_no_shelf(service, ada, make):
    make(service, None)

    assert things(service, ada) == []
    assert rows(service) == 0


def test_a_bundle_lies_on_the_shelf_of_whoever_brought_it(service, ada, check):
    bundle = service.bundle_exchange.of_check(check)

    made = service.bundle_exchange.take_in(bundle, again=True, whose=ada)

    assert things(service, ada) == list(made)


def test_a_check_made_beside_one_of_an_organisation_lies_on_the_shelf_of_that_one_too(service, ada):
    first = service.organising.create_check(wish(), ada)
    service.shelves.give(ada, first, CITY)

    second = service.organising.create_check(wish(beside=first), account(service, BEN))

    assert things(service, ada, 1) == [second, first]


def test_a_check_made_beside_it_by_somebody_of_another_organisation_does_not(service, ada):
    first = service.organising.create_check(wish(), ada)
    service.shelves.give(ada, first, CITY)

    second = service.organising.create_check(wish(beside=first), account(service, EVE))

    assert things(service, ada, 1) == [first]
    assert things(service, account(service, EVE)) == [second]


def test_a_check_that_asks_again_about_a_measure_lies_there_too(service, ada):
    check = service.organising.create_check(wish(), ada)
    measure = add(service, check, "Bänke", criteria=("planung",))

    again = service.rechecks.begin(check, measure.id, ada)

    assert things(service, ada) == [again, check]


@pytest.mark.parametrize("make", MAKING.values(), ids=MAKING.keys())
def test_whoever_holds_the_link_puts_it_on_their_shelf_and_takes_it_off_again(service, ada, make):
    link = make(service, None)

    service.shelves.put(ada, link)
    service.shelves.put(ada, link)
    there = things(service, ada)
    service.shelves.take_off(ada, link)

    assert there == [link]
    assert things(service, ada) == []
    assert service.shelves.led(link).link == link


def test_two_accounts_lead_one_check(service, ada, check):
    ben = account(service, BEN)

    service.shelves.put(ada, check)
    service.shelves.put(ben, check)

    assert things(service, ada) == things(service, ben) == [check]


@pytest.mark.parametrize("make", MAKING.values(), ids=MAKING.keys())
def test_a_renewed_link_keeps_its_place_and_the_former_one_opens_nothing(service, ada, make):
    former = make(service, ada)

    new = service.shelves.renew(former)

    assert new != former
    assert things(service, ada) == [new]
    with pytest.raises(UnknownLink):
        service.shelves.led(former)


GONE = {
    "a check": lambda service, link: service.organising.delete(link),
    "an empty questionnaire": lambda service, link: service.drafting.delete(link),
    "a trial": lambda service, link: service.trials.delete(link, sure=True),
}


@pytest.mark.parametrize("what", GONE)
def test_what_is_deleted_leaves_no_place_behind(service, ada, what):
    link = MAKING[what](service, ada)
    service.shelves.give(ada, link, CITY)

    GONE[what](service, link)

    assert rows(service) == 0
    assert [each.is_empty for each in service.shelves.of(ada)] == [True, True]


def test_a_check_that_goes_on_its_day_leaves_no_place_behind(service, ada):
    service.organising.create_check(wish(deletes=date(2026, 6, 1)), ada)

    for _ in range(4):  # a clock that leaps is not believed
        service.clock.now.time += timedelta(days=10)
        service.upkeep.tidy()

    assert rows(service) == 0


@pytest.mark.parametrize("kind", [kind for kind in LinkKind if kind is not LinkKind.ORGANISE])
def test_a_link_that_may_do_less_puts_nothing_on_a_shelf(service, ada, check, kind):
    service.facilitating.start_workshop(check, "90")
    less = link_of(service, check, kind)

    with pytest.raises(WrongLink):
        service.shelves.put(ada, less)

    assert rows(service) == 0


def test_the_link_of_a_pilot_puts_no_trial_on_a_shelf(service, ada):
    join = trial_link(service, service.trials.make("Erprobung"), TrialLinkKind.JOIN)

    with pytest.raises(WrongLink):
        service.shelves.put(ada, join)


# organisations


def test_what_an_organisation_has_is_on_the_shelves_of_all_who_belong_to_it(service, ada, check):
    service.shelves.give(ada, check, CITY)

    shelves = service.shelves.of(account(service, BEN))

    assert [each.organisation for each in shelves] == ["", CITY, "Kulturamt"]
    assert [[entry.link for entry in each.checks] for each in shelves] == [[], [check], []]


def test_an_organisation_of_the_same_name_at_another_provider_is_another_one(service, ada, check):
    service.shelves.give(ada, check, CITY)

    assert [each.is_empty for each in service.shelves.of(account(service, EVE))] == [True, True]


def test_nobody_gives_to_an_organisation_of_others_or_takes_from_one(service, ada, check):
    ben = account(service, BEN)
    service.shelves.give(ben, check, "Kulturamt")

    with pytest.raises(NotPossible):
        service.shelves.give(ada, check, "Kulturamt")
    with pytest.raises(NotPossible):
        service.shelves.take_back(ada, check, "Kulturamt")
    assert things(service, ben, 2) == [check]


def test_whoever_belongs_to_it_takes_back_what_somebody_else_gave(service, ada, check):
    service.shelves.give(ada, check, CITY)

    service.shelves.take_back(account(service, BEN), check, CITY)

    assert rows(service) == 0


def test_whoever_leaves_an_organisation_sees_nothing_of_it_from_the_next_sign_in_on(service, ada, check):
    service.shelves.give(ada, check, CITY)
    own = service.organising.create_check(wish(), ada)

    left = account(service, replace(ADA, organisations=()))

    assert [[entry.link for entry in each.checks] for each in service.shelves.of(left)] == [[own]]
    assert things(service, account(service, BEN), 1) == [check]
    assert service.access.open(check).link == check


# who is told what


def test_whoever_has_the_link_alone_is_told_numbers_and_no_names(service, ada, check):
    service.shelves.put(ada, check)
    service.shelves.give(ada, check, CITY)

    found = service.shelves.on_which(check, None)

    assert (found.accounts, found.offices, found.others, found.organisations) == (1, 1, (), ())


def test_somebody_signed_in_who_has_the_link_alone_is_told_no_more(service, ada, check):
    service.shelves.put(ada, check)

    found = service.shelves.on_which(check, account(service, EVE))

    assert (found.own, found.by_a_shelf, found.others) == (False, False, ())


def test_whoever_leads_a_check_by_a_shelf_is_told_who_else_does(service, ada, check):
    service.shelves.put(ada, check)
    service.shelves.put(account(service, BEN), check)
    service.shelves.give(account(service, BEN), check, "Kulturamt")

    found = service.shelves.on_which(check, ada)

    assert found.own
    assert {(each.name, each.is_organisation) for each in found.others} == {
        ("Kulturamt", True),
        ("Ben Muster", False),
    }


def test_whoever_leads_it_by_a_shelf_takes_it_off_the_shelf_of_somebody_else(service, ada, check):
    service.shelves.put(ada, check)
    service.shelves.put(account(service, EVE), check)
    [eve] = service.shelves.on_which(check, ada).others

    service.shelves.take_off_another(ada, check, eve.place)

    assert things(service, account(service, EVE)) == []
    assert things(service, ada) == [check]


def test_a_place_of_another_check_is_not_taken_by_this_one(service, ada, check):
    other = service.organising.create_check(wish(title="Anderer"), account(service, EVE))
    [place] = service._store.places_of(service.shelves.led(other).thing)
    service.shelves.put(ada, check)

    service.shelves.take_off_another(ada, check, place.id)

    assert things(service, account(service, EVE)) == [other]


def test_by_the_link_alone_it_is_taken_off_all_shelves_or_none(service, ada, check):
    eve = account(service, EVE)
    service.shelves.put(eve, check)
    [place] = service._store.places_of(service.shelves.led(check).thing)

    with pytest.raises(NotPossible):
        service.shelves.take_off_another(ada, check, place.id)
    before = things(service, eve)
    service.shelves.take_off_all(check)

    assert before == [check]
    assert things(service, eve) == []


# accounts


def test_before_an_account_goes_it_is_said_what_would_lie_on_no_shelf_any_more(service, ada):
    alone = service.organising.create_check(wish(title="Allein"), ada)
    shared = service.organising.create_check(wish(title="Zu zweit"), ada)
    service.shelves.put(account(service, BEN), shared)
    given = service.organising.create_check(wish(title="Stadt"), ada)
    service.shelves.give(ada, given, CITY)

    found = service.shelves.nowhere_else(ada)

    assert [each.link for each in found.checks] == [alone]


def test_with_an_account_go_its_sessions_and_its_shelf_and_no_check(service, ada):
    link, token = service.organising.create_check(wish(), ada), service.accounts.begin(ada)
    service.shelves.give(ada, link, CITY)

    service.shelves.delete_account(ada)

    assert service.accounts.of(token) is None
    assert rows(service) == 1
    assert things(service, account(service)) == []
    assert service.access.open(link).link == link


def test_what_is_begun_while_the_account_is_deleted_elsewhere_is_there_all_the_same(service, ada):
    service.shelves.delete_account(ada)

    link = service.organising.create_check(wish(), ada)

    assert service.access.open(link).link == link
    assert rows(service) == 0


def test_the_export_of_an_account_says_all_that_is_kept_and_opens_nothing(service, ada):
    link = service.organising.create_check(wish(), ada)
    service.drafting.begin("Mein Fragebogen", whose=ada)
    service.accounts.begin(ada)

    source = service.shelves.export(ada).decode()

    told = json.loads(source)
    assert told["account"]["subject"] == ADA.subject
    assert told["account"]["organisations"] == [CITY]
    assert [each["title"] for each in told["shelf"]] == ["Spielplatz am Markt", "Mein Fragebogen"]
    assert len(told["sessions"]) == 1
    assert link[12:] not in source


def test_an_account_that_nobody_signed_in_with_for_a_year_is_tidied_away(service, ada):
    link = service.organising.create_check(wish(), ada)
    service.accounts.begin(ada)
    ben = account(service, BEN)

    for _ in range(37):
        service.clock.now.time += timedelta(days=10)
        ben = account(service, BEN)
        service.upkeep.tidy()

    with service._store.database.reading() as connection:
        left = connection.exec_driver_sql("SELECT subject FROM accounts").scalars().all()
        sessions = connection.exec_driver_sql("SELECT count(*) FROM account_sessions").scalar_one()
    assert left == [ben.identity.subject]
    assert (sessions, rows(service)) == (0, 0)
    assert service.access.open(link).link == link


def test_the_operator_is_told_how_much_lies_on_a_shelf_and_not_what(service, ada):
    service.organising.create_check(wish(), ada)
    service.drafting.begin("Neu", whose=ada)
    ben = account(service, BEN)

    found = service.shelves.accounts()

    assert [(each.account, each.number) for each in found] == [(ada, 2), (ben, 0)]
