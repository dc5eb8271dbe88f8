"""What is here, for whoever runs qcheck: every check without a word of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, select

from qcheck.catalogue import CatalogueId
from qcheck.records import CheckId, Keeps, Life, Mode
from qcheck.store.ground import mapping
from qcheck.store.ground.queries import LIFE
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.tables.checks import catalogues, checks, sheets
from qcheck.store.tables.drafts import drafts
from qcheck.store.tables.trials import trials


@dataclass(frozen=True, slots=True)
class Counted:
    """A check, how many sheets it has, and the edition of the catalogue that it asks."""

    id: CheckId
    life: Life
    mode: Mode
    keeps: Keeps
    emptied: datetime | None
    catalogue: CatalogueId
    version: str
    sheets: int


@dataclass(frozen=True, slots=True)
class Headcount:
    """All checks, oldest first; how many trials, and how many catalogues are being written."""

    checks: tuple[Counted, ...]
    trials: int
    drafts: int


class Census(StoreBase):
    """One look at everything, however much that is."""

    def census(self) -> Headcount:
        """Without titles, links, answers."""
        counted = select(sheets.c.check, func.count().label("number")).group_by(sheets.c.check).subquery()
        query: Select[Any] = (  # Any: as in `mapping`
            select(
                checks.c.id,
                *(checks.c[name] for name in (*LIFE, "mode", "keeps", "emptied")),
                catalogues.c.id.label("catalogue"),
                catalogues.c.version,
                func.coalesce(counted.c.number, 0).label("number"),
            )
            .join(catalogues, checks.c.catalogue == catalogues.c.sha)
            .outerjoin(counted, counted.c.check == checks.c.id)
            .order_by(checks.c.created, checks.c.id)
        )
        with self.database.reading() as connection:
            return Headcount(
                tuple(map(_counted, connection.execute(query))),
                *(
                    int(connection.execute(select(func.count()).select_from(table)).scalar_one())
                    for table in (trials, drafts)
                ),
            )


def _counted(row: Row[Any]) -> Counted:
    return Counted(
        CheckId(row.id),
        mapping.life(row),
        Mode(row.mode),
        Keeps(row.keeps),
        row.emptied,
        CatalogueId(row.catalogue),
        row.version,
        row.number,
    )
