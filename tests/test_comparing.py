"""Then and now: what counts as changed, what cannot be compared, and why."""

from __future__ import annotations

import pytest

from qcheck.asking import Questionnaire
from qcheck.catalogue import EVERYBODY, Catalogue
from qcheck.comparing import Cause, Kind, Pair, Reading, Reason, Shown, Side, Verdict, compare
from qcheck.disclosure import narrowed
from qcheck.records import Mode, Scope, Shows
from qcheck.scoring.values import Light
from tests.builders import VIEWS, catalogue, profiled

TEN = """
scale: {options: [{value: 1, label: a}, {value: 2, label: b}, {value: 3, label: c}, {value: 4, label: d},
  {value: 5, label: e}, {value: 6, label: f}, {value: 7, label: g}, {value: 8, label: h}, {value: 9, label: i},
  {value: 10, label: j}, {value: 11, label: k}]}
"""
SCORES = catalogue(TEN, "criteria: [{id: k, title: K, questions: [{id: a, text: A}]}]")
"""One question whose answers are worth 0, 10, 20 … 100."""
ASKED = "criteria: [{id: k, title: K, questions: [%s]}]"
TWO = "{id: a, text: A}, {id: b, text: B}"
PHASES = "phases: [{id: vor, title: Vor}, {id: mitten, title: Mitten}, {id: nach, title: Nach}]"


def shown(
    catalogue: Catalogue,
    mode: Mode = Mode.OPEN,
    phase: str | None = None,
    scope: Scope = Scope(),  # noqa: B008 — frozen
    **lines: list[str],
) -> Shown:
    return Shown(Questionnaire(catalogue, phase, scope), profiled(catalogue, mode, phase, scope, **lines))


def seen(questions: str, *more: str) -> Catalogue:
    return catalogue(VIEWS, ASKED % questions, *more)


def alone(questions: str, *more: str) -> Catalogue:
    return catalogue(ASKED % questions, *more)


def overall(then: Shown, now: Shown) -> Pair:
    [criterion] = compare(then, now).criteria
    return criterion.overall


def causes(pair: Pair) -> list[tuple[Cause, Side | None]]:
    return [(reason.cause, reason.side) for reason in pair.reasons]


def scoring(score: int) -> Shown:
    """A profile whose one criterion has this score: of two sheets where it is no multiple of ten."""
    low = score // 10 + 1
    return shown(SCORES, all=[str(low)] * (10 - score % 10) + [str(low + 1)] * (score % 10))


@pytest.mark.parametrize(
    ("then", "now", "verdict"),
    [
        (60, 69, Verdict.ABOUT_THE_SAME),
        (60, 70, Verdict.CHANGED),
        (70, 60, Verdict.CHANGED),
        (72, 76, Verdict.ABOUT_THE_SAME),
        (71, 76, Verdict.CHANGED),
        (48, 52, Verdict.ABOUT_THE_SAME),
        (48, 53, Verdict.CHANGED),
        (53, 48, Verdict.CHANGED),
        (80, 80, Verdict.ABOUT_THE_SAME),
        (0, 100, Verdict.CHANGED),
    ],
)
def test_it_changed_where_the_light_changed_and_five_points_or_ten_points_alone(
    then: int, now: int, verdict: Verdict
) -> None:
    pair = overall(scoring(then), scoring(now))

    assert (pair.then.score, pair.now.score) == (then, now)
    assert pair.verdict is verdict


def test_both_sides_tell_light_score_and_sheets() -> None:
    pair = overall(shown(SCORES, all=["3", "3"]), shown(SCORES, all=["9"] * 3))

    assert pair == Pair(Reading(Light.RED, 20, 2), Reading(Light.GREEN, 80, 3), Verdict.CHANGED)


