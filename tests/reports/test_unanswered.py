"""What nobody answered anything of is named in a sentence, and not shown row by row."""

from __future__ import annotations

import pytest

from qcheck.reports import council_paper, handout
from qcheck.reports.document import Document, Figure, Table
from qcheck.reports.plain_text import text
from tests.builders import VIEWS, catalogue
from tests.reports import sources
from tests.reports.sources import below

PARTS = catalogue(
    VIEWS,
    """
title: Zwei Teile
parts:
  - id: eins
    title: Teil eins
    criteria:
      - {id: ziel, title: Ziel, questions: [{id: klar, text: Das Ziel ist klar.}, {id: fest, text: Es steht fest.}]}
  - id: zwei
    title: Teil zwei
    criteria:
      - {id: ort, title: Ort, questions: [{id: nah, text: Er ist nah.}, {id: hell, text: Er ist hell.}]}
      - {id: zeit, title: Zeit, questions: [{id: lang, text: Sie ist lang.}, {id: gut, text: Sie passt.}]}
""",
)
LINES = {"amt": ["4 4 – – – –", "3 4 – – – –"], "verein": ["1 2 – – – –"]}


def paper(**lines: list[str]) -> Document:
    return council_paper.compose(sources.of(PARTS, **lines))


def test_a_part_without_answers_has_one_sentence_in_place_of_picture_and_table() -> None:
    part = below(paper(**LINES), "Teil zwei")

    assert [block for block in part if isinstance(block, Figure | Table)] == []
    assert "Zu »Ort« und »Zeit« hat niemand etwas geantwortet." in text(paper(**LINES))


def test_its_criteria_are_named_once_where_it_is_said_what_stayed_open() -> None:
    [bullets] = below(paper(**LINES), "Was offen geblieben ist")

    assert sum("Zeit" in item for item in bullets.items) == 1


def test_the_appendix_keeps_their_questions() -> None:
    assert "Sie passt." in text(paper(**LINES))


@pytest.mark.parametrize("given", ["dk", "na", "1"])
def test_a_single_answer_of_whatever_kind_brings_the_row_back(given: str) -> None:
    lines = {**LINES, "verein": [f"1 2 – – – {given}"]}

    part = below(paper(**lines), "Teil zwei")

    assert len([block for block in part if isinstance(block, Figure)]) == 1


def test_the_handout_names_them_below_its_table() -> None:
    sheet = handout.compose(sources.of(PARTS, **LINES))

    [table] = [block for block in sheet.blocks if isinstance(block, Table)]

    assert [row[0] for row in table.rows] == ["Ziel"]
    assert "Zu »Ort« und »Zeit« hat niemand etwas geantwortet." in text(sheet)
