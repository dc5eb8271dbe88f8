"""Small catalogues and sheets in a few words, for tests of the rules."""

from collections import ChainMap
from collections.abc import Collection

import yaml

from qcheck.asking import Questionnaire
from qcheck.catalogue import Apart, Catalogue
from qcheck.disclosure import profile
from qcheck.records import Answer, Mode, Scope, Sheet
from qcheck.scoring import frame
from qcheck.scoring.values import CriterionProfile, Profile, Rating

VALUES = {"dk": Apart.DK, "na": Apart.NA}
DK, NA = Apart.DK, Apart.NA


def catalogue(*texts: str) -> Catalogue:
    """From a few lines of YAML, or several pieces of it; id, version and title stand for themselves."""
    pieces = [yaml.safe_load(text) for text in texts]
    return Catalogue.model_validate(
        dict(ChainMap(*pieces, {"id": "klein", "version": "1.0.0", "title": "Klein"}))
    )


def answers(catalogue: Catalogue, line: str) -> dict[str, Answer]:
    """`"4 dk – na"`: answers to the catalogue's questions in order, a dash where there is none."""
    given = zip(catalogue.questions, line.split(), strict=True)
    return {question: Answer(VALUES.get(word) or int(word)) for question, word in given if word != "–"}


def sheets(catalogue: Catalogue, **lines: Collection[str]) -> list[Sheet]:
    """Sheets by perspective, one for each line of answers."""
    return [
        Sheet(f"{perspective}-{number}", perspective, answers(catalogue, line))
        for perspective, given in lines.items()
        for number, line in enumerate(given)
    ]


def profiled(
    catalogue: Catalogue,
    mode: Mode = Mode.OPEN,
    phase: str | None = None,
    scope: Scope = Scope(),  # noqa: B008 — frozen
    only: Collection[str] | None = None,
    **lines: Collection[str],
) -> Profile:
    questionnaire = Questionnaire(catalogue, phase, scope)
    return profile(questionnaire, frame(questionnaire, sheets(catalogue, **lines)), mode, only)


def row(catalogue: Catalogue, mode: Mode = Mode.OPEN, **lines: Collection[str]) -> CriterionProfile:
    """The first row of the profile of these sheets."""
    return profiled(catalogue, mode, **lines).criteria[0]


def rated(catalogue: Catalogue, *lines: str) -> Rating:
    """The rating of the first criterion by a single group."""
    return row(catalogue, all=lines).perspectives["all"]


FOUR = catalogue(
    "criteria: [{id: k, title: K, questions: [{id: a, text: A}, {id: b, text: B}, {id: c, text: C}, "
    "{id: d, text: D}]}]"
)
ONE = catalogue("criteria: [{id: k, title: K, questions: [{id: a, text: A}]}]")
VIEWS = """
perspectives:
  - {id: amt, title: Amt, role: organising}
  - {id: verein, title: Verein, role: taking_part}
  - {id: rat, title: Rat}
"""
FOUR_SEEN = catalogue(
    VIEWS
    + (
        "criteria: [{id: k, title: K, questions: [{id: a, text: A}, {id: b, text: B}, {id: c, text: C}, "
        "{id: d, text: D}]}]"
    )
)
