"""What pilots on other installations bring as files: their checks, and what was said about the questions."""

import json
from dataclasses import replace

import pytest

from qcheck.loading import Shelf
from qcheck.piloting import TrialLinkKind
from qcheck.service import Fit, Invalid, Mode, NotABundle, Service, WrongLink, shipped
from qcheck.service.trial.bringing import MADE_HERE, OF_OTHERS, TAKES_PART_OTHERWISE
from qcheck.store import SAID_ALREADY, open_store
from tests.test_service import YAML, Clock, wish
from tests.test_service_people import joined
from tests.trials import made, trial_link, trying

IN_TRIAL = YAML.replace("title: Spielplatz-Check\n", "title: Spielplatz-Check\nstatus: trial\n")


def installation(folder):
    folder.mkdir()
    (folder / "spielplatz.yaml").write_text(IN_TRIAL, "utf-8")
    store = open_store(f"sqlite:///{folder / 'qcheck.sqlite'}")
    return Service(store, Shelf([shipped(), folder]), folder.name.encode() * 8, Clock())


@pytest.fixture
def here(tmp_path):
    yield (opened := installation(tmp_path / "hier"))
    opened.close()


@pytest.fixture
def elsewhere(tmp_path):
    yield (opened := installation(tmp_path / "dort"))
    opened.close()


@pytest.fixture
def coordinate(here):
    coordinate = made(here)
    trying(here, coordinate, "spielplatz")
    return coordinate


@pytest.fixture
def pilot(here, coordinate):
    return here.piloting.become(trial_link(here, coordinate, TrialLinkKind.JOIN), "Musterstadt")


@pytest.fixture
def theirs(elsewhere):
    """A check in another installation, with sheets and something said about a question."""
    organise = elsewhere.organising.create_check(wish())
    joined(elsewhere, organise, times=6)
    elsewhere.feedback.say_of_question(organise, "frueh", {Fit.UNCLEAR}, "Wer ist gemeint?", "wort", "de")
    return organise


def said(elsewhere, theirs):
    """The file of what was said, as an organiser takes it away."""
    return elsewhere.statistics.of_links([theirs], "spielplatz").feedback_file().encode()


def seen(here, coordinate):
    (found,) = here.observing.all(coordinate)
    return found


# checks


def test_a_bundle_comes_in_and_takes_part_with_links_for_the_pilot_alone(
    here, elsewhere, coordinate, pilot, theirs
):
    brought = here.bringing.bring(pilot, "platz.qcheck.json", elsewhere.bundle_exchange.of_process(theirs))

    (check,) = seen(here, coordinate).checks
    assert check.observed.sheets["kinder"] == (5, 9)
    assert [here.access.open(each).title for each in brought.links] == ["Spielplatz am Markt"]


def test_of_a_confidential_check_the_numbers_come_along_as_its_figures_tell(
    here, elsewhere, coordinate, pilot
):
    theirs = elsewhere.organising.create_check(wish(mode=Mode.CONFIDENTIAL, perspective=None))
    joined(elsewhere, theirs, times=7)
    elsewhere.organising.end_check(theirs)

    here.bringing.bring(pilot, "platz.qcheck.json", elsewhere.bundle_exchange.of_process(theirs))

    (check,) = seen(here, coordinate).checks
    assert check.observed.sheets == {"amt": None, "kinder": (5, 9)}


def test_a_newer_file_of_the_same_process_takes_the_place_of_the_one_before(
    here, elsewhere, coordinate, pilot, theirs
):
    here.bringing.bring(pilot, "platz.qcheck.json", elsewhere.bundle_exchange.of_process(theirs))
    joined(elsewhere, theirs, times=6)

    here.bringing.bring(pilot, "platz.qcheck.json", elsewhere.bundle_exchange.of_process(theirs))

    (check,) = seen(here, coordinate).checks
    assert check.observed.sheets["kinder"] == (10, 19)


def refused(here, pilot, source, name="platz.qcheck.json"):
    with pytest.raises(Invalid) as found:
        here.bringing.bring(pilot, name, source)
    assert found.value.field == "file"
    return found.value.message


def test_the_same_file_is_not_counted_twice(here, elsewhere, coordinate, pilot, theirs):
    bundle = elsewhere.bundle_exchange.of_process(theirs)
    here.bringing.bring(pilot, "platz.qcheck.json", bundle)

    assert refused(here, pilot, bundle) == SAID_ALREADY


def test_what_another_pilot_has_brought_is_not_counted_twice(here, elsewhere, coordinate, pilot, theirs):
    here.bringing.bring(pilot, "platz.qcheck.json", elsewhere.bundle_exchange.of_process(theirs))
    joined(elsewhere, theirs)
    other = here.piloting.add(coordinate, "Nebenan")

    assert refused(here, other, elsewhere.bundle_exchange.of_process(theirs)) == OF_OTHERS


def test_checks_that_were_made_here_join_by_their_link(here, coordinate, pilot):
    organise = here.organising.create_check(wish())

    assert refused(here, pilot, here.bundle_exchange.of_process(organise)) == MADE_HERE


