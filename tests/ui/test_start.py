"""The start page: what it says, which doors it opens, and whose checks it shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from qcheck.addresses import PATHS
from qcheck.browser import COOKIE
from qcheck.legal import TITLES
from qcheck.service import Service
from qcheck.ui.results import small_profile
from tests.ui.pages import begun, headings, installation, links, markup, text, visit

WORDS = ("gut aufgestellt", "auf dem Weg", "Handlungsbedarf")


DOORS = ["Neuen Check anlegen", "Beispiel ansehen", "Alle Fragen ansehen"]


def test_the_start_says_what_this_is_and_opens_its_doors(service: Service) -> None:
    page = visit()

    assert headings(page) == ["Beteiligung gemeinsam einschätzen"]
    assert [name for name in links(page) if name in DOORS] == DOORS
    assert {address.split("?")[0].strip("/") for address in links(page).values()} <= {
        *PATHS,
        "lead",
        "guide",
        *TITLES,
    }


def test_a_code_can_be_typed_on_the_start_page(service: Service) -> None:
    page = visit(lang="en")

    assert '<form class="qc-code-form" action="/join" method="get">' in markup(page)
    assert '<input type="hidden" name="lang" value="en">' in markup(page)
    assert "Were you given a code?" in text(page)


def test_the_start_shows_a_profile_with_each_light_first(service: Service) -> None:
    page = visit()

    rows = markup(page).partition("<ul>")[2].partition("</ul>")[0].split("<li>")[1:]
    words = [next(word for word in WORDS if word in row) for row in rows]

    assert len(rows) == 6
    assert words[:3] == list(WORDS)


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("de", "auf dem Weg · auf Gelb begrenzt"),
        ("de-simple", "läuft zum Teil gut · nicht mehr als Gelb"),
        ("en", "on the way · limited to yellow"),
    ],
)
def test_a_high_number_with_a_lower_light_says_what_holds_it(service: Service, tag: str, said: str) -> None:
    page = visit(lang=tag)

    assert said in text(page)


def test_the_start_says_whose_profile_it_shows_and_which_letter_is_whose(service: Service) -> None:
    page = visit()

    assert "Erfundenes Beispiel: Verkehrskonzept Altstadt, 24 Bögen aus 5 Perspektiven" in text(page)
    assert "V Verwaltung · Z Zivilgesellschaft" in text(page).replace("\u00a0", " ")


def test_the_profile_of_the_start_page_is_drawn_once_for_all_visitors_of_a_language(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    draw = small_profile.picture
    monkeypatch.setattr(small_profile, "picture", lambda *given: drawn.append("once") or draw(*given))

    for tag in ("de", "de", "en", "en", "de"):
        visit(lang=tag)

    assert len(drawn) == 2


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
    assert headings(page, 2) == [
        "Ohne Anmeldung",
        "Jede Ampel erklärt sich",
        "Kleine Gruppen bleiben verborgen",
    ]


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


def test_drafts_and_trials_are_taken_off_the_list_of_a_device_as_checks_are(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial, draft = service.trials.make("Erprobung Radwege"), service.drafting.begin("Schulhof-Check")
    kept = {COOKIE: f"{trial}~{draft}"}
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.cookies", kept)
    start = visit()
    start.session_state["trials"] = True
    ways = links(start.run()) | links(visit("write"))

    assert ways["Aus dieser Liste entfernen (die Erprobung bleibt)"] == f"/device/forget?link={trial}"
    assert ways["Aus dieser Liste entfernen (der Entwurf bleibt)"] == f"/device/forget?link={draft}"
