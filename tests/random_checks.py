"""Random catalogues and sheets for properties: small, odd, and rich in what the rules are about."""

from dataclasses import dataclass

from hypothesis import strategies as st

from qcheck.asking import Questionnaire
from qcheck.catalogue import About, Apart, Catalogue, Role
from qcheck.disclosure import profile
from qcheck.records import Answer, Mode, Scope, Sheet
from qcheck.scoring import frame
from qcheck.scoring.values import Profile

PHASES, PERSPECTIVES = ("frueh", "spaet"), ("amt", "verein", "rat")
ROLES = (Role.ORGANISING, Role.TAKING_PART, None)
RULES = (
    {},
    {"minimum_group": 6, "close_within": 0, "knowledge_gap": 0.3, "often_not_relevant": 0.25},
    {"yellow_from": 40, "green_from": 60, "difference": 10, "strong_difference": 80, "disagreement": 0.3},
)


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
    points = draw(st.sampled_from([2, 3, 4, 4, 4, 5, 7]))
    phases = draw(st.sampled_from([(), PHASES]))
    perspectives = draw(st.sampled_from([(), PERSPECTIVES[:2], PERSPECTIVES, PERSPECTIVES]))
    questions: list[dict] = []
    criteria = [
        draw(_criterion(number, points, phases, perspectives, questions, filters))
        for number in range(draw(st.integers(1, 3)))
    ]
    modules = (
        [draw(_criterion(9, points, phases, perspectives, questions, filters))] if draw(st.booleans()) else []
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
            "scale": {"options": [{"value": value, "label": str(value)} for value in range(1, points + 1)]},
            "rules": draw(st.sampled_from(RULES)),
            "criteria": criteria,
            "modules": modules,
        }
    )


@st.composite
def _criterion(
    draw: st.DrawFn,
    number: int,
    points: int,
    phases: tuple,
    perspectives: tuple,
    earlier: list,
    filters: bool,
) -> dict:
    questions = []
    for place in range(draw(st.integers(1, 6))):
        questions.append(
            draw(_question(f"q{number}-{place}", points, phases, perspectives, list(earlier), filters))
        )
        earlier.append(questions[-1])
    return {"id": f"k{number}", "title": "K", "phases": draw(_some(phases)), "questions": questions}


@st.composite
def _question(
    draw: st.DrawFn, name: str, points: int, phases: tuple, perspectives: tuple, earlier: list, filters: bool
) -> dict:
    skip_if = None
    if filters and earlier and draw(st.sampled_from([True, False, False])):
        found = [draw(_filter(points, earlier)) for _ in range(draw(st.sampled_from([1, 1, 2])))]
        skip_if = draw(st.sampled_from([found, found[0]]))
    return {
        "id": name,
        "text": "T",
        "phases": draw(_some(phases)),
        "perspectives": draw(_some(perspectives)),
        "critical": draw(st.booleans()),
        "weight": draw(st.sampled_from([1, 1, 1, 2, 3])),
        "skip_if": skip_if,
        "about": draw(st.sampled_from([None, None, None, About.OWN_GROUP])),
    }


@st.composite
def _filter(draw: st.DrawFn, points: int, earlier: list) -> dict:
    answers = draw(st.lists(st.sampled_from([*range(1, points + 1), "dk", "na"]), min_size=1, max_size=2))
    return {"question": draw(st.sampled_from(earlier))["id"], "answer": answers}


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
        leaning = draw(st.sampled_from(leanings(catalogue.scale.points)))
        for number in range(draw(st.sampled_from(sizes))):
            answers = draw(answers_to(catalogue, leaning))
            sheets.append(
                Sheet(f"{perspective}-{number}", perspective, answers | ({weak: Answer(1)} if weak else {}))
            )
    return sheets


def leanings(points: int) -> list[list[int | Apart | None]]:
    content = [points, points, points, points - 1]
    return [
        content,
        [*content, Apart.DK, Apart.NA],
        every_answer(points),
        [1, 1, 2, None],
        [1, points],
        [Apart.DK, Apart.NA, None, points],
    ]


def every_answer(points: int) -> list[int | Apart | None]:
    return [*range(1, points + 1), *Apart, None]


@st.composite
def answers_to(draw: st.DrawFn, catalogue: Catalogue, leaning: list) -> dict[str, Answer]:
    number = len(catalogue.questions)
    values = draw(st.lists(st.sampled_from(leaning), min_size=number, max_size=number))
    return {
        question: Answer(value)
        for question, value in zip(catalogue.questions, values, strict=True)
        if value is not None
    }
