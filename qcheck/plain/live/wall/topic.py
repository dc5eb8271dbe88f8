"""One topic on the wall: how each perspective answered, as stacked bars, and the questions for the talk; on
as many pages as it takes, each set as large as it has room.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qcheck.agenda import Topic, agenda
from qcheck.catalogue import EVERYBODY, Apart, PerspectiveId, Scale
from qcheck.charts import answer_bar
from qcheck.charts.answer_bar import Stretch
from qcheck.charts.measure import SEMIBOLD, width_of
from qcheck.plain.live.wall import layout, rings
from qcheck.plain.live.wall.hyphens import hyphenated
from qcheck.plain.live.wall.layout import GAP, LEAST, LINE, OLD, SHAPES, SMALL, Shape, Sizes, Type
from qcheck.scoring.values import CriterionProfile, Light, Profile, QuestionTally
from qcheck.wording import LIGHT_WORDS, Prompt, Voice, marked, marks, prompts
from qcheck.wording.scales import common_scale, shortened

SIGNS = {Apart.DK: "?", Apart.NA: "∅"}
"""What stands for the answers apart from the scale beside a bar; explained at the foot."""
LEFT, RIGHT = 0.58, 0.37
"""The bars with their questions, and the questions for the talk, as parts of the width."""
NAMES = 0.36
"""The names beside the bars take at most this part of their column."""
LETTER, PAD = 1.1, 1.0
"""A letter before a name, in sizes, and what stays free behind the name."""
OVERALL = 7.4
"""The height of the result with its band."""
COUNTED = 44.0
"""What "2 von 5 Fragen · Seite 1 von 3" takes at the foot, in the longest of our languages."""
MOST_SIGNS, MOST_IN_A_KEY = 40, 90
"""Of an answer, and of all those of one question: longer ones are read on the phone."""
BETWEEN, BETWEEN_PROMPTS = 1.8, 1.8


@dataclass(frozen=True, slots=True)
class Bar:
    """One perspective's answers, with its `letter` on the band; `name` is its title as it may be broken;
    `beside` are those apart from the scale, or why there is no bar; `spoken` is read aloud.
    """

    title: str
    name: str
    letter: str
    stretches: tuple[Stretch, ...]
    beside: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was put, with a bar for each perspective; with a `key` of its own where the questions
    of the topic have several scales.
    """

    id: str
    text: str
    bars: tuple[Bar, ...]
    key: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """How large the questions of a page are set on one shape, from 0, the least, to 1: their text, the names
    beside the bars, and how high a bar is at least.
    """

    share: float
    shape: Shape
    titles: tuple[str, ...]

    @property
    def heading(self) -> float:
        return LEAST + 2.4 * self.share

    @property
    def bar(self) -> float:
        return 3.9 + 3.6 * self.share

    @property
    def most(self) -> float:
        """How wide the names are at most."""
        return NAMES * LEFT * self.shape.width

    @property
    def label(self) -> float:
        """The size of the names: no larger than that the longest of their words has room in one line."""
        words = [width_of(word, 1.0) for title in self.titles for word in title.split()]
        longest = max(words, default=0.0) * 1.04 + LETTER
        return max(SMALL, min(SMALL + 1.5 * self.share, (self.most - PAD) / longest))

    @property
    def names(self) -> float:
        """How wide the names are, with their letters: as the longest, and never more than their part of the
        column.
        """
        longest = max((width_of(title, self.label) for title in self.titles), default=0.0) * 1.04
        return min(longest + self.label * LETTER + PAD, self.most)

    def height(self, question: Question) -> float:
        """The height of a question together with its bars."""
        text = Type(self.heading, LEFT * self.shape.width, 1.2, SEMIBOLD).height(question.text) + 0.6
        names = Type(self.label, self.names - self.label * LETTER - PAD + 0.1, 1.05)
        bars = (max(self.bar, names.height(bar.title) + 0.6) for bar in question.bars)
        key = layout.side_by_side((stretch.label for stretch in question.key), LEFT * self.shape.width)
        return text + sum(bars) + BETWEEN + (key * SMALL * LINE + 0.4 if question.key else 0.0)


