"""What the store gives and takes beside the records: links, and what is kept along with a check
and a sheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from qcheck.catalogue import CriterionId, PerspectiveId, QuestionId
from qcheck.piloting import PilotId
from qcheck.records import (
    EVERYTHING,
    AgreedLight,
    Answer,
    Check,
    CheckId,
    ImportId,
    LinkId,
    Measure,
    Sheet,
    SheetId,
    Shows,
    Vote,
)
from qcheck.workshop import Stage


class LinkKind(StrEnum):
    """What a link lets its holder do."""

    ORGANISE = "organise"  # everything about the check; may have a sheet of its own
    ANSWER = "answer"  # an invitation: begin a sheet, from one perspective or from one to be chosen
    SHEET = "sheet"  # one sheet, which its holder can read and change
    VIEW = "view"  # the results, as far as they may be shown
    MEASURES = "measures"  # the measures of the process, without any answers
    WALL = "wall"  # what a workshop shows to the room, when its facilitator says so


LEADING_TO_ANSWERS = (LinkKind.ANSWER, LinkKind.SHEET, LinkKind.WALL)
"""Links that have nothing to open once the answers are gone."""


@dataclass(frozen=True, slots=True)
class Link:
    """A way into a check, without its secret: that is made from the id, the generation and a key the store
    never sees.

    `name` says for whom the organiser made it. `code` is the hash of its short code, `personal` that of a
    sheet's personal code, None where it has none. `shows` is which part of the results a link to them shows.
    """

    id: LinkId
    check: CheckId
    kind: LinkKind
    generation: int = 1
    sheet: SheetId | None = None
    perspective: PerspectiveId | None = None
    withdrawn: bool = False
    name: str = ""
    code: str | None = None
    shows: Shows = EVERYTHING
    personal: str | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A check as one link leads to it.

    `perspective` is that of the link's sheet, else of the link. `revision` grows with every change of the
    check or of that sheet, not of other sheets. `finished`, `out` and `label` are the sheet's. `topics` is
    the order chosen for the talk. `has_workshop`: whether there is a workshop on the check.
    """

    link: Link
    check: Check
    revision: int
    perspective: PerspectiveId | None
    finished: bool = False
    out: bool = False
    label: str = ""
    topics: tuple[CriterionId, ...] = ()
    has_workshop: bool = True


class Turn(StrEnum):
    """Whether it is on this process to tidy up."""

    MINE = "mine"
    TAKEN = "taken"  # another process is doing it just now
    DONE = "done"  # another process has done it a short while ago


@dataclass(frozen=True, slots=True)
class Installation:
    """What an installation knows of itself, see the table of this name."""

    fingerprint: str | None = None
    seen: datetime | None = None
    leapt: datetime | None = None
    tidied: datetime | None = None
    failed: tuple[CheckId, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer and when it was last changed, by the clock and by the revision of check and
    sheet together.
    """

    answer: Answer
    saved: datetime
    revision: int


@dataclass(frozen=True, slots=True)
class Late:
    """An answer that had to wait: when it was given, and when that was saved which its device took for the
    last word (None: nothing).
    """

    given: datetime
    known: datetime | None = None

    def than(self, saved: datetime) -> bool:
        """Whether something was saved after it was given, of which its device knew nothing."""
        return saved > self.given and saved != self.known


@dataclass(frozen=True, slots=True)
class KeptText:
    """The answer to a closing question and when it was last changed, as with an answer."""

    text: str
    saved: datetime
    revision: int


@dataclass(frozen=True, slots=True)
class TimedSheet:
    """A sheet with its times and its closing answers."""

    sheet: Sheet
    answers: Mapping[QuestionId, KeptAnswer]
    closings: Mapping[str, KeptText]


@dataclass(frozen=True, slots=True)
class AsideAnswer:
    """An answer that was set aside when its check went on to another edition: the question, and the catalogue
    and version by which it was asked; both empty where that text is gone.
    """

    question: QuestionId
    catalogue: str
    version: str
    answer: Answer
    saved: datetime


@dataclass(frozen=True, slots=True)
class BesideAnswers:
    """What is kept of a sheet beside its answers: what the organiser calls it, the name of the invitation by
    which it was begun (None: not kept), the file with which it came, whether it counts, the topics for which
    it votes at this moment, and what was set aside.
    """

    label: str
    invitation: str | None
    file: str
    counts: bool
    voted: tuple[str, ...]
    aside: tuple[AsideAnswer, ...]


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet in the organiser's list. `link` is that of its holder; None for the organiser's own, which goes
    by the organiser's link.
    """

    sheet: Sheet
    label: str
    finished: bool
    out: bool
    link: Link | None
    last_saved: datetime | None


@dataclass(frozen=True, slots=True)
class KeptWorkshop:
    """A workshop as it stands. `notes` are by topic, the one of the workshop as a whole under the empty name;
    `measures` as written.

    `vote` is the last one on topics, None before the first; `wifi` the name and the password of the room's
    network, as typed.
    """

    stage: Stage
    can_undo: bool
    next: str
    revision: int
    started: datetime
    agreed: Mapping[CriterionId, AgreedLight]
    notes: Mapping[CriterionId, str]
    measures: tuple[Measure, ...]
    vote: Vote | None = None
    wifi: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class NewSheet:
    """A sheet from a file, as it shall be kept. `link` opens it in open rounds; None where nobody may open
    it. `origin` is the hash by which it is known when it comes again.
    """

    sheet: Sheet
    closings: Mapping[str, str]
    label: str
    origin: str
    link: Link | None


@dataclass(frozen=True, slots=True)
class NewImport:
    """A file that shall be taken in: its name, the hash of what stands in it, with which others, when, and
    its sheets.
    """

    id: ImportId
    file: str
    digest: str
    batch: str
    sheets: tuple[NewSheet, ...]


@dataclass(frozen=True, slots=True)
class KeptImport:
    """A file that was taken in: how many sheets came in with it, how many of them are still there, and how
    often anything on these was changed since.
    """

    id: ImportId
    file: str
    taken: datetime
    batch: str
    number: int
    there: int
    changes: int


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A catalogue that is being written, without the secret of its link.

    `number` is the version that holds now, `text` its text; `revision` grows with every change and with every
    step back; `seen` is when somebody opened it last.
    """

    link: LinkId
    generation: int
    revision: int
    number: int
    text: str
    changed: datetime
    seen: datetime


@dataclass(frozen=True, slots=True)
class DraftVersion:
    """One version of a draft: its number, that of the version before it (0: none), when it was written, and
    what was done, in a word for pages.
    """

    number: int
    before: int
    at: datetime
    what: str


@dataclass(frozen=True, slots=True)
class ShownResult:
    """A result that a pilot has handed over to the coordinator of a trial: by which link, of which check."""

    pilot: PilotId
    check: CheckId
    link: LinkId
    generation: int
    at: datetime
