"""The tabs of the result: the profile, the perspectives beside it, the answers to each question in numbers,
and then and now.
"""

from __future__ import annotations

from collections.abc import Iterator

from qcheck.catalogue import EVERYBODY, Apart, CriterionId, PerspectiveId, QuestionId, Scale
from qcheck.comparing import ComparedCriterion, Pair, Reading
from qcheck.language import N_
from qcheck.reports.workbook.tab import Cell, Column, Kind, LightWord, Tab
from qcheck.reports.workbook.told import Told
from qcheck.scoring.values import CriterionProfile, Light, QuestionTally, Rating
from qcheck.service import AgreedLight, TwoChecks
from qcheck.wording import LIGHT_WORDS, Voice, marks, marks_of_perspective, view
from qcheck.wording.agreed_lights import before, light_name, settled
from qcheck.wording.scales import by_scale
from qcheck.wording.then_and_now import Voices

Row = list[Cell]


def profile(told: Told) -> Tab:
    """A row for each criterion: the result across all perspectives and what was agreed on it."""
    say = told.voice.say
    columns = (
        Column(say(N_("Part")), 22, Kind.LONG, optional=True),
        Column(say(N_("Criterion")), 34, Kind.LONG),
        Column(say(N_("Light")), 26, Kind.LIGHT),
        Column(say(N_("Score")), 8, Kind.NUMBER),
        Column(say(N_("Lowest")), 11, Kind.NUMBER),
        Column(say(N_("Highest")), 9, Kind.NUMBER),
        Column(say(N_("Perspectives shown")), 13, Kind.NUMBER),
        Column(say(N_("Sheets with a score")), 11, Kind.NUMBER),
        Column(say(N_("Marks")), 34, Kind.LONG),
        Column(say(N_("Agreed light")), 26, Kind.LIGHT, optional=True),
    )
    rows = [_whole(row, told) for row in told.result.profile.criteria]
    return Tab(say(N_("Profile")), columns, rows, kept=2)


def _whole(row: CriterionProfile, told: Told) -> Row:
    overall, voice = row.overall, told.voice
    known = bool(told.result.profile.sheets)
    said = [view(row, voice), *(mark.text for mark in marks(row, voice))]
    return [
        told.parts.get(row.criterion, ""),
        voice.criterion(row.criterion),
        told.light(overall.rating.light) if known else None,
        overall.rating.score,
        overall.lowest,
        overall.highest,
        len(overall.shown),
        overall.rating.n,
        "; ".join(filter(None, said)),
        _settled(told.result.agreed.get(row.criterion), told),
    ]


def _settled(kept: AgreedLight | None, told: Told) -> LightWord | None:
    if kept is None:
        return None
    return LightWord(Light(kept.light) if kept.light else None, settled(kept.light, told.voice))


def agreed(told: Told) -> Tab:
    """A row for each criterion on which something was agreed, beside the light that was reckoned."""
    say, rows = told.voice.say, {row.criterion: row for row in told.result.profile.criteria}
    columns = (
        Column(say(N_("Criterion")), 34, Kind.LONG),
        Column(say(N_("Light")), 26, Kind.LIGHT),
        Column(say(N_("Agreed light")), 26, Kind.LIGHT),
        Column(say(N_("Agreed on")), 16, Kind.DAY),
        Column(say(N_("Reason")), 42, Kind.LONG),
        Column(say(N_("Minority view")), 34, Kind.LONG),
        Column(say(N_("Agreed before")), 34, Kind.LONG, optional=True),
    )
    settled_on = [
        (row, told.result.agreed[criterion])
        for criterion, row in rows.items()
        if criterion in told.result.agreed
    ]
    return Tab(
        say(N_("Agreed lights")),
        columns,
        [_agreed(*row_and_light, told) for row_and_light in settled_on],
        kept=1,
    )


def _agreed(row: CriterionProfile, kept: AgreedLight, told: Told) -> Row:
    return [
        told.voice.criterion(row.criterion),
        told.light(row.overall.rating.light),
        _settled(kept, told),
        kept.day,
        kept.reason,
        kept.minority,
        "\n".join(before(former, told.voice) for former in kept.earlier),
    ]


def perspectives(told: Told) -> Tab:
    """A row for each perspective's view of each criterion, with how far it is from the result across all."""
    say = told.voice.say
    columns = (
        Column(say(N_("Criterion")), 34, Kind.LONG),
        Column(say(N_("Perspective")), 24, Kind.LONG),
        Column(say(N_("Light")), 26, Kind.LIGHT),
        Column(say(N_("Score")), 8, Kind.NUMBER),
        Column(say(N_("Points above or below the result across all perspectives")), 18, Kind.DIFFERENCE),
        Column(say(N_("Sheets with a score")), 11, Kind.NUMBER),
        Column(say(N_("On shared questions")), 12, Kind.NUMBER),
        Column(say(N_("Marks")), 34, Kind.LONG),
    )
    rows = [
        _view(row, perspective, rating, told)
        for row in told.result.profile.criteria
        for perspective, rating in row.perspectives.items()
    ]
    return Tab(say(N_("Perspectives")), columns, rows, kept=2)


def _view(row: CriterionProfile, perspective: PerspectiveId, rating: Rating, told: Told) -> Row:
    whole = row.overall.rating.score
    return [
        told.voice.criterion(row.criterion),
        told.voice.perspective(perspective),
        told.light(rating.light),
        rating.score,
        None if rating.score is None or whole is None else rating.score - whole,
        rating.n,
        row.comparison.scores.get(perspective),
        "; ".join(mark.text for mark in marks_of_perspective(rating, told.voice)),
    ]


