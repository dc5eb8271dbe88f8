"""Van der Eijk's A, by the method's figures."""

from fractions import Fraction

import pytest

from qcheck.scoring.agreement import agreement


@pytest.mark.parametrize(
    ("distribution", "expected"),
    [
        ((0, 6, 0, 0), 1),
        ((9, 0, 0, 0), 1),
        ((0, 5, 5, 0), Fraction(2, 3)),
        ((0, 2, 4, 2), Fraction(1, 2)),
        ((1, 2, 3, 2), Fraction(1, 4)),
        ((3, 3, 3, 3), 0),
        ((4, 0, 4, 0), Fraction(-1, 6)),
        ((3, 1, 1, 3), Fraction(-1, 2)),
        ((5, 0, 0, 5), -1),
        ((4, 1), Fraction(3, 5)),
        ((3, 3), 0),
        ((2, 0, 2), -1),
    ],
)
def test_agreement_is_exact(distribution: tuple[int, ...], expected: Fraction) -> None:
    assert agreement(distribution) == expected


def test_the_published_example_on_seven_points_gives_0_61() -> None:
    assert round(float(agreement((30, 40, 210, 130, 530, 50, 10))), 2) == 0.61


def test_agreement_asks_only_how_answers_are_spread_not_how_many_there_are() -> None:
    assert agreement((1, 2, 3, 2)) == agreement((100, 200, 300, 200))


def test_a_long_scale_is_no_burden() -> None:
    assert agreement((1, *[0] * 98, 1)) == -1
