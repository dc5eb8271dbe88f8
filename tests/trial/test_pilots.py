"""What whoever coordinates a trial sees of its pilots, and what never."""

import csv
import io
import json
import re
from dataclasses import replace

import pytest

from qcheck.piloting import TrialLinkKind
from qcheck.service import Mode, Shows
from qcheck.settings import Settings
from tests.attack.hostile import fill
from tests.sheet.devices import Device, hidden, invitation, new_check, text
from tests.trials import made, trial_link

SAID_IN_A_CHECK = (
    "Kommentar", "Geheim", "Nachweis", "Schlussgut", "Tisch", "Titel", "HYPERLINK",
)  # fmt: skip
"""Words that stand in every field of a hostile check that people fill in, its title and place among them."""
LIGHTS = ("grün", "gelb", "rot", "green", "yellow", "red", "Ampel:", "score", "light")


def trial_of(service, *catalogues):
    link = made(service)
    service._store.write_trial(replace(service.trials.open(link).trial, catalogues=catalogues))
    return link


@pytest.fixture
def coordinate(service) -> str:
    return trial_of(service, "kurzcheck", "feindlich")


@pytest.fixture(scope="module")
def hostile(service):
    """A check in which every field has a hostile word, with sheets and comments."""
    return fill(service, Settings().criteria)


def taking_part(service, coordinate, organise, name="Musterstadt"):
    join = trial_link(service, coordinate, TrialLinkKind.JOIN)
    pilot = service.piloting.become(join, name)
    service.piloting.join(pilot, organise)
    return service.piloting.open_pilot(pilot).pilot.id


def all_told(device, coordinate, pilot):
    """Everything that the coordinator can be shown of pilots."""
    paths = ("/pilots", f"/pilots/{pilot}", "/pilots.csv", "/pilots.json")
    answers = [device.get(f"/coordinate/{coordinate}{path}?lang=en") for path in paths]
    assert [each.status_code for each in answers] == [200] * 4
    return [each.text for each in answers]


def test_nothing_that_was_said_in_a_check_is_told(device, service, coordinate, hostile):
    pilot = taking_part(service, coordinate, hostile.organise)

    for told in all_told(device, coordinate, pilot):
        assert [word for word in SAID_IN_A_CHECK if word in told] == []
        assert [way for way in hostile if way in told] == []
    assert "5 to 9 (Verein" in told_of(device, coordinate)


def told_of(device, coordinate):
    return text(device.get(f"/coordinate/{coordinate}/pilots?lang=en").text)


def test_other_answers_make_no_other_page(device, service):
    told = []
    for value in (1, 4):
        coordinate = trial_of(service, "spielplatz")
        organise = new_check(service, "spielplatz", None)
        phone = Device()
        way = phone.begin(invitation(service, organise), perspective="eltern")
        assert way
        answered(service, organise, value)
        pilot = taking_part(service, coordinate, organise)
        ids = re.compile("|".join((coordinate, pilot, r"\w{38}", service.trials.open(coordinate).trial.name)))
        told.append([ids.sub("·", each) for each in all_told(device, coordinate, pilot)])

    assert told[0] == told[1]


def answered(service, organise, value):
    """Two sheets that answer everything with this value."""
    for who in ("eltern", "amt"):
        sheet = service.joining.join(invitation(service, organise), who, service.joining.new_nonce())
        for question in ("dabei", "schoen"):
            service.answering.answer(sheet, question, value)


def test_no_light_is_named_before_a_result_is_shown(device, service, coordinate, hostile):
    pilot = taking_part(service, coordinate, hostile.organise)

    for told in all_told(device, coordinate, pilot)[2:]:
        assert [word for word in LIGHTS if word in told.lower().replace("shared", "")] == []


def test_a_file_of_the_pilots_holds_bands_alone(device, service, coordinate, hostile):
    taking_part(service, coordinate, hostile.organise, "=Formel()")

    table = device.get(f"/coordinate/{coordinate}/pilots.csv?lang=en").text
    rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))
    same = json.loads(device.get(f"/coordinate/{coordinate}/pilots.json").text)["rows"]

    assert {row["pilot"] for row in rows} == {"'=Formel()"}
    assert [(row["perspective"], row["sheets_from"], row["sheets_to"]) for row in rows] == [
        ("amt", "1", "4"),
        ("verein", "5", "9"),
    ]
    assert [(row["perspective"], row["sheets_from"]) for row in same] == [("amt", 1), ("verein", 5)]


