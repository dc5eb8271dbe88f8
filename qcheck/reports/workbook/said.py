"""The tabs of what people said and plan: answers sheet by sheet, comments, measures."""

from __future__ import annotations

from collections.abc import Iterator

from qcheck.catalogue import CriterionId
from qcheck.disclosure import Remark, ShownAnswers
from qcheck.language import N_
from qcheck.reports.workbook import codes
from qcheck.reports.workbook.tab import Cell, Column, Kind, Tab
from qcheck.reports.workbook.told import Told
from qcheck.service import Measure
from qcheck.wording import CLOSING, Voice, words_around
from qcheck.wording.measures import FIELD_WORDS, STATE_WORDS, URGENCY_WORDS

Row = list[Cell]


def answers(shown: ShownAnswers, told: Told) -> Tab:
    """A row for each sheet, a column for each question in the catalogue's order."""
    voice = told.voice
    by_hands = any(row.by_hands for row in shown.rows)
    origin = (Column(voice.say(N_("Came by")), 16, Kind.LONG),) if by_hands else ()
    columns = (
        Column(voice.say(N_("Perspective")), 24, Kind.LONG),
        *origin,
        *(Column(question, 13, Kind.CODE, above=voice.question(question)) for question in shown.questions),
    )
    ways = (voice.say(N_("sheet")), voice.say(N_("counted answers")))
    rows = [
        [
            voice.perspective(row.perspective),
            *([ways[row.by_hands]] if by_hands else []),
            *map(codes.word, row.said),
        ]
        for row in shown.rows
    ]
    return Tab(voice.say(N_("Answers")), columns, rows, kept=1)


def comments(told: Told) -> Tab:
    """A row for each comment or piece of evidence, closing questions last; within a question in the order of
    their letters, which tells nothing of who came when.
    """
    say = told.voice.say
    columns = (
        Column(say(N_("Criterion")), 28, Kind.LONG),
        Column(say(N_("Question")), 46, Kind.LONG),
        Column(say(N_("Perspective")), 22, Kind.LONG),
        Column(say(N_("Answer")), 18, Kind.LONG),
        Column(say(N_("Comment")), 60, Kind.LONG),
        Column(say(N_("Evidence")), 30, Kind.LONG, optional=True),
        Column(say(N_("Link of the evidence")), 34, Kind.LONG, optional=True),
    )
    rows = sorted(_remarks(told), key=lambda pair: (pair[0], [str(cell or "") for cell in pair[1]]))
    return Tab(say(N_("Comments")), columns, [row for _, row in rows], kept=0)


def _remarks(told: Told) -> Iterator[tuple[int, Row]]:
    """The comments and pieces of evidence, each with the place of its question in the catalogue."""
    criteria = {question.id: criterion.id for criterion, question in told.asked}
    places = {key: place for place, key in enumerate([*criteria, *CLOSING])}
    for remark in (*told.result.remarks, *told.result.closing):
        criterion = criteria.get(remark.question or "", remark.criterion)
        yield places.get(remark.question or "", len(places)), _remark(remark, criterion, told)


def _remark(remark: Remark, criterion: str | None, told: Told) -> Row:
    voice, evidence = told.voice, remark.evidence
    return [
        voice.criterion(criterion) if criterion else None,
        _question(remark, voice),
        voice.perspective(remark.perspective) if remark.perspective else None,
        told.label(remark.question, remark.value),
        told.words(remark.comment),
        told.words(evidence.title) if evidence else None,
        told.words(evidence.link) if evidence else None,
    ]


def _question(remark: Remark, voice: Voice) -> str:
    if remark.question is None:
        return ""
    if remark.question in CLOSING:
        return words_around(voice.catalogue, remark.question, voice.language, voice.phase)
    return voice.question(remark.question)


def measures(told: Told) -> Tab:
    """A row for each measure, in their order."""
    voice = told.voice
    widths = {"what": 42, "criteria": 28, "success": 28, "reason": 28, "who": 20, "partners": 20}
    days = ("due", "since")
    columns = tuple(
        Column(voice.say(words), widths.get(name, 14), Kind.DAY if name in days else Kind.LONG)
        for name, words in FIELD_WORDS.items()
    )
    rows = [_measure(measure, voice) for measure in told.source.measures or told.result.measures]
    return Tab(voice.say(N_("Measures")), columns, rows, kept=1)


def _measure(measure: Measure, voice: Voice) -> Row:
    cells: dict[str, Cell] = {
        "what": measure.what,
        "criteria": voice.criteria(map(CriterionId, measure.criteria)),
        "who": measure.who,
        "partners": measure.partners,
        "due": measure.due,
        "by_when": measure.by_when,
        "success": measure.success,
        "urgency": voice.say(URGENCY_WORDS[measure.urgency]),
        "state": voice.say(STATE_WORDS[measure.state]),
        "reason": measure.reason,
        "since": measure.since,
    }
    return [cells[name] for name in FIELD_WORDS]
