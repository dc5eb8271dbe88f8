"""The overview before finishing: what is answered, what is open, and that finishing is not final."""

from __future__ import annotations

import pytest

from qcheck.service import Service
from tests.ui.pages import answer, asked, begun, headings, links, markup, text, visit


def test_the_overview_counts_what_is_answered_and_what_is_open(service: Service) -> None:
    link = begun(service)
    service.answering.answer(link, "k-zuhoeren", 4)
    service.answering.answer(link, "k-ziel", "dk")
    service.answering.comment(link, "k-spielraum", "Nur ein Kommentar.", "")

    page = visit("overview", link=link)

    assert "2 von 12 Fragen beantwortet" in text(page)
    assert "10 Fragen sind noch offen. Sie können sie offen lassen." in text(page)


def test_a_single_open_question_is_said_in_the_singular(service: Service) -> None:
    link = begun(service)
    answer(service, link, 3, asked(service, link)[1:])

    page = visit("overview", link=link)

    assert "1 Frage ist noch offen." in text(page)


def test_a_sheet_with_every_question_answered_gets_its_thanks(service: Service) -> None:
    link = begun(service)
    answer(service, link, 3, asked(service, link))

    page = visit("overview", link=link)

    assert "Sie haben alle Fragen beantwortet." in text(page)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (("", ""), "noch leer"),
        (("Gut.", ""), "1 Textfeld ausgefüllt"),
        (("Gut.", "Neu."), "2 Textfelder ausgefüllt"),
    ],
)
def test_the_overview_says_how_many_closing_questions_have_words(
    service: Service, written: tuple[str, str], said: str
) -> None:
    link = begun(service)
    service.answering.closing(link, "open_good", written[0], "")
    service.answering.closing(link, "open_next", written[1], "")

    page = visit("overview", link=link)

    assert said in text(page)


def test_every_topic_is_a_step_away(service: Service) -> None:
    page = visit("overview", link=begun(service))

    assert "criterion=regeln" in links(page)["Verlässliche Regeln"]
    assert "criterion=closing" in links(page)["Zum Schluss"]


def test_finishing_leads_to_the_profile_and_is_kept(service: Service) -> None:
    link = begun(service)
    service.answering.answer(link, "k-zuhoeren", 4)
    page = visit("overview", link=link)

    page.button(key="overview-finish").click().run()

    assert headings(page) == ["Ampelprofil"]
    assert service.answering.own_sheet(link).finished


def test_a_finished_sheet_can_still_be_answered(service: Service) -> None:
    link = begun(service)
    service.answering.finish(link)
    page = visit("questions", link=link, criterion="dialogbereitschaft")

    page.radio(key="value-k-zuhoeren").set_value("2").run()

    assert service.answering.own_sheet(link).given["k-zuhoeren"].value == 2


def test_a_topic_that_is_complete_is_marked(service: Service) -> None:
    link = begun(service)
    first, *_ = asked(service, link)
    service.answering.answer(link, first, 3)

    page = markup(visit("overview", link=link))

    assert page.count('<b class="qc-whole"><span aria-hidden="true">✓ </span>vollständig</b>') == 1
