"""The verbs of files from other installations: what was said there about the questions of a trial."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, delete, func, insert, select

from qcheck.catalogue import CatalogueId, PerspectiveId, PhaseId, QuestionId
from qcheck.language import N_
from qcheck.piloting import PilotId, SaidFile, TrialId
from qcheck.records import Feedback, Fit
from qcheck.refusals import Invalid, NotPossible
from qcheck.stats import Said
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.lessons import question_feedback
from qcheck.store.tables.trials import said_elsewhere, said_files

SAID_ALREADY = N_("This very file has been taken in already. Nothing was counted twice.")
TOO_MANY_FILES = N_("So many files have come into this trial that no more can be taken. Please remove some.")
MOST_FILES, MOST_SAID = 300, 200_000
AT_ONCE = 500
"""Rows written by one statement."""


class SaidElsewhere(StoreBase):
    """What came in files, each taken in and out as a whole."""

    def add_said(self, file: SaidFile, catalogue: CatalogueId, said: Sequence[Said]) -> None:
        """A file of what was said elsewhere, as a whole; Invalid where it is here already."""
        about = {name: getattr(file, name) for name in ("id", "trial", "pilot", "name", "digest", "at")}
        rows = [
            _said_row(file.id, catalogue, remark) for remark in {entry.id: entry for entry in said}.values()
        ]
        with self.database.writing() as connection:
            of_trial = said_files.c.trial == file.trial
            if connection.execute(select(said_files.c.id).where(of_trial, _same(file))).first():
                raise Invalid(SAID_ALREADY, field="file")
            if connection.execute(select(func.count()).where(of_trial)).scalar_one() >= MOST_FILES:
                raise NotPossible(TOO_MANY_FILES)
            known = select(func.count()).select_from(said_elsewhere).join(said_files).where(of_trial)
            if connection.execute(known).scalar_one() + len(rows) > MOST_SAID:
                raise NotPossible(TOO_MANY_FILES)
            connection.execute(insert(said_files).values(about))
            for start in range(0, len(rows), AT_ONCE):
                connection.execute(insert(said_elsewhere), rows[start : start + AT_ONCE])

    def said_files(self, trial: TrialId, pilot: PilotId | None = None) -> tuple[SaidFile, ...]:
        """The files of a trial, or those of one pilot, the latest first."""
        number = select(func.count()).where(said_elsewhere.c.file == said_files.c.id).scalar_subquery()
        query = select(said_files, number.label("number")).where(said_files.c.trial == trial)
        if pilot is not None:
            query = query.where(said_files.c.pilot == pilot)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(said_files.c.at.desc(), said_files.c.id))
            return tuple(map(_file, rows))

    def drop_said(self, trial: TrialId, file: str, pilot: PilotId | None = None) -> None:
        """Takes a file out again, of one pilot where that is said; nothing happens where it is gone."""
        which = (said_files.c.trial == trial) & (said_files.c.id == file)
        if pilot is not None:
            which &= said_files.c.pilot == pilot
        with self.database.writing() as connection:
            connection.execute(delete(said_files).where(which))
        self.database.forget()

    def said_elsewhere(self, trial: TrialId) -> tuple[tuple[CatalogueId, Said], ...]:
        """All that was said in the files of a trial, each thing once, in an order that tells nothing."""
        query = select(said_elsewhere).join(said_files).where(said_files.c.trial == trial)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(said_elsewhere.c.id, said_elsewhere.c.file))
            once = {row.id: (CatalogueId(row.catalogue), _said(row)) for row in rows}
        return tuple(once.values())


def _same(file: SaidFile) -> ColumnElement[bool]:
    """The same file from the same hands."""
    whose = said_files.c.pilot.is_(None) if file.pilot is None else said_files.c.pilot == file.pilot
    return (said_files.c.digest == file.digest) & whose


def _said_row(file: str, catalogue: CatalogueId, said: Said) -> dict[str, object]:
    return {
        **question_feedback.columns(said.feedback),
        "file": file,
        "id": said.id,
        "catalogue": catalogue,
        "version": said.version,
        "phase": said.phase,
    }


def _said(row: Any) -> Said:  # Any: a row of said_elsewhere
    return Said(
        row.id,
        row.version,
        PhaseId(row.phase) if row.phase else None,
        Feedback(
            QuestionId(row.question),
            frozenset(map(Fit, row.marks)),
            row.text,
            PerspectiveId(row.perspective) if row.perspective else None,
            row.language,
            row.week,
        ),
    )


def _file(row: Any) -> SaidFile:  # Any: a row of said_files, with how many things are said
    pilot = PilotId(row.pilot) if row.pilot else None
    return SaidFile(row.id, TrialId(row.trial), pilot, row.name, row.digest, row.at, row.number)
