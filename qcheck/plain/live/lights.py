"""A light beside its words, as the facilitator's screen and the minutes show it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from qcheck.charts import light_symbol
from qcheck.scoring.values import CriterionProfile, Light
from qcheck.service import AgreedLight
from qcheck.wording import Voice, marks, result, settled


@dataclass(frozen=True, slots=True)
class Shown:
    """A light beside its words; `light` is drawn already."""

    light: Markup
    words: str
    marks: tuple[str, ...] = ()


def drawn(light: Light, size: float = 26) -> Markup:
    """A light as a picture, silent because its words stand beside it."""
    return Markup(light_symbol(light, size))  # noqa: S704  drawn by us


def computed(row: CriterionProfile, voice: Voice) -> Shown:
    """The computed light of a criterion, as minutes and the desk show it."""
    return Shown(
        drawn(row.overall.rating.light),
        result(row.overall.rating, voice),
        tuple(mark.text for mark in marks(row, voice)),
    )


def agreed(kept: AgreedLight, voice: Voice) -> Shown:
    """What was agreed; a light that was deliberately left open is said, not drawn."""
    light = drawn(Light(kept.light)) if kept.light else Markup()
    return Shown(light, settled(kept.light, voice))
