"""What stands around every page of whoever coordinates a trial."""

from qcheck.piloting import TrialLinkKind
from tests.trials import trial_link


def test_the_coordinator_sees_the_trial_in_german_and_english(device, coordinate):
    assert "Seiten der Erprobung" in device.get(f"/coordinate/{coordinate}").text
    assert "Pages of the trial" in device.get(f"/coordinate/{coordinate}?lang=en").text


def test_another_link_of_the_trial_leads_to_its_own_page(device, service, coordinate):
    join = trial_link(service, coordinate, TrialLinkKind.JOIN)

    assert device.get(f"/coordinate/{join}").headers["location"] == f"/pilot/{join}"


def test_a_link_of_a_trial_at_a_door_of_checks_is_led_on(device, coordinate):
    answer = device.get(f"/a/{coordinate}")

    assert answer.status_code == 403
    assert f'href="/coordinate/{coordinate}"' in answer.text
