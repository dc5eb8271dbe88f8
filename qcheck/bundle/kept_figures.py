"""What remained of a result, or could be shown of a confidential check after its end: the figures that
`disclosure` keeps, each with its range, since here they come from a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import Field

from qcheck.bundle.values import MOST_NAMES, Hundred, Name, Part, Whole
from qcheck.records import Mode
from qcheck.scoring.values import Flag, Light


class KeptRating(Part):
    """How a group sees a criterion."""

    light: Light
    score: Hundred | None
    n: Whole | None
    close: bool
    up: Light | None
    down: Light | None
    capped_by: Annotated[tuple[Name, ...], Field(max_length=MOST_NAMES)]
    flags: Annotated[tuple[Flag, ...], Field(max_length=20)]


class KeptShared(Part):
    """What is compared: the shared questions, and how each perspective sees them."""

    questions: Annotated[tuple[Name, ...], Field(max_length=MOST_NAMES)]
    scores: Annotated[dict[Name, Hundred], Field(max_length=MOST_NAMES)]
    lights: Annotated[dict[Name, Light], Field(max_length=MOST_NAMES)]


class KeptCriterion(Part):
    """A criterion with the result across all perspectives, and that of each."""

    criterion: Name
    overall: KeptRating
    lowest: Hundred | None
    highest: Hundred | None
    shown: Annotated[tuple[Name, ...], Field(max_length=MOST_NAMES)]
    perspectives: Annotated[dict[Name, KeptRating], Field(max_length=MOST_NAMES)]
    shared: KeptShared


class KeptFigures(Part):
    """A profile as figures: lights, scores, how many sheets, marks. No answer and no word of anybody."""

    catalogue: Name
    version: Annotated[str, Field(max_length=200)]
    phase: Name | None
    mode: Mode
    sheets: Annotated[dict[Name, Whole | None], Field(max_length=MOST_NAMES)]
    criteria: Annotated[tuple[KeptCriterion, ...], Field(max_length=MOST_NAMES)]

    def kept(self, order: Sequence[str]) -> dict[str, Any]:  # Any: JSON, as `disclosure.remaining` reads it
        """As the store keeps them, groups in this order: a file has its keys in alphabetical order."""
        kept: dict[str, Any] = _in_order(self.model_dump(mode="json"), order)
        return kept


def _in_order(content: Any, order: Sequence[str]) -> Any:  # Any: JSON
    if isinstance(content, list):
        return [_in_order(part, order) for part in content]
    if not isinstance(content, dict):
        return content
    if set(content) <= set(order):
        return {key: _in_order(content[key], order) for key in order if key in content}
    return {key: _in_order(value, order) for key, value in content.items()}