def distributions(told: Told) -> Tab:
    """A row for each question and perspective: how often each answer was given."""
    voice = told.voice
    say = voice.say
    columns = (
        Column(say(N_("Criterion")), 26, Kind.LONG),
        Column(say(N_("Question")), 46, Kind.LONG),
        Column(say(N_("Perspective")), 20, Kind.LONG),
        *(Column(label, 11, Kind.NUMBER) for label in _heads(told)),
        Column(say(N_("not answered")), 10, Kind.NUMBER),
        Column(say(N_("Mean, 0 to 100")), 10, Kind.NUMBER),
        Column(say(N_("Agreement, −1 to 1")), 11, Kind.DECIMAL),
        Column(say(N_("Mark")), 14, Kind.LONG),
        Column(say(N_("of these counted")), 12, Kind.NUMBER, optional=True),
        Column(say(N_("Id of the question")), 20),
    )
    return Tab(say(N_("Distributions")), columns, list(_tallies(told)), kept=2)


def _heads(told: Told) -> list[str]:
    """What stands above the numbers of answers: the words of the one scale, or where there are several the
    places on them.
    """
    voice, scales = told.voice, _scales(told)
    longest = max(scales, key=lambda scale: scale.points)
    if len(scales) == 1:
        return [option.label.say(voice.language.tag) for option in longest.answers]
    points = [voice.say(N_("Answer {number}"), number=step.value) for step in longest.steps]
    return [*points, *(longest.label(apart).say(voice.language.tag) for apart in Apart)]


def _scales(told: Told) -> list[Scale]:
    scales = by_scale(told.voice.catalogue, (question for _, question in told.asked))
    return [scale for scale, _ in scales] or [told.voice.catalogue.scale]


def _tallies(told: Told) -> Iterator[Row]:
    rows = {row.criterion: row for row in told.result.profile.criteria}
    points = max(scale.points for scale in _scales(told))
    for criterion, question in told.asked:
        row = rows.get(CriterionId(criterion.id))
        for perspective, tally in row.tallies(question.id).items() if row else ():
            yield [
                told.voice.criterion(criterion.id),
                told.voice.question(question.id),
                told.voice.perspective(perspective),
                *_numbers(tally, points, told.voice),
                told.result.hands.get(QuestionId(question.id), {}).get(perspective),
                question.id,
            ]


def _numbers(tally: QuestionTally, points: int, voice: Voice) -> Row:
    """On scales of fewer points than the longest, the last ones stay empty."""
    if tally.withheld:
        blank: Row = [None] * (points + 5)
        return [*blank, voice.say(LIGHT_WORDS[Light.WITHHELD].word)]
    agreement = None if tally.agreement is None else round(float(tally.agreement), 2)
    mark = voice.say(N_("divided")) if tally.disagreement else ""
    beyond: Row = [None] * (points - len(tally.points))
    return [*tally.points, *beyond, tally.dk, tally.na, tally.open, tally.mean, agreement, mark]


def then_and_now(checks: TwoChecks, told: Told) -> Tab:
    """A row for each criterion and each of its perspectives in two checks, with the change in points."""
    tongue = told.voice.language
    voices = Voices(
        Voice(checks.then.questionnaire, tongue), Voice(checks.now.questionnaire, tongue), checks.compared
    )
    say = voices.say
    columns = (
        Column(say(N_("Criterion")), 34, Kind.LONG),
        Column(say(N_("Perspective")), 24, Kind.LONG),
        Column(say(N_("Verdict")), 18, Kind.LONG),
        Column(say(N_("Light then")), 24, Kind.LIGHT),
        Column(say(N_("Score then")), 9, Kind.NUMBER),
        Column(say(N_("Sheets then")), 9, Kind.NUMBER),
        Column(say(N_("Light now")), 24, Kind.LIGHT),
        Column(say(N_("Score now")), 9, Kind.NUMBER),
        Column(say(N_("Sheets now")), 9, Kind.NUMBER),
        Column(say(N_("Points more or less")), 10, Kind.DIFFERENCE),
        Column(say(N_("Agreed then")), 18, Kind.LONG, optional=True),
        Column(say(N_("Agreed now")), 18, Kind.LONG, optional=True),
        Column(say(N_("Why it is not compared")), 46, Kind.LONG),
    )
    rows: list[Row] = []
    strong: set[int] = set()
    for compared in checks.compared.criteria:
        strong.add(len(rows))
        rows += _compared(compared, checks, voices, told)
    return Tab(voices.title, columns, rows, kept=2, strong=frozenset(strong))


def _compared(compared: ComparedCriterion, checks: TwoChecks, voices: Voices, told: Told) -> Iterator[Row]:
    name = voices.criterion(compared.criterion)
    agreed = [
        light_name(kept.light, voices.now) if (kept := side.agreed.get(compared.criterion)) else None
        for side in (checks.then, checks.now)
    ]
    together = voices.say(N_("all perspectives"))
    why = voices.why_whole(compared)
    yield [name, together, *_pair(compared.overall, voices, told), *agreed, why]
    several = len(compared.perspectives) > 1
    for perspective, pair in compared.perspectives.items() if several else ():
        whose = voices.perspective(perspective) if perspective != EVERYBODY else together
        yield [name, whose, *_pair(pair, voices, told), None, None, voices.why(pair)]


def _pair(pair: Pair, voices: Voices, told: Told) -> Row:
    change = pair.now.score - pair.then.score if pair.then and pair.now else None
    return [voices.told(pair), *_reading(pair.then, told), *_reading(pair.now, told), change]


def _reading(reading: Reading | None, told: Told) -> Row:
    return [told.light(reading.light), reading.score, reading.n] if reading else [None] * 3
