"""The round of agreement: exactly what is red, close or seen differently, one criterion a page; what is agreed
is saved at once, of two screens nothing is lost, and what cannot be saved stays where it was typed.
"""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from qcheck.agenda import to_settle
from qcheck.catalogue import CriterionId
from qcheck.scoring.values import Light
from qcheck.service import LinkKind, Measure, MeasureId, Mode, Service
from tests.result.rooms import answered
from tests.ui.pages import headings, links, text, visit


@pytest.fixture
def link(service: Service) -> str:
    return answered(service, verwaltung=4, politik=3)


@pytest.fixture
def first(service: Service, link: str) -> CriterionId:
    return to_settle(service.results.result(link).profile)[0].criterion


def said(page: AppTest) -> str:
    return " ".join(text(page).split())


def light(page: AppTest, criterion: str, choice: str) -> AppTest:
    return page.radio(key=f"agree-light-{criterion}").set_value(choice).run()


def reason(page: AppTest, criterion: str, words: str) -> AppTest:
    return page.text_area(key=f"agree-reason-{criterion}").set_value(words).run()


def test_the_round_is_what_is_red_close_or_seen_differently_and_nothing_else(
    service: Service, link: str
) -> None:
    profile = service.results.result(link).profile

    round_ = [row.criterion for row in to_settle(profile)]

    flagged = {"strong_difference", "difference", "blind_spot", "disagreement"}
    assert set(round_) == {
        row.criterion
        for row in profile.criteria
        if row.overall.rating.light is Light.RED
        or row.overall.rating.close_call
        or flagged & {str(flag) for flag, _ in row.flags}
    }


def test_it_begins_with_the_first_criterion_and_says_how_many_are_left(
    service: Service, link: str, first: CriterionId
) -> None:
    rows = to_settle(service.results.result(link).profile)

    page = visit("agree", link=link)

    title = service.access.open(link).catalogue.criterion(first).title.say("de")
    assert headings(page) == [title]
    assert f"Noch {len(rows)} Kriterien" in said(page)
    assert f"1 von {len(rows)}" in said(page)
    assert "0 Minuten genutzt" in said(page)
    assert "Spielplatz am Bach · Musterstadt · Kurzcheck Beteiligung, Ausgabe 0.2.0" in said(page)


def test_a_light_is_saved_as_soon_as_it_is_chosen_and_the_words_as_they_are_left(
    service: Service, link: str, first: CriterionId
) -> None:
    page = reason(light(visit("agree", link=link), first, "yellow"), first, "Es geht voran")

    kept = service.agreements.agreed(link)[first]
    assert (kept.light, kept.reason, kept.earlier) == ("yellow", "Es geht voran", ())
    assert "gespeichert um" in said(page)
    assert page.radio(key=f"agree-light-{first}").value == "yellow"


def test_a_light_can_be_left_open_on_purpose(service: Service, link: str, first: CriterionId) -> None:
    light(visit("agree", link=link), first, "open")

    assert service.agreements.agreed(link)[first].light is None


def test_a_round_that_is_taken_up_again_goes_on_with_what_is_left(
    service: Service, link: str, first: CriterionId
) -> None:
    light(visit("agree", link=link), first, "red")

    second = to_settle(service.results.result(link).profile)[1].criterion
    title = service.access.open(link).catalogue.criterion(second).title.say("de")
    assert headings(visit("agree", link=link)) == [title]


def test_words_without_a_light_stay_in_their_field_and_the_page_says_what_is_missing(
    service: Service, link: str, first: CriterionId
) -> None:
    page = reason(visit("agree", link=link), first, "Es geht voran")

    assert service.agreements.agreed(link) == {}
    assert "Bitte wählen Sie eine Ampel, oder lassen Sie die Einschätzung offen." in said(page)
    page = light(page, first, "green")
    assert service.agreements.agreed(link)[first].reason == "Es geht voran"


def test_ten_thousand_characters_stay_in_their_field_with_the_reason(
    service: Service, link: str, first: CriterionId
) -> None:
    page = reason(light(visit("agree", link=link), first, "red"), first, "x" * 10_000)

    assert "10.000 Zeichen" in said(page)
    assert len(page.text_area(key=f"agree-reason-{first}").value) == 10_000
    assert service.agreements.agreed(link)[first].reason == ""


