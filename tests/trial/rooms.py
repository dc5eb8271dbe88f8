"""A workshop about an instrument for tests: a trial with questions, what was said about them, and a room."""

from __future__ import annotations

from dataclasses import dataclass

from qcheck.catalogue import QuestionId
from qcheck.service import Fit, Service
from qcheck.workshop import WorkshopKind
from tests.sheet.devices import Device, invitation, new_check
from tests.trials import made, pilot_with, trying

CATALOGUE = "kurzcheck"
SENTENCE = "Frau Muster versteht das Wort nicht."
HARMLESS = "Das sind zwei Fragen."


@dataclass(frozen=True)
class Room:
    """A workshop with the links into it; `desk` is where it is led."""

    service: Service
    coordinate: str
    workshop: str

    @property
    def desk(self) -> str:
        return f"/coordinate/{self.coordinate}/workshops/{self.workshop}"

    @property
    def now(self):
        return self.service.reflecting.led(self.coordinate, self.workshop)

    @property
    def phones(self) -> str:
        return f"/reflect/{self.now.ways.room}"

    @property
    def screen(self) -> str:
        return f"/screen/{self.now.ways.screen}"

    def go(self, times: int = 1) -> None:
        """Presses Next so many times."""
        for _ in range(times):
            Device().fill(self.desk, do="forward")

    def seen(self, page: int | None = None) -> str:
        """What stands on the wall, drawn anew."""
        self.service.page_memories.walls._kept.clear()
        if page is not None:
            Device().fill(self.desk, do=f"page-{page}")
            self.service.page_memories.walls._kept.clear()
        return Device().get(self.screen).text


def room_with(
    service: Service, kind: WorkshopKind = WorkshopKind.REFLECTION, title: str = "Reflexion"
) -> Room:
    """A workshop of a trial whose only pilot has said something about two of its questions."""
    coordinate = made(service)
    trying(service, coordinate, CATALOGUE)
    organise = new_check(service, CATALOGUE)
    pilot_with(service, coordinate, organise)
    first, second, *_ = service.access.open(organise).catalogue.questions
    for question, marks, text in (
        (first, {Fit.UNCLEAR, Fit.WORD}, SENTENCE),
        (first, {Fit.UNCLEAR}, HARMLESS),
        (second, {Fit.IMPORTANT}, ""),
    ):
        _say(service, organise, question, marks, text)
    return Room(service, coordinate, service.reflecting.begin(coordinate, kind, title, "online"))


def _say(service: Service, organise: str, question: str, marks: set[Fit], text: str) -> None:
    way = invitation(service, organise)
    offered = service.joining.choices(way)
    sheet = service.joining.join(way, offered[0].id if offered else None, service.joining.new_nonce())
    once = service.feedback.new_word()
    service.feedback.say_of_question(sheet, QuestionId(question), marks, text, once, "de")
