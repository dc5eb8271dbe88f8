"""Answers as R and SPSS people expect them: a row for each sheet, a column for each question, nothing but
numbers, and beside it a codebook that says what each of them means.

`perspective` is the id of the perspective, `raised_hands` 1 where the row stands for hands raised in the
room. Both tables have commas between their cells. The answers are plain ASCII, so that every program reads
them without being told how they are encoded; the codebook is UTF-8 with a byte-order mark.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from qcheck.disclosure import ShownAnswers
from qcheck.language import N_
from qcheck.reports.csv_text import BYTE_ORDER_MARK, harmless
from qcheck.reports.workbook import codes
from qcheck.reports.workbook.codebook import asked_of, left_out
from qcheck.reports.workbook.told import Told
from qcheck.reports.workbook.variables import PERSPECTIVE, RAISED_HANDS, variables

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The moment of every file in the archive, so that the same answers give the same bytes."""

HOW = N_(
    "answers.csv: a row for each sheet, a column for each question; {codes}.\n"
    "codebook.csv: what each column and each number means.\n\n"
    "R:\n"
    '  answers <- read.csv("answers.csv")\n'
    '  codebook <- read.csv("codebook.csv", fileEncoding = "UTF-8-BOM")\n'
    "  answers[answers < 0] <- NA    # all four kinds of no answer\n\n"
    "SPSS: File > Import Data > CSV Data, then\n"
    "  MISSING VALUES {first} TO {last} (-4 THRU -1).\n\n"
    "The order of the rows tells nothing of who came when.\n"
)


def archive(shown: ShownAnswers, told: Told) -> bytes:
    """The two tables and a note how to read them, in one file."""
    names = variables(shown.questions)
    told_codes = ", ".join(f"{number} = {meaning}" for _, number, meaning in codes.codes_of(told))
    how = told.voice.say(
        HOW, codes=told_codes, first=names[0] if names else "", last=names[-1] if names else ""
    )
    files = {
        "answers.csv": _comma_separated(_answers(shown, names)),
        "codebook.csv": BYTE_ORDER_MARK + _comma_separated(_codebook(shown, names, told)),
        told.voice.say(N_("read-me.txt")): BYTE_ORDER_MARK + how.replace("\n", "\r\n"),
    }
    target = BytesIO()
    with ZipFile(target, "w") as packed:
        for name, text in files.items():
            packed.writestr(ZipInfo(name, EARLIEST), text.encode(), ZIP_DEFLATED)
    return target.getvalue()


def _answers(shown: ShownAnswers, names: Iterable[str]) -> Iterator[list[object]]:
    yield [PERSPECTIVE, RAISED_HANDS, *names]
    for row in shown.rows:
        yield [row.perspective, int(row.by_hands), *map(codes.number, row.said)]


def _codebook(shown: ShownAnswers, names: list[str], told: Told) -> Iterator[list[object]]:
    """A row for each code of each variable: so that labels can be put on by a program."""
    voice = told.voice
    yield ["variable", "question", "criterion", "text", "asked_of", "left_out", "code", "label", "worth"]
    for perspective in voice.questionnaire.perspectives:
        text = voice.say(N_("Perspective"))
        yield [PERSPECTIVE, "", "", text, "", "", perspective, voice.perspective(perspective), ""]
    for code, label in ((0, N_("sheet")), (1, N_("counted answers"))):
        yield [RAISED_HANDS, "", "", voice.say(N_("Came by")), "", "", code, voice.say(label), ""]
    criteria = {question.id: criterion for criterion, question in told.asked}
    for name, question in zip(names, shown.questions, strict=True):
        asked = voice.catalogue.questions[question]
        about = [question, criteria[question].title.say(voice.language.tag), voice.question(question)]
        worths = {
            point: round(float(worth), 2)
            for point, worth in enumerate(voice.catalogue.scale_of(asked).worth, 1)
        }
        for _, number, meaning in codes.every_code(voice.catalogue.scale_of(asked), voice):
            yield [
                name,
                *about,
                asked_of(asked, voice),
                left_out(asked.skip_if or (), voice),
                number,
                meaning,
                worths.get(number, ""),
            ]


def _comma_separated(rows: Iterable[Iterable[object]]) -> str:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue()
