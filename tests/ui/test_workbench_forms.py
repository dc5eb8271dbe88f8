"""The forms of *Fragebogen schreiben* for what few questions need: answers of their own, several filters, other
words in a phase, the place instead of the process.
"""

from __future__ import annotations

import pytest

from qcheck.authoring import USUAL_SCALE, WHOLE, Add, Item, Kind, SetValue
from qcheck.service import Service
from tests.ui import pages

PAUSES, ROOM, QUIET = (
    Item(Kind.CRITERION, "pausen"),
    Item(Kind.QUESTION, "es-ist-platz"),
    Item(Kind.QUESTION, "es-ist-ruhig"),
)


@pytest.fixture
def link(service: Service) -> str:
    """A draft of one criterion with two questions, and two phases."""
    link = service.drafting.begin("Schulhof-Check")
    _, criterion = service.drafting.add(link, Add(Kind.CRITERION, "Pausen", "de", WHOLE))
    for text in ("Es ist Platz.", "Es ist ruhig."):
        service.drafting.add(link, Add(Kind.QUESTION, text, "de", criterion))
    for title in ("Vorher", "Nachher"):
        service.drafting.add(link, Add(Kind.PHASE, title, "de", WHOLE))
    return link


def catalogue(service: Service, link: str):
    return service.drafting.open(link).draft.catalogue


def test_a_question_gets_answers_in_words_of_its_own(service, link):
    seen = pages.visit("write", link=link, item="question:es-ist-platz")
    seen.button(key="bench-own-answers-es-ist-platz").click().run()
    seen.text_area(key="bench-question-es-ist-platz-1-label-de").set_value("Alle stehen gedrängt.").run()

    read = catalogue(service, link)
    own, other = (read.scale_of(read.questions[each.id]) for each in (ROOM, QUIET))
    assert own.steps[0].label.say("de") == "Alle stehen gedrängt."
    assert other == read.scale


def test_answers_of_its_own_are_taken_out_after_a_question(service, link):
    before = service.drafting.open(link).draft.text
    seen = pages.visit("write", link=link, item="question:es-ist-platz")
    seen.button(key="bench-own-answers-es-ist-platz").click().run()
    seen.checkbox(key="bench-own-answers-sure-es-ist-platz").check().run()
    seen.button(key="bench-own-answers-es-ist-platz-out").click().run()

    assert service.drafting.open(link).draft.text == before


def test_who_cannot_say_is_given_other_words_while_the_usual_answers_stay(service, link):
    seen = pages.visit("write", link=link, item="scale:")
    seen.button(key="bench-answer--dk-in").click().run()
    seen.text_input(key="bench-scale--dk-label-de").set_value("weiß ich nicht").run()

    scale = catalogue(service, link).scale
    assert scale.label("dk").say("de") == "weiß ich nicht"
    assert scale.points == 4
    assert service.drafting.open(link).draft.value(USUAL_SCALE, ("prompt",)) is None


def test_talk_and_advice_are_worded_for_a_phase(service, link):
    seen = pages.visit("write", link=link, item="criterion:pausen")
    seen.text_area(key="bench-criterion-pausen--prompt_by_phase-vorher-de").set_value("Was fehlt?").run()
    red = "bench-criterion-pausen--actions_by_phase-nachher-red-de"
    seen.text_area(key=red).set_value("Den Hof vergrößern.").run()

    [criterion] = catalogue(service, link).criteria
    assert criterion.talk_prompt("vorher").say("de") == "Was fehlt?"
    assert criterion.advice("nachher").red.say("de") == "Den Hof vergrößern."
    assert criterion.advice("vorher").red is None


def test_closing_questions_are_worded_for_a_phase(service, link):
    seen = pages.visit("write", link=link, item="texts")
    seen.text_area(key="bench-catalogue---texts-open_next_by_phase-vorher-de").set_value("Was zuerst?").run()

    assert catalogue(service, link).texts.open_next_by_phase["vorher"].say("de") == "Was zuerst?"


