"""One address begins no more than a hall of people would, and nobody else waits for it."""

import pytest

from qcheck.service.limits.allowance import SHEETS, Allowance
from tests.test_service_guessing import Seconds

HALL, OTHER = "192.0.2.1", "192.0.2.2"


@pytest.fixture
def seconds():
    return Seconds()


@pytest.fixture
def allowance(seconds):
    return Allowance(*SHEETS, seconds)


def taken(allowance, address, times):
    return sum(allowance.take(address) for _ in range(times))


def test_ten_thousand_from_one_address_do_not(allowance):
    at_once, _ = SHEETS

    assert taken(allowance, HALL, 10_000) == at_once
    assert allowance.take(OTHER)


def test_it_comes_back_with_time_and_what_was_refused_costs_nothing(allowance, seconds):
    _, each = SHEETS
    taken(allowance, HALL, 10_000)

    seconds.passed += 60

    assert taken(allowance, HALL, 10_000) == 60 * each


def test_a_customer_with_many_networks_of_ipv6_has_four_times_as_much_as_a_hall(allowance):
    at_once, _ = SHEETS

    assert sum(allowance.take(f"2001:db8:1:{each:x}::1") for each in range(10_000)) == 4 * at_once


def test_a_thousand_people_of_a_hall_come_in_at_once_and_a_second_hall_after_them(allowance):
    assert taken(allowance, HALL, 1_000) == 1_000
    assert taken(allowance, HALL, 1_000) == 1_000
