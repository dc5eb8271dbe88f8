"""A trial as its coordinator sees it as a whole, takes it along, and ends it."""

import json
from datetime import timedelta

from qcheck.piloting import TrialLinkKind
from qcheck.store.tables.metadata import metadata
from qcheck.store.trial.trial_export import EXPORTED, LEFT_OUT
from tests.sheet.devices import text
from tests.trials import APPLIED, change, made, opened_trial, trial_link


def applied(service) -> str:
    """A trial with an application; gives the link to coordinate it."""
    day = service.clock.now() + timedelta(days=2)
    coordinate, name = opened_trial(
        service, apply_day=f"{day:%d.%m.%Y}", name=f"t-{service.applying.new_nonce()[:9]}"
    )
    service.applying.apply(name, APPLIED, "nonce", "de")
    return coordinate


def test_a_new_trial_says_what_is_to_be_done_first(device, service):
    page = text(device.get(f"/coordinate/{made(service)}").text)

    assert "Wählen, welche Fragebögen erprobt werden" in page
    assert "Die öffentliche Seite zeigen" in page
    assert "bewerben kann sich niemand" in page


def test_applications_wait_for_a_decision_once_the_last_moment_has_passed(device, service):
    coordinate = applied(service)
    before = text(device.get(f"/coordinate/{coordinate}").text)
    change(service, coordinate, is_public=True, responsible="S", contact="1", apply_day="1.1.2026")

    after = text(device.get(f"/coordinate/{coordinate}").text)

    assert "1 nicht entschieden" in before
    assert "Über eine Bewerbung entscheiden" not in before
    assert "Über eine Bewerbung entscheiden" in after


def test_a_coordinator_takes_all_that_is_kept_along_without_a_link(device, service):
    coordinate = applied(service)

    answer = device.get(f"/coordinate/{coordinate}/export.json")

    told = json.loads(answer.text)
    assert told["applications"][0]["answers"]["municipality"] == "Stadt Musterstadt"
    assert coordinate not in answer.text
    assert "attachment" in answer.headers["content-disposition"]


def test_of_every_table_of_trials_it_is_said_whether_it_is_taken_along():
    of_trials = {"trials", "date_letters", "said_elsewhere", "shown_results", "reflection_voices"} | {
        table.name for table in metadata.sorted_tables if "trial" in table.columns
    }

    assert {table.name for table, _ in EXPORTED} | LEFT_OUT.keys() == of_trials
    assert {table.name for table, _ in EXPORTED} & LEFT_OUT.keys() == set()


def test_a_trial_is_deleted_only_by_whoever_is_sure(device, service):
    coordinate = applied(service)
    device.get(f"/coordinate/{coordinate}")

    asked = device.get(f"/coordinate/{coordinate}/delete")
    unsure = device.post(f"/coordinate/{coordinate}/delete")
    gone = device.post(f"/coordinate/{coordinate}/delete", data={"sure": "1"})

    assert "Erprobung löschen?" in text(asked.text)
    assert unsure.status_code == 409
    assert "Die Erprobung ist gelöscht" in text(gone.text)
    assert coordinate not in device.cookies.get("qcheck_links", "")
    assert device.get(f"/coordinate/{coordinate}").status_code == 404


def test_no_link_of_a_deleted_trial_speaks_of_a_check_or_a_sheet(device, service):
    coordinate = applied(service)
    kinds = (TrialLinkKind.JOIN, TrialLinkKind.APPLICATION)
    join, own = (trial_link(service, coordinate, kind) for kind in kinds)
    service.trials.delete(coordinate, sure=True)
    addresses = [f"/coordinate/{coordinate}", f"/pilot/{join}", f"/application/{own}"]

    answers = [device.get(address) for address in addresses]

    assert {answer.status_code for answer in answers} == {404}
    assert all("Diese Adresse führt zu keiner Erprobung" in text(answer.text) for answer in answers)
