"""A part of the results, as a link shows it: never anything that the whole would not show.

What the gate let through is cut, nothing is computed anew. So whoever puts several parts together has at most
the whole, and what the gate withheld stays out of all of them. Without the single perspectives a mean stands
alone, without lowest and highest: with few perspectives these would give each of them back. That views lie
apart is still said, because a mean must not hide it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from random import Random

from qcheck.asking import Questionnaire
from qcheck.catalogue import EVERYBODY, PerspectiveId
from qcheck.disclosure.shown_remarks import Remark, shuffled, unlabelled
from qcheck.records import Shows
from qcheck.scoring.values import Comparison, CriterionProfile, Flag, Overall, Profile

BETWEEN = frozenset({Flag.DIFFERENCE, Flag.STRONG_DIFFERENCE})
"""What may still be said of perspectives where none is told alone: that they see it differently, not who."""


def narrowed(profile: Profile, shows: Shows) -> Profile:
    """The chosen criteria of a profile, with the single perspectives or without them."""
    rows = tuple(row for row in profile.criteria if shows.criteria is None or row.criterion in shows.criteria)
    if shows.perspectives or not _several(profile):
        return replace(profile, criteria=rows)
    return replace(profile, criteria=tuple(map(_alone, rows)), sheets=_together(profile))


def narrowed_remarks(
    remarks: Iterable[Remark], shows: Shows, questionnaire: Questionnaire, shuffle: Random
) -> tuple[Remark, ...]:
    """Comments and evidence: none where they are not chosen; where the perspectives are not, without anything
    that tells whose they are.
    """
    chosen = list(remarks) if shows.comments else []
    if shows.perspectives or not questionnaire.catalogue.perspectives:
        return tuple(chosen)
    bare = [replace(remark, value=None, perspective=None) for remark in chosen if remark.question is None]
    bare += unlabelled(
        (replace(remark, value=None) for remark in chosen if remark.question is not None), questionnaire
    )
    return shuffled(bare, shuffle)


def _several(profile: Profile) -> bool:
    """Whether there are perspectives at all; a catalogue may have none."""
    return any(perspective != EVERYBODY for perspective in profile.sheets)


def _together(profile: Profile) -> dict[PerspectiveId, int | None]:
    """All sheets that are shown, as one number; None where none are."""
    shown = [number for number in profile.sheets.values() if number is not None]
    return {EVERYBODY: sum(shown) if shown else None}


def _alone(row: CriterionProfile) -> CriterionProfile:
    """The shared result by itself. Where it is that of a single perspective, it says no more of it than a
    light and a score.
    """
    rating = row.overall.rating
    flags = tuple(flag for flag in rating.flags if flag in BETWEEN)
    bare = replace(
        rating,
        flags=flags,
        questions=(),
        critical={
            question: rating.critical[question]
            for question in rating.capped_by
            if question in rating.critical
        },
    )
    return CriterionProfile(row.criterion, Overall(bare, None, None, ()), {}, Comparison())
