"""Then and now: two checks of a process side by side, by the links one holds and no others."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from qcheck.catalogue import CriterionId
from qcheck.service import LinkKind, Measure, MeasureId, Mode, NewCheck, Scope, Service, Shows
from tests.ui.pages import answer, asked, begun, gathered, links, text, visit


def beside(
    service: Service,
    first: str,
    value: int,
    phase: str = "planung",
    mode: Mode = Mode.OPEN,
    perspectives: tuple[str, ...] = ("verwaltung", "politik"),
    sheets: int = 1,
    closed: bool = True,
) -> str:
    """Another check of the same process, in which everybody gave this answer to everything."""
    link = service.organising.create_check(
        NewCheck("Spielplatz am Bach", "Musterstadt", "kurzcheck", phase, Scope(), None, mode, beside=first)
    )
    invitation = service.inviting.own_answer_link(link)
    for perspective in perspectives * sheets:
        sheet = service.joining.join(invitation, perspective, service.joining.new_nonce())
        answer(service, sheet, value, asked(service, sheet))
    if closed:
        service.organising.end_check(link)
    return link


@pytest.fixture
def then(service: Service) -> str:
    """A check in which everything was red."""
    return gathered(service, verwaltung=[1], politik=[1])


def viewing(service: Service, link: str) -> str:
    """The link to the results of a check."""
    return next(each.link for each in service.inviting.links(link) if each.kind is LinkKind.VIEW)


def seen(link: str, other: str, **more: str) -> str:
    return " ".join(text(visit("compare", link=link, other=other, **more)).split())


def test_two_checks_stand_side_by_side_in_words_and_numbers(service: Service, then: str) -> None:
    now = beside(service, then, 4)

    told = seen(then, now)

    assert "Damals und heute" in told
    assert "Bereitschaft zum Dialog" in told
    assert "Rot, 0" in told
    assert "Grün, 100" in told
    assert "12 verändert" in told


def test_the_earlier_check_is_the_earlier_one_whichever_link_comes_first(service: Service, then: str) -> None:
    now = beside(service, then, 4)

    assert seen(now, then).index("Rot, 0") < seen(now, then).index("Grün, 100")


def test_planning_and_reflection_are_planned_and_experienced_and_no_trend(
    service: Service, then: str
) -> None:
    told = seen(then, beside(service, then, 4, "reflexion"))

    assert "Geplant und erlebt" in told
    assert "Das ist kein Trend" in told
    assert "anders als geplant" in told
    assert "verändert" not in told.replace("»verändert«", "")


def test_what_cannot_be_compared_is_named_with_its_reason_and_without_figures(
    service: Service, then: str
) -> None:
    told = seen(then, beside(service, then, 4, perspectives=("verwaltung", "zivilgesellschaft")))

    assert "In beiden Ergebnissen stehen nicht dieselben Perspektiven." in told
    assert "Politik: Im späteren Check gibt es dazu keine Antworten." in told
    assert "12 nicht vergleichbar" in told


def test_a_small_group_of_one_check_is_not_compared(service: Service) -> None:
    first = gathered(service, Mode.CONFIDENTIAL, verwaltung=[4] * 5, politik=[1] * 4)
    second = beside(service, first, 4, mode=Mode.CONFIDENTIAL, sheets=5)

    told = seen(first, second)

    assert "Politik: Im früheren Check sind es zu wenige Menschen, um das zu zeigen." in told
    assert "Rot" not in told


def test_an_open_round_beside_a_confidential_check_is_said(service: Service, then: str) -> None:
    told = seen(then, beside(service, then, 4, mode=Mode.CONFIDENTIAL, sheets=5))

    assert "Einer der beiden Checks war eine offene Runde" in told


def test_what_was_agreed_stands_beside(service: Service, then: str) -> None:
    [first, *_] = service.access.open(then).questionnaire.criterion_ids
    service.agreements.agree(then, CriterionId(first), "yellow", "Es geht voran", seen=0)

    assert "damals vereinbart: Gelb, auf dem Weg" in seen(then, beside(service, then, 4))


def test_measures_of_the_earlier_check_stand_beside_their_criterion_with_what_became_of_them(
    service: Service, then: str
) -> None:
    [first, *_] = service.access.open(then).questionnaire.criterion_ids
    now = beside(service, then, 4)
    service.measures.add_measure(then, Measure(MeasureId(""), "Bänke aufstellen", (first,), who="Bauhof"))
    service.measures.add_measure(then, Measure(MeasureId(""), "Alle Protokolle ins Netz"))

    told = seen(then, now)

    assert "Bänke aufstellen · Bauhof · offen" in told
    assert "Maßnahmen dazwischen" in told
    assert "Alle Protokolle ins Netz" in told


# ---- which other check


def test_the_others_of_the_process_can_be_chosen_by_whoever_organises(service: Service, then: str) -> None:
    other = beside(service, then, 4)

    page = visit("compare", link=then)

    assert "Weitere Checks zu diesem Prozess" in text(page)
    assert [each for each in links(page).values() if f"other={other}" in each]


def test_without_another_check_the_way_to_one_is_shown(service: Service, then: str) -> None:
    page = visit("compare", link=then)

    assert "Dieser Prozess hat noch keinen anderen Check." in text(page)


def pasted(page: AppTest, words: str) -> AppTest:
    page.text_input(key="compare-other").set_value(words)
    return page.run()


def test_a_link_that_is_pasted_stands_in_the_address_from_then_on(service: Service, then: str) -> None:
    other = beside(service, then, 4)
    viewed = viewing(service, other)

    page = pasted(visit("compare", link=viewing(service, then)), f"http://127.0.0.1:8501/r/{viewed}")

    assert page.query_params["other"] == viewed
    assert "12 verändert" in " ".join(text(page).split())


@pytest.mark.parametrize(
    ("words", "told"),
    [("quatsch", "Dieser Link führt zu keinem Check."), ("0" * 38, "Dieser Link führt zu keinem Check.")],
)
def test_what_is_no_link_is_said_where_another_can_be_pasted(
    service: Service, then: str, words: str, told: str
) -> None:
    page = pasted(visit("compare", link=then), words)

    assert told in text(page)
    assert page.text_input(key="compare-other").label == "Link eines anderen Checks dieses Prozesses"


def test_two_processes_are_not_put_side_by_side(service: Service, then: str) -> None:
    told = seen(then, begun(service, title="Radweg"))

    assert "Die beiden Links gehören zu verschiedenen Prozessen." in told
    assert "Rot" not in told


def test_a_check_is_not_put_beside_itself(service: Service, then: str) -> None:
    assert "Beide Links gehören zu demselben Check." in seen(then, viewing(service, then))


def test_a_confidential_check_that_is_running_shows_nothing_beside_another(
    service: Service, then: str
) -> None:
    running = beside(service, then, 4, mode=Mode.CONFIDENTIAL, sheets=5, closed=False)

    told = seen(then, running)

    assert "Einer der beiden Checks ist vertraulich und läuft noch." in told
    assert "Grün" not in told


# ---- a link shows no more than it shows alone


def test_whoever_sees_results_is_offered_no_other_check(service: Service, then: str) -> None:
    other = beside(service, then, 4)

    page = visit("compare", link=viewing(service, then))

    assert "Weitere Checks zu diesem Prozess" not in text(page)
    assert other not in str(page.main)


def test_a_link_for_answering_opens_no_comparison(service: Service, then: str) -> None:
    other = beside(service, then, 4)
    invitation = service.inviting.own_answer_link(other)

    told = seen(then, invitation)

    assert "Dieser Link ist zum Antworten da." in told
    assert "Grün" not in told


def test_of_each_check_only_that_is_seen_which_its_own_link_shows(service: Service, then: str) -> None:
    other = beside(service, then, 4)
    first, second, *_ = service.access.open(other).questionnaire.criterion_ids
    part = service.inviting.hand_on(other, "Presse", Shows(frozenset({first}), comments=False)).link
    titles = {each.id: each.title.say("de") for each in service.access.open(then).catalogue.every_criterion}

    told = seen(then, part)

    assert titles[first] in told
    assert titles[second] not in told


def test_a_part_without_perspectives_is_not_compared(service: Service, then: str) -> None:
    other = beside(service, then, 4)
    part = service.inviting.hand_on(other, "Presse", Shows(perspectives=False)).link

    told = seen(then, part)

    assert "Der Link zum späteren Check zeigt keine einzelnen Perspektiven." in told
    assert "Grün" not in told


# ---- the ways here


def test_the_profile_and_the_list_of_checks_lead_here(service: Service, then: str) -> None:
    other = beside(service, then, 4)

    assert [each for each in links(visit("profile", link=then)).values() if each.startswith("/compare?")]
    assert [each for each in links(visit("organise", link=then)).values() if f"other={other}" in each]


def test_the_example_has_a_round_of_a_year_before(service: Service) -> None:
    told = " ".join(text(visit("compare", example="1")).split())

    assert "16. September 2025" in told
    assert "22. September 2026" in told
    assert "4 verändert" in told
    assert [each for each in links(visit()).values() if each.startswith("/compare?example=1")]
