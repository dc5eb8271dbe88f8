"""How accessible qcheck is, by WCAG 2.2 AA: how each criterion was tried, and the gaps with their reasons.

`evaluation.yaml` holds it once: `docs/accessibility.md` shows it as tables, and the statement that operators
begin with lists its gaps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("evaluation.yaml")
Words = Mapping[str, str]
"""The same in German (`de`) and English (`en`)."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What is not accessible, why, and what to use instead."""

    what: Words
    why: Words
    instead: Words


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of WCAG. Verdicts are keys of `Evaluation.verdicts`; `tests` are files that hold it."""

    number: str
    name: Words
    ways: tuple[str, ...]
    pages: str
    documents: str
    gaps: tuple[str, ...]
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The whole of it, and the day on which everything was tried by hand for the last time."""

    tried: date
    ways: Mapping[str, Words]
    gaps: Mapping[str, Gap]
    verdicts: Mapping[str, Words]
    criteria: tuple[Criterion, ...]

    def of_gap(self, name: str) -> tuple[str, ...]:
        """The numbers of the criteria that this gap concerns."""
        return tuple(criterion.number for criterion in self.criteria if name in criterion.gaps)


@cache
def evaluation() -> Evaluation:
    """As it stands in the file."""
    read = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    criteria = (
        Criterion(**entry | {name: tuple(entry[name]) for name in ("ways", "gaps", "tests")})
        for entry in read["criteria"]
    )
    gaps = {name: Gap(**gap) for name, gap in read["gaps"].items()}
    return Evaluation(read["tried"], read["ways"], gaps, read["verdicts"], tuple(criteria))


def gaps_told(tag: str) -> str:
    """The gaps as a list for a statement on accessibility."""
    evaluated = evaluation()
    told = {
        "de": "- {what} (WCAG {numbers}). Grund: {why}. Stattdessen: {instead}.",
        "en": "- {what} (WCAG {numbers}). Reason: {why}. Instead: {instead}.",
    }
    return "\n".join(
        told[tag].format(
            what=gap.what[tag],
            why=gap.why[tag],
            instead=gap.instead[tag],
            numbers=", ".join(evaluated.of_gap(name)),
        )
        for name, gap in evaluated.gaps.items()
    )
