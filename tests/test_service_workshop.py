"""A workshop through the service: who may, what is counted and revealed, hands, measures; with the Kurzcheck
as it is shipped.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from qcheck.catalogue import CriterionId, PerspectiveId, QuestionId
from qcheck.disclosure import Step
from qcheck.service import (
    LinkKind,
    Measure,
    MeasureId,
    Mode,
    Moment,
    NotPossible,
    Service,
    State,
    UnknownLink,
    WrongLink,
    open_service,
)
from qcheck.settings import Settings
from qcheck.workshop import Station
from tests.link_kinds import link_of, others
from tests.sheet.devices import invitation, new_check
from tests.whole_sheets import whole_sheet

NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
AMT, VEREIN = PerspectiveId("verwaltung"), PerspectiveId("zivilgesellschaft")


@pytest.fixture
def service(tmp_path):
    opened = open_service(Settings(data=tmp_path / "data"))
    opened.clock.now = lambda: NOON
    yield opened
    opened.close()


@pytest.fixture
def link(service: Service) -> str:
    return begun(service)


def begun(service: Service, mode: Mode = Mode.OPEN, **wishes: object) -> str:
    """A workshop in its lobby; gives the organiser's link."""
    link = new_check(service, mode=mode, **{"prepared": True, **wishes})
    service.facilitating.start_workshop(link, "90")
    return link


def go(service: Service, link: str, *stations: Station) -> None:
    """Goes to these stations, one after the other."""
    for station in stations:
        room = service.facilitating.seen(link)
        place = [stop.station for stop in room.stage.plan].index(station)
        service.facilitating.go_to(link, room.revision, place, sure=True)


def sheet(
    service: Service, link: str, perspective: PerspectiveId, value: int | None = None, name: str = "a"
) -> str:
    """Somebody joins, and answers every question with this value."""
    invited, nonce = invitation(service, link), f"{perspective}-{name}"
    if value is None:
        return service.joining.join(invited, perspective, nonce)
    return whole_sheet(service, invited, perspective, lambda _: value, nonce=nonce)


def first(service: Service, link: str) -> CriterionId:
    return CriterionId(service.facilitating.seen(link).catalogue.main_criteria[0].id)


def revision(service: Service, link: str) -> int:
    return service.facilitating.seen(link).revision


# who may


@pytest.mark.parametrize("kind", others(LinkKind.ORGANISE, LinkKind.WALL))
def test_links_of_other_kinds_open_nothing_of_a_workshop(service: Service, link: str, kind: LinkKind) -> None:
    other = link_of(service, link, kind)

    with pytest.raises(WrongLink):
        service.facilitating.seen(other)
    with pytest.raises(WrongLink):
        service.facilitating.forward(other, 1)


def test_the_wall_sees_the_workshop_and_changes_nothing(service: Service, link: str) -> None:
    wall = service.facilitating.seen(link).wall

    assert service.facilitating.seen(wall).title == "Spielplatz am Bach"
    with pytest.raises(NotPossible, match="changes nothing"):
        service.facilitating.forward(wall, 1)
    with pytest.raises(NotPossible, match="changes nothing"):
        service.results.result(wall)
    with pytest.raises(NotPossible, match="changes nothing"):
        service.outcomes.note(wall, None, "x", "")


def test_a_wall_with_a_new_link_says_so_to_the_old_one(service: Service, link: str) -> None:
    old = service.facilitating.seen(link).wall

    service.facilitating.renew_wall(link)

    assert service.facilitating.seen(service.facilitating.seen(link).wall).stage.station is Station.LOBBY
    with pytest.raises(UnknownLink, match="replaced by a new one"):
        service.facilitating.seen(old)


def test_the_wall_is_not_among_the_links_to_hand_on(service: Service, link: str) -> None:
    assert {each.kind for each in service.inviting.links(link)} == {LinkKind.ANSWER, LinkKind.VIEW}


def test_only_plans_that_there_are_can_be_started(service: Service) -> None:
    with pytest.raises(NotPossible, match="one of the plans"):
        service.facilitating.start_workshop(new_check(service), "17")


# what is counted


def test_those_who_joined_and_those_who_are_done_are_counted_by_perspective(
    service: Service, link: str
) -> None:
    go(service, link, Station.ANSWERING)
    unfinished = sheet(service, link, AMT, 3)
    service.answering.take_back(
        unfinished, QuestionId(service.answering.own_sheet(unfinished).asked[0][1][0].id)
    )
    sheet(service, link, AMT, 3, "b")

    room = service.facilitating.seen(link)

    assert (room.joined[AMT], room.finished[AMT], room.joined[VEREIN]) == (2, 1, 0)


