"""A catalogue as people will see it, without a check: what a sheet would ask, kept nowhere."""

from __future__ import annotations

from datetime import UTC, datetime

from qcheck.catalogue import Catalogue, CatalogueId, PerspectiveId, PhaseId
from qcheck.records import Check, CheckId, Life, LinkId, Mode, Process, ProcessId, Scope
from qcheck.service.ground import assembly
from qcheck.service.ground.sheet_values import OwnSheet
from qcheck.service.incoming.carrying import CarriedSheet
from qcheck.store import Link, LinkKind, Opened

NOWHERE = datetime(2000, 1, 1, tzinfo=UTC)


def previewed(
    catalogue: Catalogue,
    text: str,
    perspective: PerspectiveId,
    phase: PhaseId | None,
    title: str = "",
    now: datetime = NOWHERE,
) -> CarriedSheet:
    """The sheet of this perspective in this phase. The check around it is made for the moment, has no answers
    and no link.
    """
    check = Check(
        CheckId("preview"),
        Process(ProcessId("preview"), title, ""),
        CatalogueId(catalogue.id),
        catalogue.version,
        text,
        phase,
        Scope(),
        Mode.OPEN,
        Life(now, opened=now),
    )
    opened = Opened(Link(LinkId("preview"), check.id, LinkKind.ANSWER), check, 0, perspective)
    access = assembly.access("", opened, now)
    form = assembly.questionnaire_of(check).form(perspective)
    sheet = OwnSheet(access, perspective, form.asked, {}, {}, None)
    return CarriedSheet(sheet, check.id, None, dict(form.filters))