def test_a_pilot_is_one_process(here, elsewhere, coordinate, pilot, theirs):
    here.piloting.join(pilot, here.organising.create_check(wish()))

    assert refused(here, pilot, elsewhere.bundle_exchange.of_process(theirs)) == TAKES_PART_OTHERWISE


def test_checks_with_other_questions_are_not_taken_in(here, elsewhere, coordinate, pilot):
    foreign = elsewhere.organising.create_check(
        wish(catalogue="kurzcheck", phase="planung", perspective=None)
    )
    before = here._store.everything()

    assert "None of the checks" in refused(here, pilot, elsewhere.bundle_exchange.of_process(foreign))
    assert here._store.everything() == before


@pytest.mark.parametrize("source", [b"{}", b"[" * 5_000, b"\xff\x00", b'{"qcheck": "bundle"}', b"PK\x03\x04"])
def test_what_is_no_bundle_is_refused_with_its_reasons(here, pilot, source):
    with pytest.raises(NotABundle) as found:
        here.bringing.bring(pilot, "platz.qcheck.json", source)

    assert found.value.problems


# what was said


def test_what_was_said_elsewhere_is_kept_for_the_trial(here, elsewhere, coordinate, pilot, theirs):
    brought = here.bringing.bring(pilot, "platz.qcheck-feedback.json", said(elsewhere, theirs))

    ((catalogue, one),) = here.bringing.said_elsewhere(here.trials.open(coordinate))
    assert (brought.said, catalogue, one.feedback.text) == (1, "spielplatz", "Wer ist gemeint?")
    (file,) = here.bringing.files(here.piloting.open_pilot(pilot))
    assert (file.name, file.number) == ("platz.qcheck-feedback.json", 1)


def test_said_once_is_counted_once_whoever_sends_it(here, elsewhere, coordinate, pilot, theirs):
    file = said(elsewhere, theirs)
    here.bringing.bring(pilot, "a.qcheck-feedback.json", file)
    here.bringing.receive(coordinate, "b.qcheck-feedback.json", file)

    assert len(here.bringing.said_elsewhere(here.trials.open(coordinate))) == 1
    assert refused(here, pilot, file, "c.qcheck-feedback.json") == SAID_ALREADY


def test_what_was_said_can_be_taken_out_by_whom_it_came_from_and_by_the_coordinator(
    here, elsewhere, coordinate, pilot, theirs
):
    other = here.piloting.add(coordinate, "Nebenan")
    here.bringing.bring(pilot, "a.qcheck-feedback.json", said(elsewhere, theirs))
    (file,) = here.bringing.files(here.trials.open(coordinate))

    here.bringing.drop(other, file.id)
    kept = here.bringing.files(here.trials.open(coordinate))
    here.bringing.drop_any(coordinate, file.id)

    assert kept == (file,)
    assert here.bringing.said_elsewhere(here.trials.open(coordinate)) == ()


def test_what_a_pilot_has_brought_goes_when_it_leaves(here, elsewhere, coordinate, pilot, theirs):
    here.bringing.bring(pilot, "a.qcheck-feedback.json", said(elsewhere, theirs))

    here.piloting.leave(pilot)

    assert here.bringing.files(here.trials.open(coordinate)) == ()


def test_what_was_said_about_other_questions_is_refused_by_their_name(here, coordinate, pilot):
    source = json.dumps({"qcheck": "feedback", "format": 1, "catalogue": "anderer", "said": []}).encode()

    assert "{catalogue}" in refused(here, pilot, source)


@pytest.mark.parametrize(
    "source", [b"", b"  ", b'{"qcheck": "feedback"}', b'{"qcheck": "feedback", "format": 9}']
)
def test_damaged_files_of_what_was_said_are_refused(here, pilot, source):
    with pytest.raises(Invalid):
        here.bringing.bring(pilot, "a.qcheck-feedback.json", source)


# the coordinator


def test_a_file_that_was_sent_to_the_coordinator_takes_part_as_the_pilot_without_any_link(
    here, elsewhere, coordinate, pilot, theirs
):
    which = here.piloting.open_pilot(pilot).pilot.id

    found = here.bringing.receive(
        coordinate, "a.qcheck.json", elsewhere.bundle_exchange.of_process(theirs), which
    )

    assert found.links == ()
    assert len(seen(here, coordinate).checks) == 1


def test_a_pilot_takes_nothing_in_for_the_whole_trial(here, elsewhere, pilot, theirs):
    with pytest.raises(WrongLink):
        here.bringing.receive(pilot, "a.qcheck-feedback.json", said(elsewhere, theirs))


def test_other_catalogues_are_left_out_of_what_was_said(here, elsewhere, coordinate, pilot, theirs):
    here.bringing.bring(pilot, "a.qcheck-feedback.json", said(elsewhere, theirs))
    trial = here.trials.open(coordinate).trial

    here._store.write_trial(replace(trial, catalogues=("kurzcheck",)))

    assert here.bringing.said_elsewhere(here.trials.open(coordinate)) == ()
