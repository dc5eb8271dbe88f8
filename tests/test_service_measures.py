"""The measures of a process through the service: written, changed by several, and what is refused."""

from datetime import UTC, date, datetime, timedelta

import pytest

from qcheck.refusals import Invalid
from qcheck.service import (
    Measure,
    MeasureState,
    NotPossible,
    Service,
    Stale,
    UnknownLink,
    Urgency,
    open_service,
)
from qcheck.service.follow_up import measures
from qcheck.settings import Settings
from tests.standing_clock import StandingClock
from tests.test_service import NOON, YAML, wish


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def service(tmp_path, clock):
    settings = Settings(data=tmp_path / "data").prepared()
    (settings.criteria / "spielplatz.yaml").write_text(YAML, "utf-8")
    opened = open_service(settings)
    opened.clock.now = clock
    yield opened
    opened.close()


@pytest.fixture
def link(service: Service) -> str:
    return service.organising.create_check(wish())


def add(service: Service, link: str, what: str = "Bänke aufstellen", **fields: object) -> Measure:
    return service.measures.add_measure(link, Measure("", what, **fields))


def listed(service: Service, link: str) -> tuple[Measure, ...]:
    return service.measures.measure_list(link).measures


def test_a_measure_has_all_that_was_said_and_the_check_it_came_from(service, link):
    said = {
        "criteria": ("planung", "bau"),
        "who": "Bauhof",
        "partners": "Seniorenrat",
        "due": date(2027, 3, 31),
        "by_when": "Ende März",
        "success": "Man sitzt",
        "urgency": Urgency.HIGH,
    }

    add(service, link, " Bänke ", **said)

    [kept] = listed(service, link)
    assert {name: getattr(kept, name) for name in said} == said
    assert (kept.what, kept.state, kept.check) == (
        "Bänke",
        MeasureState.OPEN,
        service.access.open(link).check_id,
    )


def test_every_organiser_of_the_process_sees_all_measures_of_all_its_checks(service, link):
    later = service.organising.create_check(wish(beside=link))
    add(service, link, "Bänke")

    add(service, later, "Schatten", criteria=("bau",))

    assert [each.what for each in listed(service, link)] == ["Bänke", "Schatten"]
    assert listed(service, later) == listed(service, link)


def test_a_workshop_and_the_page_write_the_same_measures(service, link):
    service.facilitating.start_workshop(link, "90")
    revision = service.facilitating.seen(link).revision
    service.outcomes.measure(link, revision, Measure("", "Bänke", ("bau",), "Bauhof"))
    [written] = listed(service, link)

    service.measures.change_measure(
        link, written.id, {"state": MeasureState.BEGUN, "urgency": Urgency.HIGH}, written.revision
    )

    room = service.facilitating.seen(link)
    [seen] = room.measures
    assert (seen.state, room.revision > revision + 1) == (MeasureState.BEGUN, True)
    service.outcomes.measure(link, room.revision, Measure(seen.id, "Drei Bänke", ("bau",), "Bauhof"))
    [again] = listed(service, link)
    assert (again.what, again.state, again.urgency) == ("Drei Bänke", MeasureState.BEGUN, Urgency.HIGH)


def test_a_measure_changed_on_its_page_is_not_overwritten_from_a_workshop_that_has_not_seen_it(service, link):
    service.facilitating.start_workshop(link, "90")
    service.outcomes.measure(link, service.facilitating.seen(link).revision, Measure("", "Bänke"))
    room = service.facilitating.seen(link)
    [seen] = room.measures
    service.measures.change_measure(link, seen.id, {"what": "Vier Bänke"}, seen.revision)

    with pytest.raises(Stale):
        service.outcomes.measure(link, room.revision, Measure(seen.id, "Fünf Bänke"))

    assert listed(service, link)[0].what == "Vier Bänke"


