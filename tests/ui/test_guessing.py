"""Whoever tries one link after the other is slowed down; whoever mistypes one is not."""

from __future__ import annotations

from time import monotonic

from qcheck.service import Service
from qcheck.service.guessing import AT_ONCE
from qcheck.ui import here
from qcheck.ui.guessing import A_WHILE, slowed_down

GUESSING, MISTYPING = "198.51.100.7", "198.51.100.8"


def seconds(address: str) -> float:
    """How long somebody at this address waits after a link that opens nothing."""
    begun = monotonic()
    slowed_down(address)
    return monotonic() - begun


def test_an_address_that_missed_very_often_waits_for_each_answer_and_others_do_not(service: Service) -> None:
    [here.service().guesses.missed(GUESSING) for _ in range(AT_ONCE + 20)]

    assert seconds(GUESSING) >= A_WHILE
    assert seconds(MISTYPING) < A_WHILE / 2
