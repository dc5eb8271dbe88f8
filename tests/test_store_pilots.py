"""What the store keeps of pilots, on every kind of database."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from qcheck.piloting import Pilot, SaidFile, TrialLink, TrialLinkKind
from qcheck.records import Feedback, Fit
from qcheck.refusals import Invalid, NotPossible, Stale, UnknownLink
from qcheck.stats import Said
from qcheck.store import Link, LinkKind
from qcheck.store.tables.trials import pilots as pilots_table
from qcheck.store.tables.trials import said_elsewhere, said_files
from tests.kept import check, opened
from tests.test_store import says
from tests.test_store_people import begun
from tests.test_store_trials import COORDINATE, NOON, TRIAL

PILOT = Pilot("stadt", TRIAL.id, "Musterstadt")
WAY = TrialLink("piloten", TRIAL.id, TrialLinkKind.PILOT, of=PILOT.id)
FILE = SaidFile("datei", TRIAL.id, PILOT.id, "stadt.json", "d" * 64, NOON, 2)
SAID = tuple(
    Said(
        id_, "1.0.0", "nachher", Feedback("frueh", frozenset({Fit.UNCLEAR}), "Wer?", "amt", "de", "2026-W20")
    )
    for id_ in ("eins", "zwei")
)


@pytest.fixture
def trial(store):
    store.add_trial(TRIAL, COORDINATE)
    store.add_pilot(PILOT, WAY)
    opened(store, check())
    return store


@pytest.fixture
def joined(trial):
    trial.join(PILOT, "platz", NOON)
    return trial


def test_a_process_joins_and_leaves(trial):
    joined = trial.join(PILOT, "platz", NOON)

    assert joined == trial.pilot("stadt") == replace(PILOT, process="platz", joined=NOON, revision=2)
    assert trial.of_which_pilots("platz") == (joined,)
    left = trial.leave("stadt", NOON)
    assert left == replace(joined, process=None, left=NOON, revision=3)
    assert trial.of_which_pilots("platz") == ()


def test_a_process_is_one_pilot_of_a_trial(joined):
    joined.add_pilot(other := replace(PILOT, id="dorf"), replace(WAY, id="dorflink", of="dorf"))

    with pytest.raises(Invalid):
        joined.join(other, "platz", NOON)

    assert joined.pilot("dorf") == other


def test_a_pilot_is_removed_with_its_link_and_all_it_gave(joined):
    handed_over(joined)
    joined.add_said(FILE, "spielplatz", SAID)
    with pytest.raises(Stale):
        joined.remove_pilot(PILOT)

    joined.remove_pilot(joined.pilot("stadt"))

    assert (joined.pilots(TRIAL.id), joined.trial_link("piloten")) == ((), None)
    assert joined.said_elsewhere(TRIAL.id) == ()
    with pytest.raises(UnknownLink):
        joined.open("ansehen")


def test_all_that_is_kept_of_pilots_goes_with_the_trial(joined):
    handed_over(joined)
    joined.add_said(FILE, "spielplatz", SAID)
    joined.change_pilot(replace(joined.pilot("stadt"), note="Notiz"))

    joined.delete_trial(TRIAL.id)

    with joined.database.reading() as connection:
        left = [
            connection.execute(select(table)).all() for table in (pilots_table, said_files, said_elsewhere)
        ]
    assert left == [[], [], []]
    with pytest.raises(UnknownLink):
        joined.open("ansehen")


def handed_over(store):
    store.add_links([Link("ansehen", "eins", LinkKind.VIEW, name="Erprobung")])
    store.show_result("stadt", "ansehen", 1, NOON)


def test_a_result_that_is_taken_back_has_no_link_any_more(joined):
    handed_over(joined)
    (shown,) = joined.shown_by(["stadt"])

    joined.hide_result("stadt", "ansehen")

    assert joined.ever_shown(TRIAL.id) == {"platz"}
    assert (shown.check, shown.link, shown.at) == ("eins", "ansehen", NOON)
    assert joined.shown_by(["stadt"]) == ()
    with pytest.raises(UnknownLink):
        joined.open("ansehen")


def test_nobody_takes_back_a_link_that_was_not_handed_over_by_them(joined):
    handed_over(joined)

    joined.hide_result("dorf", "ansehen")
    joined.hide_result("stadt", "link-eins")

    assert joined.open("link-eins").link.id == "link-eins"
    assert len(joined.shown_by(["stadt"])) == 1


def test_sheets_are_counted_that_answer_what_they_are_asked(joined):
    for number, question in enumerate(("frueh", "frueh", "anderes")):
        joined.answer(begun(joined, f"gast{number}"), question, says(3), NOON + timedelta(hours=number))

    counted = [
        joined.present_in(["eins"], {"all": {"frueh"}}, before)
        for before in (None, NOON + timedelta(minutes=30), NOON)
    ]

    assert counted == [{"eins": {"all": 2}}, {"eins": {"all": 1}}, {"eins": {}}]
    assert joined.present_in(["eins"], {"andere": {"frueh"}}) == {"eins": {}}


def test_what_was_said_is_counted_by_check(joined):
    joined.say("wort", "eins", SAID[0].feedback, NOON)

    assert joined.how_much_was_said(["eins", "nichts"]) == {"eins": 1}


def test_what_was_said_elsewhere_is_kept_each_thing_once(joined):
    joined.add_said(FILE, "spielplatz", (*SAID, SAID[0]))
    later = replace(FILE, id="spaeter", pilot=None, digest="e" * 64, at=NOON + timedelta(days=1))
    joined.add_said(later, "spielplatz", SAID[:1])

    assert joined.said_elsewhere(TRIAL.id) == tuple(("spielplatz", each) for each in SAID)
    assert joined.said_files(TRIAL.id) == (replace(later, number=1), FILE)
    assert joined.said_files(TRIAL.id, "stadt") == (FILE,)
    joined.drop_said(TRIAL.id, "datei")
    assert joined.said_elsewhere(TRIAL.id) == (("spielplatz", SAID[0]),)


def test_the_same_file_is_taken_once_from_the_same_hands(joined):
    joined.add_said(FILE, "spielplatz", SAID)

    with pytest.raises(Invalid):
        joined.add_said(replace(FILE, id="nochmal"), "spielplatz", SAID)


def test_no_trial_takes_files_without_end(joined, monkeypatch):
    monkeypatch.setattr("qcheck.store.lessons.said_elsewhere.MOST_FILES", 1)
    joined.add_said(FILE, "spielplatz", SAID)

    with pytest.raises(NotPossible):
        joined.add_said(replace(FILE, id="mehr", digest="e" * 64), "spielplatz", SAID)


def test_a_pilot_drops_its_own_files_alone(joined):
    joined.add_said(replace(FILE, pilot=None), "spielplatz", SAID)

    joined.drop_said(TRIAL.id, "datei", "stadt")

    assert len(joined.said_files(TRIAL.id)) == 1
