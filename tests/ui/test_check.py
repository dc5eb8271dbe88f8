"""The hub of a check: the way back, the topics, what can be corrected, and where each kind of
link belongs.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from qcheck.server.plain_pages import help_page
from qcheck.service import Mode, NewCheck, Scope, Service, UnknownLink
from tests.ui.pages import answer, asked, begun, earlier_edition, headings, links, markup, text, visit


def test_the_hub_shows_its_secret_link_to_be_kept(service: Service) -> None:
    link = begun(service)

    page = visit("check", link=link)

    address = f"http://127.0.0.1:8501/check?link={link}"
    assert links(page)[address] == address
    assert f"/device/remember?link={link}" in markup(page)


def test_the_topics_stand_by_part_in_the_order_of_the_catalogue(service: Service) -> None:
    scope = Scope(modules=frozenset({"junge-menschen"}))

    page = visit("check", link=begun(service, catalogue="qualitaetscheck", scope=scope))

    assert headings(page, 2)[1:4] == [
        "Teil A: Der einzelne Prozess",
        "Teil B: Beteiligung in der kommunalen Demokratie",
        "Zusatzmodule",
    ]
    topics = [name for name, address in links(page).items() if "/questions?" in address]
    assert topics[:3] == [
        "Bereitschaft zum Dialog",
        "Klare Ziele und klarer Rahmen",
        "Echter Gestaltungsspielraum",
    ]
    assert "Junge Menschen" in topics


def test_a_topic_that_asks_nothing_in_the_phase_is_not_there(service: Service) -> None:
    page = visit("check", link=begun(service, catalogue=earlier_edition(), phase="durchfuehrung"))

    assert "Teil B: Beteiligung in der kommunalen Demokratie" not in headings(page, 2)


def test_each_topic_says_how_far_it_has_come(service: Service) -> None:
    link = begun(service, catalogue="qualitaetscheck")
    answer(service, link, 2, asked(service, link)[:6])

    page = visit("check", link=link)

    assert states(page)[:3] == ["vollständig", "1 von 7 beantwortet", "noch offen"]


def test_a_check_without_an_answer_has_no_profile_to_look_at(service: Service) -> None:
    page = visit("check", link=begun(service))

    assert "Ampelprofil" not in links(page)
    assert "Los geht’s" in links(page)


def test_a_check_goes_on_at_its_first_open_topic(service: Service) -> None:
    link = begun(service)
    service.answering.answer(link, "k-zuhoeren", 3)

    page = visit("check", link=link)

    assert "criterion=ziele-rahmen" in links(page)["Weiter"]
    assert "Ampelprofil" in links(page)


def test_a_sheet_with_every_question_answered_is_finished_and_leads_to_its_profile(service: Service) -> None:
    link = begun(service)
    answer(service, link, 3, asked(service, link))

    page = visit("check", link=link)

    assert "Sie haben Ihren Fragebogen abgeschlossen." in text(page)
    assert "/profile?" in links(page)["Ampelprofil"]
    assert "Durchsehen und abschließen" not in links(page)


def test_title_place_and_perspective_can_be_corrected(service: Service) -> None:
    link = begun(service, title="Spielplaz")
    page = visit("check", link=link)
    page.text_input(key="check-title").set_value("Spielplatz am Bach")
    page.text_input(key="check-place").set_value("Bachstadt")
    page.radio(key="check-perspective").set_value("politik")

    page.button(key="check-save").click().run()

    access = service.access.open(link)
    assert (access.title, access.place, access.perspective) == ("Spielplatz am Bach", "Bachstadt", "politik")
    assert headings(page) == ["Spielplatz am Bach"]


def test_a_title_cannot_be_corrected_into_nothing(service: Service) -> None:
    link = begun(service)
    page = visit("check", link=link)
    page.text_input(key="check-title").set_value("  ")

    page.button(key="check-save").click().run()

    assert [error.value for error in page.error] == ["Bitte geben Sie dem Prozess einen Titel."]
    assert service.access.open(link).title == "Spielplatz am Bach"


def test_an_older_window_does_not_put_an_older_title_back(service: Service) -> None:
    link = begun(service, title="Spielplaz")
    older = visit("check", link=link)
    service.organising.rename(link, "Spielplatz am Bach", "Musterstadt")
    older.text_input(key="check-place").set_value("Bachstadt")

    older.button(key="check-save").click().run()

    assert (service.access.open(link).title, service.access.open(link).place) == (
        "Spielplatz am Bach",
        "Bachstadt",
    )


def test_the_hub_leads_to_the_page_for_organising(service: Service) -> None:
    page = visit("check", link=begun(service))

    assert "/organise?" in links(page)["Einladen und organisieren"]
    assert "/organise?" in links(page)["Diesen Check beenden oder löschen, Frist setzen"]


def test_an_organiser_without_a_sheet_finds_no_topics_but_may_answer_like_everybody(service: Service) -> None:
    link = made(service)

    page = visit("check", link=link)

    assert "Themen" not in headings(page, 2)
    assert (
        links(page)["Doch selbst antworten (eigener Fragebogen)"]
        == f"/a/{service.inviting.own_answer_link(link)}"
    )
    assert not page.exception


def test_a_link_for_answering_is_led_to_its_sheet(service: Service) -> None:
    invitation = service.inviting.links(made(service))[0].link
    sheet = service.joining.join(invitation, "politik", "einmal")

    assert links(visit("check", link=invitation))["Zum Fragebogen"] == f"/a/{invitation}"
    assert links(visit("check", link=sheet))["Zum Fragebogen"] == f"/a/{sheet}"


def test_a_link_to_the_results_opens_them_and_no_way_to_the_check(service: Service) -> None:
    view = service.inviting.links(made(service))[-1].link

    page = visit("check", link=view)

    assert headings(page) == ["Ampelprofil"]
    assert "Zurück zum Check" not in links(page)


def test_a_confidential_check_shows_no_way_to_results_before_it_is_closed(service: Service) -> None:
    link = made(service, mode=Mode.CONFIDENTIAL, perspective="politik")
    service.answering.answer(link, "k-zuhoeren", 4)

    early = visit("check", link=link)
    service.organising.end_check(link)
    later = visit("check", link=link)

    assert "Ampelprofil" not in links(early)
    assert "Die Ergebnisse sehen Sie erst, wenn der Check beendet ist." in text(early)
    assert "Ampelprofil" in links(later)


@pytest.mark.parametrize(
    ("step", "says"),
    [
        ("status", "vorbereitet, läuft aber noch nicht"),
        ("end_check", "Dieser Check ist beendet."),
    ],
    ids=["prepared", "closed"],
)
def test_a_check_that_is_not_open_says_so_on_the_hub_and_above_its_questions(
    service: Service, step: str, says: str
) -> None:
    link = made(service, prepared=True, perspective="politik")
    getattr(service.organising, step)(link)

    hub, questions = visit("check", link=link), visit("questions", link=link)

    assert says in text(hub)
    assert says in text(questions)
    assert all(radio.disabled for radio in questions.radio)
    assert "Weiter" not in links(hub)


def test_what_was_written_can_still_be_read_in_a_closed_check(service: Service) -> None:
    link = begun(service)
    service.answering.answer(link, "k-zuhoeren", 4)
    service.answering.comment(link, "k-zuhoeren", "Am Runden Tisch.", "")
    service.organising.end_check(link)

    page = visit("questions", link=link, criterion="dialogbereitschaft")

    assert "Am Runden Tisch." in text(page)
    assert page.radio(key="value-k-zuhoeren").value == "4"


def test_the_own_link_is_renewed_after_a_question(service: Service) -> None:
    link = begun(service)
    page = visit("check", link=link)
    disabled = page.button(key="check-renew").disabled
    page.checkbox(key="check-renew-sure").check().run()

    page.button(key="check-renew").click().run()

    assert disabled
    with pytest.raises(UnknownLink):
        service.access.open(link)
    assert service.access.open(page.query_params["link"]).title == "Spielplatz am Bach"
    assert "Das ist Ihr neuer Link." in text(page)


@pytest.mark.parametrize("page", ["check", "questions", "overview", "profile", "criterion", "preview", "new"])
@pytest.mark.parametrize("link", ["vergessen", "0123456789abcdefghjkmnpqrstvwxyz012345", "<b>&link=x"])
def test_a_link_that_opens_nothing_says_so_kindly_on_every_page(
    service: Service, page: str, link: str
) -> None:
    seen = visit(page, link=link)

    assert not seen.exception
    assert headings(seen) == ["Dieser Link führt nicht weiter"]
    assert "Vielleicht wurde er nicht vollständig kopiert" in text(seen)
    assert links(seen)["Zur Startseite"] == "/"
    assert links(seen)["Ich habe meinen Link verloren"] == "/help.html#lost-link"


def test_the_help_without_scripts_says_what_to_do_about_a_lost_link_where_pages_lead() -> None:
    assert '<h2 id="lost-link">Ich habe meinen Link verloren</h2>' in help_page("de")


def test_whoever_comes_after_everything_was_deleted_has_lost_no_link(service: Service) -> None:
    link = begun(service)
    service.organising.delete(link)

    seen = visit("check", link=link)

    assert "ist gelöscht" in text(seen)
    assert "Ich habe meinen Link verloren" not in links(seen)


@pytest.mark.parametrize("page", ["check", "questions", "overview", "profile", "criterion"])
def test_a_page_of_a_check_without_any_link_says_so_kindly(service: Service, page: str) -> None:
    seen = visit(page)

    assert not seen.exception
    assert headings(seen) == ["Dieser Link führt nicht weiter"]


def test_markup_in_a_title_comes_out_as_text(service: Service) -> None:
    title = "<script>alert(1)</script> **fett** & :red[rot]"

    page = visit("check", link=begun(service, title=title, place="<i>Ort</i>"))

    assert headings(page) == [title]
    assert "<script" not in markup(page)
    assert "<i>" not in markup(page)


def made(service: Service, **values: object) -> str:
    """A check whose organiser has no sheet, if nothing else is said."""
    wish = NewCheck("Spielplatz am Bach", "Musterstadt", "kurzcheck", "planung", Scope(), None)
    return service.organising.create_check(replace(wish, **values))


def states(page: AppTest) -> list[str]:
    """How far the topics have come, in order."""
    return re.findall(r"^(?:vollständig|noch offen|\d+ von \d+ beantwortet)$", text(page), re.MULTILINE)


def test_the_hub_leads_to_what_can_be_taken_away(service: Service) -> None:
    link = begun(service)

    page = visit("check", link=link)

    assert links(page)["Mitnehmen"] == f"/take/{link}"


def test_ways_lead_from_here_to_the_round_of_agreement_and_the_way_to_others_stands_first(
    service: Service,
) -> None:
    link = service.organising.create_check(NewCheck("Radweg", "", "kurzcheck", "planung", Scope(), None))

    doors = [each.proto.label for each in visit("check", link=link).get("page_link")]

    assert doors[:3] == ["Einladen und organisieren", "Ampelprofil", "Abstimmungsrunde"]
