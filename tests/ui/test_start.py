"""The start page: what it says, which doors it opens, and whose checks it shows."""

from __future__ import annotations

from pathlib import Path

from qcheck.browser import PATHS
from qcheck.legal import TITLES
from qcheck.service import Service
from tests.ui.pages import begun, headings, installation, links, text, visit


def test_the_start_says_what_this_is_and_opens_three_doors(service: Service) -> None:
    page = visit()

    assert headings(page) == ["Beteiligung gemeinsam einschätzen"]
    assert list(links(page))[-3:] == ["Neuen Check anlegen", "Beispiel ansehen", "Alle Fragen ansehen"]
    assert {address.split("?")[0].strip("/") for address in links(page).values()} <= {
        *PATHS,
        "join",
        "lead",
        "guide",
        *TITLES,
    }


def test_the_start_speaks_english_to_whoever_asks_for_it(service: Service) -> None:
    page = visit(lang="en")

    assert headings(page) == ["Assessing participation together"]


def test_a_language_that_qcheck_does_not_speak_becomes_german(service: Service) -> None:
    page = visit(lang="tlh")

    assert headings(page) == ["Beteiligung gemeinsam einschätzen"]


def test_without_the_setting_no_check_of_this_computer_is_shown(service: Service) -> None:
    begun(service, title="Marktplatz")

    page = visit()

    assert "Marktplatz" not in text(page)
    assert headings(page, 2) == []


def test_a_request_that_does_not_say_its_host_sees_no_shelf_even_with_the_setting(tmp_path: Path) -> None:
    with installation(tmp_path / "data", local="true") as service:
        begun(service, title="Marktplatz")

        page = visit()

        assert "Marktplatz" not in text(page)


def test_a_check_is_left_behind_on_the_way_from_the_start(service: Service) -> None:
    link = begun(service)

    page = visit(link=link)

    assert not any(
        link in address
        for name, address in links(page).items()
        if name in {"Neuen Check anlegen", "Beispiel ansehen"}
    )


def test_the_start_says_that_a_check_has_been_deleted(service: Service) -> None:
    page = visit(deleted="1")

    assert "gelöscht" in text(page)
