"""A report as a neutral document: what stands in it, in which order, in words and values of the domain.

A composer makes one for each kind of report; each writer only lays it out. No markup of any format stands
here: texts are as people typed them, and each writer escapes for itself. Pictures are described, not drawn,
and carry the words for those who do not see them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from qcheck.charts import Matrix, Picture
from qcheck.charts.dumbbell import Dumbbell
from qcheck.scoring.values import Light


class Role(StrEnum):
    """What a paragraph is for; a writer gives each its look."""

    BODY = "body"
    LEAD = "lead"  # says at the beginning what the whole is about
    QUOTE = "quote"  # in the words of somebody who answered
    NOTE = "note"  # stands apart, such as the draft of a resolution
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 to 4; the title of the document is none of them. Levels are never skipped."""

    text: str
    level: int = 1
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `label` stands before it in strong letters ("Grund")."""

    text: str
    role: Role = Role.BODY
    label: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without levels; `numbered` where the order counts."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Terms with what is so ("Zeitraum": "3. bis 20. März"); none is empty."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LightCell:
    """A light with its word, to be drawn with its shape; `words` also say the score, where there is one
    ("auf dem Weg, 61").
    """

    light: Light
    words: str


@dataclass(frozen=True, slots=True)
class NumberCell:
    """A number as it is shown in the language ("−12", "61", "–"), ranged right."""

    words: str


Cell: TypeAlias = str | LightCell | NumberCell


@dataclass(frozen=True, slots=True)
class Table:
    """`caption` says what it shows; every row has a cell for each title, and the first cell names the row.
    `widths` are shares of the whole, one for each column.
    """

    caption: str
    titles: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture described as the charts describe it; `alternative` says in words what it shows."""

    subject: Picture | Matrix | Dumbbell
    alternative: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """How often one answer was given. `step` counts the points of the scale from 1; None: `dk` or `na`."""

    words: str
    number: int
    step: int | None


@dataclass(frozen=True, slots=True)
class Answered:
    """How one group answered a question: in the order of the scale, what is no point on it last, also what
    nobody gave. `whose` names the group, empty where it is everybody; `note` stands in place of shares that
    are not shown.
    """

    whose: str
    shares: tuple[Share, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Distribution:
    """The answers to one question, group by group, to be kept together; `steps` is the number of points on
    the scale.
    """

    question: str
    groups: tuple[Answered, ...]
    steps: int


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block: TypeAlias = Heading | Paragraph | Bullets | Facts | Table | Figure | Distribution | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report. `language` is its tag ("de", "en", "de-simple"); `kicker` stands small above the title
    ("Anlage zur Vorlage"), `footer` on every page; `large` where it is set for reading at arm's length.
    """

    title: str
    subtitle: str
    language: str
    made: date
    blocks: tuple[Block, ...]
    kicker: str = ""
    footer: str = ""
    large: bool = False

    @property
    def headings(self) -> Iterator[Heading]:
        """All headings, in their order."""
        return (block for block in self.blocks if isinstance(block, Heading))

    def with_blocks(self, *blocks: Block) -> Document:
        """The same document with these blocks at its end."""
        return replace(self, blocks=(*self.blocks, *blocks))


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: each has a title; `notes` are what the speaker reads, `beside` stands in a narrow column on
    the right. One that stays `alone` never goes on on a second one: what has no room on it, from the end of
    either column, stands in its notes.
    """

    title: str
    blocks: tuple[Block, ...]
    notes: str = ""
    beside: tuple[Block, ...] = ()
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Deck:
    """Slides in their order, the first with the title of all."""

    title: str
    subtitle: str
    language: str
    made: date
    slides: tuple[Slide, ...]
    footer: str = ""
