"""What is learned in a trial: what all pilots together say about each question, and what is decided on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from zoneinfo import ZoneInfo

from qcheck.catalogue import Catalogue, CatalogueId, Criterion, QuestionId
from qcheck.catalogue.versions import precedence
from qcheck.language import N_
from qcheck.loading import Shelf
from qcheck.piloting import Decision, DecisionId, DecisionKind, Trial, TrialLinkKind
from qcheck.refusals import Invalid, UnknownLink
from qcheck.service.doors.access import AccessControl
from qcheck.service.evaluation.statistics import CatalogueFigures
from qcheck.service.ground import text_rules
from qcheck.service.ground.catalogues import catalogue_of, is_readable
from qcheck.service.ground.clock import Clock
from qcheck.service.lessons.learned_figures import LearnedFigures
from qcheck.service.lessons.learned_values import AskedIn, LearnedQuestion
from qcheck.service.trial.trials import OfTrial, Trials
from qcheck.store import Store

NO_REASON = N_("Please say in a sentence why.")
NO_WORDING = N_("Please write the new wording.")
NOT_SPLIT = N_("Please write at least two questions into which this one is split.")
NOT_MERGED = N_("Please choose with which other question this one is merged.")
NO_CRITERION = N_("Please choose to which criterion the new question belongs.")
NO_QUESTION = N_("There is no such question in this trial.")
WITHOUT_WORDS = frozenset({DecisionKind.KEEP, DecisionKind.DROP})
WORKSHOPS = (TrialLinkKind.ROOM, TrialLinkKind.SCREEN)
"""Workshops about the instrument show what is learned, too."""
MOST_WORDINGS = 4
"""Into so many questions one can be split."""


class Learning:
    """For whoever coordinates a trial."""

    def __init__(
        self,
        access: AccessControl,
        store: Store,
        clock: Clock,
        shelf: Shelf,
        trials: Trials,
        figures: LearnedFigures,
    ) -> None:
        self._access, self._store, self._clock, self._shelf = access, store, clock, shelf
        self._trials, self._figures = trials, figures

    def questions(self, link: OfTrial, waits: bool = False) -> tuple[LearnedQuestion, ...]:
        """All questions of the trial's catalogues: those about which most was said first, else as they are
        asked. Figures that take a moment are counted behind the page, unless somebody `waits` for them.
        """
        trial = self._trials.open(link, TrialLinkKind.COORDINATE, *WORKSHOPS).trial
        learned = [
            question for catalogue in trial.catalogues for question in self._of(trial, catalogue, waits)
        ]
        return tuple(sorted(learned, key=lambda question: question.weight, reverse=True))

    def figures(self, link: OfTrial, catalogue: CatalogueId, waits: bool = False) -> CatalogueFigures:
        """The figures of one of the trial's catalogues; whoever `waits` gets them whole."""
        return self._figures.of(self._trials.coordinate(link).trial, catalogue, waits)

    def editions(self, trial: Trial, catalogue: CatalogueId) -> tuple[Catalogue, ...]:
        """The editions of a catalogue on the shelf and in the pilots' checks, the newest first."""
        in_use = (
            catalogue_of(check)
            for check in self._figures.checks(trial)
            if check.catalogue_id == catalogue and is_readable(check)
        )
        on_shelf = (edition.catalogue for edition in self._shelf.editions(catalogue) if not edition.is_draft)
        by_version = {edition.version: edition for edition in (*in_use, *on_shelf)}
        return tuple(
            sorted(by_version.values(), key=lambda edition: precedence(edition.version), reverse=True)
        )

    def close(self) -> None:
        """Lets go of what is still to be counted."""
        self._figures.close()

    # deciding

    def decisions(self, link: OfTrial) -> tuple[Decision, ...]:
        """What is decided now."""
        return self._store.decisions(self._trials.open(link).trial.id)

    def history(self, link: OfTrial) -> Mapping[DecisionId, tuple[Decision, ...]]:
        """All that was ever decided, by decision, the latest form first."""
        forms: dict[DecisionId, tuple[Decision, ...]] = {}
        for decision in self._store.decision_history(self._trials.coordinate(link).trial.id):
            forms[decision.id] = (decision, *forms.get(decision.id, ()))
        return forms

    def decide(self, link: OfTrial, decision: Decision) -> Decision:
        """Decides on a question, or several; `revision` is that of the decision which its author saw, 0 where
        there was none. Stale where somebody else was faster. A new question has the id of its form, so the
        same form sent twice decides once.
        """
        trial = self._trials.open(link, TrialLinkKind.COORDINATE).trial
        clean = self._clean(trial, decision)
        return self._store.write_decision(replace(clean, id=self._id(trial, clean)))

    def take_back(self, link: OfTrial, decision: DecisionId, seen: int) -> Decision:
        """Nothing is decided any more; what was decided stays in the history."""
        trial = self._trials.coordinate(link).trial
        held = {kept.id: kept for kept in self._store.decisions(trial.id)}.get(decision)
        if held is None:
            raise UnknownLink
        return self._store.write_decision(replace(held, revision=seen, withdrawn=True))

    def _id(self, trial: Trial, decision: Decision) -> DecisionId:
        if not decision.questions and decision.revision:
            return decision.id
        about = decision.questions[0] if decision.questions else f"new {decision.id}"
        return DecisionId(self._access.id_from("decision", trial.id, decision.catalogue, about))

    def _clean(self, trial: Trial, decision: Decision) -> Decision:
        editions = self.editions(trial, decision.catalogue) if decision.catalogue in trial.catalogues else ()
        if not editions:
            raise Invalid(NO_QUESTION)
        about = next((edition for edition in editions if edition.version == decision.edition), editions[0])
        today = self._clock.now().astimezone(ZoneInfo(trial.zone)).date()
        clean = replace(
            decision,
            trial=trial.id,
            edition=about.version,
            reason=_words(decision.reason, "reason"),
            wordings=_wordings(decision),
            questions=tuple(dict.fromkeys(decision.questions)),
            criterion=decision.criterion if decision.kind is DecisionKind.NEW else None,
            by=text_rules.line(decision.by, "by"),
            on=decision.on or today,
            withdrawn=False,
        )
        _refuse(clean, editions)
        return clean

    # putting together

    def _of(self, trial: Trial, catalogue: CatalogueId, waits: bool) -> Iterator[LearnedQuestion]:
        """The questions of a catalogue in the order of its newest edition, then those that only earlier ones
        have.
        """
        pool, editions = self._figures.of(trial, catalogue, waits), self.editions(trial, catalogue)
        decided = {
            question: decision
            for decision in self._store.decisions(trial.id)
            for question in decision.questions
            if decision.catalogue == catalogue
        }
        asked = _asked(pool, editions)
        for question, (edition, criterion) in _places(editions).items():
            yield LearnedQuestion(
                question,
                edition,
                edition.questions[question],
                criterion,
                tuple(asked.pop(question, ())),
                decided.get(question),
            )
        for question, rest in asked.items():
            if editions:
                yield LearnedQuestion(question, editions[0], None, None, tuple(rest), decided.get(question))


