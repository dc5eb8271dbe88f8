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
    others = [each for each in given if not _is_same(contents, each, wordings)]
    if not others:
        return contents
    sheets = tuple(_without(sheet, frozenset(others)) for sheet in contents.sheets)
    named = (contents.wordings.get(each) or each for each in others)
    return replace(contents, sheets=sheets, unmatched=(*contents.unmatched, *named))


def _is_same(found: Found, question: QuestionId, wordings: Wordings) -> bool:
    if found.kind is FileKind.ANSWER_FILE or found.edition is None:  # their readers have compared them
        return True
    return wordings.has(question, found.wordings.get(question, ""), found.edition.version)


def _without(sheet: FoundSheet, others: frozenset[QuestionId]) -> FoundSheet:
    return replace(
        sheet, answers={each: answer for each, answer in sheet.answers.items() if each not in others}
    )
