"""What was said about the questions of a catalogue, as a file to hand on to its authors
(`*.qcheck-feedback.json`): without answers, results, checks or places.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from qcheck.catalogue import CatalogueId, PerspectiveId, PhaseId, QuestionId
from qcheck.language import N_
from qcheck.records import Feedback, Fit
from qcheck.refusals import Invalid
from qcheck.service.ground import text_rules
from qcheck.stats import Said

ENDING = ".qcheck-feedback.json"
LARGEST = 20 * 2**20
NO_FEEDBACK = N_("This is no file of what was said about questions, or it is damaged ({place}).")
NEWER = N_(
    "This file was made by a newer version of qcheck. Please bring this installation up to date first."
)
TOO_LARGE = N_("The file is larger than any file of what was said about questions.")

_Name = Annotated[str, Field(pattern="^[A-Za-z0-9_.+-]+$", max_length=80)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _OfQuestion(_Part):
    id: Annotated[str, Field(pattern="^[0-9a-zA-Z_-]{8,64}$")]
    version: _Name
    phase: _Name | None
    question: _Name
    perspective: _Name | None
    language: Annotated[str, Field(pattern="^[A-Za-z0-9-]*$", max_length=40)]
    week: Annotated[str, Field(pattern="^([0-9]{4}-W[0-9]{2})?$")]
    marks: Annotated[tuple[Fit, ...], Field(max_length=len(Fit))]
    text: Annotated[str, Field(max_length=text_rules.TITLE)]


class _File(_Part):
    qcheck: Literal["feedback"] = "feedback"
    format: Literal[1] = 1
    catalogue: _Name
    said: Annotated[tuple[_OfQuestion, ...], Field(max_length=100_000)]


def written(catalogue: str, said: Iterable[Said]) -> str:
    """The file as text; the same things said give the same text."""
    rows = [
        _OfQuestion(
            id=remark.id,
            version=remark.version,
            phase=remark.phase,
            question=remark.feedback.question,
            perspective=remark.feedback.perspective,
            language=remark.feedback.language,
            week=remark.feedback.week,
            marks=tuple(mark for mark in Fit if mark in remark.feedback.marks),
            text=remark.feedback.text,
        )
        for remark in sorted(said, key=lambda entry: entry.id)
    ]
    whole = _File(catalogue=catalogue, said=tuple(rows)).model_dump(mode="json")
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def read(source: bytes) -> tuple[CatalogueId, tuple[Said, ...]]:
    """Of which catalogue, and what was said. Invalid says where something is wrong."""
    if len(source) > LARGEST:
        raise Invalid(TOO_LARGE)
    try:
        file = _File.model_validate_json(source)
    except ValidationError as wrong:
        places = [error["loc"] for error in wrong.errors()]
        if ("format",) in places and ("qcheck",) not in places:
            raise Invalid(NEWER) from None
        place = ".".join(map(str, places[0]))[:80]
        raise Invalid(NO_FEEDBACK, place=place or "JSON") from None
    return CatalogueId(file.catalogue), tuple(map(_said, file.said))


def _said(row: _OfQuestion) -> Said:
    return Said(
        row.id,
        row.version,
        PhaseId(row.phase) if row.phase else None,
        Feedback(
            QuestionId(row.question),
            frozenset(row.marks),
            text_rules.line(row.text),
            PerspectiveId(row.perspective) if row.perspective else None,
            row.language,
            row.week,
        ),
    )
