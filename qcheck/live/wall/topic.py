"""One topic on the wall: how each perspective answered, as stacked bars, and the questions for the talk; on
as many pages as it takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qcheck.agenda import Topic, agenda
from qcheck.catalogue import Apart, PerspectiveId
from qcheck.charts import answer_bar
from qcheck.charts.answer_bar import Stretch
from qcheck.charts.measure import SEMIBOLD
from qcheck.live.wall import layout
from qcheck.live.wall.layout import HUNDREDTH_OF_WIDTH, LINE, SMALL, Type
from qcheck.scoring.values import CriterionProfile, Light, Profile, QuestionTally
from qcheck.wording import LIGHT_WORDS, Prompt, Voice, prompts

SIGNS = {Apart.DK: "?", Apart.NA: "∅"}
"""What stands for the answers apart from the scale beside a bar; explained at the foot."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One perspective's answers; `beside` are those apart from the scale, or why there is no bar; `spoken` is
    read aloud.
    """

    title: str
    stretches: tuple[Stretch, ...]
    beside: str
    spoken: str


Question = tuple[str, tuple[Bar, ...]]


@dataclass(frozen=True, slots=True)
class Setting:
    """How large a page of a topic is set: the questions, the names beside the bars, and how high a bar is at
    least.
    """

    name: str
    heading: float
    label: float
    bar: float


SETTINGS = (
    Setting("roomy", 3.6, 2.8, 7.0),
    Setting("usual", 2.6, 2.3, 4.6),
    Setting("tight", 2.4, SMALL, 3.8),
)
"""From the largest on: the first is taken in which everything has room on one page, else the second, page by
page.
"""
PROMPTS = (4.0, 3.4, 2.9, 2.5)
"""The sizes of the questions for the talk, in the same way."""
LEFT, RIGHT, NAME = 53.8 * HUNDREDTH_OF_WIDTH, 34.6 * HUNDREDTH_OF_WIDTH, 21.0
"""The widths of the bars with their questions, of the questions for the talk, and of a name beside a bar."""
BETWEEN, BETWEEN_PROMPTS = 1.6, 1.8
RESULT, FOOT = 5.4 + layout.GAP, 2 * SMALL * LINE + SMALL * LINE + 2 * layout.GAP


@dataclass(frozen=True, slots=True)
class TopicPage:
    """What one page of a topic shows: some questions in the catalogue's order, and some for the talk, each in
    its size.
    """

    questions: tuple[Question, ...]
    setting: Setting
    prompts: tuple[Prompt, ...]
    prompt_size: float


@dataclass(frozen=True, slots=True)
class Answered:
    """A topic page by page: first the questions that are seen most differently, of `all`; `key` are the
    points, `signs` what is apart.
    """

    pages: tuple[TopicPage, ...]
    all: int
    key: tuple[Stretch, ...]
    signs: tuple[tuple[str, str], ...]


def answered(profile: Profile, row: CriterionProfile, voice: Voice) -> Answered:
    """The distributions of a criterion and the questions for the talk, so that nothing is cut."""
    asked = [str(question.id) for question in voice.catalogue.criterion(row.criterion).questions]
    tallies = {question: found for question in asked if (found := row.tallies(question))}
    given = (tally for found in tallies.values() for tally in found.values())
    used = {value for tally in given for value, _ in answer_bar.apart(tally)}
    return Answered(
        _pages(tallies, _asked(profile, row, voice), voice.criterion(row.criterion), voice),
        len(tallies),
        answer_bar.key(voice.catalogue.scale, voice.language),
        tuple((sign, voice.label(value)) for value, sign in SIGNS.items() if value in used),
    )


def _asked(profile: Profile, row: CriterionProfile, voice: Voice) -> tuple[Prompt, ...]:
    """The questions for the talk, as on the talk card."""
    topic = next((each for each in agenda(profile) if each.criterion == row.criterion), Topic(row, ()))
    return prompts(topic, voice)


def _pages(
    tallies: dict[str, dict[PerspectiveId, QuestionTally]],
    prompted: Sequence[Prompt],
    title: str,
    voice: Voice,
) -> tuple[TopicPage, ...]:
    room = layout.HEIGHT - layout.head(title) - RESULT - FOOT
    most_different = sorted(tallies, key=lambda question: -_distance(tallies[question].values()))
    questions = {each: (voice.question(each), tuple(_bars(tallies[each], voice))) for each in most_different}
    setting, spread = _spread(questions, room)
    size, talk = _talk(prompted, room)
    order = list(tallies)
    return tuple(
        TopicPage(
            tuple(questions[each] for each in sorted(spread[min(page, len(spread) - 1)], key=order.index)),
            setting,
            talk[min(page, len(talk) - 1)],
            size,
        )
        for page in range(max(len(spread), len(talk)))
    )


def _spread(questions: dict[str, Question], room: float) -> tuple[Setting, tuple[tuple[str, ...], ...]]:
    for setting in SETTINGS:
        pages = layout.by_page(
            [(each, _height(question, setting)) for each, question in questions.items()], room
        )
        if len(pages) == 1:
            return setting, pages
    usual = SETTINGS[1]
    return usual, layout.by_page(
        [(each, _height(question, usual)) for each, question in questions.items()], room
    )


def _height(question: Question, setting: Setting) -> float:
    text, bars = question
    heading = Type(setting.heading, LEFT, 1.2, SEMIBOLD).height(text) + 0.6
    names = Type(setting.label, NAME, 1.05)
    return heading + sum(max(setting.bar, names.height(bar.title) + 0.6) for bar in bars) + BETWEEN


def _talk(prompted: Sequence[Prompt], room: float) -> tuple[float, tuple[tuple[Prompt, ...], ...]]:
    for size in PROMPTS:
        to, asked = Type(SMALL, RIGHT), Type(size, RIGHT, 1.2, SEMIBOLD)
        pages = layout.by_page(
            [(each, to.height(each.to) + asked.height(each.question) + BETWEEN_PROMPTS) for each in prompted],
            room,
        )
        if len(pages) == 1 or size == PROMPTS[-1]:
            break
    return size, pages


def _distance(tallies: Iterable[QuestionTally]) -> int:
    """Between the perspectives that see it highest and lowest, in points."""
    means = [tally.mean for tally in tallies if tally.mean is not None]
    return max(means, default=0) - min(means, default=0)


def _bars(tallies: dict[PerspectiveId, QuestionTally], voice: Voice) -> Iterator[Bar]:
    for perspective, tally in tallies.items():
        yield Bar(
            voice.perspective(perspective),
            answer_bar.stretches(tally.points, voice.catalogue.scale, voice.language),
            _beside(tally, voice),
            _spoken(tally, voice),
        )


def _beside(tally: QuestionTally, voice: Voice) -> str:
    if tally.withheld:
        return voice.say(LIGHT_WORDS[Light.WITHHELD].word)
    apart = answer_bar.times((SIGNS[value], count) for value, count in answer_bar.apart(tally))
    return apart or ("" if any(tally.points) else voice.say(answer_bar.NOTHING))


def _spoken(tally: QuestionTally, voice: Voice) -> str:
    points = answer_bar.stretches(tally.points, voice.catalogue.scale, voice.language)
    apart = ((voice.label(value), count) for value, count in answer_bar.apart(tally))
    return answer_bar.spoken((*((each.label, each.count) for each in points), *apart))