def test_a_light_that_a_key_question_holds_down_counts_as_it_is_shown() -> None:
    held = seen("{id: a, text: A, critical: true}, {id: b, text: B}, {id: c, text: C}, {id: d, text: D}")
    then = shown(held, amt=["1 4 4 4"], verein=["4 4 4 4"])
    now = shown(held, amt=["3 4 4 4"], verein=["4 4 4 4"])

    [criterion] = compare(then, now).criteria

    assert criterion.perspectives["amt"].then == Reading(Light.YELLOW, 75, 1)
    assert criterion.perspectives["amt"].verdict is Verdict.CHANGED


def test_the_numbers_of_the_rule_are_those_of_the_catalogue() -> None:
    strict = SCORES.model_copy(update={"rules": SCORES.rules.model_copy(update={"changed": 30})})

    assert overall(shown(strict, all=["2"]), shown(strict, all=["4"])).verdict is Verdict.ABOUT_THE_SAME


# ---- another instrument


@pytest.mark.parametrize(
    ("now", "cause", "questions"),
    [
        ("{id: a, text: A}", Cause.OTHER_QUESTIONS, ("b",)),
        ("{id: a, text: A}, {id: c, text: B}", Cause.OTHER_QUESTIONS, ("c", "b")),
        ("{id: a, text: Anders}, {id: b, text: B}", Cause.OTHER_WORDING, ("a",)),
        ("{id: a, text: A, weight: 2}, {id: b, text: B}", Cause.OTHER_WEIGHT, ("a",)),
        ("{id: a, text: A}, {id: b, text: B, critical: true}", Cause.OTHER_KEY_QUESTION, ("b",)),
        (
            "{id: a, text: A}, {id: b, text: B, skip_if: {question: a, answer: 1}}",
            Cause.OTHER_FILTER,
            ("b",),
        ),
    ],
)
def test_another_question_wording_weight_key_question_or_filter_is_no_change_of_the_process(
    now: str, cause: Cause, questions: tuple[str, ...]
) -> None:
    other = alone(now)
    then = shown(alone(TWO), all=["1 1"] * 5)

    pair = overall(then, shown(other, all=[" ".join("4" for _ in other.questions)] * 5))

    assert pair == Pair(reasons=(Reason(cause, None, questions),))


@pytest.mark.parametrize(
    ("now", "cause"),
    [
        ("rules: {green_from: 80}", Cause.OTHER_RULE),
        ("rules: {yellow_from: 40}", Cause.OTHER_RULE),
        ("rules: {changed: 20}", Cause.OTHER_RULE),
    ],
)
def test_another_rule_is_no_change_of_the_process(now: str, cause: Cause) -> None:
    then, later = shown(alone(TWO), all=["1 1"]), shown(alone(TWO, now), all=["2 2"])

    assert overall(then, later) == Pair(reasons=(Reason(cause),))


JA = "{id: a, text: A, options: [{value: 1, label: nein}, {value: 2, label: ja}]}, {id: b, text: B}"


@pytest.mark.parametrize(
    ("now", "questions"),
    [
        (alone(TWO, "scale: {prompt: Wie}"), ("a", "b")),
        (alone(TWO, "scale: {options: [{value: dk, label: weiß nicht}]}"), ("a", "b")),
        (alone(TWO, "scale: {options: [{value: 1, label: nein}, {value: 2, label: ja}]}"), ("a", "b")),
        (alone(JA), ("a",)),
    ],
)
def test_other_answers_to_choose_from_are_no_change_of_the_process(
    now: Catalogue, questions: tuple[str, ...]
) -> None:
    then, later = shown(alone(TWO), all=["1 1"]), shown(now, all=["2 2"])

    assert overall(then, later) == Pair(reasons=(Reason(Cause.OTHER_SCALE, None, questions),))


def test_answers_that_are_worth_something_else_are_no_change_of_the_process() -> None:
    then, now = (
        shown(alone(JA.replace("label: ja", f"label: ja, points: {worth}").replace("nein", "nein, points: 0")),
              all=["1 1"])
        for worth in (100, 60)
    )  # fmt: skip

    assert overall(then, now) == Pair(reasons=(Reason(Cause.OTHER_SCALE, None, ("a",)),))


