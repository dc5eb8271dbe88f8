"""A workshop in the store: steps with an expected revision, what they do to the answering, what is agreed; on
both databases.
"""

from dataclasses import replace
from datetime import date, timedelta
from multiprocessing.pool import ThreadPool

import pytest

from qcheck import life, workshop
from qcheck.records import AgreedLight, Answer, Life, Measure, Mode, Sheet, State
from qcheck.store import Link, LinkKind, NotPossible, UnknownLink
from qcheck.workshop import PLANS, Grounds, Sight, Station
from tests.kept import NOON, check, opened

GROUNDS = Grounds(criteria=("platz", "spiel"), propose=lambda: ("spiel",))
PREPARED = Life(NOON)


def started(store, mode=Mode.OPEN):
    """A workshop in the lobby of a prepared check."""
    opened(store, check(mode=mode, life=PREPARED))
    begin(store)


def begin(store, wall="leinwand"):
    store.start_workshop("eins", workshop.begun(PLANS["90"], NOON), Link(wall, "eins", LinkKind.WALL), NOON)


def forward(stage):
    return workshop.forward(stage, NOON, GROUNDS)


def step(store, times=1):
    """Goes on so many times, each on the revision that stands there."""
    for _ in range(times):
        store.step("eins", store.workshop("eins").revision, forward, NOON)


def state(store):
    return life.state(store.open("link-eins").check.life, NOON)


def join(store, name="anna"):
    store.begin_sheet(Link(f"link-{name}", "eins", LinkKind.SHEET, sheet=name), Sheet(name, "all"), NOON)


def test_a_check_has_no_workshop_until_one_is_started(store):
    opened(store, check())

    assert store.workshop("eins") is None
    assert store.workshop_revision("eins") == 0


def test_a_workshop_is_kept_as_it_stands(store):
    started(store)
    step(store, 2)

    kept = store.workshop("eins")
    assert (kept.stage.station, kept.stage.sight, kept.stage.since, kept.started) == (
        Station.REVEAL,
        Sight.QUIET,
        NOON,
        NOON,
    )
    assert kept.stage.plan == PLANS["90"]
    assert kept.can_undo


def test_starting_twice_goes_on_with_the_first(store):
    started(store)
    step(store)

    begin(store, "andere")

    assert store.workshop("eins").stage.station is Station.ANSWERING
    assert [each.link.id for each in store.links_of("eins") if each.link.kind is LinkKind.WALL] == [
        "leinwand"
    ]


def test_a_workshop_on_no_check_is_not_started(store):
    with pytest.raises(UnknownLink):
        begin(store)


def test_a_step_on_an_older_revision_is_refused_and_changes_nothing(store):
    started(store)
    step(store)
    before = store.workshop("eins")

    with pytest.raises(NotPossible, match="Somebody else"):
        store.step("eins", before.revision - 1, forward, NOON)

    assert store.workshop("eins") == before


def test_of_two_devices_that_go_on_at_once_one_is_told_and_the_other_has_gone_on_once(store):
    started(store)
    revision = store.workshop("eins").revision

    def go(_):
        try:
            store.step("eins", revision, forward, NOON)
        except NotPossible as refusal:
            return refusal.message.split()[0]
        return "done"

    with ThreadPool(2) as pool:
        ends = pool.map(go, range(2))

    assert sorted(ends) == ["Somebody", "done"]
    assert store.workshop("eins").stage.station is Station.ANSWERING


def test_a_move_that_cannot_be_made_is_said_and_changes_nothing(store):
    started(store)
    before = store.workshop("eins")

    with pytest.raises(NotPossible, match="first step"):
        store.step("eins", before.revision, lambda stage: workshop.back(stage, NOON, GROUNDS), NOON)

    assert store.workshop("eins") == before


def test_a_move_that_changes_nothing_is_no_step(store):
    started(store)

    store.step("eins", 1, lambda stage: stage, NOON)

    assert store.workshop("eins").revision == 1


def test_the_answering_opens_and_closes_with_its_station(store):
    started(store)
    states = [state(store)]

    step(store)
    states.append(state(store))
    step(store)

    assert [*states, state(store)] == [State.PREPARED, State.OPEN, State.CLOSED]


def test_steps_are_taken_back_one_by_one_and_the_answering_with_them(store):
    started(store)
    step(store, 2)

    store.undo("eins", store.workshop("eins").revision, NOON)
    after_one = store.workshop("eins").stage.station, state(store)
    store.undo("eins", store.workshop("eins").revision, NOON)

    assert after_one == (Station.ANSWERING, State.OPEN)
    assert store.workshop("eins").stage.station is Station.LOBBY
    with pytest.raises(NotPossible, match="no step to take back"):
        store.undo("eins", store.workshop("eins").revision, NOON)


