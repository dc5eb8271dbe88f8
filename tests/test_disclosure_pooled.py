"""Whoever looks at figures of several pilots, and looks again, learns no figure of one of them."""

import itertools
from random import Random

import numpy as np
import pytest

from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.disclosure import Counted, OfOneCheck, Part, Seen, pooled
from qcheck.disclosure.pooled import may_be_told

NOBODY = frozenset()


def part(process: str, mark: str = "x") -> Part:
    return Part(process, f"check-{process}", mark)


def parts(processes: str) -> frozenset[Part]:
    return frozenset(map(part, processes))


def told(*looks: str, known: frozenset[str] = NOBODY) -> list[str]:
    """Over which processes a figure is told when these are here, look by look."""
    before, found = (), []
    for here in looks:
        now = may_be_told(before, parts(here), known)
        before = before if now in before or not now else (*before, now)
        found.append("".join(sorted(each.process for each in now)))
    return found


@pytest.mark.parametrize(
    ("looks", "expected"),
    [
        (["a"], [""]),
        (["ab"], ["ab"]),
        (["ab", "abc"], ["ab", "ab"]),
        (["ab", "abc", "abcd"], ["ab", "ab", "abcd"]),
        (["abcd", "bcd"], ["abcd", "cd"]),
        (["abc", "ab"], ["abc", ""]),
        (["ab", "bc", "ac"], ["ab", "bc", ""]),
        (["ab", "cd", "abcd"], ["ab", "cd", "abcd"]),
    ],
)
def test_a_process_comes_and_goes_with_another_one(looks, expected):
    assert told(*looks) == expected


def test_a_process_whose_result_was_handed_over_hides_nobody():
    assert told("ab", known=frozenset("a")) == [""]
    assert told("abc", known=frozenset("a")) == ["abc"]


def test_a_process_that_has_shown_a_result_is_not_told_by_its_coming_and_going():
    assert told("abc", "bc", known=frozenset("a")) == ["abc", ""]
    assert told("bc", "abc", known=frozenset("a")) == ["bc", "bc"]


def test_a_single_process_is_told_not_even_where_another_result_has_given_it_away():
    """Whoever knows *b* knows *a* from what was told of both; that is no reason to tell it again."""
    assert may_be_told((parts("ab"),), parts("a"), frozenset("b")) == NOBODY


def test_another_check_of_a_process_that_has_shown_a_result_is_not_told_by_its_coming():
    before = parts("abc")
    after = before | {Part("a", "later", "x")}

    assert may_be_told((before,), after, frozenset("a")) == before


def test_what_came_into_a_check_between_two_looks_is_not_told():
    before = parts("ab")
    after = frozenset({part("a"), part("b", mark="y")})

    assert may_be_told((before,), after, NOBODY) == NOBODY


def test_a_check_that_was_changed_in_name_only_tells_nobody_apart():
    before = parts("abc")
    after = frozenset({part("a", mark="y"), part("b", mark="y")})

    assert may_be_told((before,), after, NOBODY) == NOBODY


@pytest.mark.parametrize("seed", range(20))
def test_no_combination_of_what_was_told_is_about_one_process(seed):
    """However pilots come and go: no integer combination of small factors leaves a single one."""
    chance = Random(seed)
    before, everybody = (), "abcde"
    for _ in range(8):
        here = parts("".join(chance.sample(everybody, chance.randint(1, 5))))
        now = may_be_told(before, here, NOBODY)
        assert now <= here
        before = before if now in before or not now else (*before, now)

    sums = np.array([[part(each) in row for each in everybody] for row in before], dtype=int)
    for factors in itertools.product((-2, -1, 0, 1, 2), repeat=min(len(sums), 6)):
        combined = np.array(factors) @ sums[: len(factors)]
        assert np.count_nonzero(combined) != 1


def counted(question: str, group: str, *points: int) -> Counted:
    return Counted(QuestionId(question), PerspectiveId(group), points, 0, 0, 0)


def check(process: str, *those: Counted, edition: str = "1") -> OfOneCheck:
    return OfOneCheck(part(process), edition, Seen(those, ()))


def test_a_perspective_that_one_process_alone_has_is_left_out():
    here = [
        check("a", counted("q", "amt", 1, 2), counted("q", "rat", 5, 0)),
        check("b", counted("q", "amt", 3, 4)),
    ]

    seen, new = pooled(here, {}, ())

    assert [each.counted for each in seen] == [(counted("q", "amt", 1, 2),), (counted("q", "amt", 3, 4),)]
    assert new == {"amt/q": (parts("ab"),)}


def test_a_check_that_goes_on_to_another_edition_is_not_told_by_the_difference():
    one = [check(each, counted("q", "amt", 1)) for each in "abc"]
    _, told_so_far = pooled(one, {}, ())
    two = [
        check("a", counted("q", "amt", 1), edition="2"),
        check("b", counted("q", "amt", 1), edition="2"),
        one[2],
    ]

    seen, _ = pooled(two, told_so_far, ())

    assert [each.counted for each in seen] == [(), (), ()]


def test_the_same_look_tells_the_same_and_nothing_new():
    here = [check(each, counted("q", "amt", 1)) for each in "ab"]
    seen, new = pooled(here, {}, ())

    again, nothing = pooled(here, new, ())

    assert (again, nothing) == (seen, {})