@dataclass(frozen=True, slots=True)
class TopicPage:
    """What one page of a topic shows: some questions in the catalogue's order, and some for the talk, in
    their sizes.
    """

    questions: tuple[Question, ...]
    prompts: tuple[Prompt, ...]
    sizes: Sizes


@dataclass(frozen=True, slots=True)
class TopicPages:
    """A topic page by page: first the questions that are seen most differently, of `all`.

    At the foot of each stand the points as `key`, the `signs` for what is apart from them, and the `letters`
    of perspectives that have a ring and no bar. `marks` stand beside the result.
    """

    pages: tuple[TopicPage, ...]
    all: int
    key: tuple[Stretch, ...]
    signs: tuple[tuple[str, str], ...]
    letters: tuple[tuple[str, str], ...]
    marks: str


def topic_pages(profile: Profile, row: CriterionProfile, voice: Voice) -> TopicPages:
    """The distributions of a criterion and the questions for the talk, so that nothing is cut."""
    every = voice.catalogue.criterion(row.criterion).questions
    asked = [str(question.id) for question in every]
    tallies = {question: given for question in asked if (given := row.tallies(question))}
    scale = common_scale(voice.catalogue, (question for question in every if question.id in tallies))
    letters = rings.letters(voice)
    questions = [
        Question(
            question,
            voice.question(question),
            tuple(_bars(given, letters, voice)),
            () if scale else _key(voice.scale_of(question), voice),
        )
        for question, given in sorted(tallies.items(), key=lambda pair: -_distance(pair[1].values()))
    ]
    key = _shortened(answer_bar.key(scale, voice.language)) if scale else ()
    used = {
        value
        for given in tallies.values()
        for tally in given.values()
        for value, _ in answer_bar.apart(tally)
    }
    known = scale or voice.catalogue.scale
    signs = tuple(
        (sign, known.label(value).say(voice.language.tag)) for value, sign in SIGNS.items() if value in used
    )
    left_out = _without_bar(row, questions, letters, voice)
    told = ", ".join(marked(marks(row, voice), voice))
    foot = [
        *(stretch.label for stretch in key),
        *(label for _, label in signs),
        *(title for _, title in left_out),
    ]
    rooms = {shape: _room(voice.criterion(row.criterion), told, foot, shape) for shape in SHAPES}
    pages = tuple(_pages(questions, asked, _to_ask(profile, row, voice), rooms))
    return TopicPages(pages, len(tallies), key, signs, left_out, told)


def _key(scale: Scale, voice: Voice) -> tuple[Stretch, ...]:
    """What the stretches of one question mean: all of them where they are few words, else the two ends."""
    whole = _shortened(answer_bar.key(scale, voice.language))
    return whole if sum(len(stretch.label) for stretch in whole) <= MOST_IN_A_KEY else (whole[0], whole[-1])


