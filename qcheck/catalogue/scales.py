"""The answers one can choose from, and what each of them is worth."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal as ExactDecimal
from fractions import Fraction
from functools import cached_property
from typing import Annotated

from pydantic import Field

from qcheck.catalogue.item import Item
from qcheck.catalogue.values import AnswerValue, AnswerWritten, Apart, Text, Worth


class Option(Item):
    """One possible answer, its label and, where the distances between the points are not equal, its worth."""

    value: AnswerWritten = Field(description="Punkt 1, 2, 3 … oder dk oder na · point 1, 2, 3 …, or dk or na")
    label: Text = Field(description="Worte auf dem Knopf · words on the button")
    points: Annotated[ExactDecimal, Field(ge=0, le=100), Worth] | None = Field(
        None,
        description=(
            "Was die Antwort wert ist, 0 bis 100; sonst gleiche Abstände · what the answer is worth, 0 to "
            "100; equal distances if left out"
        ),
    )


class Scale(Item):
    """K labelled points, 1 … K from low to high; in `options` also the labels of `dk` and `na`, where not the
    usual ones.
    """

    prompt: Text = Field(
        Text(
            {
                "de": "Wie sehr trifft das zu?",
                "en": "To what extent does this apply?",
                "de-simple": "Was denken Sie?",
            }
        ),
        description="Frage über den Antworten · question above the answers",
    )
    options: tuple[Option, ...] = Field(
        (),
        description="Punkte von niedrig nach hoch, dazu dk und na · points from low to high, also dk and na",
    )

    @cached_property
    def answers(self) -> tuple[Option, ...]:
        """All that can be chosen: the points from low to high, then `dk` and `na`; what the file leaves out,
        as usual.
        """
        given = {option.value: option for option in self.options}
        return self.steps + tuple(given.get(usual.value, usual) for usual in DEFAULT_APART)

    @cached_property
    def steps(self) -> tuple[Option, ...]:
        """The points alone, from low to high."""
        own = (option for option in self.options if isinstance(option.value, int))
        return tuple(sorted(own, key=_place)) or DEFAULT_POINTS

    @cached_property
    def worth(self) -> tuple[Fraction, ...]:
        """What the points are worth, 0–100 by position from low to high, exactly; at equal distances from 0
        to 100 where the file does not say.
        """
        written = [option.points for option in self.steps]
        if any(points is None for points in written):
            return tuple(Fraction(100 * step, self.points - 1) for step in range(self.points))
        return tuple(Fraction(points) for points in written if points is not None)

    @property
    def points(self) -> int:
        """K, the number of points."""
        return len(self.steps)

    def label(self, value: AnswerValue) -> Text:
        """The words of an answer; a KeyError for one that is not on the scale."""
        return self._labels[value]

    @cached_property
    def _labels(self) -> Mapping[AnswerValue, Text]:
        return {option.value: option.label for option in self.answers}


def _place(option: Option) -> int:
    return option.value if isinstance(option.value, int) else 0


DEFAULT_POINTS = tuple(
    Option(value=value, label=Text({"de": german, "en": english, "de-simple": simple}))
    for value, german, english, simple in (
        (1, "trifft gar nicht zu", "does not apply at all", "Nein"),
        (2, "trifft eher nicht zu", "mostly does not apply", "Eher nein"),
        (3, "trifft eher zu", "mostly applies", "Eher ja"),
        (4, "trifft voll zu", "applies fully", "Ja"),
    )
)
DEFAULT_APART = (
    Option(
        value=Apart.DK,
        label=Text({"de": "kann ich nicht beurteilen", "en": "I can't say", "de-simple": "Weiß ich nicht"}),
    ),
    Option(
        value=Apart.NA,
        label=Text({"de": "hier nicht relevant", "en": "not relevant here", "de-simple": "Passt hier nicht"}),
    ),
)
