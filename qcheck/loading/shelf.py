"""The catalogues in some folders, read again when a file changes: a dropped file works at once, a broken one
takes nothing away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TypeAlias

from qcheck.catalogue import Catalogue
from qcheck.loading.messages import Advice, Mistake
from qcheck.loading.problems import Problem, sentence
from qcheck.loading.reader import Reading, read, source_of

ENDINGS = {".yaml", ".yml"}
_ENDING = re.compile(r"\.(?:ya?ml|txt)\b", re.IGNORECASE)
_WORD = frozenset({".doc", ".docx", ".odt", ".rtf", ".pages"})
_BESIDE = re.compile(
    r"readme|licen[cs]e|.*(?:\.md|\.schema\.json|~|\.bak|\.orig|\.tmp|\.swp)$", re.IGNORECASE
)
"""What stands beside catalogues and is none: words about them, and copies that editors make."""

_Stamp: TypeAlias = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Good:
    catalogue: Catalogue
    text: str


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it was read last, and the last good reading of it."""

    stamp: _Stamp
    reading: Reading
    good: _Good | None


class Shelf:
    """The catalogues of some folders. For the same id a later folder wins over an earlier one, within a
    folder the first file by name.

    Asking costs a look at the folders; files are read only when they have changed. May be asked from several
    threads.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._files: dict[Path, _File] = {}
        self._lock = Lock()

    def catalogues(self) -> tuple[Catalogue, ...]:
        """One per id, in the order of the folders and of the files in them."""
        return tuple(good.catalogue for good in self._in_use().values())

    def get(self, catalogue_id: str) -> Catalogue:
        """The catalogue of this id; a KeyError where there is none."""
        return self._in_use()[catalogue_id].catalogue

    def with_text(self, catalogue_id: str) -> tuple[Catalogue, str]:
        """The catalogue of this id with the YAML from which it was read; a KeyError where there is none."""
        good = self._in_use()[catalogue_id]
        return good.catalogue, good.text

    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong or advisable in the files as they are now, by file and place."""
        files = self._looked_at()
        of_files = [problem for path in sorted(files) for problem in files[path].reading.problems]
        folders = self._by_folder(files)
        return (
            *of_files,
            *_clashes(folders),
            *_in_place(folders),
            *(each for folder in self._folders for each in _passed_over(folder)),
        )

    def _in_use(self) -> dict[str, _Good]:
        in_use: dict[str, _Good] = {}
        for files in self._by_folder(self._looked_at()):
            in_use |= _first_of_each(files)
        return in_use

    def _by_folder(self, files: dict[Path, _File]) -> list[list[_File]]:
        return [[files[path] for path in sorted(files) if path.parent == folder] for folder in self._folders]

    def _looked_at(self) -> dict[Path, _File]:
        with self._lock:
            stamps = {path: stamp for folder in self._folders for path, stamp in _stamps(folder)}
            self._files = {path: self._current(path, stamp) for path, stamp in stamps.items()}
            return self._files

    def _current(self, path: Path, stamp: _Stamp) -> _File:
        before = self._files.get(path)
        if before and before.stamp == stamp:
            return before
        reading, good = _read(path)
        return _File(stamp, reading, good or (before.good if before else None))


def _stamps(folder: Path) -> Iterator[tuple[Path, _Stamp]]:
    """The catalogue files of a folder, which may be missing, and what changes when they change."""
    for path in sorted(folder.glob("*")):
        if path.suffix.lower() in ENDINGS and not path.name.startswith("."):
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


def _read(path: Path) -> tuple[Reading, _Good | None]:
    """Reads the file once, so that catalogue and text are of the same moment."""
    source = source_of(path)
    if isinstance(source, Problem):
        return Reading(path.as_posix(), None, (source,)), None
    reading = read(source, path.as_posix())
    return reading, _Good(reading.catalogue, source.decode("utf-8-sig")) if reading.catalogue else None


def _first_of_each(files: list[_File]) -> dict[str, _Good]:
    first: dict[str, _Good] = {}
    for file in files:
        if file.good:
            first.setdefault(file.good.catalogue.id, file.good)
    return first


def _clashes(folders: list[list[_File]]) -> Iterator[Problem]:
    for files in folders:
        first: dict[str, str] = {}
        for file in files:
            if (
                file.good
                and (used := first.setdefault(file.good.catalogue.id, file.reading.name)) != file.reading.name
            ):
                yield Problem(
                    file.reading.name,
                    1,
                    1,
                    "id",
                    sentence(Mistake.CATALOGUE_TWICE, value=file.good.catalogue.id, file=Path(used).name),
                )


def _in_place(folders: list[list[_File]]) -> Iterator[Problem]:
    """A copy that kept its id is used instead of what was copied, which is then nowhere to be seen."""
    known: set[str] = set()
    for files in folders:
        own = _first_of_each(files)
        for file in files:
            if file.good and file.good is own[file.good.catalogue.id] and file.good.catalogue.id in known:
                message = sentence(Advice.IN_PLACE, value=file.good.catalogue.id)
                yield Problem(file.reading.name, 1, 1, "id", message, warning=True)
        known |= own.keys()
