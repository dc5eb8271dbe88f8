"""The page *Fragebogen schreiben*: begun, written by forms and in the text, looked at and published, by people
who see no YAML unless they open it.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
import streamlit as st

from qcheck.authoring import WHOLE, Add, Item, Kind, SetText, SetValue
from qcheck.service import Service
from qcheck.ui.workbench import bench, fields
from tests.ui import pages

PAUSES = Item(Kind.CRITERION, "pausen")


@pytest.fixture
def local(tmp_path, monkeypatch):
    with pages.installation(tmp_path / "data", authors="everybody") as opened:
        yield opened


@pytest.fixture
def link(service: Service) -> str:
    """A draft of one criterion with one question."""
    link = service.drafting.begin("Schulhof-Check")
    _, criterion = service.drafting.add(link, Add(Kind.CRITERION, "Pausen", "de", WHOLE))
    service.drafting.add(link, Add(Kind.QUESTION, "In den Pausen ist Platz.", "de", criterion))
    return link


def written(service: Service, link: str, item: Item, field: str = "text") -> str:
    return service.drafting.open(link).draft.words(item, (field,)).get("de", "")


def test_whoever_may_not_begin_is_told_whom_to_ask(service):
    assert "Bitte fragen Sie die Betreiber" in pages.text(pages.visit("write"))


def test_where_everybody_may_the_start_page_leads_there(local):
    assert "Fragebogen schreiben" in pages.text(pages.visit())


def test_an_empty_questionnaire_is_begun_with_its_title_alone(local):
    seen = pages.visit("write")
    seen.text_input(key="bench-title").set_value("Schulhof-Check").run()
    seen.button(key="bench-begin-now").click().run()

    [draft] = local.drafting.everything_here()
    assert draft.title == "Schulhof-Check"


def test_without_a_title_it_is_asked_for(local):
    seen = pages.visit("write")
    seen.button(key="bench-begin-now").click().run()

    assert "Bitte geben Sie dem Fragebogen einen Titel." in pages.text(seen)


def test_a_copy_and_the_next_edition_begin_from_the_shelf(local):
    seen = pages.visit("write")
    seen.radio(key="bench-begin").set_value("edition").run()
    seen.selectbox(key="bench-source").set_value("kurzcheck").run()
    seen.button(key="bench-begin-now").click().run()

    [draft] = local.drafting.everything_here()
    assert local.drafting.open(draft.link).draft.value(WHOLE, ("id",)) == "kurzcheck"


def test_the_page_says_what_is_still_to_do_and_leads_there(service):
    link = service.drafting.begin("Schulhof-Check")
    service.drafting.add(link, Add(Kind.CRITERION, "Pausen", "de", WHOLE))

    seen = pages.visit("write", link=link)
    seen.button(key="bench-finding-0").click().run()

    assert "Hier gibt es noch keine Frage." in pages.text(seen)
    assert seen.text_input(key="bench-new-question-pausen").label == "Neue Frage"


def test_a_criterion_and_a_question_are_added_by_their_words(service):
    link = service.drafting.begin("Schulhof-Check")
    seen = pages.visit("write", link=link)
    seen.text_input(key="bench-new-criterion-").set_value("Pausen")
    seen.button(key="bench-new-criterion--add").click().run()
    seen.text_input(key="bench-new-question-pausen").set_value("In den Pausen ist Platz.")
    seen.button(key="bench-new-question-pausen-add").click().run()

    assert service.drafting.open(link).draft.reading.mistakes == ()


def test_words_are_saved_when_the_field_is_left(service, link):
    seen = pages.visit("write", link=link, item="question:in-den-pausen-ist-platz")
    seen.text_area(key="bench-question-in-den-pausen-ist-platz--text-de").set_value("Es ist Platz.").run()

    assert written(service, link, Item(Kind.QUESTION, "in-den-pausen-ist-platz")) == "Es ist Platz."


def test_both_versions_are_shown_where_somebody_else_was_faster(service, link):
    question = Item(Kind.QUESTION, "in-den-pausen-ist-platz")
    seen = pages.visit("write", link=link, item="question:in-den-pausen-ist-platz")
    service.drafting.change(link, SetText(question, ("text",), "de", "Von anderen."))
    seen.text_area(key="bench-question-in-den-pausen-ist-platz--text-de").set_value("Von mir.").run()

    assert "Von anderen." in pages.text(seen)
    assert "Von mir." in pages.text(seen)
    seen.button(key="bench-own").click().run()
    assert written(service, link, question) == "Von mir."


def test_a_perspective_is_added_and_a_question_asked_of_it_alone(service, link):
    for title in ("Kinder", "Schule"):
        service.drafting.add(link, Add(Kind.PERSPECTIVE, title, "de", WHOLE))
    seen = pages.visit("write", link=link, item="question:in-den-pausen-ist-platz")
    seen.checkbox(key="bench-question-in-den-pausen-ist-platz--perspectives-schule-").uncheck().run()

    question = Item(Kind.QUESTION, "in-den-pausen-ist-platz")
    assert service.drafting.open(link).draft.value(question, ("perspectives",)) == ["kinder"]


def test_a_scale_of_ones_own_gets_answers_and_their_worth(service, link):
    _, scale = service.drafting.add(link, Add(Kind.SCALE, "Wie weit?", "de", WHOLE, ("kaum", "ganz")))
    seen = pages.visit("write", link=link, item="scale:wie-weit")
    seen.text_input(key="bench-worth-wie-weit-1").set_value("0").run()
    seen.text_input(key="bench-worth-wie-weit-2").set_value("80,5").run()
    service.drafting.change(
        link, SetValue(Item(Kind.QUESTION, "in-den-pausen-ist-platz"), ("scale",), scale.id)
    )

    catalogue = service.drafting.open(link).draft.catalogue
    assert [float(each) for each in catalogue.scales["wie-weit"].worth] == [0, 80.5]


def test_a_step_can_be_taken_back(service, link):
    seen = pages.visit("write", link=link, item="criterion:pausen")
    seen.text_input(key="bench-criterion-pausen--title-de").set_value("Große Pause").run()
    seen.button(key="bench-undo").click().run()

    assert written(service, link, PAUSES, "title") == "Pausen"


def test_an_item_is_taken_out_after_a_question(service, link):
    seen = pages.visit("write", link=link, item="question:in-den-pausen-ist-platz")
    seen.checkbox(key="bench-sure-question:in-den-pausen-ist-platz").check().run()
    seen.button(key="bench-remove-question:in-den-pausen-ist-platz").click().run()

    assert service.drafting.open(link).draft.below(PAUSES) == ()


def test_translators_see_two_languages_side_by_side(service, link):
    service.drafting.change(link, SetValue(WHOLE, ("languages",), ["de", "en"]))
    seen = pages.visit("write", link=link, view="languages")
    seen.selectbox(key="bench-translated").set_value(PAUSES).run()
    seen.text_area(key="bench-criterion-pausen--title-en").set_value("Breaks").run()

    assert service.drafting.open(link).draft.words(PAUSES, ("title",)) == {"de": "Pausen", "en": "Breaks"}


def test_the_text_is_the_same_draft_with_problems_at_their_lines(service, link):
    seen = pages.visit("write", link=link, view="text")
    text = seen.text_area(key="bench-text").value
    seen.text_area(key="bench-text").set_value(text.replace("title: Pausen", "titel: Pausen")).run()
    seen.button(key="bench-text-save").click().run()

    assert "Meinten Sie »title«?" in pages.text(seen)
    assert service.drafting.open(link).draft.catalogue is None


def test_what_is_missing_in_the_text_is_named_with_its_place(service, link):
    service.drafting.add(link, Add(Kind.CRITERION, "Lärm", "de", WHOLE))

    seen = pages.visit("write", link=link, view="text")

    assert "criteria[laerm].questions: Dieser Schlüssel fehlt" in pages.text(seen)


def test_a_text_that_cannot_be_read_leaves_the_text_alone_to_mend_it(service, link):
    service.drafting.overwrite(link, "id: a\n\ttitle: A\n")

    seen = pages.visit("write", link=link)

    assert seen.text_area(key="bench-text").value == "id: a\n\ttitle: A\n"


@pytest.mark.parametrize("name", ["missing-keys", "scale-with-answers-twice", "ids-used-twice"])
def test_a_file_with_mistakes_can_be_gone_on_with_in_forms(service, name):
    file = Path(__file__).parents[1] / "data" / "invalid" / f"{name}.yaml"
    link = service.drafting.begin_from(file.read_bytes())
    places = [bench.address_of(each.item) for each in service.drafting.open(link).draft.items[:12]]

    assert [place for place in places if pages.visit("write", link=link, item=place).exception] == []


def test_what_hinders_publishing_is_named_and_leads_to_its_place(service):
    link = service.drafting.begin("Schulhof-Check")

    seen = pages.visit("write", link=link, view="publish")

    assert not seen.exception
    assert "Es gibt noch kein Kriterium." in pages.text(seen)
    assert "bench-publish" not in [button.key for button in seen.button]


def test_publishing_puts_it_where_new_checks_are_begun(service, link):
    seen = pages.visit("write", link=link, view="publish")
    seen.button(key="bench-publish").click().run()

    assert service.shelf.get("schulhof-check").version == "0.1.0"
    assert "Version 0.1.0 ist veröffentlicht." in pages.text(seen)


def test_the_next_edition_asks_why_its_questions_changed(service, link):
    service.drafting.publish(link, "1.0.0", "published", "")
    question = Item(Kind.QUESTION, "in-den-pausen-ist-platz")
    service.drafting.change(link, SetText(question, ("text",), "de", "Alle haben überall genug Raum."))
    seen = pages.visit("write", link=link, view="publish")
    seen.text_area(key="bench-why").set_value("So verstehen es alle.").run()
    seen.button(key="bench-publish").click().run()

    [change] = service.shelf.get("schulhof-check").changes
    assert change.why.say("de") == "So verstehen es alle."


def test_whoever_changed_a_question_says_whether_it_still_asks_the_same(service, link):
    service.drafting.publish(link, "1.0.0", "published", "")
    question = Item(Kind.QUESTION, "in-den-pausen-ist-platz")
    service.drafting.change(link, SetText(question, ("text",), "de", "Die Pausen sind lang genug."))
    seen = pages.visit("write", link=link, view="publish")
    seen.radio(key="bench-meant-in-den-pausen-ist-platz").set_value("changed").run()
    seen.text_area(key="bench-why").set_value("Nicht der Platz fehlt.").run()
    seen.button(key="bench-publish").click().run()

    [change] = service.shelf.get("schulhof-check").changes
    assert (change.change, change.replaces) == ("changed", ("in-den-pausen-ist-platz",))


def test_hints_say_what_helps_without_naming_a_file(service, link):
    question = Item(Kind.QUESTION, "in-den-pausen-ist-platz")
    service.drafting.change(link, SetText(question, ("text",), "de", "In den Pausen ist regelmäßig Platz."))
    said = pages.text(pages.visit("write", link=link, item="question:in-den-pausen-ist-platz"))

    assert "statt »regelmäßig«" in said
    assert "criteria/README" not in said
    assert "lint." not in said


def test_texts_that_a_language_lacks_are_one_line_that_leads_to_the_translations(service, link):
    service.drafting.change(link, SetValue(WHOLE, ("languages",), ["de", "en"]))
    seen = pages.visit("write", link=link)

    assert "English: 3 Texte fehlen." in pages.text(seen)
    seen.button(key="bench-gap-en").click().run()
    assert "Schulhof-Check" in pages.text(seen)
    assert "Welche Texte" in [each.label for each in seen.selectbox]


def test_a_reason_that_is_told_in_one_language_is_no_gap(service, link):
    service.drafting.publish(link, "1.0.0", "published", "")
    question = Item(Kind.QUESTION, "in-den-pausen-ist-platz")
    service.drafting.change(link, SetText(question, ("text",), "de", "Alle haben Platz."))
    service.drafting.publish(link, "1.1.0", "published", "So verstehen es alle.")
    service.drafting.change(
        link,
        SetValue(WHOLE, ("languages",), ["de", "en"]),
        SetText(WHOLE, ("title",), "en", "Yard"),
        SetText(PAUSES, ("title",), "en", "Breaks"),
        SetText(question, ("text",), "en", "There is room for all."),
    )

    assert "fehlt" not in pages.text(pages.visit("write", link=link))


def test_answers_to_choose_from_are_translated_side_by_side(service, link):
    service.drafting.add(link, Add(Kind.SCALE, "Wie oft?", "de", WHOLE, ("nie", "oft")))
    service.drafting.change(link, SetValue(WHOLE, ("languages",), ["de", "en"]))
    seen = pages.visit("write", link=link, view="languages")

    labels = [each.label for each in seen.text_area]
    assert labels == [f"English für: {each}" for each in ("Schulhof-Check", "Wie oft?", "nie", "oft")]


def test_whoever_writes_another_language_sees_what_is_to_be_translated(service, link):
    service.drafting.change(link, SetValue(WHOLE, ("languages",), ["de", "en"]))
    seen = pages.visit("write", link=link, item="criterion:pausen", writing="en")

    assert "Pausen" in [each.placeholder for each in seen.text_input]


def test_perspectives_are_named_in_the_language_of_the_page_whatever_is_being_written(service, link):
    guests = service.drafting.add(link, Add(Kind.PERSPECTIVE, "Gäste", "de", WHOLE))[1]
    service.drafting.change(
        link,
        SetValue(WHOLE, ("languages",), ["de", "en"]),
        SetText(guests, ("title",), "en", "Guests"),
    )
    seen = pages.visit("write", link=link, view="seen", writing="en")

    assert seen.selectbox(key="seen-view").options == ["Gäste"]


def test_an_earlier_version_can_be_had_again(service, link):
    service.drafting.change(link, SetText(PAUSES, ("title",), "de", "Große Pause"))
    seen = pages.visit("write", link=link, view="more")
    seen.button(key="bench-restore").click().run()

    assert written(service, link, PAUSES, "title") == "Pausen"


def test_a_link_to_a_check_is_led_to_its_check(service):
    seen = pages.visit("write", link=pages.begun(service))

    assert "Zum Check" in pages.links(seen)


def test_an_authors_link_on_another_page_leads_to_the_draft(service, link):
    assert "Zum Entwurf" in pages.text(pages.visit("check", link=link))


def test_whoever_writes_on_before_the_field_is_drawn_anew_is_nobody_else(service, link, monkeypatch):
    monkeypatch.setattr(st, "session_state", {"field": "Pausen und Wege"})
    save = partial(fields._save_text, link, PAUSES, ("title",), "de", "Pausen", "field")

    save()
    st.session_state["field"] = "Pausen, Wege und Bänke"
    save()

    assert written(service, link, PAUSES, "title") == "Pausen, Wege und Bänke"
    assert bench.CLASH not in st.session_state
