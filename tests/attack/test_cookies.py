"""Every cookie that any of our addresses sets: its name, where a browser sends it, and who cannot read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from qcheck.addresses import trial_page
from qcheck.browser import remembered
from qcheck.service import Service
from tests.attack.routes import addresses
from tests.sheet.devices import Device, hidden, invitation, new_check
from tests.trial.rooms import room_with
from tests.trial_dates import date_of
from tests.trials import made
from tests.ui.pages import begun

PLACES = {
    "qcheck_lang": "/",
    "qcheck_links": "/",
    "qcheck_sheet": "/a",
    "qcheck_phone": "/reflect",
    "qcheck_dates": "/trial",
}
"""What we keep on a device, and the addresses to which it goes: an organiser's link never to a sheet alone, a
sheet's never elsewhere.
"""


@pytest.fixture(scope="module")
def check(service: Service) -> str:
    """A check with a workshop on it."""
    link = begun(service)
    service.facilitating.start_workshop(link, "90")
    return link


@pytest.fixture(scope="module")
def cookies(service: Service, check: str) -> list[str]:
    """All that all our addresses set: looked at in another language by each kind of link, and by the forms
    that keep something.
    """
    return [
        *_looking(service, check),
        *_beginning_a_workshop(),
        *_answering(service),
        *_in_a_room(service, Device()),
        *_registering(service, Device()),
    ]


def test_every_cookie_goes_to_its_addresses_alone(cookies: list[str]) -> None:
    places = {(_name(cookie), *re.findall(r"Path=([^;]+)", cookie)) for cookie in cookies}

    assert places == set(PLACES.items())


def test_no_script_and_no_foreign_page_gets_at_a_cookie(cookies: list[str]) -> None:
    assert [cookie for cookie in cookies if "HttpOnly" not in cookie or "SameSite=lax" not in cookie] == []


def test_over_https_no_cookie_goes_over_plain_http(service: Service, check: str) -> None:
    secure = {"X-Forwarded-Proto": "https", "Origin": "https://testserver"}
    browser = Device(**secure)

    kept = [
        *_sets(browser, f"/lead/{check}?lang=en"),
        *_sets(browser, f"/check?link={check}"),
        *_begun(browser, _way(service)),
        *_in_a_room(service, browser),
        *_registering(service, browser),
    ]

    assert {_name(cookie) for cookie in kept} == PLACES.keys()
    assert [cookie for cookie in kept if "Secure" not in cookie] == []


def test_a_workshop_begun_at_once_is_on_the_start_page_of_that_browser(service: Service) -> None:
    browser = Device()
    browser.post("/lead", data={"title": "Runde im Rathaus", "phase": "planung", "plan": "45"})

    sent = browser.get("/").request.headers["cookie"]
    [kept] = re.findall(r"qcheck_links=([^;]+)", sent)

    assert [each.title for each in service.known_checks.known(remembered(kept))] == ["Runde im Rathaus"]


def test_the_link_of_a_workshop_is_not_sent_to_a_sheet_but_to_every_page() -> None:
    browser = Device()
    answer = browser.post("/lead", data={"title": "Runde", "phase": "planung", "plan": "45"})

    assert [_path(cookie) for cookie in answer.headers.get_list("set-cookie")] == ["/"]


@pytest.mark.parametrize("address", ["/lead", "/lead/{link}", "/lead/{link}/minutes", "/join", "/help"])
def test_a_language_that_was_chosen_is_spoken_everywhere(check: str, address: str) -> None:
    browser = Device()

    browser.get(f"{address.format(link=check)}?lang=en")

    assert '<html lang="en">' in browser.get(f"/lead/{check}").text
    assert "Arriving" in browser.get(f"/lead/{check}/now").json()["html"]


def test_without_cookies_the_facilitators_language_stays_by_its_addresses(
    service: Service, check: str
) -> None:
    browser = Device()
    shown = browser.get(f"/lead/{check}?lang=en").text
    [asking] = re.findall(r'data-now="([^"]+)"', shown)
    sent = set(re.findall(r'action="([^"]+)"', shown))

    browser.cookies.clear()
    answer = browser.post(
        f"/lead/{check}/do?lang=en",
        data={"do": "save:note", "note::seen": "", "note::before": "", "note::text": "x"},
    )

    assert "Arriving" in browser.get(asking).json()["html"]
    assert sent == {f"/lead/{check}/do?lang=en"}
    assert answer.headers["location"] == f"/lead/{check}?lang=en#note"


def _looking(service: Service, check: str) -> Iterator[str]:
    shared = {each.kind: each.link for each in service.inviting.links(check)[::-1]}
    for link in (check, service.facilitating.seen(check).wall, *shared.values()):
        for address in addresses("GET"):
            about = "" if "{link}" in address else f"&link={link}"
            yield from _sets(Device(), f"{address.format(link=link)}?lang=en{about}")
    yield from _sets(Device(), "/nowhere?lang=en")


def _beginning_a_workshop() -> Iterator[str]:
    answer = Device().post("/lead", data={"title": "Workshop", "phase": "planung", "plan": "45"})
    yield from answer.headers.get_list("set-cookie")


def _answering(service: Service) -> Iterator[str]:
    phone, one, two = Device(), _way(service), _way(service)
    yield from _begun(phone, one)
    yield from _sets(phone, one)
    yield from phone.post(f"{one}/again").headers.get_list("set-cookie")
    yield from _begun(phone, two)
    yield from phone.fill(f"{two}/withdraw").headers.get_list("set-cookie")


def _in_a_room(service: Service, phone: Device) -> Iterator[str]:
    room = room_with(service)
    room.go(2)
    yield from _sets(phone, room.phones)


def _registering(service: Service, phone: Device) -> Iterator[str]:
    link = made(service)
    trial = replace(service.trials.coordinate(link).trial, is_public=True)
    service._store.write_trial(trial)
    begins = service.clock.now() + timedelta(days=3)
    date = date_of(service, link, starts=begins, ends=begins + timedelta(hours=1))
    answer = phone.fill(trial_page(trial.name, date.id), name="Anna")
    yield from answer.headers.get_list("set-cookie")


def _way(service: Service) -> str:
    """The invitation to a new check."""
    return f"/a/{invitation(service, new_check(service))}"


def _begun(phone: Device, way: str) -> list[str]:
    fields = hidden(phone.get(way).text) | {"perspective": "politik"}
    return phone.post(f"{way}/begin", data=fields).headers.get_list("set-cookie")


def _sets(browser: Device, address: str) -> list[str]:
    return browser.get(address).headers.get_list("set-cookie")


def _name(cookie: str) -> str:
    bare = cookie.partition("=")[0].removeprefix("__Host-").removeprefix("__Secure-")  # what https adds
    return "_".join(bare.split("_")[:2])


def _path(cookie: str) -> str:
    return re.findall(r"Path=([^;]+)", cookie)[0]
