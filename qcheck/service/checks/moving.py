"""Moving a check to a newer edition of its catalogue: what would become of its answers, the move itself, and
back again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue, CatalogueId, CriterionId, QuestionId, Stage
from qcheck.catalogue.versions import precedence
from qcheck.editions import AnswersFate, carried, fates, is_told, path_to
from qcheck.language import N_
from qcheck.loading import Shelf
from qcheck.loading.edition_files import Edition
from qcheck.records import Check, CheckId, Mode, Scope, sha_of
from qcheck.refusals import Invalid, NotPossible
from qcheck.service.checks.move_values import MadeMove, MovePlan, Revised
from qcheck.service.doors.access import AccessControl
from qcheck.service.evaluation import former_answers
from qcheck.service.ground import assembly
from qcheck.service.ground.catalogues import catalogue_of, remember
from qcheck.service.ground.check_values import AnyLink
from qcheck.service.ground.clock import Clock
from qcheck.service.ground.result_values import Result
from qcheck.store import NOTHING_TO_UNDO, Move, Store
from qcheck.workshop import Station

NO_EDITION = N_("There is no edition {version} of this catalogue here to which the check could be moved.")
NOT_NEWER = N_("The check has the edition {version} already, or a newer one.")
A_DRAFT = N_("The edition {version} is a draft. Checks can be moved to it once it is published.")
NO_PHASE = N_("The new edition does not have the phase in which this check is.")
NO_PERSPECTIVE = N_(
    "The new edition does not have the perspective “{perspective}”. Answers from it would have no place."
)
NOTHING_LEFT = N_("The new edition has none of the criteria about which this check asks.")
TALKED_ABOUT = N_(
    "A workshop has talked about criteria that the new edition does not have. Its minutes need them, so the "
    "check stays as it is."
)
NEVER_MOVED = N_("This check has not asked by the edition {version}.")
FORMER_IN_CONFIDENCE = N_(
    "Results of former editions are for open rounds alone: two results of the same people would tell too "
    "much of single persons."
)
ANOTHER_QUESTION = N_(
    "The questions have been revised in the meantime, and this one is not asked like this any more. What you "
    "have just given for it was not taken. Please look at the questions as they stand now."
)


class Moving:
    """For whoever organises; those who answer learn that their questions were revised."""

    def __init__(self, access: AccessControl, store: Store, clock: Clock, shelf: Shelf) -> None:
        self._access, self._store, self._clock, self._shelf = access, store, clock, shelf

    def newer_editions(self, link: AnyLink) -> tuple[Catalogue, ...]:
        """The editions on the shelf to which the check can go on, the newest first."""
        check = self._access.organise(link).check
        return tuple(
            edition.catalogue
            for edition in reversed(self._shelf.editions(check.catalogue_id))
            if edition.catalogue.stage is not Stage.DRAFT
            and precedence(edition.catalogue.version) > precedence(check.catalogue_version)
        )

    def look_ahead(self, link: AnyLink, version: str) -> MovePlan:
        """What would become of the check in this edition; nothing is changed."""
        check = self._access.organise(link).check
        return self._plan(check, self._edition(check, version).catalogue)

    def move(self, link: AnyLink, version: str) -> None:
        """Moves the check; NotPossible says why it cannot be."""
        check = self._access.organise(link).check
        if version == check.catalogue_version:
            return  # sent twice
        edition = self._edition(check, version)
        plan = self._plan(check, edition.catalogue)
        if plan.refused:
            raise plan.refused
        fated = fates(self._path(catalogue_of(check), edition.catalogue))
        self._go(check, edition.catalogue, edition.text, _set_aside(fated), plan.now.scope)

    def undo_move(self, link: AnyLink) -> None:
        """Takes the latest move back: what was set aside by it counts again, and what was given since then
        and does not fit is set aside.
        """
        check = self._access.organise(link).check
        made = self._store.moves(check.id)
        last = next(reversed(former_answers.standing(made)), None)
        if last is None:
            raise NotPossible(NOTHING_TO_UNDO)
        text = self._store.former_text(last.before)
        before, now = self._former(last.before), catalogue_of(check)
        fits = (frozenset(before.questions) - set(last.aside)) & frozenset(now.questions)
        aside = frozenset(QuestionId(question) for question in now.questions if question not in fits)
        self._go(check, before, text, aside, last.scope, last)

    def moves(self, link: AnyLink) -> tuple[MadeMove, ...]:
        """The moves of a check, the first one first."""
        made = self._store.moves(self._access.organise(link).check.id)
        taken_back = {move.undoes for move in made}
        return tuple(
            MadeMove(
                move.at,
                self._former(move.before).version,
                self._former(move.after).version,
                move.undoes is not None or move.number in taken_back,
                frozenset(move.aside),
            )
            for move in made
        )

    def may_undo_move(self, link: AnyLink) -> bool:
        """Whether there is a move to take back, and the check stands so that it can be."""
        check = self._access.organise(link).check
        open_moves = any(not move.undone for move in self.moves(link))
        return open_moves and not self._store.refused_move(
            check.id, self._clock.now(), is_done=self._is_done(check.id)
        )

    def former_result(self, link: AnyLink, version: str) -> Result:
        """The result of an open round by the questions of a former edition, from the answers that were given
        to it.
        """
        check = self._access.organise(link).check
        if check.mode is not Mode.OPEN:
            raise NotPossible(FORMER_IN_CONFIDENCE)
        for made in reversed(self._store.moves(check.id)):
            if self._former(made.before).version == version:
                return former_answers.result(self._store, check, made)
        raise Invalid(NEVER_MOVED, version=version)

    def refuse_unfit(self, link: AnyLink, edition: str, question: str) -> None:
        """Invalid where the answer to a question was given on a page of a former edition and does not belong
        to the question as it stands now. `edition`: how the hash of that edition's text begins.
        """
        check = self._access.own(link)[0].check
        if not edition or check.catalogue_sha.startswith(edition):
            return
        since = self._store.moves(check.id)
        start = next((at for at, move in enumerate(since) if move.before.startswith(edition)), None)
        if start is None or any(question in move.aside for move in since[start:]):
            raise Invalid(ANOTHER_QUESTION)

    def revised(self, link: AnyLink) -> Revised | None:
        """That the questions were revised since the own sheet was begun, in numbers of what this sheet is
        asked; None where not.
        """
        opened, sheet = self._access.own(link)
        move = self._store.moved_since(sheet, opened.check.id) if opened.check.has_moved else None
        if move is None:
            return None
        before, now = self._former(move.before), assembly.questionnaire_of(opened.check)
        view = self._store.sheet(sheet).sheet.perspective
        asked = now.form(view).all_ids
        then = Questionnaire(before, now.phase, move.scope).form(view).all_ids
        return Revised(move.at, now.catalogue.version, len(asked & set(move.aside)), len(asked - then))

    def _plan(self, check: Check, new: Catalogue) -> MovePlan:
        old = catalogue_of(check)
        path = self._path(old, new)
        fated = fates(path)
        then = assembly.questionnaire_of(check)
        now = Questionnaire(new, check.phase, _scope(check.scope, new))
        asked = {name for name in then.questions if then.questions[name].is_in(check.phase)}
        shown = tuple(fated[name] for name in then.questions if name in asked)
        in_place = {name for question in fated.values() if question.fate.is_carried for name in question.to}
        fresh = tuple(
            name
            for name, question in now.questions.items()
            if name not in in_place and question.is_in(check.phase)
        )
        gone = tuple(criterion for criterion in then.criterion_ids if criterion not in now.criterion_ids)
        agreed = sum(criterion in gone for criterion in self._store.agreed(check.id))
        planned = sum(
            any(criterion in gone for criterion in measure.criteria)
            for measure in self._store.measures(check.process.id)
            if measure.check == check.id
        )
        return MovePlan(
            then, now, shown, fresh, self._numbers(check), gone, agreed, planned, is_told(path),
            self._refused(check, then, now, gone),
        )  # fmt: skip

    def _numbers(self, check: Check) -> Mapping[QuestionId, int] | None:
        return self._store.numbers_of(check.id) if check.mode is Mode.OPEN else None

    def _refused(
        self, check: Check, then: Questionnaire, now: Questionnaire, gone: tuple[CriterionId, ...]
    ) -> NotPossible | None:
        is_done = self._is_done(check.id)
        if said := self._store.refused_move(check.id, self._clock.now(), is_done=is_done):
            return NotPossible(said)
        if check.phase is not None and check.phase not in now.catalogue.phase_ids:
            return NotPossible(NO_PHASE)
        known = now.catalogue.perspective_ids
        for perspective in then.perspectives:
            if perspective not in known:
                titles = {view.id: view.title for view in then.catalogue.perspectives}
                title = (
                    titles[perspective].say(then.catalogue.spoken[0])
                    if perspective in titles
                    else perspective
                )
                return NotPossible(NO_PERSPECTIVE, perspective=title)
        if not now.perspectives:
            return NotPossible(NOTHING_LEFT)
        stage = self._store.stage(check.id)
        if stage is not None and set(stage[0].topics) & set(gone):
            return NotPossible(TALKED_ABOUT)
        return None

    def _is_done(self, check: CheckId) -> bool:
        stage = self._store.stage(check)
        return stage is not None and stage[0].station is Station.CLOSING

    def _edition(self, check: Check, version: str) -> Edition:
        try:
            edition = self._shelf.edition(check.catalogue_id, version)
        except KeyError:
            raise Invalid(NO_EDITION, version=version[:60]) from None
        if edition.catalogue.stage is Stage.DRAFT:
            raise Invalid(A_DRAFT, version=version)
        if precedence(version) <= precedence(check.catalogue_version):
            raise Invalid(NOT_NEWER, version=version)
        return edition

    def _path(self, old: Catalogue, new: Catalogue) -> tuple[Catalogue, ...]:
        editions = self._shelf.editions(CatalogueId(new.id))
        return path_to(old, new, [edition.catalogue for edition in editions])

    def _go(
        self,
        check: Check,
        new: Catalogue,
        text: str,
        aside: frozenset[QuestionId],
        scope: Scope,
        undoes: Move | None = None,
    ) -> None:
        sha = sha_of(text)
        remember(sha, new)
        to = replace(
            check, catalogue_version=new.version, catalogue_text=text, catalogue_sha=sha, scope=scope
        )
        ids = Questionnaire(new, check.phase, scope).criterion_ids
        topics = undoes.topics if undoes else tuple(topic for topic in self._topics(check) if topic in ids)
        self._store.move(
            to,
            check.catalogue_sha,
            aside,
            topics,
            self._clock.now(),
            is_done=self._is_done(check.id),
            undoes=undoes.number if undoes else None,
        )

    def _topics(self, check: Check) -> tuple[CriterionId, ...]:
        opened = self._store.organised(check.id)
        return opened.topics if opened else ()

    def _former(self, sha: str) -> Catalogue:
        return former_answers.catalogue(self._store, sha)


def _set_aside(fated: Mapping[QuestionId, AnswersFate]) -> frozenset[QuestionId]:
    return frozenset(fated) - carried(fated)


def _scope(scope: Scope, new: Catalogue) -> Scope:
    """What a check asks about in another edition: the same criteria, or those declared in their place."""
    main = {criterion.id for criterion in new.main_criteria}
    modules = {module.id for module in new.modules}
    if scope.only is not None:
        only = frozenset(name for criterion in scope.only for name in _in_place_of(criterion, new))
        return Scope(
            only & frozenset(map(CriterionId, main)), scope.modules & frozenset(map(CriterionId, modules))
        )
    return Scope(None, scope.modules & frozenset(map(CriterionId, modules)))


def _in_place_of(criterion: CriterionId, new: Catalogue) -> tuple[CriterionId, ...]:
    successors = tuple(
        CriterionId(change.criterion)
        for change in new.changes
        if change.criterion and criterion in (change.replaces or ())
    )
    return successors or (criterion,)
