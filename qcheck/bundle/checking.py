"""Whether the parts of a bundle fit each other and their catalogues: what no part can say of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import TypeAlias

from qcheck import disclosure, typed_dates
from qcheck.asking import Questionnaire
from qcheck.bundle import former_editions
from qcheck.bundle.models import Bundle, ChangePart, CheckPart, HandsPart, LifePart, SheetPart, StagePart
from qcheck.bundle.problems import TOO_SHORT, NotABundle, Problem, Said
from qcheck.catalogue import EVERYBODY, Catalogue, CriterionId, PhaseId
from qcheck.language import N_
from qcheck.loading import read
from qcheck.records import MeasureState, Mode, Scope, Urgency, sha_of
from qcheck.scoring.values import Light

Catalogues: TypeAlias = Mapping[str, Catalogue]
"""The catalogues of a bundle, by the digest of their text."""

DIGEST = N_("the text of this catalogue is not the one that the digest before it stands for: it was changed")
UNREADABLE = N_("this version of qcheck cannot read this catalogue, for these reasons:")
UNUSED = N_("no check of this bundle uses this catalogue")
NO_CATALOGUE = N_("the catalogue of this check is not in the bundle")
NO_PHASE = N_("its catalogue has no such phase")
NO_CRITERION = N_("its catalogue has no criterion “{name}”")
NO_QUESTION = N_("its catalogue has no question “{name}”")
NO_PERSPECTIVE = N_("its catalogue has no perspective “{name}”")
NO_POINT = N_("its catalogue's scale has no answer “{name}”")
NO_CLOSING = N_("there is no closing question “{name}”")
CLASH = N_("“{name}” stands for two different things")
DOUBLED = N_("this is counted twice")
LEADS_NOWHERE = N_("“{name}” is not in this bundle")
SECRET = N_("a confidential check carries figures and no answers; this bundle was changed")
GONE = N_("the answers of this check are gone; this bundle was changed")
NO_ZONE = N_("the time zone “{name}” is not known")
ORDER = N_("the moments of this check do not follow each other as they can")
NO_STOP = N_("the workshop stands at a step that its plan does not have")
RUNNING = N_("this check has not ended, so there can be no figures of it; this bundle was changed")
FIGURES = N_("these figures do not fit each other")
NO_MODE = N_("these figures are of another check: of another catalogue, phase or mode")
NO_BEFORE = N_("this is nothing that can have stood in the field “{name}” of a measure")
REVISIONS = N_("the changes of this measure do not follow each other")
MOST_HANDS = 1_000
_WITH_SCORE = frozenset({Light.GREEN, Light.YELLOW, Light.RED})
TOO_MANY_HANDS = N_("at most {name} can be counted for one answer")


def groups_of(catalogue: Catalogue) -> tuple[str, ...]:
    """The groups of which figures may tell, in their order: the perspectives, then all together."""
    return tuple(dict.fromkeys((*catalogue.perspective_ids, EVERYBODY)))


def checked(bundle: Bundle, closing: Collection[str]) -> Catalogues:
    """The catalogues of a bundle whose parts all fit each other; else NotABundle. `closing` are the names of
    the closing questions.
    """
    if not bundle.checks:
        raise NotABundle(Problem("checks", TOO_SHORT))
    catalogues = dict(_catalogues(bundle))
    problems = [*_references(bundle)]
    for number, check in enumerate(bundle.checks):
        place = f"checks[{number}]"
        if check.catalogue in catalogues:
            problems += _check(check, catalogues[check.catalogue], place, closing)
            problems += former_editions.moved(check, catalogues, place)
            problems += former_editions.said(check, catalogues, place)
        else:
            problems.append(Problem(f"{place}.catalogue", NO_CATALOGUE))
    for number, measure in enumerate(bundle.measures):
        problems += _history(measure.changes, measure.revision, f"measures[{number}].changes")
    if problems:
        raise NotABundle(*problems)
    return catalogues


def _catalogues(bundle: Bundle) -> Iterator[tuple[str, Catalogue]]:
    used = {check.catalogue for check in bundle.checks}
    used |= {sha for check in bundle.checks for move in check.moves for sha in (move.before, move.after)}
    for digest, text in bundle.catalogues.items():
        place = f"catalogues.{digest[:12]}…"
        if sha_of(text) != digest:
            raise NotABundle(Problem(place, DIGEST))
        if digest not in used:
            raise NotABundle(Problem(place, UNUSED))
        reading = read(text.encode(), place)
        if reading.catalogue is None:
            reasons: tuple[Said, ...] = reading.mistakes
            raise NotABundle(Problem(place, UNREADABLE), *reasons)
        yield digest, reading.catalogue


def _references(bundle: Bundle) -> Iterator[Problem]:
    checks, measures = [check.id for check in bundle.checks], [measure.id for measure in bundle.measures]
    yield from _clashes(checks, "checks")
    yield from _clashes(measures, "measures")
    named = [
        *(
            (f"agreements[{place}].check", agreement.check, checks)
            for place, agreement in enumerate(bundle.agreements)
        ),
        *(
            (f"measures[{place}].check", measure.check, checks)
            for place, measure in enumerate(bundle.measures)
        ),
        *((f"checks[{place}].measure", check.measure, measures) for place, check in enumerate(bundle.checks)),
    ]
    for place, name, known in named:
        if name is not None and name not in known:
            yield Problem(place, LEADS_NOWHERE, (("name", name),))


def _clashes(names: Iterable[str], place: str) -> Iterator[Problem]:
    for name, number in Counter(names).items():
        if number > 1:
            yield Problem(place, CLASH, (("name", name),))


def _check(check: CheckPart, catalogue: Catalogue, place: str, closing: Collection[str]) -> Iterator[Problem]:
    if check.phase not in (catalogue.phase_ids or (None,)):
        yield Problem(f"{place}.phase", NO_PHASE)
        return
    yield from _life(check.life, f"{place}.life")
    yield from _criteria(check, catalogue, place)
    has_answers = check.sheets or check.hands or check.workshop
    if has_answers and check.mode is Mode.CONFIDENTIAL:
        yield Problem(place, SECRET)
    if (has_answers or check.feedback) and check.emptied is not None:
        yield Problem(place, GONE)
    if check.figures is not None:
        yield from _figures(check, catalogue, f"{place}.figures")
    known = _Known(catalogue, closing)
    for number, sheet in enumerate(check.sheets):
        yield from known.sheet(sheet, f"{place}.sheets[{number}]")
    yield from known.hands(check.hands, f"{place}.hands")
    if check.workshop is not None:
        yield from _stage(check.workshop.stage, f"{place}.workshop.stage")


def _life(life: LifePart, place: str) -> Iterator[Problem]:
    if typed_dates.zone(life.zone) is None:
        yield Problem(f"{place}.zone", NO_ZONE, (("name", life.zone[:60]),))
    moments = [moment for moment in (life.created, life.opened, life.closed) if moment is not None]
    if moments != sorted(moments):
        yield Problem(place, ORDER)


def _criteria(check: CheckPart, catalogue: Catalogue, place: str) -> Iterator[Problem]:
    main = {criterion.id for criterion in catalogue.main_criteria}
    modules = {criterion.id for criterion in catalogue.modules}
    stage = check.workshop.stage if check.workshop else None
    vote = check.workshop.vote if check.workshop else None
    named: tuple[tuple[str, Iterable[str], Collection[str]], ...] = (
        ("only", check.only or (), main),
        ("modules", check.modules, modules),
        ("topics", check.topics, main | modules),
        ("workshop.notes", filter(None, check.workshop.notes if check.workshop else ()), main | modules),
        ("workshop.stage", (*stage.topics, *stage.revealed) if stage else (), main | modules),
        ("workshop.vote", (*vote.among, *vote.dots, *vote.counted) if vote else (), main | modules),
    )
    for key, names, known in named:
        for name in names:
            if name not in known:
                yield Problem(f"{place}.{key}", NO_CRITERION, (("name", name[:60]),))
    yield from _clashes(check.topics, f"{place}.topics")


def _figures(check: CheckPart, catalogue: Catalogue, place: str) -> Iterator[Problem]:
    figures = check.figures
    if figures is None:
        return
    if check.life.closed is None:
        yield Problem(place, RUNNING)
    about = (figures.catalogue, figures.version, figures.phase, figures.mode)
    if about != (catalogue.id, catalogue.version, check.phase, check.mode):
        yield Problem(place, NO_MODE)
    only = None if check.only is None else frozenset(map(CriterionId, check.only))
    scope = Scope(only, frozenset(map(CriterionId, check.modules)))
    questionnaire = Questionnaire(catalogue, PhaseId(check.phase) if check.phase else None, scope)
    groups, criteria = set(groups_of(catalogue)), set(questionnaire.criterion_ids)
    rows = figures.criteria
    ratings = [rating for row in rows for rating in (row.overall, *row.perspectives.values())]
    fits = (
        len({row.criterion for row in rows}) == len(rows)
        and all(row.criterion in criteria for row in rows)
        and set(figures.sheets) <= groups
        and all(set(row.perspectives) <= groups for row in rows)
        and all(set(row.shown) <= set(row.perspectives) for row in rows)
        and all({*row.shared.scores, *row.shared.lights} <= set(row.perspectives) for row in rows)
        and all((rating.score is not None) == (rating.light in _WITH_SCORE) for rating in ratings)
    )
    if not fits:
        yield Problem(place, FIGURES)
        return
    disclosure.remaining(figures.kept(groups_of(catalogue)), catalogue.rules)


def _stage(stage: StagePart, place: str) -> Iterator[Problem]:
    if stage.place >= len(stage.plan) or stage.topic > max(len(stage.topics), 1):
        yield Problem(place, NO_STOP)


class _Known:
    """What sheets and hands may name."""

    def __init__(self, catalogue: Catalogue, closing: Collection[str]) -> None:
        self._questions = set(catalogue.questions)
        self._perspectives = {*catalogue.perspective_ids}
        self._values = {
            id_: {str(option.value) for option in catalogue.scale_of(question).answers}
            for id_, question in catalogue.questions.items()
        }
        self._closing = closing

    def sheet(self, sheet: SheetPart, place: str) -> Iterator[Problem]:
        yield from self._perspective(sheet.perspective, f"{place}.perspective")
        for key in ("values", "comments", "evidence"):
            for question in getattr(sheet, key):
                yield from self._question(question, f"{place}.{key}")
        for question, value in sheet.values.items():
            yield from self._value(question, str(value), f"{place}.values.{question}")
        for name in sheet.closing:
            if name not in self._closing:
                yield Problem(f"{place}.closing", NO_CLOSING, (("name", name),))

    def hands(self, counted: Collection[HandsPart], place: str) -> Iterator[Problem]:
        for number, raised in enumerate(counted):
            place_of_hand = f"{place}[{number}]"
            yield from self._perspective(raised.perspective, place_of_hand)
            yield from self._question(raised.question, place_of_hand)
            for value, hands in raised.numbers.items():
                yield from self._value(raised.question, value, f"{place_of_hand}.numbers")
                if hands > MOST_HANDS:
                    yield Problem(place_of_hand, TOO_MANY_HANDS, (("name", str(MOST_HANDS)),))
        if len({(raised.perspective, raised.question) for raised in counted}) < len(counted):
            yield Problem(place, DOUBLED)

    def _perspective(self, name: str, place: str) -> Iterator[Problem]:
        if name not in self._perspectives:
            yield Problem(place, NO_PERSPECTIVE, (("name", name[:60]),))

    def _question(self, name: str, place: str) -> Iterator[Problem]:
        if name not in self._questions:
            yield Problem(place, NO_QUESTION, (("name", name[:60]),))

    def _value(self, question: str, value: str, place: str) -> Iterator[Problem]:
        """Of an unknown question no answer is: that has been said."""
        if value not in self._values.get(question, {value}):
            yield Problem(place, NO_POINT, (("name", value[:60]),))


def _history(changes: Collection[ChangePart], revision: int, place: str) -> Iterator[Problem]:
    numbers = [change.revision for change in changes]
    if numbers != sorted(set(numbers)) or (numbers and numbers[-1] > revision):
        yield Problem(place, REVISIONS)
    for number, change in enumerate(changes):
        for field, value in change.before.items():
            if not _could_stand(field, value):
                yield Problem(f"{place}[{number}]", NO_BEFORE, (("name", field),))


def _could_stand(field: str, value: object) -> bool:
    if field == "criteria":
        return isinstance(value, tuple)
    if field in ("due", "since") and value is None:
        return True
    if not isinstance(value, str):
        return False
    if field in ("due", "since"):
        return _is_day(value)
    choices: Mapping[str, Collection[str]] = {
        "urgency": {urgency.value for urgency in Urgency},
        "state": {state.value for state in MeasureState},
    }
    return field not in choices or value in choices[field]


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
