"""The example that comes with qcheck: a round that was never held, from answers in a file, through the same
rules as any other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue, CriterionId, PhaseId, Text
from qcheck.importing import read_answers
from qcheck.loading import Shelf
from qcheck.records import Mode, Scope, Sheet, SheetId
from qcheck.service.ground.assembly import result
from qcheck.service.ground.check_values import Round
from qcheck.service.ground.result_values import Result
from qcheck.wording import CLOSING


def shipped() -> Path:
    """The catalogues that come with qcheck: inside an installed package, else at the top of the
    repository.
    """
    package = Path(__file__).parents[2]
    return installed if (installed := package / "_criteria").is_dir() else package.parent / "criteria"


class Example:
    """The first example in a folder of catalogues; computed again when a file there changes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._shelf = Shelf([folder])
        self._computed: tuple[object, tuple[Result, ...]] | None = None

    def result(self) -> Result:
        """Its profile and remarks."""
        return self.rounds()[-1]

    def rounds(self) -> tuple[Result, ...]:
        """The results of its rounds, the earliest first; one where no earlier one is named."""
        stamp = [(file, file.stat().st_mtime_ns) for file in sorted(self._folder.rglob("*.*"))]
        if self._computed is None or self._computed[0] != stamp:
            latest = sorted((self._folder / "examples").glob("*.yaml"))[0]
            self._computed = stamp, tuple(reversed([*self._compute(latest)]))
        return self._computed[1]

    def _compute(self, file: Path) -> Iterator[Result]:
        described = _Described.model_validate(yaml.safe_load(file.read_bytes()))
        catalogue = self._shelf.get(described.catalogue)
        sheets = _sheets(file.with_name(described.answers), catalogue)
        shown = result(described.about(catalogue), sheets, described.said_on(sheets))
        yield replace(shown, is_example=True, intro=described.intro, as_of=described.day)
        if described.earlier:
            yield from self._compute(file.with_name(described.earlier))


class _Described(BaseModel):
    """An example's YAML file. `closing` are closing answers, each from the next sheet of its perspective;
    `day` is that of the round, `earlier` the file of the round before it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    title: str
    place: str
    catalogue: str
    phase: PhaseId | None = None
    mode: Mode = Mode.OPEN
    scope: _Extent | None = None
    answers: str
    day: date | None = None
    earlier: str | None = None
    intro: Text
    closing: tuple[dict[str, str], ...] = ()

    def about(self, catalogue: Catalogue) -> Round:
        scope = self.scope.scope(catalogue) if self.scope else Scope()
        return Round(self.title, self.place, Questionnaire(catalogue, self.phase, scope), self.mode)

    def said_on(self, sheets: Collection[Sheet]) -> dict[SheetId, dict[str, str]]:
        """The closing answers by sheet."""
        of: dict[str, Iterator[Sheet]] = {
            p: iter([s for s in sheets if s.perspective == p]) for p in {s.perspective for s in sheets}
        }
        return {
            next(of[closing["perspective"]]).id: {key: closing[key] for key in CLOSING if key in closing}
            for closing in self.closing
        }


class _Extent(BaseModel):
    """What an example asks: `only` names parts or criteria."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    only: tuple[str, ...] | None = None
    modules: tuple[CriterionId, ...] = ()

    def scope(self, catalogue: Catalogue) -> Scope:
        if self.only is None:
            return Scope(None, frozenset(self.modules))
        chosen = (
            c.id
            for part, criteria in catalogue.groups
            for c in criteria
            if c.id in self.only or (part and part.id in self.only)
        )
        return Scope(frozenset(map(CriterionId, chosen)), frozenset(self.modules))


def _sheets(file: Path, catalogue: Catalogue) -> tuple[Sheet, ...]:
    """The answers; a ValueError with all that is wrong, for whoever writes an example."""
    read = read_answers(file.read_bytes(), file.name, catalogue)
    if read.problems:
        raise ValueError("\n".join(map(str, read.problems)))
    return read.sheets
