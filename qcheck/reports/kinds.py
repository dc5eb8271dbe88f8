"""What can be taken away: each kind of file, whom it is for, its formats and who writes them. The one such
table: pages, the command line and the process that writes ask it.

To add one: its writer in `reports/writers.py`, and a line in its kind.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from qcheck.language import N_, Language
from qcheck.reports import writers
from qcheck.reports.writers import Write
from qcheck.service import Matter

PDF, CSV, TEXT = "application/pdf", "text/csv; charset=utf-8", "text/plain; charset=utf-8"
JSON, OFFICE = "application/json", "application/vnd.openxmlformats-officedocument"
PPTX, ZIP = f"{OFFICE}.presentationml.presentation", "application/zip"
DOCX, XLSX = f"{OFFICE}.wordprocessingml.document", f"{OFFICE}.spreadsheetml.sheet"

LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Format:
    """`name` stands in addresses and commands and is the ending of the file, unless `ending` says another
    one; `words` are what people call it. `matter`: what it tells of, where that is more than its kind does.
    """

    name: str
    words: str
    media_type: str
    write: Write
    ending: str = ""
    matter: Matter | None = None

    @property
    def suffix(self) -> str:
        return self.ending or self.name


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file. `matter` says what it tells of, and with that who may take it; `purpose` is one
    sentence what it is for.
    """

    name: str
    matter: Matter
    title: str
    purpose: str
    formats: tuple[Format, ...]

    def format(self, name: str) -> Format | None:
        """Its format of this name; None where it has none."""
        return next((offered for offered in self.formats if offered.name == name), None)

    def matter_of(self, chosen: Format) -> Matter:
        """What one of its formats tells of."""
        return chosen.matter or self.matter

    def file_name(self, chosen: Format, title: str, made: date, language: Language) -> str:
        """What the file is called: the kind, the process, the day."""
        about = f" {short}" if (short := _plain(title)) else ""
        return f"{_plain(language.say(self.title))}{about} {made.isoformat()}.{chosen.suffix}"


def _plain(title: str) -> str:
    """Fit for the name of a file on every system: letters, digits, spaces and hyphens."""
    letters = re.sub(r"[^\w -]+", " ", unicodedata.normalize("NFC", title)).replace("_", " ")
    words = " ".join(letters.split())
    if len(words) <= LONGEST_TITLE:
        return words
    return words[: LONGEST_TITLE + 1].rpartition(" ")[0] or words[:LONGEST_TITLE]


_PDF = ("pdf", N_("PDF"), PDF)
_WORD = ("docx", N_("Word"), DOCX)
_SVG = ("svg", N_("SVG drawing"), "image/svg+xml")
_PNG = ("png", N_("PNG picture"), "image/png")
_CSV = ("csv", N_("CSV table"), CSV)

KINDS: tuple[Kind, ...] = (
    Kind(
        "ratsvorlage",
        Matter.RESULT,
        N_("Council paper"),
        N_("The whole result as an annex for council and committees, with the draft of a resolution."),
        (Format(*_PDF, writers.council_paper_pdf), Format(*_WORD, writers.council_paper_docx)),
    ),
    Kind(
        "handzettel",
        Matter.RESULT,
        N_("Handout"),
        N_("Two friendly pages in large type, for everybody who took part, neighbours and press."),
        (Format(*_PDF, writers.handout_pdf),),
    ),
    Kind(
        "folien",
        Matter.RESULT,
        N_("Slides"),
        N_("For committee and room: the profile, a slide for each topic with its answers, speaker's notes."),
        (Format("pptx", N_("PowerPoint"), PPTX, writers.slides_pptx),),
    ),
    Kind(
        "protokoll",
        Matter.MINUTES,
        N_("Minutes"),
        N_("What the workshop talked about, agreed on and planned, for everybody who was there."),
        (
            Format(*_PDF, writers.minutes_pdf),
            Format(*_WORD, writers.minutes_docx),
            Format("txt", N_("Text"), TEXT, writers.minutes_text),
        ),
    ),
    Kind(
        "arbeitsmappe",
        Matter.RESULT,
        N_("Workbook"),
        N_("All figures in tables, to go on reckoning with."),
        (
            Format("xlsx", N_("Excel"), XLSX, writers.workbook_xlsx),
            Format(*_CSV, writers.workbook_csv),
            Format("wide", N_("Answers for R and SPSS"), ZIP, writers.workbook_wide, "zip", Matter.ANSWERS),
        ),
    ),
    Kind(
        "bild",
        Matter.RESULT,
        N_("Picture of the profile"),
        N_("For a web page, a slide or a poster."),
        (Format(*_SVG, writers.profile_svg), Format(*_PNG, writers.profile_png)),
    ),
    Kind(
        "bild-matrix",
        Matter.PERSPECTIVES,
        N_("Picture of the perspectives"),
        N_("How each perspective sees each criterion, side by side."),
        (Format(*_SVG, writers.matrix_svg), Format(*_PNG, writers.matrix_png)),
    ),
    Kind(
        "bild-vergleich",
        Matter.THEN_AND_NOW,
        N_("Picture of then and now"),
        N_("What has changed since the check before."),
        (Format(*_SVG, writers.then_and_now_svg), Format(*_PNG, writers.then_and_now_png)),
    ),
    Kind(
        "paket",
        Matter.WHOLE,
        N_("Bundle"),
        N_(
            "The check in one file, to keep it or to take it to another installation of qcheck: of an open "
            "round everything, of a confidential one the figures of the result, what was agreed and the "
            "measures, but no answers and no comments."
        ),
        (
            Format("json", N_("This check"), JSON, writers.bundle_json, "qcheck.json"),
            Format(
                "process",
                N_("The process with all its checks"),
                JSON,
                writers.bundle_json,
                "qcheck.json",
                Matter.PROCESS,
            ),
        ),
    ),
    Kind(
        "massnahmen",
        Matter.MEASURES,
        N_("List of measures"),
        N_("What is to be done, by whom and by when, for everybody who sees to it."),
        (Format(*_PDF, writers.measures_pdf), Format(*_WORD, writers.measures_docx)),
    ),
    Kind(
        "mein-bogen",
        Matter.OWN,
        N_("My answers"),
        N_("Everything that is kept of your sheet: a copy for yourself, to read or for programs."),
        (
            Format(*_PDF, writers.own_pdf),
            Format(*_CSV, writers.own_csv),
            Format("json", N_("JSON for programs"), JSON, writers.own_json),
        ),
    ),
    Kind(
        "fragebogen",
        Matter.FORM,
        N_("Questionnaire on paper"),
        N_("The questions to print and to fill in with a pen, for people who would rather not use a device."),
        (
            Format(*_PDF, writers.paper_pdf),
            Format("gross", N_("PDF in large print"), PDF, writers.paper_large_pdf, "pdf"),
        ),
    ),
    Kind(
        "ausfuellen",
        Matter.FILL_IN,
        N_("Spreadsheet to fill in"),
        N_(
            "The questions as a table, for people who answer without a network. When it comes back, whoever "
            "organises the check reads it in."
        ),
        (Format("xlsx", N_("Excel"), XLSX, writers.fill_in_xlsx),),
    ),
)
"""In the order in which they are offered. A kind without a writer is not in it."""


def kind(name: str) -> Kind | None:
    """The kind of this name; None where there is none."""
    return next((known for known in KINDS if known.name == name), None)
