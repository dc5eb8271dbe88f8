"""The minutes: at once, whole, and nothing that the gate or nobody's hands let through."""

from __future__ import annotations

import re
from datetime import date

import pytest

from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.service import Measure, MeasureId, Mode, Service
from qcheck.workshop import Station
from tests.live.desks import answered, at, begun, go
from tests.sheet.devices import Device, text


@pytest.fixture
def laptop() -> Device:
    return Device()


def talked(service: Service) -> str:
    """A workshop at its end, with everything that minutes can hold."""
    link = at(service, Station.AGREEING)
    room = service.facilitating.seen(link)
    about = room.stage.topics[0]
    service.agreements.agree_in_workshop(
        link, room.revision, about, "yellow", "Es geht voran", "Zwei sehen rot"
    )
    service.outcomes.note(link, about, "Abends\n# keine Überschrift", "")
    service.outcomes.note(link, None, "Dreißig Menschen", "")
    measure = Measure(
        MeasureId(""), "Bänke | Tische", (about,), "Bauhof", "Beirat", date(2027, 3, 31), "Man sitzt"
    )
    service.outcomes.measure(link, service.facilitating.seen(link).revision, measure)
    service.outcomes.meet_again(link, "12. Januar, 18 Uhr")
    go(service, link, Station.CLOSING)
    return link


def copied(html: str) -> str:
    """What the field for copying holds."""
    return html.split("<textarea", 1)[1].split(">", 1)[1].split("</textarea>")[0].strip()


def test_the_minutes_say_who_was_there_and_what_was_found_agreed_and_planned(
    service: Service, laptop: Device
) -> None:
    said = text(laptop.get(f"/lead/{talked(service)}/minutes").text)

    assert "Verwaltung 1 1" in said
    assert "Gelb, auf dem Weg, 50 von 100" in said
    assert "Aus den Antworten Gelb, auf dem Weg" in said
    assert "Vereinbart Gelb, auf dem Weg Begründung Es geht voran Andere Sicht Zwei sehen rot" in said
    assert "Bauhof Beirat 31. März 2027 Man sitzt" in said
    assert "Dreißig Menschen" in said
    assert "12. Januar, 18 Uhr" in said


def test_the_profile_is_drawn_and_stands_as_a_table(service: Service, laptop: Device) -> None:
    html = laptop.get(f"/lead/{talked(service)}/minutes").text

    assert html.count("<svg xmlns") == 1
    assert text(html).count(" von 100") >= 24


def test_the_computed_light_stands_beside_the_agreed_one(service: Service, laptop: Device) -> None:
    link = talked(service)
    about = service.facilitating.seen(link).stage.topics[0]
    title = service.facilitating.seen(link).catalogue.criterion(about).title.say("de")

    lines = copied(laptop.get(f"/lead/{link}/minutes").text).splitlines()
    [line] = [line for line in lines if line.startswith(f"- {title}:")]

    assert "aus den Antworten: " in line
    assert "; vereinbart: Gelb, auf dem Weg" in line


def test_the_minutes_can_be_copied_as_text_in_which_nothing_typed_becomes_a_heading(
    service: Service, laptop: Device
) -> None:
    plain = copied(laptop.get(f"/lead/{talked(service)}/minutes").text)

    assert plain.startswith("# Protokoll: Spielplatz am Bach")
    assert "\nAbends\n\\# keine Überschrift" in plain
    assert "| Bänke / Tische | " in plain
    assert "- Verwaltung: 1 angemeldet, 1 abgeschlossen" in plain
    assert "12. Januar, 18 Uhr" in plain
    assert plain.endswith("gelöscht. Bitte heben Sie eine Kopie auf.")


def test_the_minutes_begin_with_what_was_agreed_planned_and_comes_next(
    service: Service, laptop: Device
) -> None:
    page = laptop.get(f"/lead/{talked(service)}/minutes").text
    plain = copied(page)

    assert re.findall(r"^## (.+)$", plain, re.MULTILINE)[:4] == [
        "Vereinbart",
        "Maßnahmen",
        "Nächster Termin",
        "Teilnehmende",
    ]
    assert re.findall(r"<h2>([^<]+)</h2>", page)[:4] == [
        "Vereinbart",
        "Maßnahmen",
        "Nächster Termin",
        "Teilnehmende",
    ]
    assert "werden am" in text(page)


def test_before_the_reveal_the_minutes_tell_no_result(service: Service, laptop: Device) -> None:
    link = begun(service)
    answered(service, link)

    said = text(laptop.get(f"/lead/{link}/minutes").text)

    assert " von 100" not in said
    assert "Das Profil erscheint hier nach dem Aufdecken." in said


