"""When a check can be answered, and when it is gone."""

from datetime import UTC, date, datetime, timedelta

import pytest

from qcheck.life import (
    KEPT_AS_SAID,
    NOT_ANY_MORE,
    NOT_OPEN,
    PROMISED,
    STAYS_CLOSED,
    TOO_EARLY,
    admitting,
    as_promised,
    deletion,
    end,
    ended,
    is_past,
    kept_until,
    leaps,
    may_resume,
    restored,
    resumed,
    scheduled,
    started,
    state,
)
from qcheck.records import Life, Mode, State
from qcheck.refusals import NotPossible

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)
CLOSED = Life(NOON, NOON, closed=NOON)


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
        (
            Life(NOON, NOON, closed=datetime(2026, 5, 4, 22, 30, tzinfo=UTC)),
            date(2027, 5, 5),
        ),  # already the fifth in Berlin
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
    assert may_resume(Life(NOON, NOON, closed=NOON), mode, LATER) is may


DAY, MONTHS = timedelta(days=1), timedelta(days=200)
RUNNING = {
    "without an end": Life(NOON, NOON),
    "with an end": Life(NOON, NOON, ends=NOON + MONTHS),
    "with an end that has passed": Life(NOON, NOON, ends=NOON + DAY),
    "with a day of deletion": Life(NOON, NOON, deletes=date(2027, 1, 1)),
    "never opened": Life(NOON),
    "for longer than a check runs": Life(NOON - timedelta(days=360), NOON - timedelta(days=360)),
}


@pytest.mark.parametrize("closed_after", [timedelta(minutes=1), DAY])
@pytest.mark.parametrize("again_after", [timedelta(minutes=1), DAY, timedelta(days=30)])
@pytest.mark.parametrize("before", RUNNING.values(), ids=RUNNING)
def test_a_check_that_goes_on_has_the_day_of_deletion_it_had_before_it_was_closed(
    before, again_after, closed_after
):
    closed = Life(
        before.created, before.opened, NOON + closed_after, before.ends, before.zone, before.deletes
    )
    now = NOON + closed_after + again_after

    after = resumed(closed, Mode.OPEN, now)

    assert deletion(after) == deletion(before)
    assert state(after, now) is State.OPEN


def test_closing_for_a_moment_leaves_no_trace():
    before = Life(NOON, NOON, ends=NOON + MONTHS)

    assert (
        resumed(Life(NOON, NOON, closed=LATER, ends=NOON + MONTHS), Mode.OPEN, LATER + timedelta(minutes=1))
        == before
    )


@pytest.mark.parametrize("ends", [NOON + DAY, NOON + MONTHS, None])
def test_what_people_were_told_of_deletion_becomes_neither_later_nor_earlier(ends):
    before = Life(NOON, NOON, ends=NOON + timedelta(days=20))

    after = as_promised(before, Life(NOON, NOON, ends=ends))

    assert deletion(after) == deletion(before)
    assert after.ends == ends


@pytest.mark.parametrize(("mode", "why"), [(Mode.OPEN, PROMISED), (Mode.CONFIDENTIAL, KEPT_AS_SAID)])
def test_a_promised_day_is_brought_forward_and_put_off_by_no_day(mode, why):
    before = Life(NOON, NOON, deletes=date(2026, 6, 1))

    assert kept_until(before, date(2026, 6, 1), mode, promised=True) == before
    assert kept_until(before, date(2026, 5, 31), mode, promised=True).deletes == date(2026, 5, 31)
    assert kept_until(before, date(2026, 6, 2), mode, promised=False).deletes == date(2026, 6, 2)
    with pytest.raises(NotPossible) as refused:
        kept_until(before, date(2026, 6, 2), mode, promised=True)
    assert refused.value.message == why


