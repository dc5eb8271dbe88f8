"""The next edition of a catalogue as a draft from what a trial has decided; what became of decisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from qcheck.accounts import Account
from qcheck.catalogue import Catalogue, CatalogueId, Text
from qcheck.catalogue.versions import precedence
from qcheck.language import N_
from qcheck.loading import Shelf
from qcheck.piloting import Decision, DecisionKind, TrialId
from qcheck.refusals import NeedsConfirmation, NotPossible, Stale
from qcheck.service.doors.access import AccessControl
from qcheck.service.ground.clock import Clock
from qcheck.service.trial.trials import OfTrial, Trials
from qcheck.service.workbench import next_edition
from qcheck.service.workbench.drafting import Drafting
from qcheck.service.workbench.next_edition import LeftToDo
from qcheck.store import Store

NOT_ON_SHELF = N_(
    "This questionnaire lies only in the pilots' checks, and not in the folder of catalogues of this "
    "installation. Please ask whoever runs it to put its file there; then the draft can be made."
)
NOTHING_DECIDED = N_("Nothing is decided yet that would change the questionnaire.")
MADE_ALREADY = N_(
    "There is a draft from these decisions already. Open that one, or say that you want another one."
)


@dataclass(frozen=True, slots=True)
class LearnedDraft:
    """A draft that was made from decisions: its author's link, and what is left to do in it."""

    link: str
    made: datetime
    left: tuple[LeftToDo, ...] = ()


class LearnedDrafts:
    """For whoever coordinates a trial."""

    def __init__(
        self,
        access: AccessControl,
        store: Store,
        clock: Clock,
        shelf: Shelf,
        trials: Trials,
        drafting: Drafting,
    ) -> None:
        self._access, self._store, self._clock, self._shelf = access, store, clock, shelf
        self._trials, self._drafting = trials, drafting

    def made(self, link: OfTrial, catalogue: CatalogueId) -> LearnedDraft | None:
        """The draft that there is; None where there is none."""
        trial = self._trials.coordinate(link).trial
        noted = self._store.draft_of_trial(trial.id, catalogue)
        draft = self._store.draft_link(noted[0]) if noted else None
        return LearnedDraft(self._access.authors_link(*draft), noted[1]) if noted and draft else None

    def make(
        self, link: OfTrial, catalogue: CatalogueId, another: bool = False, whose: Account | None = None
    ) -> LearnedDraft:
        """A draft of the next edition with all decisions that no edition has carried out, on the shelf of the
        account `whose`. NeedsConfirmation where there is one already, and not `another` one is wanted.
        """
        trial = self._trials.coordinate(link).trial
        editions = self._on_shelf(catalogue) if catalogue in trial.catalogues else ()
        if not editions:
            raise NotPossible(NOT_ON_SHELF)
        before = self._store.draft_of_trial(trial.id, catalogue)
        if before and not another:
            raise NeedsConfirmation(MADE_ALREADY)
        decisions = self._open(trial.id, catalogue, editions[-1])
        if not decisions:
            raise NotPossible(NOTHING_DECIDED)
        written = self._drafting.begin_edition(catalogue, whose)
        text = self._drafting.open(written).draft.text
        text, left = next_edition.carried_out(text, decisions, editions)
        self._drafting.overwrite(written, text)
        now, draft = self._clock.now(), self._access.author(written)
        try:
            self._store.keep_draft_of_trial(trial.id, catalogue, draft, now, before[0] if before else None)
        except Stale:
            self._drafting.delete(written)
            raise
        return LearnedDraft(written, now, left)

    def became(self, decision: Decision) -> str:
        """The version of the edition in which a decision was carried out; empty where none has it yet."""
        for edition in self._on_shelf(decision.catalogue):
            if precedence(edition.version) > precedence(decision.edition) and _has(edition, decision):
                return edition.version
        return ""

    def _open(self, trial: TrialId, catalogue: CatalogueId, newest: Catalogue) -> list[Decision]:
        """What is still to be carried out, in the order of the questions."""
        places = {name: number for number, name in enumerate(newest.questions)}
        decisions = [
            decision
            for decision in self._store.decisions(trial)
            if decision.catalogue == catalogue
            and decision.kind is not DecisionKind.KEEP
            and not self.became(decision)
        ]
        return sorted(decisions, key=lambda decision: places.get((*decision.questions, "")[0], len(places)))

    def _on_shelf(self, catalogue: CatalogueId) -> tuple[Catalogue, ...]:
        """Its editions that are out, the oldest first."""
        return tuple(edition.catalogue for edition in self._shelf.editions(catalogue) if not edition.is_draft)


def _has(edition: Catalogue, decision: Decision) -> bool:
    """Whether this edition does what was decided."""
    if decision.kind is DecisionKind.KEEP:
        return any(question in edition.questions for question in decision.questions)
    if decision.kind is DecisionKind.NEW:
        texts = (question.text for question in edition.questions.values())
        return any(_says(text, decision) for text in texts)
    return any(
        not {change.question, *(change.replaces or ())}.isdisjoint(decision.questions)
        for change in edition.changes
    )


def _says(text: Text, decision: Decision) -> bool:
    return any(words in text.root.values() for wording in decision.wordings for words in wording.values())
