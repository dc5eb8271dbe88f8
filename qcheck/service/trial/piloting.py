"""Pilots: a process takes part in a trial by its own decision, is seen as far as the gate says, and leaves
whenever it likes.

Whoever holds an organiser's link may let its process take part, and take it out. What was brought from other
installations is in `bringing`, what the coordinator sees in `observing`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from qcheck import disclosure
from qcheck.language import N_
from qcheck.piloting import Pilot, PilotId, Trial, TrialId, TrialLink, TrialLinkKind
from qcheck.records import LinkId, ProcessId, Shows
from qcheck.refusals import Invalid, NotPossible, UnknownLink, WrongLink
from qcheck.service.checks.inviting import Inviting
from qcheck.service.doors import links
from qcheck.service.doors.access import AccessControl
from qcheck.service.ground import assembly, text_rules
from qcheck.service.ground.check_values import AnyLink, SharedLink
from qcheck.service.ground.clock import Clock
from qcheck.service.trial.trials import OfTrial, OpenedTrial, Trials
from qcheck.store import Opened, Store

NO_NAME = N_("Please say who takes part, such as the municipality or the process.")
NOT_FOR_PILOTS = N_(
    "This link belongs to the trial, but nobody takes part with it. Please take the link with which you were "
    "invited to take part."
)
NO_TRIALS_LINK = N_("This is no link to take part in a trial. Please copy it once more, as a whole.")
NO_ORGANISERS_LINK = N_(
    "To take part, please give the link with which you organise the check. Links to answer or to see the "
    "results are not enough."
)
NOT_OVER = N_("The result of a confidential check can be shown when it has ended: before, nobody sees it.")
NOT_TAKING_PART = N_("This process does not take part in the trial any more.")
MOST_PILOTS = 500
TOO_MANY = N_("So many take part in this trial that no more can be added.")

OfPilot: TypeAlias = "str | OpenedPilot"
"""A pilot's link as it was copied, or what it opened already."""


@dataclass(frozen=True, slots=True)
class OpenedPilot:
    """A pilot as its own link opens it."""

    trial: Trial
    pilot: Pilot
    written: str


