"""The profile in a real browser: a figure to hover and select, links on a phone, a drawing in print, and a
table that says the same.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Server
from tests.browser.steps import ready, to

ROWS_OF_THE_FIGURE = """figure => {
    const middle = each => { const {top, bottom} = each.getBoundingClientRect(); return (top + bottom) / 2; };
    const words = [...figure.querySelectorAll(".annotation-text")];
    return [...figure.querySelectorAll(".bars .point path")].map(bar => {
        const {top, bottom} = bar.getBoundingClientRect();
        return words.filter(word => middle(word) > top && middle(word) < bottom).map(word => word.textContent);
    });
}"""
"""The words in each row of the figure."""


@pytest.fixture
def example(server: Server, desk: Page) -> Page:
    """The profile of the example, its figure drawn."""
    to(desk, f"{server.url}/profile?example=1&lang=de")
    expect(row(desk, 0)).to_be_attached()
    return desk


def test_selecting_a_row_of_the_figure_opens_its_criterion_and_one_comes_back_to_the_profile(
    example: Page,
) -> None:
    bar(example, 4).click()
    expect(example.get_by_role("heading", level=1, name="Zugang und Vielfalt")).to_be_visible()
    expect(example).to_have_url(re.compile("/criterion[?].*example=1.*criterion=zugang-vielfalt"))

    example.go_back()

    expect(example.get_by_role("heading", level=1, name="Ampelprofil")).to_be_visible()
    ready(example)
    expect(example.get_by_role("heading", level=1, name="Ampelprofil")).to_be_visible()


def test_hovering_a_row_explains_its_light_the_table_says_what_the_figure_does_and_print_shows_the_drawing(
    example: Page,
) -> None:
    hovering_a_row_explains_its_light_in_a_sentence(example)
    the_table_says_the_numbers_and_words_of_the_figure(example)
    print_shows_the_drawing_and_not_the_figure(example)


def hovering_a_row_explains_its_light_in_a_sentence(example: Page) -> None:
    bar(example, 4).hover()

    told = example.locator(".hoverlayer .hovertext")
    expect(told).to_contain_text("Zugang und Vielfalt: Rot, Handlungsbedarf,")
    expect(told).to_contain_text("von 100")


def the_table_says_the_numbers_and_words_of_the_figure(example: Page) -> None:
    example.get_by_text("Das Ampelprofil als Tabelle").click()
    table = [
        line.locator("th, td").all_inner_texts() for line in example.locator(".qc-details tbody tr").all()
    ]

    figure = figure_of(example).evaluate(ROWS_OF_THE_FIGURE)

    assert len(table) == 10
    assert [missing(cells, words) for cells, words in zip(table, figure, strict=True)] == [[]] * 10


def print_shows_the_drawing_and_not_the_figure(example: Page) -> None:
    drawing = example.locator('[class*="st-key-profile-print"] img')
    expect(drawing).to_be_hidden()

    example.emulate_media(media="print")

    expect(drawing).to_be_visible()
    expect(example.get_by_test_id("stPlotlyChart")).to_be_hidden()
    expect(example.get_by_role("button", name="Drucken")).to_be_hidden()
    assert drawing.evaluate("image => image.complete && image.naturalWidth > 0")
    example.emulate_media(media="screen")


def test_on_a_phone_the_rows_are_links_with_their_bands(server: Server, handheld: Page) -> None:
    page = to(handheld, f"{server.url}/profile?example=1&lang=de")

    rows = page.locator("a.qc-row")
    expect(rows).to_have_count(10)
    expect(rows.locator(".qc-row-band img").filter(visible=True)).to_have_count(9)
    expect(rows.filter(has_text="zu wenige Antworten")).to_have_count(1)
    expect(page.get_by_test_id("stPlotlyChart")).to_be_hidden()
    rows.nth(4).click()
    expect(page.get_by_role("heading", level=1, name="Zugang und Vielfalt")).to_be_visible()


def test_each_perspective_folds_out_its_reasons(server: Server, desk: Page) -> None:
    to(desk, f"{server.url}/criterion?example=1&criterion=zugang-vielfalt&lang=de")
    fold = desk.locator("details.qc-fold").first
    expect(fold.locator("li").first).to_be_hidden()

    fold.locator("summary").click()

    expect(fold.locator("li").first).to_be_visible()


def missing(cells: list[str], words: list[str]) -> list[str]:
    """The words of a row of the table that do not stand in the row of the figure, where long ones stand on
    two lines.
    """
    return [word for cell in cells for word in cell.replace(",", "").split() if word not in " ".join(words)]


def figure_of(page: Page) -> Locator:
    """The figure of the first part."""
    return page.locator(".js-plotly-plot").first


def bar(page: Page, index: int) -> Bar:
    """A row of the figure, as a hand finds it."""
    return Bar(page, row(page, index))


def row(page: Page, index: int) -> Locator:
    return figure_of(page).locator(".bars .point path").nth(index)


class Bar:
    """A row of the figure; the picture lies below an invisible layer that takes all clicks."""

    def __init__(self, page: Page, path: Locator) -> None:
        path.scroll_into_view_if_needed()
        box = path.bounding_box()
        assert box
        self._mouse, self._at = page.mouse, (box["x"] + box["width"] / 3, box["y"] + box["height"] / 2)

    def hover(self) -> None:
        x, y = self._at
        self._mouse.move(x - 30, y)
        self._mouse.move(x, y, steps=3)

    def click(self) -> None:
        self.hover()
        self._mouse.click(*self._at)
