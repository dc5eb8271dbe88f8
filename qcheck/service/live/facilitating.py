"""Facilitating: a workshop on a check, from the lobby to the minutes; and what its wall and the phones are
told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from qcheck import agenda, workshop
from qcheck.catalogue import CriterionId
from qcheck.disclosure import ballot
from qcheck.language import N_
from qcheck.records import Check, CheckId, LinkId, Mode, State
from qcheck.refusals import Invalid, NeedsConfirmation
from qcheck.service.checks.inviting import Inviting
from qcheck.service.checks.organising import Organising
from qcheck.service.doors import links
from qcheck.service.doors.access import AccessControl
from qcheck.service.evaluation.results import Results
from qcheck.service.ground import assembly, text_rules
from qcheck.service.ground.check_values import AnyLink
from qcheck.service.ground.clock import Clock
from qcheck.service.ground.result_values import Result
from qcheck.service.live.workshop_assembly import minutes_for_topics, moment_of, only, workshop_of
from qcheck.service.live.workshop_values import Moment, Workshop
from qcheck.store import KeptWorkshop, Link, LinkKind, NotPossible, Opened, Store
from qcheck.store.rows.workshop_rows import NO_WORKSHOP
from qcheck.workshop import Answering, Grounds, Sight, Stage, Station

NO_PLAN = N_("Please choose one of the plans.")
FOR_GOOD = N_(
    "This closes the confidential check for good: nobody can answer any more, and it cannot be taken "
    "back. Please confirm it."
)
MOST_OF_A_NETWORK = (32, 63)
"""Signs of a network's name and of its password, as the networks themselves allow them."""
LONG_WIFI = N_("The name of a Wi-Fi has at most {name} signs, its password at most {password}.")


