"""A room full of people: a workshop with a wall, people who answer, and a facilitator who goes on."""

from __future__ import annotations

from dataclasses import dataclass

from qcheck.catalogue import CriterionId, PerspectiveId, QuestionId
from qcheck.service import Measure, MeasureId, Mode, Service, Workshop
from qcheck.workshop import Sight, Station
from tests.sheet.devices import Device, invitation, new_check
from tests.whole_sheets import whole_sheet


@dataclass(frozen=True)
class Room:
    """A workshop by its organiser's link."""

    service: Service
    link: str

    @property
    def now(self) -> Workshop:
        return self.service.facilitating.seen(self.link)

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
            self.service.facilitating.go_to(self.link, self.now.revision, place, sure=True)

    def reveal(self, criterion: CriterionId | None = None) -> None:
        self.service.facilitating.reveal(self.link, self.now.revision, criterion)

    def show(self, sight: Sight, page: int = 0) -> None:
        self.service.facilitating.show(self.link, self.now.revision, sight, page)

    def agree(self, criterion: CriterionId, light: str | None, reason: str = "", minority: str = "") -> None:
        self.service.agreements.agree_in_workshop(
            self.link, self.now.revision, criterion, light, reason, minority
        )

    def plan(self, what: str, who: str = "") -> None:
        self.service.outcomes.measure(self.link, self.now.revision, Measure(MeasureId(""), what, (), who))

    def talk_about(self, *topics: CriterionId) -> None:
        self.service.facilitating.choose(self.link, self.now.revision, topics)
        self.go(Station.TOPICS)

    def join(self, perspective: str, name: str = "a") -> str:
        """Somebody's sheet."""
        return self.service.joining.join(self.invitation, PerspectiveId(perspective), f"{perspective}-{name}")

    def answered(self, perspective: str, value: int, people: int = 1) -> list[str]:
        """People of a perspective who answer everything alike and are done."""
        invitation = self.invitation
        return [
            whole_sheet(
                self.service, invitation, perspective, lambda _: value, nonce=f"{perspective}-{number}"
            )
            for number in range(people)
        ]

    def all_answered(self, views: int) -> None:
        """So many perspectives with one sheet each, and the whole profile shown."""
        self.go(Station.ANSWERING)
        for place, whose in enumerate(self.now.catalogue.perspective_ids[:views]):
            self.answered(whose, 1 + place % 4)
        self.go(Station.REVEAL)
        self.reveal()

    def change(self, sheet: str, value: int) -> None:
        for _, questions in self.service.answering.own_sheet(sheet).asked:
            for question in questions:
                self.service.answering.answer(sheet, QuestionId(question.id), value)


def room(service: Service, catalogue: str = "kurzcheck", mode: Mode = Mode.OPEN) -> Room:
    """A workshop in its lobby."""
    link = new_check(service, catalogue, mode=mode, prepared=True)
    service.facilitating.start_workshop(link, "90")
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
