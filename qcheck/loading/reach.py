"""What no pattern of answers can reach: a light, a mark, a comparison; and what hangs on a single answer or a
single perspective.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from qcheck.catalogue import About, Catalogue, Question, Rules
from qcheck.loading.messages import Advice
from qcheck.loading.outline import Outline, text_under
from qcheck.loading.problems import Problem
from qcheck.loading.spots import Spot
from qcheck.loading.word_checks import Found, reasoned

SHARED = 2
"""Questions that perspectives should have in common, or a comparison hangs on a single one."""
ENOUGH = 2
"""Questions of a perspective in a criterion and phase, or a light hangs on a single answer."""


def of_reach(outline: Outline, catalogue: Catalogue) -> Iterator[Found]:
    """The warnings about what cannot be reached that a catalogue can accept."""
    for criterion in outline.criteria:
        name = text_under(criterion, "id") or ""
        yield from ((name, problem) for problem in _few_shared(criterion, outline))
        yield from ((name, problem) for problem in _one_view(criterion, outline))
        yield from ((name, problem) for problem in _few_questions(criterion, outline))
        yield from _lonely(criterion, outline)
    yield from _lights(outline, catalogue)
    yield from _blind_spots(outline)


def _few_shared(criterion: Spot, outline: Outline) -> Iterator[Problem]:
    """Phase by phase; questions in which each group means itself are never compared."""
    if not outline.phases.ids:
        if _is_hardly_compared(criterion.under("questions"), outline):
            yield reasoned(criterion, Advice.FEW_SHARED)
        return
    thin = [
        outline.name("phases", phase)
        for phase in outline.phases_of(criterion)
        if _is_hardly_compared(_asked(criterion, phase, outline), outline)
    ]
    if thin:
        yield reasoned(criterion, Advice.FEW_SHARED_IN, phases=", ".join(thin))


def _is_hardly_compared(asked: list[Spot], outline: Outline) -> bool:
    everybody = set().union(*(outline.views_of(question) for question in asked))
    several = [
        set(outline.views_of(question))
        for question in asked
        if len(outline.views_of(question)) > 1 and text_under(question, "about") != About.OWN_GROUP
    ]
    return len(several) >= SHARED > sum(who == everybody for who in several)


def _one_view(criterion: Spot, outline: Outline) -> Iterator[Problem]:
    """A criterion that is put to one of several perspectives; a module for one of them is a choice."""
    if any(criterion.place == module.place for module in outline.root.under("modules")):
        return
    asked = set().union(*(outline.views_of(question) for question in criterion.under("questions")))
    if len(asked) == 1 < len(outline.perspectives.ids):
        yield reasoned(criterion, Advice.ONE_VIEW, value=outline.name("perspectives", *asked))


def _few_questions(criterion: Spot, outline: Outline) -> Iterator[Problem]:
    """Where a criterion has several questions and yet a perspective is asked one: its author may not have
    noticed. A criterion of a single question is a choice.
    """
    if len(criterion.under("questions")) < ENOUGH:
        return
    places = [
        " / ".join(
            filter(None, (outline.name("perspectives", view), outline.name("phases", phase) if phase else ""))
        )
        for phase in outline.phases_of(criterion) or (None,)
        for view, number in Counter(
            view for question in _asked(criterion, phase, outline) for view in outline.views_of(question)
        ).items()
        if number < ENOUGH
    ]
    if places:
        yield reasoned(criterion, Advice.FEW_QUESTIONS, places=", ".join(places))


def _asked(criterion: Spot, phase: str | None, outline: Outline) -> list[Spot]:
    return [
        question
        for question in criterion.under("questions")
        if phase is None or phase in outline.phases_of(criterion, question)
    ]


def _lonely(criterion: Spot, outline: Outline) -> Iterator[Found]:
    """Key questions that a single perspective is asked, where the criterion asks others, too."""
    questions = criterion.under("questions")
    everybody = set().union(*(outline.views_of(question) for question in questions))
    for question in questions:
        asked = outline.views_of(question)
        if len(asked) == 1 < len(everybody) and _is_true(question, "critical"):
            title = outline.name("perspectives", asked[0])
            yield (
                text_under(question, "id") or "",
                reasoned(question, Advice.LONELY_KEY_QUESTION, value=title),
            )


def _is_true(question: Spot, key: str) -> bool:
    return (text_under(question, key) or "").lower() in ("true", "yes", "on")


def _blind_spots(outline: Outline) -> Iterator[Found]:
    """Whoever gives roles wants possible blind spots to show; that needs both."""
    roles = {text_under(perspective, "role") for perspective in outline.root.under("perspectives")} - {None}
    declared = outline.root.get("perspectives")
    if declared and len(outline.perspectives.ids) > 1 and len(roles) == 1:
        yield text_under(outline.root, "id") or "", reasoned(declared, Advice.NO_BLIND_SPOT)


# ---- lights


def _lights(outline: Outline, catalogue: Catalogue) -> Iterator[Found]:
    for spot, criterion in zip(outline.criteria, catalogue.every_criterion, strict=False):
        ranges = [
            _Range.of(catalogue, questions)
            for phase in catalogue.phase_ids or (None,)
            if (questions := criterion.asks_in(phase))
        ]
        for advice, reaches in _REACHES.items():
            if ranges and not any(reaches(span, catalogue.rules) for span in ranges):
                yield criterion.id, reasoned(spot, advice)


@dataclass(frozen=True, slots=True)
class _Range:
    """The lowest and the highest score that a criterion can have in a phase, and the highest that its key
    question can have; between them any score can come about, given enough people.
    """

    lowest: int
    highest: int
    key: int

    @classmethod
    def of(cls, catalogue: Catalogue, questions: tuple[Question, ...]) -> _Range:
        views = [
            asked
            for view in catalogue.perspective_ids
            if (asked := [question for question in questions if question.is_for(view)])
        ]
        ends = [[_weighed(catalogue, asked, end) for asked in views] for end in (0, -1)]
        keys = [catalogue.scale_of(question).worth[-1] for question in questions if question.critical]
        lowest, highest = (_rounded(sum(end, Fraction()) / len(end)) for end in ends)
        return cls(lowest, highest, _rounded(min(keys, default=Fraction(100))))


def _weighed(catalogue: Catalogue, asked: Iterable[Question], end: int) -> Fraction:
    worth = [(catalogue.scale_of(question).worth[end], question.weight) for question in asked]
    return sum((points * weight for points, weight in worth), Fraction()) / sum(weight for _, weight in worth)


def _rounded(score: Fraction) -> int:
    """Half up, as scores are shown."""
    return floor(score + Fraction(1, 2))


_REACHES: Mapping[Advice, Callable[[_Range, Rules], bool]] = {
    Advice.NO_RED: lambda span, rules: span.lowest < rules.yellow_from,
    Advice.NO_YELLOW: lambda span, rules: (
        span.highest >= rules.yellow_from and span.lowest < rules.green_from
    ),
    Advice.NO_GREEN: lambda span, rules: span.highest >= rules.green_from and span.key >= rules.yellow_from,
}
