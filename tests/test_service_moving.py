"""A check goes on to a newer edition of its catalogue, and back again: nothing is lost, nothing pretends."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from qcheck.catalogue import PerspectiveId
from qcheck.editions import Fate
from qcheck.language import language
from qcheck.reports.profile_json import as_json
from qcheck.service import GivenFile, Invalid, Mode, NotPossible, Scope, Service
from qcheck.settings import Settings
from qcheck.wording import Voice
from tests import test_service
from tests.test_service import YAML, wish
from tests.test_service_importing_sheets import answer_file

link, service, settings = test_service.link, test_service.service, test_service.settings
"""The fixtures of a check of one's own catalogue."""

NEXT = (
    YAML.replace(
        "version: 1.0.0",
        """version: 1.1.0
follows: 1.0.0
changes:
  - {question: frueh, change: clarified, why: Klarer.}
  - {question: geld, change: changed, replaces: offen, why: Das Budget zählt.}
  - {question: fest, change: scale, why: Ja oder nein genügt.}""",
    )
    .replace("von Anfang an dabei", "von Beginn an dabei")
    .replace("{id: offen, text: 'Was gebaut wird, war offen.'", "{id: geld, text: Das Budget war bekannt.")
    .replace(
        "text: Alles hält.,",
        "text: Alles hält., options: [{value: 1, label: nein}, {value: 2, label: ja}],",
    )
)
AFTER = NEXT.replace("version: 1.1.0\nfollows: 1.0.0", "version: 1.2.0\nfollows: 1.1.0").replace(
    """
  - {question: frueh, change: clarified, why: Klarer.}
  - {question: geld, change: changed, replaces: offen, why: Das Budget zählt.}
  - {question: fest, change: scale, why: Ja oder nein genügt.}""",
    "\n  - {question: geld, change: removed, why: Unnötig.}",
).replace("      - {id: geld, text: Das Budget war bekannt., skip_if: {question: frueh, answer: na}}\n", "")  # fmt: skip


@pytest.fixture
def shelf(settings: Settings) -> Path:
    """The next edition lies on the shelf, the one before it in the folder of earlier ones."""
    put(settings.criteria, "1.1.0", NEXT)
    return settings.criteria


def put(folder: Path, version: str, text: str) -> None:
    (folder / "earlier").mkdir(exist_ok=True)
    (folder / "earlier" / f"spielplatz-{version}.yaml").write_text(text, "utf-8")


def answered(service: Service, link: str) -> str:
    """A sheet with an answer to each question that changes."""
    for question, value in {"frueh": 4, "offen": 3, "fest": 4}.items():
        service.answering.answer(link, question, value)
    service.answering.comment(link, "offen", "Nur die Lage stand fest.", "")
    return link


def given(service: Service, link: str) -> dict[str, object]:
    return {question: each.value for question, each in service.answering.own_sheet(link).given.items()}


def bytes_of(service: Service, link: str) -> str:
    result = service.results.result(link)
    return as_json(result.profile, Voice(result.questionnaire, language("de")), None)


def test_newer_editions_are_offered_and_drafts_are_not(service, link, shelf):
    put(shelf, "1.2.0", "status: draft\n" + AFTER)

    assert [each.version for each in service.moving.newer_editions(link)] == ["1.1.0"]
    with pytest.raises(Invalid, match="is a draft"):
        service.moving.look_ahead(link, "1.2.0")


def test_a_look_says_what_would_become_of_each_question_and_changes_nothing(service, link, shelf):
    answered(service, link)
    before = service.access.open(link).revision

    plan = service.moving.look_ahead(link, "1.1.0")

    assert {each.question: each.fate for each in plan.fates} == {
        "frueh": Fate.CLARIFIED,
        "offen": Fate.SHOWN,
        "fest": Fate.DROPPED,
        "schoen": Fate.CARRIED,
    }
    assert plan.new == ("geld", "fest")
    assert plan.numbers == {"frueh": 1, "offen": 1, "fest": 1}
    assert (plan.is_told, plan.refused) == (True, None)
    assert service.access.open(link).revision == before


def test_a_move_carries_over_what_fits_and_sets_the_rest_aside(service, link, shelf):
    answered(service, link)

    service.moving.move(link, "1.1.0")

    assert service.access.open(link).catalogue.version == "1.1.0"
    assert given(service, link) == {"frueh": 4}
    assert [each.undone for each in service.moving.moves(link)] == [False]


