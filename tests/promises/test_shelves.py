"""What is promised about accounts and shelves: what is kept, who finds what, and that an account goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from qcheck.service import NewCheck, Scope, Service, UnknownLink
from qcheck.service.account.accounts import LASTS
from qcheck.store.tables.metadata import metadata
from tests.attack.routes import everything
from tests.shelved import ADA, BEN, CITY, account
from tests.standing_clock import StandingClock

NEW = NewCheck("Spielplatz", "", "kurzcheck", "planung", Scope(), None)


def on_shelf(service: Service, identity=ADA) -> list[str]:
    return [check.link for each in service.shelves.of(account(service, identity)) for check in each.checks]


def test_an_account_goes_with_its_shelf_and_all_that_lay_there_stays(service: Service) -> None:
    ada, ben = account(service), account(service, BEN)
    link = service.organising.create_check(NEW, ada)
    service.shelves.put(ben, link)

    service.shelves.delete_account(ada)

    assert on_shelf(service) == []
    assert on_shelf(service, BEN) == [link]
    assert service.access.open(link).link == link
    assert ADA.subject not in repr(everything(service)["shelf"])


def test_what_an_account_alone_had_is_found_by_its_link_alone(service: Service) -> None:
    link = service.organising.create_check(NEW, account(service))

    named = service.shelves.nowhere_else(account(service)).checks
    service.shelves.delete_account(account(service))

    assert [each.link for each in named] == [link]
    assert everything(service)["shelf"] == []
    assert service.access.open(link).link == link
    assert [each.link for each in service.known_checks.organisers("Spielplatz")] == [link]


def test_an_account_that_nobody_uses_goes_after_twelve_months(service: Service, clock: StandingClock) -> None:
    service.organising.create_check(NEW, account(service))
    service.accounts.begin(account(service))

    for _ in range(36):
        clock.time += timedelta(days=10)
        service.upkeep.tidy()
    before = len(everything(service)["accounts"])
    clock.time += timedelta(days=10)
    service.upkeep.tidy()

    assert before == 1
    assert {name: everything(service)[name] for name in ("accounts", "account_sessions", "shelf")} == {
        "accounts": [],
        "account_sessions": [],
        "shelf": [],
    }


def test_no_answer_and_no_result_stands_in_what_is_kept_of_accounts() -> None:
    kept = {
        column.target_fullname.partition(".")[0]
        for name in ("accounts", "account_sessions", "shelf")
        for column in (key for each in metadata.tables[name].columns for key in each.foreign_keys)
    }

    assert kept == {"accounts", "checks", "drafts", "trials"}
    assert {column.name for column in metadata.tables["accounts"].columns} == {
        *("id", "issuer", "subject", "name", "mail", "organisations", "seen"),
    }


def test_whoever_no_longer_belongs_to_an_organisation_finds_nothing_of_it_after_ten_hours(
    service: Service, clock: StandingClock
) -> None:
    link = service.organising.create_check(NEW, account(service, BEN))
    service.shelves.give(account(service, BEN), link, CITY)
    token = service.accounts.begin(account(service))
    before = on_shelf(service)

    clock.time += LASTS
    ended = service.accounts.of(token)

    assert before == [link]
    assert timedelta(hours=10) >= LASTS
    assert ended is None
    assert on_shelf(service, replace(ADA, organisations=())) == []


def test_a_renewed_link_is_found_on_the_shelves_and_the_former_opens_nothing(service: Service) -> None:
    former = service.organising.create_check(NEW, account(service))

    new = service.shelves.renew(former)

    assert on_shelf(service) == [new]
    with pytest.raises(UnknownLink):
        service.access.open(former)
