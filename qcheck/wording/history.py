"""The history of a catalogue in words: its editions, what changed in each, why, and since when it is here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qcheck.catalogue import Catalogue, Change, ChangeKind
from qcheck.language import N_, Language

KINDS: Mapping[ChangeKind, str] = {
    ChangeKind.EDITORIAL: N_("slip of the pen mended"),
    ChangeKind.CLARIFIED: N_("said more clearly"),
    ChangeKind.MOVED: N_("stands elsewhere"),
    ChangeKind.CHANGED: N_("another one in its place"),
    ChangeKind.SPLIT: N_("one became several"),
    ChangeKind.MERGED: N_("several became one"),
    ChangeKind.REMOVED: N_("no longer asked"),
    ChangeKind.SCALE: N_("other answers to choose from"),
}
SINCE = N_("here since {day}")
FIRST = N_("The first edition that is here.")
SAYS_NOTHING = N_("This edition does not say what changed.")
NOT_HERE = N_("What changed since edition {version}, which is not here:")
CHANGED_SINCE = N_("What changed since edition {version}:")
INSTEAD_OF = N_("instead of: {text}")


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One change: of what kind, what it is about, in whose place it stands (empty where in none's), why."""

    kind: str
    what: str
    instead_of: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class ToldEdition:
    """An edition: its version, how far it is, since when it is here, and what changed; `before` says since
    when, or why nothing is told.
    """

    version: str
    stage: str
    since: str
    before: str
    changes: tuple[ToldChange, ...]


def told(editions: Sequence[tuple[Catalogue, date]], words: Language) -> tuple[ToldEdition, ...]:
    """The editions, given with the earliest first, as they are told: the newest first."""
    at_hand = {catalogue.version: catalogue for catalogue, _ in editions}
    first = editions[0][0].version if editions else ""
    return tuple(
        _edition(catalogue, day, at_hand, catalogue.version == first, words)
        for catalogue, day in reversed(editions)
    )


def _edition(
    catalogue: Catalogue, day: date, at_hand: Mapping[str, Catalogue], is_first: bool, words: Language
) -> ToldEdition:
    before = at_hand.get(catalogue.follows or "")
    return ToldEdition(
        catalogue.version,
        catalogue.status_words(words.tag),
        words.say(SINCE, day=words.day(day)),
        _since_when(catalogue, before, is_first, words),
        tuple(_change(change, catalogue, before, words) for change in catalogue.changes),
    )


def _since_when(catalogue: Catalogue, before: Catalogue | None, is_first: bool, words: Language) -> str:
    if catalogue.changes:
        return words.say(CHANGED_SINCE if before else NOT_HERE, version=catalogue.follows or "?")
    return words.say(FIRST if is_first else SAYS_NOTHING)


def _change(change: Change, catalogue: Catalogue, before: Catalogue | None, words: Language) -> ToldChange:
    places = (catalogue, before) if before else (catalogue,)
    return ToldChange(
        words.say(KINDS[change.change]),
        _named(change.item, change.question is not None, places, words.tag),
        tuple(
            _named(replaced, change.question is not None, places[::-1], words.tag)
            for replaced in change.replaces or ()
        ),
        change.why.say(words.tag),
    )


def _named(item: str, is_question: bool, places: Sequence[Catalogue], tag: str) -> str:
    """The text of a question, or the title of a criterion, in the first edition that has it; else its id."""
    for catalogue in places:
        if is_question and item in catalogue.questions:
            return catalogue.questions[item].text.say(tag)
        titles = {criterion.id: criterion.title for criterion in catalogue.every_criterion}
        if not is_question and item in titles:
            return titles[item].say(tag)
    return item
