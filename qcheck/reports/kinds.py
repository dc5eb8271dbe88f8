"""What can be taken away: each kind of file, whom it is for, its formats and who writes them. The one such
table: pages, the command line and the process that writes ask it.

A writer is loaded when it is called, because a server makes no report in its own process. To add one: a
function below that takes a source and the look, and a line in its kind.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from qcheck.language import N_, Language
from qcheck.reports.brand import Brand
from qcheck.reports.source import MeasuresSource, SheetSource, Source
from qcheck.service import Matter

Write: TypeAlias = Callable[[Any, Brand], bytes]  # Any: a Source, a SheetSource or a MeasuresSource

PDF, CSV = "application/pdf", "text/csv; charset=utf-8"
OFFICE = "application/vnd.openxmlformats-officedocument"
DOCX = f"{OFFICE}.wordprocessingml.document"

LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Format:
    """`name` stands in addresses and commands and is the ending of the file, unless `ending` says another
    one; `words` are what people call it.
    """

    name: str
    words: str
    media_type: str
    write: Write
    ending: str = ""

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
        return next((each for each in self.formats if each.name == name), None)

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


def _council_paper_docx(source: Source, brand: Brand) -> bytes:
    from qcheck.reports import council_paper, word

    return word.write(council_paper.compose(source), brand)


def _measures_docx(source: MeasuresSource, brand: Brand) -> bytes:
    from qcheck.reports import measures_paper, word

    return word.write(measures_paper.compose(source), brand)


def _profile_csv(source: Source, _brand: Brand) -> bytes:
    from qcheck.language import language
    from qcheck.reports.process import Process
    from qcheck.reports.profile_csv import as_csv
    from qcheck.wording import Voice

    result = source.result
    process = Process(result.title, result.place, result.agreed, result.emptied)
    return as_csv(result.profile, Voice(result.questionnaire, language(source.language)), process).encode()


def _own_csv(source: SheetSource, _brand: Brand) -> bytes:
    from qcheck.reports.own_sheet_csv import as_csv

    return as_csv(source).encode()


_PDF = ("pdf", N_("PDF"), PDF)
_WORD = ("docx", N_("Word"), DOCX)
_CSV = ("csv", N_("CSV table"), CSV)

KINDS: tuple[Kind, ...] = (
    Kind(
        "ratsvorlage",
        Matter.RESULT,
        N_("Council paper"),
        N_("The whole result as an annex for council and committees, with the draft of a resolution."),
        (Format(*_WORD, _council_paper_docx),),
    ),
    Kind(
        "arbeitsmappe",
        Matter.RESULT,
        N_("Workbook"),
        N_("All figures in tables, to go on reckoning with."),
        (Format(*_CSV, _profile_csv),),
    ),
    Kind(
        "massnahmen",
        Matter.MEASURES,
        N_("List of measures"),
        N_("What is to be done, by whom and by when, for everybody who sees to it."),
        (Format(*_WORD, _measures_docx),),
    ),
    Kind(
        "mein-bogen",
        Matter.OWN,
        N_("My answers"),
        N_("A copy of your own answers, for yourself."),
        (Format(*_CSV, _own_csv),),
    ),
)
"""In the order in which they are offered. A kind without a writer is not in it."""


def kind(name: str) -> Kind | None:
    """The kind of this name; None where there is none."""
    return next((each for each in KINDS if each.name == name), None)
