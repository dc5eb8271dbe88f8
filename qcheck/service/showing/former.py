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
    taken_back = {each.undoes for each in listed}
    return tuple(each for each in listed if each.undoes is None and each.number not in taken_back)


def catalogue(store: Store, sha: str) -> Catalogue:
    """A text that a check had, read once."""
    if (known := KNOWN.get(sha)) is not None:
        return known
    found = read(store.former_text(sha).encode(), "catalogue").catalogue
    if found is None:
        raise OutOfOrder(UNREADABLE)
    remember(sha, found)
    return found


def moved(store: Store, check: Check) -> tuple[Moved, ...]:
    """By which editions the check asked before the present one."""
    if not check.has_moved:
        return ()
    return tuple(
        Moved(
            local(each.at, check.life.zone).date(),
            catalogue(store, each.before).version,
            catalogue(store, each.after).version,
        )
        for each in standing(store.moves(check.id))
    )


def result(store: Store, check: Check, made: Move) -> Result:
    """The result by the questions from before this move, from the answers that were given to them."""
    questionnaire = Questionnaire(catalogue(store, made.before), check.phase, made.scope)
    about = replace(assembly.about(check), questionnaire=questionnaire)
    later = (move for move in store.moves(check.id) if move.number >= made.number)
    unfit = frozenset(question for each in later for question in each.aside)
    sheets = store.sheets_under(check.id, made.before, unfit)
    return assembly.result(about, sheets, store.closings_of(check.id))


def questions(store: Store, check: Check) -> tuple[FormerQuestion, ...]:
    """What the latest move has set aside."""
    stood = standing(store.moves(check.id)) if check.has_moved and check.mode is Mode.OPEN else ()
    return tuple(_questions(result(store, check, stood[-1]), stood[-1])) if stood else ()


def _questions(found: Result, made: Move) -> Iterator[FormerQuestion]:
    for row in found.profile.criteria:
        for question in found.questionnaire.put_to(
            found.catalogue.criterion(row.criterion), found.catalogue.perspective_ids
        ):
            tallies = {
                whose: tally
                for whose, tally in row.tallies(question.id).items()
                if any((*tally.points, tally.dk, tally.na))
            }
            if question.id in made.aside and tallies:
                scale = found.catalogue.scale_of(question)
                yield FormerQuestion(question.wording(found.phase), scale, tallies)
