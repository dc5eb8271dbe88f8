"""What pilots on other installations bring as files: their checks as a bundle, and what was said about the
questions. The pilot brings it, or the coordinator to whom it was sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from qcheck.accounts import Account
from qcheck.catalogue import CatalogueId
from qcheck.language import N_
from qcheck.piloting import PilotId, SaidFile, Trial
from qcheck.refusals import Invalid
from qcheck.service.bundles.bundle_exchange import BundleExchange, Here, Look
from qcheck.service.doors import links
from qcheck.service.ground import text_rules
from qcheck.service.ground.clock import Clock
from qcheck.service.sheets import feedback_file
from qcheck.service.trial.piloting import OfPilot, OpenedPilot, Piloting
from qcheck.service.trial.trials import OfTrial, OpenedTrial, Trials
from qcheck.stats import Said
from qcheck.store import SAID_ALREADY, Store

NOT_TRIED = N_(
    "This file is about the questions of “{catalogue}”. They are not tried here; nothing was taken in."
)
NOTHING_TRIED = N_(
    "None of the checks in this file asks the questions of this trial; nothing was taken in. Please have a "
    "look whether it is the right file."
)
MADE_HERE = N_(
    "The checks of this file were made in this installation. Please join with the link with which you "
    "organise them; then they count once."
)
OF_OTHERS = N_(
    "Checks of this file have come into this installation already, by another way. Please join with the link "
    "with which they are organised here; then they count once."
)
TAKES_PART_OTHERWISE = N_(
    "You take part with another process already. Please bring all checks of a process as one file, or leave "
    "first and then bring this one."
)
NO_FILE = N_(
    "Please choose a file: its name ends with .qcheck.json, or with .qcheck-feedback.json for what was said "
    "about the questions."
)
_SAYS_FEEDBACK = b'"feedback"'
_BEGINNING = 200


@dataclass(frozen=True, slots=True)
class Brought:
    """What came in: the organisers' `links` of its checks, the newest first; or how much was `said`."""

    links: tuple[str, ...] = ()
    said: int = 0


class Bringing:
    """For pilots, and for whoever coordinates a trial."""

    def __init__(
        self, store: Store, clock: Clock, trials: Trials, piloting: Piloting, bundles: BundleExchange
    ) -> None:
        self._store, self._clock = store, clock
        self._trials, self._piloting, self._bundles = trials, piloting, bundles

    def bring(self, link: OfPilot, name: str, source: bytes, whose: Account | None = None) -> Brought:
        """Takes a file in for a pilot, its checks on the shelf of the account `whose`. Invalid, NotABundle or
        NeedsConfirmation say why nothing came in.
        """
        opened = self._piloting.open_pilot(link)
        if not source.strip():
            raise Invalid(NO_FILE, field="file")
        if is_feedback(name, source):
            return self._said(opened.trial, opened.pilot.id, name, source)
        self._fits(opened, self._bundles.look(source))
        made = self._bundles.take_in(source, again=True, whose=whose)
        self._piloting.join(opened.written, made[0], instead=True)
        return Brought(links=made)

    def receive(self, link: OfTrial, name: str, source: bytes, pilot: str = "") -> Brought:
        """Takes in a file that was sent to the coordinator: what was said, or a bundle of one of the pilots.
        Links to organise its checks are given to nobody.
        """
        opened = self._trials.coordinate(link)
        if not source.strip():
            raise Invalid(NO_FILE, field="file")
        if not pilot:
            return self._said(opened.trial, None, name, source)
        ways = self._piloting.links(opened)
        if pilot not in ways:
            raise Invalid(NO_FILE, field="file")
        brought = self.bring(ways[PilotId(pilot)], name, source)
        return Brought(said=brought.said)

    def files(self, opened: OpenedTrial | OpenedPilot) -> tuple[SaidFile, ...]:
        """The files of what was said that have come in: of the whole trial, or of one pilot."""
        whose = opened.pilot.id if isinstance(opened, OpenedPilot) else None
        return self._store.said_files(opened.trial.id, whose)

    def drop(self, link: OfPilot, file: str) -> None:
        """Takes out again a file that a pilot has brought."""
        opened = self._piloting.open_pilot(link)
        self._store.drop_said(opened.trial.id, file, opened.pilot.id)

    def drop_any(self, link: OfTrial, file: str) -> None:
        """Takes out again any file of a trial."""
        self._store.drop_said(self._trials.coordinate(link).trial.id, file)

    def said_elsewhere(self, opened: OpenedTrial) -> tuple[tuple[CatalogueId, Said], ...]:
        """All that was said in these files about questions that are tried, each thing once."""
        remarks = self._store.said_elsewhere(opened.trial.id)
        return tuple(remark for remark in remarks if remark[0] in opened.trial.catalogues)

    def _said(self, trial: Trial, pilot: PilotId | None, name: str, source: bytes) -> Brought:
        catalogue, said = feedback_file.read(source)
        if catalogue not in trial.catalogues:
            raise Invalid(NOT_TRIED, field="file", catalogue=catalogue)
        file = SaidFile(
            links.new_id(),
            trial.id,
            pilot,
            text_rules.cleaned(name)[: text_rules.TITLE],
            sha256(source).hexdigest(),
            self._clock.now(),
            len(said),
        )
        self._store.add_said(file, catalogue, said)
        return Brought(said=len(said))

    def _fits(self, opened: OpenedPilot, look: Look) -> None:
        """Refuses what belongs to another trial, was made here, came already, or is a second process."""
        tried = {check.questionnaire.catalogue.id for check in look.checks} & set(opened.trial.catalogues)
        if not tried:
            raise Invalid(NOTHING_TRIED, field="file")
        if look.here is Here.ORIGINAL:
            raise Invalid(MADE_HERE, field="file")
        if look.here is Here.SAME:
            raise Invalid(SAID_ALREADY, field="file")
        process = opened.pilot.process if opened.pilot.takes_part else None
        own = {sibling.check.id for sibling in self._store.of_process(process)} if process else set()
        if look.earlier - own:
            raise Invalid(OF_OTHERS, field="file")
        if process and not look.earlier:
            raise Invalid(TAKES_PART_OTHERWISE, field="file")


def is_feedback(name: str, source: bytes) -> bool:
    """Whether this is a file of what was said about questions, by its name or by how it begins."""
    return name.endswith(feedback_file.ENDING) or _SAYS_FEEDBACK in source[:_BEGINNING]