def test_small_groups_of_a_confidential_check_are_in_no_file(device, service, coordinate):
    organise = fill(service, Settings().criteria, mode=Mode.CONFIDENTIAL).organise
    taking_part(service, coordinate, organise)

    rows = json.loads(device.get(f"/coordinate/{coordinate}/pilots.json").text)["rows"]

    assert {(row["sheets_from"], row["sheets_to"], row["said_from"]) for row in rows} == {(None, None, None)}


def test_a_result_is_reached_only_while_it_is_shown(device, service, coordinate, hostile):
    pilot = taking_part(service, coordinate, hostile.organise)
    shown = service.piloting.show_result(hostile.organise, pilot, Shows(comments=False))
    page = f"/coordinate/{coordinate}/pilots/{pilot}"
    assert f'href="/r/{shown.link}"' in device.get(page).text
    assert device.get(f"/r/{shown.link}").status_code == 200

    service.piloting.hide_as(hostile.organise, pilot, shown.id)

    assert "/r/" not in device.get(page).text
    assert device.get(f"/r/{shown.link}").status_code == 404


def test_a_pilot_is_added_by_hand_with_its_link_to_send(device, service, coordinate):
    answer = device.post(f"/coordinate/{coordinate}/pilots", data={"name": "Musterdorf"})

    page = device.get(answer.headers["location"])
    ((pilot, link),) = service.piloting.links(service.trials.open(coordinate)).items()
    assert answer.headers["location"] == f"/coordinate/{coordinate}/pilots/{pilot}?done=added"
    assert f"/pilot/{link}" in page.text


def test_a_pilot_without_a_name_is_not_added(device, service, coordinate):
    answer = device.post(f"/coordinate/{coordinate}/pilots", data={"name": " "})

    assert answer.status_code == 422
    assert service.observing.all(coordinate) == ()


def test_name_and_notes_are_kept_and_stay_where_somebody_else_was_faster(device, service, coordinate):
    pilot = service.piloting.open_pilot(service.piloting.add(coordinate, "Musterdorf")).pilot.id
    page = f"/coordinate/{coordinate}/pilots/{pilot}"
    form = {"name": "Dorf", "note": "anrufen", "revision": hidden(device.get(page).text)["revision"]}

    first = device.post(page, data=form)
    second = device.post(page, data=form | {"note": "schreiben"})

    assert first.headers["location"] == f"{page}?done=saved"
    assert second.status_code == 409
    assert "schreiben" in second.text
    assert service.observing.one(coordinate, pilot).pilot.note == "anrufen"


def test_notes_of_the_coordinator_are_not_on_the_page_of_the_pilot(device, service, coordinate):
    link = service.piloting.add(coordinate, "Musterdorf")
    pilot = service.piloting.open_pilot(link).pilot
    service.observing.describe(coordinate, pilot.id, "Musterdorf", "Schwierigwort", pilot.revision)

    assert "Schwierigwort" not in device.get(f"/pilot/{link}").text


def test_a_pilot_is_removed_when_the_coordinator_is_sure(device, service, coordinate):
    pilot = service.piloting.open_pilot(service.piloting.add(coordinate, "Musterdorf")).pilot.id
    page = f"/coordinate/{coordinate}/pilots/{pilot}"

    unsure = device.post(page, data={"remove": "1"})
    device.post(page, data={"remove": "1", "sure": "1"})

    assert unsure.status_code == 422
    assert service.observing.all(coordinate) == ()
    assert device.get(page).status_code == 404


def test_a_link_is_renewed(device, service, coordinate):
    link = service.piloting.add(coordinate, "Musterdorf")
    pilot = service.piloting.open_pilot(link).pilot.id

    device.post(f"/coordinate/{coordinate}/pilots/{pilot}", data={"renew": "1"})

    assert device.get(f"/pilot/{link}").status_code == 404


@pytest.mark.parametrize(
    "door", ["/a/", "/r/", "/m/", "/wall/", "/lead/", "/take/", "/enter/", "/bring/", "/draft/", "/one-file/"]
)
def test_the_coordinators_link_opens_no_door_of_a_check(device, service, coordinate, hostile, door):
    taking_part(service, coordinate, hostile.organise)

    answer = device.get(f"{door}{coordinate}")

    assert answer.status_code == 403
    assert "Kommentar" not in answer.text
