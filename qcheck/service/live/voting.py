"""A vote of the room on its topics, each phone with three dots. Votes are no answers: they
change no light.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from qcheck import agenda, workshop
from qcheck.catalogue import CriterionId
from qcheck.disclosure import ballot
from qcheck.language import N_
from qcheck.refusals import Invalid
from qcheck.service.doors.access import AccessControl
from qcheck.service.ground import assembly
from qcheck.service.ground.check_values import AnyLink
from qcheck.service.live.facilitating import Facilitating
from qcheck.service.live.workshop_assembly import minutes_for_topics
from qcheck.store import NotPossible, Store
from qcheck.workshop import Station
from qcheck.workshop.moves import NOT_WHOLE

DOTS = 3
"""How many each phone has, at most one for a topic."""
MOST_COUNTED = 1_000
NOT_HERE = N_("Phones vote at the step at which topics are chosen.")
TOO_MANY = N_("Please choose at most {most} topics.")
UNKNOWN = N_("This topic cannot be chosen.")
NO_DOTS = N_("Nobody has given a dot.")
NO_COUNT = N_("Please give a whole number of dots between 0 and {most}.")


class Voting:
    """For whoever leads the workshop, and for whoever holds a sheet."""

    def __init__(self, access: AccessControl, store: Store, workshop: Facilitating) -> None:
        self._access, self._store, self._workshop = access, store, workshop

    def begin_vote(self, link: AnyLink, expected: int) -> None:
        """From now on every phone with a sheet has three dots for the criteria of the check; the wall says
        so.
        """
        opened = self._access.organise(link)
        stage = self._workshop.kept(opened.check.id).stage
        if stage.station is not Station.CHOOSING:
            raise NotPossible(NOT_HERE)
        if not stage.whole:
            raise NotPossible(NOT_WHOLE)
        among = assembly.questionnaire_of(opened.check).criterion_ids
        self._store.begin_vote(opened.check.id, expected, among)

    def end_vote(self, link: AnyLink, expected: int) -> None:
        """The wall shows the dots; whose they were is forgotten. Those with most dots are proposed from then
        on, in place of topics that were chosen before.
        """
        check = self._access.organise(link).check
        minimum_group = assembly.about(check).catalogue.rules.minimum_group
        self._store.end_vote(
            check.id, expected, lambda vote: bool(ballot(vote, check.mode, minimum_group).ranking)
        )

    def count_dots(self, link: AnyLink, expected: int, counted: Mapping[CriterionId, int]) -> None:
        """Dots that were counted in the room, of people without a phone."""
        check = self._access.organise(link).check
        vote = self._workshop.kept(check.id).vote
        if any(criterion not in (vote.among if vote else ()) for criterion in counted):
            raise Invalid(UNKNOWN)
        if any(not 0 <= number <= MOST_COUNTED for number in counted.values()):
            raise Invalid(NO_COUNT, most=MOST_COUNTED)
        self._store.count_dots(check.id, expected, counted)

    def take_vote(self, link: AnyLink, expected: int) -> None:
        """Those with most dots become the topics, as many as there is time for."""
        opened = self._access.organise(link)
        room = self._workshop.led(opened)
        if not room.ballot or not room.ballot.ranking:
            raise Invalid(NO_DOTS)
        chosen = room.ballot.ranking[: agenda.fit(minutes_for_topics(room.stage))]
        self._workshop.step(opened, expected, lambda stage, grounds: workshop.choose(stage, chosen, grounds))

    def ballot_paper(self, link: AnyLink) -> tuple[tuple[CriterionId, ...], tuple[CriterionId, ...]]:
        """Among which topics a sheet chooses, and what it has chosen so far. NotPossible where no vote is
        open.
        """
        _, sheet = self._access.own(link)
        vote, given = self._store.ballot_paper(sheet)
        return vote.among, given

    def vote(self, link: AnyLink, dots: Collection[CriterionId]) -> None:
        """The dots of the link's sheet, in place of those before; finished sheets and empty ones
        vote, too.
        """
        opened, sheet = self._access.own(link)
        among, _ = self.ballot_paper(opened)
        if any(dot not in among for dot in dots):
            raise Invalid(UNKNOWN)
        if len(set(dots)) > DOTS:
            raise Invalid(TOO_MANY, most=DOTS)
        self._store.vote(sheet, dots)
