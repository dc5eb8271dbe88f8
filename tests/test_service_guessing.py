"""Guessing is slowed down, and nobody else is."""

from itertools import count

import pytest

from qcheck.service.limits.misses import AT_ONCE, AT_ONCE_OVERALL, EACH, EACH_OVERALL, FEW, Misses


class Seconds:
    def __init__(self) -> None:
        self.passed = 1000.0

    def __call__(self) -> float:
        return self.passed


TRIES = (f"code{each}" for each in count())


def miss(guesses, address, times=1):
    """Something else each time."""
    for _ in range(times):
        guesses.missed(address, next(TRIES))


@pytest.fixture
def seconds():
    return Seconds()


@pytest.fixture
def guesses(seconds):
    return Misses(seconds)


def test_an_address_that_missed_often_has_to_wait_and_another_does_not(guesses):
    miss(guesses, "192.0.2.1", AT_ONCE)

    assert not guesses.may_try("192.0.2.1")
    assert guesses.may_try("192.0.2.2")


def test_after_a_while_it_may_try_again_once(guesses, seconds):
    miss(guesses, "192.0.2.1", AT_ONCE)

    seconds.passed += 1 / EACH
    assert guesses.may_try("192.0.2.1")

    miss(guesses, "192.0.2.1")
    assert not guesses.may_try("192.0.2.1")


def test_misses_from_very_many_addresses_slow_down_everybody_who_missed_a_few_times(guesses):
    miss(guesses, "203.0.113.7", FEW)
    [miss(guesses, f"198.51.100.{each}") for each in range(AT_ONCE_OVERALL)]

    assert not guesses.may_try("203.0.113.7")


def test_an_address_that_has_hardly_missed_has_a_few_tries_whatever_the_others_do(guesses):
    [miss(guesses, f"198.51.100.{each}") for each in range(AT_ONCE_OVERALL)]

    assert guesses.may_try("203.0.113.7")

    miss(guesses, "203.0.113.7", FEW)
    assert not guesses.may_try("203.0.113.7")


def test_thousands_of_misses_shut_the_door_no_longer_than_four_hundred(guesses, seconds):
    miss(guesses, "203.0.113.7", FEW + 1)  # has no free tries, also when some have come back
    [miss(guesses, f"2001:db8:{each:x}::1", AT_ONCE) for each in range(16)]
    [miss(guesses, f"2001:{each:x}::1", AT_ONCE) for each in range(150)]
    assert not guesses.may_try("203.0.113.7")

    seconds.passed += 1 / EACH_OVERALL

    assert guesses.may_try("203.0.113.7")


def test_an_address_that_has_to_wait_keeps_nobody_else_waiting(guesses):
    miss(guesses, "192.0.2.1", 10 * AT_ONCE_OVERALL)

    assert guesses.may_try("203.0.113.7")


def test_who_tries_on_while_waiting_waits_no_longer(guesses, seconds):
    miss(guesses, "192.0.2.1", 10 * AT_ONCE)

    seconds.passed += 1 / EACH

    assert guesses.may_try("192.0.2.1")


def test_a_network_of_ipv6_counts_as_one_address(guesses):
    [miss(guesses, f"2001:db8:1:2::{each:x}") for each in range(AT_ONCE)]

    assert not guesses.may_try("2001:db8:1:2:ffff::1%eth0")
    assert guesses.may_try("2001:db8:1:3::1")


def test_one_customer_of_ipv6_with_65_536_networks_is_no_crowd(guesses):
    [miss(guesses, f"2001:db8:1:{each:x}::1", AT_ONCE) for each in range(5)]

    assert not guesses.may_try("2001:db8:1:ffff::1")
    assert guesses.may_try("2001:db8:2::1")


def test_all_addresses_of_a_provider_together_have_a_limit_too(guesses):
    [miss(guesses, f"2001:db8:{each:x}::1", AT_ONCE) for each in range(17)]

    assert not guesses.may_try("2001:db8:ffff::1")
    assert guesses.may_try("2001:db9::1")


def test_addresses_of_ipv4_carried_by_ipv6_are_told_apart(guesses):
    miss(guesses, "::ffff:192.0.2.1", AT_ONCE)

    assert not guesses.may_try("192.0.2.1")
    assert guesses.may_try("::ffff:192.0.2.2")
    assert guesses.may_try("::1")


def test_a_hall_of_people_behind_one_address_may_mistype(guesses, seconds):
    def one_minute_with_fifteen_misses():
        miss(guesses, "192.0.2.1", 15)
        seconds.passed += 60
        return guesses.may_try("192.0.2.1")

    assert all(one_minute_with_fifteen_misses() for _ in range(30))


def test_one_wrong_code_typed_by_the_whole_hall_is_one_miss(guesses):
    [guesses.missed("192.0.2.1", "WRONG7") for _ in range(300)]
    miss(guesses, "192.0.2.1", AT_ONCE - 2)
    assert guesses.may_try("192.0.2.1")

    miss(guesses, "192.0.2.1")
    assert not guesses.may_try("192.0.2.1")


def test_what_another_address_missed_is_a_miss_here_all_the_same(guesses):
    for each in range(AT_ONCE):
        guesses.missed("192.0.2.1", f"code{each}")
        guesses.missed("192.0.2.2", f"code{each}")

    assert not guesses.may_try("192.0.2.2")
