"""What stands in an answer file, as values that were checked once: its JSON → `AnswerFile`."""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated, Final, Literal
from unicodedata import normalize

from pydantic import BaseModel, ConfigDict, Field, StrictInt, ValidationError

from qcheck.answer_files.strict_json import Json
from qcheck.answer_files.trouble import DAMAGED, MISSING, NEWER, UNKNOWN, NotAnAnswerFile, NothingLikeIt
from qcheck.catalogue import Apart, CatalogueId, PerspectiveId, PhaseId, QuestionId

FORMAT: Final = 1
KIND: Final = "answers"
MOST_VERSIONS = 1_000_000
LONGEST_NAME = 80
LONGEST_TEXT = 100_000
"""Of any text in a file; how long a comment may be is said where it is saved."""
MOST_ANSWERS = 2_000
LONGEST_FIT = 200

_NAMED = Field(pattern=r"^[A-Za-z0-9_.-]+$", max_length=LONGEST_NAME)
Name = Annotated[str, _NAMED]
Words = Annotated[str, Field(max_length=LONGEST_TEXT)]
Point = Annotated[StrictInt, Field(ge=0, le=1_000)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Given(_Part):
    """What a file says to one question; `value` is None where there is only a comment or evidence.

    `wording` is the `wording_hash` of the question as it was read, empty where the file does not say it.
    """

    value: Point | Apart | None
    comment: Words = ""
    evidence_title: Words = ""
    evidence_link: Words = ""
    wording: Annotated[str, Field(pattern="^(?:[0-9a-f]{12})?$")] = ""


class SaidOfQuestion(_Part):
    """What a file says about a question itself, in trial: marks by their names, and a sentence."""

    marks: Annotated[tuple[Name, ...], Field(max_length=20)] = ()
    text: Annotated[str, Field(max_length=LONGEST_FIT)] = ""


class OfCatalogue(_Part):
    """The catalogue that was asked, as it calls itself."""

    id: Annotated[CatalogueId, _NAMED]
    version: Name


class AnswerFile(_Part):
    """One sheet as somebody has filled it in without a network.

    Its shape was checked, not whether the check asks these questions. `sheet` tells it from every other one;
    of two files of a sheet that with the higher `number` is the later one. `was_sealed`: whoever carried it
    could not read it. `fit` is kept apart from all of it when it comes in; `once` tells it from that of
    others, and is kept nowhere.
    """

    qcheck: Literal["answers"] = KIND
    format: Literal[1] = FORMAT
    check: Annotated[str, Field(pattern="^[0-9a-z]{12}$")]
    catalogue: OfCatalogue
    phase: Annotated[PhaseId, _NAMED] | None
    perspective: Annotated[PerspectiveId, _NAMED]
    language: Name
    sheet: Annotated[str, Field(pattern="^[0-9a-f]{32}$")]
    number: Annotated[StrictInt, Field(ge=1, le=MOST_VERSIONS)]
    answers: Annotated[dict[Annotated[QuestionId, _NAMED], Given], Field(max_length=MOST_ANSWERS)]
    closing: Annotated[dict[Name, Words], Field(max_length=20)] = Field(default_factory=dict)
    fit: Annotated[dict[Annotated[QuestionId, _NAMED], SaidOfQuestion], Field(max_length=MOST_ANSWERS)] = (
        Field(default_factory=dict)
    )
    once: Annotated[str, Field(pattern="^(?:[0-9a-f]{32})?$")] = ""
    was_sealed: bool = Field(default=False, exclude=True)


def answer_file(given: Json) -> AnswerFile:
    """The answer file that this JSON is; NotAnAnswerFile says what is wrong with it, and where."""
    if not isinstance(given, dict) or given.get("qcheck") != KIND:
        raise NothingLikeIt()
    refuse_newer(given)
    if "was_sealed" in given:
        raise NotAnAnswerFile(UNKNOWN, field="was_sealed", place="was_sealed")
    try:
        return AnswerFile.model_validate(given)
    except ValidationError as wrong:
        raise _said(wrong) from None


def refuse_newer(given: dict[str, Json]) -> None:
    """NotAnAnswerFile for a format that only a later version knows."""
    number = given.get("format")
    if isinstance(number, int) and number > FORMAT:
        raise NotAnAnswerFile(NEWER, field="format", format=str(number))


def wording_hash(question: str) -> str:
    """Twelve digits by which the wording of a question is known again, in whatever language it was read."""
    return sha256(normalize("NFC", " ".join(question.split())).encode()).hexdigest()[:12]


def _said(wrong: ValidationError) -> NotAnAnswerFile:
    """The first thing that is wrong, in words, with its place."""
    first = wrong.errors()[0]
    place = ".".join(str(part)[:LONGEST_NAME] for part in first["loc"] if part not in _BRANCHES)
    message = {"missing": MISSING, "extra_forbidden": UNKNOWN}.get(first["type"], DAMAGED)
    return NotAnAnswerFile(message, field=place, place=place)


_BRANCHES = frozenset({"int", "constrained-int", "Apart", "enum", "[key]", "str-enum[Apart]"})
"""What pydantic puts behind the place of a value that could be one of several things."""
