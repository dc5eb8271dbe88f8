"""The applications on the coordinator's pages: seen, sorted, noted, decided, taken along as a table."""

import csv
from datetime import timedelta
from io import StringIO

import pytest

from tests.sheet.devices import hidden, text
from tests.trials import APPLIED, opened_trial


@pytest.fixture
def coordinate(service) -> str:
    """A trial with two applications."""
    day = service.clock.now() + timedelta(days=2)
    name = f"t-{service.applying.new_nonce()[:9]}"
    coordinate, name = opened_trial(service, apply_day=f"{day:%d.%m.%Y}", name=name)
    for number, town in enumerate(("Zwickau", "=HYPERLINK(1)")):
        service.applying.apply(name, APPLIED | {"a.municipality": town}, str(number), "de")
    return coordinate


def pages(service, coordinate: str) -> list[str]:
    """The page of each application."""
    return [
        f"/coordinate/{coordinate}/applications/{each.id}"
        for each in service.choosing.applications(coordinate)
    ]


def test_applications_are_listed_and_sorted(device, coordinate):
    by_arrival = text(device.get(f"/coordinate/{coordinate}/applications").text)
    by_name = text(device.get(f"/coordinate/{coordinate}/applications?sort=name").text)

    assert by_arrival.index("Zwickau") < by_arrival.index("=HYPERLINK")
    assert by_name.index("=HYPERLINK") < by_name.index("Zwickau")
    assert "2 nicht entschieden" in by_arrival


def test_an_application_is_read_with_a_note_to_it(device, service, coordinate):
    page = pages(service, coordinate)[0]

    device.fill(page, does="note", note="Anrufen")

    seen = text(device.get(page).text)
    assert "Zwickau, Radwege" in seen
    assert "Verwaltung, Politik" in seen
    assert "Anrufen" in text(device.get(f"/coordinate/{coordinate}/applications").text)


def test_an_application_is_accepted_with_a_text_to_copy_and_taken_back(device, service, coordinate):
    page = pages(service, coordinate)[0]
    accepted = device.fill(page, does="accept", greeting="Liebe Frau Muster,", text="Schön.", pilot="Zwickau")

    seen = device.get(accepted.headers["location"])
    english = device.get(f"{page}?text=en")
    device.fill(page, does="undo")

    assert "Liebe Frau Muster," in seen.text
    assert "/pilot/" in seen.text
    assert "Your application is accepted" in english.text
    assert "nicht entschieden" in text(device.get(page).text)


def test_what_was_typed_stays_where_somebody_else_decided_first(device, service, coordinate):
    page = pages(service, coordinate)[0]
    form = hidden(device.get(page).text)
    device.fill(page, does="note", note="von anderen")

    refused = device.post(page, data=form | {"does": "decline", "text": "Leider nicht."})

    assert refused.status_code == 409
    assert "Jemand anderes hat diese Bewerbung inzwischen geändert" in text(refused.text)
    assert hidden(refused.text)["text"] == "Leider nicht."


def test_a_pilot_without_a_name_is_refused_at_its_field(device, service, coordinate):
    page = pages(service, coordinate)[0]

    refused = device.fill(page, does="accept", pilot=" ", text="Schön.")

    assert refused.status_code == 422
    assert "Bitte geben Sie dem Pilotprozess einen Namen." in text(refused.text)
    assert hidden(refused.text)["text"] == "Schön."


def test_the_table_runs_no_formula(device, coordinate):
    answer = device.get(f"/coordinate/{coordinate}/applications/table.csv")

    rows = list(csv.reader(StringIO(answer.text.removeprefix("\ufeff")), delimiter=";"))
    assert rows[0][:3] == ["Eingegangen", "Entscheidung", "Kommune oder Gruppe"]
    assert [row[2] for row in rows[1:]] == ["Zwickau", "'=HYPERLINK(1)"]
    assert rows[1][5] == "Verwaltung, Politik"


def test_an_application_of_another_trial_is_not_shown(device, service, coordinate):
    other, _ = opened_trial(service, name=f"t-{service.applying.new_nonce()[:9]}")
    foreign = pages(service, coordinate)[0].replace(coordinate, other)

    assert device.get(foreign).status_code == 404
    assert device.post(foreign, data={"does": "accept", "revision": "1", "pilot": "x"}).status_code == 404


def test_what_is_asked_is_changed_and_mistakes_stay_with_their_lines(device, coordinate):
    page = f"/coordinate/{coordinate}/applications/form"
    wrong = device.fill(page, form="fields:\n  - {id: ort, titel: Ort}")
    right = device.fill(page, form="fields:\n  - {id: ort, title: Ort}")

    assert wrong.status_code == 422
    assert "form.yaml:2:15: fields[ort].titel" in text(wrong.text)
    assert "titel: Ort" in hidden(wrong.text)["form"]
    assert right.status_code == 303
    assert hidden(device.get(page).text)["form"].strip() == "fields:\n  - {id: ort, title: Ort}"
