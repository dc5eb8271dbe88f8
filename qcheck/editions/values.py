"""What can be said of two editions of a catalogue: differences, what becomes of answers, what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qcheck.catalogue import Change, ChangeKind, QuestionId


class Of(StrEnum):
    """Of what something is said."""

    WHOLE = "whole"
    CRITERION = "criterion"
    QUESTION = "question"


class Aspect(StrEnum):
    """In what two editions can differ."""

    NEW = "new"
    GONE = "gone"
    WORDING = "wording"
    TRANSLATION = "translation"  # words in a language that one of the two does not have
    HELP = "help"
    TITLE = "title"
    MEANING = "meaning"
    EVIDENCE = "evidence"
    ADVICE = "advice"
    PROMPT = "prompt"
    SOURCE = "source"
    SCALE = "scale"  # other answers to choose from
    LABELS = "labels"  # the same answers in other words
    POINTS = "points"  # the same answers, worth something else
    WEIGHT = "weight"
    CRITICAL = "critical"
    FILTERS = "filters"
    PERSPECTIVES = "perspectives"
    PHASES = "phases"
    ABOUT = "about"
    LOOKS_AT = "looks_at"
    CRITERION = "criterion"  # moved to another one
    PART = "part"
    ORDER = "order"
    STATUS = "status"
    DESCRIPTION = "description"
    LANGUAGES = "languages"
    TEXTS = "texts"
    RULES = "rules"


DECLARED_AS_WORDS = frozenset({Aspect.WORDING, Aspect.HELP, Aspect.LABELS, Aspect.TITLE, Aspect.MEANING})
"""Differences in words that everybody reads who answers: a new edition says of what kind they are."""
RECOMPUTED = frozenset(
    {
        Aspect.POINTS,
        Aspect.WEIGHT,
        Aspect.CRITICAL,
        Aspect.FILTERS,
        Aspect.PERSPECTIVES,
        Aspect.PHASES,
        Aspect.ABOUT,
        Aspect.CRITERION,
    }
)
"""Differences after which an answer says the same and counts otherwise."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. `before` and `after` as people read them, empty where there is nothing; `language`
    and `phase` where it is one of words; `detail` names what of the whole differs, such as a rule.
    """

    of: Of
    id: str
    aspect: Aspect
    before: str = ""
    after: str = ""
    language: str = ""
    phase: str = ""
    detail: str = ""


class Fate(StrEnum):
    """What becomes of the answers to a question (METHOD, *About the instrument itself*)."""

    CARRIED = "carried"
    CLARIFIED = "clarified"  # carried over, with other words for the same
    RECOMPUTED = "recomputed"  # carried over, and counts otherwise than before
    SHOWN = "shown"  # stands in the place of another question: shown, not scored
    NOTE = "note"  # split or merged: not scored, shown as a note
    ARCHIVED = "archived"  # the question is gone
    DROPPED = "dropped"  # other answers to choose from: nothing is carried over
    UNDECLARED = "undeclared"  # it differs, and no edition says how: nothing is carried over

    @property
    def is_carried(self) -> bool:
        """Whether the answers go on to count."""
        return self in {Fate.CARRIED, Fate.CLARIFIED, Fate.RECOMPUTED}

    @property
    def rank(self) -> int:
        """From what changes nothing to what carries nothing over."""
        return list(Fate).index(self)


@dataclass(frozen=True, slots=True)
class AnswersFate:
    """What becomes of the answers to one question of the earlier edition: `to` are the questions that stand
    in its place now, itself where it stayed; `why` are the declared changes that say so.
    """

    question: QuestionId
    fate: Fate
    to: tuple[QuestionId, ...] = ()
    is_clarified: bool = False
    why: tuple[Change, ...] = ()


class Contradiction(StrEnum):
    """How a declared change can contradict what is seen."""

    OTHER_SCALE = "other_scale"  # said to be one of words, but the answers to choose from changed
    SAME_SCALE = "same_scale"
    SAME_PLACE = "same_place"  # said to be moved, but it stands where it stood
    SAME_WORDS = "same_words"  # said to be one of words, but they are the same
    WAS_THERE = "was_there"  # said to be new in the place of another, but the id was there before
    IS_NEW = "is_new"  # said to have stayed, but the id is new
    NEVER_THERE = "never_there"  # removed or replaced, but it was not there
    USED_AGAIN = "used_again"  # an id that an earlier edition has removed or replaced


@dataclass(frozen=True, slots=True)
class Contradicted:
    """A declared change, and how it contradicts what is seen; `id` is the one it is about."""

    change: Change
    by: Contradiction
    id: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change that is not declared, with the kind it seems to be. `is_sure` where it can be nothing else."""

    of: Of
    id: str
    kind: ChangeKind
    replaces: tuple[str, ...] = ()
    is_sure: bool = False

    @property
    def is_of_words(self) -> bool:
        """Whether a question has other words: only who wrote them knows whether it still asks the same."""
        return self.of is Of.QUESTION and self.kind in {ChangeKind.CLARIFIED, ChangeKind.EDITORIAL}
