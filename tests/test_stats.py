"""How questions work: figures about them, from published examples and beside a second reckoning."""

from fractions import Fraction
from random import Random

import numpy as np
import pandas as pd
import pytest

from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue
from qcheck.disclosure import statistics
from qcheck.records import Mode, Sheet, State
from qcheck.scoring import frame
from qcheck.stats import Hint, InstrumentFigures, Number, OneCheck, QuestionFigures, figures
from qcheck.stats.intervals import of_alpha, of_correlation, quantile_of_f
from qcheck.stats.spread import Spread
from qcheck.stats.together import Rows, alpha, item_rests
from tests.builders import FOUR, FOUR_SEEN, ONE, VIEWS, catalogue, sheets

ATTITUDE = """
43 51 30 39 61 92 45  63 64 51 54 63 73 47  71 70 68 69 76 86 48  61 63 45 47 54 84 35  81 78 56 66 71 83 47
43 55 49 44 54 49 34  58 67 42 56 66 68 35  71 75 50 55 70 66 41  72 82 72 67 71 83 31  67 61 45 47 62 80 41
64 53 53 58 58 67 34  67 60 47 39 59 74 41  69 62 57 42 55 63 25  68 83 83 45 59 77 35  77 77 54 72 79 77 46
81 90 50 72 60 54 36  74 85 64 69 79 79 63  65 60 65 75 55 80 60  65 70 46 57 75 85 46  50 58 68 54 64 78 52
50 40 33 34 43 64 33  64 61 52 62 66 80 41  53 66 52 50 63 80 37  40 37 42 58 50 57 49  63 54 42 48 66 75 33
66 77 66 63 88 76 72  78 75 58 74 80 78 49  48 57 44 45 51 83 38  85 85 71 71 77 74 55  82 82 39 59 64 78 39
"""
"""Chatterjee and Price, *Regression Analysis by Example* (1977), the data set `attitude` of R: 30 departments,
seven questions."""


def rows(numbers: str, width: int) -> Rows:
    given = [Fraction(number) for number in numbers.split()]
    lines = tuple(tuple(given[start : start + width]) for start in range(0, len(given), width))
    return Rows(tuple(f"q{place}" for place in range(width)), lines)


def found(asked: Catalogue, *, mode: Mode = Mode.OPEN, **lines: list[str]) -> InstrumentFigures:
    """The figures of one check."""
    return of_checks(asked, [("p", sheets(asked, **lines))], mode)


def of_checks(
    asked: Catalogue, checks: list[tuple[str, list[Sheet]]], mode: Mode = Mode.OPEN
) -> InstrumentFigures:
    seen = [
        OneCheck(
            process, statistics(Questionnaire(asked), frame(Questionnaire(asked), those), mode, State.CLOSED)
        )
        for process, those in checks
    ]
    return figures(asked, None, seen)


def only(figures: InstrumentFigures) -> QuestionFigures:
    [[question]] = [each.questions for each in figures.criteria]
    return question


def test_cronbachs_alpha_is_that_which_r_gives_for_its_own_data() -> None:
    """`psych::alpha(attitude)`: raw_alpha 0.84 (Revelle, psych, help page of alpha)."""
    assert round(alpha(rows(ATTITUDE, 7)), 2) == 0.84


def test_the_corrected_correlations_are_those_which_r_gives_for_its_own_data() -> None:
    """The column r.drop of the same page."""
    correlations = [round(each.value, 2) for each in item_rests(rows(ATTITUDE, 7)).values()]

    assert correlations == [0.67, 0.74, 0.56, 0.71, 0.79, 0.27, 0.46]


def test_feldts_interval_is_the_published_one_of_six_targets_and_four_judges() -> None:
    """Shrout and Fleiss (1979), Psychological Bulletin 86, 420: the reliability of the judges' mean, ICC(3,k),
    is alpha, 0.91, and its interval Feldt's: 0.68 to 0.99 (`psych::ICC`, row Average_fixed_raters).
    """
    judged = alpha(rows("9 2 5 8  6 1 3 2  8 4 6 8  7 1 2 6  10 5 6 9  6 2 4 7", 4))

    interval = of_alpha(judged, n=6, items=4)

    assert [round(each, 2) for each in interval[:3]] == [0.91, 0.68, 0.99]


