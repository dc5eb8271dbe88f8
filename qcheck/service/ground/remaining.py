"""The day on which answers go: what may remain is worked out, and goes into the database in the same
transaction that deletes all the rest.

Only what is closed is worked out, because then nobody is saving any more.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from qcheck import disclosure, scoring
from qcheck.asking import Questionnaire
from qcheck.language import N_
from qcheck.records import Check, Keeps
from qcheck.refusals import NotNow, OutOfOrder
from qcheck.scoring.values import Profile
from qcheck.service.ground import assembly
from qcheck.store import Store
from qcheck.watch import events

CHANGING = N_("This check is just being changed. Please try again in a moment.")
TRIES = 10


def empty(store: Store, check: Check, now: datetime) -> None:
    """Ends the check, deletes all answers and words of it, and keeps what it `keeps`: of the result the
    figures, as far as the gate lets them through now. Once it is done, doing it again changes nothing.
    """
    store.end_check(check.id, now)
    for _ in range(TRIES):
        stamp = store.stamp(check.id)
        if store.empty_check(check.id, stamp, _figures(store, check), now):
            return
    raise NotNow(CHANGING)


def profile_of(store: Store, check: Check, only: Collection[str] | None = None) -> Profile:
    """What remained of the result of a check whose answers are gone; without any criterion where nothing
    did.
    """
    questionnaire = assembly.questionnaire_of(check)
    kept = store.figures_of(check.id)
    if kept is None:
        return assembly.nothing(assembly.about(check))
    remaining = disclosure.remaining(kept, questionnaire.catalogue.rules)
    return disclosure.reported(remaining, questionnaire, only)


def figures_shown(store: Store, check: Check) -> disclosure.Figures:
    """What may be shown of an ended check, as figures, whatever it keeps after its day."""
    return disclosure.figures(_profile(store, check, assembly.questionnaire_of(check)))


def _figures(store: Store, check: Check) -> disclosure.Figures | None:
    """None where no figures are kept, and where there are none: the answers go on their day even where this
    version cannot read what was asked.
    """
    if check.keeps is not Keeps.RESULT:
        return None
    if check.left_behind:
        return dict(store.figures_of(check.id) or {}) or None
    try:
        questionnaire = assembly.questionnaire_of(check)
    except OutOfOrder:
        events.RESULT_NOT_KEPT.happened(check=check.id)
        return None
    profile = _profile(store, check, questionnaire)
    return disclosure.figures(profile) if profile.sheets else None


def _profile(store: Store, check: Check, questionnaire: Questionnaire) -> Profile:
    answered = scoring.frame(questionnaire, store.sheets_of(check.id))
    return disclosure.profile(questionnaire, answered, check.mode)
