"""When a check ends and is deleted, and what a device remembers of it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from qcheck.service import (
    LinkKind,
    Measure,
    MeasureId,
    NotPossible,
    Scope,
    State,
    UnknownLink,
)
from tests.test_service import NOON, wish
from tests.test_service_people import HOLDERS, clock, joined, link, service
from tests.verbs import KINDER

__all__ = ["clock", "link", "service"]  # fixtures

# the end of it all


def test_a_check_past_its_day_opens_no_more_and_is_gone_from_the_database(service, link, clock):
    [sheet] = joined(service, link)
    service.organising.keep_until(link, date(2026, 6, 1))
    clock.time = datetime(2026, 6, 1, 6, tzinfo=UTC)

    with pytest.raises(UnknownLink):
        service.access.open(link)
    with pytest.raises(UnknownLink):
        service.answering.own_sheet(sheet)
    service.upkeep.tidy()

    assert service._store.everything() == ()


def test_tidying_closes_what_is_over_and_leaves_the_rest(service, link, clock):
    over = service.organising.create_check(wish(ends=NOON + timedelta(hours=1)))
    clock.pass_(hours=2)

    service.upkeep.tidy()

    assert service.access.open(over).life.closed == NOON + timedelta(hours=1)
    assert service.access.open(link).state is State.OPEN


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (date(2026, 5, 4), "must lie in the future"),
        (date(2026, 5, 9), "after the end of the check"),
        (date(2040, 1, 1), "ten years"),
    ],
)
def test_a_day_of_deletion_that_cannot_be_meant_is_refused(service, chosen, said):
    link = service.organising.create_check(wish(ends=NOON + timedelta(days=5)))

    with pytest.raises(NotPossible, match=said):
        service.organising.keep_until(link, chosen)


@pytest.mark.parametrize("ends", [datetime.max.replace(tzinfo=UTC), datetime(2036, 6, 1, tzinfo=UTC)])
def test_an_end_beyond_ten_years_is_refused_and_nothing_is_stored(service, link, ends):
    before = len(service._store.everything())

    with pytest.raises(NotPossible, match="more than ten years ahead"):
        service.organising.create_check(wish(ends=ends))
    with pytest.raises(NotPossible, match="more than ten years ahead"):
        service.organising.schedule(link, ends, "Pacific/Auckland")

    assert len(service._store.everything()) == before
    assert service.access.open(link).life.ends is None


@pytest.mark.parametrize("due", [date.max, date(2036, 6, 1), date(1900, 1, 1), date.min])
def test_a_measure_is_due_within_ten_years(service, link, due):
    service.facilitating.start_workshop(link, "90")
    measure = Measure(MeasureId(""), "Bänke", (), "", "", due, "")

    with pytest.raises(NotPossible, match="lies too far away"):
        service.outcomes.measure(link, service.facilitating.seen(link).revision, measure)


def test_an_end_on_or_after_the_day_of_deletion_is_refused(service, link):
    service.organising.keep_until(link, date(2026, 6, 1))

    service.organising.schedule(link, datetime(2026, 5, 31, 21, tzinfo=UTC), "Europe/Berlin")

    with pytest.raises(NotPossible, match="before the day on which everything is deleted"):
        service.organising.schedule(link, datetime(2026, 5, 31, 22, 30, tzinfo=UTC), "Europe/Berlin")


def test_a_table_that_is_added_twice_in_one_go_has_one_sheet(service, link):
    first, again, other = (
        service.collecting.add_sheet(link, KINDER, "Tisch 1", nonce) for nonce in ("eins", "eins", "zwei")
    )

    assert first == again
    assert other != first
    assert len(service.collecting.sheets(link)) == 2


def test_the_operator_finds_a_lost_organisers_link_by_a_piece_of_the_title(service, link):
    service.organising.create_check(wish(title="Ganz etwas anderes"))

    assert [each.link for each in service.known_checks.organisers("markt")] == [link]


def test_a_device_remembers_links_to_organise_and_to_view_and_no_others(service, link):
    held = [HOLDERS[kind](service, link) for kind in (LinkKind.ANSWER, LinkKind.SHEET, LinkKind.VIEW)]

    assert [each.kind for each in service.known_checks.known([*held, link])] == [
        LinkKind.VIEW,
        LinkKind.ORGANISE,
    ]


def test_a_perspective_that_is_asked_nothing_is_not_invited(service):
    link = service.organising.create_check(
        wish(perspective=KINDER, phase="vorher", scope=Scope(frozenset({"bau"})))
    )

    assert [each.id for each in service.joining.choices(link)] == ["kinder"]


def test_looking_at_the_links_again_writes_nothing(service, link, monkeypatch):
    service.inviting.links(link)
    monkeypatch.setattr(service._store.database, "writing", None)

    assert len(service.inviting.links(link)) == 4
