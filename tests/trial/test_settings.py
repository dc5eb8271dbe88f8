"""The settings of a trial on their page: seen, changed, and kept where they cannot be saved."""

import pytest

from qcheck.piloting import TrialLinkKind
from qcheck.web import visit
from tests.sheet.devices import Device, hidden, text
from tests.trials import change, trial_link


def test_what_is_typed_is_saved_and_seen(device, service, coordinate):
    page = f"/coordinate/{coordinate}/settings"
    answer = device.fill(
        page,
        title="Neuer Titel",
        starts="1. Juni 2027",
        ends="1.12.2027",
        deletes="31.12.2027",
        **{"catalogue-kurzcheck": "1"},
        mail="1",
        apply_day="1.3.2027",
        apply_time="18:00",
    )

    after = hidden(device.get(answer.headers["location"]).text)
    assert answer.status_code == 303
    assert service.trials.open(coordinate).trial.title == "Neuer Titel"
    assert (after["starts"], after["apply_day"], after["apply_time"]) == ("01.06.2027", "01.03.2027", "18:00")
    assert (after["catalogue-kurzcheck"], after["mail"], "organisation" in after) == ("1", "1", False)


def test_saving_without_a_change_changes_nothing_but_the_revision(device, service, coordinate):
    change(service, coordinate, apply_day="31.8.2027", starts="1.6.2027", catalogues=("kurzcheck",))
    before = service.trials.open(coordinate).trial

    device.fill(f"/coordinate/{coordinate}/settings?lang=en")

    assert service.trials.open(coordinate).trial.revision == before.revision + 1
    assert service.trials.open(coordinate).trial.apply_until == before.apply_until
    assert service.trials.open(coordinate).trial.starts == before.starts


def test_what_cannot_be_saved_stays_with_why(device, service, coordinate):
    answer = device.fill(
        f"/coordinate/{coordinate}/settings", title="Gut", starts="irgendwann", is_public="1"
    )

    kept = hidden(answer.text)
    assert answer.status_code == 422
    assert (kept["title"], kept["starts"], kept["is_public"]) == ("Gut", "irgendwann", "1")
    assert "»irgendwann« ist kein Tag" in text(answer.text)
    assert "muss stehen, wer verantwortlich ist" in text(answer.text)
    assert service.trials.open(coordinate).trial.title == "Erprobung 2026"


def test_two_who_change_different_fields_lose_nothing(device, service, coordinate):
    page = f"/coordinate/{coordinate}/settings"
    form = hidden(device.get(page).text)
    change(service, coordinate, title="Von anderen", deletes="31.12.2027")

    answer = device.post(page, data=form | {"contact": "von mir"})
    again = device.post(page, data=hidden(answer.text))

    assert (answer.status_code, again.status_code) == (409, 303)
    changed = service.trials.open(coordinate).trial
    assert (changed.title, changed.contact) == ("Von anderen", "von mir")


def test_where_both_changed_a_field_both_texts_are_shown(device, service, coordinate):
    page = f"/coordinate/{coordinate}/settings"
    form = hidden(device.get(page).text)
    change(service, coordinate, title="Von anderen")

    answer = device.post(page, data=form | {"title": "Von mir"})

    assert hidden(answer.text)["title"] == "Von mir"
    assert "hat inzwischen jemand anderes geschrieben: »Von anderen«" in text(answer.text)


@pytest.mark.parametrize("before", ["", "[", "[1]", '{"title": {}}', "[" * 100_000])
def test_a_form_that_was_tampered_with_is_no_mistake_of_ours(device, coordinate, before):
    page = f"/coordinate/{coordinate}/settings"
    form = hidden(device.get(page).text)

    assert device.post(page, data=form | {"before": before, "revision": "9"}).status_code == 409


def test_the_device_remembers_the_link_to_coordinate(device, coordinate):
    device.get(f"/coordinate/{coordinate}")

    assert coordinate in device.cookies["qcheck_links"]


def test_a_link_is_renewed_and_whoever_renews_their_own_goes_on_by_it(device, service, coordinate):
    join = trial_link(service, coordinate, TrialLinkKind.JOIN)

    device.get(f"/coordinate/{coordinate}/links")
    device.post(f"/coordinate/{coordinate}/links", data={"kind": "join"})
    onward = device.post(f"/coordinate/{coordinate}/links", data={"kind": "coordinate"}).headers["location"]

    assert device.get(f"/coordinate/{coordinate}").status_code == 404
    assert device.get(f"/coordinate/{join}").status_code == 404
    assert "Das ist der neue Link" in device.get(onward).text


def test_whoever_sits_elsewhere_needs_a_link_to_begin_a_trial(device, service):
    before = len(service.trials.everything_here())

    assert "brauchen Sie einen Link" in device.get("/trial/new").text
    assert device.post("/trial/new", data={"title": "Erprobung"}).status_code == 403
    assert len(service.trials.everything_here()) == before


@pytest.fixture
def at_home(service, monkeypatch):
    """A browser on the computer of the server, which is there for this computer alone."""
    monkeypatch.setenv("QCHECK_LOCAL", "true")
    visit.settings.cache_clear()
    yield Device("127.0.0.1", Host="localhost:8501", Origin="http://localhost:8501")
    visit.settings.cache_clear()


def test_whoever_sits_at_this_computer_begins_one_and_is_led_to_its_settings(at_home):
    answer = at_home.post("/trial/new", data={"title": "Erprobung 2027"})

    assert answer.headers["location"].endswith("/settings")
    assert "Erprobung 2027" in at_home.get(answer.headers["location"]).text


def test_a_trial_needs_a_title(at_home):
    answer = at_home.post("/trial/new", data={"title": " "})

    assert answer.status_code == 422
    assert "Bitte geben Sie der Erprobung einen Titel." in text(answer.text)


def test_behind_a_proxy_nobody_sits_at_this_computer(at_home):
    answer = at_home.post("/trial/new", data={"title": "Erprobung"}, headers={"X-Forwarded-For": "192.0.2.1"})

    assert answer.status_code == 403


def test_the_operator_can_let_everybody_begin(device, service, monkeypatch):
    monkeypatch.setenv("QCHECK_TRIALS", "everybody")
    visit.settings.cache_clear()

    answer = device.post("/trial/new", data={"title": "Erprobung"})

    visit.settings.cache_clear()
    assert answer.status_code == 303
