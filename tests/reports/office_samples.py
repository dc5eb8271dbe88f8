"""Documents for the tests of office files: every kind of block, and the nastiest texts."""

from datetime import date
from functools import cache

from qcheck.charts import Picture, picture
from qcheck.language import language
from qcheck.reports import drawings
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
from qcheck.scoring.values import Light
from tests.reports.sources import rounds

DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
LOGOS = {"image/svg+xml": DRAWN.encode(), "image/png": drawings.pixels(DRAWN)}
MADE = date(2026, 11, 28)
NASTY = (
    "👩‍👩‍👧 🎉 مرحبا بالعالم 中文字符 <w:b/>&amp;]]> \x00\x08\x0b\x1b\x7f\ud800\uffff "
    '#strong[x] $x$ *x* _x_ =1+1 =cmd|" /C calc"!A0 @SUM(A1) _x000D_ {x} \\n ' + "W" * 200
)
LONG = ("Ein langer Kommentar mit Komma, und Punkt. " * 500)[:20_000]
QUESTION = "Die Beteiligten erfahren früh, worüber entschieden wird."


def answered(whose: str, *numbers: int) -> Answered:
    """The answers of a group: to four points of a scale, then `dk` and `na`."""
    labels = ("trifft gar nicht zu", "eher nicht", "eher zu", "voll zu", "kann ich nicht beurteilen", "na")
    return Answered(whose, tuple(map(Share, labels, numbers, (1, 2, 3, 4, None, None))))


@cache
def profile() -> Picture:
    """The profile of the example."""
    result = rounds()[-1]
    return picture(result.profile, result.catalogue, language("de"))


@cache
def every_block() -> tuple[Block, ...]:
    return (
        Heading("Anlass"),
        Paragraph("Worum es geht.", Role.LEAD),
        Paragraph("Es geht um die Altstadt.", label="Gegenstand"),
        Heading("Profil", 2),
        Facts((("Katalog", "Kurzcheck"), ("Phase", "Durchführung"))),
        Figure(profile(), "Zehn Kriterien, drei davon grün.", "Ampelprofil"),
        Heading("Werte", 3),
        Table(
            "Ampeln in Worten",
            ("Kriterium", "Ampel", "Wert"),
            (
                ("Zugang", LightCell(Light.YELLOW, "auf dem Weg, 61"), NumberCell("61")),
                ("", LightCell(Light.WITHHELD, "zu wenige"), NumberCell("–")),
            ),
        ),
        Heading("Stimmen", 4),
        Paragraph("Da fehlt noch etwas.", Role.QUOTE),
        Paragraph("Der Rat nimmt Kenntnis.", Role.NOTE),
        Paragraph("Eine Selbsteinschätzung.", Role.SMALL),
        Bullets(("Rampe", "Aushang")),
        Bullets(("zuerst", "danach"), numbered=True),
        Bullets(("wieder zuerst",), numbered=True),
        Heading("Anhang", 1, new_page=True),
        Distribution(
            QUESTION,
            (
                answered("Verwaltung", 0, 1, 4, 7, 1, 0),
                answered("Zivilgesellschaft", 2, 1, 0, 1, 0, 3),
                Answered("Politik", (), "Zu wenige Antworten, um sie getrennt zu zeigen."),
            ),
            4,
        ),
        Distribution("Eine andere Frage?", (answered("", 2, 1, 0, 1, 0, 3),), 4),
        PageBreak(),
        Table("", ("A", "B"), (("", "x"),)),
    )


def document(*blocks: Block, language: str = "de") -> Document:
    """A document of these blocks."""
    return Document(
        "Ratsvorlage zur Altstadt",
        "Phase Durchführung",
        language,
        MADE,
        blocks,
        kicker="Anlage",
        footer="Selbsteinschätzung, kein Gütesiegel",
    )
