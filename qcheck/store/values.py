"""What the store gives and takes beside the records: links, and what is kept along with a check and a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.records import Answer, Check, CheckId, LinkId, Sheet, SheetId


class LinkKind(StrEnum):
    """What a link lets its holder do."""

    ORGANISE = "organise"  # the owner's: change and delete the check, and fill in the owner's own sheet


@dataclass(frozen=True, slots=True)
class Link:
    """A way into a check, without its secret: that is made from the id, the generation and a key the store never sees."""

    id: LinkId
    check: CheckId
    kind: LinkKind
    generation: int = 1
    sheet: SheetId | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A check as one link leads to it. `perspective` and `finished` are those of the link's sheet."""

    link: Link
    check: Check
    revision: int
    perspective: PerspectiveId | None
    finished: bool


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer and when it was last changed, by the clock and by the check's revision."""

    answer: Answer
    saved: datetime
    revision: int


@dataclass(frozen=True, slots=True)
class KeptText:
    """The answer to a closing question and when it was last changed, by the clock and by the check's revision."""

    text: str
    saved: datetime
    revision: int


@dataclass(frozen=True, slots=True)
class KeptSheet:
    """A sheet with its times and its closing answers."""

    sheet: Sheet
    answers: Mapping[QuestionId, KeptAnswer]
    closings: Mapping[str, KeptText]