def test_the_interval_of_a_correlation_is_the_published_one() -> None:
    """r = .50 of 50: small-s.science, *A confidence interval for the correlation coefficient*."""
    interval = of_correlation(0.5, 50)

    assert (round(interval.low, 7), round(interval.high, 7)) == (0.2574879, 0.6832563)


@pytest.mark.parametrize(
    ("share", "first", "second", "value"),
    [
        (0.95, 10, 20, 2.348),
        (0.95, 5, 15, 2.901),
        (0.95, 1, 10, 4.965),
        (0.99, 4, 12, 5.412),
        (0.95, 100, 100, 1.392),
    ],
)
def test_quantiles_of_f_are_those_of_the_tables(share: float, first: int, second: int, value: float) -> None:
    """NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.3."""
    assert round(quantile_of_f(share, first, second), 3) == value


def test_halves_of_f_lie_at_both_sides_of_its_median_however_many_there_are() -> None:
    quantiles = [quantile_of_f(share, 2999, 116_961) for share in (0.025, 0.5, 0.975)]

    assert quantiles == sorted(quantiles)
    assert quantile_of_f(0.025, 5, 15) == pytest.approx(1 / quantile_of_f(0.975, 15, 5))


def test_mean_and_deviation_are_of_what_the_answers_are_worth() -> None:
    worth = [Fraction(0), Fraction(25), Fraction(90), Fraction(100)]

    spread = Spread.of([1, 0, 2, 3], worth)

    one_by_one = pd.Series([0, 90, 90, 100, 100, 100])
    assert spread == pytest.approx((one_by_one.mean(), one_by_one.std()))


def test_a_second_reckoning_with_pandas_finds_the_same() -> None:
    chance = Random(7)
    lines = [
        " ".join(chance.choice(["1", "2", "3", "4", "4", "dk", "na", "–"]) for _ in range(4))
        for _ in range(300)
    ]
    plain = pd.DataFrame([line.split() for line in lines], columns=list("abcd"))
    plain = plain[plain.isin(["1", "2", "3", "4", "dk", "na"]).any(axis=1)]
    worth = plain.apply(pd.to_numeric, errors="coerce").sub(1).mul(100 / 3)
    complete = worth.dropna()

    [criterion] = found(FOUR, all=lines).criteria
    first = criterion.questions[0]

    assert first.skipped == pytest.approx((plain["a"] == "–").mean())
    assert first.not_relevant == pytest.approx((plain["a"] == "na").sum() / (plain["a"] != "–").sum())
    assert first.unknown["all"] == pytest.approx(
        (plain["a"] == "dk").sum() / plain["a"].isin(["1", "2", "3", "4", "dk"]).sum()
    )
    assert (first.mean, first.deviation) == pytest.approx((worth["a"].mean(), worth["a"].std()))
    assert first.item_rest.n == len(complete)
    assert [each.item_rest.value for each in criterion.questions] == pytest.approx(
        [complete[q].corr(complete.drop(columns=q).mean(axis=1)) for q in complete]
    )
    covariances = np.cov(complete.to_numpy().T)
    assert criterion.alpha.value == pytest.approx(4 / 3 * (1 - np.trace(covariances) / covariances.sum()))


def test_below_its_minimum_a_figure_is_not_there_at_all() -> None:
    [criterion] = found(FOUR, all=["4 4 4 4"] * 4).criteria

    first = criterion.questions[0]

    assert first.answered.asked == Number(4, 1)
    assert (first.skipped, first.not_relevant, first.distribution, first.mean, first.deviation) == (None,) * 5
    assert (first.unknown, first.item_rest, criterion.alpha, first.hints) == ({}, None, None, ())


@pytest.mark.parametrize(("number", "is_told"), [(29, False), (30, True)])
def test_correlations_are_told_from_thirty_complete_sheets(number: int, is_told: bool) -> None:
    lines = [f"{1 + place % 4} {1 + place % 3} 2 {1 + place % 2}" for place in range(number)]

    [criterion] = found(FOUR, all=[*lines, *["dk 2 3 4"] * 20]).criteria

    assert (criterion.alpha is not None, criterion.questions[0].item_rest is not None) == (is_told, is_told)


def test_a_question_to_which_all_say_the_same_has_no_correlation() -> None:
    lines = [f"4 {1 + place % 3} {1 + place % 2} {1 + place % 4}" for place in range(40)]

    [criterion] = found(FOUR, all=lines).criteria

    assert [each.item_rest is None for each in criterion.questions] == [True, False, False, False]


