"""The loop back: what is due, promised and become of the measures of a process, and asking again."""

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from multiprocessing.pool import ThreadPool

import pytest

from qcheck.service import (
    Keeps,
    Letterhead,
    Measure,
    MeasureState,
    Mode,
    NotPossible,
    Scope,
    Service,
    Stale,
    State,
    UnknownLink,
    open_service,
)
from qcheck.service.follow_up.rechecks import NO_CHECK_TO_REPEAT, NOT_IN_CATALOGUE
from qcheck.settings import Settings
from tests.standing_clock import StandingClock
from tests.test_service import NOON, YAML, wish
from tests.test_service_measures import add
from tests.test_service_processes import answered

SPRING = date(2027, 3, 31)
"""A day on which measures of these tests are due; the clock begins in May 2026."""
NEWER = YAML.replace("version: 1.0.0", "version: 2.0.0").replace("id: planung", "id: planen")


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def settings(tmp_path) -> Settings:
    prepared = Settings(data=tmp_path / "data").prepared()
    (prepared.criteria / "spielplatz.yaml").write_text(YAML, "utf-8")
    return prepared


@pytest.fixture
def service(settings, clock):
    opened = open_service(settings)
    opened.clock.now = clock
    yield opened
    opened.close()


@pytest.fixture
def link(service: Service) -> str:
    return service.organising.create_check(wish(perspective=None))


def whats(followed) -> list[str]:
    return [each.measure.what for each in followed]


def three_lists(service: Service, link: str) -> tuple[list[str], list[str], list[str]]:
    there = service.rechecks.loop_back(link)
    return whats(there.due), whats(there.promised), whats(there.became)


def call(service: Service, link: str, measure: Measure, state: MeasureState) -> None:
    service.measures.change_measure(link, measure.id, {"state": state}, measure.revision)


# what is due, what was promised, what became of it


def test_a_measure_is_promised_until_its_day_and_due_from_then_on(service, link, clock):
    add(service, link, "später", due=SPRING + timedelta(days=1))
    add(service, link, "Bänke", due=SPRING)
    add(service, link, "ohne Tag")
    before = three_lists(service, link)

    clock.time = NOON.replace(year=2027, month=3, day=31)
    on_the_day = three_lists(service, link)

    assert before == ([], ["Bänke", "später", "ohne Tag"], [])
    assert on_the_day == (["Bänke"], ["später", "ohne Tag"], [])


def test_the_day_begins_where_the_check_was_made(service, link, clock):
    add(service, link, "Bänke", due=SPRING)

    clock.time = NOON.replace(year=2027, month=3, day=30, hour=22, minute=30)

    assert three_lists(service, link) == (["Bänke"], [], [])


def test_what_was_called_done_is_due_to_be_asked_about_for_half_a_year(service, link, clock):
    measure = add(service, link, "Bänke", criteria=("planung",))
    call(service, link, measure, MeasureState.DONE)
    soon = three_lists(service, link)

    clock.time += timedelta(days=184)
    later = three_lists(service, link)

    assert soon == (["Bänke"], [], [])
    assert later == ([], [], ["Bänke"])


def test_what_was_dropped_is_told_at_once_the_latest_first(service, link, clock):
    call(service, link, add(service, link, "zuerst"), MeasureState.DROPPED)
    clock.time += timedelta(days=1)
    call(service, link, add(service, link, "dann"), MeasureState.DROPPED)

    assert three_lists(service, link) == ([], [], ["dann", "zuerst"])


def test_a_done_measure_about_which_was_asked_again_has_become_something(service, link):
    measure = add(service, link, "Bänke", criteria=("planung",))
    call(service, link, measure, MeasureState.DONE)
    again = service.rechecks.begin(link, measure.id)
    while_it_runs = three_lists(service, link)

    service.organising.end_check(again)

    assert while_it_runs == (["Bänke"], [], [])
    assert three_lists(service, link) == ([], [], ["Bänke"])


# asking again