def test_a_new_state_holds_from_today_on_and_says_why(service, link, clock):
    made = add(service, link)
    clock.time += timedelta(days=30)

    service.measures.change_measure(
        link, made.id, {"state": MeasureState.DROPPED, "reason": "Kein Geld"}, made.revision
    )

    [kept] = listed(service, link)
    assert (kept.state, kept.reason, kept.since) == (MeasureState.DROPPED, "Kein Geld", date(2026, 6, 3))


def test_the_history_says_the_day_and_what_had_stood_there(service, link, clock):
    made = add(service, link, due=date(2027, 3, 31), criteria=("bau",))
    clock.time += timedelta(days=1)

    service.measures.change_measure(
        link, made.id, {"due": date(2027, 5, 31), "criteria": (), "who": "Amt"}, made.revision
    )

    first, second = service.measures.measure_history(link, made.id)
    assert (first.at, first.before) == (NOON, {})
    assert (second.at, second.before) == (
        NOON + timedelta(days=1),
        {"due": date(2027, 3, 31), "criteria": ("bau",), "who": ""},
    )


def test_the_same_once_more_is_no_change(service, link):
    made = add(service, link)

    again = service.measures.change_measure(link, made.id, {"what": "Bänke aufstellen"}, made.revision)

    assert (again.measure, again.between) == (made, {})
    assert len(service.measures.measure_history(link, made.id)) == 1


# several at once


def test_two_who_change_other_fields_disturb_nobody(service, link):
    made = add(service, link)
    service.measures.change_measure(link, made.id, {"who": "Bauhof"}, made.revision)

    later = service.measures.change_measure(link, made.id, {"success": "Man sitzt"}, made.revision)

    assert (later.measure.who, later.measure.success, later.between) == ("Bauhof", "Man sitzt", {})


def test_the_later_of_two_who_write_one_text_is_told_and_both_stay(service, link):
    made = add(service, link)
    first = {"what": "Bänke am Markt", "who": "Bauhof"}
    service.measures.change_measure(link, made.id, first, made.revision)

    later = service.measures.change_measure(
        link, made.id, {"what": "Bänke am Bach", "who": "Verein"}, made.revision
    )

    assert later.between == first
    assert later.measure.what == "Bänke am Markt\n\nBänke am Bach"
    assert later.measure.who == "Bauhof · Verein"


def test_of_two_who_choose_the_later_choice_counts_and_the_earlier_is_told_and_in_the_history(service, link):
    made = add(service, link, due=date(2027, 3, 31))
    service.measures.change_measure(link, made.id, {"due": date(2027, 4, 30)}, made.revision)

    later = service.measures.change_measure(link, made.id, {"due": date(2027, 5, 31)}, made.revision)

    assert (later.measure.due, later.between) == (date(2027, 5, 31), {"due": date(2027, 4, 30)})
    assert service.measures.measure_history(link, made.id)[-1].before == {"due": date(2027, 4, 30)}


def test_a_measure_added_twice_by_one_form_is_one(service, link):
    made = [service.measures.add_measure(link, Measure("", "Bänke"), nonce="eins") for _ in range(2)]

    assert (made[0], listed(service, link)) == (made[1], (made[0],))


def test_a_measure_removed_meanwhile_is_said(service, link):
    made = add(service, link)
    service.measures.remove_measure(link, made.id)

    with pytest.raises(Stale, match="not there any more"):
        service.measures.change_measure(link, made.id, {"who": "Amt"}, made.revision)

    assert listed(service, link) == ()


def test_a_measure_of_another_process_is_neither_seen_nor_changed_nor_removed(service, link):
    made, other = add(service, link), service.organising.create_check(wish(title="Anderes"))

    with pytest.raises(Stale):
        service.measures.change_measure(other, made.id, {"who": "Amt"}, made.revision)
    service.measures.remove_measure(other, made.id)

    assert (listed(service, other), listed(service, link)) == ((), (made,))
    assert service.measures.measure_history(other, made.id) == ()


# what is refused


