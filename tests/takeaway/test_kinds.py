"""Every kind of file in every format, made for real from a check with everything in it."""

from __future__ import annotations

import json
import pickle
from io import BytesIO
from zipfile import ZipFile

import pytest

from qcheck.language import language
from qcheck.reports.brand import Brand
from qcheck.reports.gathering import Wish, source_of
from qcheck.reports.kinds import KINDS, Format, Kind
from qcheck.reports.source import SheetSource
from qcheck.service import LinkKind, Matter, Service
from tests.link_kinds import link_of
from tests.sheet.devices import Device, new_check
from tests.takeaway.test_permissions import answered

EVERY_FILE = [(each, chosen) for each in KINDS for chosen in each.formats]
BEGINS = {
    "pdf": b"%PDF-",
    "docx": b"PK",
    "pptx": b"PK",
    "xlsx": b"PK",
    "zip": b"PK",
    "png": b"\x89PNG",
    "svg": b"<svg",
    "csv": "\ufeff".encode(),
    "qcheck.json": b"{",
}


@pytest.fixture(scope="module")
def organiser(service: Service) -> str:
    """The second check of a process, with a workshop, answers of both, and a sheet of the organiser's own."""
    first = new_check(service)
    answered(service, first)
    second = new_check(service, beside=first)
    answered(service, second, 2)
    service.facilitating.start_workshop(second, "90")
    return second


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    ("asked", "chosen"), EVERY_FILE, ids=[f"{each.name}.{chosen.name}" for each, chosen in EVERY_FILE]
)
def test_every_file_is_made_from_a_source_that_another_process_can_be_given(
    service: Service, organiser: str, asked: Kind, chosen: Format, language: str
) -> None:
    matter = asked.matter_of(chosen)
    link = answered(service, organiser) if matter is Matter.OWN else organiser
    source = source_of(service.taking_away, link, matter, Wish(language))

    made = chosen.write(pickle.loads(pickle.dumps(source)), Brand())

    assert made.startswith(BEGINS.get(chosen.suffix, b"")), made[:20]
    assert len(made) > 100
    if made.startswith(b"PK"):
        assert ZipFile(BytesIO(made)).testzip() is None


def test_the_package_of_a_process_holds_all_of_its_checks(service: Service, organiser: str) -> None:
    made = service.taking_away.gathered_bundle(organiser, Matter.PROCESS)

    assert len(json.loads(made)["checks"]) == 2


def test_a_questionnaire_is_for_all_or_for_the_perspective_that_is_chosen(
    service: Service, organiser: str
) -> None:
    [chosen, *_] = service.access.open(organiser).questionnaire.perspectives
    for_all = source_of(service.taking_away, organiser, Matter.FORM, Wish("de"))
    for_one = source_of(service.taking_away, organiser, Matter.FORM, Wish("de", chosen))
    page = Device().get(f"/take/{organiser}?perspective={chosen}&language=en").text

    assert isinstance(for_all, SheetSource)
    assert isinstance(for_one, SheetSource)
    assert (for_all.perspective, for_one.perspective, for_one.given) == (None, chosen, None)
    assert f"ausfuellen.xlsx?language=en&amp;perspective={chosen}" in page
    invented = Device().get(f"/take/{organiser}?perspective=erfunden").text
    assert "xlsx?language=de&amp;perspective=" not in invented


def test_a_sheet_says_at_its_beginning_what_the_sheet_online_says(service: Service, organiser: str) -> None:
    link = link_of(service, organiser, LinkKind.ANSWER)
    form = service.taking_away.gathered_form(link, Matter.FORM)

    assert form.check
    assert form.check not in link
    assert form.access.link == ""


def test_the_bundle_says_that_a_confidential_check_travels_without_its_answers() -> None:
    [bundle] = [each for each in KINDS if each.name == "paket"]

    said = language("de").say(bundle.purpose)

    assert "von einer vertraulichen Abfrage die Zahlen des Ergebnisses" in said
    assert "keine Antworten und Kommentare" in said
