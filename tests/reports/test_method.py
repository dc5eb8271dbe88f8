"""What every report says of its own making."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from qcheck.language import language
from qcheck.records import Mode
from qcheck.reports import council_paper, handout, method, minutes
from qcheck.reports.source import Source
from qcheck.service import Moved
from qcheck.wording import Voice
from tests.builders import VIEWS, catalogue
from tests.reports import sources
from tests.reports.sources import told

FULL = {"amt": ["4 4 4"] * 5, "verein": ["1 1 1"] * 5, "rat": ["1 1 1"] * 2}
WEIGHTED = catalogue(
    VIEWS, "criteria: [{id: k, title: K, questions: [{id: a, text: A, weight: 2}, {id: b, text: B}]}]"
)


def voice(source: Source) -> Voice:
    return Voice(source.result.questionnaire, language(source.language))


@pytest.mark.parametrize("tag", ["de", "de-simple", "en"])
@pytest.mark.parametrize("mode", list(Mode))
def test_the_rule_of_the_lights_is_said_in_six_sentences(tag: str, mode: Mode) -> None:
    source = sources.of(mode=mode, language=tag, **FULL)

    rule = method.rule(source.result, voice(source))

    assert [len(re.findall(r"[.!?](?=\s|$)", sentence)) for sentence in rule] == [1] * 6


def test_the_rule_has_the_numbers_of_the_catalogue() -> None:
    changed = catalogue(
        VIEWS,
        "rules: {yellow_from: 40, green_from: 80}",
        "criteria: [{id: k, title: K, questions: [{id: a, text: A}]}]",
    )
    source = sources.of(changed, amt=["4"])

    said = " ".join(method.rule(source.result, voice(source)))

    assert "Ab 80 Punkten, gerundet, zeigt die Ampel Grün, ab 40 Gelb" in said
    assert "im Mittel unter 40 Punkten" in said


def test_weights_are_named_where_questions_have_different_ones() -> None:
    weighted, even = (
        sources.of(asked, amt=["4 4 4"[: len(asked.questions) * 2 - 1]]) for asked in (WEIGHTED, sources.TWO)
    )

    assert "gewichtet nach dem Katalog" in method.rule(weighted.result, voice(weighted))[1]
    assert "gewichtet" not in method.rule(even.result, voice(even))[1]


@pytest.mark.parametrize("composer", [council_paper, handout, minutes], ids=lambda each: each.__name__)
@pytest.mark.parametrize("mode", list(Mode))
def test_every_report_names_where_it_comes_from(composer: object, mode: Mode) -> None:
    source = sources.in_a_room(sources.talked(sources.of(mode=mode, **FULL)))

    said = told(composer, source) + composer.compose(source).footer

    assert "Kleiner Katalog, Ausgabe 1.0.0" in said
    assert "2. November 2026 bis 20. November 2026" in said
    assert "Selbsteinschätzung, kein Gütesiegel" in said
    assert {"open": "Offene Runde", "confidential": "Vertrauliche Abfrage"}[mode] in said
    assert "Amt: 5; Verein: 5; Rat: " in said
    assert all(sentence in said for sentence in method.rule(source.result, voice(source)))


def test_a_moved_check_says_by_which_edition_it_asked_until_when() -> None:
    source = sources.of(**FULL)
    moved = (Moved(date(2026, 5, 4), "0.1.0", "0.2.0"),)
    source = replace(source, result=replace(source.result, moved=moved))

    rows = dict(method.provenance(source, voice(source)).rows)

    assert rows["Gefragt"] == "bis zum 4. Mai 2026 nach Ausgabe 0.1.0, seither nach 0.2.0"
