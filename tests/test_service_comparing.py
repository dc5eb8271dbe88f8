"""Two checks of one process by their links: which are put side by side, in which order, and what remains."""

from datetime import UTC, date, datetime

import pytest

from qcheck.comparing import Verdict
from qcheck.service import Invalid, Keeps, LinkKind, NotPossible, Scope, Shows, UnknownLink, open_service
from qcheck.service.ground.check_values import NewCheck
from qcheck.settings import Settings
from tests.standing_clock import StandingClock
from tests.whole_sheets import whole_sheet

LAST_DAY = date(2026, 5, 15)
THE_DAY = datetime(2026, 5, 15, 6, tzinfo=UTC)
WISH = NewCheck(
    "Platz am Ulmenbach",
    "",
    "kurzcheck",
    "planung",
    Scope(frozenset({"ziele-rahmen"})),
    None,
    deletes=LAST_DAY,
)


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def service(tmp_path, clock):
    opened = open_service(Settings(data=tmp_path / "data"))
    opened.clock.now = clock
    yield opened
    opened.close()


def made(service, value, beside=None, **changes):
    """A check in which five people of the administration gave this answer; its organiser's link."""
    values = {field: getattr(WISH, field) for field in WISH.__dataclass_fields__} | changes
    link = service.organising.create_check(NewCheck(**values | {"beside": beside}))
    invitation = service.inviting.own_answer_link(link)
    for _ in range(5):
        whole_sheet(service, invitation, "verwaltung", lambda _: value)
    return link


@pytest.fixture
def pair(service, clock):
    """A check with red, and a week later one with green."""
    then = made(service, 1, keeps=Keeps.RESULT)
    clock.pass_(days=7)
    return then, made(service, 4, beside=then, deletes=None)


def told(both):
    [criterion] = both.compared.criteria
    pair = criterion.overall
    return pair.then.score, pair.now.score, pair.verdict


@pytest.mark.parametrize("turned", [False, True])
def test_the_check_that_was_made_earlier_is_the_earlier_one(service, pair, turned):
    both = service.comparing.through_time(*(reversed(pair) if turned else pair))

    assert told(both) == (0, 100, Verdict.CHANGED)
    assert (both.then_link, both.now_link) == pair
    assert (both.now_day - both.then_day).days == 7


def test_two_checks_can_be_put_in_the_other_order_on_purpose(service, pair):
    assert told(service.comparing.between(pair[1], pair[0])) == (100, 0, Verdict.CHANGED)


def test_checks_of_different_processes_and_a_check_beside_itself_are_refused(service, pair):
    with pytest.raises(Invalid, match="different processes"):
        service.comparing.between(pair[0], made(service, 4))
    with pytest.raises(Invalid, match="same check"):
        service.comparing.between(pair[0], pair[0])


@pytest.mark.parametrize("kind", [LinkKind.ANSWER, LinkKind.SHEET, LinkKind.MEASURES, LinkKind.WALL])
@pytest.mark.parametrize("place", [0, 1])
def test_a_link_that_shows_no_result_opens_neither_side(service, pair, kind, place):
    links = list(pair)
    links[place] = held(service, pair[place], kind)

    with pytest.raises(NotPossible):
        service.comparing.through_time(*links)
    with pytest.raises(NotPossible):
        service.comparing.between(*links)


def held(service, link, kind):
    match kind:
        case LinkKind.ANSWER:
            return service.inviting.own_answer_link(link)
        case LinkKind.SHEET:
            invitation = service.inviting.own_answer_link(link)
            return service.joining.join(invitation, "verwaltung", service.joining.new_nonce())
        case LinkKind.MEASURES:
            return service.measures.measures_link(link).link
    service.facilitating.start_workshop(link, "90")
    return service.facilitating.seen(link).wall


def test_a_link_that_opens_nothing_is_refused_on_both_sides(service, pair):
    with pytest.raises(UnknownLink):
        service.comparing.through_time(pair[0], "0" * 38)
    with pytest.raises(UnknownLink):
        service.comparing.through_time("0" * 38, pair[0])


def test_of_each_side_no_more_is_seen_than_its_own_link_shows(service, pair):
    part = service.inviting.hand_on(pair[1], "Presse", Shows(perspectives=False, comments=False)).link

    both = service.comparing.through_time(pair[0], part)

    [criterion] = both.compared.criteria
    assert not criterion.overall.is_comparable
    assert both.now.profile.criteria[0].perspectives == {}


def test_what_remains_of_a_check_is_compared_as_before(service, pair, clock):
    service.organising.end_check(pair[0])
    before = service.comparing.through_time(*pair)
    clock.time = THE_DAY
    service.upkeep.tidy()

    after = service.comparing.through_time(*pair)

    assert after.compared == before.compared
    assert (after.then.emptied, after.now.emptied) == (LAST_DAY, None)


def test_where_no_result_remained_nothing_is_compared(service, clock):
    then = made(service, 1, keeps=Keeps.MEASURES)
    clock.pass_(days=7)
    now = made(service, 4, beside=then, deletes=None)
    service.agreements.agree(then, "ziele-rahmen", "yellow", "Es geht voran", seen=0)
    service.organising.end_check(then)
    clock.time = THE_DAY
    service.upkeep.tidy()

    both = service.comparing.through_time(then, now)

    assert [each for each in both.compared.criteria if each.overall.is_comparable] == []
    assert both.then.profile.criteria == ()
