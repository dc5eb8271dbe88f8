"""Workshops for tests: begun, filled with answers, and led by the buttons of their pages."""

from __future__ import annotations

import re
from html import unescape

from starlette.testclient import TestClient

from qcheck.catalogue import CriterionId
from qcheck.service import Mode, Service
from qcheck.workshop import Station
from tests.sheet.devices import hidden, invitation, new_check
from tests.whole_sheets import whole_sheet

PEOPLE = (("verwaltung", 4), ("zivilgesellschaft", 1))
"""Perspectives, and what each of them answers everywhere."""
JSON = {"Accept": "application/json"}


def begun(service: Service, mode: Mode = Mode.OPEN, plan: str = "90", **wishes: object) -> str:
    """A workshop in its lobby; gives the organiser's link."""
    link = new_check(service, mode=mode, **{"prepared": True, **wishes})
    service.facilitating.start_workshop(link, plan)
    return link


def answered(service: Service, link: str, people: tuple[tuple[str, int], ...] = PEOPLE) -> None:
    """Opens the answering; everybody answers everything and is done."""
    go(service, link, Station.ANSWERING)
    invited = invitation(service, link)
    for perspective, value in people:
        whole_sheet(service, invited, perspective, lambda _, value=value: value)


def go(service: Service, link: str, *stations: Station) -> None:
    """Goes to these stations, one after the other."""
    for station in stations:
        room = service.facilitating.seen(link)
        service.facilitating.go_to(
            link, room.revision, [stop.station for stop in room.stage.plan].index(station), sure=True
        )


def at(service: Service, station: Station, mode: Mode = Mode.OPEN) -> str:
    """A workshop with answers and a revealed profile, at this station."""
    link = begun(service, mode)
    answered(service, link)
    go(service, link, Station.REVEAL)
    service.facilitating.reveal(link, service.facilitating.seen(link).revision)
    go(service, link, station)
    return link


def first(service: Service, link: str) -> CriterionId:
    return CriterionId(service.facilitating.seen(link).catalogue.main_criteria[0].id)


def press(device: TestClient, link: str, button: str, **typed: str):
    """Presses a button of the page as it stands now, which has to be there, with these fields changed."""
    shown = device.get(f"/lead/{link}").text
    assert f'value="{button}"' in unescape(shown)
    return device.post(f"/lead/{link}/do", data=form(shown) | named(shown, typed) | {"do": button})


def form(shown: str) -> dict[str, str]:
    """What the one form of the screen sends without anybody's doing."""
    inside = shown[shown.index('<form id="step"') :].partition("</form>")[0]
    ticked = re.sub(r'<input type="checkbox" [^>]*value="on">', "", inside)
    return hidden(ticked) | dict(_selected(inside))


def named(shown: str, typed: dict[str, str]) -> dict[str, str]:
    """The fields by their whole names: `reason` is that of the group on the page that has one; `what` is that
    of a new measure.
    """
    names = re.findall(r'name="([\w-]+:[\w-]*:[\w-]+)"', shown)
    return {
        next((name for name in reversed(names) if name.endswith(f":{field}")), field): text
        for field, text in typed.items()
    }


def _selected(html: str) -> list[tuple[str, str]]:
    found = re.findall(r'<select [^>]*name="([^"]+)".*?</select>', html, re.DOTALL)
    chosen = [re.findall(rf'name="{re.escape(name)}".*?</select>', html, re.DOTALL)[0] for name in found]
    return [
        (name, (re.findall(r'value="([^"]*)" selected', text) or [""])[0])
        for name, text in zip(found, chosen, strict=True)
    ]


def revision(html: str) -> str:
    """The revision that a page carries."""
    return re.findall(r'name="revision" value="(\d+)"', html)[0]
