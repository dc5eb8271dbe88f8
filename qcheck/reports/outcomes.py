"""What came of a check: agreed lights, measures, those of the other checks of its process, then and now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qcheck.charts.dumbbell import Dumbbell, dumbbell
from qcheck.comparing import Reading
from qcheck.language import N_
from qcheck.reports.document import (
    Block,
    Cell,
    Facts,
    Figure,
    Heading,
    LightCell,
    Paragraph,
    Table,
)
from qcheck.reports.lights import light
from qcheck.reports.source import Source
from qcheck.scoring.values import CriterionProfile
from qcheck.service import STILL_TO_DO, Measure, Result, TwoChecks, Urgency
from qcheck.wording import LIGHT_WORDS, AgreedMark, Voice, agreed_marks, due_dates
from qcheck.wording.measures import URGENCY_WORDS, state_in_words
from qcheck.wording.then_and_now import Voices, agreements, of_modes

MEASURES = N_("Measures")
NOTHING = "–"


def agreed(source: Source, voice: Voice) -> Iterator[Block]:
    """The agreed lights beside those from the answers, with reasons and minority views."""
    result = source.result
    marks = agreed_marks(result.agreed, voice)
    if not marks:
        return
    say, rows = voice.say, {row.criterion: row for row in result.profile.criteria}
    yield Heading(say("Agreed lights"))
    yield Paragraph(
        say(
            "The light from the answers is a proposal. After talking, the group has agreed on a light of its "
            "own for these criteria or deliberately left it open; both stay side by side."
        )
    )
    yield Table(
        caption=say("Lights from the answers and agreed lights"),
        titles=(say("Criterion"), say("From the answers"), say("Agreed")),
        rows=tuple(
            (voice.criteria((criterion,)), _computed(rows.get(criterion), voice), _agreed(mark, voice))
            for criterion, mark in marks.items()
        ),
        widths=(4, 3, 3),
    )
    for criterion, mark in marks.items():
        if facts := tuple(_reasons(mark, voice)):
            yield Heading(voice.criteria((criterion,)), 2)
            yield Facts(facts)


def measures(source: Source, voice: Voice) -> Iterator[Block]:
    """The measures of this check, as a table."""
    say, planned = voice.say, source.result.measures
    if not planned:
        return
    yield Heading(say(MEASURES))
    yield table(planned, say("Measures with who is responsible and by when"), voice)


def other_measures(source: Source, voice: Voice) -> Iterator[Block]:
    """What became of the measures of the process that came from other checks, earlier or later ones."""
    own = {measure.id for measure in source.result.measures}
    others = tuple(measure for measure in source.measures if measure.id not in own)
    if not others:
        return
    say = voice.say
    yield Heading(say("What became of other measures of the process"))
    yield Paragraph(_in_numbers(others, voice))
    yield table(others, say("Measures from other checks of the process, and where they stand"), voice)


def then_and_now(source: Source, voice: Voice) -> Iterator[Block]:
    """The result beside that of an earlier check, where there is one."""
    two = source.earlier
    if two is None or two.not_released or not two.compared.criteria:
        return
    voices = _voices(two, voice)
    drawn = dumbbell(voices, agreements(two.then.agreed, two.now.agreed, voices))
    yield Heading(voices.title)
    yield Paragraph(" ".join(filter(None, (_days(two, voice), *voices.notes, *_modes(two, voice)))))
    yield Figure(drawn, " ".join((f"{voices.title}.", *_spoken(drawn))))
    yield _compared(voices)
    yield Paragraph(voices.rule)


def table(planned: Iterable[Measure], caption: str, voice: Voice) -> Table:
    """Measures in rows, those that are due first on top of those still to do; a column that would be empty is
    left out.
    """
    rows, say = in_order(planned), voice.say
    columns: tuple[tuple[str, int, tuple[Cell, ...]], ...] = (
        (say("What"), 34, tuple(measure.what for measure in rows)),
        (say("Criterion"), 20, tuple(about(measure, voice) for measure in rows)),
        (say("Who"), 20, tuple(who(measure, voice) for measure in rows)),
        (say("By when"), 15, tuple(when(measure, voice) for measure in rows)),
        (say("How it will be recognised"), 22, tuple(measure.success for measure in rows)),
        (say("State"), 18, tuple(state(measure, voice) for measure in rows)),
    )
    told = [column for column in columns if any(column[2])]
    return Table(
        caption=caption,
        titles=tuple(name for name, _, _ in told),
        rows=tuple(
            tuple(cell or NOTHING for cell in cells)
            for cells in zip(*(cells for _, _, cells in told), strict=True)
        ),
        widths=tuple(width for _, width, _ in told),
    )


def about(measure: Measure, voice: Voice) -> str:
    """Which criteria a measure is for."""
    return voice.criteria(measure.criteria) or voice.say("for the whole process")


def who(measure: Measure, voice: Voice) -> str:
    """Who does it, and with whom."""
    if measure.who and measure.partners:
        return voice.say("{who}, with {partners}", who=measure.who, partners=measure.partners)
    return measure.who or (
        voice.say("with {partners}", partners=measure.partners) if measure.partners else ""
    )


def when(measure: Measure, voice: Voice) -> str:
    """By when, in words; empty where nobody said."""
    return due_dates.said(measure, voice.language)


def in_order(planned: Iterable[Measure]) -> list[Measure]:
    """Those still to do first, and of them those that are due first."""
    return sorted(planned, key=lambda measure: (measure.state not in STILL_TO_DO, _due(measure)))


def state(measure: Measure, voice: Voice) -> str:
    """What became of it so far; of one that is still to be done, how urgent it is where somebody said so."""
    said = state_in_words(measure.state, measure.since, measure.reason, voice.language)
    if measure.state in STILL_TO_DO and measure.urgency is not Urgency.MEDIUM:
        return f"{said}, {voice.say(URGENCY_WORDS[measure.urgency])}"
    return said


def _due(measure: Measure) -> str:
    return measure.due.isoformat() if measure.due else "9999"


def _in_numbers(others: tuple[Measure, ...], voice: Voice) -> str:
    to_do = sum(measure.state in STILL_TO_DO for measure in others)
    said = voice.count(
        "From other checks of this process there is {number} measure.",
        "From other checks of this process there are {number} measures.",
        len(others),
    )
    if not to_do:
        return said
    left = voice.count(
        "{number} of them is still to be done.", "{number} of them are still to be done.", to_do
    )
    return f"{said} {left}"


def _computed(row: CriterionProfile | None, voice: Voice) -> Cell:
    return light(row.overall.rating, voice) if row else NOTHING


def _agreed(mark: AgreedMark, voice: Voice) -> Cell:
    if mark.light is None:
        return mark.name
    return LightCell(mark.light, voice.say(LIGHT_WORDS[mark.light].word))


def _reasons(mark: AgreedMark, voice: Voice) -> Iterator[tuple[str, str]]:
    named = (
        (voice.say("Reason"), mark.reason),
        (voice.say("Minority view"), mark.minority),
        (voice.say("Agreed on"), mark.day),
        (voice.say("Agreed before"), "; ".join(mark.earlier)),
    )
    if mark.reason or mark.minority or mark.earlier:
        yield from ((name, words) for name, words in named if words)


def _voices(two: TwoChecks, voice: Voice) -> Voices:
    then, now = (Voice(side.questionnaire, voice.language) for side in (two.then, two.now))
    return Voices(then, now, two.compared)


def _days(two: TwoChecks, voice: Voice) -> str:
    if two.then_day is None or two.now_day is None:
        return ""
    day = voice.language.day
    return voice.say("Compared: {then} and {now}.", then=day(two.then_day), now=day(two.now_day))


def _modes(two: TwoChecks, voice: Voice) -> tuple[str, ...]:
    return of_modes(two.then.mode, two.now.mode, voice.language)


def _spoken(drawn: Dumbbell) -> Iterator[str]:
    return (row.spoken for block in drawn.blocks for row in block.rows)


def _compared(voices: Voices) -> Table:
    say = voices.say
    return Table(
        caption=say("Both results, criterion by criterion"),
        titles=(say("Criterion"), say("Then"), say("Now"), say("What that means")),
        rows=tuple(
            (
                voices.criterion(criterion.criterion),
                _reading(criterion.overall.then, voices),
                _reading(criterion.overall.now, voices),
                voices.told(criterion.overall)
                if criterion.overall.is_comparable
                else f"{voices.verdict(None)}: {voices.in_short(criterion.overall)}",
            )
            for criterion in voices.compared.criteria
        ),
        widths=(30, 24, 24, 22),
    )


def _reading(reading: Reading | None, voices: Voices) -> Cell:
    if reading is None:
        return NOTHING
    return LightCell(reading.light, f"{voices.say(LIGHT_WORDS[reading.light].word)}, {reading.score}")


def still_to_do(result: Result) -> tuple[Measure, ...]:
    """The measures of a check that are not done or dropped."""
    return tuple(measure for measure in result.measures if measure.state in STILL_TO_DO)


def in_one_line(measure: Measure, voice: Voice) -> str:
    """A measure with who is responsible and by when."""
    beside = ", ".join(filter(None, (who(measure, voice), when(measure, voice))))
    return f"{measure.what} ({beside})" if beside else measure.what