def test_a_criterion_can_look_at_the_place(service, link):
    seen = pages.visit("write", link=link, item="criterion:pausen")
    seen.selectbox(key="bench-criterion-pausen--looks_at-").set_value("place").run()

    [criterion] = catalogue(service, link).criteria
    assert criterion.is_about_place


def test_a_criterion_can_look_elsewhere_than_its_part(service, link):
    _, part = service.drafting.add(link, Add(Kind.PART, "Der Ort", "de", WHOLE))
    service.drafting.add(link, Add(Kind.CRITERION, "Wege", "de", part))
    service.drafting.change(link, SetValue(part, ("looks_at",), "place"))
    seen = pages.visit("write", link=link, item="criterion:wege")
    seen.selectbox(key="bench-criterion-wege--looks_at-").set_value("process").run()

    draft = service.drafting.open(link).draft
    assert draft.value(Item(Kind.CRITERION, "wege"), ("looks_at",)) == "process"


def test_a_question_falls_away_after_one_or_another_answer(service, link):
    _, third = service.drafting.add(link, Add(Kind.QUESTION, "Es ist sauber.", "de", PAUSES))
    seen = pages.visit("write", link=link, item="question:es-ist-sauber")
    seen.selectbox(key="bench-filter-es-ist-sauber-0").set_value(ROOM.id).run()
    seen.selectbox(key="bench-filter-es-ist-sauber-1").set_value(QUIET.id).run()
    seen.checkbox(key="bench-filter-es-ist-sauber-1-dk").check().run()

    filters = catalogue(service, link).questions[third.id].skip_if
    assert [(each.question, each.answer) for each in filters] == [
        (ROOM.id, (1,)),
        (QUIET.id, (1, "dk")),
    ]


def test_of_several_filters_one_is_taken_out(service, link):
    both = [{"question": ROOM.id, "answer": ["1"]}, {"question": QUIET.id, "answer": ["na"]}]
    _, third = service.drafting.add(link, Add(Kind.QUESTION, "Es ist sauber.", "de", PAUSES))
    service.drafting.change(link, SetValue(third, ("skip_if",), both))
    seen = pages.visit("write", link=link, item="question:es-ist-sauber")
    seen.selectbox(key="bench-filter-es-ist-sauber-0").set_value("").run()

    [left] = catalogue(service, link).questions[third.id].skip_if
    assert (left.question, left.answer) == (QUIET.id, ("na",))


def frames(seen) -> list[str]:
    return [each.proto.src for each in seen.get("iframe")]


def test_beside_the_form_stands_how_it_looks_at_what_is_being_written(service, link):
    _, other = service.drafting.add(link, Add(Kind.CRITERION, "Wege", "de", WHOLE))
    _, question = service.drafting.add(link, Add(Kind.QUESTION, "Es ist sicher.", "de", other))

    [frame] = frames(pages.visit("write", link=link, item=f"question:{question.id}"))

    assert frame.startswith(f"/seen/{link}?phase=vorher&")
    assert frame.endswith("#q-es-ist-sicher")


def test_how_it_looks_beside_the_form_can_be_chosen(service, link):
    seen = pages.visit("write", link=link, item="question:es-ist-platz")
    seen.selectbox(key="seen-phase").set_value("nachher").run()

    assert ["phase=nachher&" in frame for frame in frames(seen)] == [True]


def test_where_the_phase_does_not_ask_it_the_first_that_it_asks_stands_beside_the_form(service, link):
    _, other = service.drafting.add(link, Add(Kind.CRITERION, "Wege", "de", WHOLE))
    _, question = service.drafting.add(link, Add(Kind.QUESTION, "Es ist sicher.", "de", other))
    service.drafting.change(link, SetValue(other, ("phases",), ["nachher"]))

    [frame] = frames(pages.visit("write", link=link, item=f"question:{question.id}"))

    assert frame.endswith("#t-pausen")


def test_while_something_is_missing_nothing_is_shown_beside_the_form(service):
    link = service.drafting.begin("Schulhof-Check")

    seen = pages.visit("write", link=link)

    assert frames(seen) == []
    assert "gibt es nichts anzusehen" in pages.text(seen)