class Facilitating:
    """For whoever leads a workshop, with the organiser's link; `expected` is the revision a step
    was made on.
    """

    def __init__(
        self,
        access: AccessControl,
        store: Store,
        clock: Clock,
        organising: Organising,
        inviting: Inviting,
        results: Results,
    ) -> None:
        self._access, self._store, self._clock = access, store, clock
        self._organising, self._inviting, self._results = organising, inviting, results

    def start_workshop(self, link: AnyLink, plan: str) -> None:
        """A workshop on this check, by one of `workshop.PLANS`; one that was started goes on.

        Where there are answers already it begins with the reveal, and with the topics that were arranged for
        the talk.
        """
        opened = self._access.organise(link)
        check = opened.check
        if plan not in workshop.PLANS:
            raise Invalid(NO_PLAN)
        now = self._clock.now()
        for_good = check.mode is Mode.CONFIDENTIAL and assembly.state(check, now) is State.CLOSED
        begins = workshop.begun(
            workshop.PLANS[plan],
            now,
            answered=self.begins_with_reveal(opened),
            for_good=for_good,
            topics=opened.topics,
        )
        wall = Link(LinkId(links.new_id()), check.id, LinkKind.WALL)
        self._store.start_workshop(check.id, begins, wall, now)

    def begins_with_reveal(self, link: AnyLink) -> bool:
        """Whether a workshop on this check has answers to begin with: it is closed, or it is an open round in
        which somebody answered.
        """
        opened = self._access.organise(link)
        if assembly.state(opened.check, self._clock.now()) is State.CLOSED:
            return True
        return opened.check.mode is Mode.OPEN and any(self._organising.status(opened).sheets.values())

    def seen(self, link: AnyLink) -> Workshop:
        """The workshop as it stands, for its facilitator and its wall. NotPossible where there is none."""
        opened = self._access.let_in(link, LinkKind.ORGANISE, LinkKind.WALL)
        return self._workshop(opened, self.kept(opened.check.id))

    def led(self, link: AnyLink) -> Workshop:
        """The same for its facilitator alone."""
        opened = self._access.organise(link)
        return self._workshop(opened, self.kept(opened.check.id))

    def has_workshop(self, link: AnyLink) -> bool:
        """Whether there is a workshop on the check."""
        return self._store.workshop_revision(self._access.let_in(link).check.id) > 0

    def workshop_revision(self, link: AnyLink) -> int:
        """Grows with every step, agreement and measure, not with notes or answers. NotPossible where there is
        no workshop.
        """
        check = self._access.let_in(link, LinkKind.ORGANISE, LinkKind.WALL).check.id
        if not (revision := self._store.workshop_revision(check)):
            raise NotPossible(NO_WORKSHOP)
        return revision

    def workshop_result(self, link: AnyLink) -> Result | None:
        """What has been revealed to the room: the whole result, or some criteria of it; None before the
        reveal.
        """
        opened = self._results.settled(self._access.let_in(link, LinkKind.ORGANISE, LinkKind.WALL))
        stage = self.kept(opened.check.id).stage
        if not stage.has_results or not (stage.whole or stage.revealed):
            return None
        result = self._results.released(opened)
        return result if stage.whole else only(result, stage.revealed)

    def moment(self, link: AnyLink) -> Moment | None:
        """What it is time for, for a phone: None where the check has no workshop."""
        opened = self._access.let_in(link, LinkKind.ANSWER, LinkKind.SHEET, LinkKind.ORGANISE)
        if not opened.has_workshop:
            return None
        return self._moment(opened.check.id, assembly.state(opened.check, self._clock.now()))

    def forward(self, link: AnyLink, expected: int, *, sure: bool = False, joined: bool = False) -> None:
        """What comes next. `sure`: also where that closes a confidential check for good; `joined`: taken back
        with the step before.
        """
        self.step(
            link,
            expected,
            lambda stage, grounds: workshop.forward(stage, self._clock.now(), grounds),
            sure,
            joined,
        )

    def back(self, link: AnyLink, expected: int) -> None:
        """The page, topic or station before."""
        self.step(link, expected, lambda stage, grounds: workshop.back(stage, self._clock.now(), grounds))

    def go_to(
        self, link: AnyLink, expected: int, place: int, *, sure: bool = False, joined: bool = False
    ) -> None:
        """Another station of the plan, counted from 0."""
        self.step(
            link,
            expected,
            lambda stage, grounds: workshop.go_to(stage, place, self._clock.now(), grounds),
            sure,
            joined,
        )

    def reveal(self, link: AnyLink, expected: int, criterion: CriterionId | None = None) -> None:
        """Shows one criterion more, or the whole profile."""

        def move(stage: Stage, grounds: Grounds) -> Stage:
            return (
                workshop.reveal_all(stage)
                if criterion is None
                else workshop.reveal(stage, criterion, grounds)
            )

        self.step(link, expected, move)

    def show(self, link: AnyLink, expected: int, sight: Sight, page: int = 0) -> None:
        """Puts something else on the wall."""
        self.step(link, expected, lambda stage, grounds: workshop.show(stage, sight, page, grounds))

    def choose(self, link: AnyLink, expected: int, topics: Sequence[CriterionId]) -> None:
        """The topics to talk about, in this order."""
        self.step(link, expected, lambda stage, grounds: workshop.choose(stage, topics, grounds))

    def talk_about(self, link: AnyLink, expected: int, topic: int) -> None:
        """One of the chosen topics, counted from 0."""
        self.step(link, expected, lambda stage, _: workshop.talk_about(stage, topic, self._clock.now()))

    def clock(self, link: AnyLink, expected: int, change: str, minutes: int | None = None) -> None:
        """Sets the clock: `run` (for so many minutes), `pause`, or `add` minutes."""
        now = self._clock.now()
        moves: dict[str, Callable[[Stage], Stage]] = {
            "run": lambda stage: workshop.run(stage, now, minutes),
            "pause": lambda stage: workshop.pause(stage, now),
            "add": lambda stage: workshop.add_minutes(stage, minutes or 1, now),
        }
        self.step(link, expected, lambda stage, _: moves[change](stage))

    def adjust(self, link: AnyLink, expected: int, minutes: Mapping[Station, int]) -> None:
        """Other minutes for the stations that are still to come; 0 leaves one out."""
        self.step(link, expected, lambda stage, _: workshop.adjusted(stage, minutes))

    def undo(self, link: AnyLink, expected: int) -> None:
        """Undoes the last step."""
        self._store.undo(self._access.organise(link).check.id, expected, self._clock.now())

    def admit(self, link: AnyLink, expected: int, admitted: bool, *, sure: bool = False) -> None:
        """Opens or closes the answering without going on."""
        check = self._access.organise(link).check
        if not admitted and check.mode is Mode.CONFIDENTIAL and not sure:
            raise NeedsConfirmation(FOR_GOOD)
        self._store.admit(check.id, expected, admitted, self._clock.now())

    def renew_wall(self, link: AnyLink) -> None:
        """A new link for the wall; the one before says kindly that it was replaced."""
        self._store.renew(self._wall(self._access.organise(link).check.id).id)

    def wifi(self, link: AnyLink, name: str, password: str) -> None:
        """The room's network; nothing is shown where the name is empty."""
        check = self._access.organise(link).check
        typed = " ".join(text_rules.cleaned(name).split()), text_rules.cleaned(password)
        if any(len(text) > most for text, most in zip(typed, MOST_OF_A_NETWORK, strict=True)):
            raise Invalid(LONG_WIFI, name=MOST_OF_A_NETWORK[0], password=MOST_OF_A_NETWORK[1])
        self._store.wifi(check.id, *typed)

    def _moment(self, check: CheckId, state: State) -> Moment | None:
        if (stage := self._store.stage(check)) is None:
            return None
        return moment_of(*stage, state, self._clock.now())

    def is_out(self, check: Check) -> bool:
        """Whether those who answered may look at the result now: the check is closed, and its workshop over
        if there is one.
        """
        state = assembly.state(check, self._clock.now())
        return check.shares and state is State.CLOSED and self._moment(check.id, state) in (None, Moment.OVER)

    def step(
        self,
        link: AnyLink,
        expected: int,
        move: Callable[[Stage, Grounds], Stage],
        sure: bool = False,
        joined: bool = False,
    ) -> None:
        """Makes a move; NotPossible where it is none here, or would close a confidential check unasked."""
        opened = self._access.organise(link)
        grounds = self._grounds(opened)
        with suppress(NotPossible):  # refused, if so, in the transaction that makes it
            move(self._stage(opened.check.id), grounds)  # works out what it needs before everybody else waits

        def moved(stage: Stage) -> Stage:
            after = move(stage, grounds)
            closes = (
                workshop.effect_on_answering(stage, after) is Answering.CLOSES
                and assembly.state(opened.check, self._clock.now()) is not State.CLOSED
            )
            if closes and opened.check.mode is Mode.CONFIDENTIAL and not sure:
                raise NeedsConfirmation(FOR_GOOD)
            return after

        self._store.step(opened.check.id, expected, moved, self._clock.now(), joined=joined)

    def _grounds(self, opened: Opened) -> Grounds:
        """What a move may look at; topics are proposed only where it does."""

        def propose() -> Sequence[CriterionId]:
            minutes = minutes_for_topics(self._stage(opened.check.id))
            if voted := self._ranking(opened.check):
                return voted[: agenda.fit(minutes)]
            profile = self._results.released(self._results.settled(opened)).profile
            return agenda.proposed(agenda.agenda(profile), minutes)

        return Grounds.of(assembly.questionnaire_of(opened.check).criterion_ids, propose)

    def _ranking(self, check: Check) -> tuple[CriterionId, ...]:
        """The topics of a vote that has ended, most dots first."""
        vote = self.kept(check.id).vote
        minimum_group = assembly.about(check).catalogue.rules.minimum_group
        return ballot(vote, check.mode, minimum_group).ranking if vote else ()

    def _stage(self, check: CheckId) -> Stage:
        if (stage := self._store.stage(check)) is None:
            raise NotPossible(NO_WORKSHOP)
        return stage[0]

    def kept(self, check: CheckId) -> KeptWorkshop:
        """The workshop of a check as the store has it; NotPossible where there is none."""
        if (room := self._store.workshop(check)) is None:
            raise NotPossible(NO_WORKSHOP)
        return room

    def _workshop(self, opened: Opened, kept: KeptWorkshop) -> Workshop:
        check = opened.check
        invitation, wall = self._links(check.id)
        return workshop_of(
            check,
            kept,
            self._store.present(check.id),
            self._inviting.to_share(invitation),
            self._access.written(wall),
            self._clock.now(),
        )

    def _links(self, check: CheckId) -> tuple[Link, Link]:
        """The invitation for everybody, made where there is none yet, and the wall's link."""
        of_check = [opened.link for opened in self._store.links_of(check)]
        wall = next(link for link in of_check if link.kind is LinkKind.WALL)
        for link in of_check:
            if link.kind is LinkKind.ANSWER and link.perspective is None and not link.name:
                return link, wall
        self._store.add_links([Link(LinkId(links.new_id()), check, LinkKind.ANSWER)])
        return self._links(check)

    def _wall(self, check: CheckId) -> Link:
        return next(
            opened.link for opened in self._store.links_of(check) if opened.link.kind is LinkKind.WALL
        )
