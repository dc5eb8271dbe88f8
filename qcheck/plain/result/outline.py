"""What stands on the page of a result, in words and figures ready to be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qcheck.agenda import Topic, agenda, distance, plan
from qcheck.catalogue import EVERYBODY
from qcheck.charts import Block, Picture, picture
from qcheck.language import Language
from qcheck.plain.result.criteria import Asked, Said, Told, former, said_in_closing, told
from qcheck.service import Measure, Mode, Result
from qcheck.wording import (
    CLOSING,
    LIGHT_WORDS,
    AgreedMark,
    Voice,
    agreed_marks,
    deletion,
    due_dates,
    edition,
    explained,
    flags_beside,
    moving,
    prompts,
    reason_word,
    rounds,
    turnout,
    words_around,
)
from qcheck.wording.initials import initials
from qcheck.wording.measures import state_in_words


@dataclass(frozen=True, slots=True)
class View:
    """A perspective: its letter in the pictures, its title, and how many sheets, or that they are too few."""

    letter: str
    title: str
    sheets: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic of the talk: its criterion, why it is one, and the question that opens the talk."""

    criterion: str
    title: str
    reasons: tuple[str, ...]
    question: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A measure in words."""

    what: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Outline:
    """The page, from top to bottom."""

    result: Result
    facts: str
    mode: str
    meaning: str
    as_of: str
    gone: str
    views: tuple[View, ...]
    sheets: str
    too_few: str
    picture: Picture
    told: Mapping[str, Told]
    differences: tuple[Told, ...]
    subjects: tuple[Subject, ...]
    agreed: tuple[tuple[str, AgreedMark], ...]
    measures: tuple[Plan, ...]
    closing: tuple[tuple[str, tuple[Said, ...]], ...]
    lights: tuple[tuple[str, str, str], ...]
    flags: tuple[tuple[str, str], ...]
    disclaimer: str
    independence: str
    moved: str = ""
    former: tuple[Asked, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.picture.blocks

    @property
    def has_answers(self) -> bool:
        """Whether there is any sheet, be it one that is too few to be shown."""
        return any(number is None or number for number in self.result.sheets.values())

    @property
    def has_views(self) -> bool:
        """Whether single perspectives are told."""
        return any(view.letter for view in self.views)


def outline(result: Result, tongue: Language) -> Outline:
    """The page of this result in a language."""
    voice, catalogue = Voice(result.questionnaire, tongue), result.catalogue
    agreed = agreed_marks(result.agreed, voice)
    drawn = picture(result.profile, catalogue, tongue, agreed)
    letters = initials({p: voice.perspective(p) for p in result.sheets if p != EVERYBODY})
    rows = told(result, drawn, letters, voice)
    phase = result.questionnaire.phase_title(tongue.tag)
    return Outline(
        result=result,
        facts=" · ".join(filter(None, (result.place, phase, edition(catalogue, tongue)))),
        mode=rounds.mode(result.mode, tongue),
        meaning=rounds.meaning(result.mode, catalogue.rules.minimum_group, tongue)
        if result.mode is Mode.CONFIDENTIAL
        else "",
        as_of=tongue.day(result.as_of) if result.as_of else "",
        gone=deletion.gone(tongue.day(result.emptied), tongue, with_result=not result.profile.criteria)
        if result.emptied
        else deletion.elsewhere(tongue)
        if result.left_behind
        else "",
        views=tuple(_views(result, letters, voice)),
        sheets=turnout.in_all(result.sheets, voice),
        too_few=turnout.too_few(result.profile, voice),
        picture=drawn,
        told=rows,
        differences=tuple(_differences(result, rows)),
        subjects=tuple(_subjects(result, voice)),
        agreed=tuple((voice.criterion(criterion), mark) for criterion, mark in agreed.items()),
        measures=tuple(_measure(measure, voice) for measure in result.measures),
        closing=tuple(_closing(result, voice)),
        lights=tuple(
            (light, f"{tongue.say(words.title)}, {tongue.say(words.word)}", tongue.say(words.meaning))
            for light, words in LIGHT_WORDS.items()
        ),
        flags=explained(flags_beside(result.profile.criteria, voice), voice),
        disclaimer=words_around(catalogue, "disclaimer_result", tongue),
        independence=catalogue.texts.independence.say(tongue.tag) if catalogue.texts.independence else "",
        moved="; ".join(moving.asked_before(result.moved, tongue)),
        former=former(result, voice),
    )


def _views(result: Result, letters: Mapping[str, str], voice: Voice) -> Iterator[View]:
    for perspective, sheets in turnout.by_perspective(result.sheets, voice):
        letter = letters.get(perspective, "") if result.sheets[perspective] else ""
        yield View(letter, voice.perspective(perspective), sheets)


def _differences(result: Result, told_by_criterion: Mapping[str, Told]) -> Iterator[Told]:
    """The criteria that the perspectives see differently, the widest distance first."""
    wide = sorted(result.profile.criteria, key=lambda row: -distance(row))
    yield from (
        told_by_criterion[row.criterion] for row in wide if told_by_criterion[row.criterion].difference
    )


def _subjects(result: Result, voice: Voice) -> Iterator[Subject]:
    """The topics in the order chosen for the talk, else those that are proposed."""
    topics = agenda(result.profile)
    for slot in plan(topics, chosen=result.topics or None).slots:
        yield _subject(slot.topic, voice)


def _subject(topic: Topic, voice: Voice) -> Subject:
    """The reasons in a word or two: in full they stand with the criterion."""
    why = tuple(dict.fromkeys(reason_word(reason, voice) for reason in topic.reasons))
    *_, last = prompts(topic, voice)
    return Subject(topic.criterion, voice.criterion(topic.criterion), why, last.question)


def _measure(measure: Measure, voice: Voice) -> Plan:
    facts = (
        (voice.say("About"), voice.criteria(measure.criteria)),
        (voice.say("Who"), measure.who),
        (voice.say("With whom"), measure.partners),
        (voice.say("Until"), due_dates.said(measure, voice.language)),
        (voice.say("How it will be recognised"), measure.success),
        (voice.say("State"), state_in_words(measure.state, measure.since, measure.reason, voice.language)),
    )
    return Plan(measure.what, tuple((name, words) for name, words in facts if words))


def _closing(result: Result, voice: Voice) -> Iterator[tuple[str, tuple[Said, ...]]]:
    """What was written in closing, question by question, and at last what belongs to none that
    may be told.
    """
    for name in CLOSING:
        if said := tuple(
            said_in_closing(remark, voice) for remark in result.closing if remark.question == name
        ):
            yield words_around(voice.catalogue, name, voice.language, voice.phase), said
    if rest := tuple(
        said_in_closing(remark, voice) for remark in result.closing if remark.question not in CLOSING
    ):
        yield voice.say("More comments"), rest
