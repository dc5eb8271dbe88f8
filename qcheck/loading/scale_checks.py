"""Whether the answers one can choose from go together: the scale of each question, its points in order, what
each is worth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from qcheck.loading.messages import Hint, Mistake
from qcheck.loading.outline import APART, Outline, is_point, listed, plain, points_in, text_under
from qcheck.loading.problems import Problem, likely, sentence
from qcheck.loading.spots import Spot
from qcheck.loading.tree import Table


def scales_checked(outline: Outline) -> Iterator[Problem]:
    """All mistakes in the usual scale, in those with a name and in the answers of single questions."""
    if usual := outline.root.get("scale"):
        yield from _options(usual, usual, may_be_usual=True)
    named = outline.root.get("scales")
    for _, scale in named.entries if named else []:
        yield from _options(scale, scale.at_key(), may_be_usual=False)
    for question in outline.questions:
        yield from _of_question(question, outline)


def _of_question(question: Spot, outline: Outline) -> Iterator[Problem]:
    scale, options = question.get("scale"), question.get("options")
    if scale and options:
        yield max(scale.at_key(), options.at_key(), key=lambda spot: spot.place).mistake(
            Mistake.SCALE_AND_OPTIONS, sentence(Hint.ONE_OF_TWO)
        )
    if scale and scale.text and scale.text not in outline.scales:
        declare = sentence(Hint.DECLARE_SCALES)
        hint = likely(scale.text, outline.scales) if outline.scales else declare
        yield scale.mistake(Mistake.UNKNOWN_SCALE, hint, value=scale.text)
    if options:
        yield from _options(question, options, may_be_usual=False)


def _options(scale: Spot, whole: Spot, *, may_be_usual: bool) -> Iterator[Problem]:
    """Mistakes under `options` of a scale or a question; `whole` is where it is said that there are too few.

    Only the usual scale may leave its points to those that come with qcheck.
    """
    options = scale.under("options")
    values = [value for option in options if (value := option.get("value")) and value.text]
    yield from _each_answer_once(values)
    if not isinstance(scale.node.content, Table) or points_in(listed(scale.get("options"))) is None:
        return
    points = {plain(value.written): value for value in reversed(values) if is_point(value.written)}
    if points or may_be_usual:
        yield from _points(list(reversed(points.items())))
    elif options or not scale.get("options"):
        yield whole.mistake(Mistake.FEW_POINTS)
    yield from _worth(options)


def _each_answer_once(values: list[Spot]) -> Iterator[Problem]:
    seen = set()
    for value in values:
        if plain(value.written) in seen:
            yield value.mistake(Mistake.ANSWER_TWICE, sentence(Hint.ONE_OF_TWO), value=value.text)
        seen.add(plain(value.written))


def _points(points: list[tuple[str, Spot]]) -> Iterator[Problem]:
    """Of several points that are not where they belong the first; the others only follow from it. Doubled
    ones count once.
    """
    if len(points) == 1:
        yield points[0][1].mistake(Mistake.FEW_POINTS)
    elif wrong := [
        (expected, point) for expected, (point, _) in enumerate(points, 1) if point != str(expected)
    ][:1]:
        expected = wrong[0][0]
        yield points[expected - 1][1].mistake(Mistake.GAP, value=points[expected - 1][0], expected=expected)


def _worth(options: list[Spot]) -> Iterator[Problem]:
    """What the points are worth: said of all or of none, never falling, the first below the last; nothing is
    said of `dk` and `na`.
    """
    steps = [option for option in options if text_under(option, "value") not in APART]
    for option in options:
        if option not in steps and (worth := option.get("points")):
            yield worth.at_key().mistake(
                Mistake.WORTH_APART, sentence(Hint.LEAVE_OUT), value=text_under(option, "value")
            )
    if not any(option.get("points") for option in steps):
        return
    if silent := [option for option in steps if not option.get("points")]:
        yield silent[0].missing("points").mistake(Mistake.WORTH_OF_SOME, value=text_under(silent[0], "value"))
    yield from _rising([worth for option in steps if (worth := option.get("points"))], len(steps))


def _rising(worths: list[Spot], steps: int) -> Iterator[Problem]:
    """Passes over what is no number: that is said where it stands."""
    numbers = [(spot, Decimal(spot.text)) for spot in worths if spot.text and re.fullmatch(WORTH, spot.text)]
    for (_, before), (spot, after) in pairwise(numbers):
        if after < before:
            yield spot.mistake(Mistake.WORTH_FALLS, value=spot.text, before=f"{before}")
            return
    if len(numbers) == steps > 1 and numbers[0][1] == numbers[-1][1]:
        yield numbers[-1][0].mistake(Mistake.WORTH_ALIKE, value=numbers[-1][0].text)


WORTH = r"[0-9]{1,3}(\.[0-9]{1,2})?"