def test_rules_of_flags_alone_do_not_matter() -> None:
    then, now = shown(alone(TWO), all=["1 1"]), shown(alone(TWO, "rules: {difference: 30}"), all=["1 1"])

    assert overall(then, now).verdict is Verdict.ABOUT_THE_SAME


def test_a_filter_on_a_question_that_is_worded_otherwise_is_another_filter() -> None:
    filtered = """criteria: [{id: l, title: L, questions: [{id: z, text: %s}]},
        {id: k, title: K, questions: [{id: a, text: A, skip_if: {question: z, answer: 1}}]}]"""
    then, now = (shown(catalogue(filtered % text), all=["4 4"]) for text in ("Z", "Anders"))

    named, asked = compare(then, now).criteria

    assert causes(named.overall) == [(Cause.OTHER_WORDING, None)]
    assert asked.overall.reasons == (Reason(Cause.OTHER_FILTER, None, ("a",)),)


def test_a_filter_whose_question_is_not_asked_in_one_check_is_another_filter() -> None:
    whole = catalogue("""criteria: [{id: l, title: L, questions: [{id: z, text: Z}]},
        {id: k, title: K, questions: [{id: a, text: A, skip_if: {question: z, answer: 1}}]}]""")
    then, now = shown(whole, all=["4 4"]), shown(whole, scope=Scope(frozenset({"k"})), all=["– 4"])

    asked, other = compare(then, now).criteria

    assert asked.overall.reasons == (Reason(Cause.OTHER_FILTER, None, ("a",)),)
    assert other.overall.reasons == (Reason(Cause.NOT_ASKED, Side.NOW),)


def test_a_language_that_was_added_changes_no_wording() -> None:
    then = shown(alone("{id: a, text: Alle kamen.}"), all=["1"])
    now = shown(alone("{id: a, text: {de: Alle   kamen., en: Everybody came.}}"), all=["1"])

    assert overall(then, now).is_comparable


def test_wordings_in_different_languages_alone_cannot_be_said_to_be_the_same() -> None:
    then = shown(alone("{id: a, text: {de: Alle kamen.}}"), all=["1"])
    now = shown(alone("{id: a, text: {en: Everybody came.}}"), all=["1"])

    assert causes(overall(then, now)) == [(Cause.OTHER_WORDING, None)]


def test_a_wording_that_is_declared_as_editorial_is_carried_over() -> None:
    then, now = (
        shown(alone("{id: a, text: Ale kamen.}"), all=["1"]),
        shown(alone("{id: a, text: Alle kamen.}"), all=["1"]),
    )

    [criterion] = compare(then, now, declared={"a"}).criteria

    assert criterion.overall.verdict is Verdict.ABOUT_THE_SAME


def test_a_question_for_another_perspective_does_not_touch_the_others() -> None:
    then = shown(seen("{id: a, text: A}"), amt=["4"], verein=["4"])
    now = shown(seen("{id: a, text: A}, {id: b, text: B, perspectives: [rat]}"), amt=["4 –"], verein=["4 –"])

    assert overall(then, now).verdict is Verdict.ABOUT_THE_SAME


def test_a_question_that_one_perspective_is_not_asked_any_more_ends_its_comparison_and_the_shared_one() -> (
    None
):
    then = shown(seen(TWO), amt=["4 4"], verein=["4 4"])
    now = shown(seen("{id: a, text: A}, {id: b, text: B, perspectives: [amt]}"), amt=["4 4"], verein=["4 –"])

    [criterion] = compare(then, now).criteria

    assert criterion.perspectives["amt"].verdict is Verdict.ABOUT_THE_SAME
    assert criterion.perspectives["verein"].reasons == (Reason(Cause.OTHER_QUESTIONS, None, ("b",)),)
    assert criterion.overall.reasons == (Reason(Cause.OTHER_QUESTIONS, None, ("b",)),)


