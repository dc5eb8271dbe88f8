"""*Passt diese Frage?* on the organiser's own sheet, and where it is switched off and typed in."""

from __future__ import annotations

import pytest

from qcheck.service import Fit, Service
from qcheck.settings import Settings
from tests.sheet.test_fit import TRIAL
from tests.ui import pages
from tests.ui.pages import begun, text


@pytest.fixture
def link(service: Service) -> str:
    (Settings().criteria / "probe.yaml").write_text(TRIAL, encoding="utf-8")
    return begun(service, catalogue="probe", phase=None, perspective="eltern")


def said(service: Service, link: str):
    return service.feedback.of_check(service.access.open(link).opened.check)


def test_what_is_said_there_is_kept_and_the_fields_are_empty_again(service: Service, link: str) -> None:
    page = pages.visit("questions", link=link, criterion="platz")

    page.checkbox(key="fit-unclear-schoen-0").check()
    page.text_input(key="fits-schoen-0").set_value("Welcher Platz?")
    page.button(key="fit-send-schoen").click().run()

    [kept] = said(service, link)
    assert (kept.question, kept.marks, kept.text) == ("schoen", {Fit.UNCLEAR}, "Welcher Platz?")
    assert "Danke, das ist gespeichert" in text(page)
    assert page.text_input(key="fits-schoen-1").value == ""


def test_an_organiser_types_in_what_stands_on_paper(service: Service, link: str) -> None:
    page = pages.visit("organise", link=link)

    page.selectbox(key="fit-question-0").select("dabei")
    page.checkbox(key="fit-twice-0").check()
    page.run()
    page.button(key="fit-type-in").click().run()

    assert [each.marks for each in said(service, link)] == [{Fit.TWICE}]


def test_an_organiser_switches_it_off(service: Service, link: str) -> None:
    page = pages.visit("organise", link=link)

    page.button(key="organise-asks-back").click().run()

    assert "Das haben Sie ausgeschaltet" in text(page)
    assert not service.access.open(link).asks_fit
