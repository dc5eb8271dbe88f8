"""The verbs that only look: each sees one state of things."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, Connection, select

from qcheck import hands
from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.records import CheckId, LinkId, ProcessId, Sheet, SheetId
from qcheck.refusals import UnknownLink
from qcheck.store.ground import mapping, queries
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.ground.values import KeptAnswer, KeptText, LinkKind, Opened, SheetEntry, TimedSheet
from qcheck.store.rows import workshop_rows
from qcheck.store.tables.checks import checks, links, sheets


class Reading(StoreBase):
    """What is kept, as values."""

    def open(self, link: LinkId) -> Opened:
        """The check that a link leads to; UnknownLink where it leads nowhere. The secret is for the caller to
        compare.
        """
        with self.database.glancing() as connection:
            if (row := queries.ONE_LINK.first(connection, {"link": link})) is None:
                raise UnknownLink
            return mapping.opened(row, self._text(connection, row.sha))

    def by_code(self, code: str) -> Opened | None:
        """The check that the hash of a short code leads to."""
        return next(iter(self._opened(links.c.code == code)), None)

    def opened(self, wanted: Iterable[LinkId]) -> tuple[Opened, ...]:
        """Those of these links that lead somewhere, newest check first."""
        return self._opened(links.c.id.in_(list(wanted)))

    def of_process(self, process: ProcessId) -> tuple[Opened, ...]:
        """The organisers' links of the checks of a process, newest check first."""
        return self._opened((checks.c.process == process) & (links.c.kind == LinkKind.ORGANISE.value))

    def organised(self, check: CheckId) -> Opened | None:
        """A check by its organiser's link; None where it is gone."""
        this = (links.c.check == check) & (links.c.kind == LinkKind.ORGANISE.value)
        return next(iter(self._opened(this)), None)

    def measure_links(self, process: ProcessId) -> tuple[Opened, ...]:
        """The links to the measures of a process."""
        return self._opened((checks.c.process == process) & (links.c.kind == LinkKind.MEASURES.value))

    def of_processes(self, processes: Iterable[ProcessId]) -> tuple[Opened, ...]:
        """The organisers' links of the checks of several processes, newest check first."""
        return self._opened(checks.c.process.in_(list(processes)) & (links.c.kind == LinkKind.ORGANISE.value))

    def led(self, these: Iterable[CheckId]) -> tuple[Opened, ...]:
        """The organisers' links of these checks, newest first."""
        return self._opened(checks.c.id.in_(list(these)) & (links.c.kind == LinkKind.ORGANISE.value))

    def everything(self) -> tuple[Opened, ...]:
        """The organisers' links of all checks, newest first."""
        return self._opened(links.c.kind == LinkKind.ORGANISE.value)

    def links_of(self, check: CheckId) -> tuple[Opened, ...]:
        """The links of a check, those of single sheets left out."""
        return self._opened((links.c.check == check) & (links.c.kind != LinkKind.SHEET.value))

    def by_personal(self, check: CheckId, personal: str) -> tuple[LinkId, int] | None:
        """Id and generation of the sheet's link with this hash of a personal code; found in the same time,
        however many there are.
        """
        query = select(links.c.id, links.c.generation).where(
            links.c.check == check, links.c.personal == personal
        )
        with self.database.glancing() as connection:
            row = connection.execute(query).first()
        return (LinkId(row.id), row.generation) if row else None

    def without_personal(self, check: CheckId) -> tuple[tuple[LinkId, int], ...]:
        """Id and generation of those of the check's sheets that were begun before hashes of personal codes
        were kept.
        """
        query = select(links.c.id, links.c.generation, links.c.kind).where(
            links.c.check == check, links.c.personal.is_(None)
        )
        with self.database.reading() as connection:
            return tuple(
                (LinkId(row.id), row.generation)
                for row in connection.execute(query)
                if row.kind == LinkKind.SHEET.value
            )

    def sheet(self, sheet: SheetId) -> TimedSheet:
        """A sheet with the times of its answers; UnknownLink where it is gone."""
        with self.database.reading() as connection:
            rows = queries.ONE_SHEET.all(connection, {"sheet": sheet})
            words = queries.WORDS_OF_ONE.all(connection, {"sheet": sheet})
        if not rows:
            raise UnknownLink
        [whole] = mapping.sheets(rows)
        kept = {
            QuestionId(row.question): mapping.kept_answer(row) for row in rows if row.question is not None
        }
        return TimedSheet(
            whole, kept, {row.key: KeptText(row.text, row.saved, row.revision) for row in words}
        )

    def given(self, sheet: SheetId, question: QuestionId) -> KeptAnswer | None:
        """What stands on a sheet for one question; None where there is nothing."""
        with self.database.glancing() as connection:
            row = queries.ONE_ANSWER.first(connection, {"sheet": sheet, "question": question})
        return mapping.kept_answer(row) if row else None

    def sheets(self, wanted: Iterable[SheetId]) -> tuple[Sheet, ...]:
        """Those of these sheets that are there."""
        return self._sheets(sheets.c.id.in_(list(wanted)))

    def sheets_of(self, check: CheckId) -> tuple[Sheet, ...]:
        """The sheets of a check that count, in an order that says nothing about who came when; then those
        that hands stand for.
        """
        with self.database.reading() as connection:
            return self._wholes.sheets(connection, check) + hands.sheets_for(
                workshop_rows.hands_of(connection, check)
            )

    def listed(self, check: CheckId) -> tuple[SheetEntry, ...]:
        """All sheets of a check, also those taken out, with what an organiser sees of them in an
        open round.
        """
        with self.database.reading() as connection:
            rows = connection.execute(queries.LISTED, {"check": check}).all()
            whole = {
                sheet.id: sheet
                for sheet in mapping.sheets(connection.execute(queries.answered(sheets.c.check == check)))
            }
        return tuple(mapping.sheet_entry(row, whole[SheetId(row.id)]) for row in rows)

    def present(self, check: CheckId) -> dict[PerspectiveId, tuple[int, int, int]]:
        """How many sheets of each perspective have been begun, how many are finished, how many more are from
        before the workshop.

        Those taken out are left out.
        """
        with self.database.glancing() as connection:
            rows = connection.execute(queries.PRESENT, {"check": check}).all()
        return {PerspectiveId(row.perspective): (row.begun, row.done, row.earlier) for row in rows}

    def numbers(self, wanted: Collection[CheckId]) -> dict[CheckId, dict[PerspectiveId, int]]:
        """How many sheets with an answer there are by check and perspective, hands included: for lists of
        checks, without their answers.
        """
        by_check: dict[CheckId, dict[PerspectiveId, int]] = {check: {} for check in wanted}
        with self.database.reading() as connection:
            for row in connection.execute(queries.numbers(wanted)):
                by_check[CheckId(row.check)][PerspectiveId(row.perspective)] = row.number
            by_hands = _by_hands(connection, wanted)
        for check, numbers in by_hands.items():
            for perspective, number in numbers.items():
                by_check[check][perspective] = by_check[check].get(perspective, 0) + number
        return by_check

    def hands_in(self, wanted: Collection[CheckId]) -> dict[CheckId, dict[PerspectiveId, int]]:
        """How many sheets the hands raised in these checks stand for, by check and perspective."""
        with self.database.glancing() as connection:
            return _by_hands(connection, wanted)

    def came_by(self, check: CheckId) -> dict[LinkId, int]:
        """How many sheets with an answer came by each link; kept in open rounds alone."""
        with self.database.glancing() as connection:
            rows = connection.execute(queries.CAME_BY, {"check": check}).all()
        return {LinkId(row.invitation): row.number for row in rows}

    def closings_of(self, check: CheckId) -> dict[SheetId, dict[str, str]]:
        """The closing answers of a check, by sheet and key."""
        by_sheet: dict[SheetId, dict[str, str]] = {}
        with self.database.reading() as connection:
            for row in connection.execute(queries.words(sheets.c.check == check)):
                by_sheet.setdefault(SheetId(row.sheet), {})[row.key] = row.text
        return by_sheet

    def stamp(self, check: CheckId) -> int:
        """Grows with every change of the check or of any of its sheets; UnknownLink where it is gone."""
        with self.database.glancing() as connection:
            stamp = connection.execute(queries.STAMP, {"check": check}).scalar_one_or_none()
        if stamp is None:
            raise UnknownLink
        return int(stamp)

    def _opened(self, condition: ColumnElement[bool]) -> tuple[Opened, ...]:
        with self.database.reading() as connection:
            rows = connection.execute(queries.linked(condition)).all()
            return tuple(mapping.opened(row, self._text(connection, row.sha)) for row in rows)

    def _sheets(self, condition: ColumnElement[bool]) -> tuple[Sheet, ...]:
        with self.database.reading() as connection:
            return mapping.sheets(connection.execute(queries.answered(condition)))


def _by_hands(connection: Connection, wanted: Collection[CheckId]) -> dict[CheckId, dict[PerspectiveId, int]]:
    raised: dict[CheckId, list[tuple[PerspectiveId, int]]] = {}
    for row in connection.execute(queries.raised(wanted)):
        raised.setdefault(CheckId(row.check), []).append((PerspectiveId(row.perspective), row.number))
    return {check: hands.people(numbers) for check, numbers in raised.items()}
