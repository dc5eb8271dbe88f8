"""The shelf as its pages show it, and what its forms do: without scripts."""

import json
import re
from dataclasses import replace

import pytest

from qcheck.addresses import on_shelves
from qcheck.browser import ACCOUNT_COOKIE
from qcheck.service import LinkKind, NewCheck, Scope
from qcheck.web import visit
from tests.link_kinds import link_of
from tests.sheet.devices import Device, invitation, new_check, text
from tests.shelved import ADA, BEN, CITY, EVE, account, signed_in
from tests.trials import made

NEW = NewCheck("Spielplatz am Bach", "Musterstadt", "kurzcheck", "planung", Scope(), None)


def press(device: Device, link: str, do: str, **fields: str):
    """Presses a button of the page of a thing's shelves, and goes where it leads."""
    return device.post(on_shelves(link), data={"do": do} | fields)


def shelf(device: Device) -> str:
    return device.get("/shelf").text


def test_what_one_leads_stands_there_with_its_state_its_day_and_the_way_in(service, ada):
    check = service.organising.create_check(NEW, account(service))
    trial = service.trials.make("Erprobung Radwege", account(service))
    draft = service.drafting.begin("Mein Fragebogen", whose=account(service))

    page = shelf(ada)

    said = text(page)
    assert f'href="/check?link={check}"' in page
    assert f'href="/coordinate/{trial}"' in page
    assert f'href="/write?link={draft}"' in page
    assert "Spielplatz am Bach, Musterstadt" in said
    assert "läuft" in said
    assert re.search(r"Alles wird gelöscht: \d+\. \w+ \d{4}", said)
    assert "wenn ihn bis dahin niemand öffnet" in said


def test_an_empty_shelf_says_what_to_do_next(service):
    page = text(shelf(signed_in(service, EVE)))

    assert "Hier liegt noch nichts." in page
    assert "Neuen Check anlegen" in page


def test_how_to_give_to_an_organisation_is_said_once_whoever_belongs_to_how_many(service):
    page = text(shelf(signed_in(service, replace(BEN, subject="new", organisations=("A", "B", "C")))))

    assert page.count("um es dieser Organisation zu geben") == 1
    assert page.count("Hier liegt noch nichts.") == 4


def test_whoever_is_not_signed_in_is_told_how_and_comes_back(service):
    page = Device().get("/shelf").text

    assert 'href="/sign-in?next=%2Fshelf"' in page
    assert "Mit Konto anmelden" in text(page)


def test_a_pasted_link_is_put_on_the_shelf(service, ada):
    check = new_check(service)

    sent = ada.post("/shelf", data={"link": f" https://irgendwo.example/check?link={check} "})

    assert sent.headers["location"] == "/shelf?told=put"
    assert check in shelf(ada)


@pytest.mark.parametrize("pasted", ["Unsinn", "https://example.org/", "x" * 5_000])
def test_what_is_no_link_stays_in_its_field_with_the_reason(service, ada, pasted):
    answer = ada.post("/shelf", data={"link": pasted})

    assert answer.status_code == 422
    assert f'value="{pasted}"' in answer.text
    assert 'aria-invalid="true"' in answer.text


def test_a_link_to_answer_is_refused_in_words(service, ada):
    answer = ada.post("/shelf", data={"link": invitation(service, new_check(service))})

    assert answer.status_code == 422
    assert "Dieser Link ist zum Antworten da." in text(answer.text)


@pytest.mark.parametrize("make", [new_check, made, lambda service: service.drafting.begin("Neu")])
def test_it_is_put_on_the_own_shelf_and_taken_off_by_its_page(service, ada, make):
    link = make(service)

    put = press(ada, link, "put")
    there = shelf(ada)
    off = press(ada, link, "off")

    assert (put.status_code, off.status_code) == (303, 303)
    assert "Liegt jetzt in Ihrem Regal." in text(ada.get(put.headers["location"]).text)
    assert link in there
    assert link not in shelf(ada)


def test_what_is_given_to_an_organisation_its_others_find(service, ada):
    check, ben = new_check(service), signed_in(service, BEN)

    press(ada, check, "give", organisation=CITY)
    there = shelf(ben)
    press(ben, check, "back", organisation=CITY)

    assert check in there
    assert check not in shelf(ben)


@pytest.mark.parametrize("do", ["give", "back"])
def test_an_organisation_that_one_does_not_belong_to_is_refused(service, ada, do):
    check = new_check(service)
    service.shelves.give(account(service, BEN), check, "Kulturamt")

    answer = press(ada, check, do, organisation="Kulturamt")

    assert answer.status_code == 409
    assert "zu keiner Organisation dieses Namens" in text(answer.text)
    assert check in shelf(signed_in(service, BEN))


def test_the_link_alone_shows_numbers_and_no_name(service, ada):
    check = new_check(service)
    press(ada, check, "put")

    seen = [text(device.get(on_shelves(check)).text) for device in (Device(), signed_in(service, EVE))]

    assert ["Ada Beispiel" in each for each in seen] == [False, False]
    assert ["Es liegt im Regal von 1 Konto." in each for each in seen] == [True, True]


def test_two_who_lead_it_see_each_other(service, ada):
    check = new_check(service)
    press(ada, check, "put")
    ben = signed_in(service, BEN)
    press(ben, check, "put")

    assert "Ben Muster" in text(ada.get(on_shelves(check)).text)
    assert "Ada Beispiel" in text(ben.get(on_shelves(check)).text)


