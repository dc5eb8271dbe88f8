"""A workshop about an instrument for tests: a trial with questions, what was said about them, and a room."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace

from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.service import Fit, NotPossible, Service, Shows
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


def shown_then_and_now(room: Room) -> None:
    """The room's pilot has two checks in which two people answered everything, and shows both results."""
    service = room.service
    [pilot] = service._store.pilots(service.trials.open(room.coordinate).trial.id)
    first = new_check(service, CATALOGUE)
    second = new_check(service, CATALOGUE, beside=first)
    process = service.access.organise(first).check.process.id
    service._store.change_pilot(replace(pilot, process=process))
    for organise, value in ((first, 1), (second, 4)):
        _answer_all(service, organise, value)
        service.piloting.show_result(organise, pilot.id, Shows())


def _answer_all(service: Service, organise: str, value: int) -> None:
    for perspective in ("verwaltung", "politik"):
        way = invitation(service, organise)
        sheet = service.joining.join(way, PerspectiveId(perspective), service.joining.new_nonce())
        for question in service.access.open(sheet).questionnaire.questions:
            with suppress(NotPossible):  # not asked of this perspective
                service.answering.answer(sheet, QuestionId(question), value)
