"""An answer of an older edition of a catalogue belongs to a question only where id and wording are the
same.
"""

from __future__ import annotations

from dataclasses import replace

from qcheck.catalogue import Catalogue, PhaseId, QuestionId
from qcheck.importing import header_words
from qcheck.importing.found import FileKind, Found, FoundSheet
from qcheck.importing.wide_columns import texts_of


def fitting(found: Found, catalogue: Catalogue, phase: PhaseId | None) -> Found:
    """What was found without the answers to other questions than the catalogue asks in this phase: another
    text, or, where the file has no texts, another edition. They are named among what means nothing here.
    """
    given = dict.fromkeys(question for sheet in found.sheets for question in sheet.answers)
    others = [each for each in given if not _is_same(found, each, catalogue, phase)]
    if not others:
        return found
    sheets = tuple(_without(sheet, frozenset(others)) for sheet in found.sheets)
    return replace(found, sheets=sheets, unmatched=(*found.unmatched, *others))


def _is_same(found: Found, question: QuestionId, catalogue: Catalogue, phase: PhaseId | None) -> bool:
    asked = catalogue.questions.get(question)
    if asked is None:
        return False
    if said := found.wordings.get(question, ""):
        return header_words.text(said) in texts_of(asked, phase)
    if found.kind is FileKind.ANSWER_FILE:  # its reader has compared what the file says
        return True
    return found.edition is None or found.edition.version == catalogue.version


def _without(sheet: FoundSheet, others: frozenset[QuestionId]) -> FoundSheet:
    return replace(
        sheet, answers={each: answer for each, answer in sheet.answers.items() if each not in others}
    )
