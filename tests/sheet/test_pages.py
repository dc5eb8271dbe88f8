"""The answer sheet, asked page by page as a browser without scripts does, over a real service."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from qcheck.language import OWN_NAMES
from qcheck.records import Mode
from qcheck.service import NotNow, Service
from qcheck.service.limits import misses
from qcheck.service.sheets.answering import Answering
from qcheck.store.connection.trouble import Trouble
from tests.sheet.devices import Device, hidden, invitation, new_check, text


@pytest.fixture
def organiser(service: Service) -> str:
    return new_check(service)


@pytest.fixture
def link(service: Service, organiser: str) -> str:
    """An invitation for the administration."""
    return invitation(service, organiser, "verwaltung")


@pytest.fixture
def open_link(service: Service, organiser: str) -> str:
    """An invitation with a choice of perspective."""
    return invitation(service, organiser)


@pytest.fixture
def skipping(service: Service) -> str:
    """An invitation to a check with a filter."""
    return invitation(service, new_check(service, "spielplatz", None), "eltern")


def test_the_invitation_says_for_what_from_which_view_how_open_until_when_and_when_all_is_deleted(
    service: Service,
) -> None:
    organiser = new_check(service, ends=datetime(2035, 6, 30, 16, tzinfo=UTC))

    shown = text(Device().get(f"/a/{invitation(service, organiser, 'verwaltung')}").text)

    assert "Spielplatz am Bach Musterstadt · Phase: Planung" in shown
    assert "Sie antworten als: Verwaltung Mitarbeitende und Leitung der Kommunalverwaltung" in shown
    assert (
        "Offene Runde, nicht anonym · bis 30.06.2035 · wird am 30.06.2036 gelöscht Ihre Antworten sind nicht anonym."
        in shown
    )
    assert "12 Fragen, etwa 5 Minuten" in shown
    assert (
        "Sie können bis zum 30. Juni 2035, 18:00 Uhr antworten. Am 30. Juni 2036 wird alles gelöscht."
    ) in shown
    assert "schreiben Sie in die Felder keine Namen" in shown
    assert "Selbsteinschätzung, kein Gütesiegel. Hilfe Impressum Datenschutz Barrierefreiheit" in shown


def test_the_invitation_to_a_confidential_survey_says_what_is_never_shown(service: Service) -> None:
    organiser = new_check(service, mode=Mode.CONFIDENTIAL)

    shown = text(Device().get(f"/a/{invitation(service, organiser)}").text)

    assert "Gruppen mit weniger als 5 Bögen werden nie einzeln gezeigt" in shown


def test_an_invitation_with_a_choice_offers_the_perspectives_and_chooses_none(open_link: str) -> None:
    page = Device().get(f"/a/{open_link}").text

    assert page.count('type="radio" name="perspective"') == 5
    assert "checked" not in page


def test_a_perspective_that_is_not_chosen_is_asked_for_at_its_field(open_link: str) -> None:
    device = Device()

    answer = device.post(f"/a/{open_link}/begin", data=hidden(device.get(f"/a/{open_link}").text))

    assert answer.status_code == 422
    assert answer.text.count("Bitte wählen Sie, aus welcher Perspektive Sie antworten.") == 1
    assert 'aria-describedby="error-perspective" autofocus' in answer.text


def test_who_begins_is_led_to_the_first_topic_with_nothing_chosen(link: str) -> None:
    device = Device()

    address = device.begin(link)
    page = device.get(address)

    assert address == f"/a/{link}/t/dialogbereitschaft"
    assert "Frage 1 von 12" in text(page.text)
    assert "Sie antworten als: Verwaltung" in page.text
    assert " checked" not in page.text
    assert page.headers["cache-control"] == "no-store"


def test_the_sheets_secret_stands_in_a_cookie_for_the_sheet_alone_and_in_no_address(link: str) -> None:
    device = Device()
    nonce = hidden(device.get(f"/a/{link}").text)["nonce"]

    answer = device.post(f"/a/{link}/begin", data={"nonce": nonce})
    [cookie] = answer.headers.get_list("set-cookie")
    secret = cookie.partition("=")[2][:38]

    assert {"HttpOnly", "Path=/a", "SameSite=lax", "Max-Age=31536000"} <= set(cookie.split("; "))
    assert secret not in device.get(f"/a/{link}/t/dialogbereitschaft").text


def test_behind_https_the_cookie_is_for_https_alone(link: str) -> None:
    device = Device(**{"X-Forwarded-Proto": "https"})

    answer = device.post(f"/a/{link}/begin", data={"nonce": "once"})

    assert "; Secure" in answer.headers["set-cookie"]


def test_a_phone_that_sends_twice_has_one_sheet(service: Service, organiser: str, link: str) -> None:
    first, second = Device(), Device()

    first.post(f"/a/{link}/begin", data={"nonce": "the same"})
    second.post(f"/a/{link}/begin", data={"nonce": "the same"})
    first.fill(f"/a/{link}/t/dialogbereitschaft", **{"a-k-zuhoeren": "3"})

    assert 'value="3" checked' in second.get(f"/a/{link}/t/dialogbereitschaft").text


def test_saving_without_scripts_goes_on_to_the_next_topic(link: str) -> None:
    device = Device()
    address = device.begin(link)

    answer = device.fill(address, **{"a-k-zuhoeren": "3", "then": "on"})

    assert (answer.status_code, answer.headers["location"]) == (303, f"/a/{link}/t/ziele-rahmen")
    assert 'value="3" checked' in device.get(address).text


def test_the_same_device_goes_on_at_the_next_open_topic_and_may_say_that_it_is_somebody_else(
    link: str,
) -> None:
    device = Device()
    device.fill(device.begin(link), **{"a-k-zuhoeren": "3"})

    answer = device.get(f"/a/{link}")

    assert answer.headers["location"] == f"/a/{link}/t/ziele-rahmen"
    assert "Antwortet jemand anderes? Neuer Fragebogen" in text(device.get(answer.headers["location"]).text)


def test_an_answer_can_be_taken_back_without_scripts(link: str) -> None:
    device = Device()
    address = device.begin(link)
    device.fill(address, **{"a-k-zuhoeren": "dk"})

    answer = device.fill(address, back="k-zuhoeren")

    assert answer.headers["location"] == f"{address}#q-k-zuhoeren"
    assert " checked" not in device.get(address).text


def test_a_stale_window_overwrites_nothing(link: str) -> None:
    device = Device()
    address = device.begin(link)
    device.fill(address, **{"a-k-zuhoeren": "1"})
    stale = hidden(device.get(address).text)
    device.fill(address, **{"a-k-zuhoeren": "4"})

    device.post(address, data=stale | {"c-k-zuhoeren": "Dazu noch etwas."})
    page = device.get(address).text

    assert 'value="4" checked' in page
    assert "Dazu noch etwas." in page


def test_comments_of_two_windows_are_kept_both(link: str) -> None:
    device = Device()
    address = device.begin(link)
    both = hidden(device.get(address).text)

    device.post(address, data=both | {"c-k-zuhoeren": "Eins."})
    device.post(address, data=both | {"c-k-zuhoeren": "Zwei."})

    assert hidden(device.get(address).text)["c-k-zuhoeren"] == "Eins.\n\nZwei."


def test_what_cannot_be_saved_is_said_at_its_field_and_stays_as_typed(link: str) -> None:
    device = Device()
    address = device.begin(link)

    answer = device.fill(
        address,
        **{
            "a-k-zuhoeren": "2",
            "e-k-zuhoeren": "Beschluss",
            "w-k-zuhoeren": "javascript:alert(1)",
            "c-k-zuhoeren": "x" * 5001,
        },
    )
    stays = hidden(answer.text)

    assert answer.status_code == 422
    assert "Dieser Text hat 5.001 Zeichen, möglich sind 5.000." in answer.text
    assert "Höchstens 5.000 Zeichen." in answer.text
    assert ">Kommentar: Dieser Text hat 5.001 Zeichen" in answer.text
    assert ">Internetadresse: Bitte geben Sie die ganze Adresse" in answer.text
    assert 'aria-invalid="true" aria-describedby="error-w-k-zuhoeren"' in answer.text
    assert (stays["e-k-zuhoeren"], stays["w-k-zuhoeren"], len(stays["c-k-zuhoeren"])) == (
        "Beschluss",
        "javascript:alert(1)",
        5001,
    )
    assert (stays["a-k-zuhoeren"], stays["seen-a-k-zuhoeren"], stays["seen-c-k-zuhoeren"]) == ("2", "2", "")


def test_a_title_that_is_too_long_is_said_at_the_title_and_address_and_title_stay(link: str) -> None:
    device = Device()
    address = device.begin(link)

    answer = device.fill(address, **{"e-k-zuhoeren": "x" * 201, "w-k-zuhoeren": "https://example.org"})
    stays = hidden(answer.text)

    assert answer.status_code == 422
    assert re.search(
        r'<input id="e-k-zuhoeren".* aria-invalid="true" aria-describedby="error-e-k-zuhoeren"', answer.text
    )
    assert 'id="error-w-k-zuhoeren"' not in answer.text
    assert "Dieser Text hat 201 Zeichen, möglich sind 200." in answer.text
    assert (stays["e-k-zuhoeren"], stays["w-k-zuhoeren"]) == ("x" * 201, "https://example.org")
    assert (stays["seen-e-k-zuhoeren"], stays["seen-w-k-zuhoeren"]) == ("", "")


def test_an_answer_that_a_full_disk_refuses_stays_chosen_with_the_reason(
    link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = Device()
    address = device.begin(link)
    monkeypatch.setattr(Answering, "edit", lambda *_: (_ for _ in ()).throw(NotNow(Trouble.FULL)))

    answer = device.fill(address, **{"a-k-zuhoeren": "2"})

    assert "Zum Speichern ist kein Platz mehr." in answer.text
    assert (hidden(answer.text)["a-k-zuhoeren"], hidden(answer.text)["seen-a-k-zuhoeren"]) == ("2", "")


@pytest.mark.parametrize("value", ["5", "0", "-1", "99999999999999", "ja", "²"])
def test_an_answer_that_is_not_on_the_scale_is_refused_in_words(link: str, value: str) -> None:
    device = Device()
    address = device.begin(link)

    answer = device.fill(address, **{"a-k-zuhoeren": value})

    assert answer.status_code == 422
    assert "Diese Antwort gibt es hier nicht." in answer.text


def test_a_comment_of_ten_megabytes_is_refused_kindly_and_nothing_else_is_lost(link: str) -> None:
    device = Device()
    address = device.begin(link)
    device.fill(address, **{"a-k-zuhoeren": "2"})

    answer = device.post(
        address,
        content=b"c-k-zuhoeren=" + b"x" * 10_000_000,
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )

    assert answer.status_code == 413
    assert "Das ist zu viel Text" in answer.text
    assert 'value="2" checked' in device.get(address).text


def test_what_people_write_comes_out_as_text(link: str) -> None:
    device = Device()
    address = device.begin(link)
    device.fill(
        address,
        **{
            "c-k-zuhoeren": "</textarea><script>alert(1)</script>",
            "e-k-zuhoeren": '"><b>',
            "w-k-zuhoeren": "https://a.de/?'\"<b>",
        },
    )

    page = device.get(address).text

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert '"><b>' not in page


def test_a_filter_takes_the_question_away_that_hangs_on_it(skipping: str) -> None:
    device = Device()
    address = device.begin(skipping)

    device.fill(address, **{"a-dabei": "1", "then": "stay"})
    page = device.get(address).text

    assert "Wir waren dabei." in page
    assert "Wir wurden gehört." not in page


@pytest.mark.parametrize("tag", OWN_NAMES)
def test_every_page_speaks_the_language_asked_for_and_keeps_it(link: str, tag: str) -> None:
    device = Device()
    address = device.begin(link)

    answer = device.fill(address, **{"a-k-zuhoeren": "4", "then": tag})
    page = device.get(answer.headers["location"])
    again = device.get(f"/a/{link}/overview")

    assert f'<html lang="{tag}">' in page.text
    assert 'value="4" checked' in page.text
    assert f'<html lang="{tag}">' in again.text


def test_plain_german_is_offered_only_where_the_catalogue_speaks_it(skipping: str) -> None:
    page = Device(**{"Accept-Language": "de-simple"}).get(f"/a/{skipping}").text

    assert '<html lang="de">' in page
    assert "Einfache Sprache" not in page


def test_a_text_that_is_missing_in_the_pages_language_says_which_one_it_is_in(skipping: str) -> None:
    device = Device(**{"Accept-Language": "en"})
    address = device.begin(skipping)

    assert '<h1><span lang="de">Das Treffen</span></h1>' in device.get(address).text


def test_closing_questions_are_saved_and_lead_to_the_overview(link: str) -> None:
    device = Device()
    device.begin(link)

    answer = device.fill(f"/a/{link}/closing", **{"c-open_good": "Alle hören zu.", "then": "on"})
    overview = text(device.get(answer.headers["location"]).text)

    assert answer.headers["location"] == f"/a/{link}/overview"
    assert "1 Textfeld ausgefüllt" in overview
    assert "0 von 12 Fragen beantwortet" in overview


def test_a_finished_sheet_thanks_and_can_still_be_changed(link: str) -> None:
    device = Device()
    address = device.begin(link)
    device.fill(address, **{"a-k-zuhoeren": "4"})

    answer = device.post(f"/a/{link}/finish")
    end = text(device.get(answer.headers["location"]).text)
    device.fill(address, **{"a-k-zuhoeren": "1"})

    assert "Vielen Dank für Ihre Antworten." in end
    assert "Ihr Fragebogen ist abgeschlossen." in end
    assert device.get(f"/a/{link}").headers["location"] == f"/a/{link}/end"
    assert 'value="1" checked' in device.get(address).text


def test_the_next_person_finds_a_fresh_invitation_and_nothing_of_the_sheet_before(
    service: Service, organiser: str, link: str
) -> None:
    device = Device()
    address = device.begin(link)
    device.fill(address, **{"a-k-zuhoeren": "1"})

    device.post(f"/a/{link}/again")
    back = device.get(address)
    device.begin(link)
    fresh = device.get(address).text
    device.fill(address, **{"a-k-zuhoeren": "4"})

    assert back.headers["location"] == f"/a/{link}"
    assert " checked" not in fresh
    assert len(service.collecting.sheets(organiser)) == 2


def test_a_form_of_the_person_before_changes_nothing_on_the_next_ones_sheet(link: str) -> None:
    device = Device()
    address = device.begin(link)
    before = hidden(device.get(address).text)
    device.post(f"/a/{link}/again")
    device.begin(link)

    answer = device.post(address, data=before | {"a-k-zuhoeren": "1"})

    assert answer.headers["location"] == f"/a/{link}"
    assert " checked" not in device.get(address).text


def test_the_personal_code_opens_the_sheet_on_another_device(service: Service, link: str) -> None:
    first, second = Device(), Device()
    address = first.begin(link)
    first.fill(address, **{"a-k-zuhoeren": "2"})
    [_, code] = first.get(f"/a/{link}/overview").text.split('<p class="code">')

    answer = second.post(f"/a/{link}/resume", data={"code": code.partition("<")[0].lower()})

    assert answer.headers["location"] == f"/a/{link}/t/ziele-rahmen?begun=elsewhere"
    assert 'value="2" checked' in second.get(address).text


def test_a_wrong_personal_code_is_said_at_its_field(link: str) -> None:
    answer = Device().post(f"/a/{link}/resume", data={"code": "AAAA-AAAA"})

    assert answer.status_code == 422
    assert 'value="AAAA-AAAA"' in answer.text
    assert 'aria-describedby="error-code"' in answer.text


def test_too_many_wrong_codes_have_to_wait_a_minute(link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(misses, "EACH", 0)  # no time passes, however slow this computer is
    device = Device(address="somebody who guesses")
    tried = [
        device.post(f"/a/{link}/resume", data={"code": f"AAAA-{each:04}"})
        for each in range(misses.AT_ONCE + 1)
    ]

    last = [tried[-1], device.get("/join?code=AAAAAA")]

    assert [answer.status_code for answer in last] == [429, 429]
    assert "Bitte warten Sie eine Minute" in last[0].text
    assert tried[0].status_code == 422


def test_a_withdrawn_sheet_is_gone_after_a_second_question(
    service: Service, organiser: str, link: str
) -> None:
    device = Device()
    device.fill(device.begin(link), **{"a-k-zuhoeren": "4"})
    asked = device.get(f"/a/{link}/withdraw")
    kept = len(service.collecting.sheets(organiser))

    answer = device.post(f"/a/{link}/withdraw", data=hidden(asked.text))

    assert kept == 1
    assert "Ihr Fragebogen ist gelöscht" in answer.text
    assert service.collecting.sheets(organiser) == ()
    assert device.get(f"/a/{link}").status_code == 200


def test_the_link_of_a_withdrawn_sheet_says_so_and_how_to_begin_anew(
    service: Service, organiser: str
) -> None:
    table = service.collecting.add_sheet(organiser, "verwaltung", "Tisch 3", "once")
    service.answering.withdraw(table)

    answer = Device().get(f"/a/{table}")

    assert answer.status_code == 404
    assert "Diesen Fragebogen gibt es nicht mehr" in text(answer.text)
    assert "oder dieser Fragebogen wurde gelöscht" in text(answer.text)
    assert '<a class="button" href="/join">' in answer.text


def test_a_link_that_never_was_one_is_not_called_withdrawn(service: Service, organiser: str) -> None:
    table = service.collecting.add_sheet(organiser, "verwaltung", "Tisch 3", "once")
    service.answering.withdraw(table)

    answer = Device().get(f"/a/{table[:-6]}000000")

    assert "Dieser Link führt zu keinem Check." in answer.text
    assert '<a class="step" href="/help.html#lost-link">Ich habe meinen Link verloren</a>' in answer.text


def test_a_link_of_which_it_is_known_what_became_of_it_has_no_way_to_the_help(
    service: Service, organiser: str
) -> None:
    table = service.collecting.add_sheet(organiser, "verwaltung", "Tisch 3", "once")
    service.answering.withdraw(table)

    assert "lost-link" not in Device().get(f"/a/{table}").text


def test_the_end_of_a_sheet_for_a_table_says_how_to_come_back_to_organising(
    service: Service, organiser: str
) -> None:
    table = service.collecting.add_sheet(organiser, "verwaltung", "Tisch 3", "once")

    page = Device().get(f"/a/{table}/end").text

    assert "Sie organisieren diesen Check?" in page
    assert '<a href="/">Zur Startseite</a>' in page
    assert organiser not in page


def test_the_end_of_an_invited_persons_sheet_does_not_speak_of_organising(link: str) -> None:
    device = Device()
    device.begin(link)

    assert "auf der Seite zum Organisieren" not in device.get(f"/a/{link}/end").text


def test_the_code_of_the_check_in_the_field_of_the_personal_one_is_told_apart(
    service: Service, organiser: str, open_link: str
) -> None:
    code = next(each.code for each in service.inviting.links(organiser) if each.code)

    answer = Device().post(f"/a/{open_link}/resume", data={"code": code})

    assert "Das sieht nach dem Code eines Checks aus" in answer.text


def test_a_personal_code_in_the_field_for_the_check_is_told_apart(service: Service, link: str) -> None:
    answer = Device().post(
        "/join", data={"code": service.joining.personal_code(service.joining.join(link, None, "once"))}
    )

    assert "Das sieht nach einem persönlichen Code aus" in answer.text
