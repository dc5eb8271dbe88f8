"""A vote of the room on its topics, each phone with three dots; and the Wi-Fi of the room. Votes are no
answers: they change no light.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from qcheck import agenda, workshop
from qcheck.asking import criteria
from qcheck.catalogue import CriterionId
from qcheck.language import N_
from qcheck.service import showing, writing
from qcheck.service.facilitating import Facilitating
from qcheck.store import NotPossible
from qcheck.workshop import Station

DOTS = 3
"""How many each phone has, at most one for a topic."""
MOST_COUNTED = 1_000
MOST_OF_A_NETWORK = (32, 63)
"""Signs of a network's name and of its password, as the networks themselves allow them."""
NOT_HERE = N_("Phones vote at the step at which topics are chosen.")
TOO_EARLY = N_("Please reveal the whole profile first.")
TOO_MANY = N_("Please choose at most {most} topics.")
UNKNOWN = N_("This topic cannot be chosen.")
NO_DOTS = N_("Nobody has given a dot.")
NO_COUNT = N_("Please give a whole number of dots between 0 and {most}.")
LONG_WIFI = N_("The name of a Wi-Fi has at most {name} signs, its password at most {password}.")


class Voting(Facilitating):
    """For whoever leads the workshop, and for whoever holds a sheet."""

    def begin_vote(self, link: str, expected: int) -> None:
        """From now on every phone with a sheet has three dots for the criteria of the check; the wall says
        so.
        """
        opened = self._organise(link)
        stage = self._kept(opened.check.id).stage
        if stage.station is not Station.CHOOSING:
            raise NotPossible(NOT_HERE)
        if not stage.whole:
            raise NotPossible(TOO_EARLY)
        catalogue = showing.catalogue_in(opened.check.catalogue_text)
        self._store.begin_vote(
            opened.check.id,
            expected,
            [CriterionId(each.id) for each in criteria(catalogue, opened.check.scope)],
        )

    def end_vote(self, link: str, expected: int) -> None:
        """The wall shows the dots; whose they were is forgotten."""
        self._store.end_vote(self._organise(link).check.id, expected)

    def count_dots(self, link: str, expected: int, counted: Mapping[CriterionId, int]) -> None:
        """Dots that were counted in the room, of people without a phone."""
        check = self._organise(link).check
        vote = self._kept(check.id).vote
        if any(each not in (vote.among if vote else ()) for each in counted):
            raise NotPossible(UNKNOWN)
        if any(not 0 <= number <= MOST_COUNTED for number in counted.values()):
            raise NotPossible(NO_COUNT, most=MOST_COUNTED)
        self._store.count_dots(check.id, expected, counted)

    def take_vote(self, link: str, expected: int) -> None:
        """Those with most dots become the topics, as many as there is time for."""
        room = self.led(link)
        if not room.ballot or not room.ballot.ranking:
            raise NotPossible(NO_DOTS)
        minutes = next(
            (stop.minutes for stop in room.stage.plan if stop.station is Station.TOPICS), agenda.LEAST_MINUTES
        )
        most = max(1, minutes // agenda.LEAST_MINUTES)
        chosen = room.ballot.ranking[:most]
        self._step(link, expected, lambda stage, grounds: workshop.choose(stage, chosen, grounds))

    def ballot_paper(self, link: str) -> tuple[tuple[CriterionId, ...], tuple[CriterionId, ...]]:
        """Among which topics a sheet chooses, and what it has chosen so far. NotPossible where no vote is
        open.
        """
        _, sheet = self._own(link)
        vote, given = self._store.ballot_paper(sheet)
        return vote.among, given

    def vote(self, link: str, dots: Collection[CriterionId]) -> None:
        """The dots of the link's sheet, in place of those before; finished sheets and empty
        ones vote, too.
        """
        among, _ = self.ballot_paper(link)
        if any(each not in among for each in dots):
            raise NotPossible(UNKNOWN)
        if len(set(dots)) > DOTS:
            raise NotPossible(TOO_MANY, most=DOTS)
        self._store.vote(self._own(link)[1], dots)

    def wifi(self, link: str, name: str, password: str) -> None:
        """The room's network; nothing is shown where the name is empty."""
        check = self._organise(link).check
        typed = " ".join(writing.cleaned(name).split()), writing.cleaned(password)
        if any(len(text) > most for text, most in zip(typed, MOST_OF_A_NETWORK, strict=True)):
            raise NotPossible(LONG_WIFI, name=MOST_OF_A_NETWORK[0], password=MOST_OF_A_NETWORK[1])
        self._store.wifi(check.id, *typed)
