"""What holds of every two checks side by side, and what small groups can be sure of."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue
from qcheck.comparing import Pair, Shown, ThenAndNow, Verdict, compare
from qcheck.records import Mode
from tests.builders import VIEWS, catalogue, profiled
from tests.random_checks import EXAMPLES, RandomCheck, checks, sheets_for
from tests.reference_comparing import compared, plain

GENEROUS = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
modes = st.sampled_from(Mode)
CHANGES = (
    {},
    {},
    {},
    {"rules": {"green_from": 80}},
    {"weight": 2},
    {"text": "Anders"},
    {"critical": True},
    {"skip_if": None},
    {"perspectives": ("amt",)},
    {"scale": None, "options": [{"value": 1, "label": "Nein"}, {"value": 2, "label": "Ja", "points": None}]},
)
"""What a later edition may change: nothing most of the time, else a rule, or something of one question."""


def edition(first: Catalogue, change: dict, place: int) -> Catalogue:
    """The catalogue with this change of a rule, or of the question at this place."""
    content = first.model_dump(mode="json", exclude_none=True, exclude={"lint"})
    if "rules" in change:
        content["rules"] |= change["rules"]
    else:
        asked = [q for each in (*content["criteria"], *content["modules"]) for q in each["questions"]]
        asked[place % len(asked)] |= change
    return Catalogue.model_validate(_without_none(content))


def _without_none(content: dict) -> dict:
    for each in (*content["criteria"], *content["modules"]):
        each["questions"] = [
            {key: value for key, value in q.items() if value is not None} for q in each["questions"]
        ]
    return content


@st.composite
def rounds(draw: st.DrawFn) -> tuple[RandomCheck, RandomCheck]:
    """Two checks of one process: other sheets, often another phase, sometimes another edition."""
    first = draw(checks())
    later = edition(first.catalogue, draw(st.sampled_from(CHANGES)), draw(st.integers(0, 20)))
    phase = draw(st.sampled_from(later.phase_ids)) if later.phase_ids else None
    sheets = draw(sheets_for(later, draw(st.sampled_from([(0, 1, 5, 6), (2, 3, 4), (6, 7)]))))
    return first, RandomCheck(later, phase, first.scope, sheets)


def shown(check: RandomCheck, mode: Mode) -> Shown:
    return Shown(check.questionnaire, check.profile(mode))


@settings(GENEROUS, max_examples=EXAMPLES * 3)
@given(rounds(), modes, modes)
def test_the_comparison_says_what_the_plain_reading_of_the_method_says(
    both: tuple[RandomCheck, RandomCheck], mode: Mode, later: Mode
) -> None:
    then, now = shown(both[0], mode), shown(both[1], later)

    found = {each.criterion: plain(each) for each in compare(then, now).criteria}

    assert found == compared(then.questionnaire, then.profile, now.questionnaire, now.profile)


@GENEROUS
@given(rounds(), modes)
def test_then_and_now_exchanged_exchange_from_and_to_and_nothing_else(
    both: tuple[RandomCheck, RandomCheck], mode: Mode
) -> None:
    then, now = shown(both[0], mode), shown(both[1], mode)

    there, back = (
        {each.criterion: each for each in compare(*sides).criteria} for sides in ((then, now), (now, then))
    )

    assert there.keys() == back.keys()
    assert {name: exchanged(each.overall) for name, each in there.items()} == {
        name: figures(each.overall) for name, each in back.items()
    }


@GENEROUS
@given(checks(), modes)
def test_a_check_beside_itself_is_about_the_same_wherever_it_has_a_score(
    check: RandomCheck, mode: Mode
) -> None:
    same = shown(check, mode)

    found = compare(same, same)

    assert {each.criterion: each.overall.verdict for each in found.criteria} == {
        row.criterion: None if row.overall.rating.score is None else Verdict.ABOUT_THE_SAME
        for row in same.profile.criteria
    }


@GENEROUS
@given(rounds(), modes)
def test_every_figure_stands_in_the_profile_of_its_own_check(
    both: tuple[RandomCheck, RandomCheck], mode: Mode
) -> None:
    then, now = shown(both[0], mode), shown(both[1], mode)

    said = compare(then, now)

    assert values(said, "then") <= ratings(then)
    assert values(said, "now") <= ratings(now)


def figures(pair: Pair) -> tuple:
    return pair.then, pair.now, pair.verdict, {reason.cause for reason in pair.reasons}


def exchanged(pair: Pair) -> tuple:
    then, now, *rest = figures(pair)
    return now, then, *rest


def values(said: ThenAndNow, side: str) -> set[tuple]:
    """Whose figures stand in a comparison, on one side."""
    pairs = [
        (each.criterion, group, getattr(pair, side))
        for each in said.criteria
        for group, pair in {"overall": each.overall, **each.perspectives}.items()
    ]
    return {(name, group, x.light, x.score, x.n) for name, group, x in pairs if x is not None}


def ratings(side: Shown) -> set[tuple]:
    """Whose figures a profile shows."""
    return {
        (row.criterion, group, rating.light, rating.score, rating.n)
        for row in side.profile.criteria
        for group, rating in {"overall": row.overall.rating, **row.perspectives}.items()
    }


# ---- the gate across both checks

SMALL = catalogue(
    VIEWS,
    """
