"""A catalogue as a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass

from qcheck.authoring import Draft, Kind, applied
from qcheck.catalogue_sheet.marks import Made
from qcheck.catalogue_sheet.places import TextPlace
from qcheck.catalogue_sheet.questions import questions
from qcheck.catalogue_sheet.table import Table
from qcheck.catalogue_sheet.view import View
from qcheck.catalogue_sheet.wordings import wordings
from qcheck.catalogue_sheet.writing import written
from qcheck.language import Language

BESIDE_THEIR_QUESTION = frozenset({"text", "help", "text_by_phase"})
"""Texts that have columns of their own in the table of questions."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The tabs: the questions, unless texts alone are wanted, and the texts that do not stand there."""

    questions: Table | None
    texts: Table


def tables(view: View, made: Made, words: Language, since: View | None = None) -> Tables:
    """The tabs of a spreadsheet that is made like this."""
    if made.texts_only:
        return Tables(None, wordings(view, made.tags, words, since))
    return Tables(
        questions(view, made.tags, words, since),
        wordings(view, made.tags, words, since, wanted=_has_no_column),
    )


def as_spreadsheet(
    text: str,
    words: Language,
    *,
    texts_only: bool = False,
    into: tuple[str, ...] = (),
    since: str | None = None,
) -> bytes:
    """The catalogue of this text as an XLSX file; `into` are further languages, or for texts alone the only
    ones beside the original. `since`: the text from which it was translated. Raises Unwritable.
    """
    view = View(Draft(applied(text)))  # where it cannot be taken apart this says why
    chosen = (view.original, *into) if texts_only and into else (*view.languages, *into)
    made = Made(text, words.tag, tuple(dict.fromkeys(chosen)), texts_only)
    made_tables = tables(view, made, words, View(Draft(since)) if since else None)
    title = next(iter(view.words(next(iter(view.standing)), ("title",)).values()), "")
    return written(
        [table for table in (made_tables.questions, made_tables.texts) if table], made, title, words
    )


def _has_no_column(place: TextPlace) -> bool:
    return place.item.kind is not Kind.QUESTION or place.field[0] not in BESIDE_THEIR_QUESTION
