"""An invitation: address, pattern and code, until when, who sees what, and when it is deleted; in each
language, for each kind of link.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
import segno

from qcheck.service import Mode, NewCheck, Scope, Service
from tests.ui.pages import begun, headings, installation, links, markup, text, visit

ENDS = datetime(2035, 3, 31, 16, tzinfo=UTC)


def made(
    service: Service, mode: Mode = Mode.OPEN, title: str = "Spielplatz am Bach", **values: object
) -> str:
    """A check that closes on 31 March 2035."""
    values = {"ends": ENDS} | values
    return service.organising.create_check(
        NewCheck(title, "Musterstadt", "kurzcheck", "planung", Scope(), None, mode, **values)
    )


def test_an_invitation_says_everything_there_is_to_know(service: Service) -> None:
    link = made(service)
    choice = service.inviting.links(link)[0]

    letter = text(visit("invitation", link=link))

    assert "Es geht um: Spielplatz am Bach, Musterstadt." in letter
    assert "Am Anfang wählen Sie, aus welcher Perspektive Sie antworten." in letter
    assert "Es dauert etwa 5 Minuten (12 Fragen)." in letter
    assert f"http://127.0.0.1:8501/a/{choice.link}" in letter
    assert choice.code in letter
    assert "Bis 31. März 2035, 18:00 Uhr." in letter
    assert "Ihre Antworten sind nicht anonym." in letter
    assert "Am 31. März 2036 werden alle Antworten gelöscht." in letter


def test_the_pattern_leads_to_the_address(service: Service) -> None:
    link = made(service)
    address = f"http://127.0.0.1:8501/a/{service.inviting.links(link)[0].link}"

    seen = markup(visit("invitation", link=link))

    assert segno.make(address, micro=False, error="m").svg_data_uri(border=4) in seen
    assert 'alt="QR-Code, der zu der Adresse daneben führt"' in seen


def test_an_invitation_for_one_perspective_names_it_and_has_a_code_of_its_own(service: Service) -> None:
    link = made(service)
    shared = next(each for each in service.inviting.links(link) if each.perspective == "politik")

    page = visit("invitation", link=link, **{"for": shared.id})

    assert headings(page) == ["Einladung: Politik"]
    assert "Sie antworten aus dieser Perspektive: Politik." in text(page)
    assert shared.code in text(page)


def test_a_confidential_check_says_what_it_hides_and_when_results_appear(service: Service) -> None:
    letter = text(visit("invitation", link=made(service, Mode.CONFIDENTIAL)))

    assert "Das ist eine vertrauliche Abfrage." in letter
    assert "Gruppen mit weniger als 5 Bögen werden nie einzeln gezeigt." in letter
    assert "Kommentare werden wörtlich gezeigt" in letter
    assert "Ergebnisse gibt es erst, wenn der Check beendet ist." in letter


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("shares", [True, False])
def test_the_letter_says_who_will_see_the_result_and_nothing_meant_for_organisers(
    service: Service, mode: Mode, shares: bool
) -> None:
    link = made(service, mode, shares=shares)

    letter = text(visit("invitation", link=link))

    assert (
        "Das Ergebnis sehen die Organisierenden und alle, denen sie es weitergeben." in letter
    ) is not shares
    assert ("Wer antwortet, kann das Ergebnis ansehen, sobald der Check beendet ist" in letter) is shares
    assert "Die Ergebnisse sehen Sie" not in letter
    assert "noch einmal starten" not in letter


def test_the_letter_in_plain_german_is_offered_where_the_catalogue_has_none(service: Service) -> None:
    link = begun(service, catalogue="qualitaetscheck")

    page = visit("invitation", link=link)
    plain = visit("invitation", link=link, letter="de-simple")

    assert "letter=de-simple" in links(page)["Einfache Sprache"]
    assert "Danke, dass Sie mitmachen!" in text(plain)
    assert "Dasselbe als Text, für eine E-Mail" in text(plain)


def test_the_letter_can_be_in_another_language_than_the_page(service: Service) -> None:
    page = visit("invitation", link=made(service), lang="de", letter="en")

    assert "Thank you for taking part!" in text(page)
    assert "Zurück zum Organisieren" in text(page)


def test_a_reminder_with_the_same_link_stands_below_the_invitation_in_its_language(service: Service) -> None:
    link = made(service)
    shared = service.inviting.links(link)[1]

    said = text(visit("invitation", link=link, letter="en", **{"for": shared.id}))

    reminder = said[said.index("A reminder: Spielplatz am Bach") :]
    assert f"/a/{shared.link}" in reminder
    assert "If not, please answer by 31 March 2035, 18:00." in reminder


def test_nobody_is_reminded_of_results_or_of_a_check_that_is_not_open(service: Service) -> None:
    link = made(service)
    results = visit("invitation", link=link, **{"for": service.inviting.links(link)[-1].id})
    prepared = visit("invitation", link=made(service, prepared=True))

    assert "Zur Erinnerung" not in text(results) + text(prepared)


def test_a_letter_on_paper_leaves_a_line_for_who_invites_and_a_mail_is_answered(service: Service) -> None:
    link = made(service)

    letter, results = (
        visit("invitation", link=link, **{"for": service.inviting.links(link)[which].id}) for which in (0, -1)
    )

    assert "Wer lädt Sie ein, und wen können Sie fragen?" in text(letter)
    assert "Wer Ihnen diese Nachricht geschickt hat. Antworten Sie einfach darauf." in text(letter)
    assert [markup(page).count("qc-blank") for page in (letter, results)] == [1, 1]


def test_who_sees_the_results_only_gets_a_letter_of_their_own(service: Service) -> None:
    link = made(service, Mode.CONFIDENTIAL)
    view = service.inviting.links(link)[-1]

    letter = text(visit("invitation", link=link, **{"for": view.id}))

    assert f"http://127.0.0.1:8501/r/{view.link}" in letter
    assert (
        "Die Ergebnisse gibt es erst, wenn der Check beendet ist. Er endet von selbst am 31. März 2035"
        in letter
    )
    assert "Wer sieht Ihre Antworten?" not in letter


def test_an_invitation_to_a_check_that_is_not_open_yet_says_so_to_the_organiser(service: Service) -> None:
    page = visit("invitation", link=made(service, prepared=True))

    assert "läuft noch nicht" in text(page)


def test_an_invitation_to_a_closed_check_says_so_to_the_organiser(service: Service) -> None:
    link = made(service)
    service.organising.end_check(link)

    page = visit("invitation", link=link)

    assert "kann niemand mehr antworten" in text(page)


def test_a_withdrawn_link_is_not_printed(service: Service) -> None:
    link = made(service)
    shared = service.inviting.links(link)[1]
    service.inviting.withdraw_link(link, shared.id)

    page = visit("invitation", link=link, **{"for": shared.id})

    assert "Zurückgezogen" in text(page)
    assert "<img" not in markup(page)


def test_markup_in_a_title_comes_out_as_text(service: Service) -> None:
    seen = markup(visit("invitation", link=made(service, title="<script>alert(1)</script>")))

    assert "<script" not in seen


# addresses that lead nowhere else

HERE_ONLY = "Diese Adressen öffnen sich nur auf diesem Computer, nicht auf Handys und anderen Computern."


@pytest.mark.parametrize("page", ["invitation", "organise"])
def test_addresses_of_this_computer_alone_are_warned_of_with_the_way_out(service: Service, page: str) -> None:
    seen = visit(page, link=made(service))

    assert "http://127.0.0.1:8501" in text(seen)
    assert HERE_ONLY in text(seen)
    assert "QCHECK_BASE_URL" in text(seen)
    assert re.search(r'class="qc-heed qc-noprint" role="note"><p>[^<]*</p><details', markup(seen))


@pytest.mark.parametrize("page", ["invitation", "organise"])
def test_the_way_out_is_for_those_who_run_the_computer_and_unfolds(service: Service, page: str) -> None:
    seen = markup(visit(page, link=made(service)))

    [box] = re.findall(r'<div class="qc-heed.*?</div>', seen)
    assert re.sub("<details.*</details>", "", box).count(".") == 1
    assert "<summary>Für Ihre IT</summary>" in box


@pytest.mark.parametrize("page", ["invitation", "organise"])
def test_after_the_end_of_a_check_nobody_is_warned_of_addresses_any_more(service: Service, page: str) -> None:
    link = made(service)
    service.organising.end_check(link)

    assert "qc-heed" not in markup(visit(page, link=link))


@pytest.mark.parametrize("page", ["invitation", "organise"])
def test_a_public_address_is_no_reason_for_a_warning(tmp_path: Path, page: str) -> None:
    with installation(tmp_path / "data", base_url="https://check.example.org") as service:
        seen = visit(page, link=made(service))

    assert HERE_ONLY not in text(seen)
