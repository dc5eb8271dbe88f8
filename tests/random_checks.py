"""Random catalogues and sheets for properties: small, odd, and rich in what the rules are about."""

import os
from dataclasses import dataclass

from hypothesis import strategies as st

from qcheck.asking import Questionnaire
from qcheck.catalogue import About, Apart, Catalogue, Role
from qcheck.disclosure import profile
from qcheck.records import Answer, Mode, Scope, Sheet
from qcheck.scoring import frame
from qcheck.scoring.values import Profile

EXAMPLES = int(os.environ.get("TEST_EXAMPLES", "25"))
"""How many random checks hold up a property; where two ways of reckoning are compared, several times as many. They
are others at each run; before a release, more of them.
"""

PHASES, PERSPECTIVES = ("frueh", "spaet"), ("amt", "verein", "rat")
ROLES = (Role.ORGANISING, Role.TAKING_PART, None)
RULES = (
    {},
    {"minimum_group": 6, "close_within": 0, "knowledge_gap": 0.3, "often_not_relevant": 0.25},
    {"yellow_from": 40, "green_from": 60, "difference": 10, "strong_difference": 80, "disagreement": 0.3},
)

WORTHS = (0, 0, 1, 2.5, 20, 33.33, 50, 66.67, 75, 99.99, 100)
EVERY_ANSWER: list[int | Apart | None] = [*range(1, 8), *Apart, None]


@dataclass(frozen=True)
class RandomCheck:
    """All that a profile is made from."""

    catalogue: Catalogue
    phase: str | None
    scope: Scope
    sheets: list[Sheet]

    def profile(self, mode: Mode, sheets: list[Sheet] | None = None) -> Profile:
        chosen = self.sheets if sheets is None else sheets
        return profile(self.questionnaire, frame(self.questionnaire, chosen), mode)

    @property
    def questionnaire(self) -> Questionnaire:
        return Questionnaire(self.catalogue, self.phase, self.scope)


@st.composite
def checks(draw: st.DrawFn, filters: bool = True, sizes: tuple[int, ...] = ()) -> RandomCheck:
    """`sizes`: how many sheets a perspective may have; else drawn among some that make a difference."""
    sizes = sizes or draw(st.sampled_from([(0, 1, 2, 4, 5, 6, 7), (2, 3, 4), (6, 7)]))
    catalogue = draw(catalogues(filters))
    criteria = [criterion.id for criterion in catalogue.main_criteria]
    only = draw(st.sampled_from([None, None, frozenset(criteria[:1]), frozenset(criteria[1:])]))
    modules = frozenset(module.id for module in catalogue.modules if draw(st.booleans()))
    phase = draw(st.sampled_from(PHASES)) if catalogue.phases else None
    return RandomCheck(catalogue, phase, Scope(only, modules), draw(sheets_for(catalogue, sizes)))


@st.composite
def catalogues(draw: st.DrawFn, filters: bool = True) -> Catalogue:
    scales = {
        name: {"options": draw(options())} for name in draw(st.sampled_from([(), (), (), ("eins", "zwei")]))
    }
    usual = draw(options())
    phases = draw(st.sampled_from([(), PHASES]))
    perspectives = draw(st.sampled_from([(), PERSPECTIVES[:2], PERSPECTIVES, PERSPECTIVES]))
    questions: list[dict] = []
    criteria = [
        draw(_criterion(number, [usual, scales], phases, perspectives, questions, filters))
        for number in range(draw(st.integers(1, 3)))
    ]
    modules = (
        [draw(_criterion(9, [usual, scales], phases, perspectives, questions, filters))]
        if draw(st.booleans())
        else []
    )
    return Catalogue.model_validate(
        {
            "id": "zufall",
            "version": "1.0.0",
            "title": "Zufall",
            "phases": [{"id": phase, "title": phase} for phase in phases],
            "perspectives": [
                {"id": p, "title": p, "role": role}
                for p, role in zip(perspectives, draw(st.permutations(ROLES)), strict=False)
            ],
            "scale": {"options": usual},
            "scales": scales,
            "rules": draw(st.sampled_from(RULES)),
            "criteria": criteria,
            "modules": modules,
        }
    )


@st.composite
def _criterion(
    draw: st.DrawFn,
    number: int,
    scales: list,
    phases: tuple,
    perspectives: tuple,
    earlier: list,
    filters: bool,
) -> dict:
    questions = []
    for place in range(draw(st.integers(1, 6))):
        questions.append(
            draw(_question(f"q{number}-{place}", scales, phases, perspectives, list(earlier), filters))
        )
        earlier.append(questions[-1])
    return {"id": f"k{number}", "title": "K", "phases": draw(_some(phases)), "questions": questions}


