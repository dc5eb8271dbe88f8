"""Figures about a catalogue over the checks whose links somebody holds."""

from datetime import timedelta

import pytest

from qcheck.service import Keeps, LeftOut, Mode, Service, WrongLink
from qcheck.stats import Number
from tests.test_service import YAML, link, service, settings, wish  # noqa: F401 (fixtures)
from tests.test_service_people import invitation, joined

HERE = "spielplatz"


def asked(found) -> dict[str, Number]:
    """How many were asked each question, over all editions."""
    return {
        each.question: each.answered.asked
        for edition in found.editions
        for criterion in edition.figures.criteria
        for each in criterion.questions
    }


def test_several_checks_of_a_catalogue_are_put_together_each_once(service: Service, link: str) -> None:  # noqa: F811
    sibling, other = (service.organising.create_check(wish(beside=beside)) for beside in (link, None))
    for each in (link, sibling, other):
        joined(service, each, times=2)

    found = service.statistics.of_links([link, sibling, other, link], HERE)

    assert asked(found)["frueh"] == Number(6, 2)
    assert [each.figures.checks for each in found.editions] == [3]


def test_another_catalogue_is_not_in_there(service: Service, link: str) -> None:  # noqa: F811
    joined(service, link)

    assert service.statistics.of_links([link], "kurzcheck").editions == ()


def test_phases_are_never_put_together(service: Service, link: str) -> None:  # noqa: F811
    before = service.organising.create_check(wish(phase="vorher"))
    for each in (link, before):
        joined(service, each)

    found = service.statistics.of_links([link, before], HERE)

    assert [(each.figures.phase, each.figures.checks) for each in found.editions] == [
        ("vorher", 1),
        ("nachher", 1),
    ]


def test_another_wording_is_another_edition(service, settings, link) -> None:  # noqa: F811
    joined(service, link)
    (settings.criteria / "spielplatz.yaml").write_text(
        YAML.replace("Alles hält.", "Alles ist heil."), "utf-8"
    )
    later = service.organising.create_check(wish())
    joined(service, later)

    found = service.statistics.of_links([link, later], HERE)

    assert [each.figures.checks for each in found.editions] == [1, 1]
    assert "heil" in found.editions[0].catalogue.questions["fest"].text.say("de")


def test_a_confidential_check_is_in_there_after_its_end_alone(service: Service) -> None:  # noqa: F811
    check = service.organising.create_check(wish(mode=Mode.CONFIDENTIAL, perspective=None))
    joined(service, check, times=6)

    before = service.statistics.of_links([check], HERE)
    service.organising.end_check(check)
    after = service.statistics.of_links([check], HERE)

    assert (before.editions, before.left_out) == ((), {LeftOut.TOO_EARLY: 1})
    assert asked(after) == {"frueh": Number(6, 1)}


def test_whoever_may_only_look_at_results_or_answer_gets_no_figures(service: Service, link: str) -> None:  # noqa: F811
    with pytest.raises(WrongLink):
        service.statistics.of_links([invitation(service, link)], HERE)


def test_the_operator_sees_all_checks_and_none_whose_day_has_come(service: Service, link: str) -> None:  # noqa: F811
    kept = service.organising.create_check(wish(keeps=Keeps.MEASURES))
    for each in (link, kept):
        joined(service, each)
        service.organising.end_check(each)

    now = service.statistics.of_installation(HERE)
    late = service.clock.now() + timedelta(days=800)
    service.clock.now = lambda: late
    after = service.statistics.of_installation(HERE)

    assert asked(now)["frueh"] == Number(2, 2)
    assert after.editions == ()


def test_a_question_that_came_with_a_move_is_asked_of_those_alone_who_answered_it(
    service: Service,  # noqa: F811
    settings,  # noqa: F811
    link: str,  # noqa: F811
) -> None:
    joined(service, link, times=12)
    new = YAML.replace("version: 1.0.0", "version: 1.1.0\nfollows: 1.0.0", 1).replace(
        "  - id: bau", "      - {id: neu, text: Es gab ein Treffen.}\n  - id: bau"
    )
    (settings.criteria / "neu.yaml").write_text(new, "utf-8")
    service.moving.move(link, "1.1.0")
    before = asked(service.statistics.of_links([link], HERE))

    [sheet] = joined(service, link)
    service.answering.answer(sheet, "neu", 3)

    assert "neu" not in before
    assert asked(service.statistics.of_links([link], HERE))["neu"] == Number(1, 1)
