"""The workbook: a result as tables to evaluate, for spreadsheets and for statistics programs."""

from __future__ import annotations

from collections.abc import Iterator

from qcheck.language import N_
from qcheck.refusals import NotPossible
from qcheck.reports import method, profile_csv
from qcheck.reports.process import Process
from qcheck.reports.source import Source
from qcheck.reports.workbook import codebook, results, said
from qcheck.reports.workbook.excel import About
from qcheck.reports.workbook.excel import xlsx as laid_out
from qcheck.reports.workbook.tab import Tab
from qcheck.reports.workbook.told import Told
from qcheck.reports.workbook.wide import archive

NO_ROWS = N_(
    "Answers sheet by sheet can be taken along only from an open round, and only by those who organise it."
)
ABOUT = {
    "Profile": N_("the result across all perspectives for each criterion"),
    "Agreed": N_("what was agreed on each criterion, with the reason and the minority view"),
    "Perspectives": N_("how each perspective sees each criterion"),
    "Distributions": N_("how often each answer was given to each question"),
    "Answers": N_("one row for each sheet, in an order that tells nothing of who came when"),
    "Comments": N_("comments and evidence in the words of those who answered"),
    "Measures": N_("what was planned, and what became of it"),
    "Then": N_("this check beside an earlier one of the same process"),
    "Codebook": N_("all questions, and how their columns are called"),
    "Codes": N_("what can stand in the cell of an answer"),
}
"""What stands on each tab."""


def xlsx(source: Source) -> bytes:
    """All tabs of the workbook as an Excel file."""
    told = Told(source)
    tabs = dict(_tabs(told))
    listed = [(tab.name, told.voice.say(ABOUT[about])) for about, tab in tabs.items()]
    result, say = source.result, told.voice.say
    title = ": ".join(filter(None, (result.title, say(N_("Workbook")))))
    about = About(title, result.place, source.language, source.made, method.footer(told.voice))
    return laid_out([codebook.overview(told, listed), *(tab.trimmed() for tab in tabs.values())], about)


def csv(source: Source) -> bytes:
    """The profile as CSV, as `qcheck profile` writes it of a check."""
    result = source.result
    process = Process(result.title, result.place, result.agreed, result.emptied)
    return profile_csv.as_csv(result.profile, Told(source).voice, process).encode()


def wide(source: Source) -> bytes:
    """The answers with their codebook for R and SPSS, as a ZIP file; NotPossible where they may not leave."""
    if source.answers is None:
        raise NotPossible(NO_ROWS)
    return archive(source.answers, Told(source))


def _tabs(told: Told) -> Iterator[tuple[str, Tab]]:
    """The tabs by their names, which are the keys of `ABOUT`; a tab that would be empty is left out."""
    yield "Profile", results.profile(told)
    made = [
        ("Agreed", results.agreed(told)),
        ("Perspectives", results.perspectives(told)),
        ("Distributions", results.distributions(told)),
        ("Comments", said.comments(told)),
        ("Measures", said.measures(told)),
    ]
    answers, earlier = told.source.answers, told.source.earlier
    if answers is not None:
        made.insert(3, ("Answers", said.answers(answers, told)))
    if earlier is not None:
        made.append(("Then", results.then_and_now(earlier, told)))
    yield from ((about, tab) for about, tab in made if tab.rows)
    yield "Codebook", codebook.questions(told)
    if answers is not None:
        yield "Codes", codebook.all_codes(told)