def test_signs_that_turn_the_direction_are_left_out(service: Service, link: str, first: CriterionId) -> None:
    reason(light(visit("agree", link=link), first, "red"), first, "\u202eläuft\u2066 nicht")

    assert service.agreements.agreed(link)[first].reason == "läuft nicht"


def test_of_two_screens_the_later_one_sees_both_texts_and_can_save_its_own(
    service: Service, link: str, first: CriterionId
) -> None:
    laptop, tablet = visit("agree", link=link), visit("agree", link=link)
    reason(light(laptop, first, "yellow"), first, "Vom Laptop")

    tablet = light(tablet, first, "red")
    told = said(tablet)
    tablet = tablet.button(key="agree-mine").click().run()

    assert "Jemand anderes hat inzwischen geändert" in told
    assert "Vom Laptop" in told
    now = service.agreements.agreed(link)[first]
    assert (now.light, [each.reason for each in now.earlier]) == ("red", ["Vom Laptop"])
    assert "zuvor: Gelb" in said(tablet)


def test_the_later_one_can_keep_what_the_other_has_written(
    service: Service, link: str, first: CriterionId
) -> None:
    laptop, tablet = visit("agree", link=link), visit("agree", link=link)
    reason(light(laptop, first, "yellow"), first, "Vom Laptop")

    tablet = light(tablet, first, "red").button(key="agree-theirs").click().run()

    assert service.agreements.agreed(link)[first].light == "yellow"
    assert tablet.text_area(key=f"agree-reason-{first}_1").value == "Vom Laptop"


def test_what_could_not_be_saved_is_there_again_after_going_to_another_criterion(
    service: Service, link: str, first: CriterionId
) -> None:
    page = reason(visit("agree", link=link), first, "Es geht voran")

    page = page.button(key="agree-next").click().run()
    told = next(button.label for button in page.button if button.key == f"agree-to-{first}")
    page = page.button(key=f"agree-to-{first}").click().run()

    assert "noch nicht gespeichert" in told
    assert page.text_area(key=f"agree-reason-{first}").value == "Es geht voran"


def test_a_check_that_is_deleted_meanwhile_shows_what_was_typed_last(
    service: Service, link: str, first: CriterionId
) -> None:
    page = light(visit("agree", link=link), first, "red")
    service.organising.delete(link)

    page = reason(page, first, "Das war wichtig")

    assert "Das ließ sich nicht mehr speichern. Sie können es noch kopieren:" in said(page)
    assert "Das war wichtig" in said(page)


def test_a_check_that_is_closed_meanwhile_is_agreed_on_all_the_same(
    service: Service, link: str, first: CriterionId
) -> None:
    page = visit("agree", link=link)
    service.organising.end_check(link)

    reason(light(page, first, "red"), first, "Nach dem Ende")

    assert service.agreements.agreed(link)[first].reason == "Nach dem Ende"


def test_a_criterion_that_the_check_does_not_ask_is_said_in_words(service: Service, link: str) -> None:
    page = visit("agree", link=link, criterion="gibt-es-nicht")

    assert "Das Kriterium in der Adresse gehört nicht zu diesem Check." in said(page)
    assert not page.exception


def test_a_measure_is_written_on_the_same_page_and_its_fields_are_empty_again(
    service: Service, link: str, first: CriterionId
) -> None:
    page = visit("agree", link=link)
    page.text_area(key=f"agree-measure-what-{first}-0").set_value("Bänke aufstellen")
    page.text_input(key=f"agree-measure-who-{first}-0").set_value("Bauhof")
    page.text_input(key=f"agree-measure-due-{first}-0").set_value("31.03.2027")

    page = page.button(key="agree-measure-add").click().run()

    [measure] = service.measures.measure_list(link).measures
    assert (measure.what, measure.who, measure.criteria) == ("Bänke aufstellen", "Bauhof", (first,))
    assert "Bänke aufstellen" in said(page)
    assert page.text_area(key=f"agree-measure-what-{first}-1").value == ""


