"""A spreadsheet that comes back → the catalogue with what was changed in it, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qcheck.authoring import (
    UNSEEN,
    WHOLE,
    Add,
    Draft,
    Item,
    Kind,
    Move,
    MoveInto,
    Operation,
    Remove,
    SetText,
    SetValue,
    added,
    applied,
)
from qcheck.catalogue_sheet import returned_texts
from qcheck.catalogue_sheet.making import tables
from qcheck.catalogue_sheet.marks import Made
from qcheck.catalogue_sheet.places import TextPlace
from qcheck.catalogue_sheet.problems import NO_CATALOGUE, NOT_OURS, NotTaken, SheetProblem
from qcheck.catalogue_sheet.returned import Returned, Tabs, returned
from qcheck.catalogue_sheet.returned_questions import Questions
from qcheck.catalogue_sheet.translated import changed_original
from qcheck.catalogue_sheet.view import View
from qcheck.catalogue_sheet.wishes import New, Wish, Wishes
from qcheck.language import language


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of it: the new `text` of what was `before`, what was `changed`, the new questions, those
    `moved` to another criterion or place, those that have no row any more. `originals` were changed in the
    catalogue while somebody translated the words of before.
    """

    before: str
    text: str
    changed: tuple[Wish, ...]
    new: tuple[str, ...]
    moved: tuple[str, ...]
    missing: tuple[str, ...]
    originals: tuple[TextPlace, ...]


def taken(tabs: Tabs, catalogue: str | None = None, *, removes: bool = False) -> Taken:
    """The catalogue with the changes of a spreadsheet: the text that is given, else the one that it was made
    from. Questions without a row are taken out only where one `removes` them. Raises NotTaken, and Unwritable
    where the given text cannot be taken apart.
    """
    came = returned(tabs)
    if came.questions is None and came.texts is None:
        raise NotTaken(SheetProblem(None, NOT_OURS))
    if came.made is None and catalogue is None:
        raise NotTaken(SheetProblem(None, NO_CATALOGUE))
    made = came.made or _as_if_made(catalogue or "", came)
    base, now = View(Draft(made.text)), View(Draft(applied(catalogue or made.text)))
    wishes = _wishes(came, made, base)
    if problems := (*wishes.problems, *wishes.out_of_date(now)):
        raise NotTaken(*problems)
    text = _with_languages(now.draft.text, wishes)
    text = applied(text, *_sorted([wish.operation for wish in wishes.changed]))
    text = applied(
        text, *(MoveInto(Item(Kind.QUESTION, name), onto) for name, onto in wishes.criteria.items())
    )
    text, ids = _with_new(text, wishes.new, base.original)
    text, moved = _in_order(text, wishes, ids)
    if removes:
        text = applied(text, *(Remove(Item(Kind.QUESTION, name)) for name in wishes.missing))
    return Taken(
        now.draft.text,
        text,
        tuple(wishes.changed),
        tuple(ids.values()),
        tuple(dict.fromkeys((*wishes.criteria, *moved))),
        tuple(wishes.missing),
        _originals(wishes, base, now),
    )


def made_from(tabs: Tabs) -> str | None:
    """The text of the catalogue from which a spreadsheet was made; None where it does not say so."""
    made = returned(tabs).made
    return made.text if made else None


def _as_if_made(catalogue: str, came: Returned) -> Made:
    """Where a spreadsheet was copied into another one, and the hidden tab stayed behind."""
    rows = came.questions or came.texts or ()
    tags = [key.rpartition(".")[2] for key in (rows[0].columns if rows else ()) if key.startswith("text.")]
    return Made(catalogue, "de", tuple(dict.fromkeys(tags)), came.questions is None)


def _wishes(came: Returned, made: Made, base: View) -> Wishes:
    wishes, returned_tables = Wishes(), tables(base, made, language(made.language))
    if came.questions is not None and returned_tables.questions is not None:
        Questions(returned_tables.questions, base, wishes).gather(came.questions)
    if came.texts is not None:
        returned_texts.gather(came.texts, returned_tables.texts, base, made.tags, wishes)
    return wishes


def _with_languages(text: str, wishes: Wishes) -> str:
    """With the languages into which somebody has translated for the first time."""
    known = Draft(text).languages
    written = [w.operation.language for w in wishes.changed if isinstance(w.operation, SetText) and w.now]
    written += [tag for new in wishes.new for _, tag, _ in new.texts]
    if more := [tag for tag in dict.fromkeys(written) if tag not in known]:
        return applied(text, SetValue(WHOLE, ("languages",), [*known, *more]))
    return text


def _sorted(operations: list[SetText | SetValue]) -> list[Operation]:
    """Texts first: many of them at once are one pass over the file. What stood there before was looked at."""
    unseen = (replace(operation, was=UNSEEN) for operation in operations)
    return sorted(unseen, key=lambda operation: not isinstance(operation, SetText))


def _with_new(text: str, new: list[New], original: str) -> tuple[str, dict[int, str]]:
    """With the new questions, each at the end of its criterion; and their ids by row."""
    ids: dict[int, str] = {}
    for question in new:
        text, item = added(text, Add(Kind.QUESTION, question.words, original, question.criterion))
        if question.id and question.id != item.id:
            text, item = applied(text, SetValue(item, ("id",), question.id)), Item(Kind.QUESTION, question.id)
        ids[question.row.number] = item.id
        texts = (SetText(item, field, tag, words) for field, tag, words in question.texts)
        text = applied(text, *texts, *(SetValue(item, field, value) for field, value in question.values))
    return text, ids


def _in_order(text: str, wishes: Wishes, ids: dict[int, str]) -> tuple[str, list[str]]:
    """With the questions of each criterion in the order of the sheet, and those that were moved for it."""
    wanted = [wish if isinstance(wish, str) else ids[wish] for wish in wishes.order]
    view, moves = View(Draft(text)), list[tuple[str, int]]()
    for criterion in view.standing:
        standing_here = [
            item.id
            for item, at in view.standing.items()
            if at.below == criterion and item.kind is Kind.QUESTION
        ]
        target = [name for name in wanted if name in standing_here]
        target = target if len(target) == len(standing_here) else standing_here
        for place, name in enumerate(target):
            if standing_here[place] != name:
                moves.append((name, place - standing_here.index(name)))
                standing_here.insert(place, standing_here.pop(standing_here.index(name)))
    moved = applied(text, *(Move(Item(Kind.QUESTION, name), by) for name, by in moves))
    return moved, [name for name, _ in moves if name not in ids.values()]


def _originals(wishes: Wishes, base: View, now: View) -> tuple[TextPlace, ...]:
    """Texts that were translated from words which have been changed meanwhile."""
    translated = (
        TextPlace(wish.operation.item, wish.operation.field)
        for wish in wishes.changed
        if isinstance(wish.operation, SetText) and wish.operation.language != base.original
    )
    return tuple(place for place in dict.fromkeys(translated) if changed_original(now, base, place))
