"""One topic on the wall: how each perspective answered, as stacked bars, and the questions that open the talk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qcheck.agenda import Topic, agenda
from qcheck.catalogue import Apart
from qcheck.charts import is_dark, ramp
from qcheck.scoring.values import CriterionProfile, Light, Profile, QuestionTally
from qcheck.wording import LIGHT_WORDS, Prompt, Voice, prompts

MOST_BARS = 10
"""All the bars that can be read from the last row."""
MOST_PROMPTS = 4


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a bar: how many, in which colour, with letters and a pattern that can be told apart without it."""

    count: int
    colour: str
    kind: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One perspective's answers; `beside` are those apart from the scale, or why there is no bar; `spoken` is read aloud."""

    title: str
    stretches: tuple[Stretch, ...]
    beside: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Answered:
    """The questions that are shown, out of `all`: those seen most differently, in the catalogue's order; `key` are the points."""

    questions: tuple[tuple[str, tuple[Bar, ...]], ...]
    all: int
    key: tuple[tuple[str, Stretch], ...]

    @property
    def bars(self) -> int:
        """How many are shown, one at least."""
        return max(1, sum(len(bars) for _, bars in self.questions))


def answers(row: CriterionProfile, voice: Voice) -> Answered:
    """The distributions of a criterion, as many as fit."""
    asked = [str(question.id) for question in voice.catalogue.criterion(row.criterion).questions]
    tallies = {question: found for question in asked if (found := _tallies(row, question))}
    most = max(1, MOST_BARS // max(1, len(row.perspectives)))
    chosen = sorted(tallies, key=lambda question: -_distance(tallies[question].values()))[:most]
    shown = tuple((voice.question(question), tuple(_bars(tallies[question], voice))) for question in tallies if question in chosen)
    scale = voice.catalogue.scale
    labels = [option.label.say(voice.language.tag) for option in scale.answers[: scale.points]]
    return Answered(shown, len(tallies), tuple(zip(labels, _stretches((1,) * scale.points), strict=True)))


def asked(profile: Profile, row: CriterionProfile, voice: Voice) -> tuple[Prompt, ...]:
    """The questions for the talk as on the talk card; of many, the first and the one to everybody."""
    topic = next((each for each in agenda(profile) if each.criterion == row.criterion), Topic(row, ()))
    found = prompts(topic, voice)
    return found if len(found) <= MOST_PROMPTS else (*found[: MOST_PROMPTS - 1], found[-1])


def _tallies(row: CriterionProfile, question: str) -> dict[str, QuestionTally]:
    return {p: tally for p, rating in row.perspectives.items() for tally in rating.questions if tally.question == question}


def _distance(tallies: Iterable[QuestionTally]) -> int:
    """Between the perspectives that see it highest and lowest, in points."""
    means = [tally.mean for tally in tallies if tally.mean is not None]
    return max(means, default=0) - min(means, default=0)


def _bars(tallies: dict[str, QuestionTally], voice: Voice) -> Iterator[Bar]:
    for perspective, tally in tallies.items():
        yield Bar(voice.perspective(perspective), _stretches(tally.points), _beside(tally, voice), _spoken(tally, voice))


def _stretches(points: tuple[int, ...]) -> tuple[Stretch, ...]:
    """From the lowest point to the highest; every other one is hatched, letters are white on dark ones."""
    colours = ramp(len(points)) if points else ()
    kinds = (f"{'on-dark' if is_dark(colour) else 'on-light'}{' hatched' if place % 2 else ''}" for place, colour in enumerate(colours))
    return tuple(Stretch(count, colour, kind) for count, colour, kind in zip(points, colours, kinds, strict=True))


def _beside(tally: QuestionTally, voice: Voice) -> str:
    if tally.withheld:
        return voice.say(LIGHT_WORDS[Light.WITHHELD].word)
    given = ((Apart.DK, tally.dk), (Apart.NA, tally.na))
    apart = " · ".join(f"{count} × {voice.label(value)}" for value, count in given if count)
    return apart or ("" if any(tally.points) else voice.say("Not answered yet."))


def _spoken(tally: QuestionTally, voice: Voice) -> str:
    scale = voice.catalogue.scale
    labels = (option.label.say(voice.language.tag) for option in scale.answers)
    return ", ".join(f"{label}: {count}" for label, count in zip(labels, tally.points, strict=False) if count)