def test_by_the_link_alone_all_shelves_are_cleared_once_one_is_sure(service, ada):
    check, device = new_check(service), Device()
    press(ada, check, "put")

    unsure = press(device, check, "all")
    before = shelf(ada)
    sure = press(device, check, "all", sure="1")

    assert (unsure.status_code, sure.status_code) == (409, 303)
    assert check in before
    assert check not in shelf(ada)


def test_renewing_leads_on_by_the_new_link_and_the_former_opens_nothing(service, ada):
    check = new_check(service)
    press(ada, check, "put")

    unsure = press(ada, check, "renew")
    sent = press(ada, check, "renew", sure="1")

    assert unsure.status_code == 409
    assert ada.get(sent.headers["location"]).status_code == 200
    assert ada.get(on_shelves(check)).status_code == 404
    assert sent.headers["location"].removeprefix("/shelf/").partition("?")[0] in shelf(ada)


@pytest.mark.parametrize("do", ["put", "off", "give", "back", "other"])
def test_nobody_puts_or_takes_without_an_account(service, do):
    check = new_check(service)

    answer = press(Device(), check, do, organisation=CITY)

    assert answer.status_code == 403
    assert 'href="/sign-in?next=%2Fsigned-in"' in answer.text


def test_a_pasted_link_waits_until_one_is_signed_in_again(service, ada):
    check = new_check(service)
    service.accounts.end(ada.cookies[ACCOUNT_COOKIE])

    answer = ada.post("/shelf", data={"link": check})

    assert answer.status_code == 403
    assert "Sie sind nicht mehr mit Ihrem Konto angemeldet." in text(answer.text)
    assert f'<input type="hidden" name="link" value="{check}">' in answer.text


def test_whose_session_has_ended_is_told_so_and_nobody_else(service, ada):
    service.accounts.end(ada.cookies[ACCOUNT_COOKIE])

    assert "das ist zu Ende" in text(shelf(ada))
    assert "das ist zu Ende" not in text(shelf(Device()))


def test_an_account_is_not_deleted_by_a_form_sent_again_after_signing_in(service, ada):
    service.accounts.end(ada.cookies[ACCOUNT_COOKIE])

    answer = ada.post("/account", data={"sure": "1"})

    assert answer.status_code == 403
    assert 'name="sure"' not in answer.text


@pytest.mark.parametrize("kind", [kind for kind in LinkKind if kind is not LinkKind.ORGANISE])
def test_other_links_open_no_page_of_shelves(service, ada, kind):
    check = new_check(service)
    service.facilitating.start_workshop(check, "90")
    link = link_of(service, check, kind)

    seen, pressed = ada.get(on_shelves(link)), press(ada, link, "renew", sure="1")

    assert {seen.status_code, pressed.status_code} == {403}


def test_no_answer_and_no_number_of_sheets_stands_on_a_shelf(service, ada):
    check = new_check(service)
    press(ada, check, "put")
    before = shelf(ada)

    sheet = Device()
    sheet.begin(invitation(service, check), perspective="verwaltung")

    assert shelf(ada) == before


def test_the_account_is_shown_and_taken_along_as_a_file(service, ada):
    page, file = text(ada.get("/account").text), ada.get("/account/account.json")

    assert "Ada Beispiel" in page
    assert "ada@example.org" in page
    assert json.loads(file.content)["account"]["issuer"] == ADA.issuer
    assert file.headers["cache-control"] == "no-store"


def test_an_account_is_deleted_once_one_is_sure_and_what_lay_there_is_named_before(service):
    device = signed_in(service, EVE)
    check = service.organising.create_check(NEW, account(service, EVE))

    warned = text(device.get("/account").text)
    unsure = device.post("/account")
    gone = device.post("/account", data={"sure": "1"})

    assert "Spielplatz am Bach" in warned
    assert unsure.status_code == 409
    assert "Ihr Konto ist gelöscht" in text(gone.text)
    assert f'{ACCOUNT_COOKIE}=""' in gone.headers["set-cookie"]
    assert "Mit Konto anmelden" in text(device.get("/shelf").text)
    assert service.access.open(check).link == check


@pytest.mark.parametrize("address", ["/shelf", "/account", "/account/account.json"])
def test_where_nobody_signs_in_there_are_no_shelves(service, ada, monkeypatch, address):
    monkeypatch.setenv("QCHECK_SIGN_IN", "")
    visit.settings.cache_clear()

    answer = ada.get(address)

    assert answer.status_code == 404
    assert "Hier gibt es keine Konten" in text(answer.text)


def test_the_head_of_pages_of_those_who_lead_says_who_is_signed_in(service, ada):
    trial = made(service)

    seen = [text(ada.get(page).text) for page in ("/shelf", "/bundle", "/lead", f"/coordinate/{trial}")]

    assert ["Angemeldet als Ada Beispiel" in each for each in seen] == [True] * 4


def test_the_shelf_leads_to_the_account_and_to_what_it_is_for(ada):
    page = ada.get("/shelf?lang=en").text

    assert 'href="/account?lang=en"' in page
    assert 'href="/help?lang=en"' in page


def test_a_trial_says_whether_it_lies_on_ones_own_shelf(service, ada):
    trial = made(service)
    page = f"/coordinate/{trial}/settings"
    before = text(ada.get(page).text)
    ada.post(on_shelves(trial), data={"do": "put"})

    after = text(ada.get(page).text)

    assert ("Liegt in Ihrem Regal." in before, "Liegt in Ihrem Regal." in after) == (False, True)
    assert "Mit einem Konto finden Sie es" not in after


def test_a_sheet_says_nothing_of_an_account(service, ada):
    check = new_check(service)
    ada.begin(invitation(service, check), perspective="verwaltung")

    assert "Ada Beispiel" not in ada.get(f"/a/{invitation(service, check)}/overview").text
