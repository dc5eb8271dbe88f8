"""Every kind of link of a trial at every address: nothing breaks, nothing of a pilot's check opens, and forms of
other pages change nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from qcheck.piloting import TrialLink, TrialLinkKind
from qcheck.records import LinkId
from qcheck.service import Service
from qcheck.service.doors.links import new_id
from qcheck.store.trial.trials import add_link
from tests.attack.hostile import Links
from tests.attack.routes import addresses, everything
from tests.sheet.devices import Device
from tests.trials import made, trial_link, trying

WITH_LINK = sorted({each for each in (*addresses("GET"), *addresses("POST")) if "{link}" in each})
SAID_IN_THE_CHECK = ("Kommentar", "Geheim", "Nachweis", "Schlussgut", "Tisch")


@pytest.fixture(scope="module")
def ways(service: Service, hostile_check: Links) -> Mapping[TrialLinkKind, str]:
    """One link of each kind, to a trial in which a hostile check takes part; links of rooms, people and
    applications that are there no more.
    """
    coordinate = made(service)
    trying(service, coordinate, "feindlich")
    pilot = service.piloting.become(trial_link(service, coordinate, TrialLinkKind.JOIN), "Musterstadt")
    service.piloting.join(pilot, hostile_check.organise)
    trial = service.trials.open(coordinate).trial.id
    ways = {
        TrialLinkKind.COORDINATE: coordinate,
        TrialLinkKind.JOIN: trial_link(service, coordinate, TrialLinkKind.JOIN),
        TrialLinkKind.PILOT: pilot,
    }
    for kind in TrialLinkKind:
        if kind not in ways:
            link = TrialLink(LinkId(new_id()), trial, kind, of="weg")
            with service._store.database.writing() as connection:
                add_link(connection, link)
            ways[kind] = service.access.trials_link(link)
    return ways


@pytest.mark.parametrize("kind", TrialLinkKind)
def test_no_link_of_a_trial_shows_or_changes_what_was_said_in_a_check(
    service: Service, ways: Mapping[TrialLinkKind, str], kind: TrialLinkKind
) -> None:
    before = everything(service)

    for address in WITH_LINK:
        answer = Device().get(address.replace("{link}", ways[kind]), params={"lang": "en"})

        assert answer.status_code < 500, address
        assert [word for word in SAID_IN_THE_CHECK if word in answer.text] == [], address
    assert everything(service) == before


@pytest.mark.parametrize("kind", TrialLinkKind)
def test_a_form_of_another_page_is_refused_with_every_link_of_a_trial(
    service: Service, ways: Mapping[TrialLinkKind, str], kind: TrialLinkKind
) -> None:
    before = everything(service)
    foreign = {"Origin": "https://x.invalid", "Sec-Fetch-Site": "cross-site"}

    for address in addresses("POST"):
        if "{link}" in address:
            where = address.replace("{link}", ways[kind])
            assert Device().post(where, data={"name": "x"}, headers=foreign).status_code == 403, address
    assert everything(service) == before


@pytest.mark.parametrize("kind", [each for each in TrialLinkKind if each is not TrialLinkKind.COORDINATE])
def test_no_form_of_ours_takes_the_coordinators_place(
    service: Service, ways: Mapping[TrialLinkKind, str], kind: TrialLinkKind
) -> None:
    before = everything(service)

    for address in addresses("POST"):
        if address.startswith("/coordinate/{link}"):
            form = {"name": "x", "sure": "1", "remove": "1", "title": "x"}
            answer = Device().post(address.replace("{link}", ways[kind]), data=form)
            assert answer.status_code == 303, address
            assert not answer.headers["location"].startswith("/coordinate"), address
    assert everything(service) == before