def test_closing_a_confidential_check_ends_what_can_be_taken_back(store):
    started(store, Mode.CONFIDENTIAL)
    step(store, 2)

    with pytest.raises(NotPossible, match="no step to take back"):
        store.undo("eins", store.workshop("eins").revision, NOON)
    with pytest.raises(NotPossible, match="cannot be opened again"):
        store.step(
            "eins",
            store.workshop("eins").revision,
            lambda stage: workshop.go_to(stage, 1, NOON, GROUNDS),
            NOON,
        )

    assert (store.workshop("eins").stage.station, state(store)) == (Station.REVEAL, State.CLOSED)


def test_whoever_comes_late_to_an_open_round_is_let_in_without_going_back(store):
    started(store)
    step(store, 2)

    store.admit("eins", store.workshop("eins").revision, True, NOON)
    open_again = state(store)
    store.admit("eins", store.workshop("eins").revision, False, NOON)

    assert (open_again, state(store)) == (State.OPEN, State.CLOSED)
    assert store.workshop("eins").stage.station is Station.REVEAL


def test_opening_again_keeps_the_day_of_deletion_that_people_were_told(store):
    started(store)
    step(store)
    join(store)
    step(store)
    told = date(2028, 5, 4)  # when they joined: open for a year, kept for another
    while_closed = life.deletion(store.open("link-eins").check.life)

    store.admit("eins", store.workshop("eins").revision, True, NOON + timedelta(days=30))

    assert (while_closed, life.deletion(store.open("link-eins").check.life)) == (told, told)


def test_revealing_too_early_and_taking_it_back_leaves_the_day_of_deletion_alone(store):
    started(store)
    join(store)
    told = life.deletion(store.open("link-eins").check.life)

    step(store)
    step(store)
    store.undo("eins", store.workshop("eins").revision, NOON + timedelta(days=1))

    assert state(store) is State.OPEN
    assert life.deletion(store.open("link-eins").check.life) == told


def test_people_come_into_the_lobby_before_the_answering_opens(store):
    started(store)

    join(store)

    assert store.present("eins") == {"all": (1, 0, 1)}


def test_nobody_comes_into_a_prepared_check_without_a_workshop(store):
    opened(store, check(life=PREPARED))

    with pytest.raises(NotPossible, match="not been opened yet"):
        join(store)


def test_those_who_are_done_are_counted(store):
    started(store)
    step(store)
    join(store, "anna")
    join(store, "ben")

    store.finish("ben", True, NOON)

    assert store.present("eins") == {"all": (2, 1, 1)}


def test_chosen_topics_are_those_of_the_talk_and_go_with_the_step(store):
    started(store)
    step(store, 2)
    revision = store.workshop("eins").revision

    store.step("eins", revision, lambda stage: workshop.choose(stage, ("spiel", "platz"), GROUNDS), NOON)
    chosen = store.open("link-eins").topics
    store.undo("eins", revision + 1, NOON)

    assert chosen == ("spiel", "platz")
    assert store.open("link-eins").topics == ()


# what a workshop brings about


TODAY = date(2026, 11, 28)
RED = AgreedLight("platz", "red", day=TODAY)


def test_an_agreed_light_takes_the_place_of_the_one_before_and_can_be_taken_away(store):
    started(store)
    yellow = AgreedLight("platz", "yellow", "Noch offen", "", day=TODAY)
    open_ = AgreedLight("platz", None, "Wir wissen es nicht", "Zwei sehen rot", day=TODAY)
    store.agree("eins", yellow, "a1", workshop=1)
    store.agree("eins", open_, "a2", workshop=2)
    kept = store.workshop("eins").agreed

    store.agree("eins", AgreedLight("platz", None, day=TODAY, withdrawn=True), "a3", workshop=3)

    assert (kept["platz"].light, kept["platz"].reason) == (None, "Wir wissen es nicht")
    assert [(each.light, each.reason) for each in kept["platz"].earlier] == [("yellow", "Noch offen")]
    assert store.workshop("eins").agreed == {}


def test_an_agreed_light_on_an_older_revision_is_refused(store):
    started(store)
    step(store)

    with pytest.raises(NotPossible, match="Somebody else"):
        store.agree("eins", RED, "a1", workshop=1)

    assert store.workshop("eins").agreed == {}


