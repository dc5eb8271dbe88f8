"""No cell of our tables is run by a spreadsheet."""

import pytest

from qcheck.reports.csv_text import harmless


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(1)", "+1", "-1", "\t=1+1", "\r=1+1", " =1+1", "\uff1d1+1"])
def test_words_that_a_spreadsheet_would_run_stay_words(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["a=1", "", " ", -2, None, "3 - 4"])
def test_everything_else_stays_as_it_is(cell: object) -> None:
    assert harmless(cell) == cell
