"""Answers from files: first a look at what would come in, then in, each file as a whole, and out again as a
whole. For organisers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import groupby
from typing import TypeAlias

from qcheck import life
from qcheck.importing import NOTHING_SAID, ColumnMap, Edition
from qcheck.language import N_
from qcheck.loading import Shelf
from qcheck.records import Check, ImportId, LinkId, Mode, Sheet, SheetId, State
from qcheck.refusals import Invalid, NotPossible
from qcheck.service.doors import links
from qcheck.service.doors.access import AccessControl
from qcheck.service.ground import assembly, text_rules
from qcheck.service.ground.check_values import AnyLink
from qcheck.service.ground.clock import Clock
from qcheck.service.incoming import import_rules
from qcheck.service.incoming import import_yardstick as yardstick
from qcheck.service.incoming.import_rules import Fitting, Judged
from qcheck.service.incoming.import_values import (
    FilesLook,
    GivenFile,
    Imported,
    Known,
    LeftOut,
    LookedFile,
    LookedSheet,
    TakenFile,
)
from qcheck.service.sheets.feedback import FeedbackOnQuestions
from qcheck.store import NewImport, NewSheet, Opened, Store
from qcheck.store.rows.check_rows import EMPTIED

_Read: TypeAlias = tuple[Judged, GivenFile]
MOST_FILES = 400
MOST_MEGABYTES = 200
TOO_MANY = N_("Please give at most {most} files at once.")
TOO_MUCH = N_("These files are larger than {most} MB together. Please give some of them first.")
STAYS_IN = N_(
    "Answers that somebody else has given cannot be taken out of a confidential check, not even as a whole: "
    "whoever did so again and again could work out whose they are."
)


class Importing:
    """Looks at files, takes them in, lists them, and undoes an import."""

    def __init__(
        self,
        access: AccessControl,
        store: Store,
        clock: Clock,
        shelf: Shelf,
        feedback: FeedbackOnQuestions,
    ) -> None:
        self._access, self._store, self._clock = access, store, clock
        self._shelf, self._feedback = shelf, feedback

    def look(self, link: AnyLink, files: Sequence[GivenFile], said: ColumnMap = NOTHING_SAID) -> FilesLook:
        """What is in these files, and what of it would come in. Changes nothing."""
        opened = self._access.organise(link)
        _refuse_too_much(files)
        judged = self._judged(opened, files, said)
        looked = self._looked(opened.check, judged)
        return FilesLook(tuple(looked), tuple(files), said, self._refused(opened.check))

    def take_in(self, link: AnyLink, look: FilesLook) -> tuple[TakenFile, ...]:
        """Takes in what was looked at, each file as a whole or not at all; what came in before comes in no
        second time. NotPossible where the check is not open.
        """
        opened = self._access.organise(link)
        if refused := self._refused(opened.check):
            raise NotPossible(refused)
        batch = links.new_id()
        judged = self._judged(opened, look.given, look.said)
        others = _not_first([read for read, _ in judged])
        return tuple(self._taken(opened.check, read, file, others, batch) for read, file in judged)

    def imports(self, link: AnyLink) -> tuple[Imported, ...]:
        """What was taken in so far, the latest first."""
        kept = self._store.imports_of(self._access.organise(link).check.id)
        batches = groupby(
            sorted(kept, key=lambda taken_in: (taken_in.taken, taken_in.batch), reverse=True),
            lambda e: e.batch,
        )
        return tuple(
            Imported(
                batch,
                files[0].taken,
                tuple((file.id, file.file, file.number) for file in files),
                sum(file.number for file in files),
                sum(file.there for file in files),
                tuple(file.changes for file in files),
            )
            for batch, files in ((batch, list(same)) for batch, same in batches)
        )

    def undo_import(self, link: AnyLink, imported: Imported) -> None:
        """Deletes what came in with these files. Stale where something of it was changed since this was
        looked up; NotPossible in a confidential check, and where the check is not open.
        """
        check = self._access.organise(link).check
        if check.mode is Mode.CONFIDENTIAL:
            raise NotPossible(STAYS_IN)
        wanted = {
            name: changes for (name, _, _), changes in zip(imported.files, imported.changes, strict=True)
        }
        self._store.undo_imports(check.id, wanted, self._clock.now())

    def _refused(self, check: Check) -> str:
        """Why nothing can come in now."""
        if check.emptied is not None:
            return EMPTIED
        state = assembly.state(check, self._clock.now())
        return "" if state is State.OPEN else life.NOT_OPEN[state]

    def _judged(self, opened: Opened, files: Sequence[GivenFile], said: ColumnMap) -> list[_Read]:
        if not files:
            return []
        against = yardstick.against(opened.check, self._access, self._shelf)
        return [(against.judged(file, said), file) for file in files]

    def _looked(self, check: Check, judged: Sequence[tuple[Judged, GivenFile]]) -> Iterable[LookedFile]:
        digests = [_digest(file) for _, file in judged]
        known_files = self._store.known_files(check.id, digests)
        origins = [sheet.origin for read, _ in judged for sheet in read.fitting]
        known = self._store.known_origins(check.id, origins)
        others = _not_first([read for read, _ in judged])
        is_open = check.mode is Mode.OPEN
        there = set(self._contents(check)) if is_open and origins else set()
        for (looked, _), digest in zip(judged, digests, strict=True):
            source, is_there = looked.source, digest in known_files
            stand = [_known(sheet, known, others, there) for sheet in looked.fitting]
            new = 0 if is_there else sum(known_as in (Known.NEW, Known.TWIN) for known_as in stand)
            plain = LookedFile(source.file, source.kind, digest, looked.problems, is_there=is_there, new=new)
            yield _in_full(plain, looked, stand, check) if is_open else plain

    def _contents(self, check: Check) -> Iterable[str]:
        for sheet in self._store.sheets_of(check.id):
            yield import_rules.said_of(sheet.perspective, sheet.answers)

    def _taken(
        self, check: Check, judged: Judged, file: GivenFile, others: Mapping[int, Known], batch: str
    ) -> TakenFile:
        if judged.problems:
            return TakenFile(file.name, 0, judged.problems)
        name = ImportId(links.new_id())
        sheets = [sheet for sheet in judged.fitting if id(sheet) not in others]
        new = tuple(self._new_sheet(check, name, sheet) for sheet in sheets)
        wanted = NewImport(name, text_rules.cleaned(file.name)[:200], _digest(file), batch, new)
        number = self._store.take_in_file(check.id, wanted, self._clock.now())
        for sheet in sheets:
            self._feedback.take_out_of_file(check, sheet.perspective, sheet.read.fit, sheet.read.once)
        return TakenFile(file.name, number)

    def _new_sheet(self, check: Check, imported: ImportId, fitting: Fitting) -> NewSheet:
        """A sheet of its own. In an open round the organiser can open it by its link; in a confidential check
        nobody can.
        """
        sheet = Sheet(
            SheetId(self._access.id_from("imported sheet", imported, fitting.origin)),
            fitting.perspective,
            fitting.read.answers,
        )
        if check.mode is Mode.CONFIDENTIAL:
            return NewSheet(sheet, fitting.read.closings, "", fitting.origin, None)
        way = LinkId(self._access.id_from("imported link", imported, fitting.origin))
        link = self._access.sheet_link(way, check.id, sheet.id)
        return NewSheet(sheet, fitting.read.closings, _label(fitting), fitting.origin, link)


def _refuse_too_much(files: Sequence[GivenFile]) -> None:
    if len(files) > MOST_FILES:
        raise Invalid(TOO_MANY, most=MOST_FILES)
    if sum(len(file.content) for file in files) > MOST_MEGABYTES * 2**20:
        raise Invalid(TOO_MUCH, most=MOST_MEGABYTES)


def _in_full(plain: LookedFile, judged: Judged, stand: Sequence[Known], check: Check) -> LookedFile:
    """The same with what stands in it, as people are told in an open round."""
    source = judged.source
    return replace(
        plain,
        sheets=tuple(map(_looked_sheet, judged.fitting, stand)),
        left_out=tuple(LeftOut(question, number) for question, number in judged.left_out.items()),
        unmatched=source.unmatched,
        aside=source.aside,
        silent=source.silent,
        columns=source.columns,
        strange_views=source.strange_views,
        strange_answers=source.strange_answers,
        unfinished=source.unfinished,
        without_consent=source.without_consent,
        edition=_other_edition(source.edition, check),
    )


def _other_edition(named: Edition | None, check: Check) -> str:
    """The version of the catalogue that a file names, where the check asks another one."""
    return named.version if named and named.version != check.catalogue_version else ""


def _digest(file: GivenFile) -> str:
    return sha256(file.content).hexdigest()


def _not_first(judged: Iterable[Judged]) -> Mapping[int, Known]:
    """Sheets of which another one of these files has a later version, or the very same once more."""
    latest: dict[str, Fitting] = {}
    others: dict[int, Known] = {}
    for sheet in (sheet for read in judged for sheet in read.fitting):
        known = latest.setdefault(sheet.origin, sheet)
        if sheet.read.number > known.read.number:
            others[id(known)], latest[sheet.origin] = Known.OLDER, sheet
        elif known is not sheet:
            is_older = sheet.read.number < known.read.number
            others[id(sheet)] = Known.OLDER if is_older else Known.DOUBLED
    return others


def _known(sheet: Fitting, known: frozenset[str], others: Mapping[int, Known], there: set[str]) -> Known:
    if sheet.origin in known:
        return Known.THERE
    if id(sheet) in others:
        return others[id(sheet)]
    is_twin = import_rules.said_of(sheet.perspective, sheet.read.answers) in there
    return Known.TWIN if is_twin else Known.NEW


def _looked_sheet(sheet: Fitting, known: Known) -> LookedSheet:
    answers = sheet.read.answers.values()
    return LookedSheet(
        sheet.read.place.table,
        sheet.read.place.row,
        sheet.perspective,
        _label(sheet),
        sum(answer.value is not None for answer in answers),
        sum(bool(answer.comment or answer.evidence) for answer in answers) + len(sheet.read.closings),
        known,
    )


def _label(sheet: Fitting) -> str:
    """What the sheet is called in the organiser's list: as its file does, else by the file and the row."""
    read = sheet.read
    called = read.label or " ".join(filter(None, [read.file, str(read.place.row or "")]))
    return " ".join(text_rules.cleaned(called).split())[: text_rules.TITLE]