def test_what_was_changed_again_stays_when_a_change_is_taken_back():
    before = Life(NOON, NOON, ends=NOON + MONTHS, deletes=date(2027, 1, 1))
    after = Life(NOON, NOON, closed=LATER, ends=NOON + DAY, deletes=date(2027, 1, 1))
    since = Life(NOON, NOON, closed=LATER, ends=NOON + DAY, deletes=date(2026, 12, 1))

    again = restored(since, before, after, LATER)

    assert (again.closed, again.ends, again.deletes) == (None, NOON + MONTHS, date(2026, 12, 1))


def test_what_stands_differently_by_now_is_not_taken_back():
    closed = Life(NOON, NOON, closed=LATER)

    assert restored(closed, Life(NOON), Life(NOON, NOON), LATER) == closed


@pytest.mark.parametrize(
    ("life", "gone", "stands"),
    [
        (Life(NOON, NOON, ends=datetime(9999, 12, 31, 23, 59, tzinfo=UTC)), False, State.OPEN),
        (Life(NOON, NOON, closed=datetime(9998, 12, 31, 23, 59, tzinfo=UTC)), False, State.CLOSED),
        (Life(datetime(9999, 6, 1, tzinfo=UTC), zone="Pacific/Kiritimati"), False, State.PREPARED),
        (Life(NOON, NOON, ends=datetime(1, 1, 1, tzinfo=UTC), zone="America/New_York"), True, State.CLOSED),
        (Life(NOON, NOON, zone="Nowhere/Land"), False, State.OPEN),
        (Life(NOON, NOON, zone=""), False, State.OPEN),
    ],
)
def test_dates_nobody_can_mean_raise_nothing(life, gone, stands):
    assert isinstance(deletion(life), date)
    assert is_past(life, LATER) is gone
    assert state(life, LATER) is stands


def test_a_clock_leaps_beyond_two_weeks_and_never_at_first_sight():
    assert not leaps(None, NOON)
    assert not leaps(NOON, NOON + timedelta(days=14))
    assert leaps(NOON, NOON + timedelta(days=14, seconds=1))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda: started(CLOSED, LATER), NOT_OPEN[State.CLOSED]),
        (lambda: resumed(CLOSED, Mode.CONFIDENTIAL, LATER), STAYS_CLOSED),
        (lambda: admitting(CLOSED, Mode.CONFIDENTIAL, LATER, admits=True), STAYS_CLOSED),
        (lambda: scheduled(CLOSED, LATER, "Europe/Berlin", NOON), NOT_ANY_MORE),
        (lambda: scheduled(Life(NOON, NOON), NOON, "Europe/Berlin", LATER), TOO_EARLY),
        (lambda: kept_until(Life(NOON, NOON), date(2030, 1, 1), Mode.OPEN, promised=True), PROMISED),
    ],
    ids=["start", "resume", "admit", "schedule", "an end that has passed", "keep longer"],
)
def test_a_change_that_cannot_be_says_why(change, why):
    with pytest.raises(NotPossible) as refused:
        change()

    assert refused.value.message == why


@pytest.mark.parametrize(
    ("before", "admits", "after"),
    [
        (Life(NOON), True, Life(NOON, LATER)),
        (Life(NOON, NOON), True, Life(NOON, NOON)),
        (Life(NOON, NOON), False, Life(NOON, NOON, closed=LATER)),
        (Life(NOON), False, Life(NOON, closed=LATER)),
        (Life(NOON, NOON, closed=NOON), False, Life(NOON, NOON, closed=NOON)),
        (Life(NOON, NOON, ends=NOON), False, Life(NOON, NOON, ends=NOON)),
        (Life(NOON, NOON, closed=NOON), True, Life(NOON, NOON)),
    ],
)
def test_a_facilitator_opens_and_closes_the_answering(before, admits, after):
    assert admitting(before, Mode.OPEN, LATER, admits=admits) == after


def test_a_check_whose_end_has_passed_was_closed_then():
    assert ended(Life(NOON, NOON, ends=NOON), LATER).closed == NOON
