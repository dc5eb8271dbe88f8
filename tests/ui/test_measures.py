"""The organiser's page of measures: written, begun from a criterion, changed in two windows, handed on."""

from datetime import date, timedelta

import pytest

from qcheck.service import Measure, MeasureState, Urgency
from tests.ui.pages import begun, gathered, installation, links, text, visit


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    with installation(tmp_path_factory.mktemp("data")) as opened:
        yield opened


@pytest.fixture
def link(service):
    return begun(service)


def add(service, link, what="Bänke aufstellen", **fields):
    return service.measures.add_measure(link, Measure("", what, **fields))


def kept(service, link):
    [measure] = service.measures.measure_list(link).measures
    return measure


def key(measure, name):
    return f"measure {measure.id} {name}"


def test_a_measure_is_written_and_stands_below(service, link):
    page = visit("measures", link=link)

    page.text_area(key="new-measure-what-0").input("Bänke aufstellen")
    page.text_input(key="new-measure-who-0").input("Bauhof")
    page.text_input(key="new-measure-due-0").input("31.3.2028")
    page.button(key="new-measure-add").click().run()

    measure = kept(service, link)
    assert (measure.what, measure.who, measure.due) == ("Bänke aufstellen", "Bauhof", date(2028, 3, 31))
    assert page.text_area(key=key(measure, "what")).value == "Bänke aufstellen"
    assert page.text_area(key="new-measure-what-1").value == ""
    assert "Die Maßnahme ist angelegt." in text(page)


def test_it_begins_from_a_criterion_with_the_hint_for_its_light(service, link):
    criterion = next(
        each for each in service.access.open(link).questionnaire.criteria if each.actions.red is not None
    )

    page = visit("measures", link=link, criterion=criterion.id, light="red")

    assert page.text_area(key="new-measure-what-0").value == criterion.actions.red.say("de")
    assert page.selectbox(key="new-measure-about-0").value == criterion.id


def test_the_ways_to_it_stand_at_a_criterion_and_in_the_plan_of_the_talk(service):
    link = gathered(service, verwaltung=[1, 1, 1], zivilgesellschaft=[1, 1, 1])
    criterion = service.results.result(link).profile.criteria[0].criterion

    way = links(visit("criterion", link=link, criterion=criterion))["Maßnahme planen"]

    assert f"criterion={criterion}" in way
    assert "light=red" in way
    assert "Maßnahme planen" in links(visit("talk", link=link))
    assert "Maßnahme planen" not in links(visit("criterion", example="1", criterion="zugang-vielfalt"))


def test_every_field_is_saved_as_soon_as_it_is_left(service, link):
    made = add(service, link)
    page = visit("measures", link=link, measure=made.id)

    page.text_area(key=key(made, "what")).input("Drei Bänke").run()
    page.text_input(key=key(made, "who")).input("Bauhof").run()
    page.text_input(key=key(made, "due")).input("Ende März 2028").run()
    page.selectbox(key=key(made, "state")).select("begun").run()
    page.selectbox(key=key(made, "urgency")).select("high").run()
    page.text_input(key=key(made, "success")).input("Man sitzt").run()
    criterion = service.access.open(link).questionnaire.criterion_ids[1]
    page.checkbox(key=key(made, f"criterion-{criterion}")).check().run()

    measure = kept(service, link)
    assert (measure.what, measure.who, measure.due) == ("Drei Bänke", "Bauhof", date(2028, 3, 31))
    assert (measure.state, measure.urgency, measure.success) == (
        MeasureState.BEGUN,
        Urgency.HIGH,
        "Man sitzt",
    )
    assert measure.criteria == (criterion,)
    assert "Stand (vorher: offen)" in text(page)


def test_in_two_windows_the_later_one_sees_both_texts_and_nothing_is_lost(service, link):
    made = add(service, link)
    one, other = visit("measures", link=link), visit("measures", link=link)
    one.text_area(key=key(made, "what")).input("Bänke am Markt").run()

    other.text_area(key=key(made, "what")).input("Bänke am Bach").run()

    assert "Inzwischen hat jemand anders hier geschrieben: Was: »Bänke am Markt«." in text(other)
    assert other.text_area(key=f"{key(made, 'what')}_1").value == "Bänke am Markt\n\nBänke am Bach"
    assert kept(service, link).what == "Bänke am Markt\n\nBänke am Bach"


def test_a_day_is_written_out_in_the_field_in_which_it_was_typed(service, link):
    made = add(service, link)
    page = visit("measures", link=link)

    page.text_input(key=key(made, "due")).input("31.3.2027").run()

    assert page.text_input(key=key(made, "due")).value == "31.03.2027"


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("who", "x" * 10_000, "10.000 Zeichen"),
        ("due", "31.12.9999", "liegt zu weit weg"),
        ("due", "31.2.2027", "ist kein Tag"),
    ],
)
def test_what_cannot_be_saved_stays_as_it_was_typed_with_the_reason(service, link, field, typed, said):
    made = add(service, link)
    page = visit("measures", link=link)

    page.text_input(key=key(made, field)).input(typed).run()

    assert said in text(page)
    assert page.text_input(key=key(made, field)).value == typed
    assert kept(service, link) == made


