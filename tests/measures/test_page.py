"""The plain page of a process's measures: what stands on it, who may see it, and how long it opens."""

from datetime import timedelta

import pytest

from qcheck.addresses import address_of
from qcheck.service import LinkKind, Measure, MeasureState
from tests.attack.hostile import hostile
from tests.attack.reading import dangers, said
from tests.link_kinds import link_of, others
from tests.result.rooms import WORDS, answered
from tests.sheet.devices import Device, new_check, text


@pytest.fixture
def link(service):
    return new_check(service)


@pytest.fixture
def today(service):
    return service.clock.now().date()


def add(service, link, what="Bänke aufstellen", **fields):
    return service.measures.add_measure(link, Measure("", what, **fields))


def shown(service, link, **parameters):
    viewing = service.measures.measures_link(link).link
    return Device().get(f"/m/{viewing}", params=parameters).text


def test_it_says_what_is_to_be_done_by_whom_and_by_when(service, link, today):
    criterion = service.access.open(link).questionnaire.criteria[0]
    add(
        service,
        link,
        criteria=(criterion.id,),
        who="Bauhof",
        partners="Seniorenrat",
        due=today + timedelta(days=90),
        success="Man sitzt",
    )

    said = text(shown(service, link))

    assert "Zu tun (1)" in said
    assert f"Bänke aufstellen {criterion.title.say('de')}" in said
    assert "Bauhof Mit wem: Seniorenrat" in said
    assert "Man sitzt offen Dringlichkeit: bald" in said


def test_what_is_done_or_dropped_stands_below_with_day_and_reason(service, link, today):
    done, dropped = add(service, link, "Einladen"), add(service, link, "Bänke")
    service.measures.change_measure(link, done.id, {"state": MeasureState.DONE}, 1)
    service.measures.change_measure(
        link, dropped.id, {"state": MeasureState.DROPPED, "reason": "Kein Geld"}, 1
    )

    said = text(shown(service, link))

    assert said.index("Erledigt (1)") < said.index("Einladen") < said.index("Fallen gelassen (1)")
    assert "fallen gelassen seit" in said
    assert ": Kein Geld" in said


def test_hostile_words_come_out_as_text_in_every_column(service, link):
    typed = {name: hostile(name.title(), 190) for name in ("what", "who", "partners", "by_when", "success")}
    reason = hostile("Grund", 190)
    add(service, link, **typed)
    dropped = add(service, link, "Bänke")
    service.measures.change_measure(
        link, dropped.id, {"state": MeasureState.DROPPED, "reason": reason}, dropped.revision
    )

    page = shown(service, link)

    assert [danger for danger in dangers(page) if "webcal://" not in danger] == []
    assert [words for words in (*typed.values(), reason) if words not in said(page)] == []


def test_those_due_first_stand_first_and_a_day_that_has_passed_is_said(service, link, today):
    add(service, link, "Später", due=today + timedelta(days=9))
    add(service, link, "Ohne Tag", by_when="bald einmal")
    add(service, link, "Früher", due=today - timedelta(days=9))

    said = text(shown(service, link))

    assert said.index("Früher") < said.index("Später") < said.index("Ohne Tag")
    assert said.count("Dieser Tag ist schon vorbei.") == 1


def test_it_shows_no_answers_and_no_words_of_those_who_answered(service):
    link = answered(service)

    html = shown(service, link)

    assert WORDS not in html
    assert "von 100" not in html


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("de", "Noch ist keine Maßnahme aufgeschrieben"),
        ("de-simple", "Hier steht: Was soll man tun?"),
        ("en", "No measure has been written yet."),
    ],
)
def test_it_speaks_the_three_languages(service, link, tag, words):
    html = shown(service, link, lang=tag)

    assert f'<html lang="{tag}">' in html
    assert words in text(html)


def test_what_people_wrote_is_text(service, link):
    add(service, link, "<script>alert(1)</script>", who='"><b>', success="<img src=x>")

    html = shown(service, link)

    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert "<img" not in html


@pytest.mark.parametrize("kind", others(LinkKind.MEASURES, LinkKind.WALL))
@pytest.mark.parametrize("below", ["", "/measures.ics"])
def test_every_other_link_is_led_to_its_place(service, link, kind, below):
    other = link_of(service, link, kind)

    answer = Device().get(f"/m/{other}{below}")

    assert (answer.status_code, answer.headers["location"]) == (303, address_of(kind, other))


def test_a_withdrawn_link_says_so_and_a_renewed_one_opens(service, link):
    old = service.measures.measures_link(link).link
    service.measures.withdraw_measures_link(link)
    withdrawn = Device().get(f"/m/{old}")

    new = service.measures.renew_measures_link(link).link

    assert withdrawn.status_code == 404
    assert "zurückgezogen" in text(withdrawn.text)
    assert Device().get(f"/m/{new}").status_code == 200
    assert "ersetzt" in text(Device().get(f"/m/{old}").text)


def test_the_link_goes_on_with_another_check_when_its_own_is_deleted(service, link):
    viewing = service.measures.measures_link(link).link
    later = new_check(service, beside=link)
    add(service, link, "Vom ersten Check")
    add(service, later, "Vom zweiten Check")

    service.organising.delete(link)

    said = text(Device().get(f"/m/{viewing}").text)
    assert "Vom zweiten Check" in said
    assert "Vom ersten Check" not in said
    assert service.measures.measures_link(later).link == viewing


def test_with_its_last_check_the_process_goes_and_the_page_says_so(service, link):
    viewing = service.measures.measures_link(link).link
    service.organising.delete(link)

    answer = Device().get(f"/m/{viewing}")

    assert answer.status_code == 404
    assert "Den Prozess, zu dem sie gehörten, gibt es hier nicht mehr." in text(answer.text)


def test_there_is_one_link_for_the_process_whoever_asks(service, link):
    later = new_check(service, beside=link)

    assert service.measures.measures_link(later).link == service.measures.measures_link(link).link


def test_on_the_day_of_its_check_the_link_goes_on_with_another_before_anybody_has_tidied_up(
    service, link, today
):
    viewing = service.measures.measures_link(link).link
    later = new_check(service, beside=link)
    add(service, later, "Vom zweiten Check")
    service.organising.keep_until(link, today + timedelta(days=3))
    now = service.clock.now()
    service.clock.now = lambda: now + timedelta(days=4)

    answer = Device().get(f"/m/{viewing}")

    assert answer.status_code == 200
    assert "Vom zweiten Check" in text(answer.text)


def test_agreed_lights_of_all_checks_of_the_process_stand_before_the_measures(service, link):
    first, second, third, *_ = [each.id for each in service.access.open(link).questionnaire.criteria]
    beside = new_check(service, beside=link)
    service.agreements.agree(link, first, "red", "Zu spät begonnen", "Eine sieht Grün", seen=0)
    now, service.clock.now = service.clock.now, lambda: now() + timedelta(days=1)
    service.agreements.agree(beside, first, "yellow", "Es geht voran", seen=0)
    service.agreements.agree(beside, second, None, seen=0)
    service.agreements.agree(link, third, "green", seen=0)
    service.agreements.withdraw_agreement(link, third, seen=1)

    said = text(shown(service, link))

    assert "vereinbart: Gelb, auf dem Weg" in said
    assert "Es geht voran" in said
    assert "zuvor: Rot" in said
    assert "vereinbart: bewusst offen" in said
    assert "vereinbart: Grün" not in said
    assert "Eine sieht Grün" not in said


def test_where_nothing_is_agreed_nothing_is_said_of_it(service, link):
    assert "Was vereinbart ist" not in text(shown(service, link))
