"""What holds of every catalogue and every set of answers."""

from contextlib import suppress
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from qcheck.catalogue import EVERYBODY, Apart
from qcheck.disclosure import profile
from qcheck.records import Answer, Mode, Sheet
from qcheck.scoring import frame
from qcheck.scoring.agreement import agreement
from qcheck.scoring.values import Flag, Light, Profile, Rating
from tests.random_checks import EVERY_ANSWER, EXAMPLES, RandomCheck, answers_to, checks
from tests.reference import Reference, plain, van_der_eijk

GENEROUS = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
modes = st.sampled_from(Mode)


@settings(GENEROUS, max_examples=EXAMPLES * 4)
@given(checks(), modes)
def test_the_fast_profile_says_what_the_plain_reading_of_the_method_says(
    check: RandomCheck, mode: Mode
) -> None:
    expected = Reference(check.catalogue, check.phase, check.scope, check.sheets, mode).profile()

    assert plain(check.profile(mode)) == expected


@given(st.lists(st.integers(0, 9), min_size=2, max_size=8).filter(any))
def test_agreement_is_that_of_the_layers_counted_triple_by_triple(distribution: list[int]) -> None:
    assert agreement(tuple(distribution)) == van_der_eijk(distribution)


@GENEROUS
@given(checks(), modes, st.randoms(use_true_random=False))
def test_the_order_of_sheets_does_not_matter(check: RandomCheck, mode: Mode, chance: Random) -> None:
    shuffled = chance.sample(check.sheets, len(check.sheets))

    assert check.profile(mode, shuffled) == check.profile(mode)


@GENEROUS
@given(checks(), modes, st.integers(0, 2**32 - 1))
def test_the_order_of_the_rows_of_a_frame_does_not_matter(check: RandomCheck, mode: Mode, seed: int) -> None:
    rows = frame(check.questionnaire, check.sheets)
    shuffled = rows.sample(frac=1, random_state=seed)

    assert profile(check.questionnaire, shuffled, mode) == profile(check.questionnaire, rows, mode)


@GENEROUS
@given(checks(filters=False), st.data())
def test_adding_not_relevant_never_changes_the_score_of_a_sheet(
    check: RandomCheck, data: st.DataObject
) -> None:
    assume(check.sheets)
    sheet = data.draw(st.sampled_from(check.sheets))
    added = dict.fromkeys(check.catalogue.questions, Answer(Apart.NA)) | dict(sheet.answers)
    before = {row.criterion: row.overall.rating.score for row in check.profile(Mode.OPEN, [sheet]).criteria}

    after = {
        row.criterion: row.overall.rating.score
        for row in check.profile(Mode.OPEN, [Sheet(sheet.id, sheet.perspective, added)]).criteria
    }

    assert after | {criterion: score for criterion, score in before.items() if score is not None} == after


@GENEROUS
@given(checks(sizes=(3, 4, 7)), st.data())
def test_no_byte_of_a_profile_depends_on_the_answers_of_a_withheld_perspective(
    check: RandomCheck, data: st.DataObject
) -> None:
    before = check.profile(Mode.CONFIDENTIAL)
    withheld = [perspective for perspective, sheets in before.sheets.items() if sheets is None]
    assume(withheld and EVERYBODY not in before.sheets)
    changed = [
        answered_anew(data, check, sheet) if sheet.perspective in withheld else sheet
        for sheet in check.sheets
    ]
    assume(sheets_that_exist(check, changed) == sheets_that_exist(check, check.sheets))

    assert repr(check.profile(Mode.CONFIDENTIAL, changed)) == repr(before)


@GENEROUS
@given(checks(sizes=(2, 3, 4)), st.data())
def test_beside_the_group_of_all_no_byte_depends_on_the_answers_of_a_withheld_perspective(
    check: RandomCheck, data: st.DataObject
) -> None:
    before = check.profile(Mode.CONFIDENTIAL)
    assume(EVERYBODY in before.sheets and check.catalogue.perspectives)
    changed = [answered_anew(data, check, sheet) for sheet in check.sheets]
    assume(sheets_that_exist(check, changed) == sheets_that_exist(check, check.sheets))

    assert repr(of_single_perspectives(check.profile(Mode.CONFIDENTIAL, changed))) == repr(
        of_single_perspectives(before)
    )


