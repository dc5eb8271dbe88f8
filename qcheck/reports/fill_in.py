"""The spreadsheet to fill in: the questions of one perspective, each with a list of answers to choose from
and room for a comment. Everything but these is locked, without a password.

It comes back through `importing/fill_in.py`, by the marks in its first, hidden column. There is none for a
confidential check: nobody may add sheets there on behalf of others.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import quote_sheetname
from xlsxwriter.worksheet import Worksheet

from qcheck.catalogue import EVERYBODY, Question
from qcheck.language import N_, language
from qcheck.refusals import NotPossible
from qcheck.reports import method
from qcheck.reports.fill_in_form import Form
from qcheck.reports.source import SheetSource
from qcheck.reports.workbook import excel
from qcheck.reports.workbook.tab import Column, Kind, distinct
from qcheck.service import Mode
from qcheck.wording import Voice, deletion, rounds, words_around
from qcheck.wording.scales import by_scale, shortened

OPEN_ROUNDS_ONLY = N_(
    "There is no spreadsheet to fill in for a confidential check: whoever reads it in would see what is on "
    "it. Please hand out links, or the sheet as one file, which seals its answers."
)
SECOND = N_("Go to the second sheet of this file, “{sheet}”.")
YOURS = N_(
    "Go to the sheet of the perspective from which you answer: its name is below on the edge of the window. "
    "Please fill in only this one."
)
STEPS = (
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
OURS = {"format_columns": True, "format_rows": True, "select_locked_cells": True}
"""What stays allowed on a locked sheet: to make rows and columns larger, and to read and copy everything."""


def xlsx(blank: SheetSource) -> bytes:
    """The spreadsheet for the perspective of the source; where it has none, with a sheet for each of them.
    NotPossible for a confidential check.
    """
    if blank.mode is not Mode.OPEN:
        raise NotPossible(OPEN_ROUNDS_ONLY)
    target, voice = BytesIO(), Voice(blank.questionnaire, language(blank.language))
    book = Workbook(target, excel.OPTIONS)
    title = f"{blank.title}: {voice.say(N_('Questions'))}"
    excel.describe(book, excel.About(title, blank.place, voice.language.tag, blank.made))
    views = (blank.perspective,) if blank.perspective else blank.questionnaire.perspectives
    named = [voice.perspective(view) for view in views] if len(views) > 1 else [voice.say(N_("Questions"))]
    names = distinct([voice.say(N_("How to fill it in")), *named])
    sheets = [book.add_worksheet(name) for name in names]
    guide = _Guide(book, sheets[0], blank, voice)
    cells = guide.lay_out("" if len(views) > 1 else names[1])
    choices = {question: f"={quote_sheetname(names[0])}!{cell}" for question, cell in cells.items()}
    for sheet, whose in zip(sheets[1:], views, strict=True):
        Form(book, sheet, blank, whose, choices).lay_out()
    for sheet, name in zip(sheets, names, strict=True):
        sheet.protect("", OURS)
        excel.print_setup(sheet, f"{blank.title} – {name}", method.footer(voice))
        sheet.fit_to_pages(1, 1 if sheet is sheets[0] else 0)
    book.close()
    return target.getvalue()


class _Guide:
    """The first sheet: of what it is about, how it is filled in, and the answers to choose from."""

    def __init__(self, book: Workbook, sheet: Worksheet, blank: SheetSource, voice: Voice) -> None:
        self._sheet, self._blank, self._voice = sheet, blank, voice
        self._large = book.add_format(excel.BASE | {"bold": True, "font_size": 16, "text_wrap": True})
        self._strong = book.add_format(excel.BASE | {"bold": True, "text_wrap": True})
        self._plain = book.add_format(excel.BASE | {"text_wrap": True})
        self._row = 0

    def lay_out(self, form: str) -> dict[str, str]:
        """All of it; gives for each question the cells in which its answers stand. `form` is the name of the
        sheet with the questions, empty where there are several.
        """
        blank, say = self._blank, self._voice.say
        self._sheet.set_column(0, 0, 28)
        self._sheet.set_column(1, 1, 100)
        self._sheet.hide_gridlines(2)
        self._write("", ", ".join(filter(None, (blank.title, blank.place))), self._large, 21.0)
        for number, step in enumerate([SECOND if form else YOURS, *STEPS], 1):
            self._write(say(N_("Step {number}"), number=number), self._step(step, form), self._plain)
        cells = self._answers()
        for name, words in self._facts():
            self._write(name, words, self._plain)
        return cells

    def _answers(self) -> dict[str, str]:
        """The answers of each scale, one below the other."""
        voice = self._voice
        cells: dict[str, str] = {}
        scales = by_scale(voice.catalogue, voice.questionnaire.questions.values())
        for scale, questions in scales:
            title = voice.say(N_("Answers to choose from"))
            if len(scales) > 1:
                title = f"{title}: {self._about(questions)}"
            first = self._row + 1
            for name, option in zip((title, *[""] * len(scale.answers)), scale.answers, strict=False):
                self._write(name, option.label.say(voice.language.tag), self._plain)
            cells |= dict.fromkeys((question.id for question in questions), f"$B${first}:$B${self._row}")
        return cells

    def _about(self, questions: list[Question]) -> str:
        """What stands above these answers; where nothing does, the question they belong to."""
        prompt = self._voice.catalogue.prompt_of(questions[0])
        words = prompt.say(self._voice.language.tag) if prompt else self._voice.question(questions[0].id)
        return shortened(words, 60)

    def _facts(self) -> Iterator[tuple[str, str]]:
        blank, voice, say = self._blank, self._voice, self._voice.say
        tongue, head = voice.language, blank.letterhead
        told = (
            (N_("What it is about"), head.purpose),
            (
                N_("Asked as"),
                voice.perspective(blank.perspective) if blank.perspective not in (None, EVERYBODY) else "",
            ),
            (N_("Phase"), blank.questionnaire.phase_title(tongue.tag)),
            (N_("What to think of"), self._intro()),
            (N_("How to answer"), words_around(voice.catalogue, "how_to_answer", tongue)),
            *self._terms(),
            (N_("Free text"), words_around(voice.catalogue, "freetext_notice", tongue)),
            (N_("Afterwards"), head.afterwards),
            (N_("Who asks"), head.sender),
            (N_("Questions to"), head.contact),
            (N_("Data protection"), head.privacy),
        )
        yield from ((say(name), words) for name, words in told if words)

    def _terms(self) -> Iterator[tuple[str, str]]:
        """Who sees the answers, until when one can give them, and when they go: as the online sheet says it,
        where that is known.
        """
        blank, voice = self._blank, self._voice
        if blank.facts:
            yield N_("Please note"), "\n".join(blank.facts)
            return
        minimum = voice.catalogue.rules.minimum_group
        yield N_("Who sees it"), rounds.promise(blank.mode, minimum, voice.language)
        yield N_("Deletion"), self._deletion()

    def _intro(self) -> str:
        """What the phase asks one to think of; with the parts for which it holds where others look at the
        place.
        """
        questionnaire, tag = self._blank.questionnaire, self._voice.language.tag
        phase = questionnaire.phase_asked
        process = [criterion for criterion in questionnaire.criteria if not criterion.is_about_place]
        if not (phase and phase.intro and process):
            return ""
        words = phase.intro.say(tag)
        if len(process) == len(questionnaire.criteria):
            return words
        parts = map(questionnaire.catalogue.part_of, (criterion.id for criterion in process))
        titles = dict.fromkeys(part.title.say(tag) for part in parts if part)
        return f"{self._voice.listed(titles)}: {words}" if titles else words

    def _deletion(self) -> str:
        tongue = self._voice.language
        if self._blank.deletes is None:
            return ""
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