def test_in_a_confidential_check_small_numbers_are_not_said(service: Service) -> None:
    link = begun(service, Mode.CONFIDENTIAL)
    own = [sheet(service, link, AMT, name=name) for name in "abcde"]
    sheet(service, link, VEREIN)
    go(service, link, Station.ANSWERING)
    service.answering.finish(own[0])

    room = service.facilitating.seen(link)

    assert (room.joined[AMT], room.finished[AMT], room.joined[VEREIN]) == (Step(5, 9), None, None)


def test_there_is_a_code_for_the_room(service: Service, link: str) -> None:
    room = service.facilitating.seen(link)

    assert room.code is not None
    assert service.joining.by_code(room.code) == room.invitation


# what is revealed


def test_nothing_is_revealed_before_the_facilitator_says_so(service: Service, link: str) -> None:
    wall = service.facilitating.seen(link).wall
    go(service, link, Station.ANSWERING)
    sheet(service, link, AMT, 3)
    answering = service.facilitating.workshop_result(wall)
    go(service, link, Station.REVEAL)

    assert (answering, service.facilitating.workshop_result(wall)) == (None, None)


def test_criteria_are_revealed_one_by_one_without_what_anybody_wrote(service: Service, link: str) -> None:
    wall = service.facilitating.seen(link).wall
    go(service, link, Station.ANSWERING)
    own = sheet(service, link, AMT, 3)
    service.answering.closing(own, "open_good", "Die Bänke", "")
    go(service, link, Station.REVEAL)

    service.facilitating.reveal(link, revision(service, link), first(service, link))
    found = service.facilitating.workshop_result(wall)

    assert found is not None
    assert [row.criterion for row in found.profile.criteria] == [first(service, link)]
    assert (found.remarks, found.closing) == ((), ())


def test_the_whole_profile_is_revealed(service: Service, link: str) -> None:
    go(service, link, Station.ANSWERING)
    sheet(service, link, AMT, 3)
    go(service, link, Station.REVEAL)

    service.facilitating.reveal(link, revision(service, link))
    found = service.facilitating.workshop_result(service.facilitating.seen(link).wall)

    assert found is not None
    assert len(found.profile.criteria) == 12


def test_a_confidential_check_is_closed_for_good_only_by_whoever_is_sure(service: Service) -> None:
    link = begun(service, Mode.CONFIDENTIAL)
    go(service, link, Station.ANSWERING)

    with pytest.raises(NotPossible, match="for good"):
        service.facilitating.forward(link, revision(service, link))
    with pytest.raises(NotPossible, match="for good"):
        service.facilitating.admit(link, revision(service, link), False)
    still = service.facilitating.seen(link).state
    service.facilitating.forward(link, revision(service, link), sure=True)

    assert (still, service.facilitating.seen(link).state) == (State.OPEN, State.CLOSED)
    assert service.facilitating.seen(link).can_undo is False


def test_an_open_round_asks_nothing_and_can_be_taken_back(service: Service, link: str) -> None:
    go(service, link, Station.ANSWERING)
    service.facilitating.forward(link, revision(service, link))
    closed = service.facilitating.seen(link).state

    service.facilitating.undo(link, revision(service, link))

    assert (closed, service.facilitating.seen(link).state) == (State.CLOSED, State.OPEN)


def test_a_check_that_is_closed_already_begins_with_the_reveal(service: Service) -> None:
    link = new_check(service, mode=Mode.CONFIDENTIAL)
    service.organising.end_check(link)

    service.facilitating.start_workshop(link, "45")

    assert service.facilitating.seen(link).stage.station is Station.REVEAL
    assert service.facilitating.seen(link).closes_for_good is False


def test_topics_are_proposed_by_the_agenda_and_no_more_than_there_is_time_for(
    service: Service, link: str
) -> None:
    go(service, link, Station.ANSWERING)
    sheet(service, link, AMT, 1)
    go(service, link, Station.REVEAL)
    service.facilitating.adjust(link, revision(service, link), {Station.TOPICS: 20})

    go(service, link, Station.TOPICS)

    assert len(service.facilitating.seen(link).stage.topics) == 2


# phones


@pytest.mark.parametrize(
    ("stations", "moment"),
    [
        ((), Moment.WAIT),
        ((Station.ANSWERING,), Moment.ANSWER),
        ((Station.ANSWERING, Station.REVEAL), Moment.LOOK),
        ((Station.ANSWERING, Station.CLOSING), Moment.OVER),
    ],
)
def test_a_phone_is_told_what_it_is_time_for(
    service: Service, link: str, stations: tuple[Station, ...], moment: Moment
) -> None:
    go(service, link, *stations)

    assert service.facilitating.moment(invitation(service, link)) is moment


