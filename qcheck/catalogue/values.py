"""The values in a catalogue: ids, versions, languages, numbers, answers and texts, each as a person writes it
in YAML.

The loader hands over every word as it stands in the file, so each kind here says for itself which writing it
takes.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, Final, LiteralString, NewType, TypeAlias

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    RootModel,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError

CatalogueId = NewType("CatalogueId", str)
PartId = NewType("PartId", str)
CriterionId = NewType("CriterionId", str)
QuestionId = NewType("QuestionId", str)
PerspectiveId = NewType("PerspectiveId", str)
PhaseId = NewType("PhaseId", str)

EVERYBODY = PerspectiveId("all")
"""The one perspective of a catalogue without perspectives, and the group *alle zusammen* of small
confidential checks.
"""

DEFAULT_LANGUAGE = "de"


class Apart(StrEnum):
    """The two answers set apart from the scale's points; never merged with each other."""

    DK = "dk"  # kann ich nicht beurteilen: a finding, information is missing
    NA = "na"  # hier nicht relevant: takes the question out of the denominator


AnswerValue: TypeAlias = int | Apart
"""A point of the scale, 1 … K, or one of the two answers set apart."""


class Role(StrEnum):
    """Whether a perspective organises participation or takes part in it; the rule for blind spots
    needs both.
    """

    ORGANISING = "organising"
    TAKING_PART = "taking_part"


class About(StrEnum):
    """`own_group`: each group means itself, so answers of different perspectives are never compared."""

    OWN_GROUP = "own_group"


class LooksAt(StrEnum):
    """What a part or a criterion looks at: the one process, in the phase in which it is; or the place where
    it happens (a town, a county), which does not depend on a moment of one process.
    """

    PROCESS = "process"
    PLACE = "place"


class Stage(StrEnum):
    """How far an edition is: written and offered to its authors alone, tried and asked about itself, or in
    use.
    """

    DRAFT = "draft"
    TRIAL = "trial"
    PUBLISHED = "published"


def _whole(value: object) -> object:
    """Whole numbers are digits: pydantic alone would also take `1_000`, ` 2 ` and `2.0`. The same below for
    the other kinds.
    """
    return _as_written(value, r"[+-]?[0-9]+", "whole_number", "not a whole number")


def _decimal(value: object) -> object:
    return _as_written(value, r"[+-]?[0-9]+(\.[0-9]+)?", "decimal_number", "not a number")


def _worth(value: object) -> object:
    return _as_written(value, r"[+-]?[0-9]+(\.[0-9]{1,2})?", "worth", "not a number with two places at most")


def _truth(value: object) -> object:
    return _as_written(value, r"(?i)true|yes|on|false|no|off", "truth", "neither true nor false")


def _answer(value: object) -> object:
    _as_written(value, r"[0-9]{1,6}|dk|na", "answer_value", "not an answer")
    return int(value) if isinstance(value, str) and value.isdecimal() else value


def _shown(value: object) -> object:
    """Without control characters, which quotation marks let into YAML: a terminal would obey them."""
    return re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f]", "", value) if isinstance(value, str) else value


def _as_written(value: object, pattern: str, kind: LiteralString, message: LiteralString) -> object:
    if isinstance(value, str | list | dict) and not (isinstance(value, str) and re.fullmatch(pattern, value)):
        raise PydanticCustomError(kind, message)
    return value


ID_PATTERN: Final = r"^[a-z0-9-]+$"
VERSION_PATTERN: Final = (
    r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)"
    r"(-(0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*)(\.(0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*))*)?"
    r"(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$"
).replace(r"\d", "[0-9]")
"""Semantic versioning 2.0.0, with its pre-releases and build marks."""
LANGUAGE_PATTERN: Final = (
    r"^([A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
    r"(-[0-9A-WY-Za-wy-z](-[A-Za-z0-9]{2,8})+)*(-[xX](-[A-Za-z0-9]{1,8})+)?)$"
)
"""BCP 47, as far as a language is named in it: words such as `deutsch`, which it only keeps for later use,
are refused.
"""

ANSWER_SCHEMA: Final[JsonSchemaValue] = {"anyOf": [{"type": "integer", "minimum": 1}, {"enum": ["dk", "na"]}]}

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Version = Annotated[str, StringConstraints(pattern=VERSION_PATTERN)]
LanguageTag = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), BeforeValidator(_shown)]
Whole = BeforeValidator(_whole)
Percent = Annotated[int, Field(ge=0, le=100), Whole]
Names = Annotated[tuple[str, ...], Field(min_length=1)]
Decimal = BeforeValidator(_decimal)
Worth = BeforeValidator(_worth)
Truth = Annotated[bool, BeforeValidator(_truth)]
AnswerWritten = Annotated[AnswerValue, BeforeValidator(_answer), WithJsonSchema(ANSWER_SCHEMA)]
_TagOrNone = Annotated[str, StringConstraints(pattern=f"^$|{LANGUAGE_PATTERN}")]


class Text(RootModel[dict[_TagOrNone, Words]]):
    """Words in one or more languages. A plain string in the file stands under the tag `""`: the catalogue's
    own language.
    """

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _plain_string(cls, value: object) -> object:
        if not isinstance(value, str | dict):
            raise PydanticCustomError("text_type", "neither a string nor a table of languages")
        if not value:
            raise PydanticCustomError("text_empty", "a text is empty")
        return {"": value} if isinstance(value, str) else value

    def say(self, language: str) -> str:
        """The words in `language` (BCP 47), else in its parent (`de-simple` → `de`), else as the catalogue
        has them.
        """
        tags = language.split("-")
        for length in range(len(tags), 0, -1):
            if words := self.root.get("-".join(tags[:length])):
                return words
        return self.root.get("") or self.root.get(DEFAULT_LANGUAGE) or next(iter(self.root.values()))

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: Any, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:  # Any: pydantic's own union
        words = {
            "type": ["string", "number", "boolean"],
            "minLength": 1,
        }  # editors take 2026 and no for something else than words
        table = {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": LANGUAGE_PATTERN},
            "additionalProperties": words,
        }
        return {
            "description": "Ein Text oder ein Text je Sprache · A text, or a text per language",
            "anyOf": [words, table],
        }
