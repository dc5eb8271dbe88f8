"""Lines and paragraphs of catalogues and comments, where a browser shows them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.service import NewCheck, Scope, Service, open_service
from qcheck.settings import Settings
from tests.browser.conftest import Server
from tests.browser.steps import to

LINES = """\
id: absatz
version: 1.0.0
title: Absatz-Check
criteria:
  - id: planung
    title: Planung
    meaning: |
      Alle reden mit.

      - von Anfang an
      - bis <b>zum</b> Ende
    questions:
      - id: frueh
        text: Die Kinder waren von Anfang an dabei.
        help: |
          1: Nein.
          2: Einige.
"""
MEANING, HELP = "Alle reden mit.\n\nvon Anfang an\nbis <b>zum</b> Ende", "1: Nein.\n2: Einige."


@pytest.fixture(scope="module")
def service(server: Server) -> Iterator[Service]:
    """A second way into the server's data."""
    opened = open_service(Settings(data=server.data))
    (server.data / "criteria" / "absatz.yaml").write_text(LINES, encoding="utf-8")
    yield opened
    opened.close()


@pytest.fixture
def organiser(service: Service) -> str:
    return service.organising.create_check(
        NewCheck("Radweg", "", "absatz", None, Scope(), PerspectiveId("all"))
    )


def test_the_sheet_shows_the_lines_of_meaning_and_help(
    empty_phone: Page, server: Server, service: Service, organiser: str
) -> None:
    page = empty_phone
    page.goto(f"{server.url}/a/{service.inviting.links(organiser)[0].link}")
    page.click("button.main")

    page.get_by_text("Was ist damit gemeint?").click()
    page.wait_for_selector("#help-frueh")
    assert page.inner_text("#help-frueh") == f"{MEANING}\n\n{HELP}"
    assert page.locator("#help-frueh li").all_inner_texts() == ["von Anfang an", "bis <b>zum</b> Ende"]


def test_the_pages_show_the_lines_of_meaning_help_and_comment(
    desk: Page, server: Server, service: Service, organiser: str
) -> None:
    service.answering.answer(organiser, QuestionId("frueh"), 4)
    service.answering.comment(organiser, QuestionId("frueh"), "Erste Zeile\nZweite Zeile\n- Punkt", "")
    page, shown = desk, []

    for path, part in (
        (f"/preview?link={organiser}", ".qc-questions"),
        (f"/criterion?link={organiser}&criterion=planung", ".qc-quote"),
    ):
        to(page, f"{server.url}{path}")
        page.wait_for_selector(part)
        shown.append(page.inner_text(part))

    assert HELP in shown[0]
    assert "Erste Zeile\nZweite Zeile\n- Punkt" in shown[1]
