"""The source of a profile: a file of answers with its catalogue, or a check in the database, which knows its
own.
"""

from __future__ import annotations

import sys
from argparse import Namespace

from qcheck.cli.catalogues import catalogue_of
from qcheck.cli.choices import choices_of, reported
from qcheck.cli.errors import ProblemsFound, WrongUsage
from qcheck.cli.files import source_of
from qcheck.cli.open_service import desk, link_in
from qcheck.cli.settings import settings_with
from qcheck.importing import Complaint
from qcheck.language import N_, Language
from qcheck.reports.process import Process
from qcheck.scoring.values import Profile
from qcheck.service import UnusableAnswers, profile_of_answers
from qcheck.wording import Voice, deletion

CATALOGUE_NEEDED = N_("a file of answers needs its catalogue: say it with --catalogue")
KNOWN_BY_THE_CHECK = N_("a check knows this itself: leave out {option}")
NO_SHEET = N_("{file}: there is no sheet with an answer in it")
NOT_YET = N_("this is a confidential check: its results are shown only after it has closed")


def of_file(orders: Namespace, words: Language) -> tuple[Profile, Voice, Process | None]:
    """The profile of answers in a CSV file, and the words for it; of which process it is, no file says."""
    if orders.catalogue is None:
        raise WrongUsage(Complaint(CATALOGUE_NEEDED))
    settings_with(data=orders.data)
    catalogue = catalogue_of(orders.catalogue)
    choices = choices_of(orders, catalogue)
    try:
        profile = profile_of_answers(source_of(orders.answers), orders.answers, *choices)
    except UnusableAnswers as unusable:
        raise ProblemsFound(*unusable.problems) from None
    if not profile.sheets:
        print(words.say(NO_SHEET, file=orders.answers), file=sys.stderr)
    return profile, Voice(choices.questionnaire, words), None


def of_check(orders: Namespace, words: Language) -> tuple[Profile, Voice, Process | None]:
    """The profile of a check, by its link to organise it or to see its results, and the words for it."""
    needless = [f"--{name}" for name in ("catalogue", "phase", "mode", "modules") if getattr(orders, name)]
    if needless:
        raise WrongUsage(*(Complaint(KNOWN_BY_THE_CHECK, (("option", option),)) for option in needless))
    link = link_in(orders.answers)
    with desk(orders) as (service, _):
        check = service.access.open(link)
        only = reported(orders.only, check.scope.modules, check.catalogue)
        edition = getattr(orders, "edition", None)  # a comparison has none
        former = service.moving.former_result(link, edition) if edition else None
        result = former or service.results.result(link, only)
    if not result.released:
        raise ProblemsFound(Complaint(NOT_YET))
    if result.left_behind and result.emptied is None:
        print(deletion.elsewhere(words), file=sys.stderr)
    if result.emptied is not None:
        day, with_result = words.day(result.emptied), not result.profile.criteria
        print(deletion.gone(day, words, with_result=with_result), file=sys.stderr)
    return (
        result.profile,
        Voice(result.questionnaire, words),
        Process(result.title, result.place, result.agreed, result.emptied),
    )