@dataclass(frozen=True, slots=True)
class TakingPart:
    """A pilot, with the checks of its process that ask one of the trial's catalogues, the newest first. For
    the service's own use: what of it may be seen says the gate.
    """

    pilot: Pilot
    checks: tuple[Opened, ...]


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A result that a pilot shows to the coordinator: of which check, by which link."""

    check: Opened
    link: str
    id: LinkId


@dataclass(frozen=True, slots=True)
class Joined:
    """A trial in which a process takes part: as which pilot, by its link, and which results it shows."""

    trial: Trial
    pilot: Pilot
    written: str
    shown: tuple[HandedOver, ...]


class Piloting:
    """For pilots, and for whoever organises the checks of one."""

    def __init__(
        self, access: AccessControl, store: Store, clock: Clock, trials: Trials, inviting: Inviting
    ) -> None:
        self._access, self._store, self._clock = access, store, clock
        self._trials, self._inviting = trials, inviting

    def become(self, link: OfTrial, name: str) -> str:
        """A new pilot, by the link to take part; gives its own link."""
        return self._new(self._trials.open(link, TrialLinkKind.JOIN).trial, name)

    def add(self, link: OfTrial, name: str) -> str:
        """A new pilot, by the coordinator; gives its own link, to be sent."""
        return self._new(self._trials.coordinate(link).trial, name)

    def open_pilot(self, link: OfPilot | OpenedTrial) -> OpenedPilot:
        """The pilot behind its own link."""
        if isinstance(link, OpenedPilot):
            return link
        opened = self._trials.open(link, TrialLinkKind.PILOT)
        return OpenedPilot(opened.trial, self._store.pilot(PilotId(opened.link.of)), opened.written)

    def way_in(self, typed: str) -> OpenedTrial:
        """The trial in which one can take part by this link, as it was typed or pasted; Invalid where nobody
        can.
        """
        try:
            opened = self._trials.open(typed)
        except (UnknownLink, WrongLink):
            raise Invalid(NO_TRIALS_LINK, field="trial") from None
        if opened.kind not in (TrialLinkKind.JOIN, TrialLinkKind.PILOT):
            raise Invalid(NOT_FOR_PILOTS, field="trial")
        return opened

    def join(self, typed: str, organise: AnyLink, *, instead: bool = False) -> OpenedPilot:
        """Lets the process of this organiser's link take part: as the pilot of a link of its own, or by the
        link to take part as a new one that is called as the process is. `instead` of the process with which
        the pilot takes part so far.
        """
        way, process = self.way_in(typed), self._organised(organise).check.process
        if way.kind is TrialLinkKind.JOIN:
            known = [
                taking_part
                for taking_part in self.of_process(process.id)
                if taking_part.trial.id == way.trial.id
            ]
            if known:
                return OpenedPilot(known[0].trial, known[0].pilot, known[0].written)
            named = ", ".join(filter(None, (process.title, process.place)))[: text_rules.TITLE]
            way = self._trials.open(self._new(way.trial, named))
        opened = self.open_pilot(way)
        joined = self._store.join(opened.pilot, process.id, self._clock.now(), instead=instead)
        return replace(opened, pilot=joined)

    def leave(self, link: OfPilot) -> None:
        """The process takes part no longer; nothing of it is seen any more, nor counted."""
        self._store.leave(self.open_pilot(link).pilot.id, self._clock.now())

    def leave_as(self, link: AnyLink, pilot: PilotId) -> None:
        """The same, by the organiser's link of one of its checks."""
        self._store.leave(self._of_organiser(link, pilot).pilot.id, self._clock.now())

    def taking_part(self, link: AnyLink) -> tuple[Joined, ...]:
        """In which trials the process of this check takes part."""
        return self.of_process(self._access.organise(link).check.process.id)

    def of_process(self, process: ProcessId) -> tuple[Joined, ...]:
        """In which trials this process takes part; those whose day has come are left out."""
        joined = []
        for pilot in self._store.of_which_pilots(process):
            (way,) = self._links({pilot.id}, pilot.trial).values()
            try:
                opened = self._trials.open(way)
            except UnknownLink:
                continue
            joined.append(Joined(opened.trial, pilot, way, self.handed_over((pilot,))))
        return tuple(joined)

    def show_result(self, link: AnyLink, pilot: PilotId, shows: Shows) -> SharedLink:
        """Hands the result of this check over to the coordinator, as far as is chosen. NotPossible for a
        confidential one that has not ended.
        """
        joined, check = self._of_organiser(link, pilot), self._access.organise(link).check
        if not disclosure.released(check.mode, assembly.state(check, self._clock.now())):
            raise NotPossible(NOT_OVER)
        taken = {shared.name for shared in self._inviting.links(link)}
        made = self._inviting.hand_on(link, _free_name(joined.trial.title, taken), shows)
        (opened,) = self._store.opened([made.id])
        self._store.show_result(pilot, made.id, opened.link.generation, self._clock.now())
        return made

    def hide(self, link: OfPilot, shown: LinkId) -> None:
        """Takes a result back: its link opens nothing from now on."""
        self._store.hide_result(self.open_pilot(link).pilot.id, shown)

    def hide_as(self, link: AnyLink, pilot: PilotId, shown: LinkId) -> None:
        """The same, by the organiser's link of one of its checks."""
        self._store.hide_result(self._of_organiser(link, pilot).pilot.id, shown)

    def pilots(self, opened: OpenedTrial) -> tuple[TakingPart, ...]:
        """All pilots of a trial by name, with their checks as they are: for the service's own use."""
        those = self._store.pilots(opened.trial.id)
        checks = self._checks(opened.trial, those)
        return tuple(TakingPart(pilot, tuple(checks.get(pilot.id, ()))) for pilot in those)

    def ever_shown(self, opened: OpenedTrial) -> frozenset[ProcessId]:
        """The processes of which a result was shown to the coordinator at any time: who has seen it could
        take it out of what several have said together.
        """
        return self._store.ever_shown(opened.trial.id)

    def checks_of(self, link: OfPilot) -> tuple[Opened, ...]:
        """The checks with which a pilot takes part, the newest first: for the service's own use."""
        opened = self.open_pilot(link)
        return tuple(self._checks(opened.trial, (opened.pilot,)).get(opened.pilot.id, ()))

    def handed_over(self, those: Sequence[Pilot]) -> tuple[HandedOver, ...]:
        """The results that these pilots show, the latest first."""
        shown = self._store.shown_by([pilot.id for pilot in those if pilot.takes_part])
        ways = {opened.link.id: opened for opened in self._store.opened(result.link for result in shown)}
        processes = {pilot.id: pilot.process for pilot in those}
        return tuple(
            HandedOver(way, self._access.written(way.link), result.link)
            for result in shown
            if (way := ways.get(result.link)) and way.check.process.id == processes[result.pilot]
        )

    def join_link(self, opened: OpenedTrial) -> str:
        """The link with which everybody who holds it can take part."""
        (link,) = self._store.trial_links(opened.trial.id, TrialLinkKind.JOIN)
        return self._access.trials_link(link)

    def links(self, opened: OpenedTrial) -> Mapping[PilotId, str]:
        """The links of all pilots, for whoever coordinates the trial to send them."""
        return self._links(None, opened.trial.id)

    def _links(self, those: set[PilotId] | None, trial: TrialId) -> dict[PilotId, str]:
        of_trial = self._store.trial_links(trial, TrialLinkKind.PILOT)
        ways = {PilotId(link.of): self._access.trials_link(link) for link in of_trial}
        return {pilot: way for pilot, way in ways.items() if those is None or pilot in those}

    def _checks(self, trial: Trial, those: Sequence[Pilot]) -> dict[PilotId, list[Opened]]:
        pilots = {pilot.process: pilot.id for pilot in those if pilot.takes_part and pilot.process}
        by_pilot: dict[PilotId, list[Opened]] = {}
        for opened in self._store.of_processes(pilots) if pilots else ():
            if opened.check.catalogue_id in trial.catalogues:
                by_pilot.setdefault(pilots[opened.check.process.id], []).append(opened)
        return by_pilot

    def _of_organiser(self, organise: AnyLink, pilot: PilotId) -> Joined:
        for joined in self.taking_part(organise):
            if joined.pilot.id == pilot:
                return joined
        raise NotPossible(NOT_TAKING_PART)

    def _organised(self, organise: AnyLink) -> Opened:
        try:
            return self._access.organise(organise)
        except (UnknownLink, WrongLink):
            raise Invalid(NO_ORGANISERS_LINK, field="organise") from None

    def _new(self, trial: Trial, name: str) -> str:
        if not (named := text_rules.line(name, "name")):
            raise Invalid(NO_NAME, field="name")
        if len(self._store.pilots(trial.id)) >= MOST_PILOTS:
            raise NotPossible(TOO_MANY)
        pilot = Pilot(PilotId(links.new_id()), trial.id, named)
        link = TrialLink(LinkId(links.new_id()), trial.id, TrialLinkKind.PILOT, of=pilot.id)
        self._store.add_pilot(pilot, link)
        return self._access.trials_link(link)


def _free_name(title: str, taken: set[str]) -> str:
    """What a link to a result is called among the others of its check."""
    short = title[: text_rules.NAME - 5].strip()
    return next(
        name
        for number in range(1, len(taken) + 2)
        if (name := short if number == 1 else f"{short} ({number})") not in taken
    )