@st.composite
def _question(
    draw: st.DrawFn, name: str, scales: list, phases: tuple, perspectives: tuple, earlier: list, filters: bool
) -> dict:
    skip_if = None
    if filters and earlier and draw(st.sampled_from([True, False, False])):
        found = [draw(_filter(scales, earlier)) for _ in range(draw(st.sampled_from([1, 1, 2])))]
        skip_if = draw(st.sampled_from([found, found[0]]))
    return {
        "id": name,
        "text": "T",
        "phases": draw(_some(phases)),
        "perspectives": draw(_some(perspectives)),
        "critical": draw(st.booleans()),
        "weight": draw(st.sampled_from([1, 1, 1, 2, 3])),
        "skip_if": skip_if,
        **draw(_answers_of_its_own(scales[1])),
        "about": draw(st.sampled_from([None, None, None, About.OWN_GROUP])),
    }


@st.composite
def options(draw: st.DrawFn) -> list[dict]:
    """The points of a scale; sometimes with what they are worth, where steps may be worth nothing."""
    points = draw(st.sampled_from([2, 3, 4, 4, 4, 5, 7]))
    found = [{"value": value, "label": str(value)} for value in range(1, points + 1)]
    if draw(st.sampled_from([False, False, True])):
        between = draw(st.lists(st.sampled_from(WORTHS), min_size=points - 2, max_size=points - 2))
        worths = [draw(st.sampled_from([0, 0, 10.5])), *sorted(between), draw(st.sampled_from([100, 99.99]))]
        found = [each | {"points": str(worth)} for each, worth in zip(found, sorted(worths), strict=True)]
    return found


@st.composite
def _answers_of_its_own(draw: st.DrawFn, scales: dict) -> dict:
    kinds = [{}, {}, *({"scale": name} for name in scales)]
    return draw(st.sampled_from(kinds)) if scales else {} if draw(st.booleans()) else draw(_options_or_none())


@st.composite
def _options_or_none(draw: st.DrawFn) -> dict:
    return {"options": draw(options())} if draw(st.sampled_from([False, False, False, True])) else {}


@st.composite
def _filter(draw: st.DrawFn, scales: list, earlier: list) -> dict:
    usual, named = scales
    question = draw(st.sampled_from(earlier))
    found = question.get("options") or (named[question["scale"]]["options"] if "scale" in question else usual)
    answers = [each["value"] for each in found]
    left_out = draw(st.lists(st.sampled_from([*answers, "dk", "na"]), min_size=1, max_size=2))
    return {"question": question["id"], "answer": left_out}


@st.composite
def _some(draw: st.DrawFn, names: tuple) -> tuple | None:
    """Mostly all of them; else some, at least one."""
    if not names or draw(st.sampled_from([True, True, False])):
        return None
    return tuple(draw(st.lists(st.sampled_from(names), min_size=1, unique=True)))


@st.composite
def sheets_for(draw: st.DrawFn, catalogue: Catalogue, sizes: tuple[int, ...]) -> list[Sheet]:
    """Perspectives of many sizes, each with a leaning of its own, so that their lights lie apart; often one
    question that fails all.
    """
    sheets = []
    weak = draw(st.sampled_from([None, *catalogue.questions]))
    for perspective in catalogue.perspective_ids:
        leaning = draw(st.sampled_from(LEANINGS))
        for number in range(draw(st.sampled_from(sizes))):
            answers = draw(answers_to(catalogue, leaning))
            sheets.append(
                Sheet(f"{perspective}-{number}", perspective, answers | ({weak: Answer(1)} if weak else {}))
            )
    return sheets


LEANINGS: list[list[int | Apart | None]] = [
    [-1, -1, -1, -2],
    [-1, -1, -1, -2, Apart.DK, Apart.NA],
    EVERY_ANSWER,
    [1, 1, 2, None],
    [1, -1],
    [Apart.DK, Apart.NA, None, -1],
]
"""Answers that people of one mind give, on whatever scale: points from below, or with a minus from above."""


@st.composite
def answers_to(draw: st.DrawFn, catalogue: Catalogue, leaning: list) -> dict[str, Answer]:
    number = len(catalogue.questions)
    values = draw(st.lists(st.sampled_from(leaning), min_size=number, max_size=number))
    return {
        id_: Answer(on_the_scale(value, catalogue.scale_of(question).points))
        for (id_, question), value in zip(catalogue.questions.items(), values, strict=True)
        if value is not None
    }


def on_the_scale(value: int | Apart, points: int) -> int | Apart:
    """Points beyond a short scale begin again from its other end."""
    if isinstance(value, Apart):
        return value
    return (value - 1) % points + 1 if value > 0 else max(points + 1 + value, 1)
