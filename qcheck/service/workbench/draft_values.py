"""Values in which the service tells of drafts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from qcheck.authoring import Draft, Finding
from qcheck.catalogue import Catalogue
from qcheck.editions import Difference, Proposal
from qcheck.language import N_
from qcheck.refusals import Stale

SAME_PLACE = N_("Somebody else has changed the same place meanwhile.")


class BothChanged(Stale):
    """Two people changed the same place: `now` is what stands there, `wanted` what was to stand there; `line`
    is that of one's own text, 0 in forms.
    """

    def __init__(self, now: str, wanted: str, line: int) -> None:
        super().__init__(SAME_PLACE)
        self.now, self.wanted, self.line = now, wanted, line


@dataclass(frozen=True, slots=True)
class Step:
    """A version of a draft: what was done (`did`: the name of the operation, or a word for what is none), and
    to what.
    """

    number: int
    at: datetime
    holds: bool
    did: str
    kind: str
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """A draft as its link opens it. `number` is the version that holds."""

    link: str
    draft: Draft
    number: int
    changed: datetime
    can_undo: bool
    can_redo: bool
    last: Step | None


@dataclass(frozen=True, slots=True)
class KnownDraft:
    """A draft in a list."""

    link: str
    title: str
    version: str
    changed: datetime


@dataclass(frozen=True, slots=True)
class Publication:
    """What publishing a draft means now.

    `hindrances` keep it from being published. `before` is the newest published edition of the same id, None
    for a first one; then nothing is to be declared. `proposals` are changes that are not declared yet.
    `is_out`: this very edition is on the shelf.
    """

    version: str
    proposed: str
    hindrances: tuple[Finding, ...]
    warnings: int
    before: Catalogue | None
    differences: tuple[Difference, ...]
    proposals: tuple[Proposal, ...]
    is_out: bool
