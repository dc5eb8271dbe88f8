"""A new check: one screen, sensible defaults, each choice with its length, and nothing on offer that asks
nothing.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from qcheck.service import Mode, Scope, Service, State
from tests.ui.pages import begun, earlier_edition, headings, links, markup, text, visit

GOOD = """
id: spielplatz
version: 1.0.0
title: Spielplatz-Check
criteria:
  - {id: planung, title: Planung, questions: [{id: frueh, text: Die Kinder waren von Anfang an dabei.}]}
"""


def begun_with(**choices: str) -> AppTest:
    """The page with phase and mode chosen, as everybody has to, and further choices from its address."""
    return visit(
        "new",
        **{"lang": "de", "new-phase": "planung", "new-mode": "open", "new-perspective": "verwaltung"}
        | choices,
    )


def chosen(offer: str, **choices: str) -> AppTest:
    """The page with this choice of what to look at, and further ones."""
    page = begun_with()
    page.radio(key="new-offer").set_value(offer).run()
    for key, value in choices.items():
        page.radio(key=f"new-{key}").set_value(value).run()
    return page


def started(page: AppTest, title: str = "Spielplatz am Bach") -> AppTest:
    """The page after its title was written and the check started."""
    page.text_input(key="new-title").set_value(title).run()
    return page.button(key="new-start").click().run()


def test_phase_and_mode_are_chosen_by_nobody_else_and_asked_for_where_they_stand(service: Service) -> None:
    page = visit("new", lang="de")
    before = [page.radio(key=f"new-{each}").value for each in ("phase", "mode", "perspective")]

    page = started(page)

    assert before == [None, None, None]
    assert [error.value for error in page.error] == [
        "Bitte wählen Sie, wie weit der Prozess ist: Davon hängen die Fragen ab.",
        "Bitte wählen Sie, wer was sehen darf: Das steht auf jedem Bogen und bleibt so.",
        "Bitte wählen Sie, aus welcher Perspektive Sie antworten, oder dass Sie nur andere einladen.",
    ]
    assert page.text_input(key="new-title").value == "Spielplatz am Bach"
    assert service.known_checks.organisers() == ()


def test_everything_that_is_missing_or_wrong_is_said_at_once_and_the_first_of_it_gets_the_focus(
    service: Service,
) -> None:
    page = visit("new", lang="de", **{"new-offer": "qualitaetscheck.pick", "new-end-day": "bald"})

    page.button(key="new-start").click().run()

    assert [error.value[:40] for error in page.error] == [
        "Bitte geben Sie dem Prozess einen Titel.",
        "Bitte wählen Sie, wie weit der Prozess i",
        "Bitte wählen Sie, wer was sehen darf: Da",
        "Bitte wählen Sie, aus welcher Perspektiv",
        "»bald« ist kein Datum. Bitte schreiben S",
        "Bitte wählen Sie mindestens ein Kriteriu",
    ]
    assert 'data-follow="new-title" data-turn="1"' in markup(page)
    assert "6 Angaben fehlen noch oder stimmen nicht." in text(page)


def test_nothing_is_said_to_be_missing_before_somebody_wants_to_go_on(service: Service) -> None:
    page = visit("new", lang="de")

    assert len(page.error) == 0
    assert "fehlen noch" not in text(page)


def test_what_was_missing_is_asked_for_no_more_once_it_is_chosen(service: Service) -> None:
    page = started(visit("new", lang="de"))
    page.radio(key="new-phase").set_value("reflexion").run()
    page.radio(key="new-mode").set_value("confidential").run()

    page.button(key="new-start").click().run()

    access = service.access.open(page.query_params["link"])
    assert (access.phase, access.mode) == ("reflexion", Mode.CONFIDENTIAL)


def test_a_check_with_phase_and_mode_needs_a_title_alone(service: Service) -> None:
    page = started(begun_with())

    access = service.access.open(page.query_params["link"])
    assert (access.title, access.catalogue.id, access.phase, access.perspective) == (
        "Spielplatz am Bach",
        "kurzcheck",
        "planung",
        "verwaltung",
    )
    assert headings(page) == ["Spielplatz am Bach"]


def test_each_choice_says_how_many_questions_it_has_and_how_long_it_takes(service: Service) -> None:
    page = visit("new", lang="de")

    offers = page.radio(key="new-offer")
    assert [name.split(":")[0].split(" (")[0] for name in offers.options] == [
        "Kurzcheck Beteiligung",
        "Teil A",
        "Teil B",
        "Alle Kriterien",
        "Schwerpunkte wählen",
    ]
    assert offers.proto.captions[0] == "12 Fragen, etwa 5 Minuten"
    assert [re.sub(r"\d+", "#", caption) for caption in offers.proto.captions[1:]] == [
        *["# bis # Fragen, etwa # Minuten, je nach Phase und Perspektive"] * 3,
        "einzelne Kriterien, so viele Sie möchten",
    ]


def test_a_phase_says_in_one_sentence_where_the_process_stands(service: Service) -> None:
    page = visit("new", lang="de")

    assert list(page.radio(key="new-phase").proto.captions) == [
        "Der Prozess steht noch bevor.",
        "Der Prozess läuft.",
        "Der Prozess oder ein wichtiger Abschnitt ist abgeschlossen.",
    ]


def test_a_length_is_one_number_once_phase_and_perspective_are_chosen(service: Service) -> None:
    page = visit("new", **{"lang": "de", "new-phase": "planung", "new-perspective": "politik"})

    assert [re.sub(r"\d+", "#", each) for each in page.radio(key="new-offer").proto.captions[:4]] == [
        "# Fragen, etwa # Minuten"
    ] * 4


def test_a_choice_that_asks_nothing_in_the_phase_says_in_which_phases_it_does(service: Service) -> None:
    earlier_edition()

    page = visit("new", **{"lang": "de", "new-phase": "durchfuehrung"})

    captions = page.radio(key="new-offer").proto.captions
    assert list(captions).count("stellt nur in diesen Phasen Fragen: Planung, Reflexion") == 1


def test_each_choice_leads_to_its_questions_and_back_with_what_was_chosen(service: Service) -> None:
    page = visit("new", **{"lang": "de", "new-phase": "reflexion", "new-title": "Radweg"})
    way = next(address for name, address in links(page).items() if name.startswith("Teil B"))

    questions = visit("preview", **dict(parse_qsl(urlsplit(way).query)))

    assert questions.selectbox(key="phase").value == "reflexion"
    assert {"new-title": "Radweg", "new-phase": "reflexion"}.items() <= dict(
        parse_qsl(urlsplit(links(questions)["Zurück zum neuen Check"]).query)
    ).items()


def test_a_length_of_one_is_said_in_the_singular(service: Service, criteria: Path) -> None:
    (criteria / "spielplatz.yaml").write_text(GOOD, encoding="utf-8")

    page = chosen("spielplatz")

    [own] = [
        caption for caption in page.radio(key="new-offer").proto.captions if caption.startswith("1 Frage, ")
    ]
    assert "1 Minuten" not in own


def test_the_length_follows_perspective_and_phase(service: Service) -> None:
    choices = {
        "administration": ("planung", "verwaltung"),
        "residents": ("planung", "einwohnerschaft"),
        "later": ("reflexion", "verwaltung"),
    }

    lengths = {
        who: total(chosen("qualitaetscheck.prozess", phase=when, perspective=view))
        for who, (when, view) in choices.items()
    }

    assert lengths["residents"] < lengths["administration"] < lengths["later"]


def test_a_part_that_asks_nothing_in_a_phase_does_not_offer_that_phase(service: Service) -> None:
    own = earlier_edition()

    part_a, part_b = chosen(f"{own}.prozess"), chosen(f"{own}.einbettung")

    assert part_a.radio(key="new-phase").options == ["Planung", "Durchführung", "Reflexion"]
    assert part_b.radio(key="new-phase").options == ["Planung", "Reflexion"]


def test_a_phase_that_another_choice_does_not_have_gives_way_to_one_that_it_has(service: Service) -> None:
    own = earlier_edition()
    page = chosen(f"{own}.prozess", phase="durchfuehrung")

    page.radio(key="new-offer").set_value(f"{own}.einbettung").run()

    assert page.radio(key="new-phase").value is None
    assert not page.exception


def test_only_criteria_that_ask_something_in_the_phase_can_be_picked(service: Service) -> None:
    own = earlier_edition()
    planning = picks(chosen(f"{own}.pick", phase="planung"))

    doing = picks(chosen(f"{own}.pick", phase="durchfuehrung"))

    assert len(planning) == 18
    assert len(doing) == 10
    assert "new-pick-rueckhalt" in planning - doing


def test_no_criterion_and_no_module_is_picked_beforehand(service: Service) -> None:
    page = chosen("qualitaetscheck.pick")

    assert [box.value for box in page.checkbox if box.value] == []
    assert "Bitte wählen Sie mindestens ein Kriterium aus." in text(page)
    assert not page.button(key="new-start").disabled


def test_a_check_asks_what_was_picked_and_nothing_else(service: Service) -> None:
    page = chosen("qualitaetscheck.pick")
    page.checkbox(key="new-pick-information").check().run()
    page.checkbox(key="new-pick-lernen").check().run()
    page.checkbox(key="new-pick-information").uncheck().run()
    page.checkbox(key="new-module-junge-menschen").check().run()

    page = started(page)

    assert service.access.open(page.query_params["link"]).scope == Scope(
        frozenset({"lernen"}), frozenset({"junge-menschen"})
    )
    assert not page.exception


def test_a_missing_title_is_refused_in_words_and_what_was_chosen_stays(service: Service) -> None:
    page = chosen("qualitaetscheck.einbettung", phase="reflexion", perspective="politik")

    page.button(key="new-start").click().run()

    assert [error.value for error in page.error] == ["Bitte geben Sie dem Prozess einen Titel."]
    assert [page.radio(key=f"new-{each}").value for each in ("offer", "phase", "perspective")] == [
        "qualitaetscheck.einbettung",
        "reflexion",
        "politik",
    ]


def test_what_was_chosen_stands_in_the_address_and_survives_a_reload_and_another_language(
    service: Service,
) -> None:
    page = chosen("qualitaetscheck.pick", phase="reflexion")
    page.text_input(key="new-title").set_value("Radweg").run()
    page.checkbox(key="new-pick-lernen").check().run()

    again = visit("new", **page.query_params | {"lang": "en"})

    assert again.text_input(key="new-title").value == "Radweg"
    assert again.radio(key="new-phase").value == "reflexion"
    assert again.checkbox(key="new-pick-lernen").value


@pytest.mark.parametrize("parameter", ["new-offer", "new-phase", "new-perspective", "new-pick", "new-module"])
def test_an_address_with_a_choice_that_does_not_exist_is_read_as_if_it_were_not_there(
    service: Service, parameter: str
) -> None:
    page = visit("new", **{parameter: "gibt-es-nicht"})

    assert not page.exception
    assert page.radio(key="new-offer").value == "kurzcheck"


def test_another_check_of_a_process_takes_its_title_along_and_stands_beside_it(service: Service) -> None:
    first = begun(service, title="Radweg", place="Musterstadt")
    page = visit("new", **{"link": first, "new-mode": "open", "new-perspective": "politik"})
    page.radio(key="new-phase").set_value("reflexion").run()

    page.button(key="new-start").click().run()

    second = page.query_params["link"]
    assert second != first
    assert service.access.open(second).title == "Radweg"
    assert [other.check_id for other in service.known_checks.other_checks(second)] == [
        service.access.open(first).check_id
    ]
    assert re.search(r"Kurzcheck Beteiligung, Ausgabe [\d.]+ · Planung · ", text(page))


def test_a_catalogue_dropped_into_the_data_directory_is_on_offer_at_the_next_look(
    service: Service, criteria: Path
) -> None:
    before = visit("new").radio(key="new-offer").options
    (criteria / "spielplatz.yaml").write_text(GOOD, encoding="utf-8")

    after = visit("new").radio(key="new-offer").options

    assert set(after) - set(before) == {"Spielplatz-Check"}


def test_a_broken_catalogue_does_not_take_the_good_ones_away(service: Service, criteria: Path) -> None:
    (criteria / "kaputt.yaml").write_text("id: kaputt\ntitel: [", encoding="utf-8")
    (criteria / "spielplatz.yaml").write_text(GOOD, encoding="utf-8")

    page = visit("new")

    assert not page.exception
    assert {"Kurzcheck Beteiligung", "Spielplatz-Check"} <= set(page.radio(key="new-offer").options)


def test_a_catalogue_without_phases_and_perspectives_asks_for_none(service: Service, criteria: Path) -> None:
    (criteria / "spielplatz.yaml").write_text(GOOD, encoding="utf-8")

    page = chosen("spielplatz")

    assert [radio.key for radio in page.radio] == ["new-offer", "new-mode", "new-perspective", "new-keeps"]
    assert page.radio(key="new-perspective").options == [
        "Ja",
        "Ich antworte nicht selbst, ich lade andere ein",
    ]
    assert service.access.open(started(page).query_params["link"]).catalogue.id == "spielplatz"


@pytest.mark.parametrize("mode", list(Mode))
def test_the_mode_is_the_one_that_was_chosen(service: Service, mode: Mode) -> None:
    page = visit("new", **{"lang": "de", "new-phase": "planung", "new-perspective": "nobody"})
    page.radio(key="new-mode").set_value(str(mode)).run()

    page = started(page)

    assert service.access.open(page.query_params["link"]).mode is mode


def test_choosing_confidential_says_that_groups_under_five_are_not_shown(service: Service) -> None:
    said = text(visit("new", lang="de"))

    assert "Sie brauchen mindestens 5 Bögen je Gruppe: Kleinere Gruppen werden nie für sich gezeigt." in said
    assert "Ergebnisse gibt es erst nach dem Ende." in said
    assert "Jede Gruppe ist zu sehen, auch eine einzelne Person." in said


def test_whoever_does_not_answer_goes_straight_to_the_invitations(service: Service) -> None:
    page = begun_with()
    page.radio(key="new-perspective").set_value("nobody").run()

    page = started(page)

    assert not service.access.open(page.query_params["link"]).has_sheet
    assert headings(page) == ["Einladen und organisieren"]


def test_a_check_can_be_prepared_with_an_end_and_these_choices_survive_a_reload(service: Service) -> None:
    page = begun_with()
    page.checkbox(key="new-prepared").check().run()
    page.text_input(key="new-end-day").set_value("31.03.2035").run()
    page.text_input(key="new-end-time").set_value("18:00").run()
    page.selectbox(key="new-zone").set_value("Europe/London").run()

    page = started(visit("new", **page.query_params))

    access = service.access.open(page.query_params["link"])
    assert access.state is State.PREPARED
    assert access.life.ends == datetime(2035, 3, 31, 17, tzinfo=UTC)
    assert access.life.zone == "Europe/London"
    assert headings(page) == ["Einladen und organisieren"]


def test_a_day_without_its_year_says_which_one_is_meant() -> None:
    short = text(begun_with(**{"new-end-day": "31.3.", "new-deletes": "Ende April"}))
    whole = text(begun_with(**{"new-end-day": "31.03.2035"}))

    assert re.findall(r"Gemeint ist der (\S+ \w+) 20\d\d\.", short.replace("\u00a0", " ")) == [
        "31. März",
        "30. April",
    ]
    assert "Gemeint ist" not in whole


def test_an_end_that_is_no_day_is_refused_in_words(service: Service) -> None:
    page = begun_with()
    page.text_input(key="new-end-day").set_value("bald").run()

    page = started(page)

    assert [error.value for error in page.error] == [
        "»bald« ist kein Datum. Bitte schreiben Sie es wie 31.03.2027."
    ]


def test_an_end_in_the_past_is_refused_without_a_word_of_closing_what_is_not_there_yet(
    service: Service,
) -> None:
    page = begun_with()
    page.text_input(key="new-end-day").set_value("01.01.2020").run()

    page = started(page)

    assert [error.value for error in page.error] == [
        "Die Frist liegt in der Vergangenheit. Bitte wählen Sie einen späteren Tag oder eine spätere Uhrzeit."
    ]


def total(page: AppTest) -> int:
    """How many questions the page says the check has."""
    return int(re.search(r"Ihr Check: (\d+) Fragen", text(page))[1])


def picks(page: AppTest) -> set[str]:
    """The criteria that can be picked."""
    return {box.key for box in page.checkbox if box.key.startswith("new-pick-")}


def test_everything_that_is_wrong_about_the_days_is_said_at_once(service: Service) -> None:
    page = begun_with(
        **{
            "new-title": "Radweg",
            "new-end-day": "bald",
            "new-end-time": "25 Uhr",
            "new-deletes": "irgendwann",
        }
    )

    page.button(key="new-start").click().run()

    said = " ".join(each.value for each in page.error)
    assert "»bald« ist kein Datum." in said
    assert "»25 Uhr« ist keine Uhrzeit." in said
    assert "»irgendwann« ist kein Datum." in said


def test_an_end_in_the_past_is_marked_where_it_stands_as_everything_else_is(service: Service) -> None:
    page = begun_with(**{"new-end-day": "01.01.2020"})

    page.button(key="new-start").click().run()

    assert "Die Frist liegt in der Vergangenheit." in " ".join(each.value for each in page.error)
    assert "2 Angaben fehlen noch oder stimmen nicht." in text(page)


def test_a_line_of_the_invitations_that_is_too_long_is_named_with_its_field(service: Service) -> None:
    page = begun_with()
    page.text_area(key="new-purpose").set_value("x" * 601).run()

    started(page)

    assert page.error[0].value.startswith("»Wozu dienen die Antworten?« Dieser Text hat 601 Zeichen")
