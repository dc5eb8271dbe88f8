"""The catalogues in some folders, read again when a file changes: a dropped file works at once, a broken one
takes nothing away. Of one catalogue several editions may lie there, the earlier ones also in a sub-folder.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock
from typing import TypeAlias

from qcheck.catalogue import Catalogue, Stage
from qcheck.catalogue.versions import precedence
from qcheck.loading.messages import Advice, Mistake
from qcheck.loading.problems import Problem, sentence
from qcheck.loading.reader import Reading, read, source_of
from qcheck.loading.since import since_then

ENDINGS = {".yaml", ".yml"}
EARLIER = "earlier"
"""The sub-folder for editions that a newer one has followed."""
_ENDING = re.compile(r"\.(?:ya?ml|txt)\b", re.IGNORECASE)
_WORD = frozenset({".doc", ".docx", ".odt", ".rtf", ".pages"})
_BESIDE = re.compile(
    r"readme|licen[cs]e|.*(?:\.md|\.schema\.json|~|\.bak|\.orig|\.tmp|\.swp)$", re.IGNORECASE
)
"""What stands beside catalogues and is none: words about them, and copies that editors make."""

_Stamp: TypeAlias = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition on the shelf: the catalogue, the YAML from which it was read, and the day on which its file
    was written here.
    """

    catalogue: Catalogue
    text: str
    since: date = date.min

    @property
    def is_draft(self) -> bool:
        """Whether it is offered to its authors alone."""
        return self.catalogue.stage is Stage.DRAFT


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it was read last, and the last good reading of it."""

    stamp: _Stamp
    reading: Reading
    good: Edition | None


class Shelf:
    """The catalogues of some folders. For the same id and version a later folder wins over an earlier one,
    within a folder the first file by name. New checks take the newest edition of an id that is no draft.

    Asking costs a look at the folders; files are read only when they have changed. May be asked from several
    threads.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._files: dict[Path, _File] = {}
        self._lock = Lock()

    @property
    def own(self) -> Path:
        """The folder of the installation's own catalogues, the last one."""
        return self._folders[-1]

    def ids(self) -> tuple[str, ...]:
        """Every id in use, those of drafts too."""
        return tuple(self._every())

    def catalogues(self) -> tuple[Catalogue, ...]:
        """Those for new checks: the newest edition of each id, drafts left out, in the order of the folders
        and of the files in them.
        """
        return tuple(edition.catalogue for edition in self._in_use().values())

    def get(self, catalogue_id: str) -> Catalogue:
        """The catalogue of this id for new checks; a KeyError where there is none."""
        return self._in_use()[catalogue_id].catalogue

    def with_text(self, catalogue_id: str) -> tuple[Catalogue, str]:
        """The catalogue of this id with the YAML from which it was read; a KeyError where there is none."""
        edition = self._in_use()[catalogue_id]
        return edition.catalogue, edition.text

    def drafts(self) -> tuple[Catalogue, ...]:
        """Editions that are offered to their authors alone."""
        return tuple(
            edition.catalogue
            for editions in self._every().values()
            for edition in editions
            if edition.is_draft
        )

    def editions(self, catalogue_id: str) -> tuple[Edition, ...]:
        """All editions of this id, drafts too, the earliest first; none where it is not there."""
        return self._every().get(catalogue_id, ())

    def edition(self, catalogue_id: str, version: str) -> Edition:
        """One edition; a KeyError where it is not there."""
        return {each.catalogue.version: each for each in self.editions(catalogue_id)}[version]

    def problems(self, *, of_words: bool = False) -> tuple[Problem, ...]:
        """Everything wrong or advisable in the files as they are now, by file and place; warnings about words
        only where they are wanted, and not in earlier editions, whose words stay as they were.
        """
        files = self._looked_at()
        of_files = [
            problem
            for path in sorted(files)
            for problem in files[path].reading.problems
            if not problem.is_of_words or (of_words and path.parent.name != EARLIER)
        ]
        folders = self._by_folder(files)
        return (
            *of_files,
            *_clashes(folders),
            *_unsaid(folders),
            *_in_place(folders),
            *(each for folder in self._folders for each in _passed_over(folder)),
        )

    def _in_use(self) -> dict[str, Edition]:
        in_use = {
            identity: [edition for edition in editions if not edition.is_draft]
            for identity, editions in self._every().items()
        }
        return {identity: editions[-1] for identity, editions in in_use.items() if editions}

    def _every(self) -> dict[str, tuple[Edition, ...]]:
        """All editions by id, the earliest first; the ids in the order of the folders and files."""
        found: dict[str, dict[str, Edition]] = {}
        for files in self._by_folder(self._looked_at()):
            for (identity, version), edition in _first_of_each(files).items():
                found.setdefault(identity, {})[version] = edition
        return {
            identity: tuple(sorted(editions.values(), key=lambda each: precedence(each.catalogue.version)))
            for identity, editions in found.items()
        }

    def _by_folder(self, files: dict[Path, _File]) -> list[list[_File]]:
        """The files of each folder, those of its earlier editions last."""
        return [
            [
                files[path]
                for below in (folder, folder / EARLIER)
                for path in sorted(files)
                if path.parent == below
            ]
            for folder in self._folders
        ]

    def _looked_at(self) -> dict[Path, _File]:
        with self._lock:
            stamps = {path: stamp for folder in self._folders for path, stamp in _stamps(folder)}
            self._files = {path: self._current(path, stamp) for path, stamp in stamps.items()}
            return self._files

    def _current(self, path: Path, stamp: _Stamp) -> _File:
        before = self._files.get(path)
        if before and before.stamp == stamp:
            return before
        reading, good = _read(path, stamp)
        return _File(stamp, reading, good or (before.good if before else None))


