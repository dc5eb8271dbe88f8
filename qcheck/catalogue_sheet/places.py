"""Every text of a draft, with where it stands and what it is called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from qcheck.authoring import WHOLE, Item, Kind, Plain
from qcheck.authoring.items import SHAPES
from qcheck.authoring.operations import Field
from qcheck.catalogue import Stage
from qcheck.catalogue.item import Item as Shape
from qcheck.catalogue.scales import Option
from qcheck.catalogue.values import Text
from qcheck.catalogue_sheet.view import View
from qcheck.language import N_, Language

OWN_ITEMS = frozenset({"scale", "scales", "rules", "lint"})
"""Keys of a catalogue below which no texts stand, or such of items of their own."""

NAMES = {
    "title": N_("Title"),
    "text": N_("Question"),
    "help": N_("Help"),
    "text_by_phase": N_("Question in a phase"),
    "meaning": N_("What is meant"),
    "evidence": N_("Evidence"),
    "actions": N_("What helps"),
    "actions_by_phase": N_("What helps in a phase"),
    "prompt": N_("Question for the talk, or above the answers"),
    "prompt_by_phase": N_("Question for the talk in a phase"),
    "source": N_("Source"),
    "for_whom": N_("Who is meant"),
    "intro": N_("What to think of"),
    "description": N_("What it is for"),
    "status": N_("State"),
    "label": N_("Answer"),
    "texts": N_("Words around the questions"),
}
"""What the keys of texts are called."""


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A text of an item."""

    item: Item
    field: Field

    @property
    def name(self) -> str:
        """By which it is known again."""
        return "/".join((self.item.kind, self.item.id, self.item.option, *self.field))

    @classmethod
    def named(cls, name: str) -> TextPlace | None:
        """The place of this name; None where it is none."""
        kind, *rest = name.strip().split("/")
        if kind not in set(Kind) or len(rest) < 3:
            return None
        return cls(Item(Kind(kind), rest[0], rest[1]), tuple(rest[2:]))

    def called(self, words: Language) -> str:
        """What kind of text it is: "Frage", "Hilfe", "Was hilft: red"."""
        first, *more = self.field
        return ": ".join((words.say(NAMES[first]) if first in NAMES else first, *more))


def text_places(view: View) -> Iterator[TextPlace]:
    """Every text that is there in some language, in the order of the file."""
    for item in view.standing:
        content = view.value(item)
        places = [TextPlace(item, field) for field in _fields(SHAPES[item.kind], content)]
        yield from (place for place in [*places, *_labels(item, content)] if _is_there(view, place))


def _is_there(view: View, place: TextPlace) -> bool:
    words = view.words(place.item, place.field)
    is_stage = place == TextPlace(WHOLE, ("status",)) and set(words.values()) <= set(Stage)
    return bool(words) and not is_stage


def _labels(owner: Item, content: Plain) -> Iterator[TextPlace]:
    options = content.get("options") if isinstance(content, dict) else None
    for option in options if isinstance(options, list) else []:
        if isinstance(option, dict) and isinstance(value := option.get("value"), str):
            yield from (
                TextPlace(Item(owner.kind, owner.id, value), field) for field in _fields(Option, option)
            )


def _fields(shape: type[Shape], content: Plain) -> Iterator[Field]:
    """The texts of an item by their keys; not those of items below it."""
    if not isinstance(content, dict):
        return
    for key, info in shape.model_fields.items():
        if key in OWN_ITEMS or key not in content:
            continue
        inner = _inner(info.annotation)
        if get_origin(inner) is dict:
            by_key, (_, inner) = content[key], map(_inner, get_args(inner))
            for name, value in by_key.items() if isinstance(by_key, dict) else ():
                yield from ((key, name, *rest) for rest in _below(inner, value))
        else:
            yield from ((key, *rest) for rest in _below(inner, content[key]))


def _below(inner: Any, content: Plain) -> Iterator[Field]:  # Any: an annotation
    if inner is Text:
        yield ()
    elif isinstance(inner, type) and issubclass(inner, Shape):
        yield from _fields(inner, content)


def _inner(annotation: Any) -> Any:  # Any: as above
    """The type itself, without what may stand around it."""
    if get_origin(annotation) is Annotated:
        return _inner(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return next(
            (_inner(argument) for argument in get_args(annotation) if argument is not type(None)), None
        )
    return annotation
