"""The plain page of measures in a browser: open to everybody, within narrow screens, and on one sheet of A4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page

from qcheck.service import Measure, MeasureState, Service, open_service
from qcheck.settings import Settings
from tests.browser.conftest import LAPTOP, PHONE, Server, Visitor
from tests.browser.steps import complaints_of_axe
from tests.browser.test_result_page import BEYOND
from tests.sheet.devices import new_check

SIZES = {"phone": PHONE, "smallest": {"width": 320, "height": 640}, "laptop": LAPTOP}
WHAT = "Bänke im Schatten so aufstellen, dass auch Großeltern mit Kinderwagen gut hinkommen"


@pytest.fixture(scope="module")
def address(server: Server) -> Iterator[str]:
    """Ten measures of a process, as a council gets them, in three states."""
    service: Service = open_service(Settings(data=server.data))
    link = new_check(service)
    today, criteria = (
        service.measures.measure_list(link).today,
        service.access.open(link).questionnaire.criterion_ids,
    )
    for number in range(10):
        due = today + timedelta(days=30 * number - 30)
        wish = Measure("", WHAT, criteria[:2], "Grünflächenamt", "Seniorenbeirat", due, "Man sitzt dort gern")
        made = service.measures.add_measure(link, wish)
        state = (MeasureState.OPEN, MeasureState.DONE, MeasureState.DROPPED)[number % 3]
        service.measures.change_measure(link, made.id, {"state": state, "reason": "Siehe Protokoll"}, 1)
    yield f"{server.url}/m/{service.measures.measures_link(link).link}?lang=de"
    service.close()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A visitor who asks no foreign host for anything."""
    visitor = Visitor(browser, SIZES[getattr(request, "param", "laptop")])
    yield visitor.page()
    visitor.context.close()
    assert (visitor.foreign, visitor.complaints) == ([], [])


@pytest.mark.parametrize("page", SIZES, indirect=True)
def test_it_is_open_to_everybody_and_reaches_over_no_edge(page: Page, address: str) -> None:
    page.goto(address)

    assert complaints_of_axe(page) == []
    assert page.evaluate(BEYOND) == []


def test_ten_measures_stand_on_one_sheet_of_paper(page: Page, address: str) -> None:
    page.goto(address)

    printed = page.pdf(format="A4", prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
