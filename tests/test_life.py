"""When a check can be answered, and when it is gone."""

from datetime import UTC, date, datetime, timedelta

import pytest

from qcheck.life import deletion, end, is_past, may_reopen, state
from qcheck.records import Life, Mode, State

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)


@pytest.mark.parametrize(
    ("life", "stands"),
    [
        (Life(NOON), State.PREPARED),
        (Life(NOON, NOON), State.OPEN),
        (Life(NOON, NOON, closed=LATER), State.CLOSED),
        (Life(NOON, NOON, ends=LATER + timedelta(seconds=1)), State.OPEN),
        (Life(NOON, NOON, ends=LATER), State.CLOSED),
        (Life(NOON, ends=LATER), State.CLOSED),
        (Life(NOON - timedelta(days=365), NOON - timedelta(days=364)), State.OPEN),
        (Life(NOON - timedelta(days=366), NOON - timedelta(days=365)), State.CLOSED),
    ],
)
def test_where_a_check_stands(life, stands):
    assert state(life, LATER) is stands


def test_a_check_closed_by_hand_ended_then_and_not_at_its_chosen_end():
    assert end(Life(NOON, NOON, closed=LATER, ends=NOON + timedelta(days=3))) == LATER


@pytest.mark.parametrize(
    ("life", "day"),
    [
        (Life(NOON, NOON, ends=NOON), date(2027, 5, 4)),
        (Life(NOON, NOON, closed=datetime(2026, 5, 4, 22, 30, tzinfo=UTC)), date(2027, 5, 5)),  # already the fifth in Berlin
        (Life(NOON, NOON, ends=datetime(2028, 2, 29, 12, tzinfo=UTC)), date(2029, 2, 28)),
        (Life(NOON, NOON, ends=NOON, deletes=date(2026, 6, 1)), date(2026, 6, 1)),
        (Life(NOON, NOON), date(2028, 5, 4)),  # open for a year, kept for another
    ],
)
def test_the_day_of_deletion(life, day):
    assert deletion(life) == day


def test_a_check_is_past_from_the_beginning_of_its_day_where_it_was_made():
    life = Life(NOON, NOON, deletes=date(2026, 6, 1))

    assert not is_past(life, datetime(2026, 5, 31, 21, 59, tzinfo=UTC))
    assert is_past(life, datetime(2026, 5, 31, 22, 0, tzinfo=UTC))


@pytest.mark.parametrize(("mode", "may"), [(Mode.OPEN, True), (Mode.CONFIDENTIAL, False)])
def test_only_an_open_round_can_be_opened_again(mode, may):
    assert may_reopen(Life(NOON, NOON, closed=NOON), mode, LATER) is may
