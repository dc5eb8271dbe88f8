"""Whoever tries one link after the other is slowed down; whoever mistypes one is not."""

from __future__ import annotations

import pytest

from qcheck.service import Service
from qcheck.service.limits.misses import AT_ONCE
from qcheck.ui.kit import throttle, visitor
from qcheck.ui.kit.throttle import A_WHILE, slowed_down

GUESSING, MISTYPING = "198.51.100.7", "198.51.100.8"


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Every wait there was, in seconds, without waiting here."""
    waits: list[float] = []
    monkeypatch.setattr(throttle, "sleep", waits.append)
    return waits


def test_an_address_that_missed_very_often_waits_for_each_answer(
    service: Service, waited: list[float]
) -> None:
    [
        visitor.service().network_limits.wrong_codes.missed(GUESSING, f"link{each}")
        for each in range(AT_ONCE + 20)
    ]

    slowed_down(GUESSING, "another")

    assert waited == [A_WHILE]


def test_while_one_address_waits_others_do_not(service: Service, waited: list[float]) -> None:
    [
        visitor.service().network_limits.wrong_codes.missed(GUESSING, f"link{each}")
        for each in range(AT_ONCE + 20)
    ]

    slowed_down(MISTYPING, "another")

    assert waited == []
