"""Thresholds by a form, and hints that are left as they are for a reason."""

from __future__ import annotations

import pytest

from qcheck.authoring import WHOLE, Add, Item, Kind, SetText
from qcheck.service import Service
from tests.ui import pages

ROOM = Item(Kind.QUESTION, "es-ist-platz")


@pytest.fixture
def link(service: Service) -> str:
    link = service.drafting.begin("Schulhof-Check")
    _, criterion = service.drafting.add(link, Add(Kind.CRITERION, "Pausen", "de", WHOLE))
    for words in ("Es ist Platz.", "Die Pausen sind lang genug."):
        service.drafting.add(link, Add(Kind.QUESTION, words, "de", criterion))
    return link


def test_a_threshold_is_changed_by_a_form_and_the_usual_one_is_not_written_down(
    service: Service, link: str
) -> None:
    seen = pages.visit("write", link=link, item="rules")

    seen.number_input(key="bench-catalogue---rules-green_from-").set_value(80).run()
    seen.number_input(key="bench-catalogue---rules-knowledge_gap-").set_value(35).run()
    changed = service.drafting.open(link).draft.catalogue.rules
    seen.number_input(key="bench-catalogue---rules-green_from-").set_value(75).run()

    assert (changed.green_from, changed.knowledge_gap) == (80, 0.35)
    assert "green_from" not in service.drafting.open(link).draft.text


def test_thresholds_that_contradict_each_other_are_named(service: Service, link: str) -> None:
    seen = pages.visit("write", link=link, item="rules")

    seen.number_input(key="bench-catalogue---rules-yellow_from-").set_value(90).run()

    assert any("Sache zu tun" in each.label or "Sachen zu tun" in each.label for each in seen.expander)
    assert service.drafting.open(link).draft.catalogue is None


def test_a_hint_is_left_as_it_is_for_a_reason_and_shown_again(service: Service, link: str) -> None:
    service.drafting.change(link, SetText(ROOM, ("text",), "de", "Es ist regelmäßig Platz."))
    seen = pages.visit("write", link=link, item="question:es-ist-platz")
    hinted = [each.value for each in seen.warning]

    seen.text_input(key="bench-accept-vague-es-ist-platz-why").set_value("So sagen es die Kinder.")
    seen.button(key="bench-accept-vague-es-ist-platz-now").click().run()
    accepted = [each.value for each in seen.warning]
    [entry] = service.drafting.open(link).draft.catalogue.lint.accepted
    rules = pages.visit("write", link=link, item="rules")
    rules.button(key="bench-accepted-0").click().run()

    assert len(hinted) == len(accepted) + 1
    assert (entry.at, entry.warning, entry.why.say("de")) == (
        "es-ist-platz",
        "vague",
        "So sagen es die Kinder.",
    )
    assert "accepted" not in service.drafting.open(link).draft.text


def test_a_second_criterion_of_the_same_title_has_a_hint_until_it_is_renamed(
    service: Service, link: str
) -> None:
    _, second = service.drafting.add(link, Add(Kind.CRITERION, "pausen", "de", WHOLE))
    for words in ("Es gibt Bänke.", "Es gibt Schatten."):
        service.drafting.add(link, Add(Kind.QUESTION, words, "de", second))

    hinted = pages.visit("write", link=link, item=f"criterion:{second.id}").warning
    in_english = pages.visit("write", link=link, item=f"criterion:{second.id}", lang="en").warning
    service.drafting.change(link, SetText(second, ("title",), "de", "Schulhof"))
    renamed = pages.visit("write", link=link, item=f"criterion:{second.id}").warning

    assert "Weiter oben heißt schon ein Kriterium »pausen«" in hinted[0].value
    assert "a criterion further up is called 'pausen', too" in in_english[0].value.lower()
    assert [each.value for each in renamed] == []
