"""An answer of an older edition of a catalogue belongs to a question where id and wording are the same, or
where the newer edition says that other words still mean the same.
"""

from __future__ import annotations

from dataclasses import replace

from qcheck.catalogue import QuestionId
from qcheck.importing.found import FileKind, Found, FoundSheet
from qcheck.importing.wordings import Wordings


def fitting(contents: Found, wordings: Wordings) -> Found:
    """What was found without the answers to other questions than are asked: another text, or, where the file
    has no texts, another edition. They are named among what means nothing here.
    """
    given = dict.fromkeys(question for sheet in contents.sheets for question in sheet.answers)
    others = [question for question in given if not _is_same(contents, question, wordings)]
    if not others:
        return contents
    sheets = tuple(_without(sheet, frozenset(others)) for sheet in contents.sheets)
    named = (contents.wordings.get(other) or other for other in others)
    return replace(contents, sheets=sheets, unmatched=(*contents.unmatched, *named))


def _is_same(contents: Found, question: QuestionId, wordings: Wordings) -> bool:
    if contents.kind is FileKind.ANSWER_FILE or contents.edition is None:  # their readers have compared them
        return True
    return wordings.has(question, contents.wordings.get(question, ""), contents.edition.version)


def _without(sheet: FoundSheet, others: frozenset[QuestionId]) -> FoundSheet:
    return replace(
        sheet,
        answers={question: answer for question, answer in sheet.answers.items() if question not in others},
    )
