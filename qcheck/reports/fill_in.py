"""The spreadsheet to fill in: the questions of one perspective, each with a list of answers to choose from
and room for a comment. Everything but these is locked, without a password.

It comes back through `importing/fill_in.py`, by the marks in its first, hidden column. There is none for a
confidential check: nobody may add sheets there on behalf of others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from qcheck import fill_in_marks as marks
from qcheck.asking import Questionnaire
from qcheck.catalogue import Criterion, PerspectiveId, Question
from qcheck.fill_in_marks import Place
from qcheck.language import N_, language
from qcheck.refusals import NotPossible
from qcheck.reports import method
from qcheck.reports.workbook import excel
from qcheck.reports.workbook.codebook import left_out
from qcheck.reports.workbook.tab import Column, Kind, distinct
from qcheck.service import Keeps, Letterhead, Mode
from qcheck.wording import CLOSING, Voice, deletion, rounds, words_around

OPEN_ROUNDS_ONLY = N_(
    "There is no spreadsheet to fill in for a confidential check: whoever reads it in would see what is on "
    "it. Please hand out links, or the sheet as one file, which seals its answers."
)
STEPS = (
    N_("Go to the second sheet of this file, “{sheet}”."),
    N_(
        "In the column “{answer}”, choose one answer from the list in each row: click on the cell and then "
        "on the arrow beside it, or press Alt and the down arrow. The delete key takes an answer back."
    ),
    N_("Leave a row empty if you do not want to answer it. Nothing else can be changed in this file."),
    N_("If you like, explain your answer in the column “{comment}”, and say in “{evidence}” what shows it."),
    N_(
        "Save the file under a name of its own, as .xlsx or .ods, and send it back to whoever gave it to you."
    ),
)
WIDTHS = {
    Place.MARK: 4,
    Place.NUMBER: 6,
    Place.QUESTION: 56,
    Place.NOTE: 38,
    Place.ANSWER: 27,
    Place.COMMENT: 44,
    Place.EVIDENCE: 30,
}
OURS = {"format_columns": True, "format_rows": True, "select_locked_cells": True}
"""What stays allowed on a locked sheet: to make rows and columns larger, and to read and copy everything."""


@dataclass(frozen=True, slots=True)
class BlankSheet:
    """What is put to one perspective of a check, to be filled in. `check` is its public id, which opens
    nothing; `deletes` the day on which the answers go, `keeps` what may stay.
    """

    title: str
    place: str
    questionnaire: Questionnaire
    mode: Mode
    perspective: PerspectiveId
    language: str
    made: date
    deletes: date
    check: str = ""
    keeps: Keeps = Keeps.NOTHING
    letterhead: Letterhead = field(default_factory=Letterhead)

    @property
    def voice(self) -> Voice:
        """In whose words it is written."""
        return Voice(self.questionnaire, language(self.language))


def xlsx(blank: BlankSheet) -> bytes:
    """The spreadsheet; NotPossible for a confidential check."""
    if blank.mode is not Mode.OPEN:
        raise NotPossible(OPEN_ROUNDS_ONLY)
    target = BytesIO()
    book = Workbook(target, excel.OPTIONS)
    title = f"{blank.title}: {blank.voice.say(N_('Questions'))}"
    about = excel.About(title, blank.place, blank.voice.language.tag, blank.made)
    excel.describe(book, about)
    names = distinct([blank.voice.say(N_("How to fill it in")), blank.voice.say(N_("Questions"))])
    guide, form = (book.add_worksheet(name) for name in names)
    choices = _Guide(book, guide, blank).lay_out(names[1])
    _Form(book, form, blank, f"='{names[0]}'!{choices}").lay_out()
    for sheet, name, pages in zip((guide, form), names, (1, 0), strict=True):
        sheet.protect("", OURS)
        excel.print_setup(sheet, f"{blank.title} – {name}", method.footer(blank.voice))
        sheet.fit_to_pages(1, pages)
    book.close()
    return target.getvalue()


class _Guide:
    """The first sheet: of what it is about, how it is filled in, and the answers to choose from."""

    def __init__(self, book: Workbook, sheet: Worksheet, blank: BlankSheet) -> None:
        self._sheet, self._blank, self._voice = sheet, blank, blank.voice
        self._large = book.add_format(excel.BASE | {"bold": True, "font_size": 16, "text_wrap": True})
        self._strong = book.add_format(excel.BASE | {"bold": True, "text_wrap": True})
        self._plain = book.add_format(excel.BASE | {"text_wrap": True})
        self._row = 0

    def lay_out(self, form: str) -> str:
        """All of it; gives the cells in which the answers stand."""
        blank, say = self._blank, self._voice.say
        self._sheet.set_column(0, 0, 28)
        self._sheet.set_column(1, 1, 100)
        self._sheet.hide_gridlines(2)
        self._write("", ", ".join(filter(None, (blank.title, blank.place))), self._large, 21.0)
        for number, step in enumerate(STEPS, 1):
            self._write(say(N_("Step {number}"), number=number), self._step(step, form), self._plain)
        first = self._row + 1
        self._write(say(N_("Answers to choose from")), self._labels[0], self._plain)
        for label in self._labels[1:]:
            self._write("", label, self._plain)
        cells = f"$B${first}:$B${self._row}"
        for name, words in self._facts():
            self._write(name, words, self._plain)
        return cells

    @property
    def _labels(self) -> list[str]:
        return [self._voice.label(option.value) for option in self._voice.catalogue.scale.answers]

    def _facts(self) -> Iterator[tuple[str, str]]:
        blank, voice, say = self._blank, self._voice, self._voice.say
        tongue, head = voice.language, blank.letterhead
        told = (
            (N_("What it is about"), head.purpose),
            (N_("Asked as"), voice.perspective(blank.perspective) if voice.catalogue.perspectives else ""),
            (N_("Phase"), blank.questionnaire.phase_title(tongue.tag)),
            (N_("What to think of"), self._intro()),
            (N_("How to answer"), words_around(voice.catalogue, "how_to_answer", tongue)),
            (N_("Who sees it"), rounds.promise(blank.mode, voice.catalogue.rules.minimum_group, tongue)),
            (N_("Free text"), words_around(voice.catalogue, "freetext_notice", tongue)),
            (N_("Deletion"), self._deletion()),
            (N_("Afterwards"), head.afterwards),
            (N_("Who asks"), head.sender),
            (N_("Questions to"), head.contact),
            (N_("Data protection"), head.privacy),
        )
        yield from ((say(name), words) for name, words in told if words)

    def _intro(self) -> str:
        phase = self._blank.questionnaire.phase_asked
        return phase.intro.say(self._voice.language.tag) if phase and phase.intro else ""

    def _deletion(self) -> str:
        tongue = self._voice.language
        day = tongue.day(self._blank.deletes)
        return deletion.told(self._blank.keeps, day, tongue, N_("Everything is deleted on {day}."))

    def _step(self, step: str, form: str) -> str:
        say = self._voice.say
        return say(step, sheet=form, answer=say("Answer"), comment=say("Comment"), evidence=say("Evidence"))

    def _write(self, name: str, words: str, look: Format, line: float = excel.LINE) -> None:
        columns = (Column("", 28, Kind.LONG), Column("", 100, Kind.LONG))
        height = excel.height(columns, (name, words))
        self._sheet.set_row(self._row, max(height, line))
        self._sheet.write_string(self._row, 0, name, self._strong)
        self._sheet.write_string(self._row, 1, excel.fitting(words), look)
        self._row += 1


class _Form:
    """The second sheet: a row for each question."""

    def __init__(self, book: Workbook, sheet: Worksheet, blank: BlankSheet, choices: str) -> None:
        self._sheet, self._blank, self._voice, self._choices = sheet, blank, blank.voice, choices
        base = excel.BASE | {"text_wrap": True, "border": 1, "border_color": "#75797F"}
        free = {"locked": False, "bg_color": "#FFF8E1", "num_format": "@"}
        self._plain, self._free = book.add_format(base), book.add_format(base | free)
        self._head = book.add_format(base | {"bold": True, "font_color": "#FFFFFF", "bg_color": excel.HEAD})
        self._part = book.add_format(base | {"bold": True, "bg_color": excel.BAND})
        self._meaning = book.add_format(base | {"bg_color": excel.BAND})
        self._title = book.add_format(excel.BASE | {"bold": True, "font_size": 13})
        self._mark = book.add_format({"font_color": "#FFFFFF"})
        self._row = 0

    def lay_out(self) -> None:
        """All of it."""
        for place, width in WIDTHS.items():
            options = {"hidden": True} if place is Place.MARK else {}
            self._sheet.set_column(place, place, width, None, options)
        self._sheet.hide_gridlines(2)
        self._about()
        self._titles()
        number = 0
        for criterion, questions in self._blank.questionnaire.asked(self._blank.perspective):
            self._heading(criterion)
            for question in questions:
                number += 1
                self._question(number, question)
        self._closings()

    def _about(self) -> None:
        """The marks, beside what everybody may read: of what it is, and the name that it may be given."""
        blank, say, catalogue = self._blank, self._voice.say, self._voice.catalogue
        told = {
            marks.About.CHECK: blank.check,
            marks.About.CATALOGUE: catalogue.id,
            marks.About.VERSION: catalogue.version,
            marks.About.PERSPECTIVE: blank.perspective,
            marks.About.LANGUAGE: self._voice.language.tag,
        }
        whose = self._voice.perspective(blank.perspective) if catalogue.perspectives else ""
        title = " – ".join(filter(None, (blank.title, blank.place, whose)))
        self._put(Place.MARK, marks.FIRST, self._mark)
        self._put(Place.QUESTION, title, self._title)
        self._sheet.set_row(self._row, 21.0)
        self._row += 1
        for key, value in told.items():
            self._put(Place.MARK, f"{key}={value}", self._mark)
            self._sheet.set_row(self._row, None, None, {"hidden": True})
            self._row += 1
        name = say(N_("Name of this sheet, if you like, such as a table or a group"))
        self._line(marks.LABEL, ("", name, ""), (Place.ANSWER,), ())

    def _titles(self) -> None:
        say = self._voice.say
        prompt = self._voice.catalogue.scale.prompt.say(self._voice.language.tag)
        titles = {
            Place.NUMBER: say(N_("No.")),
            Place.QUESTION: prompt,
            Place.NOTE: say(N_("Note")),
            Place.ANSWER: say(N_("Answer")),
            Place.COMMENT: say(N_("Comment")),
            Place.EVIDENCE: say(N_("Evidence")),
        }
        for place, title in titles.items():
            self._put(place, title, self._head)
        self._sheet.freeze_panes(self._row + 1, 0)
        self._sheet.repeat_rows(self._row)
        self._row += 1

    def _heading(self, criterion: Criterion) -> None:
        tag = self._voice.language.tag
        meaning = criterion.meaning.say(tag) if criterion.meaning else ""
        cells = ("", criterion.title.say(tag), meaning)
        self._line("", cells, (), (), self._part)
        self._sheet.write_string(self._row - 1, Place.NOTE, excel.fitting(meaning), self._meaning)

    def _question(self, number: int, question: Question) -> None:
        tag = self._voice.language.tag
        notes = (question.help.say(tag) if question.help else "", left_out(question, self._voice))
        cells = (str(number), self._voice.question(question.id), "\n".join(filter(None, notes)))
        free = (Place.ANSWER, Place.COMMENT, Place.EVIDENCE)
        self._line(f"{marks.QUESTION}{question.id}", cells, free, (Place.ANSWER,))

    def _closings(self) -> None:
        self._line("", ("", self._voice.say(N_("At the end")), ""), (), (), self._part)
        for key in CLOSING:
            words = words_around(self._voice.catalogue, key, self._voice.language)
            self._line(f"{marks.CLOSING}{key}", ("", words, ""), (Place.COMMENT,), ())

    def _line(
        self,
        mark: str,
        cells: tuple[str, str, str],
        free: tuple[Place, ...],
        chosen: tuple[Place, ...],
        look: Format | None = None,
    ) -> None:
        """A row: its mark, what stands in its first three columns, and which of the others can be written in
        (`free`) and have a list to choose from (`chosen`).
        """
        columns = [Column("", WIDTHS[place], Kind.LONG) for place in (Place.QUESTION, Place.NOTE)]
        self._sheet.set_row(self._row, max(excel.height(columns, cells[1:]), 21.0 if free else excel.LINE))
        self._put(Place.MARK, mark, self._mark)
        for place, words in zip((Place.NUMBER, Place.QUESTION, Place.NOTE), cells, strict=True):
            self._put(place, words, look or self._plain)
        for place in (Place.ANSWER, Place.COMMENT, Place.EVIDENCE):
            self._put(place, "", self._free if place in free else look or self._plain)
            if place in chosen:
                self._sheet.data_validation(self._row, place, self._row, place, self._list())
        self._row += 1

    def _list(self) -> dict[str, object]:
        say = self._voice.say
        return {
            "validate": "list",
            "source": self._choices,
            "error_title": say(N_("Not in the list"))[:32],
            "error_message": say(
                N_("Please choose one of the answers in the list, or leave the cell empty.")
            )[:255],
        }

    def _put(self, place: Place, words: str, look: Format | None) -> None:
        if words:
            self._sheet.write_string(self._row, place, excel.fitting(words), look)
        elif look is not None:
            self._sheet.write_blank(self._row, place, None, look)
