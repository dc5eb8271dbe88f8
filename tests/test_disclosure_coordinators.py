"""What whoever coordinates a trial may see of a check: how many sheets, roughly, and nothing that could be put
together over time to tell of one person.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qcheck.disclosure import Band, Step, counted_by_day, observed, presence
from qcheck.records import Mode

NUMBERS = st.dictionaries(st.sampled_from(["amt", "verein", "rat"]), st.integers(0, 120), min_size=1)
GROUPS = st.integers(3, 12)


def seen(mode, number, said=0, minimum=5, closed=False):
    return observed({"amt": number}, said, mode, minimum, closed=closed).sheets["amt"]


@pytest.mark.parametrize(
    ("number", "band"),
    [(0, (0, 0)), (1, (1, 4)), (4, (1, 4)), (5, (5, 9)), (19, (10, 19)), (20, (20, 49)), (50, (50, None))],
)
def test_of_an_open_round_bands_are_told(number, band):
    assert seen(Mode.OPEN, number) == Band(*band)


@pytest.mark.parametrize("closed", [False, True])
@given(present=NUMBERS, said=st.integers(0, 120), minimum=GROUPS)
def test_of_a_confidential_check_nothing_is_told_that_its_organisers_do_not_see(
    closed, present, said, minimum
):
    told = presence(present, Mode.CONFIDENTIAL, minimum, closed=closed)

    found = observed(present, said, Mode.CONFIDENTIAL, minimum, closed=closed).sheets

    assert found.keys() == told.keys()
    for perspective, count in told.items():
        band = found[perspective]
        if count is None:
            assert band is None
        else:
            least, most = count if isinstance(count, Step) else (count, count)
            assert band.least <= least
            assert band.most is None or most <= band.most


@given(number=st.integers(0, 200), minimum=GROUPS, closed=st.booleans())
def test_a_band_of_a_confidential_check_is_as_wide_as_the_smallest_group(number, minimum, closed):
    band = seen(Mode.CONFIDENTIAL, number, minimum=minimum, closed=closed)

    assert band is None or band.most is None or band.most - band.least + 1 >= minimum


@given(number=st.integers(0, 200), minimum=GROUPS)
def test_the_end_of_a_check_makes_no_band_narrower(number, minimum):
    running = seen(Mode.CONFIDENTIAL, number, minimum=minimum, closed=False)

    assert running == seen(Mode.CONFIDENTIAL, number, minimum=minimum, closed=True)


@given(few=st.integers(0, 11), others=st.integers(0, 11), minimum=st.just(12), closed=st.booleans())
def test_a_small_group_looks_like_nobody(few, others, minimum, closed):
    assert seen(Mode.CONFIDENTIAL, few, minimum=minimum, closed=closed) == seen(
        Mode.CONFIDENTIAL, others, minimum=minimum, closed=closed
    )


@given(said=st.integers(0, 200))
def test_what_was_said_in_a_running_confidential_check_is_not_even_counted(said):
    assert observed({"amt": 9}, said, Mode.CONFIDENTIAL, 5, closed=False).said is None


@given(said=st.integers(0, 200))
def test_how_much_was_said_is_told_in_bands(said):
    found = observed({"amt": 9}, said, Mode.CONFIDENTIAL, 5, closed=True).said

    assert (found is None) == (said < 5)
    assert found is None or found.least <= said <= (found.most or said)


def test_a_running_confidential_check_is_counted_by_the_day():
    assert counted_by_day(Mode.CONFIDENTIAL, closed=False)
    assert not counted_by_day(Mode.CONFIDENTIAL, closed=True)
    assert not counted_by_day(Mode.OPEN, closed=False)
