"""Sheets on the page for organising: counted, taken out and put back, added for others."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from qcheck.service import Mode, Service
from tests.ui.pages import links, markup, text, visit
from tests.ui.test_organise import answered, clicked, counted, made

# sheets


def test_the_sheets_are_counted_by_perspective(service: Service) -> None:
    link = made(service)
    answered(service, link, "politik", 2)

    page = visit("organise", link=link)

    assert counted(page) == ["Perspektive", "Bögen", "Politik", "2"]
    assert (
        "Noch keine Bögen aus: Verwaltung, Zivilgesellschaft, Prozessgestaltende, Einwohner/innen."
        in text(page)
    )


def test_a_check_without_sheets_says_so_in_a_sentence(service: Service) -> None:
    page = visit("organise", link=made(service))

    assert counted(page) == []
    assert "Noch ist kein Bogen eingegangen. Diese Seite aktualisiert sich von selbst." in text(page)


def test_a_confidential_check_counts_in_steps_of_five_and_shows_no_single_sheet(service: Service) -> None:
    link = made(service, Mode.CONFIDENTIAL)
    answered(service, link, "politik", 4)
    answered(service, link, "verwaltung", 5)

    page = visit("organise", link=link)

    assert counted(page) == ["Perspektive", "Bögen", "Verwaltung", "5 bis 9"]
    assert (
        "Bisher sind weniger als 5 Bögen eingegangen aus: Zivilgesellschaft, Politik, "
        "Prozessgestaltende, Einwohner/innen."
    ) in text(page)
    assert "Die einzelnen Bögen" not in text(page)
    assert "Bogen für andere hinzufügen" not in text(page)


@pytest.mark.parametrize(
    ("mode", "missing"),
    [
        (Mode.OPEN, "Keine Bögen aus: Zivilgesellschaft"),
        (Mode.CONFIDENTIAL, "weniger als 5 Bögen eingegangen"),
    ],
)
def test_of_a_closed_check_nothing_is_said_to_come_yet(service: Service, mode: Mode, missing: str) -> None:
    link = made(service, mode)
    answered(service, link, "verwaltung", 5)
    service.organising.end_check(link)

    page = text(visit("organise", link=link))

    assert missing in page
    assert "Jeder Bogen zählt, auf dem eine Antwort steht." in page
    assert not any(early in page for early in ("Noch keine", "Bisher", "aktualisiert sich von selbst"))


def test_a_sheet_is_taken_out_and_put_back_in(service: Service) -> None:
    link = made(service)
    answered(service, link, "politik")
    page = visit("organise", link=link)
    before = [each.key for each in page.button]
    page.selectbox(key="out-sheet").set_value(service.collecting.sheets(link)[0].id).run()

    clicked(page, "out-change")
    without = service.organising.status(link).sheets["politik"]
    clicked(page, "out-change")

    assert "out-change" not in before
    assert (without, service.organising.status(link).sheets["politik"]) == (0, 1)


def test_the_sheet_that_was_chosen_is_taken_out_whatever_comes_in_meanwhile(service: Service) -> None:
    link = made(service)
    answered(service, link, "politik", 4)
    page = visit("organise", link=link)
    chosen = service.collecting.sheets(link)[2]
    page.selectbox(key="out-sheet").set_value(chosen.id).run()
    name = next(each for each in page.selectbox(key="out-sheet").options if chosen.id[:6].upper() in each)

    answered(service, link, "politik", 12)
    page.run()
    clicked(page, "out-change")

    assert [each.id for each in service.collecting.sheets(link) if each.out] == [chosen.id]
    assert f"Dieser Bogen zählt nicht mehr mit: {name}" in text(page)


def test_the_name_of_a_sheet_stays_when_others_come_in(service: Service) -> None:
    link = made(service)
    answered(service, link, "politik", 4)
    before = set(visit("organise", link=link).selectbox(key="out-sheet").options)

    answered(service, link, "politik", 12)

    after = visit("organise", link=link).selectbox(key="out-sheet").options
    assert before < set(after)
    assert len(set(after)) == 12


def test_a_sheet_for_a_table_is_added_and_can_be_filled_in(service: Service) -> None:
    link = made(service)
    page = visit("organise", link=link)
    page.selectbox(key="add-perspective").set_value("einwohnerschaft")
    page.text_input(key="add-label").set_value("Tisch 3")

    clicked(page, "add-sheet")

    [sheet] = service.collecting.sheets(link)
    assert (sheet.label, sheet.perspective) == ("Tisch 3", "einwohnerschaft")
    assert links(page)["Bogen ausfüllen: Tisch 3"] == f"/a/{sheet.link}"


def adding(service: Service, link: str, label: str = "Tisch 3") -> AppTest:
    """The page with a sheet for a table described, not yet added."""
    page = visit("organise", link=link)
    page.selectbox(key="add-perspective").set_value("einwohnerschaft")
    page.text_input(key="add-label").set_value(label)
    return page


def test_a_sheet_added_in_one_check_is_not_offered_in_the_next(service: Service) -> None:
    page = clicked(adding(service, made(service)), "add-sheet")

    page.query_params["link"] = made(service)
    page.run()

    assert "Bogen ausfüllen: Tisch 3" not in links(page)
    assert page.text_input(key="add-label").value == ""


def test_a_second_click_adds_no_second_sheet(service: Service) -> None:
    link = made(service)
    page = clicked(adding(service, link), "add-sheet")

    clicked(page, "add-sheet")

    assert [each.label for each in service.collecting.sheets(link)] == ["Tisch 3"]
    assert "Bogen ausfüllen: Tisch 3" in links(page)


def test_another_name_adds_another_sheet(service: Service) -> None:
    link = made(service)
    page = clicked(adding(service, link), "add-sheet")
    page.text_input(key="add-label").set_value("Tisch 4").run()

    clicked(page, "add-sheet")

    assert [each.label for each in service.collecting.sheets(link)] == ["Tisch 3", "Tisch 4"]


def test_no_perspective_is_chosen_beforehand_and_a_missing_one_is_asked_for(service: Service) -> None:
    link = made(service)
    page = visit("organise", link=link)
    before = page.selectbox(key="add-perspective").value
    page.text_input(key="add-label").set_value("Tisch 3")

    clicked(page, "add-sheet")

    assert before is None
    assert [error.value for error in page.error] == [
        "Bitte wählen Sie eine der Perspektiven dieses Katalogs."
    ]
    assert service.collecting.sheets(link) == ()


def test_an_empty_sheet_counts_nothing_and_the_list_says_so(service: Service) -> None:
    link = made(service)
    sheet = service.collecting.add_sheet(link, "politik", "Tisch 3")
    before = text(visit("organise", link=link))

    service.answering.answer(sheet, "k-zuhoeren", 4)

    assert "noch leer, zählt nicht mit" in before
    assert "noch leer" not in text(visit("organise", link=link))


def test_a_sheet_without_a_name_is_refused_in_words(service: Service) -> None:
    page = adding(service, made(service), label="")

    clicked(page, "add-sheet")

    assert [error.value for error in page.error] == [
        "Bitte sagen Sie, wessen Bogen das ist, zum Beispiel: Tisch 3."
    ]


def test_markup_in_the_name_of_a_sheet_comes_out_as_text(service: Service) -> None:
    link = made(service)
    service.collecting.add_sheet(link, "politik", "<script>alert(1)</script>")

    page = visit("organise", link=link)

    assert "<script" not in markup(page)
    assert "<script>alert(1)</script> (Politik)" in text(page)
