"""Translating in the workbench: every text side by side, what changed in the original, reasons in each
language; and worth as the page's language writes it.
"""

from __future__ import annotations

import pytest

from qcheck.authoring import WHOLE, Add, AddOption, Item, Kind, SetText, SetValue
from qcheck.service import Service
from tests.ui import pages

PAUSES = Item(Kind.CRITERION, "pausen")
ROOM = Item(Kind.QUESTION, "es-ist-platz")


@pytest.fixture
def link(service: Service) -> str:
    """A draft in two languages and two phases, with one question."""
    link = service.drafting.begin("Schulhof-Check")
    service.drafting.change(link, SetValue(WHOLE, ("languages",), ["de", "en"]))
    service.drafting.change(link, SetText(WHOLE, ("title",), "en", "Yard"))
    for title in ("Vorher", "Nachher"):
        service.drafting.add(link, Add(Kind.PHASE, title, "de", WHOLE))
    _, criterion = service.drafting.add(link, Add(Kind.CRITERION, "Pausen", "de", WHOLE))
    service.drafting.add(link, Add(Kind.QUESTION, "Es ist Platz.", "de", criterion))
    return link


def labels(seen) -> list[str]:
    return [each.label.removeprefix("English für: ") for each in seen.text_area]


def of_criterion(link: str):
    seen = pages.visit("write", link=link, view="languages")
    return seen.selectbox(key="bench-translated").set_value(PAUSES).run()


def test_words_for_a_phase_and_advice_stand_side_by_side_with_what_they_are(
    service: Service, link: str
) -> None:
    service.drafting.change(
        link,
        SetText(ROOM, ("text_by_phase", "nachher"), "de", "Es war Platz."),
        SetText(PAUSES, ("actions", "red"), "de", "Fragen Sie die Kinder."),
    )

    seen = of_criterion(link)

    assert labels(seen) == ["Pausen", "Fragen Sie die Kinder.", "Es ist Platz.", "Es war Platz."]
    assert "Was hilft · bei Rot" in pages.text(seen)
    assert "Frage in einer Phase · Nachher" in pages.text(seen)


def test_words_around_the_questions_stand_there_too(service: Service, link: str) -> None:
    service.drafting.change(link, SetText(WHOLE, ("texts", "welcome"), "de", "Guten Tag!"))

    seen = pages.visit("write", link=link, view="languages")

    assert "Guten Tag!" in labels(seen)


def test_an_original_that_changed_since_the_edition_before_is_told_until_the_translation_does(
    service: Service, link: str
) -> None:
    service.drafting.change(link, SetText(ROOM, ("text",), "en", "There is room."))
    service.drafting.publish(link, "1.0.0", "published", "")
    service.drafting.change(link, SetText(ROOM, ("text",), "de", "Es ist genug Platz."))

    before = pages.text(of_criterion(link))
    service.drafting.change(link, SetText(ROOM, ("text",), "en", "There is enough room."))
    after = pages.text(of_criterion(link))

    assert "Dort hieß es: Es ist Platz." in before
    assert "Dort hieß es" not in after


def test_the_reason_of_a_change_is_told_in_each_language_that_one_likes(service: Service, link: str) -> None:
    service.drafting.publish(link, "1.0.0", "published", "")
    service.drafting.change(link, SetText(ROOM, ("text",), "de", "Es ist genug Platz."))
    seen = pages.visit("write", link=link, view="publish")
    seen.text_area(key="bench-why").set_value("So verstehen es alle.")
    seen.text_area(key="bench-why-en").set_value("So everybody understands it.").run()
    seen.button(key="bench-publish").click().run()

    [change] = service.shelf.get("schulhof-check").changes
    assert (change.why.say("de"), change.why.say("en")) == (
        "So verstehen es alle.",
        "So everybody understands it.",
    )


def test_each_change_of_words_can_have_a_reason_of_its_own(service: Service, link: str) -> None:
    _, other = service.drafting.add(link, Add(Kind.QUESTION, "Es ist ruhig.", "de", PAUSES))
    service.drafting.publish(link, "1.0.0", "published", "")
    for item, words in ((ROOM, "Es ist genug Platz."), (other, "Es ist leise genug.")):
        service.drafting.change(link, SetText(item, ("text",), "de", words))
    seen = pages.visit("write", link=link, view="publish")
    seen.text_area(key="bench-why").set_value("So verstehen es alle.")
    seen.text_input(key="bench-why-of-es-ist-ruhig").set_value("Ruhig verstand jedes Kind anders.").run()
    seen.button(key="bench-publish").click().run()

    why = {each.question: each.why.say("de") for each in service.shelf.get("schulhof-check").changes}
    assert why == {
        "es-ist-platz": "So verstehen es alle.",
        "es-ist-ruhig": "Ruhig verstand jedes Kind anders.",
    }


def test_a_new_check_is_offered_with_the_questionnaire_that_was_just_published(
    service: Service, link: str
) -> None:
    seen = pages.visit("write", link=link, view="publish")

    seen.button(key="bench-publish").click().run()

    assert any("new-offer=schulhof-check" in str(each.proto) for each in seen.get("page_link"))


def test_what_an_answer_is_worth_is_written_as_the_language_writes_it(service: Service, link: str) -> None:
    scale = service.drafting.add(link, Add(Kind.SCALE, "Wie oft?", "de", WHOLE, ("nie", "oft")))[1]
    service.drafting.change(link, AddOption(scale, "immer", "de"))
    worth = Item(Kind.SCALE, scale.id, "2")
    service.drafting.change(link, SetValue(worth, ("points",), "33.3"))

    seen = pages.visit("write", link=link, item=f"scale:{scale.id}")

    assert seen.text_input(key=f"bench-worth-{scale.id}-2").value == "33,3"