def files_of(folder: Path) -> list[Path]:
    """The catalogue files of a folder, which may be missing, and of its earlier editions."""
    return [
        path
        for below in (folder, folder / EARLIER)
        for path in sorted(below.glob("*"))
        if path.suffix.lower() in ENDINGS and not path.name.startswith(".")
    ]


def _stamps(folder: Path) -> Iterator[tuple[Path, _Stamp]]:
    """The catalogue files of a folder, and what changes when they change."""
    for path in files_of(folder):
        try:
            status = path.stat()
        except OSError:  # taken away since the folder was listed
            continue
        yield path, (status.st_mtime_ns, status.st_ctime_ns, status.st_size)


def _passed_over(folder: Path) -> Iterator[Problem]:
    """Files that may be meant as catalogues and are none by their names: Windows hides that `jugend.yaml` is
    called `jugend.yaml.txt`.
    """
    for path in sorted(folder.glob("[!.]*")):
        ending = _ENDING.search(path.name)
        likely = path.with_name(f"{path.name[: ending.start()] if ending else path.stem}.yaml")
        if (
            path.suffix.lower() not in ENDINGS
            and not _BESIDE.match(path.name)
            and path.is_file()
            and not likely.exists()
        ):
            message = sentence(
                Advice.WORD_FILE if path.suffix.lower() in _WORD else Advice.PASSED_OVER, likely=likely.name
            )
            yield Problem(path.as_posix(), 1, 1, "", message, warning=True)


def _read(path: Path, stamp: _Stamp) -> tuple[Reading, Edition | None]:
    """Reads the file once, so that catalogue and text are of the same moment."""
    source = source_of(path)
    if isinstance(source, Problem):
        return Reading(path.as_posix(), None, (source,)), None
    reading = read(source, path.as_posix())
    day = datetime.fromtimestamp(stamp[0] / 1e9, UTC).date()
    return reading, Edition(reading.catalogue, source.decode("utf-8-sig"), day) if reading.catalogue else None


def _first_of_each(files: list[_File]) -> dict[tuple[str, str], Edition]:
    first: dict[tuple[str, str], Edition] = {}
    for file in files:
        if file.good:
            first.setdefault(_edition_of(file.good), file.good)
    return first


def _edition_of(edition: Edition) -> tuple[str, str]:
    return edition.catalogue.id, edition.catalogue.version


def _clashes(folders: list[list[_File]]) -> Iterator[Problem]:
    for files in folders:
        first: dict[tuple[str, str], str] = {}
        for file in files:
            if file.good is None:
                continue
            used = first.setdefault(_edition_of(file.good), file.reading.name)
            if used != file.reading.name:
                message = sentence(
                    Mistake.CATALOGUE_TWICE, value=file.good.catalogue.id, file=Path(used).name
                )
                yield Problem(file.reading.name, 1, 1, "id", message)


def _unsaid(folders: list[list[_File]]) -> Iterator[Problem]:
    """What the editions of a folder leave unsaid about those before them."""
    for files in folders:
        editions: dict[str, list[Catalogue]] = {}
        for edition in _first_of_each(files).values():
            editions.setdefault(edition.catalogue.id, []).append(edition.catalogue)
        for file in files:
            if file.good and len(beside := editions[file.good.catalogue.id]) > 1:
                yield from _remembered(file.reading.name, file.good, beside)


def _remembered(file: str, edition: Edition, beside: list[Catalogue]) -> tuple[Problem, ...]:
    """Worked out once for the same editions: a server asks again every few seconds."""
    known = edition.catalogue.worked_out.get("since")
    if isinstance(known, tuple) and len(known[0]) == len(beside) and all(map(operator.is_, known[0], beside)):
        return known[1]  # type: ignore[no-any-return]  # what was kept there below
    found = tuple(since_then(file, edition.text, edition.catalogue, beside))
    edition.catalogue.worked_out["since"] = (tuple(beside), found)
    return found


def _in_place(folders: list[list[_File]]) -> Iterator[Problem]:
    """What a catalogue of one's own does to one that comes with qcheck and has the same id: a copy that kept
    its version is used instead of what was copied, which is then nowhere to be seen; of several versions the
    newest is.
    """
    known: dict[str, Catalogue] = {}
    versions: set[tuple[str, str]] = set()
    for files in folders:
        own = _first_of_each(files)
        for file in files:
            if (
                file.good
                and file.good is own[_edition_of(file.good)]
                and Path(file.reading.name).parent.name != EARLIER
            ):
                yield from _beside(file, file.good.catalogue, known, versions)
        versions |= own.keys()
        for edition in own.values():
            before = known.get(edition.catalogue.id)
            if edition.catalogue.stage is not Stage.DRAFT and (
                before is None or _is_later(edition.catalogue, before)
            ):
                known[edition.catalogue.id] = edition.catalogue


def _beside(
    file: _File, own: Catalogue, known: dict[str, Catalogue], versions: set[tuple[str, str]]
) -> Iterator[Problem]:
    newest = known.get(own.id)
    if newest is None or own.stage is Stage.DRAFT:
        return
    values = {"value": own.id, "version": own.version, "other": newest.version}
    if _is_later(newest, own):
        message = sentence(Advice.BEHIND, **values)
    elif (own.id, own.version) in versions:
        message = sentence(Advice.IN_PLACE, value=own.id)
    else:
        message = sentence(Advice.IN_FRONT, **values)
    path = "id" if message.message is Advice.IN_PLACE else "version"
    yield Problem(file.reading.name, 1, 1, path, message, warning=True)


def _is_later(one: Catalogue, other: Catalogue) -> bool:
    return precedence(one.version) > precedence(other.version)
