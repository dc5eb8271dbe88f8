"""What a check that went on to another edition was asked before: by which editions, since when, and the
answers to questions that it asks no longer like this. These are shown and never scored; of open rounds alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue
from qcheck.language import local
from qcheck.loading import read
from qcheck.records import Check, Mode
from qcheck.refusals import OutOfOrder
from qcheck.service.ground import assembly
from qcheck.service.ground.catalogues import KNOWN, UNREADABLE, remember
from qcheck.service.ground.result_values import FormerQuestion, Moved, Result
from qcheck.store import Move, Store


def standing(made: Iterable[Move]) -> tuple[Move, ...]:
    """The moves that were not taken back, the first one first."""
    listed = tuple(made)
    taken_back = {move.undoes for move in listed}
    return tuple(move for move in listed if move.undoes is None and move.number not in taken_back)


def catalogue(store: Store, sha: str) -> Catalogue:
    """A text that a check had, read once."""
    if (known := KNOWN.get(sha)) is not None:
        return known
    parsed = read(store.former_text(sha).encode(), "catalogue").catalogue
    if parsed is None:
        raise OutOfOrder(UNREADABLE)
    remember(sha, parsed)
    return parsed


def moved(store: Store, check: Check) -> tuple[Moved, ...]:
    """By which editions the check asked before the present one."""
    if not check.has_moved:
        return ()
    return tuple(
        Moved(
            local(move.at, check.life.zone).date(),
            catalogue(store, move.before).version,
            catalogue(store, move.after).version,
        )
        for move in standing(store.moves(check.id))
    )


def result(store: Store, check: Check, made: Move) -> Result:
    """The result by the questions from before this move, from the answers that were given to them."""
    questionnaire = Questionnaire(catalogue(store, made.before), check.phase, made.scope)
    about = replace(assembly.about(check), questionnaire=questionnaire)
    later = (move for move in store.moves(check.id) if move.number >= made.number)
    unfit = frozenset(question for move in later for question in move.aside)
    sheets = store.sheets_under(check.id, made.before, unfit)
    return assembly.result(about, sheets, store.closings_of(check.id))


def questions(store: Store, check: Check) -> tuple[FormerQuestion, ...]:
    """What the latest move has set aside."""
    stood = standing(store.moves(check.id)) if check.has_moved and check.mode is Mode.OPEN else ()
    return tuple(_questions(result(store, check, stood[-1]), stood[-1])) if stood else ()


def _questions(former: Result, made: Move) -> Iterator[FormerQuestion]:
    for row in former.profile.criteria:
        for question in former.questionnaire.put_to(
            former.catalogue.criterion(row.criterion), former.catalogue.perspective_ids
        ):
            tallies = {
                whose: tally
                for whose, tally in row.tallies(question.id).items()
                if any((*tally.points, tally.dk, tally.na))
            }
            if question.id in made.aside and tallies:
                scale = former.catalogue.scale_of(question)
                yield FormerQuestion(question.wording(former.phase), scale, tallies)