@GENEROUS
@given(checks())
def test_nothing_shown_in_a_confidential_check_rests_on_fewer_than_the_minimum(check: RandomCheck) -> None:
    least = check.catalogue.rules.minimum_group

    ratings = all_ratings(check.profile(Mode.CONFIDENTIAL))

    assert all(rating.n is None or rating.n == 0 or rating.n >= least for rating in ratings)
    assert all(
        tally.withheld or sum(tally.points) >= least for rating in ratings for tally in rating.questions
    )


REACHED = {
    **{
        f"the light {light}": lambda profile, light=light: any(
            rating.light is light for rating in all_ratings(profile)
        )
        for light in Light
    },
    **{
        f"the flag {flag}": lambda profile, flag=flag: any(
            flag in rating.flags for rating in all_ratings(profile)
        )
        for flag in Flag
    },
    "a close call": lambda profile: any(rating.close_call for rating in all_ratings(profile)),
    "a capped shared result": lambda profile: any(
        row.overall.rating.capped_by and len(row.overall.shown) > 1 for row in profile.criteria
    ),
    "all together": lambda profile: any(
        row.overall.shown == (EVERYBODY,) and len(row.perspectives) > 2 for row in profile.criteria
    ),
    "a withheld perspective beside a shown one": lambda profile: any(
        row.overall.shown
        and EVERYBODY not in row.overall.shown
        and any(rating.light is Light.WITHHELD for rating in row.perspectives.values())
        for row in profile.criteria
    ),
    "scales of different length in a criterion": lambda profile: any(
        len({len(tally.points) for tally in rating.questions}) > 1 for rating in all_ratings(profile)
    ),
    "three perspectives": lambda profile: any(len(row.overall.shown) == 3 for row in profile.criteria),
    "a comparison on some questions only": lambda profile: any(
        0 < len(row.comparison.questions) < max(len(rating.questions) for rating in row.perspectives.values())
        for row in profile.criteria
        if row.perspectives
    ),
}


class EverythingReached(Exception):
    """Ends the search."""


@pytest.fixture(scope="module")
def reached() -> set[str]:
    """What a good number of random checks, always the same ones, lead to; no more of them than it takes."""
    found: set[str] = set()

    @settings(GENEROUS, max_examples=400, derandomize=True, database=None, phases=[Phase.generate])
    @given(checks(), modes)
    def look(check: RandomCheck, mode: Mode) -> None:
        profile = check.profile(mode)
        found.update(what for what, holds in REACHED.items() if holds(profile))
        if found == REACHED.keys():
            raise EverythingReached

    with suppress(EverythingReached):
        look()
    return found


@pytest.mark.parametrize("what", REACHED)
def test_the_random_checks_reach(what: str, reached: set[str]) -> None:
    assert what in reached


def answered_anew(data: st.DataObject, check: RandomCheck, sheet: Sheet) -> Sheet:
    answers = data.draw(answers_to(check.catalogue, EVERY_ANSWER))
    return Sheet(
        sheet.id,
        sheet.perspective,
        {question: Answer(answer.value, "neu") for question, answer in answers.items()},
    )


def sheets_that_exist(check: RandomCheck, sheets: list[Sheet]) -> dict[str, int]:
    return Reference(check.catalogue, check.phase, check.scope, sheets, Mode.OPEN).profile()["sheets"]


def of_single_perspectives(profile: Profile) -> list[tuple[str, list[tuple[str, Rating]]]]:
    return [
        (row.criterion, [pair for pair in row.perspectives.items() if pair[0] != EVERYBODY])
        for row in profile.criteria
    ]


def all_ratings(profile: Profile) -> list[Rating]:
    return [rating for row in profile.criteria for rating in (row.overall.rating, *row.perspectives.values())]
