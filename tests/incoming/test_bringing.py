"""The page to which an organiser brings files of answers: a look, in, and out again."""

from __future__ import annotations

import re

import pytest

from qcheck.catalogue import PerspectiveId
from qcheck.records import Mode
from qcheck.service import LinkKind, Service
from tests.answer_files.browsers import as_text, written
from tests.importing.reading import FILES
from tests.link_kinds import link_of, others
from tests.sheet.devices import Device, new_check, text

GOOD = b"sheet;perspective;question;answer\nTisch 1;politik;k-ziel;4\nTisch 2;politik;k-ziel;dk\n"
BAD = b"sheet;perspective;question;answer\nTisch 3;politik;k-ziel;9\n"
OTHER = b"Wer sind Sie?;F1;Rest\nRat;stimmt;x\nRat;4;y\n"


@pytest.fixture
def link(service: Service) -> str:
    return new_check(service)


def send(link: str, *files: tuple[str, bytes], wish: str = "look", **fields: str):
    given = [("file", (name, content)) for name, content in files]
    return Device().post(f"/bring/{link}", data={"wish": wish} | fields, files=given or [("file", ("", b""))])


def again(link: str, page, wish: str, **fields: str):
    """The form of a page as it stands there, with these fields changed and this button pressed."""
    html = page.text.partition("<form")[2].partition("</form>")[0]
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html)
    kept = {name: [value for other, value in hidden if other == name] for name, _ in hidden}
    chosen = dict(
        re.findall(r'<select id="[^"]+" name="([^"]+)">(?:(?!</select>).)*?value="([^"]*)" selected', html)
    )
    return Device().post(
        f"/bring/{link}", data=kept | chosen | {"wish": wish} | fields, files=[("file", ("", b""))]
    )


def number(service: Service, link: str) -> int:
    return sum(found or 0 for found in service.organising.status(link).sheets.values())


def test_a_look_shows_what_would_come_in_and_changes_nothing(service: Service, link: str) -> None:
    page = send(link, ("tische.csv", GOOD))

    shown = text(page.text)
    assert page.status_code == 200
    assert "tische.csv" in shown
    assert "2 Bögen, neu" in shown
    assert "2 Bögen übernehmen" in shown
    assert number(service, link) == 0


def test_what_was_looked_at_comes_in_from_the_page_itself(service: Service, link: str) -> None:
    looked = send(link, ("tische.csv", GOOD))

    page = again(link, looked, "take")

    assert "Übernommen: 2 Bögen." in text(page.text)
    assert "tische.csv" in text(page.text).partition("Bisher übernommen")[2]
    assert number(service, link) == 2


def test_another_language_keeps_what_was_looked_at(link: str) -> None:
    looked = send(link, ("tische.csv", GOOD))

    page = again(link, looked, "", then="en")

    assert "Take over 2 sheets" in text(page.text)
    assert "tische.csv" in text(page.text)


def test_taking_in_twice_by_a_reload_counts_once(service: Service, link: str) -> None:
    looked = send(link, ("tische.csv", GOOD))

    again(link, looked, "take")
    page = again(link, looked, "take")

    assert page.status_code == 200
    assert "Diese Bögen sind schon im Check." in text(page.text)
    assert "Übernommen: 0" not in text(page.text)
    assert number(service, link) == 2


def test_texts_out_of_e_mails_are_pasted_one_below_the_other(service: Service, link: str) -> None:
    public = service.carrying.carried_sheet(link, PerspectiveId("politik")).check
    one, two = (
        as_text(
            written(
                check=public,
                catalogue={"id": "kurzcheck", "version": "0.2.0"},
                phase="planung",
                sheet=own,
                answers={"k-ziel": {"value": 4}},
                perspective="politik",
                closing={},
            )
        )
        for own in ("0" * 31 + "1", "0" * 31 + "2")
    )

    looked = send(
        link, pasted=f"Guten Tag,\n{one}\nGruß, Ay\n\n> {two.replace(chr(10), chr(10) + '> ')}\nHans"
    )
    page = again(link, looked, "take")

    assert "2 Bögen übernehmen" in text(looked.text)
    assert "Text 2, Text 1" in text(page.text)
    assert number(service, link) == 2


def test_a_pasted_text_that_was_cut_says_so(service: Service, link: str) -> None:
    looked = send(link, pasted=as_text(written())[:200])

    assert "Der Text der Antwortdatei ist nicht vollständig" in text(looked.text)


def test_a_file_that_does_not_fit_stays_on_the_page_with_its_rows(service: Service, link: str) -> None:
    page = again(link, send(link, ("gut.csv", GOOD), ("faul.csv", BAD)), "take")

    shown = text(page.text)
    assert "von ihnen wurde nichts übernommen" in shown
    assert "Zeile 2: »9« ist keine Antwort der Skala" in shown
    assert number(service, link) == 2


