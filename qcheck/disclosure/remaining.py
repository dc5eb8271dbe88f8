"""What remains of a result when its answers go: the figures that the gate let through, and no more.

Lights, scores, how many sheets, marks. Never how anybody answered a question: the numbers of each answer, the
means of single questions and all words go with the answers. What is read back is a `Profile` like any other,
only without these.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from qcheck.catalogue import CatalogueId, CriterionId, PerspectiveId, PhaseId, QuestionId, Rules
from qcheck.records import Mode
from qcheck.scoring.rating import RULE_WITHOUT_SCORE
from qcheck.scoring.thresholds import to_next
from qcheck.scoring.values import (
    Comparison,
    CriterionProfile,
    Explanation,
    Flag,
    Light,
    Overall,
    Profile,
    Rating,
    Rule,
)

Figures: TypeAlias = dict[str, Any]  # Any: JSON, written and read here alone
"""A profile as it is kept: plain values, named below one by one, so that nothing comes in unseen."""


def figures(profile: Profile) -> Figures:
    """The figures of a profile that left the gate, to be kept."""
    return {
        "catalogue": profile.catalogue,
        "version": profile.version,
        "phase": profile.phase,
        "mode": profile.mode.value,
        "sheets": dict(profile.sheets),
        "criteria": [_row(row) for row in profile.criteria],
    }


def remaining(kept: Mapping[str, Any], rules: Rules) -> Profile:  # Any: as above
    """The profile of kept figures. `rules` are those of the catalogue: they say how far the next light is."""
    return Profile(
        catalogue=CatalogueId(kept["catalogue"]),
        version=kept["version"],
        phase=PhaseId(kept["phase"]) if kept["phase"] else None,
        mode=Mode(kept["mode"]),
        criteria=tuple(_row_in(row, rules) for row in kept["criteria"]),
        sheets={PerspectiveId(perspective): number for perspective, number in kept["sheets"].items()},
    )


def _row(row: CriterionProfile) -> Figures:
    overall, shared = row.overall, row.comparison
    return {
        "criterion": row.criterion,
        "overall": _rating(overall.rating),
        "lowest": overall.lowest,
        "highest": overall.highest,
        "shown": list(overall.shown),
        "perspectives": {perspective: _rating(rating) for perspective, rating in row.perspectives.items()},
        "shared": {
            "questions": list(shared.questions),
            "scores": dict(shared.scores),
            "lights": {perspective: light.value for perspective, light in shared.lights.items()},
        },
    }


def _rating(rating: Rating) -> Figures:
    up, down = rating.explanation.step_up, rating.explanation.step_down
    return {
        "light": rating.light.value,
        "score": rating.score,
        "n": rating.n,
        "close": rating.close_call,
        "up": up.value if up else None,
        "down": down.value if down else None,
        "capped_by": list(rating.capped_by),
        "flags": [flag.value for flag in rating.flags],
    }


def _row_in(kept: Figures, rules: Rules) -> CriterionProfile:
    ratings = {
        PerspectiveId(perspective): _rating_in(rating, rules)
        for perspective, rating in kept["perspectives"].items()
    }
    shown, shared = tuple(map(PerspectiveId, kept["shown"])), kept["shared"]
    overall = ratings[shown[0]] if len(shown) == 1 else _rating_in(kept["overall"], rules)
    return CriterionProfile(
        CriterionId(kept["criterion"]),
        Overall(overall, kept["lowest"], kept["highest"], shown),
        ratings,
        Comparison(
            tuple(map(QuestionId, shared["questions"])),
            {PerspectiveId(perspective): score for perspective, score in shared["scores"].items()},
            {PerspectiveId(perspective): Light(light) for perspective, light in shared["lights"].items()},
        ),
    )


def _rating_in(kept: Figures, rules: Rules) -> Rating:
    light, capped_by = Light(kept["light"]), tuple(map(QuestionId, kept["capped_by"]))
    decided = Rule.CAPPED if capped_by else RULE_WITHOUT_SCORE.get(light, Rule.SCORE)
    number = kept["n"] or 0
    return Rating(
        light=light,
        score=kept["score"],
        n=kept["n"],
        close_call=kept["close"],
        capped_by=capped_by,
        flags=tuple(map(Flag, kept["flags"])),
        explanation=Explanation(
            decided,
            sheets=number,
            counted=number,
            to_next=None if kept["score"] is None else to_next(kept["score"], rules),
            step_up=Light(kept["up"]) if kept["up"] else None,
            step_down=Light(kept["down"]) if kept["down"] else None,
        ),
    )
