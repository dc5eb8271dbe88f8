<<<<<<< HEAD
"""A room full of people: a workshop with a wall, people who answer, and a facilitator who goes on."""

from __future__ import annotations

from dataclasses import dataclass

from qcheck.catalogue import CriterionId, PerspectiveId, QuestionId
from qcheck.service import Measure, MeasureId, Mode, Service, Workshop
from qcheck.workshop import Sight, Station
from tests.sheet.devices import Device, invitation, new_check


@dataclass(frozen=True)
class Room:
    """A workshop by its organiser's link."""

    service: Service
    link: str

    @property
    def now(self) -> Workshop:
        return self.service.workshop(self.link)

    @property
    def wall(self) -> str:
        """The address of the wall."""
        return f"/wall/{self.now.wall}"

    @property
    def invitation(self) -> str:
        return invitation(self.service, self.link)

    @property
    def criteria(self) -> list[CriterionId]:
        return [CriterionId(each.id) for each in self.now.catalogue.main_criteria]

    def seen(self, **asked: str) -> str:
        """What the wall shows, as its script gets it."""
        return Device().get(f"{self.wall}/now", params=asked).json()["html"]

    def go(self, *stations: Station) -> None:
        """Goes to these stations, one after the other."""
        for station in stations:
            place = [stop.station for stop in self.now.stage.plan].index(station)
            self.service.go_to(self.link, self.now.revision, place, sure=True)

    def reveal(self, criterion: CriterionId | None = None) -> None:
        self.service.reveal(self.link, self.now.revision, criterion)

    def show(self, sight: Sight, page: int = 0) -> None:
        self.service.show(self.link, self.now.revision, sight, page)

    def agree(self, criterion: CriterionId, light: str | None, reason: str = "", minority: str = "") -> None:
        self.service.agree(self.link, self.now.revision, criterion, light, reason, minority)

    def plan(self, what: str, who: str = "") -> None:
        self.service.measure(self.link, self.now.revision, Measure(MeasureId(""), what, None, who))

    def talk_about(self, *topics: CriterionId) -> None:
        self.service.choose(self.link, self.now.revision, topics)
        self.go(Station.TOPICS)

    def join(self, perspective: str, name: str = "a") -> str:
        """Somebody's sheet."""
        return self.service.join(self.invitation, PerspectiveId(perspective), f"{perspective}-{name}")

    def answered(self, perspective: str, value: int, people: int = 1) -> list[str]:
        """People of a perspective who answer everything alike and are done."""
        sheets = [self.join(perspective, str(number)) for number in range(people)]
        for sheet in sheets:
            self.change(sheet, value)
            self.service.finish(sheet)
        return sheets

    def change(self, sheet: str, value: int) -> None:
        for _, questions in self.service.own_sheet(sheet).asked:
            for question in questions:
                self.service.answer(sheet, QuestionId(question.id), value)


def room(service: Service, catalogue: str = "kurzcheck", mode: Mode = Mode.OPEN) -> Room:
    """A workshop in its lobby."""
    link = new_check(service, catalogue, mode=mode, prepared=True)
    service.start_workshop(link, "90")
    return Room(service, link)


def revealed(service: Service, **wishes: object) -> Room:
    """A workshop after the reveal: the administration sees everything green, civil society red."""
    made = room(service, **wishes)  # type: ignore[arg-type]
    made.go(Station.ANSWERING)
    made.answered("verwaltung", 4, 2)
    made.answered("zivilgesellschaft", 1, 2)
    made.go(Station.REVEAL)
    made.reveal()
    return made
=======
"""Workshops for tests: begun, filled with answers, and led by the buttons of their pages."""

from __future__ import annotations

import re
from html import unescape

from starlette.testclient import TestClient

from qcheck.catalogue import CriterionId, PerspectiveId, QuestionId
from qcheck.service import Mode, Service
from qcheck.workshop import Station
from tests.sheet.devices import invitation, new_check

PEOPLE = (("verwaltung", 4), ("zivilgesellschaft", 1))
"""Perspectives, and what each of them answers everywhere."""
JSON = {"Accept": "application/json"}


def begun(service: Service, mode: Mode = Mode.OPEN, plan: str = "90", **wishes: object) -> str:
    """A workshop in its lobby; gives the organiser's link."""
    link = new_check(service, mode=mode, **{"prepared": True, **wishes})
    service.start_workshop(link, plan)
    return link


def answered(service: Service, link: str, people: tuple[tuple[str, int], ...] = PEOPLE) -> None:
    """Opens the answering; everybody answers everything and is done."""
    go(service, link, Station.ANSWERING)
    for perspective, value in people:
        own = service.join(invitation(service, link), PerspectiveId(perspective), service.new_nonce())
        for _, asked in service.own_sheet(own).asked:
            for question in asked:
                service.answer(own, QuestionId(question.id), value)
        service.finish(own)


def go(service: Service, link: str, *stations: Station) -> None:
    """Goes to these stations, one after the other."""
    for station in stations:
        room = service.workshop(link)
        service.go_to(link, room.revision, [stop.station for stop in room.stage.plan].index(station), sure=True)


def at(service: Service, station: Station, mode: Mode = Mode.OPEN) -> str:
    """A workshop with answers and a revealed profile, at this station."""
    link = begun(service, mode)
    answered(service, link)
    go(service, link, Station.REVEAL)
    service.reveal(link, service.workshop(link).revision)
    go(service, link, station)
    return link


def first(service: Service, link: str) -> CriterionId:
    return CriterionId(service.workshop(link).catalogue.main_criteria[0].id)


def press(device: TestClient, link: str, button: str, **fields: str):
    """Presses a button of the page as it stands now, which has to be there."""
    shown = device.get(f"/lead/{link}").text
    assert f'value="{button}"' in unescape(shown)
    return device.post(f"/lead/{link}/do", data={"revision": revision(shown), "do": button} | fields)


def revision(html: str) -> str:
    """The revision that a page carries."""
    return re.findall(r'name="revision" value="(\d+)"', html)[0]
>>>>>>> 9dfd798 (Try the facilitator's screen in browsers, keep the focus where it is, and lead to it from the pages)
