"""What remains of a result is what the gate has shown as figures, all of it and nothing more."""

import json
from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from qcheck.disclosure import figures, narrowed, remaining
from qcheck.records import Mode, Shows
from qcheck.scoring.values import CriterionProfile, Explanation, Profile, Rating
from tests.builders import FOUR_SEEN, profiled
from tests.random_checks import EXAMPLES, RandomCheck, checks

MODES = st.sampled_from(list(Mode))
MANY, FEW = ["4 3 3 2"] * 5, ["1 1 2 1"] * 4


def after(profile: Profile, of: RandomCheck) -> Profile:
    """As it comes back from the database."""
    return remaining(json.loads(json.dumps(figures(profile))), of.catalogue.rules)


def without_answers(profile: Profile) -> Profile:
    """The profile of the gate, less everything that says how a question was answered."""
    return replace(profile, criteria=tuple(map(_row_without, profile.criteria)))


def _row_without(row: CriterionProfile) -> CriterionProfile:
    return replace(
        row,
        overall=replace(row.overall, rating=_without(row.overall.rating)),
        perspectives={each: _without(rating) for each, rating in row.perspectives.items()},
    )


def _without(rating: Rating) -> Rating:
    told, number = rating.explanation, rating.n or 0
    kept = Explanation(
        told.rule,
        sheets=number,
        counted=number,
        to_next=told.to_next,
        step_up=told.step_up,
        step_down=told.step_down,
    )
    return replace(rating, explanation=kept, questions=(), critical={})


@given(checks(), MODES)
@settings(deadline=None, max_examples=2 * EXAMPLES)
def test_what_remains_is_what_the_gate_shows_less_how_each_question_was_answered(
    check: RandomCheck, mode: Mode
) -> None:
    shown = check.profile(mode)

    assert after(shown, check) == without_answers(shown)


@given(checks(), MODES)
@settings(deadline=None, max_examples=2 * EXAMPLES)
def test_what_remains_is_plain_names_and_whole_numbers(check: RandomCheck, mode: Mode) -> None:
    shown = check.profile(mode)

    numbers = [number for number in _leaves(figures(shown)) if not isinstance(number, str)]

    assert {type(number) for number in numbers} <= {int, bool, type(None)}
    assert all(isinstance(number, bool) or number is None or number >= 0 for number in numbers)


def test_the_numbers_of_each_answer_and_the_means_of_questions_are_not_kept() -> None:
    shown = profiled(FOUR_SEEN, amt=MANY, verein=FEW)

    kept = figures(shown)

    assert not {"questions", "critical", "explanation", "points", "dk", "na", "open", "mean"} & _keys(
        kept["criteria"][0]["overall"]
    )
    assert Fraction(1, 2) not in list(_leaves(kept))


def test_a_link_without_perspectives_shows_what_remains_without_them() -> None:
    back = remaining(figures(profiled(FOUR_SEEN, amt=MANY, verein=FEW)), FOUR_SEEN.rules)

    part = narrowed(back, Shows(perspectives=False))

    assert [row.perspectives for row in part.criteria] == [{}]
    assert part.criteria[0].overall.rating.score == back.criteria[0].overall.rating.score


def _keys(kept: dict[str, object]) -> set[str]:
    return set(kept)


def _leaves(kept: object) -> list[object]:
    if isinstance(kept, dict):
        return [leaf for value in kept.values() for leaf in _leaves(value)]
    if isinstance(kept, list):
        return [leaf for value in kept for leaf in _leaves(value)]
    return [kept]
