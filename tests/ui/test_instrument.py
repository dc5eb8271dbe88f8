"""The page of figures about questions, over the checks whose organisers' links this device remembers."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from qcheck.addresses import INSTRUMENT_FILE
from qcheck.browser import COOKIE
from qcheck.service import Fit, Service
from tests.sheet.devices import Device, invitation
from tests.ui import pages
from tests.ui.pages import gathered, headings, markup, text


@pytest.fixture
def remembering(monkeypatch: pytest.MonkeyPatch):
    """Opens the page on a device that remembers these links."""

    def opened(*links: str, **parameters: str) -> AppTest:
        monkeypatch.setattr("streamlit.runtime.context.ContextProxy.cookies", {COOKIE: "~".join(links)})
        return pages.visit("instrument", **parameters)

    return opened


@pytest.fixture
def link(service: Service) -> str:
    return gathered(service, verwaltung=[4] * 8, zivilgesellschaft=[4] * 6)


def test_a_device_that_remembers_nothing_is_told_what_to_open(remembering) -> None:
    assert "Dieses Gerät kennt keinen Check, den Sie organisieren." in text(remembering())


def test_each_question_has_its_figures_and_where_to_look(link: str, remembering) -> None:
    page = text(remembering(link))

    assert "Gefragt: 14 (1 Prozess)" in page
    assert "Fast alle geben die höchste Antwort." in page
    assert "sie sind kein Urteil" in page


def test_a_link_that_only_shows_results_or_answers_counts_nothing(
    service: Service, link: str, remembering
) -> None:
    page = text(remembering(invitation(service, link, "verwaltung")))

    assert "Gefragt:" not in page


def test_the_catalogue_is_chosen_in_the_address(service: Service, link: str, remembering) -> None:
    other = pages.begun(service, catalogue="qualitaetscheck")

    page = remembering(link, other, catalogue="qualitaetscheck")

    assert [each for each in headings(page, 2) if "1 Check, 1 Prozess" in each]


@pytest.mark.parametrize("kind", ["xlsx", "csv", "feedback"])
def test_the_files_are_of_the_checks_that_the_device_remembers(link: str, kind: str) -> None:
    device = Device()
    device.cookies.set(COOKIE, link)

    file = device.get(f"{INSTRUMENT_FILE}?catalogue=kurzcheck&format={kind}")

    assert file.status_code == 200
    assert file.headers["content-disposition"].startswith('attachment; filename="qcheck-kurzcheck.')
    assert file.headers["cache-control"] == "no-store"


def test_without_a_link_a_file_has_no_figure() -> None:
    file = Device().get(f"{INSTRUMENT_FILE}?catalogue=kurzcheck&format=feedback")

    assert json.loads(file.text)["said"] == []


def test_what_was_said_about_a_question_without_figures_stands_there_too(
    service: Service, remembering
) -> None:
    check = pages.begun(service)
    service.feedback.say_of_question(check, "k-zuhoeren", {Fit.UNCLEAR}, "Wer?", "ein-wort", "de")

    page = text(remembering(check))

    assert "1 Person, 1 × unklar" in page
    assert "Wer?" in page


@pytest.mark.parametrize("page", ["write", "processes"])
def test_authors_and_organisers_find_the_way_to_it(
    link: str, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.cookies", {COOKIE: link})

    assert 'href="/instrument' in markup(pages.visit(page))


def test_what_was_said_elsewhere_is_put_together_in_one_file_and_each_thing_counts_once(
    service: Service, link: str
) -> None:
    check = pages.begun(service)
    service.feedback.say_of_question(check, "k-zuhoeren", {Fit.UNCLEAR}, "Wer?", "ein-wort", "de")
    here, elsewhere = Device(), Device()
    elsewhere.cookies.set(COOKIE, check)
    here.cookies.set(COOKIE, link)
    address = f"{INSTRUMENT_FILE}?catalogue=kurzcheck"
    said = elsewhere.get(f"{address}&format=feedback").content

    files = [("file", (f"{number}.qcheck-feedback.json", said)) for number in range(2)]
    whole = here.post(address, files=files, data={"format": "feedback"})
    wrong = here.post(address, files=[("file", ("x.json", b"{}"))], data={"format": "feedback"})

    assert [each["text"] for each in json.loads(whole.text)["said"]] == ["Wer?"]
    assert wrong.status_code == 422
    assert "ist keine Datei" in wrong.text


def test_of_several_checks_some_can_be_chosen_for_the_page_and_its_files(
    service: Service, link: str, remembering
) -> None:
    other = gathered(service, verwaltung=[2] * 3)
    page = remembering(link, other)
    both = text(page)

    left_out = service.access.open(other).check_id
    page.checkbox(key=f"instrument-kurzcheck-{left_out}").uncheck().run()
    one = text(page)
    device = Device()
    device.cookies.set(COOKIE, f"{link}~{other}")
    [address] = set(re.findall(r'href="([^"]*format=csv[^"]*)"', markup(page)))
    rows = device.get(unescape(address)).text

    assert "Gefragt: 17 (2 Prozesse)" in both
    assert "Gefragt: 14 (1 Prozess)" in one
    assert ";14;1;" in rows
