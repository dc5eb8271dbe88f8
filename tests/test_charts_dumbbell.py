"""Then and now as a picture: one description, drawn as SVG and as a figure, legible at every width."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from qcheck.asking import Questionnaire
from qcheck.charts import CONFIG, Size
from qcheck.charts.drawing import Align, Pin, Words
from qcheck.charts.dumbbell import Dumbbell, dumbbell
from qcheck.charts.dumbbell_layout import APART, dumbbell_figure, dumbbell_layout, dumbbell_svg
from qcheck.charts.measure import width_of
from qcheck.comparing import Shown, compare
from qcheck.language import language
from qcheck.scoring.values import Light
from qcheck.wording import Voice
from qcheck.wording.then_and_now import Voices
from tests.builders import VIEWS, catalogue, profiled
from tests.reports.sources import rounds

WIDTHS = (Size.WIDE, Size.LAPTOP, Size.PRINT, 640, 390, Size.PHONE, 280)
SVG = "{http://www.w3.org/2000/svg}"
FAR = catalogue(
    VIEWS,
    """
criteria:
  - {id: k, title: "Ein <b>Titel</b> & mehr", questions: [{id: a, text: A}]}
  - {id: l, title: L, questions: [{id: b, text: B}]}
  - {id: m, title: M, questions: [{id: c, text: C}]}
""",
)


def voices(then: Shown, now: Shown, tag: str = "de") -> Voices:
    told = language(tag)
    return Voices(Voice(then.questionnaire, told), Voice(now.questionnaire, told), compare(then, now))


def example(tag: str = "de") -> Dumbbell:
    then, now = (Shown(each.questionnaire, each.profile) for each in rounds())
    return dumbbell(voices(then, now, tag))


def small() -> Dumbbell:
    """One criterion that moved from end to end, one that stayed, one that cannot be compared."""
    then = profiled(FAR, amt=["1 3 4"], verein=["1 3 4"])
    now = profiled(FAR, amt=["4 3 dk"], verein=["4 3 dk"])
    asked = Questionnaire(FAR)
    return dumbbell(voices(Shown(asked, then), Shown(asked, now)))


@pytest.mark.parametrize("tag", ["de", "en", "de-simple"])
def test_a_row_says_in_words_all_that_it_shows(tag: str) -> None:
    rows = example(tag).rows

    assert len(rows) == 10
    assert all(row.title in row.spoken and row.verdict in row.spoken for row in rows)
    assert all(str(row.now.score) in row.spoken for row in rows if row.now)
    assert all(row.reason for row in rows if row.now is None)


def test_what_moved_what_stayed_and_what_cannot_be_compared_are_told_apart_without_colour() -> None:
    moved, stayed, silent = small().rows

    assert (moved.verdict, moved.lights, moved.numbers, moved.sheets) == (
        "verändert",
        "Rot → Grün",
        "0 → 100",
        "n 2 → 2",
    )
    assert (stayed.verdict, stayed.lights) == ("etwa gleich", "Gelb")
    assert (silent.verdict, silent.reason, silent.numbers) == (
        "nicht vergleichbar",
        "zu wenige Antworten",
        "–",
    )


def test_what_nobody_answered_in_either_check_is_left_out() -> None:
    empty = Shown(Questionnaire(FAR), profiled(FAR))

    assert dumbbell(voices(empty, empty)).rows == ()


def test_what_the_later_check_does_not_ask_comes_last_under_its_own_heading() -> None:
    less = catalogue(VIEWS, "criteria: [{id: l, title: L, questions: [{id: b, text: B}]}]")
    then = Shown(Questionnaire(FAR), profiled(FAR, amt=["1 3 4"]))
    now = Shown(Questionnaire(less), profiled(less, amt=["3"]))

    first, last = dumbbell(voices(then, now)).blocks

    assert [row.criterion for row in first.rows] == ["l"]
    assert (last.title, [row.criterion for row in last.rows]) == ("Nur im früheren Check", ["k", "m"])


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("tag", ["de", "en", "de-simple"])
def test_nothing_leaves_the_picture_at_any_width(width: float, tag: str) -> None:
    drawing = dumbbell_layout(example(tag), width)

    for _, strip in drawing.placed:
        for item in strip.items:
            if isinstance(item, Words):
                assert 0 <= item.x <= width
                assert item.align is not Align.LEFT or item.x + _width(item) <= width
                assert 0 <= item.y <= strip.height
            if isinstance(item, Pin):
                assert 0 <= item.x <= width


def _width(words: Words) -> float:
    return width_of(words.text, words.size, words.weight)


@pytest.mark.parametrize("width", WIDTHS)
def test_two_ends_that_would_hide_each_other_stand_one_above_the_other(width: float) -> None:
    for _, strip in dumbbell_layout(small(), width).placed:
        ends = [item for item in strip.band if isinstance(item, Pin)]
        if len(ends) == 2:
            start, end = ends
            assert abs(start.x - end.x) >= APART or _middle(start) < _middle(end) - 10


def _middle(pin: Pin) -> float:
    heights = [y for item in pin.items for y in _heights(item)]
    return sum(heights) / len(heights)


def _heights(item: object) -> list[float]:
    points = getattr(item, "points", None)
    return [y for _, y in points] if points else [getattr(item, "y", 0.0)]


def test_the_svg_is_one_image_with_a_name_a_description_and_escaped_words() -> None:
    root = ElementTree.fromstring(dumbbell_svg(small()))

    assert root.get("role") == "img"
    assert root.get("aria-label") == "Damals und heute"
    assert (
        (root.findtext(f"{SVG}desc") or "").splitlines()[0].startswith("Ein <b>Titel</b> & mehr: verändert.")
    )
    assert {child.tag.removeprefix(SVG) for child in root.iter()} <= {
        "svg", "title", "desc", "g", "rect", "line", "circle", "path", "text",
    }  # fmt: skip


def test_the_figure_keeps_the_ends_in_shape_at_their_place_of_the_band() -> None:
    drawn = dumbbell_figure(small())
    pins = [
        item.x
        for _, strip in dumbbell_layout(small(), Size.LAPTOP).placed
        for item in strip.band
        if isinstance(item, Pin)
    ]

    anchors = {shape.xanchor for shape in drawn.layout.shapes if shape.xsizemode == "pixel"}

    assert set(pins) <= anchors
    assert [list(each) for each in drawn.data[1].customdata] == [["k"], ["l"], ["m"]]
    assert "verändert" in drawn.data[1].hovertext[0]


def test_figures_offer_no_upload() -> None:
    assert CONFIG["showSendToCloud"] is False


def test_the_key_says_which_end_is_which() -> None:
    key = small().key

    assert (key.then, key.now) == ("klein: damals", "groß: heute")
    assert Light.RED.value not in key.thresholds
