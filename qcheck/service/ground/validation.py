"""Whether a wish can be granted: a new check and its choices against the catalogue, each refusal with its
reason. Pure.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta

from qcheck import typed_dates
from qcheck.asking import Questionnaire
from qcheck.catalogue import EVERYBODY, AnswerValue, Catalogue, PerspectiveId, PhaseId, Scale
from qcheck.language import N_, local
from qcheck.records import Check, Life, Scope
from qcheck.refusals import Invalid
from qcheck.service.ground import assembly
from qcheck.service.ground.check_values import NewCheck
from qcheck.wording import CLOSING

MOST_KEPT = timedelta(days=3653)
"""How far ahead an end or a day of deletion may lie."""

NO_CATALOGUE = N_("This catalogue is not there any more. Please choose another one.")
DRAFT = N_("This catalogue is a draft. Checks can be made of it once it is published.")
_NO_PHASE = N_("Please choose one of the phases of this catalogue.")
_NO_PERSPECTIVE = N_("Please choose one of the perspectives of this catalogue.")
_NOT_ASKED = N_("This check asks nothing from this perspective. Please choose another one.")
_NO_ZONE = N_("This time zone is not known: {zone}. It is written like Europe/Berlin.")
_TOO_SOON = N_(
    "The day of deletion must lie in the future and after the end of the check. To delete at once, use "
    "“Delete everything now”."
)
_OVER = N_("The end lies in the past. Please choose a later day or time.")
_ENDS_TOO_LATE = N_(
    "The end must lie before the day on which everything is deleted. Please move that day first, or "
    "choose an earlier end."
)
_ENDS_TOO_FAR = N_("The end lies more than ten years ahead. Please choose an earlier day.")
DUE_TOO_FAR = N_("{day} lies too far away. Please give a day within the next ten years.")
_TOO_LATE = N_("Answers are kept for ten years at most. Please choose an earlier day.")
_NO_CRITERION = N_("Please choose criteria of this catalogue.")
_NOT_IN_TRIAL = N_("How long questions take is measured only as long as their catalogue is in trial.")
_ASKS_NOTHING = N_(
    "This check would ask nothing. Please choose other criteria, another phase or another perspective."
)
_NO_QUESTION = N_("This question does not belong to this check.")
_NO_CHOICE = N_("This answer is not one of the choices.")


def choices(wish: NewCheck, catalogue: Catalogue) -> None:
    """Phase, perspective and scope of a new check; together they ask at least one question."""
    phase(wish.phase, catalogue)
    if wish.perspective is not None:
        perspective(wish.perspective, catalogue)
    scope(wish.scope, catalogue)
    questionnaire = Questionnaire(catalogue, wish.phase, wish.scope)
    if not (questionnaire.asked(wish.perspective) if wish.perspective else questionnaire.perspectives):
        raise Invalid(_ASKS_NOTHING)
    if wish.times:
        measuring(catalogue)


def measuring(catalogue: Catalogue) -> None:
    """How long questions take is of interest as long as they are in trial."""
    if not catalogue.is_in_trial:
        raise Invalid(_NOT_IN_TRIAL)


def phase(chosen: PhaseId | None, catalogue: Catalogue) -> None:
    """One of the catalogue's; none where it has none."""
    if chosen not in (catalogue.phase_ids or (None,)):
        raise Invalid(_NO_PHASE)


def perspective(chosen: PerspectiveId, catalogue: Catalogue) -> None:
    if chosen not in catalogue.perspective_ids:
        raise Invalid(_NO_PERSPECTIVE)


def asked_perspective(chosen: PerspectiveId | None, check: Check) -> PerspectiveId:
    """One of the catalogue's that the check asks something; without perspectives the one for everybody."""
    questionnaire = assembly.questionnaire_of(check)
    if not questionnaire.catalogue.perspectives:
        return EVERYBODY
    if chosen is None:
        raise Invalid(_NO_PERSPECTIVE)
    perspective(chosen, questionnaire.catalogue)
    if not questionnaire.asked(chosen):
        raise Invalid(_NOT_ASKED)
    return chosen


def schedule(ends: datetime | None, said_in: str, now: datetime) -> None:
    """A chosen end lies ahead and within ten years, in a zone that is known."""
    zone(said_in)
    if ends is not None and ends <= now:
        raise Invalid(_OVER)
    within_reach(ends, now)


def within_reach(ends: datetime | None, now: datetime) -> None:
    """A chosen end lies at most ten years ahead."""
    if ends is not None and ends > now + MOST_KEPT:
        raise Invalid(_ENDS_TOO_FAR)


def due(day: date | None, now: datetime) -> None:
    """The day by which a measure is done lies within ten years, ahead or in the past: what was promised long
    ago is still written down.
    """
    if day is not None and not now.date() - MOST_KEPT <= day <= now.date() + MOST_KEPT:
        raise Invalid(DUE_TOO_FAR, field="due", day=f"{day.day}.{day.month}.{day.year:04}")


def end(chosen: datetime | None, about: Life, said_in: str) -> None:
    """A chosen end lies before a chosen day of deletion, which begins at midnight."""
    if chosen and about.deletes and local(chosen, said_in).date() >= about.deletes:
        raise Invalid(_ENDS_TOO_LATE)


def zone(name: str) -> None:
    """A time zone that is known by this name."""
    if typed_dates.zone(name) is None:
        raise Invalid(_NO_ZONE, zone=name[:60])


def deletion(chosen: date | None, about: Life, now: datetime) -> None:
    """A chosen day of deletion lies ahead and after the day of the end, because it begins at midnight; and
    within ten years.
    """
    if chosen is None:
        return
    today, last = local(now, about.zone).date(), local(about.ends, about.zone).date() if about.ends else None
    if chosen <= today or (last is not None and chosen <= last):
        raise Invalid(_TOO_SOON)
    if chosen > today + MOST_KEPT:
        raise Invalid(_TOO_LATE)


def topics(chosen: Collection[str], questionnaire: Questionnaire) -> None:
    """Criteria of the check, each once."""
    if not set(chosen) <= set(questionnaire.criterion_ids) or len(set(chosen)) != len(chosen):
        raise Invalid(_NO_CRITERION)


def scope(chosen: Scope, catalogue: Catalogue) -> None:
    """Criteria of the parts, and modules."""
    main, modules = (
        {criterion.id for criterion in criteria} for criteria in (catalogue.main_criteria, catalogue.modules)
    )
    if not (chosen.only or frozenset()) <= main or not chosen.modules <= modules:
        raise Invalid(_NO_CRITERION)


def question(wanted: str, questionnaire: Questionnaire) -> None:
    """One that this check may ask somebody at some time: a filter may have switched it off a moment ago."""
    if wanted not in questionnaire.questions:
        raise Invalid(_NO_QUESTION)


def value(chosen: AnswerValue, scale: Scale) -> AnswerValue:
    """The choice of the question's scale that this is."""
    for option in scale.answers:
        if option.value == chosen and not isinstance(chosen, bool):
            return option.value
    raise Invalid(_NO_CHOICE)


def closing(key: str) -> None:
    """Raises Invalid for what is none of the closing questions."""
    if key not in CLOSING:
        raise Invalid(_NO_QUESTION)
