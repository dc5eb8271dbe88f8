"""A sheet whose questions are revised while somebody fills it in: nothing is lost, nothing is mistaken."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qcheck.service import Service
from qcheck.settings import Settings
from tests.sheet.devices import SKIPPING, Device, hidden, invitation, new_check, text

OTHER_ANSWERS = "options: [{value: 1, label: nein}, {value: 2, label: ja}]"
NEXT = (
    SKIPPING.replace(
        "version: 1.0.0",
        "version: 1.1.0\nfollows: 1.0.0\nchanges:\n  - {question: dabei, change: scale, why: Ja oder nein.}\n"
        "  - {question: gehoert, change: editorial, why: Tippfehler.}\n"
        "  - {question: schoen, change: removed, why: Unnötig.}\n  - {criterion: platz, change: removed, why: w}",
    )
    .replace("text: Wir waren dabei.", f"text: Wir waren dabei., {OTHER_ANSWERS}")
    .replace("Wir wurden gehört.", "Wir wurden gehört!")
    .replace(SKIPPING[SKIPPING.index("  - id: platz") :], "")
)


@pytest.fixture
def organise(service: Service) -> Iterator[str]:
    """A check; the newer edition lies on the shelf only afterwards, and is gone when the test is over."""
    folder = Settings().criteria
    (folder / "spielplatz.yaml").write_text(SKIPPING, "utf-8")
    yield new_check(service, catalogue="spielplatz", phase=None)
    (folder / "neu.yaml").unlink(missing_ok=True)


@pytest.fixture
def link(service: Service, organise: str) -> str:
    return invitation(service, organise, "eltern")


@pytest.fixture
def device(link: str) -> Device:
    begun = Device()
    begun.begin(link)
    return begun


def moved(service: Service, organise: str) -> None:
    (Settings().criteria / "neu.yaml").write_text(NEXT, "utf-8")
    service.moving.move(organise, "1.1.0")


def test_whoever_is_answering_reads_that_the_questions_were_revised(
    service: Service, organise: str, link: str, device: Device
) -> None:
    device.save(link, kind="answer", about="dabei", value=4)
    before = device.get(f"/a/{link}/t/treffen").text
    moved(service, organise)

    after = text(device.get(f"/a/{link}/t/treffen").text)

    assert "wurden diese Fragen überarbeitet" not in before
    assert "wurden diese Fragen überarbeitet" in after
    assert "Bei 1 Frage gibt es jetzt andere Antworten zur Wahl" in after


def test_a_form_of_the_old_edition_is_taken_by_id_where_the_question_is_the_same(
    service: Service, organise: str, link: str, device: Device
) -> None:
    fields = hidden(device.get(f"/a/{link}/t/treffen").text)
    moved(service, organise)

    device.fill(f"/a/{link}/t/treffen", **fields | {"a-gehoert": "3"})

    assert hidden(device.get(f"/a/{link}/t/treffen").text)["seen-a-gehoert"] == "3"


def test_an_answer_to_another_question_now_is_refused_in_words_and_what_was_typed_stays(
    service: Service, organise: str, link: str, device: Device
) -> None:
    fields = hidden(device.get(f"/a/{link}/t/treffen").text)
    moved(service, organise)

    answer = device.fill(f"/a/{link}/t/treffen", **fields | {"a-dabei": "2", "c-gehoert": "Nur die Lauten."})

    assert answer.status_code == 422
    assert "diese wird so nicht mehr gestellt" in text(answer.text)
    assert "Nur die Lauten." in answer.text


def test_words_for_a_question_that_is_gone_are_shown_once_more(
    service: Service, organise: str, link: str, device: Device
) -> None:
    fields = hidden(device.get(f"/a/{link}/t/platz").text)
    moved(service, organise)

    answer = device.fill(f"/a/{link}/t/platz", **fields | {"c-schoen": "Die Linde ist das Schönste."})

    assert answer.status_code == 422
    assert "Sie hatten geschrieben: »Die Linde ist das Schönste.«" in text(answer.text)


def test_the_script_is_told_the_same(service: Service, organise: str, link: str, device: Device) -> None:
    edition = hidden(device.get(f"/a/{link}/t/treffen").text)["edition"]
    moved(service, organise)

    refused = device.save(link, edition=edition, kind="answer", about="dabei", value=2)
    taken = device.save(link, edition=edition, kind="answer", about="gehoert", value=2)

    assert refused.status_code == 422
    assert "diese wird so nicht mehr gestellt" in refused.json()["said"]
    assert taken.status_code == 200


def test_a_question_that_came_anew_on_a_page_before_is_one_step_away_without_scripts(
    service: Service, organise: str, link: str, device: Device
) -> None:
    device.fill(f"/a/{link}/t/treffen", **{"a-dabei": "4", "a-gehoert": "3"})
    new = SKIPPING.replace("version: 1.0.0", "version: 1.1.0\nfollows: 1.0.0").replace(
        "  - id: platz", "      - {id: neu, text: Wir waren viele.}\n  - id: platz"
    )
    (Settings().criteria / "neu.yaml").write_text(new, "utf-8")
    service.moving.move(organise, "1.1.0")

    page = device.get(f"/a/{link}/t/platz").text

    assert "1 Frage ist neu." in text(page)
    assert f'<a href="/a/{link}/t/treffen">Zu den offenen Fragen davor</a>' in page
