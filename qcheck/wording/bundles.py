"""What is in a bundle, said before anything of it is taken in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qcheck.asking import Questionnaire
from qcheck.language import N_, Language
from qcheck.wording import deletion, rounds
from qcheck.wording.extent import extent, sheets

FIGURES = N_("lights and figures, no answers")
MADE_ON = N_("made on {day}")
DELETED = N_("Everything is deleted on {day}")
HERE: Mapping[str, str] = {
    "no": "",
    "same": N_("This very bundle has been taken in here already. Once more makes a second copy."),
    "another": N_(
        "A check of this bundle came here already, in an earlier or later state. Both then stand side by "
        "side."
    ),
    "original": N_(
        "The checks of this bundle were made here, and are still here. Taking it in makes a copy of them."
    ),
}
"""Whether a bundle is here already."""


def check(
    questionnaire: Questionnaire, mode: str, state: str, made: date, number: int | None, language: Language
) -> str:
    """A check in a line: what it asked, when it was made, and how many sheets it brings along; None: figures
    alone.
    """
    catalogue = questionnaire.catalogue
    facts = (
        f"{catalogue.title.say(language.tag)} ({catalogue.version})",
        extent(questionnaire, language),
        questionnaire.phase_title(language.tag),
        rounds.mode(mode, language),
        rounds.state(state, language),
        language.say(MADE_ON, day=language.day(made)),
        sheets(number, language) or language.say(FIGURES),
    )
    return ", ".join(filter(None, facts))


def until(keeps: str, deletes: date, emptied: date | None, language: Language) -> str:
    """How long a check is kept, which stays as it was promised; or that its answers are gone."""
    if emptied is not None:
        return deletion.gone(language.day(emptied), language, with_result=keeps != "result")
    return deletion.told(keeps, language.day(deletes), language, DELETED)


def outcomes(agreements: int, measures: int, language: Language) -> Iterator[str]:
    """How much was agreed and planned."""
    if agreements:
        yield language.count("{number} agreed light", "{number} agreed lights", agreements)
    if measures:
        yield language.count("{number} measure", "{number} measures", measures)
