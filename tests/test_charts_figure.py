"""The picture as a Plotly figure: the same drawing, to be hovered and selected, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from qcheck.catalogue import Catalogue
from qcheck.charts import CONFIG, Picture, Size, figure, picture
from qcheck.charts.drawing import Words
from qcheck.charts.figure import HOVER_LINE
from qcheck.charts.layout import layout
from qcheck.language import language
from tests.draft_profile import profile_of, shared, shipped, whole


def drawn() -> Picture:
    return picture(whole(), shipped(), language("de"))


def named(title: str) -> dict[str, Any]:
    """A figure of one criterion with this title."""
    source = shipped().model_dump(exclude_unset=True)
    source["parts"][0]["criteria"][0]["title"] = title
    profile = profile_of(shared(shipped().main_criteria[0].id, 60, 70))
    return figure(picture(profile, Catalogue.model_validate(source), language("de"))).to_plotly_json()


def bars(figure_: Any) -> Any:
    [trace] = [trace for trace in figure_.data if trace.type == "bar"]
    return trace


def test_every_row_is_a_point_with_its_criterion():
    found = bars(figure(drawn()))

    assert [list(each) for each in found.customdata] == [[row.criterion] for row in drawn().rows]


def test_the_points_cover_the_rows_without_gap_or_overlap():
    found, drawing = bars(figure(drawn())), layout(drawn(), Size.LAPTOP)

    rows = [(top, top + strip.height) for top, strip in drawing.placed if strip.criterion]
    assert [y - width / 2 for y, width in zip(found.y, found.width, strict=True)] == pytest.approx(
        [top for top, _ in rows]
    )
    assert [y + width / 2 for y, width in zip(found.y, found.width, strict=True)] == pytest.approx(
        [bottom for _, bottom in rows]
    )
    assert {found.base + x for x in found.x} == {0}


def test_hovering_says_the_explanation_and_no_name_of_a_trace():
    found = bars(figure(drawn()))

    assert [text.replace("<br>", " ") for text in found.hovertext] == [row.hover for row in drawn().rows]
    assert max(len(line) for text in found.hovertext for line in text.split("<br>")) <= HOVER_LINE
    assert found.hovertemplate == "%{hovertext}<extra></extra>"


def test_the_figure_neither_zooms_nor_drags():
    layout_ = figure(drawn()).layout

    assert (layout_.dragmode, layout_.xaxis.fixedrange, layout_.yaxis.fixedrange) == (False, True, True)
    assert (CONFIG["displayModeBar"], CONFIG["showSendToCloud"], CONFIG["scrollZoom"]) == (
        False,
        False,
        False,
    )


@pytest.mark.parametrize("width", [Size.LAPTOP, Size.PHONE])
def test_the_figure_says_the_same_words_as_the_drawing(width: float):
    marks = [mark.text for row in drawn().rows for mark in row.marks]
    words = [
        item.text
        for strip in layout(drawn(), width).strips
        for item in strip.items
        if isinstance(item, Words)
    ]

    said = [annotation.text for annotation in figure(drawn(), width).layout.annotations]

    assert sorted(said) == sorted(words + marks)


def test_the_figure_is_as_high_as_the_drawing_and_counts_in_pixels():
    drawing, found = layout(drawn(), Size.LAPTOP), figure(drawn()).layout

    assert found.height == drawing.height
    assert (list(found.xaxis.range), list(found.yaxis.range)) == ([0, Size.LAPTOP], [drawing.height, 0])


def test_every_ring_is_a_marker_where_its_score_is():
    [rings] = [trace for trace in figure(drawn()).data if trace.type == "scatter"]

    assert len(rings.x) == sum(len(row.rings) for row in drawn().rows)
    assert rings.hoverinfo == "skip"


def test_words_of_a_catalogue_are_no_markup():
    found = named('<a href="x">A & B</a>')

    texts = [annotation["text"] for annotation in found["layout"]["annotations"]]
    [hover] = found["data"][1]["hovertext"]
    assert '&lt;a href="x"&gt;A &amp; B&lt;/a&gt;' in texts
    assert hover.startswith('&lt;a href="x"&gt;A &amp; B&lt;/a&gt;: Gelb')


def test_symbols_keep_their_size_whatever_the_width_of_the_page():
    shapes = [shape for shape in figure(drawn()).layout.shapes if shape.xsizemode == "pixel"]

    assert {shape.xanchor for shape in shapes} == {0}
    assert {shape.type for shape in shapes} == {"path", "circle"}


def test_nothing_in_the_figure_is_smaller_than_fourteen_pixels():
    found = figure(drawn(), Size.PHONE).layout

    assert min(annotation.font.size for annotation in found.annotations) >= 14
    assert found.hoverlabel.font.size >= 14


def test_without_headings_the_figure_leaves_titles_and_counts_to_the_page():
    said = {annotation.text for annotation in figure(drawn(), headings=False).layout.annotations}

    assert "Teil A: Der einzelne Prozess" not in said
    assert "Bereitschaft zum Dialog" in said
