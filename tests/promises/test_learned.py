"""What is promised to pilots: figures about the questions tell of no single process, compared or not."""

from qcheck.service import NewCheck, Scope, Service
from qcheck.stats import Number
from tests.promises.test_feedback import begun, service  # noqa: F401 (a fixture)
from tests.trials import made, pilot_with, trying


def pilot(service: Service, coordinate: str, *sheets: int) -> str:  # noqa: F811
    """A check of a new pilot that is over, with these answers to one question."""
    organiser = service.organising.create_check(NewCheck("Platz", "Stadt", "probe", None, Scope(), None))
    pilot_with(service, coordinate, organiser)
    for number, answer in enumerate(sheets):
        sheet = begun(service, organiser, f"word-of-this-device-{number:04}")
        service.answering.answer(sheet, "a", answer)
    service.organising.end_check(organiser)
    return organiser


def test_no_look_and_no_two_looks_tell_how_a_single_process_answered(service: Service) -> None:  # noqa: F811
    coordinate = made(service)
    trying(service, coordinate, "probe")
    seen: list[tuple[Number, tuple[int, ...] | None] | None] = []

    def look() -> None:
        [asked] = [each.asked for each in service.learning.questions(coordinate) if each.id == "a"]
        figures = asked[0].figures if asked else None
        seen.append((figures.answered.asked, figures.distribution) if figures else None)

    for answers in ((1, 1, 1), (2, 2, 2), (3, 3, 3), (4, 4, 4)):
        last = pilot(service, coordinate, *answers)
        look()
    service.organising.delete(last)
    look()

    two, four = (Number(6, 2), (3, 3, 0, 0)), (Number(12, 4), (3, 3, 3, 3))
    assert seen[:4] == [None, two, two, four]
    assert seen[4] == two  # what is left of four would tell of the one that went