def test_a_re_check_asks_the_questions_of_the_measures_criteria_alone(service, link):
    measure = add(service, link, "Bänke", criteria=("planung",))

    again = service.access.open(service.rechecks.begin(link, measure.id))

    assert again.scope == Scope(frozenset({"planung"}))
    assert list(again.questionnaire.questions) == ["frueh", "offen"]
    assert again.state is State.OPEN


def test_a_re_check_of_a_module_asks_nothing_else(service, link):
    measure = add(service, link, "Sand", criteria=("sand",))

    again = service.access.open(service.rechecks.begin(link, measure.id))

    assert list(again.questionnaire.questions) == ["tief"]


def test_a_measure_for_the_whole_process_asks_all_that_was_asked_before(service, link):
    measure = add(service, link, "Alles anders")

    again = service.access.open(service.rechecks.begin(link, measure.id))

    assert again.scope == service.access.open(link).scope


def test_a_re_check_has_the_kept_catalogue_phase_mode_letterhead_and_invitations(service, tmp_path):
    link = service.organising.create_check(
        wish(perspective=None, mode=Mode.CONFIDENTIAL, shares=True, letterhead=Letterhead("Stadt", "Amt"))
    )
    service.inviting.invite(link, "kinder", "Schule")
    measure = add(service, link, "Bänke", criteria=("planung",))
    (tmp_path / "data" / "criteria" / "spielplatz.yaml").write_text(NEWER, "utf-8")

    first, again = service.access.open(link), service.access.open(service.rechecks.begin(link, measure.id))

    assert (again.catalogue.version, again.phase, again.mode) == ("1.0.0", first.phase, Mode.CONFIDENTIAL)
    assert (again.letterhead, again.shares) == (first.letterhead, True)
    assert "Schule" in {each.name for each in service.inviting.links(again)}
    assert {each.link for each in service.inviting.links(again)}.isdisjoint(
        each.link for each in service.inviting.links(first)
    )


def test_the_length_is_known_before_it_is_begun(service, link):
    service.inviting.invite(link, None, "Verein")
    measure = add(service, link, "Bänke", criteria=("planung",))

    proposal = service.rechecks.proposal(link, measure.id)

    assert proposal.asked.questionnaire.longest().questions == 2
    assert proposal.asked.questionnaire.longest().minutes == 1
    assert (proposal.asked.mode, proposal.asked.names, proposal.asked.of) == (
        Mode.OPEN,
        ("Verein",),
        NOON.date(),
    )


def test_a_re_check_begun_twice_at_once_is_one(settings, database_url):
    elsewhere = settings.model_copy(update={"database": database_url})
    with closing(open_service(elsewhere)) as service, ThreadPool(4) as pool:
        link = service.organising.create_check(wish(perspective=None))
        measure = add(service, link, "Bänke", criteria=("planung",))

        begun = set(pool.map(lambda _: service.rechecks.begin(link, measure.id), range(8)))

        [followed] = service.rechecks.loop_back(link).due
        assert begun == {followed.running.link}
        assert len(service.known_checks.other_checks(link)) == 1


def test_once_it_has_ended_one_can_ask_again(service, link, clock):
    measure = add(service, link, "Bänke", criteria=("planung",), due=NOON.date())
    first = service.rechecks.begin(link, measure.id)
    clock.time += timedelta(days=14)
    service.organising.end_check(first)

    second = service.rechecks.begin(link, measure.id)

    [followed] = service.rechecks.loop_back(link).due
    assert [each.link for each in followed.rechecks] == [first, second]
    assert (followed.ended.link, followed.running.link, followed.first) == (first, second, link)


def test_a_measure_that_is_gone_is_said(service, link):
    measure = add(service, link, "Bänke", criteria=("planung",))
    service.measures.remove_measure(link, measure.id)

    with pytest.raises(Stale, match="not there any more"):
        service.rechecks.begin(link, measure.id)


def test_a_measure_of_another_process_is_not_found(service, link):
    other = service.organising.create_check(wish(title="Anderer Platz"))
    measure = add(service, other, "Bänke", criteria=("planung",))

    with pytest.raises(Stale):
        service.rechecks.begin(link, measure.id)