rules: {minimum_group: 5}
scale: {options: [{value: 1, label: nein}, {value: 2, label: ja}]}
criteria: [{id: k, title: K, questions: [{id: a, text: A}]}]
""",
)
ANSWERS = ("1", "2", "dk", "na")
LARGE = {"1": ["1", "1", "2", "2", "2"], "2": ["2"] * 5}


def confidential(**lines: list[str]) -> Shown:
    return Shown(Questionnaire(SMALL), profiled(SMALL, Mode.CONFIDENTIAL, **lines))


def groups(size: int) -> list[list[str]]:
    """All that a group of this size can answer, whoever gave which answer."""
    return [list(each) for each in product(ANSWERS, repeat=size) if list(each) == sorted(each)]


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_whatever_a_small_group_answered_in_one_of_two_checks_both_together_say_the_same(size: int) -> None:
    other = confidential(amt=LARGE["1"], verein=LARGE["2"], rat=LARGE["1"])

    before = {
        str(compare(confidential(amt=LARGE["1"], verein=LARGE["2"], rat=few), other)) for few in groups(size)
    }
    after = {
        str(compare(other, confidential(amt=LARGE["1"], verein=LARGE["2"], rat=few))) for few in groups(size)
    }

    assert (len(before), len(after)) == (1, 1)


@pytest.mark.parametrize(("then", "now"), [(1, 1), (2, 1), (1, 3), (3, 2), (2, 4)])
def test_whatever_small_groups_answered_in_both_checks_both_together_say_the_same(
    then: int, now: int
) -> None:
    first = [confidential(amt=LARGE["1"], verein=LARGE["2"], rat=few) for few in groups(then)]
    second = [confidential(amt=LARGE["2"], verein=LARGE["2"], rat=few) for few in groups(now)]

    said = {str(compare(*both)) for both in product(first, second)}

    assert len(said) == 1


@pytest.mark.parametrize("sizes", [(2, 3), (1, 4)])
def test_two_looks_at_all_together_tell_no_more_than_lights_scores_and_sheets_of_each(
    sizes: tuple[int, int],
) -> None:
    """Groups that answered otherwise, but whose profile shows the same figures, cannot be told apart."""
    other = confidential(amt=["2"] * sizes[0], verein=["1"] * sizes[1])
    said: dict[str, set[str]] = {}
    for few, others in product(groups(sizes[0]), groups(sizes[1])):
        look = confidential(amt=few, verein=others)
        [row] = look.profile.criteria
        alone = str([(p, x.light, x.score, x.n) for p, x in row.perspectives.items()])
        said.setdefault(alone, set()).add(str(compare(look, other)))

    assert {len(each) for each in said.values()} == {1}


def test_a_group_that_grew_into_sight_is_not_compared_and_nothing_is_told_of_what_it_was() -> None:
    then = [confidential(amt=LARGE["2"], verein=LARGE["2"], rat=few) for few in groups(4)]
    now = confidential(amt=LARGE["2"], verein=LARGE["2"], rat=LARGE["1"])

    said = [compare(each, now).criteria for each in then]

    assert all(each == said[0] for each in said)
    [criterion] = said[0]
    assert criterion.perspectives["rat"].then is criterion.perspectives["rat"].now is None
    assert criterion.overall == Pair(reasons=criterion.overall.reasons)
