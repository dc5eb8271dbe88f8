"""A draft: the text of a catalogue that is being written, its items, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from qcheck.authoring.content import value_at
from qcheck.authoring.items import Item, Standing, item_at, languages_of, standing, words_of
from qcheck.authoring.operations import Field
from qcheck.authoring.places import path_of
from qcheck.authoring.splicing import Source
from qcheck.authoring.written import NAME, Plain, Unwritable
from qcheck.catalogue import Catalogue
from qcheck.loading import Problem, Reading, read


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem, and the item in which it stands."""

    item: Item
    problem: Problem


@dataclass(frozen=True)
class Draft:
    """A text; what can be read of it is worked out when it is asked for."""

    text: str

    @cached_property
    def reading(self) -> Reading:
        """What the loader says."""
        return read(self.text.encode("utf-8", "surrogatepass"), NAME)

    @property
    def catalogue(self) -> Catalogue | None:
        """The catalogue; None as long as there are mistakes."""
        return self.reading.catalogue

    @cached_property
    def source(self) -> Source | None:
        """The text taken apart; None where forms cannot change it, because it is no readable YAML."""
        try:
            return Source.of(self.text)
        except Unwritable:
            return None

    @cached_property
    def content(self) -> Plain:
        """Its content without places; None where it cannot be read."""
        return self.source.plain if self.source else None

    @cached_property
    def items(self) -> tuple[Standing, ...]:
        """Every item, in the order of the file; of those with the same id the first."""
        first: dict[Item, Standing] = {}
        for placed in standing(self.content):
            first.setdefault(placed.item, placed)
        return tuple(first.values())

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages it is written in."""
        return languages_of(self.content)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Problems by item, as the loader has them in order."""
        return tuple(
            Finding(item_at(self.content, problem.path), problem) for problem in self.reading.problems
        )

    def has(self, item: Item) -> bool:
        """Whether the item is there."""
        return any(placed.item == item.owner for placed in self.items)

    def value(self, item: Item, where: Field = ()) -> Plain:
        """What stands in a field of an item. Raises `Gone`."""
        return value_at(self.content, (*path_of(self.content, item), *where))

    def words(self, item: Item, where: Field) -> dict[str, str]:
        """A text by language. Raises `Gone`."""
        return words_of(self.value(item, where), self.languages)

    def said(self, item: Item, where: Field = ("title",)) -> str:
        """A text in the first language that has it; empty where there is none."""
        words = self.words(item, where)
        known = [words[tag] for tag in self.languages if words.get(tag)]
        return (known or [*words.values(), ""])[0]

    def below(self, item: Item) -> tuple[Standing, ...]:
        """The items directly below one."""
        return tuple(placed for placed in self.items if placed.below == item)

    def title(self, item: Item) -> str:
        """What an item is called on screen: its title, a question's text, a scale's question."""
        keys = {"question": "text", "scale": "prompt"}
        return self.said(item, (keys.get(item.kind.value, "title"),)) if self.has(item) else ""
