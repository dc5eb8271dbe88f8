"""What the page of imports asks before it takes anything over, and that a refusal loses nothing."""

from __future__ import annotations

import pytest

from qcheck.records import Mode
from qcheck.service import Service
from tests.incoming.test_bringing import again, number, send
from tests.sheet.devices import Device, new_check, text

UNFINISHED = (
    b"id;submitdate;Ich willige ein;perspektive;k-ziel\n"
    b"1;2026-06-01 18:00:00;Ja;politik;4\n2;;Ja;politik;1\n3;2026-06-01 19:00:00;Nein;politik;2\n"
)


@pytest.fixture
def link(service: Service) -> str:
    return new_check(service)


def test_what_was_never_sent_off_or_has_no_consent_is_counted_and_left_out(
    service: Service, link: str
) -> None:
    page = send(link, ("umfrage.csv", UNFINISHED))

    assert "1 Antwort wurde nicht abgeschickt; sie bleibt draußen." in text(page.text)
    assert "1 Antwort kommt ohne Einwilligung; sie bleibt draußen." in text(page.text)
    assert "1 Bogen übernehmen" in text(page.text)
    assert page.text.count('<option value="leave out" selected>') == 2


def test_what_is_chosen_about_them_counts_and_stands_in_the_file_that_is_kept(
    service: Service, link: str
) -> None:
    looked = send(link, ("umfrage.csv", UNFINISHED))

    chosen = again(link, looked, "look", unfinished="take in")
    file = again(link, chosen, "map")
    again(link, chosen, "take")

    assert "1 Antwort wurde nicht abgeschickt; sie wird trotzdem übernommen." in text(chosen.text)
    assert "2 Bögen übernehmen" in text(chosen.text)
    assert file.text == "unfinished: take in\nwithout_consent: leave out\n"
    assert number(service, link) == 2


def test_a_problem_names_the_question_and_the_answers_in_words(link: str) -> None:
    page = send(link, ("faul.csv", b"perspektive;k-ziel;k-zeit\nPolitik;stimmt;4\n"))

    assert "Zeile 2: »Es ist klar, was die Beteiligung erreichen soll.«: »stimmt«" in text(page.text)
    assert "trifft gar nicht zu (1), trifft eher nicht zu (2)" in text(page.text)
    assert "k-ziel:" not in text(page.text)


def test_the_same_sheet_in_two_files_is_called_the_same(service: Service, link: str) -> None:
    rows = b"sheet;perspective;question;answer\nTisch 1;politik;k-ziel;4\n"

    page = send(link, ("a.csv", rows), ("kopie.csv", rows.replace(b"\n", b"\r\n")))
    again(link, page, "take")

    assert "steht auch in einer anderen dieser Dateien" in text(page.text)
    assert "1 Bogen übernehmen" in text(page.text)
    assert number(service, link) == 1


@pytest.mark.parametrize("wish", ["look", "take"])
def test_a_text_that_was_pasted_stays_where_the_look_is_refused(link: str, wish: str) -> None:
    page = Device().post(
        f"/bring/{link}",
        data={"wish": wish, "pasted": "[qcheck-answers] <b>", "kept-name": [str(n) for n in range(401)],
              "kept": ["eJwDAAAAAAE="] * 401},
        files=[("file", ("", b""))],
    )  # fmt: skip

    assert page.status_code == 422
    assert "[qcheck-answers] &lt;b&gt;</textarea>" in page.text


def test_files_stay_where_the_file_about_their_columns_cannot_be_read(link: str) -> None:
    page = Device().post(
        f"/bring/{link}",
        data={"wish": "look"},
        files=[("file", ("umfrage.csv", UNFINISHED)), ("map", ("m.yaml", b"column: {}"))],
    )

    assert page.status_code == 422
    assert "»column« sagt hier nichts – Meinten Sie »columns«?" in text(page.text)
    assert 'name="kept-name" value="umfrage.csv"' in page.text


def test_a_confidential_check_leads_to_no_spreadsheet(service: Service) -> None:
    own = new_check(service, mode=Mode.CONFIDENTIAL)

    page = text(Device().get(f"/bring/{own}").text)

    assert "Leere Bögen zum Weitergeben: als eine Datei, und auf Papier zum Lesen vorab" in page
    assert "als Tabelle" not in page


def test_what_to_do_with_a_file_that_does_not_fit_is_said_where_something_can_be_done(
    service: Service, link: str
) -> None:
    secret, bad = new_check(service, mode=Mode.CONFIDENTIAL), ("faul.csv", b"perspektive;k-ziel\nPolitik;9\n")

    pages = [text(send(each, bad).text) for each in (link, secret)]

    assert ["Berichtigen Sie, was nicht passt" in page for page in pages] == [True, False]
