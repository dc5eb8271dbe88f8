"""One sheet of the spreadsheet to fill in: the questions of a perspective, a row for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from qcheck import fill_in_marks as marks
from qcheck.catalogue import Criterion, Filter, PerspectiveId, Question, QuestionId
from qcheck.charts.colours import FAINT, HAIR
from qcheck.fill_in_marks import Place
from qcheck.language import N_, language
from qcheck.reports.source import SheetSource
from qcheck.reports.workbook import excel
from qcheck.reports.workbook.codebook import left_out
from qcheck.reports.workbook.tab import Column, Kind
from qcheck.wording import CLOSING, Voice, words_around
from qcheck.wording.scales import common_prompt

WIDTHS = {
    Place.MARK: 4,
    Place.NUMBER: 6,
    Place.QUESTION: 56,
    Place.NOTE: 38,
    Place.ANSWER: 27,
    Place.COMMENT: 44,
    Place.EVIDENCE: 30,
}


class Form:
    """A sheet on its way: `choices` are for each question the cells in which the answers to choose from
    stand.
    """

    def __init__(
        self,
        book: Workbook,
        sheet: Worksheet,
        blank: SheetSource,
        whose: PerspectiveId,
        choices: Mapping[str, str],
    ) -> None:
        self._sheet, self._blank, self._whose, self._choices = sheet, blank, whose, choices
        self._voice = Voice(blank.questionnaire, language(blank.language))
        base = excel.BASE | {"text_wrap": True, "border": 1, "border_color": "#75797F"}
        free = {"locked": False, "bg_color": "#FFF8E1", "num_format": "@"}
        self._plain, self._free = book.add_format(base), book.add_format(base | free)
        self._head = book.add_format(base | {"bold": True, "font_color": "#FFFFFF", "bg_color": excel.HEAD})
        self._part = book.add_format(base | {"bold": True, "bg_color": excel.BAND})
        self._meaning = book.add_format(base | {"bg_color": excel.BAND})
        self._title = book.add_format(excel.BASE | {"bold": True, "font_size": 13})
        self._mark = book.add_format({"font_color": "#FFFFFF"})
        self._faded = book.add_format({"font_color": FAINT, "bg_color": HAIR})
        self._filters = dict(blank.questionnaire.form(whose).filters)
        self._rows: dict[str, int] = {}
        asked = [question for _, some in blank.questionnaire.asked(whose) for question in some]
        self._prompt = common_prompt(self._voice.catalogue, asked)
        self._row = 0

    def lay_out(self) -> None:
        """Writes the whole worksheet: head, questions, lists to choose from."""
        for place, width in WIDTHS.items():
            options = {"hidden": True} if place is Place.MARK else {}
            self._sheet.set_column(place, place, width, None, options)
        self._sheet.hide_gridlines(2)
        self._about()
        self._titles()
        number = 0
        for criterion, questions in self._blank.questionnaire.asked(self._whose):
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
            marks.About.PERSPECTIVE: self._whose,
            marks.About.LANGUAGE: self._voice.language.tag,
        }
        whose = self._voice.perspective(self._whose) if catalogue.perspectives else ""
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
        self._line(marks.LABEL, ("", name, ""), (Place.ANSWER,))

    def _titles(self) -> None:
        say = self._voice.say
        titles = {
            Place.NUMBER: say(N_("No.")),
            Place.QUESTION: self._prompt.say(self._voice.language.tag)
            if self._prompt
            else say(N_("Question")),
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
        self._line("", cells, (), self._part)
        self._sheet.write_string(self._row - 1, Place.NOTE, excel.fitting(meaning), self._meaning)

    def _question(self, number: int, question: Question) -> None:
        tag = self._voice.language.tag
        filters = self._filters.get(QuestionId(question.id), ())
        prompt = None if self._prompt else self._voice.catalogue.prompt_of(question)
        notes = (
            prompt.say(tag) if prompt else "",
            question.help.say(tag) if question.help else "",
            left_out(filters, self._voice),
        )
        cells = (str(number), self._voice.question(question.id), "\n".join(filter(None, notes)))
        free = (Place.ANSWER, Place.COMMENT, Place.EVIDENCE)
        self._rows[question.id] = self._row
        self._fade(filters)
        answers = self._voice.scale_of(question.id).answers
        longest = max((option.label.say(tag) for option in answers), key=len)
        self._line(f"{marks.QUESTION}{question.id}", cells, free, None, self._choices[question.id], longest)

    def _fade(self, filters: Iterable[Filter]) -> None:
        """The row becomes grey as soon as an earlier answer leaves its question out."""
        held = [
            f'{xl_rowcol_to_cell(self._rows[earlier.question], Place.ANSWER, True, True)}="{_quoted(label)}"'
            for earlier in filters
            for label in (self._voice.label_of(earlier.question, value) for value in earlier.answer)
        ]
        if held:
            rule = {"type": "formula", "criteria": f"=OR({','.join(held)})", "format": self._faded}
            self._sheet.conditional_format(self._row, Place.NUMBER, self._row, Place.EVIDENCE, rule)

    def _closings(self) -> None:
        self._line("", ("", self._voice.say(N_("At the end")), ""), (), self._part)
        for key in CLOSING:
            words = words_around(self._voice.catalogue, key, self._voice.language, self._voice.phase)
            self._line(f"{marks.CLOSING}{key}", ("", words, ""), (Place.COMMENT,))

    def _line(
        self,
        mark: str,
        cells: tuple[str, str, str],
        free: tuple[Place, ...],
        look: Format | None = None,
        choices: str = "",
        longest: str = "",
    ) -> None:
        """A row: its mark, what stands in its first three columns, which of the others can be written in
        (`free`), and where the answers stand from which one chooses, of which the `longest` has room.
        """
        places = (Place.QUESTION, Place.NOTE, Place.ANSWER)
        columns = [Column("", WIDTHS[place], Kind.LONG) for place in places]
        height = excel.height(columns, (*cells[1:], longest))
        self._sheet.set_row(self._row, max(height, 21.0 if free else excel.LINE))
        self._put(Place.MARK, mark, self._mark)
        for place, words in zip((Place.NUMBER, Place.QUESTION, Place.NOTE), cells, strict=True):
            self._put(place, words, look or self._plain)
        for place in (Place.ANSWER, Place.COMMENT, Place.EVIDENCE):
            self._put(place, "", self._free if place in free else look or self._plain)
        if choices:
            self._sheet.data_validation(self._row, Place.ANSWER, self._row, Place.ANSWER, self._list(choices))
        self._row += 1

    def _list(self, choices: str) -> dict[str, object]:
        say = self._voice.say
        return {
            "validate": "list",
            "source": choices,
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


def _quoted(words: str) -> str:
    """As a text within a formula."""
    return words.replace('"', '""')
