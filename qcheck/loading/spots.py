"""A place in the tree with its path in ids: what checks walk over, and where problems are reported."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from qcheck.catalogue.values import ID_PATTERN
from qcheck.loading.messages import Advice, FormMistake, Mistake
from qcheck.loading.problems import Problem, Sentence, sentence, shown
from qcheck.loading.tree import Node, Place, Table


@dataclass(frozen=True, slots=True)
class Spot:
    """A node, the path to it (`criteria[planung].questions[#2].text`), and where problems with it are
    reported.
    """

    file: str
    path: str
    node: Node
    place: Place
    key: str = ""
    key_place: Place | None = None

    @property
    def text(self) -> str | None:
        """The words that stand here, if any."""
        return self.node.content if isinstance(self.node.content, str) else None

    @property
    def written(self) -> str:
        """What stands here, as a message quotes it."""
        return (
            self.text
            if self.text is not None
            else ("…: …" if isinstance(self.node.content, Table) else "- …")
        )

    @property
    def items(self) -> list[Spot]:
        """The items of a list; nothing for anything else."""
        content = self.node.content
        return (
            [self._item(number, node) for number, node in enumerate(content)]
            if isinstance(content, tuple)
            else []
        )

    @property
    def entries(self) -> list[tuple[str, Spot]]:
        """Keys and values of a table, doubled keys included; nothing for anything else."""
        content = self.node.content
        entries = content.entries if isinstance(content, Table) else ()
        return [
            (entry.key, self._below(entry.key, entry.value, entry.place))
            for entry in entries
            if entry.key is not None
        ]

    def get(self, key: str) -> Spot | None:
        """The value of a key, the first where it is doubled."""
        entry = self.node.content.first.get(key) if isinstance(self.node.content, Table) else None
        return self._below(key, entry.value, entry.place) if entry else None

    def under(self, key: str) -> list[Spot]:
        """The items of the list under a key."""
        value = self.get(key)
        return value.items if value else []

    def step(self, step: str | int) -> Spot | None:
        """The spot one step below: at a key, or at a place in a list; None where there is none."""
        if isinstance(step, str):
            return self.get(step)
        content = self.node.content
        return self._item(step, content[step]) if isinstance(content, tuple) and step < len(content) else None

    def along(self, steps: Iterable[str | int]) -> Spot:
        """The spot to which the steps lead."""
        spot = self
        for step in steps:
            spot = spot.step(step) or spot
        return spot

    def everywhere(self) -> Iterator[Spot]:
        """This spot and all below it."""
        yield self
        for below in (*self.items, *(spot for _, spot in self.entries)):
            yield from below.everywhere()

    def at_key(self) -> Spot:
        """The same, reported where its key stands."""
        return replace(self, place=self.key_place or self.place)

    def missing(self, key: str) -> Spot:
        """The place of a key that this table lacks."""
        return replace(self, path=_joined(self.path, key))

    def mistake(
        self, message: Mistake | FormMistake, hint: Sentence | None = None, **values: object
    ) -> Problem:
        """A problem here that keeps the file from being used."""
        return Problem(self.file, *self.place, self.path, sentence(message, **values), hint)

    def advice(self, message: Advice, hint: Sentence | None = None, **values: object) -> Problem:
        """A warning about what stands at this spot."""
        return Problem(self.file, *self.place, self.path, sentence(message, **values), hint, warning=True)

    def _item(self, number: int, node: Node) -> Spot:
        entry = node.content.first.get("id") if isinstance(node.content, Table) else None
        named = entry.value.content if entry and isinstance(entry.value.content, str) else ""
        name = shown(named, 200) if re.fullmatch(ID_PATTERN, named) else f"#{number + 1}"
        return Spot(self.file, f"{self.path}[{name}]", node, node.place)

    def _below(self, key: str, node: Node, key_place: Place) -> Spot:
        place = key_place if node.content is None and not node.refused else node.place
        return Spot(self.file, _joined(self.path, shown(key)), node, place, key, key_place)


def _joined(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
