"""Before anybody begins: who asks and what for, that it is voluntary, whom to ask, and data protection in
short.
"""

from __future__ import annotations

import pytest

from qcheck.service import Letterhead, Mode, NewCheck, Scope, Service
from tests.sheet.devices import Device, text

TOWN = Letterhead(
    "Stadt Musterstadt\nRathausplatz 1",
    "Frau Beispiel, 01234 56789",
    "Datenschutzbeauftragte, 01234 999",
    "Wir wollen lernen, was besser werden muss.",
    "Am 12. Mai um 18 Uhr im Rathaus.",
)


def invited(
    service: Service, letterhead: Letterhead = TOWN, mode: Mode = Mode.OPEN, language: str = "de"
) -> str:
    """The first page that somebody sees who was invited."""
    link = service.organising.create_check(
        NewCheck("Radweg", "", "kurzcheck", "planung", Scope(), None, mode, letterhead=letterhead)
    )
    return Device().get(f"/a/{service.inviting.own_answer_link(link)}?lang={language}").text


def test_who_invites_and_what_for_stands_above_everything_that_is_asked(service: Service) -> None:
    page = invited(service)

    assert page.index("Sie werden eingeladen von: Stadt Musterstadt, Rathausplatz 1") < page.index("<form")
    assert page.index("Wir wollen lernen, was besser werden muss.") < page.index("<form")


@pytest.mark.parametrize(
    ("language", "says"), [("de", "freiwillig"), ("de-simple", "freiwillig"), ("en", "voluntary")]
)
@pytest.mark.parametrize("letterhead", [TOWN, Letterhead()])
def test_nobody_begins_without_having_been_told_that_it_is_voluntary(
    service: Service, letterhead: Letterhead, language: str, says: str
) -> None:
    page = invited(service, letterhead, language=language)

    assert says in page[: page.index("</form>")]


def test_whom_to_ask_what_happens_afterwards_and_data_protection_stand_there(service: Service) -> None:
    page = invited(service)

    told = (
        "Frau Beispiel, 01234 56789",
        "Am 12. Mai um 18 Uhr im Rathaus.",
        "Verantwortlich: Datenschutzbeauftragte, 01234 999",
    )
    assert [each for each in told if each not in text(page)] == []
    assert 'href="/privacy">Mehr zum Datenschutz</a>' in page


def test_without_a_data_protection_contact_whoever_invites_is_responsible(service: Service) -> None:
    assert "Verantwortlich: Stadt Musterstadt" in invited(service, Letterhead("Stadt Musterstadt"))


def test_where_the_organiser_has_written_nothing_nothing_is_left_open(service: Service) -> None:
    page = invited(service, Letterhead())

    assert not [
        each
        for each in ("eingeladen von", "Verantwortlich", "Wen können Sie fragen", "Was geschieht danach")
        if each in page
    ]
    assert "Mehr zum Datenschutz" in page


def test_only_an_open_round_says_that_the_invitation_is_kept(service: Service) -> None:
    opened, confidential = (invited(service, mode=mode) for mode in (Mode.OPEN, Mode.CONFIDENTIAL))

    assert "mit welcher Einladung Sie gekommen sind" in opened
    assert "mit welcher Einladung" not in confidential


def test_markup_of_an_organiser_comes_out_as_text(service: Service) -> None:
    page = invited(service, Letterhead(*["<script>alert(1)</script>"] * 5))

    assert "<script>alert" not in page
