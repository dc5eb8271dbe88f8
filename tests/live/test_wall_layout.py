"""How large the wall is set: as large as there is room, and never below what the last row can read."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qcheck.charts.measure import SEMIBOLD, width_of
from qcheck.plain.live.wall import layout, lists, matrix_layout, profile_rows, rings
from qcheck.plain.live.wall.layout import LEAST, SMALL, Sizes
from qcheck.plain.live.wall.matrix_layout import CELL, MOST_NAMES, PAD, Settled
from qcheck.plain.live.wall.rings import Label, Side
from qcheck.service import Service
from qcheck.workshop import Sight
from tests.live.rooms import Room, revealed, room
from tests.live.test_wall import without_memory  # noqa: F401  each look is a drawing of its own

WIDTH = 30.0
LONG_TITLES = (
    "Zugang und Einladung aller Betroffenen im Stadtteil",
    "Klares Ziel",
    "Transparenz des Verfahrens und seiner Grenzen",
    "Ressourcen",
    "Umgang mit den Ergebnissen und Rückmeldung an alle",
    "Dialogbereitschaft",
    "Verbindlichkeit der Verabredungen",
    "Qualifikation der Prozessgestaltenden",
    "Lernen",
)


def sizes(made: Room, name: str) -> tuple[float, float]:
    """A size as the wall is given it: on an old projector and on a wide one."""
    html = made.seen()
    old, wide = (re.findall(rf"--{name}-{shape}:([\d.]+)", html)[0] for shape in ("old", "wide"))
    return float(old), float(wide)


@given(st.floats(0, 100))
def test_the_largest_size_that_fits_is_found(limit: float) -> None:
    found = layout.largest(10, 90, lambda size: size <= limit)

    assert found == 10 or found <= limit
    assert found == 90 or found + 80 / layout.STEPS > limit


def test_four_parts_on_two_pages_are_two_and_two_not_three_and_one() -> None:
    parts = [(name, 3.0) for name in "abcd"]

    assert layout.by_page(parts, 10) == (("a", "b", "c"), ("d",))
    assert layout.evenly(parts, 10) == (("a", "b"), ("c", "d"))


@given(st.lists(st.floats(1, 9), min_size=1, max_size=20))
def test_spread_evenly_there_are_no_more_pages_and_none_is_left_out(heights: list[float]) -> None:
    parts = list(enumerate(heights))

    pages = layout.evenly(parts, 10)

    assert [part for page in pages for part in page] == list(range(len(heights)))
    assert len(pages) == len(layout.by_page(parts, 10))


def placed(label: Label) -> tuple[float, float]:
    """Where a label begins and ends, as the style sheet places it on a band of this width."""
    place, wide = label.score / 100 * WIDTH + label.beside, width_of(label.text, SMALL, SEMIBOLD)
    begins = {
        Side.AROUND: max(label.before, min(place, WIDTH - label.after)) - wide / 2,
        Side.BEFORE: max(0, min(place, WIDTH - label.after) - wide),
        Side.AFTER: min(max(place, label.before), WIDTH - wide),
    }[label.side]
    return begins, begins + wide


@given(st.lists(st.integers(0, 100), min_size=1, max_size=10))
def test_letters_of_rings_never_cover_each_other_nor_leave_the_band(scores: list[int]) -> None:
    signs = [(score, chr(65 + place)) for place, score in enumerate(sorted(scores))]

    told = [placed(label) for label in rings.labels(signs, WIDTH)]

    assert all(left[1] <= right[0] for left, right in pairwise(told))
    assert told[0][0] >= -0.01
    assert told[-1][1] <= WIDTH + 0.01


def test_letters_of_one_ring_stand_over_it_as_one_group_that_is_tied_to_it() -> None:
    told = rings.labels([(0, "V"), (33, "A"), (67, "Z"), (67, "P"), (67, "R"), (67, "E")], 60)

    assert [(each.text, each.score, each.ring, each.is_tied) for each in told] == [
        ("V", 0, 0, True),
        ("A", 33, 33, False),
        ("Z\u00a0P\u00a0R\u00a0E", 67, 67, True),
    ]
    assert told[2].beside == 0
    assert told[2].half < 0.08 * 60


@given(st.lists(st.integers(0, 100), min_size=2, max_size=10))
def test_letters_that_stand_beside_their_ring_are_tied_to_it(scores: list[int]) -> None:
    signs = [(score, chr(65 + place)) for place, score in enumerate(sorted(scores))]

    told = rings.labels(signs, WIDTH)

    assert [each.ring for each in told] == sorted(set(scores))
    assert all(each.is_tied for each in told if each.beside or each.score != each.ring)


@given(st.tuples(st.integers(0, 100), st.integers(0, 100)))
def test_two_names_never_cover_each_other_nor_leave_the_band(scores: tuple[int, int]) -> None:
    low, high = sorted(scores)

    lower, higher = (placed(each) for each in rings.labels([(low, "Verein"), (high, "Verwaltung")], WIDTH))

    assert lower[1] <= higher[0]
    assert lower[0] >= -0.01
    assert higher[1] <= WIDTH + 0.01


@pytest.mark.parametrize("catalogue", ["kurzcheck", "qualitaetscheck"])
def test_a_topic_is_set_no_smaller_than_can_be_read_and_larger_where_there_is_room(
    service: Service, catalogue: str
) -> None:
    few, many = (_topic(service, catalogue, views) for views in (1, 5))

    assert min(sizes(many, "heading") + sizes(many, "asked")) >= LEAST
    assert min(sizes(many, "label")) >= SMALL
    assert sizes(few, "label") > sizes(many, "label")
    assert sizes(few, "heading")[1] >= sizes(many, "heading")[1]


def test_a_wide_projector_shows_a_topic_larger_than_an_old_one(service: Service) -> None:
    old, wide = sizes(_topic(service, "kurzcheck", 5), "label")

    assert wide > old


def test_a_matrix_with_room_has_its_titles_in_one_line_and_a_whole_word_over_what_is_agreed(
    service: Service,
) -> None:
    made = _topic(service, "kurzcheck", 3)
    made.agree(made.criteria[0], "red")
    made.show(Sight.MATRIX)

    titles = [made.now.catalogue.criterion(each).title.say("de") for each in made.criteria]
    widest = max(width_of(title, sizes(made, "title")[1], SEMIBOLD) for title in titles)

    assert sizes(made, "title-width")[1] - PAD >= widest
    assert min(sizes(made, "agreed-width")) - 1.2 >= width_of("vereinbart", SMALL, SEMIBOLD)


def matrix(perspectives: int) -> Sizes:
    """A page of nine rows, the first of them agreed on, and of so many perspectives beside all together."""
    heads = [chr(65 + number) for number in range(perspectives)]
    agreed = [Settled("gelb", True), *[None] * (len(LONG_TITLES) - 1)]
    names = [f"Perspektive der {head}-Gruppe" for head in heads]
    return matrix_layout.sizes(LONG_TITLES, [*heads, "alle"], "Alle Themen", names, agreed, "vereinbart")


@pytest.mark.parametrize("perspectives", [5, MOST_NAMES, MOST_NAMES + 1, 10])
def test_titles_and_numbers_of_a_matrix_keep_within_its_rows_and_columns(perspectives: int) -> None:
    made = matrix(perspectives)

    for shape, row, size, width, number, agreed in zip(
        layout.SHAPES,
        *(made[name] for name in ("row", "title", "title-width", "number", "agreed-width")),
        strict=True,
    ):
        title = layout.Type(size, width - PAD, 1.08, SEMIBOLD)
        column = (shape.width - agreed - width) / (perspectives + 1)
        assert row >= size
        assert sum(max(row, title.height(words)) for words in LONG_TITLES) <= layout.HEIGHT - layout.head("")
        assert number * CELL <= column


def test_a_crowded_matrix_leaves_what_is_agreed_out_on_an_old_projector_alone() -> None:
    old, wide = matrix(MOST_NAMES + 1)["agreed-width"]

    assert (old, wide > 0) == (0, True)
    assert min(matrix(MOST_NAMES)["agreed-width"]) > 0


def _topic(service: Service, catalogue: str, views: int) -> Room:
    made = room(service, catalogue)
    made.all_answered(views)
    made.talk_about(made.criteria[0])
    return made


@pytest.mark.parametrize("host", ["check.neustadt.example", "beteiligung.grossgemeinde-neustadt.example"])
def test_no_word_of_the_address_that_is_typed_needs_to_be_broken(host: str) -> None:
    widths = (50.0, 74.0)

    sizes = lists.address(host, "/join", widths, 6.0)["address"]

    assert all(
        width_of(host, size, SEMIBOLD) <= width or size == SMALL
        for width, size in zip(widths, sizes, strict=True)
    )
    assert sizes[1] > SMALL


@pytest.mark.parametrize("number", [2, 5, 7])
def test_anchors_in_whole_sentences_stand_below_the_statement_without_being_cut(number: int) -> None:
    anchor = (
        "Zusätzlich werden Vereine angeschrieben, die mit dem Thema zu tun haben, und ihre Antworten gelesen."
    )

    sizes = lists.statement_with_anchors("Es wird breit eingeladen.", "Zugang", [anchor] * number)

    for shape, row, large in zip(layout.SHAPES, sizes["row"], sizes["large"], strict=True):
        anchors = number * (layout.Type(row, 0.9 * shape.width, 1.2).height(anchor) + 1.2 * row)
        assert row >= LEAST
        assert anchors + large * 1.15 <= layout.HEIGHT - layout.head("Zugang")


def test_rows_of_the_whole_profile_take_the_room_that_a_short_key_leaves(service: Service) -> None:
    made = revealed(service)
    made.show(Sight.PROFILE)
    head = layout.head("So haben wir geantwortet", shape=layout.WIDE)
    left = layout.HEIGHT - head - profile_rows.SCALE - SMALL * layout.LINE - 2 * layout.GAP

    assert len(made.criteria) * sizes(made, "row")[1] == pytest.approx(left, abs=0.2)
