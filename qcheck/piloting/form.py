"""What whoever applies to a trial is asked: a small YAML block, checked as catalogues are, every mistake with
its line and a way out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from qcheck.catalogue.item import Item
from qcheck.catalogue.values import Id, Text, Truth
from qcheck.loading import FormMistake, Mistake, Problem, Spot, read_as, write

NAME = "form.yaml"
"""How mistakes call the block."""
MOST_FIELDS, MOST_OPTIONS = 30, 30
OPTIONS = "options: [{id: a, title: A}, {id: b, title: B}]"
USUAL = (Path(__file__).parent / "usual_form.yaml").read_text("utf-8")
"""The usual questions, for trials that have no form of their own."""


class FieldKind(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"  # one of its options
    CHOICES = "choices"  # any number of them
    MAIL = "mail"  # a mail address for answers


class FieldOption(Item):
    """What can be chosen in a field."""

    id: Id
    title: Text


class FormField(Item):
    """One thing that is asked. `names`: it stands in lists as the name of the application, as that of its
    process later; without any such field the first line does.
    """

    id: Id
    title: Text
    kind: FieldKind = FieldKind.LINE
    options: tuple[FieldOption, ...] = ()
    required: Truth = False
    hint: Text | None = None
    names: Truth = False

    def option(self, chosen: str, language: str) -> str:
        """What an option is called; its id where it is not there."""
        return next((option.title.say(language) for option in self.options if option.id == chosen), chosen)


class Form(Item):
    """All that is asked, in order."""

    fields: Annotated[tuple[FormField, ...], Field(min_length=1)]

    @property
    def mail(self) -> FormField | None:
        """The field for the mail address, if there is one."""
        return next((field for field in self.fields if field.kind is FieldKind.MAIL), None)

    @property
    def naming(self) -> tuple[FormField, ...]:
        """The fields by which an application is named."""
        lines = tuple(field for field in self.fields if field.kind is FieldKind.LINE)
        return tuple(line for line in lines if line.names) or lines[:1]


@dataclass(frozen=True, slots=True)
class FormReading:
    """What came of a block: a form where there are no mistakes."""

    form: Form | None
    problems: tuple[Problem, ...] = ()


@lru_cache(maxsize=64)
def read_form(source: str) -> FormReading:
    """Reads a block; an empty one is the usual form."""
    return FormReading(*read_as(Form, source if source.strip() else USUAL, NAME, _checked))


def form_of(source: str) -> Form:
    """The form of a block; the usual one where it cannot be read."""
    form = read_form(source).form or read_form(USUAL).form
    if form is None:
        raise ValueError("the usual form has a mistake")
    return form


def _checked(root: Spot) -> Iterator[Problem]:
    """What the fields say by themselves and of each other."""
    fields = root.under("fields")
    yield from _too_many(root.get("fields"), MOST_FIELDS)
    yield from _twice(fields)
    mails = [field for field in fields if _kind(field) == FieldKind.MAIL]
    for again in mails[1:]:
        yield again.mistake(FormMistake.MAIL_TWICE, write("kind: line"), line=mails[0].place[0])
    for field in fields:
        options = field.get("options")
        yield from _too_many(options, MOST_OPTIONS)
        yield from _twice(field.under("options"))
        if _kind(field) in (FieldKind.CHOICE, FieldKind.CHOICES):
            if options is None or len(options.items) < 2:
                place = options or field.missing("options")
                yield place.mistake(FormMistake.OPTIONS_MISSING, write(OPTIONS))
        elif options is not None:
            yield options.at_key().mistake(FormMistake.OPTIONS_UNWANTED, write("kind: choice"))


def _too_many(listed: Spot | None, most: int) -> Iterator[Problem]:
    if listed is not None and len(listed.items) > most:
        yield listed.mistake(FormMistake.TOO_MANY, limit=most)


def _twice(items: list[Spot]) -> Iterator[Problem]:
    first: dict[str, Spot] = {}
    for item in items:
        spot = item.get("id")
        if spot is None or spot.text is None:
            continue
        if (before := first.setdefault(spot.text, spot)) is not spot:
            yield spot.mistake(Mistake.ID_TWICE, value=spot.text, line=before.place[0])


def _kind(field: Spot) -> str:
    kind = field.get("kind")
    return kind.text or "" if kind else FieldKind.LINE