def _shortened(key: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    return tuple(replace(stretch, label=shortened(stretch.label, MOST_SIGNS)) for stretch in key)


def _room(title: str, marks_told: str, foot: Sequence[str], shape: Shape) -> float:
    """What is left for the questions between head and foot."""
    above = layout.head(title, shape=shape) + OVERALL + GAP
    noted = Type(SMALL, shape.width).height(marks_told) + GAP if marks_told else 0.0
    below = layout.side_by_side(foot, shape.width - COUNTED) * SMALL * LINE
    return layout.HEIGHT - above - noted - below - GAP


def _to_ask(profile: Profile, row: CriterionProfile, voice: Voice) -> tuple[Prompt, ...]:
    """The questions for the talk, as in the discussion plan."""
    topic = next((topic for topic in agenda(profile) if topic.criterion == row.criterion), Topic(row, ()))
    return prompts(topic, voice)


def _pages(
    questions: Sequence[Question],
    order: Sequence[str],
    to_ask: Sequence[Prompt],
    rooms: Mapping[Shape, float],
) -> Iterator[TopicPage]:
    """On as few pages as there is need for on an old projector; each as large as it has room."""
    least = Setting(0, OLD, _titles(questions))
    spread = layout.evenly([(question, least.height(question)) for question in questions], rooms[OLD])
    talk = layout.evenly([(prompt, _prompt_height(prompt, LEAST, OLD)) for prompt in to_ask], rooms[OLD])
    for page in range(max(len(spread), len(talk))):
        shown = sorted(spread[min(page, len(spread) - 1)], key=lambda question: order.index(question.id))
        said = talk[min(page, len(talk) - 1)]
        yield TopicPage(tuple(shown), said, _sizes(shown, said, rooms))


def _sizes(shown: Sequence[Question], said: Sequence[Prompt], rooms: Mapping[Shape, float]) -> Sizes:
    settings = {shape: _setting(shown, shape, rooms[shape]) for shape in SHAPES}
    return {
        "heading": layout.by_shape(lambda shape: settings[shape].heading),
        "label": layout.by_shape(lambda shape: settings[shape].label),
        "bar": layout.by_shape(lambda shape: settings[shape].bar),
        "names": layout.by_shape(lambda shape: settings[shape].names),
        "asked": layout.by_shape(lambda shape: _prompt_size(said, shape, rooms[shape])),
    }


def _setting(shown: Sequence[Question], shape: Shape, room: float) -> Setting:
    titles = _titles(shown)

    def fits(share: float) -> bool:
        setting = Setting(share, shape, titles)
        return sum(setting.height(question) for question in shown) <= room

    return Setting(layout.largest(0, 1, fits), shape, titles)


def _titles(questions: Iterable[Question]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(bar.title for question in questions for bar in question.bars))


def _prompt_size(said: Sequence[Prompt], shape: Shape, room: float) -> float:
    def fits(size: float) -> bool:
        return sum(_prompt_height(prompt, size, shape) for prompt in said) <= room

    return layout.largest(LEAST, 4.8, fits)


def _prompt_height(prompt: Prompt, size: float, shape: Shape) -> float:
    to, asked = Type(SMALL, RIGHT * shape.width), Type(size, RIGHT * shape.width, 1.2, SEMIBOLD)
    return to.height(prompt.to) + asked.height(prompt.question) + BETWEEN_PROMPTS


def _without_bar(
    row: CriterionProfile, questions: Sequence[Question], letters: Mapping[str, str], voice: Voice
) -> tuple[tuple[str, str], ...]:
    """The perspectives that have a ring, and no bar on any of the pages to explain its letter."""
    always = [{bar.letter for bar in question.bars} for question in questions]
    shown = [
        perspective
        for perspective in row.overall.shown
        if perspective != EVERYBODY and len(row.overall.shown) > 1
    ]
    return tuple(
        (letters[perspective], voice.perspective(perspective))
        for perspective in shown
        if not all(letters[perspective] in bars for bars in always)
    )


def _distance(tallies: Iterable[QuestionTally]) -> int:
    """How far the perspectives that see it highest and lowest are apart, in points."""
    means = [tally.mean for tally in tallies if tally.mean is not None]
    return max(means, default=0) - min(means, default=0)


def _bars(
    tallies: Mapping[PerspectiveId, QuestionTally], letters: Mapping[str, str], voice: Voice
) -> Iterator[Bar]:
    for perspective, tally in tallies.items():
        title = voice.perspective(perspective)
        yield Bar(
            title,
            hyphenated(title, voice.language.tag),
            letters.get(perspective, ""),
            answer_bar.stretches(tally.points, voice.scale_of(tally.question), voice.language),
            _beside(tally, voice),
            _spoken(tally, voice),
        )


def _beside(tally: QuestionTally, voice: Voice) -> str:
    if tally.withheld:
        return voice.say(LIGHT_WORDS[Light.WITHHELD].word)
    apart = answer_bar.times((SIGNS[value], count) for value, count in answer_bar.apart(tally))
    return apart or ("" if any(tally.points) else answer_bar.nothing(tally, voice.language))


def _spoken(tally: QuestionTally, voice: Voice) -> str:
    points = answer_bar.stretches(tally.points, voice.scale_of(tally.question), voice.language)
    apart = ((voice.label_of(tally.question, value), count) for value, count in answer_bar.apart(tally))
    return answer_bar.spoken((*((point.label, point.count) for point in points), *apart))