def test_what_was_set_aside_is_told_to_whoever_asks_for_their_own_data(service, link, shelf):
    answered(service, link)

    service.moving.move(link, "1.1.0")

    aside = service.own_data.beside_answers(link).aside
    assert {each.question: (each.version, each.answer.value) for each in aside} == {
        "offen": ("1.0.0", 3),
        "fest": ("1.0.0", 4),
    }
    assert {each.answer.comment for each in aside} == {"", "Nur die Lage stand fest."}


def test_an_old_profile_comes_back_to_the_byte_when_a_move_is_undone(service, link, shelf):
    answered(service, link)
    before, sheet = bytes_of(service, link), service.answering.own_sheet(link)

    service.moving.move(link, "1.1.0")
    moved = bytes_of(service, link)
    service.moving.undo_move(link)

    assert moved != before
    assert bytes_of(service, link) == before
    assert service.answering.own_sheet(link).given == sheet.given
    assert [each.undone for each in service.moving.moves(link)] == [True, True]


def test_the_former_profile_can_still_be_made_while_the_check_is_moved(service, link, shelf):
    answered(service, link)
    before = service.results.result(link)

    service.moving.move(link, "1.1.0")
    former = service.moving.former_result(link, "1.0.0")

    assert former.profile == before.profile
    assert {each.comment for each in former.remarks} == {"Nur die Lage stand fest."}


def test_what_was_said_after_a_move_is_set_aside_by_its_undoing_and_comes_back_with_the_next_move(
    service,
    link,
    shelf,
):
    answered(service, link)
    service.moving.move(link, "1.1.0")
    service.answering.answer(link, "geld", 2)
    service.answering.answer(link, "fest", 2)
    service.answering.answer(link, "frueh", 3)

    service.moving.undo_move(link)
    undone = given(service, link)
    service.moving.move(link, "1.1.0")

    assert undone == {"frueh": 3, "offen": 3, "fest": 4}
    assert given(service, link) == {"frueh": 3, "geld": 2, "fest": 2}


def test_declarations_are_put_together_where_an_edition_is_passed_over(service, link, shelf):
    put(shelf, "1.2.0", AFTER)
    answered(service, link)

    plan = service.moving.look_ahead(link, "1.2.0")
    service.moving.move(link, "1.2.0")

    assert plan.is_told
    assert {each.question: each.fate for each in plan.fates}["offen"] is Fate.ARCHIVED
    assert given(service, link) == {"frueh": 4}


def test_where_the_edition_in_between_is_missing_it_is_said_that_it_cannot_be_told(
    service,
    link,
    settings,
):
    put(settings.criteria, "1.2.0", AFTER)

    plan = service.moving.look_ahead(link, "1.2.0")

    assert not plan.is_told
    assert {each.question: each.fate for each in plan.fates}["frueh"] is Fate.UNDECLARED


def test_a_running_confidential_check_moves_without_a_word_about_numbers(service, settings):
    organise = service.organising.create_check(wish(mode=Mode.CONFIDENTIAL, perspective=None))
    put(settings.criteria, "1.1.0", NEXT)
    invitation = service.inviting.links(organise)[0].link
    sheet = service.joining.join(invitation, PerspectiveId("kinder"), "n1")
    service.answering.answer(sheet, "offen", 2)

    plan = service.moving.look_ahead(organise, "1.1.0")
    service.moving.move(organise, "1.1.0")

    assert plan.numbers is None
    assert given(service, sheet) == {}


def test_a_closed_confidential_check_is_never_moved_and_says_why(service, settings):
    organise = service.organising.create_check(wish(mode=Mode.CONFIDENTIAL, perspective=None))
    put(settings.criteria, "1.1.0", NEXT)
    service.moving.move(organise, "1.1.0")
    service.organising.end_check(organise)

    with pytest.raises(NotPossible, match="A confidential check that has ended stays as it is"):
        service.moving.undo_move(organise)
    with pytest.raises(NotPossible, match="open rounds alone"):
        service.moving.former_result(organise, "1.0.0")


def test_a_closed_open_round_can_be_moved_and_back(service, link, shelf):
    answered(service, link)
    service.organising.end_check(link)
    before = bytes_of(service, link)

    service.moving.move(link, "1.1.0")
    service.moving.undo_move(link)

    assert bytes_of(service, link) == before


