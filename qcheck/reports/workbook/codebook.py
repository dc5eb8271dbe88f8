"""The tabs that explain: where the workbook is from and what stands in it, the questions, and the codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from babel.lists import format_list
from babel.numbers import format_decimal

from qcheck.catalogue import Filter, Question
from qcheck.language import N_
from qcheck.reports import method
from qcheck.reports.workbook import codes
from qcheck.reports.workbook.tab import Cell, Column, Kind, Tab
from qcheck.reports.workbook.told import Told
from qcheck.reports.workbook.variables import variables
from qcheck.wording import Voice, explained, flags_beside, rounds, words_around
from qcheck.wording.scales import common_scale, is_even, numbered

Row = list[Cell]


def questions(told: Told) -> Tab:
    """A row for each question that is asked: how its column is called, what is asked, and of whom."""
    voice = told.voice
    say = voice.say
    columns = (
        Column(say(N_("Id of the question")), 20),
        Column(say(N_("Variable in R and SPSS")), 22),
        Column(say(N_("Part")), 18, Kind.LONG, optional=True),
        Column(say(N_("Criterion")), 28, Kind.LONG),
        Column(say(N_("Question")), 56, Kind.LONG),
        Column(say(N_("Asked of")), 30, Kind.LONG),
        Column(say(N_("Key question")), 16, Kind.CODE),
        Column(say(N_("Weight")), 9, Kind.NUMBER),
        Column(say(N_("Answers")), 46, Kind.LONG, optional=True),
        Column(say(N_("Left out")), 34, Kind.LONG, optional=True),
    )
    return Tab(say(N_("Codebook")), columns, list(_questions(told)), kept=1)


def _questions(told: Told) -> Iterator[Row]:
    voice, asked = told.voice, [*told.asked]
    names = variables(question.id for _, question in asked)
    common = common_scale(voice.catalogue, (question for _, question in asked))
    for name, (criterion, question) in zip(names, asked, strict=True):
        yield [
            question.id,
            name,
            told.parts.get(criterion.id, ""),
            voice.criterion(criterion.id),
            voice.question(question.id),
            asked_of(question, voice),
            voice.say(N_("yes")) if question.critical else voice.say(N_("no")),
            question.weight,
            "" if common and is_even(common) else answers(question, voice),
            left_out(question.skip_if or (), voice),
        ]


def answers(question: Question, voice: Voice) -> str:
    """The points of its scale with their words; with what they are worth, where not at equal distances."""
    scale, tag = voice.catalogue.scale_of(question), voice.language.tag
    if is_even(scale):
        return numbered(scale, tag)
    return "; ".join(
        voice.say(
            N_("{number}: {answer} (worth {worth})"),
            number=option.value,
            answer=option.label.say(tag),
            worth=format_decimal(float(worth), locale=voice.language.locale),
        )
        for option, worth in zip(scale.steps, scale.worth, strict=True)
    )


def asked_of(question: Question, voice: Voice) -> str:
    """The perspectives to whom a question is put, as a list in words; "everybody" where the catalogue has
    none.
    """
    if not voice.catalogue.perspectives:
        return voice.say(N_("everybody"))
    return voice.listed(map(voice.perspective, voice.questionnaire.asked_to(question)))


def left_out(filters: Iterable[Filter], voice: Voice) -> str:
    """After which earlier answers a question with these filters is not asked, in words; empty without any."""
    return " ".join(_filter(condition, voice) for condition in filters)


def _filter(condition: Filter, voice: Voice) -> str:
    answers = [
        voice.say("“{answer}”", answer=voice.label_of(condition.question, value))
        for value in condition.answer
    ]
    return voice.say(
        "Not asked where “{question}” was answered with {answers}.",
        question=voice.question(condition.question),
        answers=format_list(answers, style="or", locale=voice.language.locale),
    )


def all_codes(told: Told) -> Tab:
    """Everything that can stand in the cell of an answer."""
    say = told.voice.say
    columns = (
        Column(say(N_("In this workbook")), 16, Kind.CODE),
        Column(say(N_("In the table for R and SPSS")), 16, Kind.CODE),
        Column(say(N_("Meaning")), 70, Kind.LONG),
    )
    return Tab(say(N_("Codes")), columns, codes.codes_of(told), filtered=False)


def overview(told: Told, tabs: Iterable[tuple[str, str]]) -> Tab:
    """Of which check this is, what stands on each tab (its name, and a sentence on it), and how the lights
    come about.
    """
    voice, result = told.voice, told.result
    about = ", ".join(filter(None, (result.title, result.place)))
    rows: list[Row] = [[voice.say(N_("Process")), about]] if about else []
    rows += [[*fact] for fact in method.provenance(told.source, voice).rows]
    rows += [[voice.say(N_("Made on")), voice.language.day(told.source.made)]]
    rows += [[name, what] for name, what in tabs]
    rows += [[voice.say("How the lights come about"), line] for line in method.rule(result, voice)]
    rows += [[mark, rule] for mark, rule in explained(flags_beside(result.profile.criteria, voice), voice)]
    rows += [[voice.say(N_("Please note")), note] for note in _notes(told) if note]
    columns = (Column(voice.say(N_("About this workbook")), 34, Kind.LONG), Column("qcheck", 110, Kind.LONG))
    return Tab(voice.say(N_("Overview")), columns, rows, filtered=False)


def _notes(told: Told) -> Iterator[str]:
    voice, result = told.voice, told.result
    yield rounds.meaning(result.mode, voice.catalogue.rules.minimum_group, voice.language)
    yield method.gone(result, voice)
    yield words_around(voice.catalogue, "disclaimer_result", voice.language)
