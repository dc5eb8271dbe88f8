"""The app's pages for whoever has signed in: who they are in the head, what they begin lies on their shelf, and where
the operator wants it nobody begins anything without an account.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from qcheck.browser import ACCOUNT_COOKIE
from qcheck.service import Service
from tests.shelved import account
from tests.ui.pages import begun, installation, links, markup, text, visit
from tests.ui.test_new import begun_with, started

AGAIN = "/sign-in?next=%2Fnew%3F"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    with installation(tmp_path / "data", sign_in="create", authors="everybody") as opened:
        yield opened


@pytest.fixture
def ada(service: Service, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Signs Ada in on the visitor's device."""

    def sign_in() -> None:
        cookies = {ACCOUNT_COOKIE: service.accounts.begin(account(service))}
        monkeypatch.setattr("streamlit.runtime.context.ContextProxy.cookies", cookies)

    return sign_in


def written(page: AppTest) -> AppTest:
    return page.button(key="bench-begin-now").click().run()


def test_a_new_check_waits_for_an_account_with_all_that_was_chosen(service: Service) -> None:
    page = begun_with(**{"new-title": "Spielplatz"})

    assert [
        each for each in links(page).values() if each.startswith(AGAIN) and "new-title%3DSpielplatz" in each
    ]
    assert "new-start" not in [each.key for each in page.button]
    assert service.known_checks.organisers() == ()


def test_whoever_is_signed_in_begins_it_and_has_it_on_the_shelf(service: Service, ada) -> None:
    ada()

    page = started(begun_with())

    [check] = service.shelves.of(account(service))[0].checks
    assert page.query_params["link"] == check.link


def test_a_questionnaire_is_begun_by_whoever_is_signed_in_alone(service: Service, ada) -> None:
    nobody = visit("write")
    ada()
    page = visit("write", **{"bench-title": "Mein Fragebogen"})
    written(page)

    assert "bench-begin-now" not in [each.key for each in nobody.button]
    assert [each.title for each in service.shelves.of(account(service))[0].drafts] == ["Mein Fragebogen"]


def test_the_head_says_who_is_signed_in_and_the_way_out(service: Service, ada) -> None:
    nobody = visit()
    ada()
    page = visit()

    assert "Mit Konto anmelden" in text(nobody)
    assert "Antworten ohne Konto" in text(nobody)
    assert "Ohne Anmeldung" not in text(nobody)
    assert "Angemeldet als Ada Beispiel" in text(page)
    assert 'action="/sign-out"' in markup(page)
    assert links(page)["Mein Regal"] == "/shelf"


def test_where_a_check_is_organised_it_is_put_on_the_shelf(service: Service, ada) -> None:
    link = begun(service)
    ada()
    before = visit("organise", link=link)
    service.shelves.put(account(service), link)
    after = visit("organise", link=link)

    assert f'action="/shelf/{link}"' in markup(before)
    assert "Liegt in Ihrem Regal." in text(after)


def test_before_the_link_is_renewed_it_is_said_that_shelves_stay(service: Service) -> None:
    link = begun(service)
    before = visit("check", link=link)
    service.shelves.put(account(service), link)
    after = visit("check", link=link)

    assert "bleibt dort" not in text(before)
    assert "Liegt in 1 Regal und bleibt dort." in text(after)
    assert "Ada Beispiel" not in text(after)


def test_whoever_comes_with_a_link_that_was_renewed_is_led_to_their_shelf(service: Service, ada) -> None:
    link = begun(service)
    service.shelves.renew(link)
    nobody = visit("organise", link=link)
    ada()

    page = visit("organise", link=link)

    assert "Liegt es in Ihrem Regal?" in text(page)
    assert "Liegt es in Ihrem Regal?" not in text(nobody)
    assert links(page)["Mein Regal"] == "/shelf"


def test_where_an_account_is_for_those_who_like_no_page_says_that_nobody_signs_in(tmp_path: Path) -> None:
    with installation(tmp_path / "data", sign_in="shelf"):
        start = text(visit())

    assert "Geht ohne Konto" in start
    assert "Zum Antworten braucht es kein Konto" in start
    assert "Ohne Anmeldung" not in start
