"""A draft for reading much of it at once: what is in each item is looked up, not looked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from qcheck.authoring import Draft, Item, Kind, Plain, Standing
from qcheck.authoring.content import value_at
from qcheck.authoring.items import words_of
from qcheck.authoring.operations import Field


@dataclass(frozen=True)
class View:
    """A draft as it stands."""

    draft: Draft

    @property
    def languages(self) -> tuple[str, ...]:
        """Those in which it is written, the original first."""
        return self.draft.languages

    @property
    def original(self) -> str:
        """The language from which is translated."""
        return self.draft.languages[0]

    @cached_property
    def standing(self) -> dict[Item, Standing]:
        """Each item of the draft with its place in the text."""
        return {item.item: item for item in self.draft.items}

    @cached_property
    def _contents(self) -> dict[Item, Plain]:
        return {item.item: value_at(self.draft.content, item.path) for item in self.draft.items}

    def has(self, item: Item) -> bool:
        """Whether the item, or the answer, is there."""
        return self.value(item) is not None

    def value(self, item: Item, field: Field = ()) -> Plain:
        """What stands in a field of an item; None where nothing does."""
        content = self._contents.get(item.owner)
        return value_at(self._option(content, item.option) if item.option else content, field)

    def words(self, item: Item, field: Field) -> dict[str, str]:
        """The text in a field of an item, by language."""
        return words_of(self.value(item, field), self.languages)

    def title(self, item: Item) -> str:
        """What an item is called: its title, a question's text, what a scale asks, in the original."""
        key = {Kind.QUESTION: "text", Kind.SCALE: "prompt"}.get(item.kind, "title")
        words = self.words(item, (key,))
        return words.get(self.original) or next(iter(words.values()), "")

    def ids(self, kind: Kind) -> tuple[str, ...]:
        """The ids of all items of a kind."""
        return tuple(item.id for item in self.standing if item.kind is kind)

    def names(self, item: Item, key: str) -> tuple[str, ...]:
        """A list of ids, as far as it is one."""
        value = self.value(item, (key,))
        return tuple(name for name in value if isinstance(name, str)) if isinstance(value, list) else ()

    @staticmethod
    def _option(content: Plain, value: str) -> Plain:
        options = content.get("options") if isinstance(content, dict) else None
        matching = (
            (option for option in options if isinstance(option, dict) and option.get("value") == value)
            if isinstance(options, list)
            else iter(())
        )
        return next(matching, None)
