"""The talk card: proposed by the agenda, rearranged by people, kept in the address or with the check."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from qcheck.records import Mode
from qcheck.service import LinkKind, Service
from tests.ui.pages import begun, gathered, text, visit
from tests.ui.pages import markup as markup_of

FIRST, SECOND, THIRD = "Echter Gestaltungsspielraum", "Verbindlichkeit und Rückmeldung", "Zugang und Vielfalt"


def test_three_topics_are_proposed_with_their_minutes(service: Service) -> None:
    assert topics(visit("talk", example="1")) == [
        (FIRST, "15 Minuten"),
        (SECOND, "15 Minuten"),
        (THIRD, "15 Minuten"),
    ]


@pytest.mark.parametrize(
    "arranged",
    [
        {},
        {"minutes": "15"},
        {"topics": "zugang-vielfalt.gestaltungsspielraum"},
        {"topics": "."},
        {"minutes": "nie"},
    ],
)
def test_the_profile_names_the_same_topics_in_the_same_order(
    service: Service, arranged: dict[str, str]
) -> None:
    talk, profile = visit("talk", example="1", **arranged), visit("profile", example="1", **arranged)

    assert named_in_profile(profile) == [title for title, _ in topics(talk)]


def test_what_the_organiser_arranged_stands_in_the_profile_too(service: Service) -> None:
    link = gathered(service, verwaltung=[1], politik=[3])
    visit("talk", link=link).button(key="talk-down-dialogbereitschaft").click().run()

    shown = [visit(page, link=link) for page in ("talk", "profile")]

    assert named_in_profile(shown[1]) == [title for title, _ in topics(shown[0])]
    assert named_in_profile(shown[1])[1] == "Bereitschaft zum Dialog"


def test_all_other_topics_are_listed_with_their_reasons(service: Service) -> None:
    page = visit("talk", example="1")

    assert left(page)[:2] == [
        ("Fairer Umgang auf Augenhöhe", "Unterschied, Gelb"),
        ("Gut gestalteter Ablauf", "uneinig, Gelb"),
    ]
    assert len(left(page)) == 5


def test_a_topic_says_why_it_is_one_and_asks_both_sides(service: Service) -> None:
    page = text(visit("talk", example="1"))

    assert "Hier sehen Sie es verschieden: Verwaltung 80, Zivilgesellschaft 25" in page
    assert "An die Seite, die es besser einschätzt, Verwaltung (80), " in page
    assert (
        "An die Seite, die es schlechter einschätzt, Einwohner/innen (33) und Zivilgesellschaft (25)" in page
    )


def test_with_more_time_each_topic_gets_more_and_the_time_stands_in_the_address(service: Service) -> None:
    page = visit("talk", example="1")

    page.radio(key="minutes").set_value("90").run()

    assert {minutes for _, minutes in topics(page)} == {"30 Minuten"}
    assert page.query_params["minutes"] == "90"


def test_with_little_time_one_topic_is_proposed(service: Service) -> None:
    assert topics(visit("talk", example="1", minutes="15")) == [(FIRST, "15 Minuten")]


@pytest.mark.parametrize("minutes", ["7", "-1", "viel"])
def test_a_time_that_is_no_choice_is_the_usual_one(service: Service, minutes: str) -> None:
    assert {each for _, each in topics(visit("talk", example="1", minutes=minutes))} == {"15 Minuten"}


def test_a_topic_moved_up_changes_places_and_the_address_says_so(service: Service) -> None:
    page = visit("talk", example="1")

    page.button(key="talk-up-zugang-vielfalt").click().run()

    assert [title for title, _ in topics(page)] == [FIRST, THIRD, SECOND]
    assert page.query_params["topics"] == "gestaltungsspielraum.zugang-vielfalt.wirkung-rueckmeldung"
    assert "»Zugang und Vielfalt« ist jetzt Thema 2." in text(page)


def test_a_topic_can_be_moved_down(service: Service) -> None:
    page = visit("talk", example="1")

    page.button(key="talk-down-gestaltungsspielraum").click().run()

    assert [title for title, _ in topics(page)] == [SECOND, FIRST, THIRD]


def test_a_topic_left_out_stands_among_the_others_and_its_time_is_shared(service: Service) -> None:
    page = visit("talk", example="1")

    page.button(key="talk-out-gestaltungsspielraum").click().run()

    assert topics(page) == [(SECOND, "25 Minuten"), (THIRD, "20 Minuten")]
    assert left(page)[0][0] == FIRST
    assert "»Echter Gestaltungsspielraum« ist gestrichen." in text(page)


def test_another_topic_can_be_taken_in(service: Service) -> None:
    page = visit("talk", example="1")

    page.button(key="talk-in-lernen").click().run()

    assert [title for title, _ in topics(page)] == [FIRST, SECOND, THIRD, "Auswerten und lernen"]


def test_when_everything_is_left_out_it_stays_so(service: Service) -> None:
    page = visit("talk", example="1", minutes="15")

    page.button(key="talk-out-gestaltungsspielraum").click().run()

    assert topics(page) == []
    assert "Sie haben alle Themen gestrichen." in text(page)
    assert len(left(page)) == 8


def test_the_proposal_comes_back(service: Service) -> None:
    page = visit("talk", example="1", topics="lernen")

    page.button(key="talk-proposal").click().run()

    assert [title for title, _ in topics(page)] == [FIRST, SECOND, THIRD]
    assert "topics" not in page.query_params


def test_an_address_that_was_passed_on_shows_the_same_card(service: Service) -> None:
    page = visit("talk", example="1", topics="lernen.gibt-es-nicht.information.zugang-vielfalt", minutes="30")

    assert topics(page) == [("Auswerten und lernen", "15 Minuten"), (THIRD, "15 Minuten")]


def test_the_first_cannot_go_up_and_the_last_cannot_go_down(service: Service) -> None:
    page = visit("talk", example="1")

    assert page.button(key="talk-up-gestaltungsspielraum").disabled
    assert page.button(key="talk-down-zugang-vielfalt").disabled


def test_what_the_organiser_arranges_is_kept_for_everybody(service: Service) -> None:
    link = gathered(service, verwaltung=[1], politik=[3])
    page = visit("talk", link=link)

    page.button(key="talk-down-dialogbereitschaft").click().run()

    assert "topics" not in page.query_params
    assert topics(page)[1][0] == "Bereitschaft zum Dialog"
    assert topics(visit("talk", link=viewing(service, link))) == topics(page)


def test_the_organiser_can_go_back_to_the_proposal_for_everybody(service: Service) -> None:
    link = gathered(service, verwaltung=[1], politik=[3])
    service.organising.arrange(link, ["regeln"])
    page = visit("talk", link=link)

    page.button(key="talk-proposal").click().run()

    assert service.results.result(link).topics == ()
    assert len(topics(page)) == 3


def test_whoever_only_looks_arranges_for_themselves(service: Service) -> None:
    link = gathered(service, verwaltung=[1], politik=[3])
    page = visit("talk", link=viewing(service, link))

    page.button(key="talk-down-dialogbereitschaft").click().run()

    assert topics(page)[1][0] == "Bereitschaft zum Dialog"
    assert service.results.result(link).topics == ()


def test_whoever_only_looks_is_not_offered_to_undo_what_the_organiser_arranged(service: Service) -> None:
    link = gathered(service, verwaltung=[1], politik=[3])
    service.organising.arrange(link, ["regeln"])

    page = visit("talk", link=viewing(service, link))

    assert [title for title, _ in topics(page)] == ["Verlässliche Regeln"]
    assert [button.key for button in page.button if button.key == "talk-proposal"] == []


def test_where_everything_is_green_nothing_needs_a_talk(service: Service) -> None:
    assert "Zurzeit gibt es kein dringendes Thema" in text(
        visit("talk", link=gathered(service, verwaltung=[4], politik=[4]))
    )


def test_one_person_alone_has_topics_too(service: Service) -> None:
    link = begun(service)
    service.answering.answer(link, "k-ziel", 1)

    assert topics(visit("talk", link=link))[0] == ("Klares Ziel", "15 Minuten")


def test_a_withheld_group_is_on_no_side(service: Service) -> None:
    link = gathered(
        service, Mode.CONFIDENTIAL, verwaltung=[4] * 5, zivilgesellschaft=[1] * 5, prozessgestaltung=[2] * 4
    )

    said, legend, roles = text(visit("talk", link=link)).partition("Zu denen, die organisieren, zählen hier")

    assert "Zivilgesellschaft" in said
    assert "Prozessgestaltende" not in said
    assert legend
    assert roles.count("Prozessgestaltende") == 1


def topics(page: AppTest) -> list[tuple[str, str]]:
    """Title and minutes of each topic of the card."""
    heads = re.findall(r'<div class="qc-topic-head">.*?</div>', markup_of(page), re.DOTALL)
    return [
        (re.findall(r"<a[^>]*>(.*?)</a>", head)[0], re.findall(r'qc-minutes">(.*?)<', head)[0])
        for head in heads
    ]


def named_in_profile(page: AppTest) -> list[str]:
    """The topics under "Worüber Sie sprechen sollten"."""
    [section] = re.findall(r"Worüber Sie sprechen sollten</h2>(.*?)</section>", markup_of(page), re.DOTALL)
    return re.findall(r"<li><a[^>]*>(.*?)</a>", section)


def left(page: AppTest) -> list[tuple[str, str]]:
    """Title and reasons of each other topic."""
    return re.findall(
        r'<p class="qc-left">.*?<a[^>]*>(.*?)</a><br><span class="qc-aside">(.*?)</span>', markup_of(page)
    )


def viewing(service: Service, link: str) -> str:
    """The link to the results alone."""
    [view] = [each.link for each in service.inviting.links(link) if each.kind is LinkKind.VIEW]
    return view
