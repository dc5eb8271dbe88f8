"""Reports of a part of a result: what a link leaves out stands in none of them."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

import pytest

from qcheck.catalogue import CriterionId
from qcheck.records import Mode, Shows
from qcheck.reports import council_paper, handout
from qcheck.reports.source import Source
from qcheck.service.evaluation import excerpt
from tests.reports import sources
from tests.reports.sources import silent_headings, told

COMPOSERS = (council_paper, handout)
FULL = {"amt": ["4 4 4"] * 5, "verein": ["1 1 1", "2 1 1"] * 3, "rat": ["4 1 4"] * 2}
WITHOUT_PERSPECTIVES = Shows(perspectives=False)
ONE_TOPIC = Shows(criteria=frozenset({CriterionId("ziel")}))


def part(shows: Shows, mode: Mode = Mode.OPEN, **lines: list[str]) -> Source:
    source = sources.talked(sources.of(mode=mode, **(lines or FULL)))
    return replace(source, result=excerpt.shown(source.result, shows), measures=())


@pytest.mark.parametrize("composer", COMPOSERS, ids=lambda each: each.__name__)
@pytest.mark.parametrize("mode", list(Mode))
def test_without_perspectives_none_is_named(composer: ModuleType, mode: Mode) -> None:
    said = told(composer, part(WITHOUT_PERSPECTIVES, mode))

    assert "Amt" not in said.replace("Amt für Bürgerdialog", "")
    assert "Verein" not in said.replace("Vereinbart", "")
    assert "Zwei sehen Rot" not in said


@pytest.mark.parametrize("composer", COMPOSERS, ids=lambda each: each.__name__)
def test_of_one_topic_only_that_one_is_told(composer: ModuleType) -> None:
    said = told(composer, part(ONE_TOPIC))

    assert "Ziel" in said
    assert "Zugang" not in said


@pytest.mark.parametrize("composer", COMPOSERS, ids=lambda each: each.__name__)
@pytest.mark.parametrize("shows", [WITHOUT_PERSPECTIVES, ONE_TOPIC])
@pytest.mark.parametrize("lines", [FULL, {"amt": ["4 4 4"] * 2}, {"rat": ["1 4 1"] * 5}], ids=len)
def test_no_heading_stands_alone(composer: ModuleType, shows: Shows, lines: dict[str, list[str]]) -> None:
    document = composer.compose(part(shows, Mode.CONFIDENTIAL, **lines))

    assert silent_headings(document) == []


def test_a_part_says_that_it_is_one() -> None:
    assert "Das ist ein Teil des Ergebnisses." in told(council_paper, part(ONE_TOPIC))
