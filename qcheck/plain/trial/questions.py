"""What is learned, for whoever coordinates: all questions, those first about which most was said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from qcheck.catalogue import Catalogue
from qcheck.language import Language
from qcheck.plain.trial.rendering import coordinated, coordinators_page
from qcheck.service import Decision, DecisionKind, Fit, LearnedQuestion, LeftOut, OpenedTrial
from qcheck.web.visit import Visit
from qcheck.wording import decided, learned
from qcheck.wording import statistics as worded
from qcheck.wording.fit import FITS

PATH = "/questions"
BY_CRITERION = "criterion"


@dataclass(frozen=True, slots=True)
class Row:
    """A question in the list. `last` is the edition that asked it last, empty where the newest one does."""

    about: LearnedQuestion
    path: str
    said: str
    hints: tuple[str, ...]
    decided: str
    last: str = ""


@dataclass(frozen=True, slots=True)
class Filters:
    """What of the list is shown, as the address says it."""

    order: str = ""
    perspective: str = ""
    phase: str = ""
    mark: str = ""
    undecided: str = ""

    @classmethod
    def of(cls, visit: Visit) -> Filters:
        asked = visit.request.query_params
        return cls(*(asked.get(name, "") for name in cls.__slots__))

    def has(self, question: LearnedQuestion) -> bool:
        """Whether this question is to be shown."""
        asked = question.question
        return (
            (not self.undecided or question.decision is None)
            and (not self.mark or self.mark in question.marks)
            and (not self.perspective or bool(asked and asked.is_for(self.perspective)))
            and (not self.phase or bool(asked and asked.is_in(self.phase)))
        )


def page(visit: Visit) -> Response:
    """The list of all questions."""
    opened, words = coordinated(visit), visit.tongue()
    every = visit.service.learning.questions(opened)
    filters = Filters.of(visit)
    catalogues = newest(visit, opened)
    now = {catalogue.id: catalogue.version for catalogue in catalogues}
    last = {path_of(question): _last(question, now) for question in every}
    asked = [question for question in every if not last[path_of(question)]]
    rows = [
        _row(question, words, last[path_of(question)])
        for question in every
        if filters.has(question) and not (filters.undecided and last[path_of(question)])
    ]
    if filters.order == BY_CRITERION:
        rows = _as_asked(rows, catalogues)
    shown = {
        "rows": rows,
        "number": len(asked),
        "undecided": sum(question.decision is None for question in asked),
        "filters": filters,
        "choices": _choices(catalogues, words),
        "catalogues": catalogues,
        "left_out": _left_out(visit, opened, words),
        "new": [
            _new(decision, words)
            for decision in visit.service.learning.decisions(opened)
            if not decision.questions
        ],
        "to": visit.service.showing_back.to(opened).value,
        "whom": [(whom.value, words.say(name)) for whom, name in decided.SHOWN_TO.items()],
        "pooled": words.say(learned.POOLED),
        "silent": words.say(worded.SILENT),
    }
    return coordinators_page(visit, opened, "questions", PATH, shown)


def _last(question: LearnedQuestion, now: Mapping[str, str]) -> str:
    """The edition that asked it last; empty where the newest one, by its catalogue in `now`, still does."""
    edition = question.catalogue
    return "" if edition.version == now.get(edition.id) else edition.version


def path_of(question: LearnedQuestion) -> str:
    """The page of a question, below the coordinator's link."""
    return f"{PATH}/{question.catalogue_id}/{question.id}"


def said(question: LearnedQuestion, words: Language) -> str:
    """How many said something about it, and what; empty where nobody did."""
    marks = (f"{number} × {words.say(FITS[mark.value])}" for mark, number in question.marks.items())
    people = words.count("{number} person", "{number} people", question.people)
    return ", ".join((people, *marks)) if question.people else ""


def _row(question: LearnedQuestion, words: Language, last: str) -> Row:
    hints = dict.fromkeys(
        hint
        for asked in question.asked
        if asked.figures
        for hint in worded.hints(asked.figures, asked.edition, words)
    )
    kind = words.say(decided.KINDS[question.decision.kind]) if question.decision else ""
    return Row(question, path_of(question), said(question, words), tuple(hints), kind, last)


def _as_asked(rows: Sequence[Row], catalogues: Sequence[Catalogue]) -> list[Row]:
    """In the order of the questionnaires."""
    places = {
        (catalogue.id, question): number
        for catalogue in catalogues
        for number, question in enumerate(catalogue.questions)
    }
    last = len(places)
    return sorted(rows, key=lambda row: places.get((row.about.catalogue_id, row.about.id), last))


def newest(visit: Visit, opened: OpenedTrial) -> list[Catalogue]:
    """The newest edition of each of the trial's catalogues."""
    editions = (
        visit.service.learning.editions(opened.trial, catalogue) for catalogue in opened.trial.catalogues
    )
    return [edition[0] for edition in editions if edition]


def _choices(catalogues: Sequence[Catalogue], words: Language) -> dict[str, dict[str, str]]:
    """What can be chosen in each filter: its value, and what it is called."""
    perspectives = {p.id: p.title.say(words.tag) for catalogue in catalogues for p in catalogue.perspectives}
    phases = {p.id: p.title.say(words.tag) for catalogue in catalogues for p in catalogue.phases}
    marks = {mark.value: words.say(FITS[mark.value]) for mark in Fit}
    return {"perspective": perspectives, "phase": phases, "mark": marks}


def _left_out(visit: Visit, opened: OpenedTrial, words: Language) -> list[str]:
    counted: Counter[LeftOut] = Counter()
    for catalogue in opened.trial.catalogues:
        counted.update(visit.service.learning.figures(opened, catalogue).left_out)
    return learned.left_out(counted, words)


def _new(decision: Decision, words: Language) -> dict[str, str]:
    """A question that was decided to be asked, too."""
    wording = learned.in_language(decision.wordings[0], words)
    return {
        "words": wording,
        "path": f"/new-question/{decision.catalogue}?decision={decision.id}",
        "kind": words.say(decided.KINDS[DecisionKind.NEW]),
    }