def test_a_check_with_a_workshop_going_on_stays_with_its_questions(service, link, shelf):
    service.facilitating.start_workshop(link, "90")

    with pytest.raises(NotPossible, match="A workshop goes on"):
        service.moving.move(link, "1.1.0")


def test_an_edition_without_the_phase_or_a_perspective_of_the_check_is_refused_in_words(service, link, shelf):
    put(shelf, "1.3.0", YAML.replace("1.0.0", "1.3.0").replace("{id: kinder, title: Kinder, role: taking_part}",
        "{id: eltern, title: Eltern, role: taking_part}").replace("perspectives: [kinder]", "perspectives: [eltern]"))  # fmt: skip

    refused = service.moving.look_ahead(link, "1.3.0").refused

    assert refused is not None
    assert "perspective “Kinder”" in str(refused)


def test_the_choice_of_criteria_goes_along_and_an_empty_one_is_refused(service, settings):
    chosen = service.organising.create_check(wish(scope=Scope(frozenset({"bau"}), frozenset({"sand"}))))
    put(settings.criteria, "1.1.0", NEXT)
    put(settings.criteria, "1.4.0", YAML.replace("1.0.0", "1.4.0").replace("id: bau", "id: haus"))

    refused = service.moving.look_ahead(chosen, "1.4.0")
    service.moving.move(chosen, "1.1.0")

    assert refused.gone == ("bau",)
    assert service.access.open(chosen).scope == Scope(frozenset({"bau"}), frozenset({"sand"}))


def test_a_page_of_the_old_edition_cannot_answer_a_question_that_is_another_one_now(service, link, shelf):
    edition = service.access.open(link).edition
    service.moving.move(link, "1.1.0")

    service.moving.refuse_unfit(link, edition, "frueh")
    with pytest.raises(Invalid, match="not asked like this any more"):
        service.moving.refuse_unfit(link, edition, "fest")


def test_whoever_is_answering_is_told_what_changed_and_nobody_else(service, link, shelf):
    invitation = service.inviting.links(link)[0].link
    early = service.joining.join(invitation, PerspectiveId("kinder"), "early")
    service.answering.answer(early, "fest", 4)
    service.moving.move(link, "1.1.0")
    late = service.joining.join(invitation, PerspectiveId("kinder"), "late")
    service.answering.answer(late, "frueh", 1)

    told = service.moving.revised(early)

    assert (told.version, told.anew, told.new) == ("1.1.0", 1, 1)
    assert service.moving.revised(late) is None


def test_whoever_had_begun_is_told_even_where_nothing_was_saved_yet(service, link, shelf):
    early = service.joining.join(service.inviting.links(link)[0].link, PerspectiveId("kinder"), "early")
    service.moving.move(link, "1.1.0")

    assert service.moving.revised(early).version == "1.1.0"


def test_only_new_questions_that_this_very_sheet_is_asked_are_counted(service, link, settings):
    for_others = NEXT.replace(
        "text: Das Budget war bekannt.", "text: Das Budget war bekannt., perspectives: [amt]"
    )
    put(settings.criteria, "1.1.0", for_others)
    invitation = service.inviting.links(link)[0].link
    sheets = [service.joining.join(invitation, PerspectiveId(each), each) for each in ("kinder", "amt")]
    service.moving.move(link, "1.1.0")

    assert [service.moving.revised(each).new for each in sheets] == [0, 1]


def test_then_and_now_takes_clarified_words_for_the_same_question(service, link, shelf):
    answered(service, link)
    later = service.organising.create_check(wish(beside=link))
    for question, value in {"frueh": 4, "geld": 3}.items():
        service.answering.answer(later, question, value)

    between = service.comparing.between(link, later)

    causes = [reason.cause.value for each in between.compared.criteria for reason in each.overall.reasons]
    assert "other_wording" not in causes
    assert json.dumps(causes)
    assert replace(between).then.catalogue.version == "1.0.0"


def test_an_answer_file_of_the_edition_before_comes_in_as_far_as_it_is_declared(service, link, shelf):
    made = answer_file(service, link, 1)
    service.moving.move(link, "1.1.0")

    look = service.importing.look(link, [GivenFile("bogen.json", made)])
    [taken] = service.importing.take_in(link, look)
    [sheet] = [each for each in service.collecting.sheets(link) if each.answered]

    assert (look.files[0].unmatched, taken.number) == (("Was gebaut wird, war offen.",), 1)
    assert given(service, sheet.link) == {"frueh": 4}
