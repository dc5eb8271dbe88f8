"""What is learned about the questions of a trial as tables and as JSON, for authors and their programs.

| column                          | meaning |
|---------------------------------|------------------------------------|
| `catalogue`, `criterion`, `question`, `text` | ids, and the question's words in the newest edition |
| `people`, `unclear` …           | how many times something was said about it, and each mark |
| `asked`, `processes`            | how many were asked, by edition and phase such as `0.1.0/planung: 40` |
| `hints`                         | where to look |
| `sentences`                     | what people wrote, one below the other |
| `decision`, `reason`, `new`     | what was decided and why, and the new wordings, by language |
| `meaning`, `by`, `on`, `became` | what new words mean, who decided and when, and the edition that has it |
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qcheck.language import N_, Language
from qcheck.reports.csv_text import csv_text
from qcheck.reports.workbook.excel import About
from qcheck.reports.workbook.excel import xlsx as laid_out
from qcheck.reports.workbook.tab import Cell, Column, Kind, Tab
from qcheck.service import AskedIn, Decision, DecisionKind, Fit, LearnedQuestion, OpenedTrial, Service
from qcheck.wording import statistics as worded
from qcheck.wording.decided import KINDS
from qcheck.wording.fit import FITS

FILE = (
    "catalogue", "criterion", "question", "text", "people", *(mark.value for mark in Fit), "asked",
    "processes", "hints", "sentences", "decision", "reason", "new", "meaning", "by", "on", "became",
)  # fmt: skip
NAME = "questions"
"""What the files are called, behind the name of the trial."""


@dataclass(frozen=True, slots=True)
class Learned:
    """All that is in the file: questions as they stand in the list, new ones that were decided on, and the
    editions in which decisions were carried out, by the decision's id.
    """

    title: str
    questions: Sequence[LearnedQuestion]
    new: Sequence[Decision]
    became: Mapping[str, str]


def gathered(service: Service, opened: OpenedTrial) -> Learned:
    """All questions, new ones and decisions for whoever coordinates the trial; reckoning its figures takes a
    moment.
    """
    decisions = service.learning.decisions(opened)
    return Learned(
        opened.trial.title,
        service.learning.questions(opened, waits=True),
        [decision for decision in decisions if not decision.questions],
        {decision.id: service.learned_drafts.became(decision) for decision in decisions},
    )


def as_csv(about: Learned, words: Language) -> str:
    """One row for each question."""
    return csv_text([FILE, *_rows(about, words)], words.tag)


def as_json(about: Learned, words: Language) -> str:
    """The questions and decisions with all figures by edition and phase; null stands for what may not be
    told.
    """
    whole = {
        "qcheck": "learned",
        "trial": about.title,
        "questions": [_question(question, about, words) for question in about.questions],
        "new": [_decision(decision, about) for decision in about.new],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def as_xlsx(about: Learned, words: Language, made: date) -> bytes:
    """A workbook: questions with decisions, and the figures by edition and phase."""
    title = words.say(N_("What we have learned"))
    tabs = [
        Tab(words.say("Questions"), _columns(words), [list(row) for row in _rows(about, words)], kept=3),
        Tab(words.say("Figures"), _figure_columns(words), list(_figures(about, words)), kept=2),
    ]
    return laid_out(tabs, About(f"{title}: {about.title}", about.title, words.tag, made))


def _columns(words: Language) -> tuple[Column, ...]:
    titles = (
        (N_("Catalogue"), 16, Kind.TEXT),
        (N_("Criterion"), 24, Kind.LONG),
        (N_("Question"), 20, Kind.TEXT),
        (N_("Wording"), 60, Kind.LONG),
        (N_("People"), 9, Kind.NUMBER),
        *((FITS[mark.value], 14, Kind.NUMBER) for mark in Fit),
        (N_("Asked"), 20, Kind.LONG),
        (N_("Processes"), 10, Kind.LONG),
        (N_("Where to look"), 50, Kind.LONG),
        (N_("Sentences"), 60, Kind.LONG),
        (N_("Decision"), 16, Kind.TEXT),
        (N_("Why?"), 50, Kind.LONG),
        (N_("New wording"), 60, Kind.LONG),
        (N_("Kind of change"), 16, Kind.TEXT),
        (N_("Who decided?"), 24, Kind.LONG),
        (N_("On which day?"), 12, Kind.TEXT),
        (N_("Edition"), 10, Kind.TEXT),
    )
    return tuple(Column(words.say(title), width, kind) for title, width, kind in titles)


def _rows(about: Learned, words: Language) -> Iterator[tuple[str | int | None, ...]]:
    for question in about.questions:
        criterion = question.criterion.title.say(words.tag) if question.criterion else ""
        asked = [one for one in question.asked if one.figures]
        yield (
            str(question.catalogue_id), criterion, str(question.id), question.wording(words.tag),
            question.people,
            *(question.marks.get(mark, 0) for mark in Fit),
            "\n".join(f"{_where(one)}: {one.figures.answered.asked.n}" for one in asked if one.figures),
            "\n".join(str(one.figures.answered.asked.processes) for one in asked if one.figures),
            "\n".join(_hints(question, words)), "\n".join(one.text for one in question.sentences),
            *_decided(question.decision, about, words),
        )  # fmt: skip
    nothing = (0,) * (1 + len(Fit))
    for new in about.new:
        text = "\n".join(_spoken(new.wordings))
        yield (
            str(new.catalogue), str(new.criterion or ""), "", text, *nothing, "", "", "", "",
            *_decided(new, about, words),
        )  # fmt: skip


def _decided(decision: Decision | None, about: Learned, words: Language) -> tuple[str, ...]:
    if decision is None:
        return ("",) * 7
    meaning = decision.meaning.value if decision.kind is DecisionKind.REWORD else ""
    day = decision.on.isoformat() if decision.on else ""
    new = "\n".join(_spoken(decision.wordings))
    kind = words.say(KINDS[decision.kind])
    return (
        kind,
        "\n".join(_spoken((decision.reason,))),
        new,
        meaning,
        decision.by,
        day,
        _became(decision, about),
    )


def _spoken(texts: Sequence[Mapping[str, str]]) -> list[str]:
    """Each text in each language, such as `de: Alles hält.`"""
    return [f"{tag}: {said}" for text in texts for tag, said in text.items()]


def _became(decision: Decision, about: Learned) -> str:
    return about.became.get(decision.id, "")


def _where(asked: AskedIn) -> str:
    return "/".join(filter(None, (asked.version, asked.phase or "")))


def _hints(question: LearnedQuestion, words: Language) -> list[str]:
    told = (
        hint
        for asked in question.asked
        if asked.figures
        for hint in worded.hints(asked.figures, asked.edition, words)
    )
    return list(dict.fromkeys(told))


def _figure_columns(words: Language) -> tuple[Column, ...]:
    titles = (
        (N_("Question"), 20, Kind.TEXT),
        (N_("Wording"), 60, Kind.LONG),
        (N_("Edition"), 10, Kind.TEXT),
        (N_("Phase"), 14, Kind.TEXT),
        (N_("Asked"), 9, Kind.NUMBER),
        (N_("Processes"), 10, Kind.NUMBER),
        (N_("Figures"), 80, Kind.LONG),
    )
    return tuple(Column(words.say(title), width, kind) for title, width, kind in titles)


def _figures(about: Learned, words: Language) -> Iterator[list[Cell]]:
    for question in about.questions:
        for one in question.asked:
            if one.figures:
                lines = "\n".join(worded.lines(one.figures, one.edition, words))
                asked = one.figures.answered.asked
                yield [
                    str(question.id),
                    question.wording(words.tag),
                    one.version,
                    one.phase or "",
                    *asked,
                    lines,
                ]


def _question(question: LearnedQuestion, about: Learned, words: Language) -> dict[str, object]:
    return {
        "catalogue": question.catalogue_id,
        "criterion": question.criterion_id,
        "question": question.id,
        "text": dict(question.question.text.root) if question.question else None,
        "people": question.people,
        "marks": {mark.value: number for mark, number in question.marks.items()},
        "sentences": [one.text for one in question.sentences],
        "asked": [_asked(one, words) for one in question.asked],
        "decision": _decision(question.decision, about) if question.decision else None,
    }


def _asked(one: AskedIn, words: Language) -> dict[str, object]:
    figures = one.figures
    return {
        "version": one.version,
        "phase": one.phase,
        "asked": figures.answered.asked.n if figures else None,
        "processes": figures.answered.asked.processes if figures else None,
        "skipped": figures.skipped if figures else None,
        "not_relevant": figures.not_relevant if figures else None,
        "unknown": dict(figures.unknown) if figures else None,
        "distribution": list(figures.distribution) if figures and figures.distribution else None,
        "mean": figures.mean if figures else None,
        "sd": figures.deviation if figures else None,
        "hints": worded.hints(figures, one.edition, words) if figures else [],
        "people": one.fit.people if one.fit else 0,
    }


def _decision(decision: Decision, about: Learned) -> dict[str, object]:
    return {
        "catalogue": decision.catalogue,
        "edition": decision.edition,
        "kind": decision.kind.value,
        "questions": list(decision.questions),
        "criterion": decision.criterion,
        "reason": dict(decision.reason),
        "wordings": [dict(one) for one in decision.wordings],
        "meaning": decision.meaning.value if decision.kind is DecisionKind.REWORD else None,
        "by": decision.by,
        "on": decision.on.isoformat() if decision.on else None,
        "became": _became(decision, about) or None,
    }
