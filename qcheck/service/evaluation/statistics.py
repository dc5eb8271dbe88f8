"""How questions work: figures about a catalogue, over the checks whose links somebody holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from qcheck import disclosure, hands, life
from qcheck.catalogue import Catalogue, PhaseId, Text
from qcheck.language import N_, local
from qcheck.records import Check, CheckId, Keeps
from qcheck.refusals import Gone, Invalid, NotNow, Refusal
from qcheck.scoring import frame
from qcheck.service.doors.access import AccessControl
from qcheck.service.evaluation import former_answers
from qcheck.service.evaluation.results import Results
from qcheck.service.ground import assembly
from qcheck.service.ground.catalogues import catalogue_of, is_readable
from qcheck.service.ground.check_values import AnyLink
from qcheck.service.ground.clock import Clock
from qcheck.service.sheets import feedback_file
from qcheck.service.sheets.feedback import FeedbackOnQuestions
from qcheck.service.sheets.timing import Timing
from qcheck.stats import InstrumentFigures, OneCheck, QuestionFit, Said, figures, fits
from qcheck.store import Opened, Store

OTHER_CATALOGUE = N_("This file is about the questions of “{catalogue}”, not of “{wanted}”.")


class LeftOut(StrEnum):
    """Why a check is in no figure."""

    TOO_EARLY = "too_early"  # confidential, and not over
    GONE = "gone"  # its answers are deleted, or stayed in another installation
    UNREADABLE = "unreadable"  # this version cannot read its catalogue
    BEING_COUNTED = "being_counted"  # together with others it takes a moment


@dataclass(frozen=True, slots=True)
class EditionFigures:
    """An edition in one phase: its catalogue, as the checks have it, and the figures."""

    catalogue: Catalogue
    figures: InstrumentFigures


@dataclass(frozen=True, slots=True)
class CatalogueFigures:
    """All editions of a catalogue, each in each phase: the one that was asked last first, then as the phases
    follow each other. `left_out` counts checks.
    """

    id: str
    editions: tuple[EditionFigures, ...]
    left_out: Mapping[LeftOut, int] = field(default_factory=dict)
    said: tuple[Said, ...] = ()

    @property
    def fits(self) -> tuple[QuestionFit, ...]:
        """What was said about its questions, by edition, phase and question."""
        return fits(self.said)

    def wording(self, fit: QuestionFit, language: str) -> str:
        """The words of a question about which something was said; empty where no check here asks it."""
        for edition in self.editions:
            question = edition.catalogue.questions.get(fit.question)
            if question and edition.catalogue.version == fit.version:
                return question.wording(fit.phase).say(language)
        return ""

    def with_files(self, sources: Iterable[bytes]) -> CatalogueFigures:
        """The same with what was said in other installations; Invalid for what is no such file, or of another
        catalogue.
        """
        said = list(self.said)
        for source in sources:
            catalogue, more = feedback_file.read(source)
            if catalogue != self.id:
                raise Invalid(OTHER_CATALOGUE, catalogue=catalogue, wanted=self.id)
            said += more
        return replace(self, said=tuple(said))

    def feedback_file(self) -> str:
        """What was said as a file to hand on, without any figure."""
        return feedback_file.written(self.id, {remark.id: remark for remark in self.said}.values())


class HeldCheck(NamedTuple):
    """A check whose link somebody holds, as it is told from others: by its process, its phase and its day."""

    id: CheckId
    title: str
    phase: Text | None
    day: date


class Statistics:
    """For organisers, over their own checks; and for whoever runs the installation, over all."""

    def __init__(
        self,
        access: AccessControl,
        store: Store,
        clock: Clock,
        results: Results,
        feedback: FeedbackOnQuestions,
        timing: Timing,
    ) -> None:
        self._access, self._store, self._clock = access, store, clock
        self._results, self._feedback, self._timing = results, feedback, timing

    def of_links(self, links: Iterable[AnyLink], catalogue: str) -> CatalogueFigures:
        """Over the checks of these organisers' links that ask this catalogue, each check once."""
        return self._of([self._access.organise(link) for link in links], catalogue)

    def held(self, copied: Iterable[str]) -> tuple[Opened, ...]:
        """Those of these links that organise a check here, opened; all others are left out."""
        opened = []
        for link in copied:
            try:
                opened.append(self._access.organise(link))
            except Refusal:
                continue
        return tuple(opened)

    def listed(self, held: Iterable[Opened], catalogue: str) -> tuple[HeldCheck, ...]:
        """The checks among these that ask this catalogue, each once."""
        once = {opened.check.id: opened.check for opened in held if opened.check.catalogue_id == catalogue}
        return tuple(_held(check) for check in once.values())

    def of_chosen(self, held: Iterable[Opened], catalogue: str, only: Collection[str]) -> CatalogueFigures:
        """Over those of the opened checks that are chosen by their ids."""
        return self._of([opened for opened in held if opened.check.id in only], catalogue)

    def catalogues(self, held: Iterable[Opened]) -> tuple[Catalogue, ...]:
        """The catalogues that these checks ask, the newest edition of each, by their titles."""
        newest: dict[str, Catalogue] = {}
        for opened in sorted(held, key=lambda way: way.check.life.created):
            if is_readable(opened.check):
                newest[opened.check.catalogue_id] = catalogue_of(opened.check)
        return tuple(sorted(newest.values(), key=lambda edition: edition.title.say("de")))

    def of_installation(self, catalogue: str) -> CatalogueFigures:
        """Over all checks that are here: for the command line."""
        return self._of(list(filter(None, map(self._as_it_is, self._store.everything()))), catalogue)

    def _as_it_is(self, opened: Opened) -> Opened | None:
        """A check whose day has come is opened anew, as what remains of it; None where nothing does, or the
        clock is in doubt.
        """
        if opened.check.emptied or not life.is_past(opened.check.life, self._clock.now()):
            return opened
        if opened.check.keeps is Keeps.NOTHING:
            return None
        try:
            return self._access.let_in(self._access.written(opened.link))
        except (Gone, NotNow):
            return None

    def _of(self, those: Iterable[Opened], catalogue: str) -> CatalogueFigures:
        once = {way.check.id: way for way in those if way.check.catalogue_id == catalogue}
        left_out: Counter[LeftOut] = Counter()
        said: list[Said] = []
        seen: dict[tuple[str, PhaseId | None], list[tuple[Check, OneCheck]]] = {}
        for opened in sorted(once.values(), key=lambda way: way.check.life.created, reverse=True):
            check = self._results.settled(opened).check
            looked_at = self.seen(check)
            if isinstance(looked_at, LeftOut):
                left_out[looked_at] += 1
                if check.left_behind and is_readable(check):
                    said += self.said(check)  # it came along without the answers
            else:
                seen.setdefault((check.catalogue_sha, check.phase), []).append((check, looked_at))
                said += self.said(check)
        return CatalogueFigures(catalogue, in_order(seen), dict(left_out), tuple(said))

    def said(self, check: Check) -> list[Said]:
        """What was said about the questions of a check, as far as it may be told."""
        return [
            Said(
                remark.id,
                remark.version or check.catalogue_version,
                check.phase,
                replace(remark, id="", version=""),
            )
            for remark in self._feedback.of_check(check)
        ]

    def seen(self, check: Check) -> OneCheck | LeftOut:
        """A check as statistics see it, or why they see nothing of it."""
        if check.emptied or check.left_behind:
            return LeftOut.GONE
        if not is_readable(check):
            return LeftOut.UNREADABLE
        questionnaire = assembly.questionnaire_of(check)
        raised = {sheet.id for sheet in hands.sheets_for(self._store.hands(check.id))}
        answers = frame(questionnaire, self._store.sheets_of(check.id))
        state = assembly.state(check, self._clock.now())
        seen = disclosure.statistics(questionnaire, answers, check.mode, state, raised)
        if seen is not None and check.has_moved:
            seen = self._without_new_ones_open(check, seen)
        return (
            LeftOut.TOO_EARLY
            if seen is None
            else OneCheck(check.process.id, seen, self._timing.of_check(check))
        )

    def _without_new_ones_open(self, check: Check, seen: disclosure.Seen) -> disclosure.Seen:
        """Questions that came with a move were not put to those who had answered before it: nobody can tell
        these from those who left them open, so none of them counts as asked.
        """
        [first, *_] = self._store.moves(check.id)
        before = former_answers.catalogue(self._store, first.before).questions
        counted = (
            question if question.question in before else replace(question, open=0)
            for question in seen.counted
        )
        return replace(
            seen,
            counted=tuple(
                question
                for question in counted
                if any((*question.points, question.dk, question.na, question.open))
            ),
        )


def in_order(
    seen: Mapping[tuple[str, PhaseId | None], Sequence[tuple[Check, OneCheck]]],
) -> tuple[EditionFigures, ...]:
    """Checks with the same text and the same phase together; editions as they came, phases in their order."""
    editions = list(dict.fromkeys(sha for sha, _ in seen))
    placed = []
    for (sha, phase), checks in seen.items():
        catalogue = catalogue_of(checks[0][0])
        place = catalogue.phase_ids.index(phase) if phase is not None else -1
        about = figures(catalogue, phase, [of_check for _, of_check in checks])
        placed.append((editions.index(sha), place, EditionFigures(catalogue, about)))
    return tuple(edition for _, _, edition in sorted(placed, key=lambda row: row[:2]))


def _held(check: Check) -> HeldCheck:
    phases = {phase.id: phase.title for phase in catalogue_of(check).phases} if is_readable(check) else {}
    day = local(check.life.created, check.life.zone).date()
    return HeldCheck(check.id, check.process.title, phases.get(check.phase or ""), day)
