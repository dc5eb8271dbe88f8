"""Seeing it together in a real browser: the matrix as table and cards, the talk card by keyboard, after a
reload and on paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.service import Mode, NewCheck, Scope, Service
from tests.browser.conftest import LAPTOP, Server
from tests.browser.steps import ready, to

RINGS_AND_NAMES = """band => [...band.querySelectorAll("li")].map(line => {
    const box = part => line.querySelector(part).getBoundingClientRect();
    const ring = box(".qc-ring"), name = box(".qc-ring-name");
    return {inside: name.left >= line.getBoundingClientRect().left - 12 && name.right <= line.getBoundingClientRect().right + 12,
            apart: name.right <= ring.left + 1 || name.left >= ring.right - 1};
})"""
"""Of each ring: whether its name stays within the band, and whether the two stand beside each other."""


@pytest.fixture(scope="module")
def upset(service: Service) -> str:
    """A check in which every criterion is seen very differently: as many reasons and questions on a card as
    there can be.
    """
    return gathered(
        service,
        verwaltung=[4],
        zivilgesellschaft=[1],
        politik=[4],
        prozessgestaltung=[4],
        einwohnerschaft=[1],
    )


@pytest.fixture(scope="module")
def calm(service: Service) -> str:
    """A short check that two perspectives have answered."""
    return gathered(service, verwaltung=[4, 3, 2], politik=[2, 2, 1])


@pytest.fixture
def reader(desk: Page) -> Iterator[Page]:
    """Somebody at a laptop who looks at several pages, and leaves each as it was."""
    yield desk
    desk.set_viewport_size(LAPTOP)
    desk.emulate_media(media="screen")


def test_the_matrix_is_a_table_on_a_laptop(server: Server, reader: Page) -> None:
    page = opened(reader, server, "matrix?example=1")

    table = page.get_by_role("table", name="Teil A: Der einzelne Prozess")
    expect(table.get_by_role("columnheader", name="Verwaltung")).to_be_visible()
    expect(table.get_by_role("row", name="Zugang und Vielfalt").get_by_role("cell")).to_have_count(6)
    assert left(table.get_by_role("cell").nth(0)) < left(table.get_by_role("cell").nth(1))


def test_on_a_phone_the_matrix_is_a_card_for_each_criterion_and_still_a_table_when_read_aloud(
    server: Server, handheld: Page
) -> None:
    page = opened(handheld, server, "matrix?example=1")

    row = page.get_by_role("row", name="Zugang und Vielfalt")
    expect(row.get_by_role("cell")).to_have_count(6)
    assert len({left(cell) for cell in row.get_by_role("cell").all()}) == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_no_word_of_a_card_is_cut_off_on_a_narrow_phone(server: Server, handheld: Page) -> None:
    page = opened(handheld, server, "matrix?example=1")

    cut = {width: cut_off(page, width) for width in (320, 360, 390)}

    expect(page.locator(".qc-word", has_text="Handlungsbedarf").first).to_be_visible()
    assert cut == {320: 0, 360: 0, 390: 0}


def cut_off(page: Page, width: int) -> int:
    """How many cards would have to be moved sideways at this width."""
    page.set_viewport_size({"width": width, "height": 844})
    return int(
        page.evaluate(
            "[...document.querySelectorAll('.qc-scroll')].filter(each => each.scrollWidth > "
            "each.clientWidth).length"
        )
    )


def test_the_order_of_the_matrix_outlives_a_reload(server: Server, reader: Page) -> None:
    page = opened(reader, server, "matrix?example=1")

    page.get_by_text("nach Gesprächsbedarf", exact=True).click()
    expect(page.get_by_role("rowheader").first).to_contain_text("Echter Gestaltungsspielraum")
    page.reload()

    expect(ready(page).get_by_role("rowheader").first).to_contain_text("Echter Gestaltungsspielraum")
    expect(page.get_by_role("radio", name="nach Gesprächsbedarf")).to_be_checked()


def test_names_stand_beside_their_rings_and_within_the_band(server: Server, reader: Page) -> None:
    page = opened(reader, server, "differences?example=1")

    found = {width: rings(page, width) for width in (320, 390, 1280)}

    assert {len(each) for each in found.values()} == {45}
    assert [ring for each in found.values() for ring in each if not (ring["inside"] and ring["apart"])] == []


def rings(page: Page, width: int) -> list[dict[str, bool]]:
    """All rings of the page with their names, at this width."""
    page.set_viewport_size({"width": width, "height": 800})
    return [ring for band in page.locator(".qc-rings").all() for ring in band.evaluate(RINGS_AND_NAMES)]


def test_a_topic_can_be_moved_with_the_keyboard_and_takes_the_focus_along(
    server: Server, reader: Page
) -> None:
    page = opened(reader, server, "talk?example=1")
    page.get_by_role("button", name="Thema 3 nach oben").focus()

    page.keyboard.press("Enter")

    expect(title(page, 1)).to_contain_text("2. Zugang und Vielfalt")
    expect(page.get_by_role("button", name="Thema 2 nach oben")).to_be_focused()
    expect(
        page.get_by_role("status").filter(has_text="»Zugang und Vielfalt« ist jetzt Thema 2.")
    ).to_be_attached()


def test_at_the_top_the_focus_stays_with_the_topic(server: Server, reader: Page) -> None:
    page = opened(reader, server, "talk?example=1")

    page.get_by_role("button", name="Thema 2 nach oben").press("Enter")

    expect(title(page, 0)).to_contain_text("1. Verbindlichkeit und Rückmeldung")
    expect(page.get_by_role("button", name="Thema 1 nach unten")).to_be_focused()


def test_the_focus_follows_a_topic_that_is_left_out_and_taken_in_again(server: Server, reader: Page) -> None:
    page = opened(reader, server, "talk?example=1")

    page.get_by_role("button", name="Thema 1 streichen").press("Enter")
    expect(page.get_by_role("button", name="Thema 3 hinzufügen")).to_be_focused()
    page.keyboard.press("Enter")

    expect(title(page, 2)).to_contain_text("3. Echter Gestaltungsspielraum")
    expect(page.get_by_role("button", name="Thema 3 nach oben")).to_be_focused()


def test_the_order_of_the_topics_outlives_a_reload_and_another_language(
    server: Server, empty_laptop: Page
) -> None:
    page = opened(empty_laptop, server, "talk?example=1")
    page.get_by_role("button", name="Thema 1 streichen").click()
    expect(title(page, 0)).to_contain_text("1. Verbindlichkeit und Rückmeldung")

    page.get_by_role("link", name="English").click()

    expect(page.get_by_role("heading", level=1, name="Discussion plan")).to_be_visible()
    expect(title(ready(page), 0)).to_contain_text("1. Commitment and feedback")


@pytest.mark.parametrize(
    "card", ["talk?example=1", "talk?link={upset}"], ids=["example", "every reason there can be"]
)
def test_the_card_is_one_page_on_paper(server: Server, reader: Page, upset: str, card: str) -> None:
    page = opened(reader, server, card.format(upset=upset))

    paper = page.pdf(prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


def test_the_profile_of_a_short_check_is_one_page_on_paper_under_the_name_of_the_process(
    server: Server, reader: Page, calm: str
) -> None:
    page = opened(reader, server, f"profile?link={calm}")

    paper = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="print")

    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    assert page.locator(".qc-head").is_hidden()
    assert page.locator(".qc-print-title").is_visible()


def test_the_head_of_a_result_stays_where_it_is_from_tab_to_tab(server: Server, reader: Page) -> None:
    heads = [
        opened(reader, server, f"{tab}?example=1").locator(".qc-head").bounding_box()
        for tab in ("profile", "matrix", "differences", "talk")
    ]

    assert heads == [heads[0]] * 4


def test_on_paper_there_are_lines_to_write_on_and_no_buttons(server: Server, reader: Page) -> None:
    page = opened(reader, server, "talk?example=1")

    page.emulate_media(media="print")

    expect(page.get_by_text("Das nehmen wir uns vor:").first).to_be_visible()
    expect(page.get_by_text("Fairer Umgang auf Augenhöhe (Unterschied)")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)


def gathered(service: Service, **groups: list[int]) -> str:
    """A check with sheets that give one answer to everything; gives the organiser's link."""
    link = service.organising.create_check(
        NewCheck("Spielplatz am Bach", "Musterstadt", "kurzcheck", "reflexion", Scope(), None, Mode.OPEN)
    )
    invitation = service.inviting.own_answer_link(link)
    for perspective, values in groups.items():
        for value in values:
            sheet = service.joining.join(invitation, PerspectiveId(perspective), service.joining.new_nonce())
            for _, questions in service.answering.own_sheet(sheet).asked:
                service.answering.answer(sheet, QuestionId(questions[0].id), value)
    return link


def opened(page: Page, server: Server, address: str) -> Page:
    """The page, drawn whole, in German."""
    return to(page, f"{server.url}/{address}&lang=de")


def title(page: Page, place: int) -> Locator:
    return page.locator(".qc-topic h2").nth(place)


def left(cell: Locator) -> float:
    box = cell.bounding_box()
    assert box
    return round(box["x"])