def test_a_phone_is_told_nothing_where_there_is_no_workshop(service: Service) -> None:
    assert service.facilitating.moment(invitation(service, new_check(service))) is None


def test_a_sheet_of_the_lobby_takes_answers_once_the_answering_is_open(service: Service, link: str) -> None:
    own = sheet(service, link, AMT)
    question = QuestionId(service.facilitating.seen(link).catalogue.main_criteria[0].questions[0].id)

    with pytest.raises(NotPossible, match="not been opened yet"):
        service.answering.answer(own, question, 3)
    go(service, link, Station.ANSWERING)

    assert service.answering.answer(own, question, 3).at == NOON


# what a workshop brings about


def test_an_agreed_light_is_one_of_three_or_left_open(service: Service, link: str) -> None:
    service.agreements.agree_in_workshop(
        link, revision(service, link), first(service, link), "yellow", " Noch offen \n", "Zwei sehen rot"
    )
    agreed = service.facilitating.seen(link).agreed[first(service, link)]

    assert (agreed.light, agreed.reason, agreed.minority) == ("yellow", "Noch offen", "Zwei sehen rot")
    with pytest.raises(NotPossible, match="choose a light"):
        service.agreements.agree_in_workshop(
            link, revision(service, link), first(service, link), "grey", "", ""
        )
    with pytest.raises(NotPossible, match="criteria of this catalogue"):
        service.agreements.agree_in_workshop(link, revision(service, link), CriterionId("x"), "red", "", "")
    service.agreements.take_back_in_workshop(link, revision(service, link), first(service, link))
    assert service.facilitating.seen(link).agreed == {}


def test_two_who_write_a_note_at_once_lose_nothing(service: Service, link: str) -> None:
    topic = first(service, link)
    service.outcomes.note(link, topic, "Zu laut", "")

    assert service.outcomes.note(link, topic, "Zu eng", "") == "Zu laut\n\nZu eng"
    with pytest.raises(NotPossible, match="characters"):
        service.outcomes.note(link, None, "x" * 6000, "")


def test_a_measure_says_what_is_to_be_done(service: Service, link: str) -> None:
    bench = Measure(MeasureId(""), " Bänke ", (first(service, link),), who="Bauhof")
    service.outcomes.measure(link, revision(service, link), bench)
    [kept] = service.facilitating.seen(link).measures

    service.outcomes.measure(link, revision(service, link), replace(kept, who="Bauhof und Verein"))

    [again] = service.facilitating.seen(link).measures
    assert (kept.what, again.id, again.who) == ("Bänke", kept.id, "Bauhof und Verein")
    with pytest.raises(NotPossible, match="what is to be done"):
        service.outcomes.measure(link, revision(service, link), Measure(MeasureId(""), "  "))


# hands


def test_a_hand_is_a_sheet_where_each_criterion_asks_one_question(service: Service, link: str) -> None:
    go(service, link, Station.ANSWERING)
    question = QuestionId(service.facilitating.seen(link).catalogue.main_criteria[0].questions[0].id)

    service.collecting.count_hands(link, AMT, question, {4: 7, 1: 3})

    assert service.results.result(link).sheets[AMT] == 10
    assert service.results.result(link).hands == {question: {AMT: 10}}


def test_hands_are_refused_with_the_reason_where_they_cannot_be_counted(service: Service) -> None:
    confidential = begun(service, Mode.CONFIDENTIAL)
    long = begun(service, catalogue="qualitaetscheck")

    with pytest.raises(NotPossible, match="everybody in the room would see"):
        service.collecting.hands(confidential)
    with pytest.raises(NotPossible, match="several answers of the same person"):
        service.collecting.hands(long)


@pytest.mark.parametrize("number", [-1, 1001])
def test_what_is_no_number_of_hands_is_refused(service: Service, link: str, number: int) -> None:
    go(service, link, Station.ANSWERING)
    question = QuestionId(service.facilitating.seen(link).catalogue.main_criteria[0].questions[0].id)

    with pytest.raises(NotPossible, match=r"\(0 to 1000\)"):
        service.collecting.count_hands(link, AMT, question, {4: number})


def test_a_workshop_of_another_day_is_over_for_phones(service: Service, link: str) -> None:
    go(service, link, Station.ANSWERING, Station.REVEAL)
    at_once = service.facilitating.moment(invitation(service, link))
    service.clock.now = lambda: NOON + timedelta(hours=13)

    assert (at_once, service.facilitating.moment(invitation(service, link))) == (Moment.LOOK, Moment.OVER)