def test_minutes_of_a_confidential_check_hold_what_the_gate_lets_through(
    service: Service, laptop: Device
) -> None:
    link = begun(service, Mode.CONFIDENTIAL)
    answered(service, link, (("verwaltung", 4),) * 5 + (("politik", 1),) * 2)
    go(service, link, Station.REVEAL)

    said = text(laptop.get(f"/lead/{link}/minutes").text)

    assert "Verwaltung 5 5" in said
    assert "Politik weniger als 5 weniger als 5" in said
    assert "100 von 100" in said


def test_all_who_were_there_are_added_up_where_every_number_is_told(service: Service, laptop: Device) -> None:
    link, kept = begun(service), begun(service, Mode.CONFIDENTIAL)
    for each in (link, kept):
        answered(service, each, (("verwaltung", 4),) * 5 + (("politik", 1),) * 2)
        go(service, each, Station.REVEAL)

    assert "Alle zusammen 7 7" in text(laptop.get(f"/lead/{link}/minutes").text)
    assert "Alle zusammen" not in text(laptop.get(f"/lead/{kept}/minutes").text)


@pytest.mark.parametrize("hands", [0, 7])
def test_hands_that_were_counted_in_the_room_are_told_beside_those_who_came_with_a_device(
    service: Service, laptop: Device, hands: int
) -> None:
    link = begun(service)
    answered(service, link, (("verwaltung", 4), ("politik", 1)))
    question = QuestionId(service.facilitating.seen(link).catalogue.main_criteria[0].questions[0].id)
    service.collecting.count_hands(link, PerspectiveId("verwaltung"), question, {3: hands} if hands else {})
    go(service, link, Station.REVEAL)

    said = text(laptop.get(f"/lead/{link}/minutes").text)

    told = ["Das Ergebnis besteht aus 9 Bögen, mit Handzeichen und Papier, die im Raum gezählt wurden."] * 2
    assert re.findall(r"Das Ergebnis besteht aus .*?\.", said) == (told if hands else [])


def test_an_empty_workshop_has_minutes_too(service: Service, laptop: Device) -> None:
    link = begun(service)
    go(service, link, Station.REVEAL)

    said = text(laptop.get(f"/lead/{link}/minutes").text)

    assert "Es liegen keine Antworten vor." in said
    assert "Noch ist keine Maßnahme aufgeschrieben." in said


def test_minutes_are_there_in_english(service: Service, laptop: Device) -> None:
    said = text(laptop.get(f"/lead/{talked(service)}/minutes?lang=en").text)

    assert "Participants" in said
    assert "agreed: Yellow, on the way" in said


def test_a_light_agreed_on_a_criterion_that_was_no_topic_is_in_the_minutes(
    service: Service, laptop: Device
) -> None:
    link = talked(service)
    others = [
        each.id
        for each in service.facilitating.seen(link).catalogue.main_criteria
        if each.id not in service.facilitating.seen(link).stage.topics
    ]

    service.agreements.agree_in_workshop(
        link, service.facilitating.seen(link).revision, others[0], None, "Noch zu früh", ""
    )
    said = text(laptop.get(f"/lead/{link}/minutes").text)

    assert "Vereinbart bewusst offen Begründung Noch zu früh" in said


def test_a_topic_on_which_nothing_was_agreed_says_so_and_not_that_it_was_left_open(
    service: Service, laptop: Device
) -> None:
    link = at(service, Station.TOPICS)

    html = laptop.get(f"/lead/{link}/minutes").text

    assert "Vereinbart bisher nichts" in text(html.partition("<textarea")[0])
    assert "Vereinbart: bisher nichts" in copied(html)


def test_what_was_noted_in_the_talk_is_labelled(service: Service, laptop: Device) -> None:
    html = laptop.get(f"/lead/{talked(service)}/minutes").text

    assert "Aus dem Gespräch Abends" in text(html)
    assert "Aus dem Gespräch:" in copied(html)


def test_a_column_in_which_nobody_is_named_is_left_out(service: Service, laptop: Device) -> None:
    link = talked(service)
    full = laptop.get(f"/lead/{link}/minutes").text
    room = service.facilitating.seen(link)
    alone = Measure(room.measures[0].id, "Bänke", (), "Bauhof")
    service.outcomes.measure(link, room.revision, alone)

    html = laptop.get(f"/lead/{link}/minutes").text

    assert [each.count("Mit wem") for each in (full, html)] == [3, 0]
    assert "| Bänke | für den ganzen Prozess | Bauhof |  |  |" in copied(html)