def test_agreeing_changes_the_check_so_that_results_are_looked_at_anew(store):
    started(store)
    before = store.stamp("eins")

    store.agree("eins", RED, "a1", workshop=1)

    assert store.stamp("eins") > before


def test_notes_of_topics_and_of_the_workshop_stand_beside_each_other(store):
    started(store)

    store.note("eins", "platz", lambda _: "Zu laut")
    store.note("eins", None, lambda _: "30 Menschen")
    store.note("eins", "platz", lambda before: f"{before}, zu eng")

    assert store.workshop("eins").notes == {"platz": "Zu laut, zu eng", "": "30 Menschen"}


def test_a_note_holds_up_nobody_who_goes_on(store):
    started(store)

    store.note("eins", None, lambda _: "30 Menschen")

    assert store.workshop("eins").revision == 1


def test_measures_keep_the_order_in_which_they_were_written(store):
    started(store)
    bench = Measure(
        "m1", "Bänke aufstellen", ("platz",), "Bauhof", "Seniorenrat", date(2027, 4, 1), "Man sitzt"
    )
    store.measure("eins", 1, bench, NOON)
    store.measure("eins", 2, Measure("m0", "Einladen"), NOON)
    store.measure("eins", 3, replace(bench, what="Drei Bänke aufstellen"), NOON)
    written = store.workshop("eins").measures

    store.drop_measure("eins", 4, "m0")

    assert [(each.id, each.what, each.due) for each in written] == [
        ("m1", "Drei Bänke aufstellen", date(2027, 4, 1)),
        ("m0", "Einladen", None),
    ]
    assert [each.id for each in store.workshop("eins").measures] == ["m1"]


def test_the_next_date_is_kept(store):
    started(store)

    store.meet_again("eins", "12. Januar, 18 Uhr")

    assert store.workshop("eins").next == "12. Januar, 18 Uhr"


def test_a_workshop_goes_with_its_check(store):
    started(store)
    store.note("eins", None, lambda _: "Da")
    store.agree("eins", RED, "a1", workshop=1)
    store.measure("eins", 2, Measure("m1", "Bänke"), NOON)

    store.delete("eins")

    assert store.workshop("eins") is None


# hands


def test_hands_stand_for_as_many_sheets_as_the_question_with_most_has(store):
    started(store)
    step(store)

    store.count_hands("eins", "eltern", "platz-1", {4: 2, 1: 1}, NOON)
    store.count_hands("eins", "eltern", "spiel-1", {3: 1, "dk": 1}, NOON)

    counted = [
        (each.perspective, {q: a.value for q, a in each.answers.items()})
        for each in store.sheets_of("eins")
        if each.answers
    ]
    assert counted == [
        ("eltern", {"platz-1": 1, "spiel-1": 3}),
        ("eltern", {"platz-1": 4, "spiel-1": "dk"}),
        ("eltern", {"platz-1": 4}),
    ]


def test_hands_counted_anew_take_the_place_of_those_before(store):
    started(store)
    step(store)
    store.count_hands("eins", "eltern", "platz-1", {4: 7}, NOON)
    before = store.stamp("eins")

    store.count_hands("eins", "eltern", "platz-1", {4: 1, 2: 0}, NOON)

    [hands] = store.hands("eins")
    assert dict(hands.numbers) == {4: 1}
    assert store.stamp("eins") > before


def test_hands_are_not_counted_before_the_answering_is_open(store):
    started(store)

    with pytest.raises(NotPossible, match="not been opened yet"):
        store.count_hands("eins", "eltern", "platz-1", {4: 7}, NOON)

    assert store.hands("eins") == ()


# sheets on paper


def test_a_sheet_on_paper_is_kept_whole_and_once(store):
    opened(store, check())
    way, sheet = (
        Link("link-papier", "eins", LinkKind.SHEET, sheet="papier"),
        Sheet("papier", "eltern", {"platz": Answer(3)}),
    )

    store.enter_sheet(way, sheet, "Papierbogen 1", NOON)
    store.enter_sheet(way, sheet, "Papierbogen 1", NOON)

    [kept] = [each for each in store.listed("eins") if each.label]
    assert (kept.label, kept.finished, kept.sheet) == ("Papierbogen 1", True, sheet)
    assert store.sheet("papier").answers["platz"].saved == NOON


def test_a_sheet_on_paper_is_not_entered_before_the_answering_is_open(store):
    started(store)

    with pytest.raises(NotPossible, match="not been opened yet"):
        store.enter_sheet(
            Link("link-papier", "eins", LinkKind.SHEET, sheet="papier"),
            Sheet("papier", "eltern", {}),
            "Papierbogen 1",
            NOON,
        )
