"""Whether a wish can be granted: a new check and its choices against the catalogue, each refusal with its reason. Pure."""

from __future__ import annotations

from qcheck.asking import asked
from qcheck.catalogue import AnswerValue, Catalogue, PerspectiveId, PhaseId
from qcheck.language import N_
from qcheck.records import Scope
from qcheck.service import showing
from qcheck.service.views import NewCheck
from qcheck.store import NotPossible

NO_CATALOGUE = N_("This catalogue is not there any more. Please choose another one.")
_NO_PHASE = N_("Please choose one of the phases of this catalogue.")
_NO_PERSPECTIVE = N_("Please choose one of the perspectives of this catalogue.")
_NO_CRITERION = N_("Please choose criteria of this catalogue.")
_ASKS_NOTHING = N_("This check would ask nothing. Please choose other criteria, another phase or another perspective.")
_NO_QUESTION = N_("This question does not belong to this check.")
_NO_CHOICE = N_("This answer is not one of the choices.")


def choices(wish: NewCheck, catalogue: Catalogue) -> None:
    """Phase, perspective and scope of a new check; together they ask at least one question."""
    phase(wish.phase, catalogue)
    perspective(wish.perspective, catalogue)
    scope(wish.scope, catalogue)
    if not asked(catalogue, wish.phase, wish.scope, wish.perspective, {}):
        raise NotPossible(_ASKS_NOTHING)


def phase(chosen: PhaseId | None, catalogue: Catalogue) -> None:
    """One of the catalogue's; none where it has none."""
    if chosen not in (catalogue.phase_ids or (None,)):
        raise NotPossible(_NO_PHASE)


def perspective(chosen: PerspectiveId, catalogue: Catalogue) -> None:
    if chosen not in catalogue.perspective_ids:
        raise NotPossible(_NO_PERSPECTIVE)


def scope(chosen: Scope, catalogue: Catalogue) -> None:
    """Criteria of the parts, and modules."""
    main, modules = ({criterion.id for criterion in criteria} for criteria in (catalogue.main_criteria, catalogue.modules))
    if not (chosen.only or frozenset()) <= main or not chosen.modules <= modules:
        raise NotPossible(_NO_CRITERION)


def question(wanted: str, catalogue: Catalogue, extent: Scope) -> None:
    """One that this check may ask somebody at some time: a filter may have switched it off a moment ago."""
    if wanted not in showing.questions(catalogue, extent):
        raise NotPossible(_NO_QUESTION)


def value(chosen: AnswerValue, catalogue: Catalogue) -> AnswerValue:
    """The choice of the scale that this is."""
    for option in catalogue.scale.answers:
        if option.value == chosen and not isinstance(chosen, bool):
            return option.value
    raise NotPossible(_NO_CHOICE)


def closing(key: str) -> None:
    """One of the closing questions."""
    if key not in showing.CLOSING:
        raise NotPossible(_NO_QUESTION)