def test_a_day_that_has_passed_and_a_private_name_are_taken_with_a_word(
    service: Service, link: str, first: CriterionId
) -> None:
    page = visit("agree", link=link)
    page.text_area(key=f"agree-measure-what-{first}-0").set_value("Bänke aufstellen")
    page.text_input(key=f"agree-measure-who-{first}-0").set_value("Frau Meier")
    page.text_input(key=f"agree-measure-due-{first}-0").set_value("01.02.2020")

    page = page.button(key="agree-measure-add").click().run()

    assert "Dieser Tag ist schon vorbei." in said(page)
    assert "Ist das eine Privatperson?" in said(page)


def test_a_measure_that_is_typed_is_kept_when_one_goes_on(
    service: Service, link: str, first: CriterionId
) -> None:
    page = visit("agree", link=link)
    page.text_area(key=f"agree-measure-what-{first}-0").set_value("Bänke aufstellen")

    page.button(key="agree-next").click().run()

    assert [each.what for each in service.measures.measure_list(link).measures] == ["Bänke aufstellen"]


def test_a_day_that_there_is_not_keeps_the_page_and_what_was_typed(
    service: Service, link: str, first: CriterionId
) -> None:
    page = visit("agree", link=link)
    page.text_area(key=f"agree-measure-what-{first}-0").set_value("Bänke aufstellen")
    page.text_input(key=f"agree-measure-due-{first}-0").set_value("31.02.2027")

    page = page.button(key="agree-next").click().run()

    assert service.measures.measure_list(link).measures == ()
    assert page.text_area(key=f"agree-measure-what-{first}-0").value == "Bänke aufstellen"
    assert page.error


@pytest.mark.parametrize("way", ["agree-next", "agree-to-end"])
def test_a_measure_without_words_says_so_and_no_way_is_shut_by_that(
    service: Service, link: str, first: CriterionId, way: str
) -> None:
    page = visit("agree", link=link).button(key="agree-measure-add").click().run()
    assert page.error

    page = page.button(key=way).click().run()

    assert page.query_params["criterion"] != [first]
    assert not page.error


def test_why_a_measure_was_not_taken_is_said_until_one_does_something_else(
    link: str, first: CriterionId
) -> None:
    page = visit("agree", link=link).button(key="agree-measure-add").click().run()

    page = light(page, first, "yellow")

    assert not page.error


def test_what_is_taken_back_holds_no_more(service: Service, link: str, first: CriterionId) -> None:
    page = light(visit("agree", link=link), first, "red")

    page.button(key=f"agree-back-{first}").click().run()

    assert service.agreements.agreed(link) == {}


def test_the_end_of_the_round_shows_what_was_agreed_and_leads_on(
    service: Service, link: str, first: CriterionId
) -> None:
    page = reason(light(visit("agree", link=link), first, "yellow"), first, "Es geht voran")

    service.measures.add_measure(
        link, Measure(MeasureId(""), "Bänke aufstellen", (first,), "Bauhof", due=date(2027, 3, 31))
    )

    page = page.button(key="agree-to-end").click().run()

    assert headings(page) == ["Was Sie vereinbart haben"]
    assert "Bauhof · 31. März 2027" in said(page)
    assert "vereinbart: Gelb" in said(page)
    assert "Es geht voran" in said(page)


@pytest.mark.parametrize("page", ["profile", "talk", "organise"])
def test_a_way_leads_to_the_round_from(page: str, link: str) -> None:
    seen = visit(page, link=link)

    assert any("bstimmungsrunde" in label for label in [*links(seen), *map(str, pages_of(seen))])


def pages_of(page: AppTest) -> list[str]:
    return [each.proto.label for each in page.get("page_link")]


def test_a_confidential_check_has_no_round_before_its_end(service: Service) -> None:
    page = visit("agree", link=answered(service, mode=Mode.CONFIDENTIAL, verwaltung=6))

    assert "Die Ergebnisse sehen Sie, sobald er beendet ist" in said(page)
    assert not page.radio


def test_whoever_only_looks_at_results_cannot_agree(service: Service, link: str) -> None:
    viewer = next(each.link for each in service.inviting.links(link) if each.kind is LinkKind.VIEW)

    page = visit("agree", link=viewer)

    assert not page.radio
    assert "Dieser Link zeigt" in said(page)