def test_a_re_check_is_of_the_same_process_and_leaves_its_title(service, link):
    measure = add(service, link, "Bänke", criteria=("planung",))
    service.organising.rename(link, "Neuer Name", "Neustadt")

    again = service.access.open(service.rechecks.begin(link, measure.id))

    assert (again.title, again.place) == ("Neuer Name", "Neustadt")
    assert [each.link for each in service.known_checks.other_checks(link)] == [again.link]


def moved_to_a_newer_catalogue(service: Service, link: str, tmp_path) -> tuple[str, Measure]:
    """A measure whose first check has been deleted, in a process whose other check has a newer catalogue
    without the measure's criterion.
    """
    (tmp_path / "data" / "criteria" / "spielplatz.yaml").write_text(NEWER, "utf-8")
    newer = service.organising.create_check(wish(beside=link, perspective=None))
    measure = add(service, newer, "Bänke", criteria=("planung",))
    service.organising.delete(link)
    return newer, measure


def test_a_criterion_that_no_catalogue_has_any_more_is_said_and_nothing_is_begun(service, link, tmp_path):
    newer, measure = moved_to_a_newer_catalogue(service, link, tmp_path)

    proposal = service.rechecks.proposal(newer, measure.id)

    assert (proposal.asked, proposal.missing) == (None, ("planung",))
    assert proposal.refused == NOT_IN_CATALOGUE
    with pytest.raises(NotPossible, match="not in the catalogue of any check"):
        service.rechecks.begin(newer, measure.id)
    assert service.known_checks.other_checks(newer) == ()


def test_of_several_criteria_those_are_asked_that_are_still_there(service, link, tmp_path):
    newer, measure = moved_to_a_newer_catalogue(service, link, tmp_path)
    [kept] = service.measures.measure_list(newer).measures
    service.measures.change_measure(newer, measure.id, {"criteria": ("planung", "bau")}, kept.revision)

    proposal = service.rechecks.proposal(newer, measure.id)

    assert proposal.asked.questionnaire.criterion_ids == ("bau",)
    assert proposal.missing == ("planung",)


def test_a_measure_whose_own_check_was_deleted_is_asked_again_with_another_check_of_the_process(
    service, link
):
    other = service.organising.create_check(wish(beside=link, perspective=None, phase="vorher"))
    measure = add(service, other, "Bänke", criteria=("planung",))
    service.organising.delete(link)

    again = service.access.open(service.rechecks.begin(other, measure.id))

    assert again.phase == "vorher"


def test_without_any_check_to_repeat_that_is_said(service, link):
    measure = add(service, link, "Bänke", criteria=("planung",))
    there = service.measures.measure_list(link)
    followed = service.rechecks.loop_back(link).promised[0]

    proposal = service.rechecks._proposed(there, replace(followed, measure=measure), [])

    assert proposal.refused == NO_CHECK_TO_REPEAT


def test_a_deleted_re_check_leaves_the_measure(service, link):
    measure = add(service, link, "Bänke", criteria=("planung",))
    again = service.rechecks.begin(link, measure.id)

    service.organising.delete(again)

    [followed] = service.rechecks.loop_back(link).promised
    assert (followed.measure.id, followed.rechecks) == (measure.id, ())
    with pytest.raises(UnknownLink):
        service.access.open(again)


def test_after_the_answers_have_gone_one_can_ask_again_and_compare_with_what_remains(service, clock):
    link = service.organising.create_check(wish(perspective=None, keeps=Keeps.RESULT))
    measure = add(service, link, "Bänke", criteria=("planung",))
    answered(service, link, 1, 2)
    service.organising.end_check(link)
    for _ in range(80):
        clock.time += timedelta(days=10)
        service.upkeep.tidy()

    again = service.rechecks.begin(link, measure.id)
    answered(service, again, 4, 4, 4)
    service.organising.end_check(again)

    [followed] = service.rechecks.loop_back(link).promised
    [row] = service.rechecks.outcome(followed).compared.criteria
    assert service.access.open(link).opened.check.emptied is not None
    assert service.access.open(again).opened.check.emptied is None
    assert (row.overall.then.n, row.overall.now.n, row.overall.now.score) == (2, 3, 100)