def test_a_criterion_that_was_asked_once_is_named() -> None:
    first, second = (
        "{id: k, title: K, questions: [{id: a, text: A}]}",
        "{id: l, title: L, questions: [{id: b, text: B}]}",
    )
    then, now = (
        shown(catalogue(f"criteria: [{first}]"), all=["4"]),
        shown(catalogue(f"criteria: [{second}]"), all=["4"]),
    )

    found = compare(then, now).criteria

    assert [(each.criterion, causes(each.overall)) for each in found] == [
        ("l", [(Cause.NOT_ASKED, Side.THEN)]),
        ("k", [(Cause.NOT_ASKED, Side.NOW)]),
    ]


# ---- who answered


def test_overall_values_are_compared_where_the_same_perspectives_stand_in_both_alone() -> None:
    then = shown(seen(TWO), amt=["1 1"], verein=["1 1"])
    now = shown(seen(TWO), amt=["1 1"], rat=["4 4"])

    [criterion] = compare(then, now).criteria

    assert criterion.overall == Pair(reasons=(Reason(Cause.OTHER_PERSPECTIVES),))
    assert criterion.perspectives["amt"].verdict is Verdict.ABOUT_THE_SAME
    assert causes(criterion.perspectives["verein"]) == [(Cause.NO_SHEETS, Side.NOW)]
    assert causes(criterion.perspectives["rat"]) == [(Cause.NO_SHEETS, Side.THEN)]


def test_a_perspective_that_is_withheld_on_one_side_stands_there_without_any_figure() -> None:
    then = shown(seen(TWO), Mode.CONFIDENTIAL, amt=["4 4"] * 5, verein=["4 4"] * 4)
    now = shown(seen(TWO), Mode.CONFIDENTIAL, amt=["4 4"] * 5, verein=["1 1"] * 5)

    [criterion] = compare(then, now).criteria

    assert criterion.perspectives["verein"] == Pair(reasons=(Reason(Cause.WITHHELD, Side.THEN),))
    assert criterion.overall == Pair(reasons=(Reason(Cause.OTHER_PERSPECTIVES),))


def test_all_together_are_compared_where_the_same_perspectives_are_in_that_group() -> None:
    then = shown(seen(TWO), Mode.CONFIDENTIAL, amt=["4 4"] * 3, verein=["4 4"] * 3)
    same = shown(seen(TWO), Mode.CONFIDENTIAL, amt=["1 1"] * 2, verein=["1 1"] * 4)
    other = shown(seen(TWO), Mode.CONFIDENTIAL, amt=["1 1"] * 2, rat=["1 1"] * 4)

    assert overall(then, same).verdict is Verdict.CHANGED
    assert overall(then, other) == Pair(reasons=(Reason(Cause.OTHER_PERSPECTIVES),))
    [criterion] = compare(then, other).criteria
    assert criterion.perspectives[EVERYBODY] == Pair(reasons=(Reason(Cause.OTHER_PERSPECTIVES),))


@pytest.mark.parametrize(
    ("line", "cause"), [("dk dk", Cause.TOO_FEW), ("na na", Cause.NOT_RELEVANT), ("– –", Cause.NO_SHEETS)]
)
def test_without_a_score_there_is_nothing_to_compare(line: str, cause: Cause) -> None:
    full, empty = shown(alone(TWO), all=["4 4"]), shown(alone(TWO), all=[line])

    assert causes(overall(full, empty)) == [(cause, Side.NOW)]
    assert causes(overall(empty, full)) == [(cause, Side.THEN)]
    assert causes(overall(empty, empty)) == [(cause, Side.BOTH)]


def test_a_link_that_hides_the_perspectives_compares_nothing() -> None:
    whole = shown(seen(TWO), amt=["4 4"], verein=["4 4"])
    part = Shown(whole.questionnaire, narrowed(whole.profile, Shows(perspectives=False)))

    [criterion] = compare(part, whole).criteria

    assert causes(criterion.overall) == [(Cause.PERSPECTIVES_HIDDEN, Side.THEN)]
    assert causes(criterion.perspectives["amt"]) == [(Cause.PERSPECTIVES_HIDDEN, Side.THEN)]


