"""A document as plain text: each kind of block, and nothing typed that becomes a heading or a cell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

from qcheck.records import Letterhead
from qcheck.reports import council_paper, document
from qcheck.reports.document import (
    Answered,
    Block,
    Bullets,
    Distribution,
    Document,
    Facts,
    Figure,
    Heading,
    LightCell,
    NumberCell,
    PageBreak,
    Paragraph,
    Role,
    Share,
    Table,
)
from qcheck.reports.plain_text import text
from qcheck.scoring.values import Light
from tests.reports import sources


def written(*blocks: Block) -> str:
    """The text of these blocks, without the head."""
    whole = text(Document("Titel", "Untertitel", "de", date(2026, 11, 28), blocks))
    assert whole.startswith("# Titel\n\nUntertitel\n")
    return whole.removeprefix("# Titel\n\nUntertitel\n").strip()


def test_headings_are_one_step_below_the_title() -> None:
    assert written(Heading("Eins"), Heading("Zwei", 2)) == "## Eins\n\n### Zwei"


def test_lists_have_dashes_or_numbers() -> None:
    assert written(Bullets(("a", "b")), Bullets(("c", "d"), numbered=True)) == "- a\n- b\n\n1. c\n2. d"


def test_facts_are_said_with_their_names() -> None:
    assert written(Facts((("Phase", "Planung"),))) == "- Phase: Planung"


def test_a_label_stands_before_its_words_and_above_what_somebody_wrote() -> None:
    assert written(Paragraph("gut", label="Ziel")) == "Ziel: gut"
    assert written(Paragraph("eins\nzwei", Role.QUOTE, "Gesagt")) == "Gesagt:\n\neins\nzwei"


def test_a_table_has_the_words_of_lights_and_numbers() -> None:
    table = Table("Alles", ("A", "B", "C"), (("x", LightCell(Light.RED, "Rot"), NumberCell("−3")),))

    assert written(table) == "| A | B | C |\n| --- | --- | --- |\n| x | Rot | −3 |"


def test_answers_are_counted_in_words() -> None:
    shares = (Share("nein", 0, 1), Share("ja", 3, 2), Share("weiß nicht", 1, None))
    groups = (Answered("Amt", shares), Answered("Rat", (), "Zu wenige."))

    assert (
        written(Distribution("Klar?", groups, 2))
        == "- Klar?\n  - Amt: 3 × ja, 1 × weiß nicht\n  - Rat: Zu wenige."
    )


def test_nothing_that_somebody_typed_becomes_a_heading_or_a_cell() -> None:
    said = written(
        Paragraph("# kein Titel\n  ## auch nicht"), Table("T", ("A",), (("eins | zwei\n# drei",),))
    )

    assert said.splitlines()[:2] == ["\\# kein Titel", "  \\## auch nicht"]
    assert said.splitlines()[-1] == "| eins / zwei # drei |"


def test_pictures_and_pages_have_no_words_of_their_own() -> None:
    drawn = [block for block in council_paper.compose(sources.example()).blocks if isinstance(block, Figure)]

    assert written(drawn[0], PageBreak()) == ""


def test_every_kind_of_block_is_written() -> None:
    tried = {Heading, Bullets, Facts, Paragraph, Table, Distribution, Figure, PageBreak}

    assert set(get_args(document.Block)) == tried


def test_a_whole_report_with_nasty_texts_keeps_its_shape() -> None:
    source = sources.talked(sources.of(amt=["4 4 4"]))
    typed = f"# {sources.NASTY}\n# {sources.NASTY}"
    nasty = replace(source.result, title=typed, measures=(sources.measure(typed, who=typed, success=typed),))
    paper = council_paper.compose(replace(source, result=nasty, letterhead=Letterhead(purpose=typed)))

    headings = [line for line in text(paper).splitlines() if line.startswith("#")]

    assert headings[0].startswith("# # ")
    assert len(headings) == 1 + len(list(paper.headings))