@pytest.mark.parametrize(
    ("fields", "said", "field"),
    [
        ({"what": "  \u202e "}, "what is to be done", "what"),
        ({"what": "x" * 10_000}, "10000 characters", "what"),
        ({"who": "x" * 10_000}, "10000 characters", "who"),
        ({"reason": "x" * 10_000}, "10000 characters", "reason"),
        ({"due": date(9999, 12, 31)}, "31.12.9999 lies too far away", "due"),
        ({"criteria": ("fremd",)}, "criteria of a check of this process", "criteria"),
    ],
)
def test_what_a_measure_cannot_be_is_refused_at_its_field_and_nothing_changes(
    service, link, fields, said, field
):
    made = add(service, link)

    with pytest.raises(NotPossible, match=said) as refused:
        service.measures.change_measure(link, made.id, fields, made.revision)

    assert (refused.value.field, listed(service, link)) == (field, (made,))
    with pytest.raises(NotPossible, match=said):
        add(service, link, **{"what": "Neu", **fields})


def test_a_day_in_the_past_is_taken(service, link):
    assert add(service, link, due=date(2024, 1, 31)).due == date(2024, 1, 31)


def test_signs_that_turn_the_reading_direction_are_not_kept(service, link):
    assert add(service, link, "Bänke \u202eexe.fdp", who="\u2066Bauhof\u2069").what == "Bänke exe.fdp"


def test_a_criterion_that_the_newer_catalogue_does_not_have_keeps_its_title_and_its_measure(
    service, link, clock, tmp_path
):
    made = add(service, link, criteria=("bau", "planung"))
    shelf = tmp_path / "data" / "criteria" / "spielplatz.yaml"
    newer = YAML.replace("id: bau", "id: betrieb").replace("title: Bau", "title: Betrieb")
    shelf.write_text(newer.replace("1.0.0", "2.0.0"), "utf-8")
    clock.time += timedelta(days=300)
    later = service.organising.create_check(wish(beside=link))

    service.measures.change_measure(later, made.id, {"who": "Amt"}, made.revision)

    told = service.measures.measure_list(later)
    assert told.measures[0].criteria == ("bau", "planung")
    assert (told.criterion("bau", "de"), told.criterion("betrieb", "de")) == ("Bau", "Betrieb")
    assert [told.is_in_newest(each) for each in ("bau", "planung")] == [False, True]


# the end


def test_a_process_deleted_meanwhile_is_said_and_takes_its_measures_along(service, link):
    made = add(service, link)
    opened = service.access.open(link)
    service.organising.delete(link)

    with pytest.raises(UnknownLink):
        service.measures.change_measure(opened, made.id, {"who": "Amt"}, made.revision)

    assert service._store.measures(opened.opened.check.process.id) == ()


def test_measures_of_a_check_that_is_deleted_go_and_those_of_its_sister_stay(service, link):
    later = service.organising.create_check(wish(beside=link))
    add(service, link, "Bänke")
    add(service, later, "Schatten")

    service.organising.delete(link)

    assert [each.what for each in listed(service, later)] == ["Schatten"]


def test_on_its_day_a_checks_measures_are_gone_before_anybody_has_tidied_up(service, link, clock):
    later = service.organising.create_check(wish(beside=link))
    service.organising.keep_until(link, date(2026, 5, 10))
    add(service, link, "Bänke")

    clock.time = datetime(2026, 5, 11, tzinfo=UTC)

    assert listed(service, later) == ()


def test_a_result_says_the_measures_of_its_check_without_a_workshop_too(service, link):
    service.results.result(link)

    add(service, link, "Bänke")

    assert [each.what for each in service.results.result(link).measures] == ["Bänke"]


def test_a_process_takes_no_more_measures_than_the_most(service: Service, link: str, monkeypatch) -> None:
    monkeypatch.setattr(measures, "MOST_MEASURES", 1)
    service.measures.add_measure(link, Measure("", "Bänke aufstellen"))

    with pytest.raises(Invalid, match="1"):
        service.measures.add_measure(link, Measure("", "Zaun streichen"))

    assert len(service.measures.measure_list(link).measures) == 1
