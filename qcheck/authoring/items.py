"""The items of a draft by their ids, however broken some of them are: where each stands, what is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from qcheck.authoring.content import value_at
from qcheck.authoring.written import Path, Plain
from qcheck.catalogue import (
    DEFAULT_LANGUAGE,
    Catalogue,
    Criterion,
    Option,
    Part,
    Perspective,
    Phase,
    Question,
)
from qcheck.catalogue.item import Item as Shape
from qcheck.catalogue.scales import Scale


class Kind(StrEnum):
    """What an item of a draft is."""

    CATALOGUE = "catalogue"
    PART = "part"
    CRITERION = "criterion"
    MODULE = "module"
    QUESTION = "question"
    PERSPECTIVE = "perspective"
    PHASE = "phase"
    SCALE = "scale"


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a draft by its id; one that has none goes by its place among its kind: `#3`.

    The usual scale has the empty id. `option` is the value of one answer of a scale, or of a question that
    has answers of its own.
    """

    kind: Kind
    id: str = ""
    option: str = ""

    @property
    def owner(self) -> Item:
        """The item itself, for an answer the one to which it belongs."""
        return Item(self.kind, self.id)


WHOLE = Item(Kind.CATALOGUE)
USUAL_SCALE = Item(Kind.SCALE)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an item stands, and below which other one; the whole catalogue is below None."""

    item: Item
    path: Path
    below: Item | None


SHAPES: dict[Kind, type[Shape]] = {
    Kind.CATALOGUE: Catalogue,
    Kind.PART: Part,
    Kind.CRITERION: Criterion,
    Kind.MODULE: Criterion,
    Kind.QUESTION: Question,
    Kind.PERSPECTIVE: Perspective,
    Kind.PHASE: Phase,
    Kind.SCALE: Scale,
}
KEYS = {
    Kind.PART: "parts",
    Kind.CRITERION: "criteria",
    Kind.MODULE: "modules",
    Kind.QUESTION: "questions",
    Kind.PERSPECTIVE: "perspectives",
    Kind.PHASE: "phases",
}
"""The key of the list in which items of a kind stand."""

BELOW = {
    Kind.PART: (Kind.CATALOGUE,),
    Kind.CRITERION: (Kind.CATALOGUE, Kind.PART),
    Kind.MODULE: (Kind.CATALOGUE,),
    Kind.QUESTION: (Kind.CRITERION, Kind.MODULE),
    Kind.PERSPECTIVE: (Kind.CATALOGUE,),
    Kind.PHASE: (Kind.CATALOGUE,),
    Kind.SCALE: (Kind.CATALOGUE,),
}
"""Below which others items of a kind can stand."""


def standing(content: Plain) -> Iterator[Standing]:
    """Every item in the order of the file; answers to choose from are no items of their own here."""
    yield Standing(WHOLE, (), None)
    for kind in (Kind.PERSPECTIVE, Kind.PHASE):
        yield from _listed(kind, content, (KEYS[kind],), WHOLE)
    yield from _scales(content)
    numbers = {Kind.CRITERION: 0, Kind.QUESTION: 0}
    for part in _listed(Kind.PART, content, ("parts",), WHOLE):
        yield part
        yield from _criteria(content, (*part.path, "criteria"), part.item, numbers)
    yield from _criteria(content, ("criteria",), WHOLE, numbers)
    for module in _listed(Kind.MODULE, content, ("modules",), WHOLE):
        yield module
        yield from _counted(Kind.QUESTION, content, (*module.path, "questions"), module.item, numbers)


def _criteria(content: Plain, path: Path, below: Item, numbers: dict[Kind, int]) -> Iterator[Standing]:
    for criterion in _counted(Kind.CRITERION, content, path, below, numbers):
        yield criterion
        yield from _counted(Kind.QUESTION, content, (*criterion.path, "questions"), criterion.item, numbers)


def _counted(
    kind: Kind, content: Plain, path: Path, below: Item, numbers: dict[Kind, int]
) -> Iterator[Standing]:
    """The items of one of several lists; those without an id are counted through all of them."""
    placed = list(_listed(kind, content, path, below, numbers[kind]))
    numbers[kind] += len(placed)
    yield from placed


def _listed(kind: Kind, content: Plain, path: Path, below: Item, before: int = 0) -> Iterator[Standing]:
    items = value_at(content, path)
    for number, item in enumerate(items if isinstance(items, list) else []):
        name = item.get("id") if isinstance(item, dict) else None
        known = name if isinstance(name, str) else f"#{before + number + 1}"
        yield Standing(Item(kind, known), (*path, number), below)


def _scales(content: Plain) -> Iterator[Standing]:
    yield Standing(USUAL_SCALE, ("scale",), WHOLE)
    named = value_at(content, ("scales",))
    for name in named if isinstance(named, dict) else {}:
        yield Standing(Item(Kind.SCALE, name), ("scales", name), WHOLE)


def options_path(owner: Standing) -> Path:
    """Where the answers of a scale, or of a question with answers of its own, are listed."""
    return (*owner.path, "options")


def words_of(value: Plain, languages: tuple[str, ...]) -> dict[str, str]:
    """A text by language, as far as it is one; a plain one speaks the first language."""
    if isinstance(value, str):
        return {languages[0]: value}
    if isinstance(value, dict):
        return {tag: words for tag, words in value.items() if isinstance(words, str)}
    return {}


def languages_of(content: Plain) -> tuple[str, ...]:
    """The languages that the file lists, German where it lists none."""
    listed = value_at(content, ("languages",))
    named = tuple(tag for tag in listed if isinstance(tag, str)) if isinstance(listed, list) else ()
    return named or (DEFAULT_LANGUAGE,)


ORDER = {kind: tuple(shape.model_fields) for kind, shape in SHAPES.items()}
OPTION_ORDER = tuple(Option.model_fields)

_STEP = re.compile(r"([^.\[\]]+)|\[([^\]]*)\]")


def item_at(content: Plain, path: str) -> Item:
    """The innermost item that a problem's path means, such as `criteria[planung].questions[#2].text`."""
    steps = _steps(content, path)
    around = [placed for placed in standing(content) if steps[: len(placed.path)] == placed.path]
    return max(around, key=lambda placed: len(placed.path)).item


def _steps(content: Plain, path: str) -> Path:
    """A path of ids and places as one of keys and places."""
    steps: list[str | int] = []
    for key, name in _STEP.findall(path):
        items = value_at(content, tuple(steps))
        if key:
            steps.append(key)
        elif name.startswith("#"):
            steps.append(int(name[1:]) - 1)
        elif isinstance(items, list):
            ids = [item.get("id") if isinstance(item, dict) else None for item in items]
            steps.append(ids.index(name) if name in ids else len(ids))
    return tuple(steps)
