"""What is written on the facilitator's screen: notes, agreements, measures."""

from __future__ import annotations

from datetime import date

import pytest

from qcheck.service import Measure, MeasureState, Service
from qcheck.workshop import Station
from tests.live.desks import JSON, at, first, form, press
from tests.live.test_leading import laptop, stage
from tests.sheet.devices import Device, text

__all__ = ["laptop"]  # fixtures

# what is written


def test_a_note_is_kept_and_one_of_another_window_stays_beside_it(service: Service, laptop: Device) -> None:
    link = at(service, Station.TOPICS)
    current = stage(service, link).criterion

    old = form(laptop.get(f"/lead/{link}").text)
    press(laptop, link, "save:note", text="Abends")
    other = laptop.post(
        f"/lead/{link}/do", data=old | {"do": "save", f"note:{current}:text": "Kinder"}, headers=JSON
    )

    assert other.json()["notes"] == {f"note:{current}": "Abends\n\nKinder"}
    assert service.facilitating.seen(link).notes[current] == "Abends\n\nKinder"


def test_a_light_is_agreed_beside_the_computed_one_and_taken_away(service: Service, laptop: Device) -> None:
    link = at(service, Station.AGREEING)
    current = stage(service, link).criterion

    press(laptop, link, "save:agree", light="green", reason="Es geht voran", minority="Zwei sehen gelb")
    kept = service.facilitating.seen(link).agreed[current]
    shown = text(laptop.get(f"/lead/{link}").text)
    press(laptop, link, f"disagree:{current}")

    assert (kept.light, kept.reason, kept.minority) == ("green", "Es geht voran", "Zwei sehen gelb")
    assert "aus den Antworten:" in shown
    assert "vereinbart: Grün, gut aufgestellt" in shown
    assert service.facilitating.seen(link).agreed == {}


def test_a_light_may_be_left_open_but_not_forgotten(service: Service, laptop: Device) -> None:
    link = at(service, Station.AGREEING)
    current = stage(service, link).criterion

    forgotten = press(laptop, link, "save:agree", reason="Weiß nicht")
    press(laptop, link, "save:agree", light="open")

    assert (forgotten.status_code, "Weiß nicht" in forgotten.text) == (422, True)
    assert service.facilitating.seen(link).agreed[current].light is None


def test_a_measure_is_written_changed_and_removed(service: Service, laptop: Device) -> None:
    link = at(service, Station.MEASURES)
    fields = {
        "criterion": first(service, link),
        "who": "Bauhof",
        "partners": "Beirat",
        "due": "31.3.2027",
        "success": "Man sitzt",
    }

    press(laptop, link, "save:measure", what="Bänke", **fields)
    [written] = service.facilitating.seen(link).measures
    press(laptop, link, "save:measure", **{f"measure:{written.id}:what": "Drei Bänke"})
    [changed] = service.facilitating.seen(link).measures
    press(laptop, link, f"drop:{written.id}")

    assert (written.what, written.due, changed.what, changed.id) == (
        "Bänke",
        date(2027, 3, 31),
        "Drei Bänke",
        written.id,
    )
    assert service.facilitating.seen(link).measures == ()


@pytest.mark.parametrize(
    "due", ["31.2.2027", "bis 31.2.27", "2027-13-01", "30. Februar 2027", "31.12.9999", "1.1.0001"]
)
def test_a_measure_with_a_day_that_is_none_keeps_what_was_typed(
    service: Service, laptop: Device, due: str
) -> None:
    link = at(service, Station.MEASURES)

    answer = press(laptop, link, "save:measure", what="Bänke", who="Bauhof", due=due)

    assert answer.status_code == 422
    assert f'value="{due}"' in answer.text
    assert "Bänke" in answer.text


def test_the_next_date_is_kept(service: Service, laptop: Device) -> None:
    link = at(service, Station.CLOSING)

    press(laptop, link, "save:meet", next="12. Januar, 18 Uhr")

    assert service.facilitating.seen(link).next == "12. Januar, 18 Uhr"


def test_whatever_is_written_comes_out_as_text(service: Service, laptop: Device) -> None:
    link = at(service, Station.MEASURES)
    press(laptop, link, "save:measure", what="<script>alert(1)</script>", who='"><b>')

    assert "<script>alert" not in laptop.get(f"/lead/{link}").text + laptop.get(f"/lead/{link}/minutes").text


def test_a_measure_for_several_criteria_keeps_them_where_another_field_is_changed(
    service: Service, laptop: Device
) -> None:
    link = at(service, Station.MEASURES)
    criteria = service.access.open(link).questionnaire.criterion_ids[:2]
    made = service.measures.add_measure(link, Measure("", "Bänke", criteria))

    press(laptop, link, "save:measure", **{f"measure:{made.id}:who": "Bauhof"})

    [kept] = service.facilitating.seen(link).measures
    assert (kept.who, kept.criteria) == ("Bauhof", criteria)


def test_what_became_of_a_measure_on_its_page_stays_where_the_workshop_writes(
    service: Service, laptop: Device
) -> None:
    link = at(service, Station.MEASURES)
    made = service.measures.add_measure(link, Measure("", "Bänke"))
    service.measures.change_measure(link, made.id, {"state": MeasureState.BEGUN}, made.revision)

    press(laptop, link, "save:measure", **{f"measure:{made.id}:what": "Drei Bänke"})

    [kept] = service.facilitating.seen(link).measures
    assert (kept.what, kept.state) == ("Drei Bänke", MeasureState.BEGUN)