def test_columns_and_words_of_another_tool_are_explained_once_and_kept_as_a_file(
    service: Service, link: str
) -> None:
    first = send(link, ("umfrage.csv", OTHER))
    columns = {"column:Wer sind Sie?": "perspective", "column:F1": "k-ziel", "column:Rest": "ignore"}

    second = again(link, first, "look", **columns)
    third = again(link, second, "look", **{"view:Rat": "politik", "answer:stimmt": "3"})
    file = again(link, third, "map")
    page = again(link, third, "take")

    assert "Es wird nichts geraten" in text(first.text)
    assert 'name="view:Rat"' in second.text
    assert "2 Bögen übernehmen" in text(third.text)
    assert file.headers["content-disposition"] == 'attachment; filename="qcheck-columns.yaml"'
    assert "F1: k-ziel" in file.text
    assert "Rat: politik" in file.text
    assert "Übernommen: 2 Bögen." in text(page.text)


def test_the_file_about_columns_is_taken_the_next_time(service: Service, link: str) -> None:
    once = "columns: {'Wer sind Sie?': perspective, F1: k-ziel}\nperspectives: {Rat: politik}\nanswers: {stimmt: 3}\n"

    page = Device().post(
        f"/bring/{link}",
        data={"wish": "look"},
        files=[("file", ("umfrage.csv", OTHER)), ("map", ("m.yaml", once.encode()))],
    )

    assert "2 Bögen übernehmen" in text(page.text)


def test_an_export_of_a_survey_tool_shows_how_its_columns_were_understood(service: Service) -> None:
    own = new_check(service, phase="reflexion")

    page = send(own, ("forms.xlsx", (FILES / "microsoft-forms.xlsx").read_bytes()))

    assert "4 Bögen übernehmen" in text(page.text)
    assert "Wie die Spalten verstanden wurden" in text(page.text)


def test_an_import_is_undone_from_the_page(service: Service, link: str) -> None:
    again(link, send(link, ("tische.csv", GOOD)), "take")
    page = Device().get(f"/bring/{link}").text.partition("Bisher übernommen")[2]
    fields = dict(re.findall(r'name="(batch|changes)" value="([^"]*)"', page))

    answer = Device().post(f"/bring/{link}", data=fields | {"wish": "undo"})

    assert "Rückgängig gemacht: tische.csv." in text(answer.text)
    assert number(service, link) == 0


def test_what_was_changed_since_goes_only_when_somebody_says_so(service: Service, link: str) -> None:
    again(link, send(link, ("tische.csv", GOOD)), "take")
    service.answering.answer(service.collecting.sheets(link)[0].link, "k-zeit", 1)
    page = Device().get(f"/bring/{link}").text.partition("Bisher übernommen")[2]
    fields = dict(re.findall(r'name="(batch|changes)" value="([^"]*)"', page)) | {"wish": "undo"}

    refused = Device().post(f"/bring/{link}", data=fields)
    left = number(service, link)
    granted = Device().post(f"/bring/{link}", data=fields | {"sure": "1"})

    assert (refused.status_code, left) == (409, 2)
    assert "kreuzen Sie an" in text(refused.text)
    assert (granted.status_code, number(service, link)) == (200, 0)


def test_nothing_chosen_is_said(link: str) -> None:
    page = send(link)

    assert page.status_code == 422
    assert "Bitte wählen Sie zuerst eine oder mehrere Dateien." in text(page.text)


def test_a_form_that_anybody_could_have_written_is_refused_in_words(link: str) -> None:
    page = Device().post(
        f"/bring/{link}",
        data={"wish": "look", "kept-name": "a.csv", "kept": "nichts"},
        files=[("file", ("", b""))],
    )

    assert page.status_code == 422
    assert "lässt sich nicht lesen" in text(page.text)


def test_a_confidential_check_says_what_comes_in_and_refuses_the_rest(service: Service) -> None:
    own = new_check(service, mode=Mode.CONFIDENTIAL)

    asked, page = Device().get(f"/bring/{own}"), send(own, ("tische.csv", GOOD))

    assert "nur als versiegelte Antwortdateien" in text(asked.text)
    assert "ein Link, ein Computer vor Ort" in text(page.text)
    assert "Tisch 1" not in page.text


def test_a_check_that_is_closed_takes_nothing(service: Service, link: str) -> None:
    service.organising.end_check(link)

    page = Device().get(f"/bring/{link}")

    assert "Dieser Check ist beendet." in text(page.text)
    assert 'type="file"' not in page.text


@pytest.mark.parametrize("kind", others(LinkKind.ORGANISE))
def test_every_other_link_leads_to_what_it_opens(service: Service, kind: LinkKind) -> None:
    organiser = new_check(service)
    service.facilitating.start_workshop(organiser, "90")
    link = link_of(service, organiser, kind)

    assert Device().get(f"/bring/{link}").status_code == 303
    assert send(link, ("a.csv", GOOD)).status_code == 303


def test_the_way_to_it_and_to_the_blank_sheets(link: str) -> None:
    page = Device().get(f"/bring/{link}").text

    assert f"/take/{link}?first=" in page
    assert f"/organise?link={link}" in page


def test_what_stands_in_a_file_is_text_on_the_page(link: str) -> None:
    page = send(link, ("<img src=x>.csv", b"Perspektive;<script>alert(1)</script>\nPolitik;1\n"))

    assert "<script>alert" not in page.text
    assert "<img src=x>" not in page.text


def test_more_than_may_be_sent_is_refused(link: str) -> None:
    page = send(link, ("a.csv", b"x" * 13_000_000))

    assert page.status_code == 413
    assert "Das ist zu groß" in page.text
    assert "eine kleinere Datei" in page.text
    assert "Text" not in page.text