@pytest.mark.parametrize(
    ("lines", "hints"),
    [
        (["4"] * 7 + ["1"] * 3, [(Hint.CEILING, None)]),
        (["1"] * 7 + ["4"] * 3, [(Hint.FLOOR, None)]),
        (["1", "2", "3"] * 3 + ["dk"] * 4, [(Hint.UNKNOWN, "all")]),
        (["1", "2", "3"] * 2 + ["na"] * 4, [(Hint.NOT_RELEVANT, None)]),
        (["4"] * 6 + ["1"] * 4, []),
    ],
)
def test_hints_say_where_to_look(lines: list[str], hints: list[tuple[Hint, str | None]]) -> None:
    assert list(only(found(ONE, all=lines)).hints) == hints


def test_what_many_leave_open_is_a_hint() -> None:
    [criterion] = found(FOUR, all=["1 2 3 4"] * 8 + ["– 2 3 4"] * 2).criteria

    assert (Hint.SKIPPED, None) in criterion.questions[0].hints
    assert criterion.questions[1].hints == ()


def test_the_number_of_processes_stands_beside_every_number() -> None:
    three = [
        ("p", sheets(ONE, all=["4"] * 3)),
        ("p", sheets(ONE, all=["1"] * 2)),
        ("q", sheets(ONE, all=["2"])),
    ]

    together = of_checks(ONE, three)

    assert only(together).answered.asked == Number(6, 2)
    assert (together.checks, together.processes) == (3, 2)


def test_neither_the_order_of_checks_nor_of_sheets_changes_a_figure() -> None:
    chance = Random(1)
    lines = [" ".join(chance.choice("1234") for _ in range(4)) for _ in range(80)]
    checks = [("p", sheets(FOUR, all=lines[:40])), ("q", sheets(FOUR, all=lines[40:]))]
    turned = [(process, those[::-1]) for process, those in reversed(checks)]

    assert of_checks(FOUR, turned) == of_checks(FOUR, checks)


def test_alpha_is_over_the_questions_that_all_are_asked() -> None:
    seen = catalogue(
        VIEWS,
        "criteria: [{id: k, title: K, questions: [{id: a, text: A}, {id: b, text: B}, "
        "{id: c, text: C, perspectives: [amt]}]}]",
    )
    lines = [f"{1 + place % 4} {1 + place % 3} –" for place in range(20)]

    [criterion] = found(seen, amt=lines, rat=lines).criteria

    assert (criterion.together, criterion.alpha.n) == (("a", "b"), 40)
    assert criterion.questions[2].item_rest is None


def test_unknown_is_told_for_each_perspective_by_itself() -> None:
    lines = {"amt": ["1 2 3 4"] * 6, "rat": ["dk 2 3 4"] * 5, "verein": ["dk 2 3 4"] * 4}

    [criterion] = found(FOUR_SEEN, **lines).criteria

    assert criterion.questions[0].unknown == {"amt": 0, "rat": 1}
    assert (Hint.UNKNOWN, "rat") in criterion.questions[0].hints


def test_each_question_is_reckoned_on_its_own_scale() -> None:
    own = catalogue(
        "scales: {janein: {options: [{value: 1, label: nein}, {value: 2, label: ja}]}, reife: {options: "
        "[{value: 1, label: a, points: 0}, {value: 2, label: b, points: 20}, {value: 3, label: c, points: 100}]}}",
        "criteria: [{id: k, title: K, questions: [{id: a, text: A, scale: janein}, {id: b, text: B, scale: reife}, "
        "{id: c, text: C}]}]",
    )
    lines = [f"{1 + place % 2} {1 + place % 3} {1 + place % 4}" for place in range(60)]

    [criterion] = found(own, all=lines).criteria
    a, b, c = criterion.questions

    assert [each.distribution for each in (a, b, c)] == [(30, 30), (20, 20, 20), (15, 15, 15, 15)]
    assert (a.mean, b.mean, c.mean) == (50, 40, 50)
    table = pd.DataFrame(
        {
            "a": [(0, 100)[place % 2] for place in range(60)],
            "b": [(0, 20, 100)[place % 3] for place in range(60)],
            "c": [(0, 100 / 3, 200 / 3, 100)[place % 4] for place in range(60)],
        }
    )
    assert [each.item_rest.value for each in (a, b, c)] == pytest.approx(
        [table[q].corr(table.drop(columns=q).sum(axis=1)) for q in table]
    )
