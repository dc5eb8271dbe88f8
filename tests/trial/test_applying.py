"""Applying on the public side of a trial, one's own page, and nobody else's."""

from datetime import timedelta

import pytest

from qcheck.piloting import TrialLinkKind
from qcheck.service import singleton
from tests.sheet.devices import Device, hidden, text
from tests.trials import APPLIED, change, opened_trial, trial_link


@pytest.fixture
def trial(service) -> tuple[str, str]:
    """The link to coordinate it, its name; one can apply until tomorrow."""
    day = service.clock.now() + timedelta(days=2)
    return opened_trial(service, apply_day=f"{day:%d.%m.%Y}", name=f"t-{service.applying.new_nonce()[:9]}")


def apply(device: Device, name: str, **answers: str):
    """Sends the form of the page."""
    return device.fill(f"/trial/{name}/apply", **(APPLIED | answers))


def pass_the_last_moment(service, coordinate: str) -> None:
    """As if it were the day after."""
    day = service.clock.now() - timedelta(days=1)
    change(
        service,
        coordinate,
        is_public=True,
        responsible="Stiftung",
        contact="030 1",
        apply_day=f"{day:%d.%m.%Y}",
        apply_time="00:00",
    )


def test_whoever_applies_is_led_to_a_page_of_their_own(device, trial):
    own = device.get(apply(device, trial[1]).headers["location"])

    assert own.status_code == 200
    assert "Danke, Ihre Bewerbung ist angekommen." in text(own.text)
    assert hidden(own.text)["a.municipality"] == "Stadt Musterstadt"
    assert hidden(own.text)["a.perspectives.politik"] == "1"
    assert "noindex" in own.text


def test_the_last_moment_is_shown_in_the_zone_of_the_trial(device, service, trial):
    page = text(device.get(f"/trial/{trial[1]}/apply").text)

    assert "18:00 Uhr" in page


def test_a_phone_that_sends_twice_makes_one_application(device, service, trial):
    form = hidden(device.get(f"/trial/{trial[1]}/apply").text) | APPLIED

    answers = [device.post(f"/trial/{trial[1]}/apply", data=form) for _ in range(2)]

    assert answers[0].headers["location"] == answers[1].headers["location"]
    assert len(service.choosing.applications(trial[0])) == 1


def test_what_is_missing_is_said_and_what_was_typed_stays(device, service, trial):
    answer = apply(device, trial[1], **{"a.municipality": "", "a.mail": "amt", "a.why": "Darum."})

    kept = hidden(answer.text)
    assert answer.status_code == 422
    assert "Bitte füllen Sie dieses Feld aus: Kommune oder Gruppe" in text(answer.text)
    assert "»amt« ist keine E-Mail-Adresse" in text(answer.text)
    assert (kept["a.why"], kept["a.phase"], kept["a.perspectives.politik"]) == ("Darum.", "planung", "1")


def test_too_late_is_refused_with_what_was_typed(device, service, trial):
    form = hidden(device.get(f"/trial/{trial[1]}/apply").text) | APPLIED
    pass_the_last_moment(service, trial[0])
    name = service.trials.open(trial[0]).trial.name

    answer = device.post(f"/trial/{name}/apply", data=form)

    assert answer.status_code == 409
    assert "Die Frist für Bewerbungen ist abgelaufen." in text(answer.text)
    assert hidden(answer.text)["a.why"] == "Wir möchten lernen."
    assert "Bewerbung absenden" not in answer.text


def test_an_application_is_changed_and_then_only_seen(device, service, trial):
    own = apply(device, trial[1]).headers["location"].partition("?")[0]
    device.fill(own, **{"a.why": "Besser so."})
    changed = device.get(own)
    late = hidden(changed.text)
    pass_the_last_moment(service, trial[0])

    refused = device.post(own, data=late | {"a.why": "Zu spät"})

    assert hidden(changed.text)["a.why"] == "Besser so."
    assert (refused.status_code, hidden(refused.text)["a.why"]) == (409, "Zu spät")
    assert "Besser so." in device.get(own).text
    assert "<textarea" not in device.get(own).text


def test_an_application_that_is_taken_back_is_gone(device, service, trial):
    own = apply(device, trial[1]).headers["location"].partition("?")[0]

    asked = device.get(f"{own}/withdraw")
    gone = device.post(f"{own}/withdraw")

    assert "Bewerbung zurückziehen?" in text(asked.text)
    assert "ist gelöscht" in text(gone.text)
    assert device.get(own).status_code == 404
    assert service.choosing.applications(trial[0]) == ()


def test_the_page_of_an_application_leads_every_other_link_to_its_place(device, service, trial):
    join = trial_link(service, trial[0], TrialLinkKind.JOIN)

    assert device.get(f"/application/{join}").headers["location"] == f"/pilot/{join}"
    assert device.get(f"/coordinate/{trial[0]}/applications").status_code == 200
    own = apply(device, trial[1]).headers["location"].partition("?")[0]
    assert device.get(own.replace("application", "coordinate")).headers["location"] == own


@pytest.mark.parametrize("name", ["nirgends", "new", "..", "%00", "x" * 500])
def test_a_name_that_is_guessed_leads_nowhere(device, service, name):
    assert device.get(f"/trial/{name}/apply").status_code == 404
    assert device.post(f"/trial/{name}/apply", data=APPLIED).status_code == 404


def test_hundreds_of_applications_from_one_network_are_stopped(service, trial):
    singleton._TALLY.empty()
    device = Device("192.0.2.77")
    form = hidden(device.get(f"/trial/{trial[1]}/apply").text) | APPLIED

    codes = [
        device.post(f"/trial/{trial[1]}/apply", data=form | {"nonce": str(each)}).status_code
        for each in range(40)
    ]

    assert set(codes[:30]) == {303}
    assert codes[-1] == 429
    assert len(service.choosing.applications(trial[0])) == codes.count(303)


def test_the_public_page_leads_to_the_form_until_the_last_moment(device, service, trial):
    before = device.get(f"/trial/{trial[1]}").text
    pass_the_last_moment(service, trial[0])
    after = device.get(f"/trial/{service.trials.open(trial[0]).trial.name}").text

    assert f'href="/trial/{trial[1]}/apply"' in before
    assert "/apply" not in after
