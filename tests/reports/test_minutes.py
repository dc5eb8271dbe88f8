"""The minutes as a document: what the page says, with pictures, and nothing that opens anything."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from qcheck.records import Mode
from qcheck.reports import minutes
from qcheck.reports.document import Figure, Table
from qcheck.workshop import Stage, Station, Stop
from tests.reports import sources
from tests.reports.sources import below, headings, silent_headings, told

FULL = {"amt": ["4 4 4", "4 4 4"], "verein": ["1 1 1", "2 1 1"]}


def test_they_say_what_was_agreed_planned_and_found_and_how() -> None:
    document = minutes.compose(sources.in_a_room(sources.talked(sources.of(**FULL))))

    assert document.title == "Protokoll: Spielplatz am Bach"
    assert headings(document) == [
        "Vereinbart",
        "Maßnahmen",
        "Nächster Termin",
        "Teilnehmende",
        "Ampelprofil",
        "Notizen zum Workshop",
        "Wie die Ampeln entstehen",
    ]
    assert [type(block) for block in below(document, "Ampelprofil")] == [Figure, Table]


def test_they_begin_as_the_text_that_the_page_gives_to_copy() -> None:
    said = told(minutes, sources.in_a_room(sources.talked(sources.of(**FULL))))

    assert said.startswith(
        "# Protokoll: Spielplatz am Bach\n\nMusterstadt · 20. November 2026, 18:00 · Kleiner Katalog"
    )
    assert "- Aus den Antworten: Gelb, auf dem Weg, 58 von 100" in said
    assert "\nAus dem Gespräch:\n\nAbends\n\\# keine Überschrift" in said
    assert "Selbsteinschätzung, kein Gütesiegel" in said


@pytest.mark.parametrize("language", ["de", "de-simple", "en"])
def test_no_heading_skips_a_level_and_none_is_empty(language: str) -> None:
    document = minutes.compose(sources.in_a_room(sources.talked(sources.of(language=language, **FULL))))
    levels = [0, *(heading.level for heading in document.headings)]

    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert silent_headings(document) == []


def test_nothing_that_opens_anything_stands_in_them() -> None:
    assert "geheim" not in told(minutes, sources.in_a_room(sources.talked(sources.of(**FULL)))).casefold()


def test_before_the_reveal_they_tell_no_result() -> None:
    source = sources.in_a_room(sources.of(**FULL))
    room = replace(source.workshop, stage=Stage((Stop(Station.ANSWERING, 5),), sources.MOMENT))

    assert " von 100" not in told(minutes, replace(source, workshop=room))


def test_of_a_confidential_check_small_groups_are_told_as_such() -> None:
    lines = {"amt": ["4 4 4"] * 5, "rat": ["1 1 1"] * 2}

    said = told(minutes, sources.in_a_room(sources.of(mode=Mode.CONFIDENTIAL, **lines)))

    assert "- Rat: weniger als 5 angemeldet, weniger als 5 abgeschlossen" in said