def test_a_measure_without_a_word_is_refused_and_keeps_its_words(service, link):
    made = add(service, link)
    page = visit("measures", link=link)

    page.text_area(key=key(made, "what")).input("   ").run()

    assert "Bitte sagen Sie, was getan werden soll." in text(page)
    assert kept(service, link).what == "Bänke aufstellen"


def test_a_private_name_is_answered_with_a_hint_and_kept(service, link):
    made = add(service, link)
    page = visit("measures", link=link)

    page.text_input(key=key(made, "who")).input("Frau Dr. Müller").run()

    assert "Ist das eine Privatperson?" in text(page)
    assert kept(service, link).who == "Frau Dr. Müller"


def test_a_day_that_has_passed_is_taken_with_a_word(service, link):
    made = add(service, link)
    page = visit("measures", link=link)

    page.text_input(key=key(made, "due")).input("1.2.2024").run()

    assert "Dieser Tag ist schon vorbei." in text(page)
    assert kept(service, link).due == date(2024, 2, 1)


def test_a_measure_removed_meanwhile_is_said_with_what_was_typed(service, link):
    made = add(service, link)
    page = visit("measures", link=link)
    service.measures.remove_measure(link, made.id)

    page.text_input(key=key(made, "who")).input("Bauhof").run()

    assert "Diese Maßnahme gibt es nicht mehr." in text(page)
    assert "Sie hatten geschrieben: Bauhof" in text(page)


def test_a_process_deleted_meanwhile_is_said(service, link):
    made = add(service, link)
    page = visit("measures", link=link)
    service.organising.delete(link)

    page.text_input(key=key(made, "who")).input("Bauhof").run()

    assert not page.exception
    assert "gelöscht" in text(page)


def test_they_are_sorted_and_stay_in_their_place_while_one_writes(service, link):
    today = service.measures.measure_list(link).today
    late, early = (
        add(service, link, what, due=today + timedelta(days=days))
        for what, days in (("Spät", 9), ("Früh", 3))
    )
    page = visit("measures", link=link)
    before = [each.value for each in page.text_area if each.key.endswith("what")]

    page.text_input(key=key(late, "due")).input((today + timedelta(days=1)).strftime("%d.%m.%Y")).run()

    shown = [each.value for each in page.text_area if each.key.endswith("what")]
    assert before == shown == ["Früh", "Spät"]
    again = visit("measures", link=link)
    assert [each.value for each in again.text_area if each.key.endswith("what")] == ["Spät", "Früh"]
    assert early.id


def test_as_cards_they_stand_by_urgency(service, link):
    add(service, link, "Später", urgency=Urgency.LOW)
    add(service, link, "Dringendes", urgency=Urgency.HIGH)

    page = visit("measures", link=link, view="cards")

    assert [each.value for each in page.text_area if each.key.endswith("what")] == ["Dringendes", "Später"]
    assert "dringend (1)" in text(page)


def test_a_measure_is_removed_after_a_question(service, link):
    made = add(service, link)
    page = visit("measures", link=link, measure=made.id)

    page.checkbox(key=key(made, "sure")).check().run()
    page.button(key=key(made, "remove")).click().run()

    assert service.measures.measure_list(link).measures == ()
    assert "Die Maßnahme ist entfernt." in text(page)


def test_its_link_is_handed_on_renewed_and_withdrawn(service, link):
    add(service, link, due=date(2028, 3, 31))
    page = visit("measures", link=link)
    first = links(page)["Maßnahmen ansehen, wie andere sie sehen"]
    assert links(page)["Alle Termine als Kalenderdatei"] == f"{first}/measures.ics"

    page.checkbox(key=f"measures-link-sure-{first[-6:]}").check().run()
    page.button(key="measures-link-withdraw").click().run()

    assert "Der Link ist zurückgezogen." in text(page)
    assert "Maßnahmen ansehen, wie andere sie sehen" not in links(page)


def test_of_many_the_next_ones_are_shown_when_they_are_asked_for(service, link):
    made = [add(service, link, f"Maßnahme {number}") for number in range(23)]
    page = visit("measures", link=link, measure=made[22].id)
    first = [each.value for each in page.text_area if each.key.endswith(" what")]

    page.button(key="measures-show-more").click().run()

    assert [first[0], first[-1], len(first)] == ["Maßnahme 0", "Maßnahme 22", 21]
    assert len([each for each in page.text_area if each.key.endswith(" what")]) == 23
    assert "weitere Maßnahme" not in text(page)
