"""A profile written by hand: the shipped catalogue's criteria with plausible figures, all six lights, all
flags.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path

import yaml

from qcheck.catalogue import (
    EVERYBODY,
    Catalogue,
    CatalogueId,
    CriterionId,
    PerspectiveId,
    PhaseId,
    QuestionId,
    Rules,
)
from qcheck.records import Mode
from qcheck.scoring.thresholds import light_for, to_next
from qcheck.scoring.values import (
    Comparison,
    CriterionProfile,
    Explanation,
    Flag,
    Light,
    Overall,
    Profile,
    QuestionTally,
    Rating,
    Rule,
)

CRITERIA = Path(__file__).parent.parent / "criteria"
FIVE = ("verwaltung", "zivilgesellschaft", "politik", "prozessgestaltung", "einwohnerschaft")
SHEETS = dict(zip(FIVE, (6, 5, 4, 3, 5), strict=True))
NO_SCORE = {
    Light.GREY: Rule.TOO_FEW_ANSWERS,
    Light.WITHHELD: Rule.TOO_FEW_PEOPLE,
    Light.NOT_RELEVANT: Rule.NOT_RELEVANT,
}


@cache
def shipped(name: str = "qualitaetscheck") -> Catalogue:
    return Catalogue.model_validate(
        yaml.load((CRITERIA / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    )


def scored(
    score: int, *, n: int = 5, flags: tuple[Flag, ...] = (), rules: Rules | None = None, **changes: object
) -> Rating:
    """A rating with this score, its explanation as the method has it."""
    rules = rules or Rules()
    explanation = Explanation(
        rule=Rule.SCORE, sheets=n, counted=n, points=4 * n, to_next=to_next(score, rules)
    )
    values: dict[str, object] = {"close_call": False, "capped_by": (), "explanation": explanation} | changes
    return Rating(light=light_for(score, rules), score=score, n=n, flags=flags, **values)  # type: ignore[arg-type]


def silent(light: Light, *, flags: tuple[Flag, ...] = (), **numbers: int) -> Rating:
    """A rating without a score."""
    n = None if light is Light.WITHHELD else 0
    return Rating(light, None, n, False, (), flags, Explanation(NO_SCORE[light], **numbers))


def capped(score: int, question: str, mean: int, n: int = 5) -> Rating:
    explanation = Explanation(rule=Rule.CAPPED, sheets=n, counted=n, points=4 * n)
    return Rating(
        Light.YELLOW,
        score,
        n,
        False,
        (QuestionId(question),),
        (),
        explanation,
        critical={QuestionId(question): mean},
    )


def row(
    criterion: str, overall: Rating, perspectives: dict[str, Rating], comparison: Comparison | None = None
) -> CriterionProfile:
    """A row with its lowest, highest and shown perspectives as the method has them."""
    scores = {
        PerspectiveId(p): rating.score for p, rating in perspectives.items() if rating.score is not None
    }
    together = Overall(
        overall, min(scores.values(), default=None), max(scores.values(), default=None), tuple(scores)
    )
    ratings = {PerspectiveId(p): rating for p, rating in perspectives.items()}
    return CriterionProfile(CriterionId(criterion), together, ratings, comparison or Comparison())


def shared(
    criterion: str,
    *scores: int,
    overall: Rating | None = None,
    comparison: Comparison | None = None,
    **changes: object,
) -> CriterionProfile:
    """A row of the five perspectives with these scores and their mean."""
    ratings = {p: scored(score, n=SHEETS[p]) for p, score in zip(FIVE, scores, strict=False)}
    mean = (2 * sum(scores) + len(scores)) // (2 * len(scores))
    n = sum(SHEETS[p] for p in ratings)
    return row(criterion, overall or scored(mean, n=n, **changes), ratings, comparison)  # type: ignore[arg-type]


def compared(*scores: int) -> Comparison:
    rules = Rules()
    values = {PerspectiveId(p): score for p, score in zip(FIVE, scores, strict=False)}
    lights = {p: light_for(score, rules) for p, score in values.items()}
    return Comparison(tuple(QuestionId(f"q{number}") for number in range(4)), values, lights)


def disagreeing() -> Rating:
    apart = tally(3, 0, 0, 2, question="rueckhalt-beschluss", agreement=Fraction(-1, 2), disagreement=True)
    return scored(
        55,
        flags=(Flag.DISAGREEMENT, Flag.KNOWLEDGE_GAP),
        questions=(apart, tally(1, 0, 0, 0, question="q1", dk=4)),
    )


def unknowing() -> Rating:
    return replace(
        silent(Light.GREY, flags=(Flag.KNOWLEDGE_GAP,), sheets=6, too_few=6),
        questions=(tally(2, 0, 1, 0, dk=9),),
    )


def unfit() -> Rating:
    return replace(
        silent(Light.NOT_RELEVANT, flags=(Flag.OFTEN_NOT_RELEVANT,), sheets=9, not_relevant=9),
        questions=(tally(na=9),),
    )


def profile_of(
    *rows: CriterionProfile, sheets: dict[str, int | None] | None = None, mode: Mode = Mode.OPEN
) -> Profile:
    counts = {PerspectiveId(p): number for p, number in (sheets or SHEETS).items()}
    return Profile(CatalogueId("qualitaetscheck"), "0.1.0", PhaseId("reflexion"), mode, rows, counts)


def whole() -> Profile:
    """All 18 criteria and a module; every light and every flag at least once."""
    catalogue = shipped()
    ids = [criterion.id for criterion in catalogue.every_criterion]
    critical = next(q.id for c in catalogue.every_criterion for q in c.questions if c.id == ids[6])
    strong = (Flag.STRONG_DIFFERENCE, Flag.BLIND_SPOT)
    uneven = {**shared(ids[10], 77, 55, 62, 70, 48).perspectives, PerspectiveId("politik"): disagreeing()}
    some = {
        "verwaltung": scored(81, n=6),
        "zivilgesellschaft": silent(Light.WITHHELD),
        "politik": silent(Light.GREY, sheets=4, too_few=4),
    }
    return profile_of(
        shared(ids[0], 82, 58, 71, 79, 55, flags=(Flag.DIFFERENCE,), comparison=compared(82, 58, 71, 79, 55)),
        shared(ids[1], 88, 77, 83, 90, 76),
        shared(ids[2], 79, 35, 62, 83, 38, flags=strong, comparison=compared(79, 35, 62, 83, 38)),
        shared(ids[3], 46, 48, 42, 51),
        shared(ids[4], 58, 41, 55, 63, 44, close_call=True),
        shared(ids[5], 81, 72, 85, 78, 70, close_call=True),
        shared(ids[6], 85, 80, 79, 92, 77, overall=capped(83, critical, 40, 23)),
        shared(ids[7], 70, 70, 70, 70, 71),
        shared(ids[8], 52, 28, 47, 55, 25, flags=(Flag.DIFFERENCE,), comparison=compared(52, 28, 47, 55, 25)),
        row(ids[9], silent(Light.GREY, sheets=23, too_few=23), {FIVE[0]: unknowing()}),
        row(ids[10], scored(61, n=23), {str(p): rating for p, rating in uneven.items()}),
        row(ids[11], silent(Light.WITHHELD), {"politik": silent(Light.WITHHELD)}),
        row(ids[12], some["verwaltung"], some),
        row(ids[13], silent(Light.NOT_RELEVANT, sheets=9, not_relevant=9), {"verwaltung": unfit()}),
        shared(ids[14], 0, 12, 100, 97, 50),
        shared(ids[15], 50, 50, 50, close_call=True),
        shared(
            ids[16],
            20,
            74,
            80,
            81,
            30,
            flags=(*strong, Flag.KNOWLEDGE_GAP),
            close_call=True,
            comparison=compared(90, 20, 50, 80, 30),
        ),
        shared(ids[17], 100, 100, 100, 100, 100),
        shared(ids[18], 66, 71),
    )


def alone(*ratings: Rating, catalogue: Catalogue | None = None) -> Profile:
    """One person's own check from one perspective, the criteria in order."""
    ids = [criterion.id for criterion in (catalogue or shipped()).every_criterion]
    rows = (row(id_, rating, {"verwaltung": rating}) for id_, rating in zip(ids, ratings, strict=False))
    return profile_of(*rows, sheets={"verwaltung": 1})


def tally(
    *points: int, question: str = "q0", dk: int = 0, na: int = 0, left_open: int = 0, **changes: object
) -> QuestionTally:
    return QuestionTally(QuestionId(question), points, dk, na, left_open, mean=None, **changes)  # type: ignore[arg-type]


ALL_TOGETHER = str(EVERYBODY)
