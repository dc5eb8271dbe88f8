"""A workshop that is hostile in every field: everything comes out as text, and looking changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from qcheck.catalogue import CriterionId
from qcheck.records import Scope
from qcheck.service import LinkKind, Measure, MeasureId, NewCheck, Service
from qcheck.workshop import Sight, Station
from tests.attack.hostile import TITLE, hostile
from tests.attack.reading import dangers
from tests.attack.routes import addresses, everything
from tests.sheet.devices import Device

LOOKED_AT = [each for each in addresses("GET") if each.startswith(("/lead/", "/wall/"))]
SHOWN = (
    Sight.JOIN,
    Sight.COUNT,
    Sight.QUIET,
    Sight.PROFILE,
    Sight.MATRIX,
    Sight.TOPIC,
    Sight.AGREED,
    Sight.MEASURES,
    Sight.END,
)


@dataclass(frozen=True)
class Held:
    """A workshop after the reveal: the organiser's link, the wall's, and one for answering."""

    organise: str
    wall: str
    answer: str


@pytest.fixture(scope="module")
def workshop(service: Service) -> Held:
    link = service.organising.create_check(
        NewCheck(TITLE, hostile("Ort", 190), "kurzcheck", "planung", Scope(), None)
    )
    service.facilitating.start_workshop(link, "90")
    room = service.facilitating.seen(link)
    topic = CriterionId(room.catalogue.main_criteria[0].id)
    service.facilitating.go_to(
        link, room.revision, [stop.station for stop in room.stage.plan].index(Station.TOPICS)
    )
    service.facilitating.reveal(link, service.facilitating.seen(link).revision)
    service.facilitating.choose(link, service.facilitating.seen(link).revision, [topic])
    service.outcomes.note(link, topic, hostile("Notiz"), "")
    service.outcomes.note(link, None, hostile("Alle"), "")
    service.outcomes.meet_again(link, hostile("Termin", 190))
    service.agreements.agree_in_workshop(
        link,
        service.facilitating.seen(link).revision,
        topic,
        "yellow",
        hostile("Grund"),
        hostile("Minderheit"),
    )
    short = hostile("Kurz", 190)
    service.outcomes.measure(
        link,
        service.facilitating.seen(link).revision,
        Measure(MeasureId(""), hostile("Maßnahme"), (topic,), short, short, None, short),
    )
    answer = next(each.link for each in service.inviting.links(link) if each.kind is LinkKind.ANSWER)
    return Held(link, service.facilitating.seen(link).wall, answer)


@pytest.mark.parametrize("address", LOOKED_AT)
def test_looking_at_a_workshop_changes_nothing(service: Service, workshop: Held, address: str) -> None:
    before = everything(service)

    answers = [
        Device().get(address.format(link=link))
        for link in (workshop.organise, workshop.wall, workshop.answer)
    ]

    assert everything(service) == before
    assert {answer.status_code for answer in answers} <= {200, 303, 403, 404, 409}


@pytest.mark.parametrize("page", ["", "/minutes", "/hands"])
def test_the_facilitators_pages_show_hostile_words_as_text(workshop: Held, page: str) -> None:
    html = Device().get(f"/lead/{workshop.organise}{page}").text

    assert dangers(html) == []
    assert "Titel" in html


@pytest.mark.parametrize("sight", SHOWN)
def test_the_wall_shows_hostile_words_as_text(service: Service, workshop: Held, sight: Sight) -> None:
    service.facilitating.show(workshop.organise, service.facilitating.seen(workshop.organise).revision, sight)

    html = Device().get(f"/wall/{workshop.wall}").text

    assert dangers(html) == []
    assert f'class="sight fitted {sight.value}"' in html
