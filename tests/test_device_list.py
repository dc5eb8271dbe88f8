"""The list of links that a device remembers: pasted, taken from a file, shortened, handed out as one."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from qcheck.addresses import DROP_LINKS, LIST_OF_LINKS, TAKE_LINKS
from qcheck.browser import COOKIE, MOST_LINKS
from qcheck.server import PARTS, device_list
from qcheck.service import LinkKind, NewCheck, Scope, Service
from tests.link_kinds import link_of
from tests.ui.pages import installation

FROM_HERE = {"Origin": "http://testserver"}


@pytest.fixture
def service(tmp_path):
    with installation(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def browser(service):
    """A device of the installation that remembers nothing yet."""
    app = Starlette(
        routes=PARTS["routes"],
        middleware=PARTS["middleware"],
        exception_handlers=PARTS["exception_handlers"],
    )
    return TestClient(app, follow_redirects=False, headers={"Accept-Language": "de"} | FROM_HERE)


def made(service: Service, title: str = "Spielplatz") -> str:
    return service.organising.create_check(
        NewCheck(title, "Musterstadt", "kurzcheck", "planung", Scope(), None)
    )


def kept(browser: TestClient) -> list[str]:
    return [each for each in (browser.cookies.get(COOKIE) or "").strip('"').split("~") if each]


def paste(browser: TestClient, text: str, file: str | None = None):
    files = {"text": (None, text)} | ({"file": ("liste.txt", file, "text/plain")} if file else {})
    return browser.post(TAKE_LINKS, files=files)


def test_pasted_links_are_remembered_whole_addresses_too(service, browser):
    one, two = made(service), made(service, "Allee")

    answer = paste(browser, f"http://testserver/check?link={one}\n\n{two}")

    assert (answer.status_code, answer.headers["location"]) == (303, "/processes?taken=2")
    assert set(kept(browser)) == {one, two}


def test_what_opens_nothing_beside_links_that_do_is_counted(service, browser):
    link = made(service)

    answer = paste(browser, f"{link}\n{'0' * 38}")

    assert answer.headers["location"] == "/processes?taken=1&left=1"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Hallo", "Darin steht kein Link."),
        ("", "Darin steht kein Link."),
        ("0" * 38, "Keiner dieser Links öffnet hier etwas."),
    ],
)
def test_what_cannot_be_taken_is_said_and_stays_to_be_corrected(browser, text, reason):
    answer = paste(browser, text)

    assert answer.status_code == 400
    assert reason in answer.text
    assert f">{text}</textarea>" in answer.text
    assert kept(browser) == []


def test_what_was_pasted_comes_back_as_text(browser):
    answer = paste(browser, "</textarea><script>alert(1)</script>")

    assert "<script>alert" not in answer.text


def test_a_link_for_answering_is_not_taken(service, browser):
    answer = paste(browser, link_of(service, made(service), LinkKind.ANSWER))

    assert answer.status_code == 400
    assert "Links zum Antworten gehören nicht in diese Liste." in answer.text


def test_the_list_goes_to_another_device_as_a_file_that_says_it_is_a_key(service, browser):
    one, two = made(service), made(service, "Allee")
    paste(browser, f"{one}\n{two}")
    file = browser.get(LIST_OF_LINKS)
    browser.cookies.clear()

    answer = paste(browser, "", file.text)

    assert "Diese Datei ist ein Schlüssel" in file.text
    assert "# Allee, Musterstadt\nhttp://testserver/check?link=" in file.text
    assert file.headers["content-disposition"] == 'attachment; filename="qcheck-meine-prozesse.txt"'
    assert file.headers["cache-control"] == "no-store"
    assert answer.headers["location"] == "/processes?taken=2"
    assert set(kept(browser)) == {one, two}


@pytest.mark.parametrize("file", ["Bogen;Frage\n1;frueh", "%PDF-1.7 \x00\x01", "{}"])
def test_a_file_that_is_no_list_is_refused_in_words(service, browser, file):
    answer = paste(browser, made(service), file)

    assert answer.status_code == 400
    assert "Diese Datei ist keine Liste von Links aus qcheck." in answer.text
    assert kept(browser) == []


def test_a_list_of_another_installation_is_refused_in_words(browser):
    answer = paste(browser, "", f"{device_list.MARK}\n# Platz\nhttps://anderswo/check?link={'a' * 38}\n")

    assert answer.status_code == 400
    assert "Vielleicht gehören sie zu einer anderen qcheck-Adresse" in answer.text


def test_more_links_than_a_device_remembers_are_refused_and_none_is_lost(service, browser):
    link = made(service)
    held = "~".join(f"{number:038d}" for number in range(MOST_LINKS))
    browser.cookies.set(COOKIE, held)

    answer = paste(browser, link)

    assert answer.status_code == 400
    assert f"höchstens {MOST_LINKS} Links" in answer.text
    assert "set-cookie" not in answer.headers


def test_a_process_is_forgotten_with_all_its_links_and_the_check_stays(service, browser):
    one, two = made(service), made(service, "Allee")
    paste(browser, f"{one}\n{two}")

    answer = browser.post(DROP_LINKS, data={"links": one})

    assert answer.headers["location"] == "/processes?forgotten=1"
    assert kept(browser) == [two]
    assert service.access.open(one).title == "Spielplatz"


@pytest.mark.parametrize("path", [TAKE_LINKS, DROP_LINKS])
def test_a_form_of_another_page_changes_nothing(service, browser, path):
    link = made(service)

    answer = browser.post(
        path, data={"text": link, "links": link}, headers={"Origin": "https://evil.example"}
    )

    assert answer.status_code == 403
    assert kept(browser) == []


def test_no_address_of_the_list_holds_a_link(service, browser):
    link = made(service)
    answers = [paste(browser, link), browser.post(DROP_LINKS, data={"links": link})]

    assert all(link not in answer.headers["location"] for answer in answers)


def test_another_language_on_the_page_of_a_refusal_leads_back_to_the_list(browser):
    answer = browser.get(f"{TAKE_LINKS}?lang=en")

    assert (answer.status_code, answer.headers["location"]) == (303, "/processes?lang=en")
