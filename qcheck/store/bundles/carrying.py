"""The verbs for bundles: a process read as a whole, and one taken in as a whole, all or nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, and_, false, select

from qcheck.accounts import Account, Thing, ThingKind
from qcheck.catalogue import CriterionId, QuestionId
from qcheck.language import N_
from qcheck.records import AgreedLight, Answer, Check, CheckId, MeasureId, ProcessId, SheetId
from qcheck.refusals import NeedsConfirmation
from qcheck.store.account.shelves import shelve
from qcheck.store.bundles import arriving_rows
from qcheck.store.bundles.carried import (
    CarriedAgreement,
    CarriedCheck,
    CarriedProcess,
    CarriedSheet,
    CarriedWorkshop,
    FormerText,
    Origin,
)
from qcheck.store.checks.moving import moves_of
from qcheck.store.ground import mapping, queries
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.rows import agreement_rows, measure_rows, shared_rows, workshop_rows
from qcheck.store.tables.arrivals import arrivals
from qcheck.store.tables.checks import catalogues, checks, remaining_results, set_aside, sheets
from qcheck.store.tables.installation import installation
from qcheck.store.tables.workshops import agreements, measures, notes, rechecks, workshops

HERE_ALREADY = N_(
    "This bundle has been taken in already, or its checks were made here. Taking it in once more makes a "
    "second copy: please confirm that you want this."
)


class Carrying(StoreBase):
    """Out of an installation, and into another one."""

    def carried(self, wanted: Iterable[Check], process: ProcessId | None) -> CarriedProcess:
        """These checks of one process with all that belongs to them. `process`: with what was agreed and
        planned in its deleted checks, too.
        """
        in_order = sorted(wanted, key=lambda check: (check.life.created, check.id))
        ids = [check.id for check in in_order]
        of_agreements, of_measures = (
            table.c.check.in_(ids)
            | (and_(table.c.process == process, table.c.check.is_(None)) if process else false())
            for table in (agreements, measures)
        )
        with self.database.reading() as connection:
            agreed = agreement_rows.history(connection, of_agreements)
            planned = measure_rows.those(connection, of_measures)
            return CarriedProcess(
                tuple(_carried(connection, check, {measure.id for measure in planned}) for check in in_order),
                tuple(CarriedAgreement(_of(agreement, ids)) for agreement in reversed(agreed)),
                tuple(
                    (
                        measure if measure.check in ids else replace(measure, check=None),
                        measure_rows.all_changes(connection, measure.id),
                    )
                    for measure in planned
                ),
            )

    def every_check(self) -> tuple[CheckId, ...]:
        """The ids of all checks of this installation."""
        with self.database.reading() as connection:
            return tuple(map(CheckId, connection.execute(select(checks.c.id)).scalars()))

    def arrived(self, names: Collection[str]) -> dict[CheckId, Origin]:
        """The checks that came in a bundle under one of these names."""
        with self.database.reading() as connection:
            return _arrived(connection, names)

    def take_in(
        self,
        whole: CarriedProcess,
        names: Collection[str],
        now: datetime,
        *,
        again: bool,
        whose: Account | None = None,
    ) -> None:
        """A new process with its checks, each with its new links, on the shelf of the account that brought
        it. Where one of them came already under one of these `names` it is refused (NeedsConfirmation),
        unless it is wanted `again`.
        """
        with self.database.writing() as connection:
            connection.execute(select(installation).with_for_update())  # two who take in at once
            if not again and _arrived(connection, names):
                raise NeedsConfirmation(HERE_ALREADY)
            shared_rows.keep_process(connection, whole.checks[0].check)
            for carried in whole.checks:
                arriving_rows.add_check(connection, carried, now)
                shelve(connection, Thing(ThingKind.CHECK, carried.check.id), whose)
            process = whole.checks[0].check.process.id
            arriving_rows.add_agreements(connection, process, whole.agreements)
            arriving_rows.add_measures(connection, process, whole.measures)
            arriving_rows.add_rechecks(connection, whole.checks)


def _arrived(connection: Connection, names: Collection[str]) -> dict[CheckId, Origin]:
    query = select(arrivals).where(arrivals.c.origin.in_(list(names)))
    return {CheckId(row.check): Origin(row.origin, row.digest) for row in connection.execute(query)}


def _of(agreed: AgreedLight, ids: Collection[CheckId]) -> AgreedLight:
    return agreed if agreed.check in ids else replace(agreed, check=None)


def _carried(connection: Connection, check: Check, planned: Collection[MeasureId]) -> CarriedCheck:
    id_ = check.id
    topics = connection.execute(select(checks.c.topics).where(checks.c.id == id_)).scalar_one_or_none()
    figures = connection.execute(
        select(remaining_results.c.figures).where(remaining_results.c.check == id_)
    ).scalar_one_or_none()
    measure = connection.execute(
        select(rechecks.c.measure).where(rechecks.c.check == id_)
    ).scalar_one_or_none()
    origin = connection.execute(select(arrivals).where(arrivals.c.check == id_)).one_or_none()
    moves = moves_of(connection, id_)
    return CarriedCheck(
        check=check,
        topics=tuple(map(CriterionId, topics or ())),
        sheets=_sheets(connection, id_),
        hands=workshop_rows.hands_of(connection, id_),
        workshop=_workshop(connection, id_),
        figures=figures,
        measure=MeasureId(measure) if measure and measure in planned else None,
        origin=Origin(origin.origin, origin.digest) if origin else None,
        moves=moves,
        texts=_texts(connection, {move.before for move in moves}),
    )


def _texts(connection: Connection, wanted: Collection[str]) -> tuple[FormerText, ...]:
    query = select(catalogues).where(catalogues.c.sha.in_(sorted(wanted))).order_by(catalogues.c.sha)
    return tuple(FormerText(row.sha, row.id, row.version, row.text) for row in connection.execute(query))


def _aside(connection: Connection, check: CheckId) -> dict[str, dict[tuple[str, QuestionId], Answer]]:
    """What was set aside, by sheet."""
    query = select(set_aside).join(sheets).where(sheets.c.check == check)
    by_sheet: dict[str, dict[tuple[str, QuestionId], Answer]] = {}
    for row in connection.execute(query.order_by(set_aside.c.catalogue, set_aside.c.question)):
        by_sheet.setdefault(row.sheet, {})[row.catalogue, QuestionId(row.question)] = mapping.answer(row)
    return by_sheet


def _sheets(connection: Connection, check: CheckId) -> tuple[CarriedSheet, ...]:
    whole = {
        sheet.id: sheet
        for sheet in mapping.sheets(connection.execute(queries.answered(sheets.c.check == check)))
    }
    closings: dict[SheetId, dict[str, str]] = {}
    for row in connection.execute(queries.words(sheets.c.check == check)):
        closings.setdefault(SheetId(row.sheet), {})[row.key] = row.text
    aside = _aside(connection, check)
    return tuple(
        CarriedSheet(
            whole[SheetId(row.id)],
            row.label,
            row.finished,
            row.out,
            row.earlier,
            closings.get(SheetId(row.id), {}),
            aside=aside.get(row.id, {}),
        )
        for row in connection.execute(select(sheets).where(sheets.c.check == check).order_by(sheets.c.id))
    )


def _workshop(connection: Connection, check: CheckId) -> CarriedWorkshop | None:
    row = connection.execute(select(workshops).where(workshops.c.check == check)).one_or_none()
    if row is None:
        return None
    rows = connection.execute(select(notes).where(notes.c.check == check).order_by(notes.c.criterion))
    said: Mapping[CriterionId, str] = {CriterionId(note.criterion): note.text for note in rows}
    vote = workshop_rows.vote_in(row.vote) if row.vote else None
    return CarriedWorkshop(
        row.started,
        row.next,
        said,
        workshop_rows.stage_in(row.stage),
        vote if vote and not vote.is_open else None,
    )
