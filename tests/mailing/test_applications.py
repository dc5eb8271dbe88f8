"""What whoever applies to a trial gets by mail: that it arrived, and what was decided; nothing once it is
taken back, and nothing of what they typed.
"""

from __future__ import annotations

import pytest

from qcheck.service import Reply
from tests.trials import APPLIED, opened_trial

BASE = "https://check.example.org"


@pytest.fixture
def service(installation, smtp):
    return installation.service(smtp)


@pytest.fixture
def trial(service) -> tuple[str, str]:
    return opened_trial(service)


def apply(service, name: str, nonce: str = "nonce", base: str = BASE) -> str:
    return service.applying.apply(name, APPLIED, nonce, "de", base, "192.0.2.1")


def test_whoever_applies_hears_that_it_arrived_and_what_was_decided(service, trial, box):
    link = apply(service, trial[1])
    apply(service, trial[1])
    service.mailing.send_due()
    [found] = service.choosing.applications(trial[0])
    reply = Reply("Sehr geehrte Frau Muster,", "Wir freuen uns.", "Musterstadt", BASE)
    seen = service.choosing.accept(trial[0], found.id, found.revision, reply)
    service.mailing.send_due()

    [(_, arrived), (to, decided)] = box.arrived
    said = decided.get_body(("plain",)).get_content()
    assert to == "amt@example.org"
    assert f"{BASE}/application/{link}" in arrived.get_body(("plain",)).get_content()
    assert said.startswith("Sehr geehrte Frau Muster,")
    assert f"{BASE}/pilot/{seen.pilot}" in said
    assert "Radwege" not in said


def test_what_is_taken_back_is_not_written_about(service, trial, box):
    service.applying.withdraw(apply(service, trial[1]))

    service.mailing.send_due()

    assert box.arrived == []


def test_without_an_address_of_the_operators_no_mail_is_written(service, trial, box):
    apply(service, trial[1], base="")

    service.mailing.send_due()

    assert box.arrived == []


def test_nobody_is_flooded_by_applications_in_their_name(service, trial, box):
    for each in range(12):
        apply(service, trial[1], nonce=str(each))

    service.mailing.send_due()

    assert 0 < len(box.arrived) < 10
    assert len(service.choosing.applications(trial[0])) == 12
