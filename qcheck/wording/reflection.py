"""A workshop about an instrument in words: its kinds, its steps, what phones vote for, counts of these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from qcheck.catalogue import Catalogue
from qcheck.language import N_, Language
from qcheck.wording.fit import FITS
from qcheck.workshop.reflection import Choice, Course, Scene, WorkshopKind

KINDS: Mapping[WorkshopKind, str] = {
    WorkshopKind.REFLECTION: N_("Reflection workshop"),
    WorkshopKind.CLOSING: N_("Closing workshop"),
}
SCENES: Mapping[Scene, str] = {
    Scene.OPENING: N_("How to take part"),
    Scene.QUESTION: N_("The question"),
    Scene.MARKING: N_("Does this question fit?"),
    Scene.VOTING: N_("What should become of it?"),
    Scene.RESULT: N_("What the room says"),
    Scene.DECISION: N_("What is decided"),
    Scene.WAY: N_("From edition to edition"),
    Scene.DECIDED: N_("What was decided, and why"),
    Scene.THEN_AND_NOW: N_("Then and now"),
    Scene.NOTES: N_("What we take along"),
    Scene.END: N_("The end"),
}
"""What each step is called, on the desk and on the wall."""
CHOICES: Mapping[str, str] = {
    Choice.KEEP: N_("keep it as it is"),
    Choice.REWORD: N_("say it in other words"),
    Choice.DROP: N_("leave it out"),
}
"""What a phone can vote for, in the order in which it is offered."""


HIDDEN = N_("Fewer than {minimum} phones have answered: what they said stays hidden.")


class Counted(NamedTuple):
    """One thing that was said: its words, how often, and that in words."""

    words: str
    number: int
    times: str


def counted(said: Mapping[str, int], offered: Mapping[str, str], words: Language) -> tuple[Counted, ...]:
    """Everything that is `offered`, in that order, with how often it was said; what was never said, too."""
    return tuple(
        Counted(words.say(title), said.get(key, 0), times(said.get(key, 0), words))
        for key, title in offered.items()
    )


def marks(said: Iterable[tuple[str, int]], words: Language) -> tuple[Counted, ...]:
    """How often each mark was given, the most frequent first; without those never given."""
    given = [mark for mark in counted(dict(said), FITS, words) if mark.number]
    return tuple(sorted(given, key=lambda mark: -mark.number))


def times(number: int, words: Language) -> str:
    """How often something was said, in words."""
    return words.count("{number} time", "{number} times", number)


def place(catalogue: Catalogue, criterion: str | None, words: Language) -> tuple[str, str]:
    """Where a question stands: the title of its criterion, and what that belongs to; each may be empty."""
    whole = catalogue.title.say(words.tag)
    for part, criteria in catalogue.groups:
        for known in criteria:
            if known.id == criterion:
                return known.title.say(words.tag), part.title.say(words.tag) if part else whole
    titles = {known.id: known.title for known in catalogue.every_criterion}
    return (titles[criterion].say(words.tag) if criterion in titles else ""), whole


def number_of(course: Course, words: Language) -> str:
    """Which of the questions it is; empty at a step about none."""
    if course.key is None:
        return ""
    return words.say("Question {place} of {last}", place=course.question + 1, last=len(course.questions))