def _places(editions: Iterable[Catalogue]) -> dict[QuestionId, tuple[Catalogue, Criterion]]:
    """Every question of these editions in the newest one that has it, and its criterion there."""
    places: dict[QuestionId, tuple[Catalogue, Criterion]] = {}
    for edition in editions:
        for criterion in edition.every_criterion:
            for question in criterion.questions:
                places.setdefault(QuestionId(question.id), (edition, criterion))
    return places


def _asked(pool: CatalogueFigures, editions: tuple[Catalogue, ...]) -> dict[QuestionId, list[AskedIn]]:
    """By question: each edition in each phase, with what was said about it there."""
    fits = {(said.version, said.phase, said.question): said for said in pool.fits}
    by_question: dict[QuestionId, list[AskedIn]] = {}
    for edition in pool.editions:
        version, phase = edition.figures.version, edition.figures.phase
        for criterion in edition.figures.criteria:
            for question in criterion.questions:
                fit = fits.pop((version, phase, question.question), None)
                asked = AskedIn(version, edition.catalogue, phase, question, fit)
                by_question.setdefault(question.question, []).append(asked)
    for fit in fits.values():
        its = (edition for edition in editions if edition.version == fit.version)
        if words := next(its, None) or next(iter(editions), None):
            asked = AskedIn(fit.version, words, fit.phase, None, fit)
            by_question.setdefault(fit.question, []).append(asked)
    return by_question


def _words(given: Mapping[str, str], field: str) -> dict[str, str]:
    """A text by language, without the languages in which there is none."""
    cleaned = {
        tag: text_rules.within(
            " ".join(text_rules.cleaned(words).split()), text_rules.PARAGRAPH, f"{field}-{tag}"
        )
        for tag, words in given.items()
    }
    return {tag: words for tag, words in cleaned.items() if words}


def _wordings(decision: Decision) -> tuple[dict[str, str], ...]:
    """As many as the kind has."""
    if decision.kind in WITHOUT_WORDS:
        return ()
    written = [_words(wording, f"wording-{number}") for number, wording in enumerate(decision.wordings, 1)]
    most = MOST_WORDINGS if decision.kind is DecisionKind.SPLIT else 1
    return tuple(wording for wording in written if wording)[:most]


def _refuse(decision: Decision, editions: tuple[Catalogue, ...]) -> None:
    """Invalid where something is missing, or speaks of what is not there."""
    known = _places(editions)
    if any(question not in known for question in decision.questions):
        raise Invalid(NO_QUESTION, field="questions")
    if decision.kind is DecisionKind.NEW:
        if decision.criterion not in {criterion.id for criterion in editions[0].every_criterion}:
            raise Invalid(NO_CRITERION, field="criterion")
    elif not decision.questions:
        raise Invalid(NO_QUESTION, field="questions")
    if decision.kind is DecisionKind.MERGE and len(decision.questions) < 2:
        raise Invalid(NOT_MERGED, field="questions")
    if decision.kind is DecisionKind.SPLIT and len(decision.wordings) < 2:
        raise Invalid(NOT_SPLIT, field="wording-2")
    if decision.kind not in WITHOUT_WORDS and not decision.wordings:
        raise Invalid(NO_WORDING, field="wording-1")
    if decision.kind is not DecisionKind.KEEP and not decision.reason:
        raise Invalid(NO_REASON, field="reason")
