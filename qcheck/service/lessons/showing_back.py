"""What is shown back to those who tried a questionnaire: what was decided, why, and whether people of their
own process had said something about it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from qcheck.catalogue import Catalogue, QuestionId
from qcheck.language import N_
from qcheck.piloting import Decision, ShownTo, Trial
from qcheck.refusals import Invalid
from qcheck.service.lessons.learned_drafts import LearnedDrafts
from qcheck.service.lessons.learned_figures import LearnedFigures
from qcheck.service.lessons.learning import Learning
from qcheck.service.trial.piloting import OfPilot, Piloting
from qcheck.service.trial.trials import OfTrial, Trials
from qcheck.store import Store

NOT_TO = N_("Please choose who sees what became of it.")


@dataclass(frozen=True, slots=True)
class ShownBack:
    """A decision as it is shown back: `editions` are all there are, for its words; `became` is the version in
    which it was carried out, empty so far; `heard`: people of this very process had said something about it.
    """

    decision: Decision
    editions: tuple[Catalogue, ...]
    became: str
    heard: bool = False

    def words(self, question: QuestionId, language: str) -> str:
        """How a question was worded in the edition that was decided on."""
        for edition in (
            *(decided_on for decided_on in self.editions if decided_on.version == self.decision.edition),
            *self.editions,
        ):
            if question in edition.questions:
                return edition.questions[question].text.say(language)
        return ""


class ShowingBack:
    """For pilots and for everybody; who sees it says the coordinator."""

    def __init__(
        self,
        store: Store,
        trials: Trials,
        piloting: Piloting,
        learning: Learning,
        figures: LearnedFigures,
        drafts: LearnedDrafts,
    ) -> None:
        self._store, self._trials, self._piloting = store, trials, piloting
        self._learning, self._figures, self._drafts = learning, figures, drafts

    def to(self, link: OfTrial) -> ShownTo:
        """Who sees what has been learned, as it was chosen."""
        return self._store.shown_back_to(self._trials.coordinate(link).trial.id)

    def show_to(self, link: OfTrial, whom: str) -> None:
        """From now on it is shown to these."""
        if whom not in set(ShownTo):
            raise Invalid(NOT_TO, field="to")
        self._store.show_back_to(self._trials.coordinate(link).trial.id, ShownTo(whom))

    def is_public(self, trial: Trial) -> bool:
        """Whether everybody sees it, and there is something to see."""
        if self._store.shown_back_to(trial.id) is not ShownTo.EVERYBODY:
            return False
        return any(decision.catalogue in trial.catalogues for decision in self._store.decisions(trial.id))

    def to_everybody(self, trial: Trial) -> tuple[ShownBack, ...]:
        """For the public page of a trial."""
        return self._shown(trial, ()) if self.is_public(trial) else ()

    def to_pilot(self, link: OfPilot) -> tuple[ShownBack, ...]:
        """For a pilot; what its people said is marked as far as the gate tells it of its checks."""
        opened = self._piloting.open_pilot(link)
        if self._store.shown_back_to(opened.trial.id) is ShownTo.NOBODY:
            return ()
        said = {
            (of_pilot.check.catalogue_id, remark.feedback.question)
            for of_pilot in self._piloting.checks_of(opened)
            for remark in self._figures.said(of_pilot.check)
        }
        return self._shown(opened.trial, said)

    def _shown(self, trial: Trial, said: Collection[tuple[str, QuestionId]]) -> tuple[ShownBack, ...]:
        """The decisions in the order of the questions, those to which this process led first."""
        shown = []
        for catalogue in trial.catalogues:
            editions = self._learning.editions(trial, catalogue)
            places = {name: place for place, name in enumerate(editions[0].questions)} if editions else {}
            decided = (
                decision for decision in self._store.decisions(trial.id) if decision.catalogue == catalogue
            )
            for decision in sorted(decided, key=lambda made: _place(made.questions, places)):
                heard = any((catalogue, question) in said for question in decision.questions)
                shown.append(ShownBack(decision, editions, self._drafts.became(decision), heard))
        return tuple(sorted(shown, key=lambda back: not back.heard))


def _place(questions: Iterable[QuestionId], places: dict[str, int]) -> int:
    return min((places.get(question, len(places)) for question in questions), default=len(places))
