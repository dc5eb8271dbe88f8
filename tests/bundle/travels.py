"""Two installations and what lies in the first one, for tests of bundles that travel."""

from datetime import date, timedelta

from qcheck.language import language
from qcheck.records import Measure, MeasureState
from qcheck.reports.process import Process
from qcheck.reports.profile_json import as_json
from qcheck.service import Keeps, Letterhead, LinkKind, Mode, Scope, Service
from qcheck.service.ground.check_values import NewCheck
from qcheck.wording import Voice
from tests.whole_sheets import whole_sheet

TWO = Scope(frozenset({"ziele-rahmen", "zugang-vielfalt"}))
WISH = NewCheck(
    "Platz am Ulmenbach",
    "Musterstadt",
    "kurzcheck",
    "planung",
    TWO,
    None,
    deletes=date(2027, 5, 15),
    letterhead=Letterhead("Amt 61", "Frau Beispiel"),
)


def made(service: Service, **changes: object) -> str:
    values = {field: getattr(WISH, field) for field in WISH.__dataclass_fields__} | changes
    return service.organising.create_check(NewCheck(**values))


def answered(service: Service, link: str, *values: object, perspective: str = "verwaltung") -> None:
    """A sheet for each value, with it as the answer to each question, and words beside it."""
    [invitation, *_] = [e.link for e in service.inviting.links(link) if e.kind is LinkKind.ANSWER]
    for value in values:
        sheet = whole_sheet(service, invitation, perspective, lambda _, value=value: value)
        service.answering.comment(sheet, "k-ziel", f"Wort zu {value} 🦉", "")
        service.answering.evidence(sheet, "k-ziel", "Protokoll", "https://stadt.example/p", ("", ""))
        service.answering.closing(sheet, "open_good", "Der Anfang", "")


def open_round(service: Service, **changes: object) -> str:
    """Answered from two perspectives, with a sheet for a table and one that does not count."""
    link = made(service, **changes)
    answered(service, link, 4, 3, "dk")
    answered(service, link, 1, "na", perspective="zivilgesellschaft")
    service.collecting.enter_sheet(link, "verwaltung", "Tisch 3", {"k-ziel": 2}, "n1")
    service.collecting.enter_sheet(link, "verwaltung", "Probe", {"k-ziel": 1}, "n2")
    [probe] = [each for each in service.collecting.sheets(link) if each.label == "Probe"]
    service.collecting.take_out(link, probe.id, True)
    return link


def with_outcomes(service: Service, link: str) -> str:
    """Agreed twice, planned and changed."""
    service.agreements.agree(link, "ziele-rahmen", "red", "Zu spät", "Zwei sehen Gelb", seen=0)
    service.clock.now = _later(service, 3)
    service.agreements.agree(link, "ziele-rahmen", "yellow", "Nach dem Gespräch", "", seen=1)
    measure = service.measures.add_measure(
        link, Measure("", "Früher einladen", ("ziele-rahmen",), "Amt 61", due=date(2026, 12, 1))
    )
    begun = {"state": MeasureState.BEGUN, "since": date(2026, 5, 4), "reason": "läuft an"}
    service.measures.change_measure(link, measure.id, begun, measure.revision)
    return link


def workshop(service: Service) -> str:
    """A workshop at its end, with notes, hands, agreed lights and measures."""
    link = made(service, prepared=True)
    service.facilitating.start_workshop(link, "90")
    service.facilitating.forward(link, service.facilitating.led(link).revision)
    answered(service, link, 4, 2)
    service.collecting.count_hands(link, "zivilgesellschaft", "k-ziel", {4: 2, "dk": 1})
    for _ in range(3):
        service.facilitating.forward(link, service.facilitating.led(link).revision)
    service.outcomes.note(link, None, "Gut besucht", "")
    service.outcomes.note(link, "ziele-rahmen", "Lange gesprochen", "")
    service.outcomes.meet_again(link, "im Juni, Rathaus")
    return with_outcomes(service, link)


def confidential(service: Service, **changes: object) -> str:
    """Ended: one perspective large enough, one withheld."""
    link = made(service, mode=Mode.CONFIDENTIAL, **changes)
    answered(service, link, 4, 4, 3, 2, "dk")
    answered(service, link, 1, 1, perspective="zivilgesellschaft")
    service.organising.end_check(link)
    return link


def emptied(service: Service) -> str:
    link = with_outcomes(service, open_round(service, keeps=Keeps.RESULT))
    service.organising.delete_answers(link)
    return link


def nobody(service: Service) -> str:
    link = made(service, mode=Mode.CONFIDENTIAL)
    service.organising.end_check(link)
    return link


CHECKS = {
    "open": open_round,
    "agreed": lambda service: with_outcomes(service, open_round(service)),
    "workshop": workshop,
    "confidential": confidential,
    "confidential, nothing remains": lambda service: confidential(service, keeps=Keeps.RESULT),
    "confidential, nobody came": nobody,
    "emptied": emptied,
    "prepared": lambda service: made(service, prepared=True),
    "empty": made,
}


def profile(service: Service, link: str) -> str:
    """What `qcheck profile LINK --format json` prints."""
    result = service.results.result(link)
    about = Process(result.title, result.place, result.agreed, result.emptied)
    return as_json(result.profile, Voice(result.questionnaire, language("de")), about)


def _later(service: Service, days: int):
    before = service.clock.now
    return lambda: before() + timedelta(days=days)
