"""A tolerant view of a catalogue's tree: criteria, questions, perspectives, phases and points, as far as they
can be made out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TypeGuard

from qcheck.catalogue import DEFAULT_APART, DEFAULT_LANGUAGE, DEFAULT_POINTS
from qcheck.catalogue.values import ID_PATTERN, LANGUAGE_PATTERN
from qcheck.loading.kinds import texts
from qcheck.loading.spots import Spot
from qcheck.loading.tree import Place


@dataclass(frozen=True, slots=True)
class Declared:
    """The ids of a list, ill-formed ones too. Not `sure` where the list cannot be made out: then nothing is
    unknown.
    """

    ids: tuple[str, ...]
    sure: bool


class Outline:
    """The items of a catalogue as its file has them, however broken some of them are."""

    def __init__(self, root: Spot) -> None:
        self.root = root

    @cached_property
    def parts(self) -> list[Spot]:
        """The parts of the file, as written."""
        return self.root.under("parts")

    @cached_property
    def criteria(self) -> list[Spot]:
        """In the order in which they are asked, the modules last."""
        in_parts = [criterion for part in self.parts for criterion in part.under("criteria")]
        return in_parts + self.root.under("criteria") + self.root.under("modules")

    def part_of(self, criterion: Spot) -> Spot | None:
        """The part in which a criterion stands."""
        return self._part_of.get(criterion.place)

    @cached_property
    def _part_of(self) -> dict[Place, Spot]:
        return {criterion.place: part for part in self.parts for criterion in part.under("criteria")}

    def phases_of(self, criterion: Spot, question: Spot | None = None) -> tuple[str, ...]:
        """The phases in which a criterion, or one of its questions, is asked, as far as they are known: its
        own, else those of its part, else all.
        """
        of_criterion = _names_under(criterion, "phases")
        if not of_criterion and (part := self.part_of(criterion)):
            of_criterion = _names_under(part, "phases")
        own = [of_criterion, _names_under(question, "phases") if question else []]
        return tuple(phase for phase in self.phases.ids if all(phase in some for some in own if some))

    def views_of(self, question: Spot) -> tuple[str, ...]:
        """The perspectives to whom a question is put."""
        return tuple(_names_under(question, "perspectives")) or self.perspectives.ids

    def name(self, key: str, id_: str) -> str:
        """What a perspective or a phase is called on screen, in the catalogue's first language."""
        item = next((item for item in self.root.under(key) if text_under(item, "id") == id_), None)
        title = item.get("title") if item else None
        words = next((word.text for word in self.words(title).values()), None) if title else None
        return words or id_

    @cached_property
    def questions(self) -> list[Spot]:
        """Its questions in the order of the criteria."""
        return [question for criterion in self.criteria for question in criterion.under("questions")]

    @cached_property
    def perspectives(self) -> Declared:
        """The perspectives that it declares, and whether these are certain."""
        return self._declared("perspectives")

    @cached_property
    def phases(self) -> Declared:
        """The phases that it declares, and whether these are certain."""
        return self._declared("phases")

    @cached_property
    def points(self) -> tuple[str, ...] | None:
        """The points of the usual scale as they are written, None where they cannot be made out."""
        return points_in(self._list("scale", "options"))

    @cached_property
    def scales(self) -> dict[str, Spot]:
        """The further scales by id, the first where one is doubled."""
        named = self.root.get("scales")
        return dict(reversed(named.entries)) if named else {}

    def points_of(self, question: str) -> tuple[str, ...] | None:
        """The points of the scale of a question, None where they cannot be made out; of one that is not
        there, those that all others have.
        """
        return self._points_of.get(question, self._points_of_all)

    @cached_property
    def _points_of(self) -> dict[str, tuple[str, ...] | None]:
        """By id, of the first where an id is doubled."""
        questions = reversed(self.questions)
        return {text_under(question, "id") or "": self._points_under(question) for question in questions}

    @cached_property
    def _points_of_all(self) -> tuple[str, ...] | None:
        several = {self.points, *self._points_of.values()}
        return self.points if len(several) == 1 else None

    def _points_under(self, question: Spot) -> tuple[str, ...] | None:
        if options := question.get("options"):
            return points_in(listed(options))
        if not (name := question.get("scale")):
            return self.points
        scale = self.scales.get(name.text or "")
        return points_in(listed(scale.get("options"))) if scale else None

    @cached_property
    def languages(self) -> tuple[str, ...] | None:
        """The well-formed languages it declares, None where it declares none."""
        declared = self.root.get("languages")
        return (
            tuple(dict.fromkeys(item.text for item in declared.items if is_language(item.text)))
            if declared
            else None
        )

    @cached_property
    def spoken(self) -> tuple[str, ...]:
        """The languages it speaks: those it declares, else those of its texts."""
        return self.languages or tuple(
            dict.fromkeys(tag for text in self.texts for tag in self.words(text) if is_language(tag))
        )

    @cached_property
    def texts(self) -> list[Spot]:
        """Every text of the file, in its order."""
        return list(texts(self.root))

    def words(self, text: Spot) -> dict[str, Spot]:
        """The words of a text by language; a plain string speaks the catalogue's first language."""
        first = self.languages[0] if self.languages else DEFAULT_LANGUAGE
        return {first: text} if text.text else dict(text.entries)

    def _declared(self, key: str) -> Declared:
        items = self._list(key)
        ids = [text_under(item, "id") for item in items or []]
        return Declared(tuple(id_ for id_ in ids if id_), items is not None and all(ids))

    def _list(self, *keys: str) -> list[Spot] | None:
        spot: Spot | None = self.root
        for key in keys:
            spot = spot.get(key) if spot else None
        return listed(spot)


