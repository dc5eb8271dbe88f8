"""Workshops about an instrument in trial: begun and led by its coordinator, seen on a wall, answered by
phones.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from qcheck.catalogue import Catalogue
from qcheck.language import N_
from qcheck.piloting import Decision, TrialLink, TrialLinkKind
from qcheck.records import Fit, LinkId
from qcheck.refusals import Invalid, NotOfTrial
from qcheck.service.doors import links
from qcheck.service.doors.access import AccessControl
from qcheck.service.evaluation.comparing import Comparing
from qcheck.service.ground import text_rules
from qcheck.service.ground.clock import Clock
from qcheck.service.ground.result_values import TwoChecks
from qcheck.service.lessons.learning import Learning
from qcheck.service.lessons.reflection_values import ReflectionWorkshop, TalkedAbout, WorkshopWays
from qcheck.service.lessons.room_decisions import TypedDecision, decided_in_room
from qcheck.service.lessons.trial_questions import TrialQuestions, key_in, key_of
from qcheck.service.trial.piloting import Piloting
from qcheck.service.trial.trials import OfTrial, OpenedTrial, Trials
from qcheck.store import KeptReflection, Store
from qcheck.workshop.reflection import (
    MINIMUM_GROUP,
    Ballot,
    Choice,
    Course,
    QuestionKey,
    Scene,
    WorkshopKind,
    choose,
)

OTHER_TRIAL = N_("This workshop does not belong to the trial.")
NOT_OF_TRIAL = N_("This question is not among those of the trial (any more). Please choose again.")
NO_TITLE = N_("Please give the workshop a title.")
NOT_TO_CHOOSE = N_("This cannot be chosen here.")
ONE_CHOICE = N_("Please choose one of the three.")
Move = Callable[[Course], Course]


class Reflecting:
    """For whoever coordinates a trial; `expected` is the revision on which a change was made."""

    def __init__(
        self,
        access: AccessControl,
        store: Store,
        clock: Clock,
        trials: Trials,
        learning: Learning,
        piloting: Piloting,
        comparing: Comparing,
    ) -> None:
        self._access, self._store, self._clock = access, store, clock
        self._trials, self._learning = trials, learning
        self._questions = TrialQuestions(access, clock, learning)
        self._piloting, self._comparing = piloting, comparing

    def begin(self, link: OfTrial, kind: WorkshopKind, title: str, place: str) -> str:
        """A new workshop of the trial, with the questions most marked proposed; gives its id."""
        opened = self._trials.coordinate(link)
        workshop, trial = links.new_id(), opened.trial.id
        room, screen = (
            TrialLink(LinkId(links.new_id()), trial, which, of=workshop)
            for which in (TrialLinkKind.ROOM, TrialLinkKind.SCREEN)
        )
        new = KeptReflection(
            id=workshop,
            trial=trial,
            title=_title(title),
            place=text_rules.line(place, "place"),
            course=Course(kind, self._questions.proposed(opened) if kind is WorkshopKind.REFLECTION else ()),
            created=self._clock.now(),
            tallies={},
        )
        self._store.add_reflection(new, links.code_hash(self._access.key, self._code(room)), room, screen)
        return workshop

    def workshops(self, link: OfTrial) -> tuple[ReflectionWorkshop, ...]:
        """Those of the trial, the latest first, without what was said about their questions."""
        opened = self._trials.coordinate(link)
        return tuple(self._seen(opened, kept, {}) for kept in self._store.reflections(opened.trial.id))

    def led(self, link: OfTrial, workshop: str) -> ReflectionWorkshop:
        """All that whoever leads it sees, with every sentence."""
        opened = self._trials.coordinate(link)
        kept = self._kept(opened, workshop)
        return self._seen(opened, kept, self._questions.of_course(opened, kept))

    def offered(self, link: OfTrial, workshop: str) -> tuple[TalkedAbout, ...]:
        """Every question of the trial to choose from: those chosen in their order, then the most marked."""
        opened = self._trials.coordinate(link)
        kept = self._kept(opened, workshop)
        every = self._questions.every(opened)
        order = dict.fromkeys((*(key for key in kept.course.questions if key in every), *every))
        return tuple(self._questions.talked_about(key, every[key], kept) for key in order)

    def seen(self, link: OfTrial) -> ReflectionWorkshop:
        """What the wall and the phones see: no sentence that was not let through."""
        opened = self._trials.open(link, TrialLinkKind.SCREEN, TrialLinkKind.ROOM)
        kept = self._store.reflection(opened.link.of)
        questions = {
            key: replace(
                question, sentences=tuple(sentence for sentence in question.sentences if sentence.is_through)
            )
            for key, question in self._questions.of_course(opened, kept).items()
        }
        return self._seen(opened, kept, questions)

    def revision(self, link: OfTrial) -> int:
        """Grows with every step of the workshop behind a link of its wall or its phones."""
        opened = self._trials.open(link, TrialLinkKind.SCREEN, TrialLinkKind.ROOM)
        return self._store.reflection_revision(opened.link.of)

    def course(self, link: OfTrial) -> Course:
        """Where the workshop behind a link of its phones stands, and nothing more."""
        opened = self._trials.open(link, TrialLinkKind.ROOM)
        return self._store.reflection(opened.link.of).course

    def move(self, link: OfTrial, workshop: str, expected: int, move: Move) -> None:
        """A step along its course, or another page of the wall."""
        kept = self._kept(self._trials.coordinate(link), workshop)
        self._store.move_reflection(kept.id, expected, move, self._clock.now())

    def choose(self, link: OfTrial, workshop: str, expected: int, questions: Sequence[QuestionKey]) -> None:
        """The questions of the workshop, in this order."""
        opened = self._trials.coordinate(link)
        if any(key not in self._questions.every(opened) for key in questions):
            raise Invalid(NOT_OF_TRIAL, field="questions")
        self.move(opened, workshop, expected, lambda course: choose(course, questions))

    def let_through(
        self, link: OfTrial, workshop: str, question: QuestionKey, marks: Collection[str]
    ) -> None:
        """Those of the sentences about a question that may stand on the wall, and none of the others."""
        opened = self._trials.coordinate(link)
        kept = self._kept(opened, workshop)
        if (learned := self._questions.every(opened).get(question)) is None:
            raise Invalid(NOT_OF_TRIAL)
        own = {sentence.mark for sentence in self._questions.talked_about(question, learned, kept).sentences}

        def changed(before: KeptReflection) -> dict[str, object]:
            after = (before.let_through - own) | (own & set(marks))
            return {} if after == before.let_through else {"let_through": sorted(after)}

        self._store.write_reflection(kept.id, changed)

    def rename(self, link: OfTrial, workshop: str, title: str, place: str) -> None:
        """What it is called, and where it takes place."""
        kept = self._kept(self._trials.coordinate(link), workshop)
        values = {"title": _title(title), "place": text_rules.line(place, "place")}
        self._store.write_reflection(kept.id, lambda before: _changed(before, values))

    def note(self, link: OfTrial, workshop: str, text: str, seen: str) -> None:
        """Keeps the notes where the page showed `seen`; what came in between stays, too."""
        kept = self._kept(self._trials.coordinate(link), workshop)
        put_together = text_rules.comment(text, seen)
        self._store.write_reflection(
            kept.id, lambda before: _changed(before, {"notes": put_together(before.notes)})
        )

    def decide(
        self, link: OfTrial, workshop: str, question: QuestionKey, typed: TypedDecision, language: str
    ) -> None:
        """What becomes of a question, as it is typed in the room in this language; the same as before, or
        nothing at all, changes nothing.
        """
        opened = self._trials.coordinate(link)
        if (talked := self.led(opened, workshop).questions.get(question)) is None:
            raise Invalid(NOT_OF_TRIAL)
        if (decision := decided_in_room(typed, talked.learned, opened.trial.id, language)) is not None:
            self._learning.decide(opened, decision)
            self._questions.forget()

    def decided(self, link: OfTrial) -> tuple[tuple[Decision, Catalogue], ...]:
        """What was decided in the trial, each with an edition that has the words it is about."""
        opened = self._trials.open(link, TrialLinkKind.SCREEN, TrialLinkKind.COORDINATE)
        every = {key_of(question): question.catalogue for question in self._learning.questions(opened)}
        newest = {catalogue.id: catalogue for catalogue in every.values()}
        return tuple(
            (decision, every.get(key_in(decision), newest[decision.catalogue]))
            for decision in self._learning.decisions(opened)
            if decision.catalogue in newest
        )

    def then_and_now(self, link: OfTrial) -> tuple[tuple[str, TwoChecks], ...]:
        """The pilots who have handed over the results of two checks at least, by name: the first and the last
        of these, as far as each is shown.
        """
        opened = self._trials.open(link, TrialLinkKind.SCREEN, TrialLinkKind.COORDINATE)
        by_pilot = []
        for pilot in self._store.pilots(opened.trial.id):
            shown = {result.check.check.id: result for result in self._piloting.handed_over((pilot,))}
            in_order = sorted(shown.values(), key=lambda result: result.check.check.life.created)
            if len(in_order) > 1:
                both = self._comparing.through_time(in_order[0].link, in_order[-1].link)
                by_pilot.append((pilot.name, both))
        return tuple(by_pilot)

    def delete(self, link: OfTrial, workshop: str) -> None:
        """The workshop with its links; decisions stay."""
        self._store.delete_reflection(self._kept(self._trials.coordinate(link), workshop).id)

    def say(self, link: OfTrial, asked: str, phone: str, said: Collection[str]) -> None:
        """What a phone says at the step that is going on: marks, or one choice. `phone` is its random word,
        of which nothing is kept that leads back to it.
        """
        opened = self._trials.open(link, TrialLinkKind.ROOM)
        scene = asked.partition(":")[0]
        allowed: frozenset[str] = frozenset(Fit if scene == Scene.MARKING else Choice)
        if not set(said) <= allowed:
            raise Invalid(NOT_TO_CHOOSE, field="said")
        if scene == Scene.VOTING and len(set(said)) != 1:
            raise Invalid(ONE_CHOICE, field="said")
        workshop = opened.link.of
        self._store.say_in_room(workshop, Ballot(asked), self._voice(workshop, asked, phone), said)

    def said(self, link: OfTrial, asked: str, phone: str) -> tuple[str, ...] | None:
        """What this phone has said so far; None where nothing yet."""
        workshop = self._trials.open(link, TrialLinkKind.ROOM).link.of
        return self._store.said_in_room(workshop, Ballot(asked), self._voice(workshop, asked, phone))

    def new_phone(self) -> str:
        """A word by which a phone is known in the room."""
        return links.new_id() + links.new_id()

    def by_code(self, typed: str) -> str:
        """The link for phones behind a workshop's code; empty where there is none."""
        room = self._store.room_by_code(links.code_hash(self._access.key, typed))
        return self._access.trials_link(room) if room else ""

    def _voice(self, workshop: str, asked: str, phone: str) -> str:
        """The id of a voice: of another step it is another one, so nobody can follow a phone through a
        workshop.
        """
        return self._access.id_from("voice", workshop, asked, phone)

    def _kept(self, opened: OpenedTrial, workshop: str) -> KeptReflection:
        kept = self._store.reflection(workshop)
        if kept.trial != opened.trial.id:
            raise NotOfTrial(OTHER_TRIAL)
        return kept

    def _code(self, room: TrialLink) -> str:
        return links.short_code(self._access.key, room.id, room.generation)

    def _seen(
        self,
        opened: OpenedTrial,
        kept: KeptReflection,
        questions: Mapping[QuestionKey, TalkedAbout],
    ) -> ReflectionWorkshop:
        return ReflectionWorkshop(
            id=kept.id,
            trial=opened.trial,
            title=kept.title,
            place=kept.place,
            course=kept.course,
            questions=questions,
            ways=self._ways(kept.id),
            revision=kept.revision,
            created=kept.created,
            began=kept.began,
            ended=kept.ended,
            notes=kept.notes,
            answered=kept.answered,
            minimum=MINIMUM_GROUP,
        )

    def _ways(self, workshop: str) -> WorkshopWays:
        of_workshop = self._store.links_of_reflection(workshop)
        room, screen = of_workshop[TrialLinkKind.ROOM], of_workshop[TrialLinkKind.SCREEN]
        written = self._access.trials_link
        return WorkshopWays(written(room), written(screen), self._code(room))


def _title(text: str) -> str:
    if not (line := text_rules.line(text, "title")):
        raise Invalid(NO_TITLE, field="title")
    return line


def _changed(kept: KeptReflection, values: Mapping[str, str]) -> dict[str, object]:
    return {name: value for name, value in values.items() if getattr(kept, name) != value}
