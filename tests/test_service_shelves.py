"""What the service knows without a link or beside one: remembered links, catalogues, results."""

import pytest

from qcheck.catalogue import Apart, CriterionId, PhaseId, QuestionId
from qcheck.scoring.values import Light
from qcheck.service import Mode, NotPossible
from qcheck.service.ground import catalogues
from tests.test_service import link, service, settings, wish

__all__ = ["link", "service", "settings"]  # fixtures


# shelves and results


def test_the_shelf_says_how_far_each_check_has_come_newest_first(service, link):
    newer = service.organising.create_check(wish(title="Neuer", phase=PhaseId("vorher")))
    service.answering.answer(link, QuestionId("frueh"), Apart.NA)

    found = service.known_checks.everything_here()

    assert [(each.link, each.title, each.answered, each.total) for each in found] == [
        (newer, "Neuer", 0, 2),
        (link, "Spielplatz am Markt", 1, 2),
    ]
    assert (found[0].catalogue.title.say("de"), found[0].questionnaire.phase_title("de")) == (
        "Spielplatz-Check",
        "Vorher",
    )


def test_of_the_remembered_links_those_that_open_come_back_in_their_order(service, link):
    newer = service.organising.create_check(wish(title="Neuer"))

    found = service.known_checks.known([link, "nirgends", newer[:12] + "0" * 26, newer, link])

    assert [each.link for each in found] == [link, newer]


def test_a_wrong_copy_before_the_right_one_does_not_hide_it(service, link):
    assert [each.link for each in service.known_checks.known([link[:12] + "0" * 26, link])] == [link]
    assert [each.link for each in service.known_checks.known([link, link[:12] + "0" * 26])] == [link]


def test_the_result_has_lights_remarks_and_closing_words(service, link):
    service.answering.answer(link, QuestionId("frueh"), 4)
    service.answering.answer(link, QuestionId("offen"), 4)
    service.answering.comment(link, QuestionId("offen"), "Alles war offen.", "")
    service.answering.closing(link, "open_next", "Mehr Schatten", "")

    result = service.results.result(link)

    assert [(row.criterion, row.overall.rating.light) for row in result.profile.criteria] == [
        ("planung", Light.GREEN),
        ("bau", Light.GREY),
    ]
    assert [
        (remark.question, remark.perspective, remark.value, remark.comment) for remark in result.remarks
    ] == [("offen", "amt", 4, "Alles war offen.")]
    assert [(remark.question, remark.comment) for remark in result.closing] == [
        ("open_next", "Mehr Schatten")
    ]
    assert (result.title, result.phase, result.sheets, result.is_example) == (
        "Spielplatz am Markt",
        "nachher",
        {"amt": 1},
        False,
    )


def test_a_narrowed_result_has_the_remarks_of_its_criteria(service, link):
    service.answering.answer(link, QuestionId("frueh"), 4)
    service.answering.comment(link, QuestionId("frueh"), "zur Planung", "")
    service.answering.comment(link, QuestionId("fest"), "zum Bau", "")

    result = service.results.result(link, only=[CriterionId("bau")])

    assert [row.criterion for row in result.profile.criteria] == ["bau"]
    assert [remark.comment for remark in result.remarks] == ["zum Bau"]


def test_a_confidential_check_of_one_sheet_shows_no_light_and_no_name(service):
    link = service.organising.create_check(wish(mode=Mode.CONFIDENTIAL))
    service.answering.answer(link, QuestionId("frueh"), 4)
    service.answering.closing(link, "open_good", "gut", "")
    service.organising.end_check(link)

    result = service.results.result(link)

    assert {row.overall.rating.light for row in result.profile.criteria} == {Light.WITHHELD}
    assert result.sheets == {"amt": None}
    assert [remark.perspective for remark in result.closing] == [None]


def test_a_result_without_answers_is_empty_and_not_an_error(service, link):
    assert service.results.result(link).sheets == {}


def test_a_catalogue_that_this_version_cannot_read_is_said(service, link):
    with service._store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE catalogues SET text = 'id: [' ")
    service._store._texts.clear()
    catalogues.KNOWN.clear()

    with pytest.raises(NotPossible, match="cannot be read by this version"):
        service.access.open(link)


def test_what_the_shelf_has_read_is_not_read_again_for_a_check(service, monkeypatch):
    catalogues.KNOWN.clear()
    monkeypatch.setattr(catalogues, "read", lambda *_: pytest.fail("the catalogue was read once more"))

    link = service.organising.create_check(wish())

    assert service.access.open(link).catalogue is service.shelf.get(wish().catalogue)
