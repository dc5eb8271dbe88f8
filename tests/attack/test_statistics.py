"""Whoever looks at statistics, and chooses the checks that go into them, learns nothing that is withheld."""

from random import Random

import pytest

from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue
from qcheck.disclosure import LEAST_TOGETHER, Seen, statistics
from qcheck.records import Mode, Sheet, State
from qcheck.scoring import frame
from qcheck.stats import OneCheck, figures
from tests.builders import FOUR_SEEN, VIEWS, catalogue, sheets

CHOICES = ["1", "2", "3", "4", "dk", "na", "–"]


def lines(chance: Random, number: int) -> list[str]:
    """Each with an answer, so that each is a sheet."""
    return [" ".join([chance.choice(CHOICES[:6]), *chance.choices(CHOICES, k=3)]) for _ in range(number)]


def seen(
    asked: Catalogue, those: list[Sheet], mode: Mode = Mode.CONFIDENTIAL, state: State = State.CLOSED
) -> Seen | None:
    return statistics(Questionnaire(asked), frame(Questionnaire(asked), those), mode, state)


def told(asked: Catalogue, those: list[Sheet], mode: Mode = Mode.CONFIDENTIAL) -> str:
    """All that statistics say of a check, as text."""
    return repr((seen(asked, those, mode), figures(asked, None, [OneCheck("p", seen(asked, those, mode))])))


@pytest.mark.parametrize("seed", range(8))
def test_the_answers_of_a_withheld_perspective_change_no_byte(seed: int) -> None:
    chance = Random(seed)
    shown = {"amt": lines(chance, 40), "verein": lines(chance, 6)}
    few = chance.randint(1, 4)

    one, another = (told(FOUR_SEEN, sheets(FOUR_SEEN, **shown, rat=lines(chance, few))) for _ in range(2))

    assert one == another


def test_in_an_open_round_they_do() -> None:
    """What the test above would say if nothing were withheld."""
    one, another = (
        told(FOUR_SEEN, sheets(FOUR_SEEN, amt=["1 2 3 4"] * 5, rat=[answers]), Mode.OPEN)
        for answers in ("1 1 1 1", "4 4 4 4")
    )

    assert one != another


@pytest.mark.parametrize("state", [State.PREPARED, State.OPEN])
def test_a_confidential_check_that_is_not_over_is_not_seen_at_all(state: State) -> None:
    assert seen(FOUR_SEEN, sheets(FOUR_SEEN, amt=["1 2 3 4"] * 40), state=state) is None


def test_a_question_with_too_few_points_is_not_seen() -> None:
    those = sheets(FOUR_SEEN, amt=["1 2 3 4"] * 4 + ["dk 2 3 4"] * 6)

    questions = [each.question for each in seen(FOUR_SEEN, those).counted]

    assert questions == ["b", "c", "d"]


@pytest.mark.parametrize(("number", "there"), [(LEAST_TOGETHER - 1, 0), (LEAST_TOGETHER, 1)])
def test_whose_answers_belong_together_is_seen_only_of_many(number: int, there: int) -> None:
    """Otherwise thirty sheets that one knows, put together with five that one does not, would tell how these
    five answers go along.
    """
    those = sheets(FOUR_SEEN, amt=[f"{1 + place % 4} 2 3 4" for place in range(number)])

    assert len(seen(FOUR_SEEN, those).together) == there


def test_five_unknown_sheets_change_no_correlation_among_known_ones() -> None:
    complete = [f"{1 + place % 4} {1 + place % 3} {1 + place % 2} 4" for place in range(90)]
    known = seen(FOUR_SEEN, sheets(FOUR_SEEN, amt=complete), Mode.OPEN)
    same_counts = (
        ["1 1 4 4", "2 2 3 3", "3 3 2 2", "4 4 1 1", "1 1 1 1"],
        ["1 4 1 4", "2 3 2 3", "3 2 3 2", "4 1 4 1", "1 1 1 1"],
    )

    one, another = (
        figures(
            FOUR_SEEN,
            None,
            [OneCheck("p", known), OneCheck("q", seen(FOUR_SEEN, sheets(FOUR_SEEN, amt=few)))],
        )
        for few in same_counts
    )

    assert one == another
    assert one.criteria[0].alpha is not None


def test_neither_whose_nor_which_sheet_is_in_what_is_seen_together() -> None:
    those = sheets(FOUR_SEEN, amt=lines(Random(2), 60))
    others = [Sheet(f"x{each.id}", each.perspective, each.answers) for each in reversed(those)]

    assert seen(FOUR_SEEN, others) == seen(FOUR_SEEN, those)


def test_hands_that_were_raised_are_counted_and_never_put_together() -> None:
    those = sheets(FOUR_SEEN, amt=["1 2 3 4"] * 3)
    about = Questionnaire(FOUR_SEEN)

    found = statistics(about, frame(about, those), Mode.OPEN, State.OPEN, [each.id for each in those[:2]])

    assert found.counted[0].points == (3, 0, 0, 0)
    assert len(found.together[0].rows) == 1


def test_a_perspective_with_one_hidden_question_is_left_out_of_what_is_put_together() -> None:
    asked = catalogue(VIEWS, "criteria: [{id: k, title: K, questions: [{id: a, text: A}, {id: b, text: B}]}]")
    those = sheets(asked, amt=["1 2", "2 4"] * 20, rat=["dk 2"] * 6 + ["4 4"] * 4)

    [together] = seen(asked, those).together

    assert len(together.rows) == 40
