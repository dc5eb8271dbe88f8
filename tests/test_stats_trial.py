"""A simulated trial: what is known of its questions is found again, and nothing that is not there."""

from __future__ import annotations

from random import Random

import pytest

from qcheck.asking import Questionnaire
from qcheck.disclosure import statistics
from qcheck.records import Answer, Mode, Sheet, State
from qcheck.scoring import frame
from qcheck.stats import CriterionFigures, Hint, InstrumentFigures, OneCheck, QuestionFigures, figures
from tests.builders import DK, NA, catalogue

TRIAL = catalogue(
    """
perspectives:
  - {id: amt, title: Amt}
  - {id: verein, title: Verein}
  - {id: einwohner, title: Einwohner}
criteria:
  - id: k
    title: K
    questions:
      - {id: gut-1, text: A}
      - {id: gut-2, text: B}
      - {id: gut-3, text: C}
      - {id: decke, text: D}
      - {id: doppelt, text: E}
      - {id: intern, text: F}
      - {id: uebersprungen, text: G}
"""
)
SIGNAL, NOISE = 1.0, 0.7


def point(opinion: float, chance: Random, shift: float = 0.0) -> int:
    """An answer that goes along with what somebody thinks of the whole, not quite."""
    return min(4, max(1, round(2.5 + shift + SIGNAL * opinion + chance.gauss(0, NOISE))))


def person(number: int, perspective: str, chance: Random) -> Sheet:
    """Everybody praises the ceiling; the double statement asks for two things, of which people mean either
    one; residents cannot see what is internal; a fifth leave the last question open.
    """
    opinion, other = chance.gauss(0, 1), chance.gauss(0, 1)
    said = {f"gut-{place}": Answer(point(opinion, chance)) for place in (1, 2, 3)}
    said["decke"] = Answer(4 if chance.random() < 0.85 else 3)
    said["doppelt"] = Answer(point(other, chance))
    blind = perspective == "einwohner" and chance.random() < 0.6
    said["intern"] = Answer(DK if blind else point(opinion, chance))
    if chance.random() > 0.2:
        said["uebersprungen"] = Answer(NA if chance.random() < 0.05 else point(opinion, chance))
    return Sheet(f"{number:04}", perspective, said)


@pytest.fixture(scope="module")
def trial() -> InstrumentFigures:
    """Eight pilot processes with 30 people each, half of them confidential."""
    chance, checks = Random(2026), []
    for process in range(8):
        those = [person(n, ("amt", "verein", "einwohner")[n % 3], chance) for n in range(30)]
        mode = Mode.CONFIDENTIAL if process % 2 else Mode.OPEN
        seen = statistics(Questionnaire(TRIAL), frame(Questionnaire(TRIAL), those), mode, State.CLOSED)
        checks.append(OneCheck(f"process-{process}", seen))
    return figures(TRIAL, None, checks)


@pytest.fixture
def questions(trial: InstrumentFigures) -> dict[str, QuestionFigures]:
    return {each.question: each for each in criterion(trial).questions}


def criterion(trial: InstrumentFigures) -> CriterionFigures:
    [found] = trial.criteria
    return found


def test_all_eight_processes_are_in_it(
    trial: InstrumentFigures, questions: dict[str, QuestionFigures]
) -> None:
    assert (trial.checks, trial.processes) == (8, 8)
    assert questions["gut-1"].answered.asked == (240, 8)


def test_the_good_questions_get_no_hint(questions: dict[str, QuestionFigures]) -> None:
    assert [questions[f"gut-{place}"].hints for place in (1, 2, 3)] == [(), (), ()]


def test_the_ceiling_is_found(questions: dict[str, QuestionFigures]) -> None:
    assert (Hint.CEILING, None) in questions["decke"].hints
    assert [each.question for each in questions.values() if (Hint.CEILING, None) in each.hints] == ["decke"]


def test_the_double_statement_goes_along_with_nothing(questions: dict[str, QuestionFigures]) -> None:
    assert (Hint.APART, None) in questions["doppelt"].hints
    assert questions["doppelt"].item_rest.low < 0.2 < questions["gut-1"].item_rest.low


def test_the_perspective_that_cannot_judge_is_named(questions: dict[str, QuestionFigures]) -> None:
    assert questions["intern"].hints[0] == (Hint.UNKNOWN, "einwohner")
    assert questions["intern"].unknown["amt"] == 0
    assert 0.5 < questions["intern"].unknown["einwohner"] < 0.7


def test_what_is_skipped_is_found(questions: dict[str, QuestionFigures]) -> None:
    assert [each.question for each in questions.values() if (Hint.SKIPPED, None) in each.hints] == [
        "uebersprungen"
    ]


def test_alpha_stands_there_with_its_interval(trial: InstrumentFigures) -> None:
    alpha = criterion(trial).alpha

    assert alpha.low < alpha.value < alpha.high
    assert alpha.n >= 30
