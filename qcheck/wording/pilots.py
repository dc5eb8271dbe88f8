"""What pilots of a trial are told, and what whoever coordinates it is told of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue, CatalogueId
from qcheck.disclosure import Band, Observed
from qcheck.language import N_, Language
from qcheck.wording import rounds

SEEN = N_(
    "Whoever coordinates the trial sees of each check of your process with the questions of the trial, also "
    "of later ones: edition, phase, since when it has been running or is over, and roughly how many sheets "
    "came from each perspective and how much was said about the questions; of a confidential check no small "
    "groups, and while it is running only how it stood when the day began."
)
NEVER_SEEN = N_(
    "They never see lights, scores, answers or comments of your check, unless you show them a result "
    "yourself; what people say about the questions (“Does this question fit?”), and how the questions "
    "work, they see from all pilots together."
)
LEAVING = N_(
    "You can leave at any time: then they see nothing of your checks any more, and what was said in them "
    "counts no longer."
)
BEFORE_JOINING = (SEEN, NEVER_SEEN, LEAVING)
"""What is said to whoever lets a process take part, before they do."""

SINCE = {
    "prepared": N_("prepared since {day}"),
    "open": N_("running since {day}"),
    "closed": N_("closed since {day}"),
}
HAS_LEFT = N_("You take part no longer. Nothing of your checks is seen any more.")
RESULT_TAKEN_BACK = N_("The result is taken back. Its link opens nothing any more.")
FILE_TAKEN_OUT = N_("The file is taken out. What was said in it counts no longer.")
NONE_YET, FROM_TO, FROM_ON = N_("none yet"), N_("{least} to {most}"), N_("{least} or more")
TOO_FEW = N_("fewer than {least}")
AFTER_THE_END = N_("told after the end")
THIS_MORNING = N_("Numbers as the day began.")

TRIED = N_("Questionnaire that is tried: {titles}")


def tried(those: Collection[CatalogueId], shelf: Iterable[Catalogue], language: Language) -> str:
    """Which questionnaires a trial tries, by their titles; empty where none is chosen yet."""
    titles = {catalogue.id: catalogue.title.say(language.tag) for catalogue in shelf if catalogue.id in those}
    return (
        language.say(TRIED, titles="; ".join(titles.get(catalogue, catalogue) for catalogue in those))
        if those
        else ""
    )


def band(roughly: Band | None, minimum_group: int, language: Language) -> str:
    """Roughly how many; below `minimum_group` nothing is told."""
    if roughly is None:
        return language.say(TOO_FEW, least=language.whole(minimum_group))
    if roughly.most is None:
        return language.say(FROM_ON, least=language.whole(roughly.least))
    if roughly.most == 0:
        return language.say(NONE_YET)
    return language.say(FROM_TO, least=language.whole(roughly.least), most=language.whole(roughly.most))


def since(mode: str, state: str, day: date, language: Language) -> str:
    """Where a check stands and since which day; in a running confidential check also that numbers are those
    of the morning.
    """
    stands = language.say(SINCE[state], day=language.day(day))
    by_day = mode == "confidential" and state == "open"
    return f"{stands}. {language.say(THIS_MORNING)}" if by_day else stands


def edition(questionnaire: Questionnaire, language: Language) -> str:
    """What a check asks: edition and phase."""
    catalogue = questionnaire.catalogue
    asked = f"{catalogue.title.say(language.tag)} ({catalogue.version})"
    return ", ".join(filter(None, (asked, questionnaire.phase_title(language.tag))))


def check(questionnaire: Questionnaire, mode: str, language: Language) -> str:
    """Which check that is, without its process: edition, phase, mode."""
    return f"{edition(questionnaire, language)}, {rounds.mode(mode, language)}"


def numbers(
    questionnaire: Questionnaire, observed: Observed | None, language: Language
) -> Iterator[tuple[str, str]]:
    """Roughly how many sheets came in, each with the perspectives from which so many came, most first;
    nothing where the answers are gone.
    """
    titles = {
        perspective.id: perspective.title.say(language.tag)
        for perspective in questionnaire.catalogue.perspectives
    }
    minimum_group = questionnaire.catalogue.rules.minimum_group
    bands = observed.sheets if observed else {}
    for number in sorted(
        set(bands.values()), key=lambda roughly: roughly.least if roughly else -1, reverse=True
    ):
        alike = (titles.get(perspective, "") for perspective, its in bands.items() if its == number)
        yield band(number, minimum_group, language), ", ".join(filter(None, alike))


def said(
    questionnaire: Questionnaire, observed: Observed | None, mode: str, state: str, language: Language
) -> str:
    """Roughly how often something was said about the questions; empty where the answers are gone."""
    if observed is None:
        return ""
    if mode == "confidential" and state != "closed":
        return language.say(AFTER_THE_END)
    return band(observed.said, questionnaire.catalogue.rules.minimum_group, language)
