"""Columns of tables: no word is broken while there is room elsewhere."""

from __future__ import annotations

import pytest

from qcheck.charts.measure import SEMIBOLD, width_of
from qcheck.reports.column_widths import shares
from qcheck.reports.document import Table

ROOM, SIZE, PADDING = 465.0, 9.7, 9.7


def widths(table: Table) -> list[float]:
    return [share * ROOM for share in shares(table, ROOM, SIZE, PADDING)]


def test_a_column_takes_the_room_that_an_empty_one_does_not_need() -> None:
    row = (
        "Bänke aufstellen, und zwar vor allem auf dem Weg zum Bach und am Spielplatz",
        "Grünflächenamt",
        "–",
    )
    found = widths(Table("", ("Was", "Wer", "Woran man es erkennt"), (row,), widths=(20, 10, 70)))

    assert sum(found) == pytest.approx(ROOM)
    assert found[0] > found[2]


def test_no_word_is_broken_where_all_longest_words_fit() -> None:
    titles = ("Kriterium", "Verwaltung", "Zivilgesellschaft", "Prozessgestaltende", "Einwohner/innen")
    found = widths(
        Table(
            "", titles, (("Verständliche und offene Information", "ja", "ja", "ja", "ja"),), (60, 5, 5, 5, 5)
        )
    )

    assert sum(found) == pytest.approx(ROOM)
    assert all(
        width >= width_of(title, SIZE, SEMIBOLD) + PADDING
        for width, title in zip(found, titles, strict=True)
        if "/" not in title
    )


def test_a_date_stays_on_one_line() -> None:
    found = widths(Table("", ("Was", "Bis wann"), (("Wort " * 90, "31. September 2027"),), (90, 5)))

    assert found[1] >= width_of("31. September", SIZE) + PADDING


def test_a_word_that_fits_no_line_leaves_room_for_the_others() -> None:
    found = widths(Table("", ("Was", "Wer", "Bis wann"), (("Donaudampfschiff" * 20, "Bauhof", "März"),)))

    assert sum(found) == pytest.approx(ROOM)
    assert min(found) >= width_of("Bis wann", SIZE) / 2


def test_more_words_than_there_is_room_for_share_it() -> None:
    titles = tuple(f"Zivilgesellschaftliche {n}" for n in range(9))
    found = widths(Table("", titles, ()))

    assert sum(found) == pytest.approx(ROOM)
    assert max(found) == pytest.approx(min(found), rel=0.1)
