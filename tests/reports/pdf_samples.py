"""A report with every kind of block, for the tests of its writers."""

from __future__ import annotations

from datetime import date
from functools import cache

from qcheck.charts import Picture, matrix, picture
from qcheck.language import language
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
from tests.draft_profile import shipped, whole
from tests.test_charts_dumbbell import example

MADE = date(2026, 11, 28)
GERMAN = language("de")
DISTRIBUTION = Distribution(
    "Alle, die betroffen sind, haben früh genug davon erfahren.",
    (
        Answered(
            "",
            (
                Share("trifft gar nicht zu", 0, 1),
                Share("trifft eher nicht zu", 2, 2),
                Share("trifft eher zu", 5, 3),
                Share("trifft voll zu", 1, 4),
                Share("kann ich nicht beurteilen", 3, None),
            ),
        ),
        Answered("Politik", (), "zu wenige, um sie getrennt zu zeigen"),
    ),
    4,
)


@cache
def profile() -> Picture:
    return picture(whole(), shipped(), GERMAN)


@cache
def table() -> Table:
    rows = profile().rows
    return Table(
        "Profil als Tabelle",
        ("Kriterium", "Ampel", "Punkte"),
        tuple((row.title, LightCell(row.light, row.word), NumberCell(str(row.score))) for row in rows),
        (5, 4, 1),
    )


@cache
def every_block() -> tuple[Block, ...]:
    return (
        Heading("Anlass"),
        Paragraph("Worum es im Ganzen geht.", Role.LEAD),
        Paragraph("Erste Zeile.\nZweite Zeile.\n\nEin neuer Absatz."),
        Paragraph("weil es so ist", label="Grund"),
        Paragraph("Wir wussten bis zuletzt nichts.", Role.QUOTE),
        Paragraph("Der Rat nimmt das Ergebnis zur Kenntnis.", Role.NOTE),
        Paragraph("Selbsteinschätzung, kein Gütesiegel.", Role.SMALL),
        Bullets(("Erstens", "Zweitens")),
        Bullets(("Schritt eins", "Schritt zwei"), numbered=True),
        Facts(
            (("Vorhaben", "Verkehrskonzept"), ("Ein Name, der länger ist als seine Spalte", "und was gilt"))
        ),
        Heading("Profil", new_page=True),
        Figure(profile(), "Das Ampelprofil in Worten", "Ampelprofil"),
        Heading("Perspektiven", 2),
        Figure(matrix(whole(), shipped(), GERMAN), "Die Matrix in Worten"),
        Heading("Damals und heute", 2),
        Figure(example(), "Damals und heute in Worten"),
        PageBreak(),
        Heading("Einzeln", 3),
        table(),
        DISTRIBUTION,
    )


def report(*blocks: Block, **changes: object) -> Document:
    given = {"title": "Beteiligung", "subtitle": "", "language": "de", "made": MADE} | changes
    return Document(blocks=blocks, **given)  # type: ignore[arg-type]
