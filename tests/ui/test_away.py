"""The pages while the database is away: head and foot stand, a sentence says it, and nothing is called a
mistake.
"""

import pytest

from qcheck.service import NotNow, Service
from qcheck.store.connection.trouble import Trouble
from tests.away import take_away
from tests.ui.pages import begun, links, markup, text, visit


@pytest.mark.parametrize("page", ["check", "questions", "profile", "organise", ""])
def test_a_page_says_that_the_database_is_away(
    service: Service, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    link = begun(service)
    take_away(monkeypatch)

    shown = visit(page, link=link)

    assert [each.value for each in shown.error] == [
        "Die Datenbank ist nicht erreichbar. Bitte versuchen Sie es gleich noch einmal."
    ]
    assert "Impressum" in text(shown)
    assert not shown.exception


def test_a_page_says_it_to_whoever_is_signed_in_too(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody_there() -> None:
        raise NotNow(Trouble.AWAY)

    link = begun(service)
    take_away(monkeypatch)
    monkeypatch.setattr("qcheck.ui.kit.visitor.account", nobody_there)

    shown = visit("check", link=link)

    assert "Die Datenbank ist nicht erreichbar" in shown.error[0].value
    assert not shown.exception


def test_a_page_that_is_away_is_asked_for_again_by_a_link(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = begun(service)
    take_away(monkeypatch)

    ways = links(visit("check", link=link))

    assert link in ways["Noch einmal versuchen"]


def test_whoever_reads_plain_german_reads_it_while_the_database_is_away(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = begun(service)
    take_away(monkeypatch)

    shown = visit("check", link=link, lang="de-simple")

    assert "Das Programm kommt nicht an die Daten" in shown.error[0].value
    assert '<span aria-current="true" lang="de-simple">' in markup(shown)
