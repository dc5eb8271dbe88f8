"""The loop back on the organiser's pages: what is due comes first, and asking again takes one click."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from qcheck.service import Measure, MeasureState, Mode, Service
from tests.ui.pages import answer, asked, begun, gathered, headings, links, markup, text, visit

LONG_AGO, FAR_AHEAD = date.today() - timedelta(days=40), date.today() + timedelta(days=400)


def planned(service: Service, link: str, what: str = "Treffen am Abend", **fields: object) -> Measure:
    known = service.access.open(link).catalogue.every_criterion[0].id
    return service.measures.add_measure(link, Measure("", what, **({"criteria": (known,)} | fields)))


def called(service: Service, link: str, measure: Measure, state: MeasureState, reason: str = "") -> None:
    service.measures.change_measure(link, measure.id, {"state": state, "reason": reason}, measure.revision)


def lists(link: str) -> list[str]:
    wanted = {"Was ansteht", "Was versprochen ist", "Was daraus geworden ist"}
    return [each for each in headings(visit("check", link=link), 2) if each in wanted]


@pytest.fixture
def ended(service: Service) -> str:
    return gathered(service, verwaltung=[1, 2, 2], zivilgesellschaft=[2, 2, 1])


def test_a_first_running_check_says_in_one_line_that_nothing_is_due(service: Service) -> None:
    page = visit("check", link=begun(service))

    assert "In diesem Prozess steht keine Maßnahme an." in text(page)
    assert "measures?" in links(page)["Maßnahmen"]
    assert "Was ansteht" not in headings(page, 2)


def test_an_ended_check_shows_what_is_due_promised_and_become_before_anything_else(service, ended) -> None:
    planned(service, ended, "Rampe", due=LONG_AGO)
    planned(service, ended, "Fahrplan", due=FAR_AHEAD)
    called(service, ended, planned(service, ended, "Kiosk"), MeasureState.DROPPED, "Kein Geld")

    page = visit("check", link=ended)

    assert headings(page, 2)[:3] == ["Was ansteht", "Was versprochen ist", "Was daraus geworden ist"]
    assert "Ist es geschehen, und hat es geholfen?" in text(page)
    assert "Kein Geld" in text(page)
    assert links(page)["Rampe"].startswith("/recheck?")


def test_a_running_check_with_promises_alone_tells_their_number_in_its_line(service: Service) -> None:
    link = begun(service)
    planned(service, link, due=FAR_AHEAD)

    page = visit("check", link=link)

    assert "In diesem Prozess steht keine Maßnahme an. 1 Maßnahme ist versprochen." in text(page)
    assert lists(link) == []


def test_of_many_the_first_three_are_seen_and_the_others_are_a_click_away(service, ended) -> None:
    for number in range(5):
        planned(service, ended, f"Maßnahme {number}", due=LONG_AGO + timedelta(days=number))

    page = markup(visit("check", link=ended))

    assert page.index("Maßnahme 2") < page.index("2 weitere") < page.index("Maßnahme 3")


def test_the_page_of_a_measure_says_what_would_be_asked_and_for_how_long(service, ended) -> None:
    measure = planned(service, ended, due=LONG_AGO, who="Bauamt")

    page = visit("recheck", link=ended, measure=measure.id)

    assert "1 Frage, etwa 1 Minute" in text(page)
    assert "offene Runde" in text(page)
    assert "Bauamt" in text(page)


def test_one_click_starts_it_and_leads_to_its_links(service, ended) -> None:
    measure = planned(service, ended, due=LONG_AGO)
    page = visit("recheck", link=ended, measure=measure.id)

    page.button(key="recheck-start").click().run()

    [followed] = service.rechecks.loop_back(ended).due
    assert page.query_params["link"] == followed.running.link
    assert "Ihr Check ist angelegt. Jetzt können Sie die Links verteilen." in text(page)
    assert "Seit" in text(visit("recheck", link=ended, measure=measure.id))


def test_a_second_tab_that_starts_it_too_comes_to_the_same_check(service, ended) -> None:
    measure = planned(service, ended, due=LONG_AGO)
    tabs = [visit("recheck", link=ended, measure=measure.id) for _ in range(2)]

    for tab in tabs:
        tab.button(key="recheck-start").click().run()

    [running] = service.known_checks.other_checks(ended)
    assert tabs[0].query_params["link"] == running.link
    assert f"link={running.link}" in links(tabs[1])["Zum Nachcheck"]


def asked_again(service: Service, link: str, measure: Measure, **groups: list[int]) -> None:
    again = service.rechecks.begin(link, measure.id)
    invitation = service.inviting.own_answer_link(again)
    for perspective, values in groups.items():
        for value in values:
            sheet = service.joining.join(invitation, perspective, service.joining.new_nonce())
            answer(service, sheet, value, asked(service, sheet))
    service.organising.end_check(again)


def test_the_result_stands_beside_the_first_with_both_numbers(service, ended) -> None:
    measure = planned(service, ended, due=LONG_AGO)
    asked_again(service, ended, measure, verwaltung=[4, 3], zivilgesellschaft=[4, 4])
    called(service, ended, measure, MeasureState.DONE)

    seen = visit("recheck", link=ended, measure=measure.id)
    page, hub = text(seen), text(visit("check", link=ended))
    [again] = service.known_checks.other_checks(ended)

    assert "vorher 22 → nachher 92, Grün; n 6 → 4" in page
    assert "verändert" in page
    assert f"other={again.link}" in links(seen)["Damals und heute"]
    assert "vorher 22 → nachher 92, Grün; n 6 → 4" in hub


def test_where_a_group_is_too_small_nothing_is_compared_across_both(service: Service) -> None:
    link = gathered(service, Mode.CONFIDENTIAL, verwaltung=[1] * 6, zivilgesellschaft=[2] * 6)
    measure = planned(service, link, due=LONG_AGO)
    asked_again(service, link, measure, verwaltung=[4] * 6, zivilgesellschaft=[4, 4])

    page = text(visit("recheck", link=link, measure=measure.id))

    assert "→" not in page
    assert "In beiden Ergebnissen stehen nicht dieselben Perspektiven." in page


def test_a_measure_that_is_gone_is_said_with_the_way_back(service, ended) -> None:
    page = visit("recheck", link=ended, measure="weg")

    assert "Diese Maßnahme gibt es nicht mehr." in text(page)
    assert "Zurück zum Check" in links(page)


@pytest.mark.parametrize("language", ["de", "de-simple", "en"])
def test_the_page_speaks_every_language(service, ended, language) -> None:
    measure = planned(service, ended, due=LONG_AGO)

    page = visit("recheck", link=ended, measure=measure.id, lang=language)

    assert not page.exception
    assert (
        page.button(key="recheck-start").label
        == {
            "de": "Nachcheck starten",
            "de-simple": "Nachcheck starten",
            "en": "Start the re-check",
        }[language]
    )