def test_a_criterion_that_a_link_does_not_show_is_left_out() -> None:
    whole = shown(seen(TWO), amt=["4 4"])
    part = Shown(whole.questionnaire, narrowed(whole.profile, Shows(criteria=frozenset())))

    assert compare(whole, part).criteria == compare(part, whole).criteria == ()


# ---- phases


@pytest.mark.parametrize(
    ("then", "now", "kind"),
    [
        ("nach", "nach", Kind.TREND),
        ("vor", "nach", Kind.PLANNED),
        ("vor", "mitten", Kind.PLANNED),
        ("mitten", "nach", Kind.OTHER_PHASES),
        ("nach", "vor", Kind.OTHER_PHASES),
    ],
)
def test_from_planning_to_a_later_phase_is_planned_and_experienced(then: str, now: str, kind: Kind) -> None:
    phased = alone(TWO, PHASES)

    found = compare(shown(phased, phase=then, all=["4 4"]), shown(phased, phase=now, all=["4 4"]))

    assert found.kind is kind


def test_a_question_that_its_catalogue_words_for_each_phase_is_the_same_question() -> None:
    worded = alone("{id: a, text: Es war genug., text_by_phase: {vor: Es ist genug geplant.}}", PHASES)

    pair = overall(shown(worded, phase="vor", all=["4"]), shown(worded, phase="nach", all=["1"]))

    assert pair.verdict is Verdict.CHANGED


def test_a_wording_of_one_phase_that_changed_is_another_wording_in_that_phase_alone() -> None:
    old = alone("{id: a, text: Es war genug., text_by_phase: {vor: Es ist genug geplant.}}", PHASES)
    new = alone("{id: a, text: Es war genug., text_by_phase: {vor: Es reicht.}}", PHASES)

    planned = overall(shown(old, phase="vor", all=["4"]), shown(new, phase="nach", all=["4"]))
    after = overall(shown(old, phase="nach", all=["4"]), shown(new, phase="nach", all=["4"]))

    assert causes(planned) == [(Cause.OTHER_WORDING, None)]
    assert after.is_comparable


def test_a_question_that_one_phase_does_not_ask_is_another_question() -> None:
    phased = alone("{id: a, text: A}, {id: b, text: B, phases: [nach]}", PHASES)

    pair = overall(shown(phased, phase="vor", all=["4 –"]), shown(phased, phase="nach", all=["4 4"]))

    assert pair.reasons == (Reason(Cause.OTHER_QUESTIONS, None, ("b",)),)


# ---- what looks at the place

PLACE = "parts: [{id: ort, title: Der Ort, looks_at: place, criteria: [{id: k, title: K, questions: [%s]}]}]"


def test_what_looks_at_the_place_is_compared_as_a_change_between_different_phases() -> None:
    town = catalogue(PHASES, PLACE % TWO)

    found = compare(shown(town, phase="vor", all=["4 4"]), shown(town, phase="nach", all=["1 1"]))

    assert found.kind is Kind.TREND
    assert (found.criteria[0].overall.verdict, found.criteria[0].overall.of_place) == (Verdict.CHANGED, True)


def test_a_process_and_its_place_side_by_side_stay_planned_and_experienced() -> None:
    process = "{id: a, title: A, criteria: [{id: p, title: P, questions: [{id: q, text: Q}]}]}"
    both = catalogue(PHASES, (PLACE % TWO).replace("parts: [", f"parts: [{process}, "))

    found = compare(shown(both, phase="vor", all=["4 4 4"]), shown(both, phase="nach", all=["1 1 1"]))

    assert found.kind is Kind.PLANNED
    assert [each.overall.of_place for each in found.criteria] == [False, True]


def test_a_question_on_the_place_that_reads_otherwise_in_another_phase_is_another_wording() -> None:
    town = catalogue(PHASES, PLACE % "{id: a, text: A, text_by_phase: {vor: Anders}}")

    pair = overall(shown(town, phase="vor", all=["4"]), shown(town, phase="nach", all=["4"]))

    assert causes(pair) == [(Cause.OTHER_WORDING, None)]
