"""All processes for whoever holds several links: what each link lets one see, and nothing before its time."""

from contextlib import closing
from datetime import timedelta

import pytest

from qcheck.scoring.values import Light
from qcheck.service import Keeps, LinkKind, MeasureState, Mode, Service, Shows, State, open_service
from qcheck.settings import Settings
from tests.link_kinds import link_of
from tests.standing_clock import StandingClock
from tests.test_service import NOON, YAML, wish
from tests.test_service_measures import add
from tests.whole_sheets import whole_sheet


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def service(tmp_path, clock):
    settings = Settings(data=tmp_path / "data").prepared()
    (settings.criteria / "spielplatz.yaml").write_text(YAML, "utf-8")
    with closing(open_service(settings)) as opened:
        opened.clock.now = clock
        yield opened


def made(service: Service, title: str, **values: object) -> str:
    return service.organising.create_check(wish(title=title, perspective=None, **values))


def answered(service: Service, link: str, *values: int) -> None:
    invitation = service.inviting.own_answer_link(link)
    for value in values:
        whole_sheet(service, invitation, "kinder", lambda _, value=value: value)


def test_processes_stand_by_name_with_all_links_that_lead_to_them(service):
    later, first = made(service, "Öffentlicher Platz"), made(service, "Allee")
    view = service.inviting.hand_on(later, "Presse", Shows()).link

    listed = service.processes.listed([view, later, first])

    assert [each.title for each in listed] == ["Allee", "Öffentlicher Platz"]
    assert (listed[1].kind, listed[1].link, set(listed[1].held)) == (
        LinkKind.ORGANISE,
        later,
        {later, view},
    )


def test_the_lights_of_the_last_check_stand_in_the_catalogues_order(service, clock):
    link = made(service, "Allee")
    answered(service, link, 4, 4)

    [listed] = service.processes.listed([link])

    assert listed.lights == (("planung", Light.GREEN), ("bau", Light.GREEN))
    assert listed.made == NOON.date()


def test_lights_follow_what_is_answered(service):
    link = made(service, "Allee")
    answered(service, link, 4)
    service.processes.listed([link])

    answered(service, link, 1, 1, 1, 1)

    [listed] = service.processes.listed([link])
    assert dict(listed.lights)["planung"] is Light.RED


def test_a_re_check_is_not_the_last_check(service, clock):
    link = made(service, "Allee")
    answered(service, link, 4, 4)
    measure = add(service, link, criteria=("bau",), due=NOON.date())
    clock.time += timedelta(days=7)
    again = service.rechecks.begin(link, measure.id)

    [listed] = service.processes.listed([link, again])

    assert (len(listed.lights), listed.made, set(listed.held)) == (2, NOON.date(), {link, again})


def test_a_confidential_check_shows_no_lights_before_its_end(service):
    link = made(service, "Allee", mode=Mode.CONFIDENTIAL)
    answered(service, link, *[4] * 6)
    [before] = service.processes.listed([link])

    service.organising.end_check(link)

    [after] = service.processes.listed([link])
    assert (before.lights, before.released, before.state) == ((), False, State.OPEN)
    assert after.released
    assert dict(after.lights)["planung"] is Light.GREEN


def test_a_viewers_link_shows_its_part_alone(service):
    link = made(service, "Allee")
    answered(service, link, 4, 4)
    add(service, link, "Bänke", criteria=("bau",), due=NOON.date())
    add(service, link, "Plan", criteria=("planung",), due=NOON.date())
    view = service.inviting.hand_on(link, "Presse", Shows(frozenset({"bau"}))).link

    [listed] = service.processes.listed([view])

    assert [criterion for criterion, _ in listed.lights] == ["bau"]
    assert [each.what for each in listed.due] == ["Bänke"]


def test_a_viewers_link_leads_to_no_other_check_of_the_process(service, clock):
    link = made(service, "Allee")
    view = service.inviting.hand_on(link, "Presse", Shows()).link
    clock.time += timedelta(days=1)
    made(service, "Allee", beside=link)

    [listed] = service.processes.listed([view])

    assert listed.made == NOON.date()


def test_a_link_to_measures_shows_what_is_due_and_no_lights(service):
    link = made(service, "Allee")
    answered(service, link, 4, 4)
    add(service, link, "Bänke", due=NOON.date())
    measures = service.measures.measures_link(link).link

    [listed] = service.processes.listed([measures])

    assert (listed.kind, listed.lights, len(listed.due)) == (LinkKind.MEASURES, (), 1)


def test_what_is_done_is_not_due_and_the_next_day_is_known(service):
    link = made(service, "Allee")
    done = add(service, link, "Bänke", due=NOON.date())
    service.measures.change_measure(link, done.id, {"state": MeasureState.DONE}, done.revision)
    add(service, link, "Schatten", due=NOON.date() + timedelta(days=30))

    [listed] = service.processes.listed([link])

    assert (listed.due, listed.next_due) == ((), NOON.date() + timedelta(days=30))
    assert listed.first_due == listed.next_due


@pytest.mark.parametrize("kind", [LinkKind.ANSWER, LinkKind.SHEET, LinkKind.WALL])
def test_other_links_show_nothing(service, kind):
    link = made(service, "Allee")
    service.facilitating.start_workshop(link, "90")

    assert service.processes.listed([link_of(service, link, kind)]) == ()


def test_a_link_whose_secret_is_wrong_or_that_was_replaced_shows_nothing(service):
    link = made(service, "Allee")
    wrong = link[:-1] + ("0" if link[-1] != "0" else "1")
    new = service.organising.renew(link)

    assert service.processes.listed([wrong, link]) == ()
    assert service.processes.opening([wrong, link, new, "kein Link"]) == (new,)


@pytest.mark.parametrize(
    ("keeps", "lights"),
    [
        (Keeps.NOTHING, []),
        (Keeps.MEASURES, [()]),
        (Keeps.RESULT, [(("planung", Light.GREEN), ("bau", Light.GREEN))]),
    ],
)
def test_after_its_day_a_check_shows_what_was_promised_to_remain(service, clock, keeps, lights):
    link = made(service, "Allee", keeps=keeps)
    add(service, link, "Bänke")
    answered(service, link, 4, 4)
    service.organising.end_check(link)
    service.processes.listed([link])

    for _ in range(80):
        clock.time += timedelta(days=10)
        service.upkeep.tidy()

    assert [each.lights for each in service.processes.listed([link])] == lights
    assert [each.lights for each in service.processes.everything_here()] == lights


@pytest.mark.parametrize(("keeps", "number"), [(Keeps.NOTHING, 0), (Keeps.RESULT, 1)])
def test_on_its_day_a_check_stands_as_what_remains_before_anybody_has_tidied_up(
    service, clock, keeps, number
):
    link = made(service, "Allee", keeps=keeps)
    answered(service, link, 4, 4)
    service.organising.end_check(link)

    for _ in range(73):
        clock.time += timedelta(days=10)
        service.upkeep.tidy()
    there = len(service.processes.listed([link]))
    clock.time += timedelta(days=1)

    assert there == 1
    assert len(service.processes.listed([link])) == number


def test_this_computer_sees_each_process_once(service):
    link = made(service, "Allee")
    made(service, "Allee", beside=link)
    made(service, "Platz")

    assert [each.title for each in service.processes.everything_here()] == ["Allee", "Platz"]