def _names_under(spot: Spot, key: str) -> list[str]:
    return [named.text for named in spot.under(key) if named.text]


def listed(spot: Spot | None) -> list[Spot] | None:
    """The items of a list that may be left out; None where something else stands there."""
    return [] if spot is None else spot.items if isinstance(spot.node.content, tuple) else None


def points_in(options: list[Spot] | None) -> tuple[str, ...] | None:
    """The points among the answers of a scale, the usual ones where it has none; None where they cannot be
    made out.
    """
    values = None if options is None else [text_under(option, "value") for option in options]
    if values is None or any(value is None or not (is_point(value) or value in APART) for value in values):
        return None
    return tuple(plain(value) for value in values if value and is_point(value)) or tuple(
        str(o.value) for o in DEFAULT_POINTS
    )


def is_language(tag: str | None) -> TypeGuard[str]:
    """Whether this is a tag of a language, such as `de` or `de-simple`."""
    return tag is not None and re.fullmatch(LANGUAGE_PATTERN, tag) is not None


def text_under(spot: Spot, key: str) -> str | None:
    """The words under a key; None where there are none."""
    value = spot.get(key)
    return value.text if value else None


def filters_of(question: Spot) -> list[Spot]:
    """The filters under `skip_if`: one, or a list of them."""
    filters = question.get("skip_if")
    return (filters.items or [filters]) if filters else []


def sound_id(spot: Spot) -> Spot | None:
    """The id of an item, if it is well-formed."""
    name = spot.get("id")
    return name if name and re.fullmatch(ID_PATTERN, name.text or "") else None


def is_point(answer: str) -> bool:
    """Whether this is a point of a scale as it is written."""
    return re.fullmatch("[0-9]{1,6}", answer) is not None


def plain(answer: str) -> str:
    """An answer without leading zeros: `04` is 4."""
    return str(int(answer)) if is_point(answer) else answer


APART = tuple(str(option.value) for option in DEFAULT_APART)
ANY_ANSWER = ", ".join(("1", "2", "3 …", *APART))
