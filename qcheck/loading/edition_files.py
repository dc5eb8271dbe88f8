"""The files in which editions of catalogues lie, each as it was read last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeAlias

from qcheck.catalogue import Catalogue, Stage
from qcheck.loading.problems import Problem
from qcheck.loading.reader import Reading, read, source_of

ENDINGS = {".yaml", ".yml"}
EARLIER = "earlier"
"""The sub-folder for editions that a newer one has followed."""

Stamp: TypeAlias = tuple[int, int, int]


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
class EditionFile:
    """A file as it was read last, and the last good reading of it."""

    stamp: Stamp
    reading: Reading
    good: Edition | None


def files_of(folder: Path) -> list[Path]:
    """The catalogue files of a folder, which may be missing, and of its earlier editions."""
    return [
        path
        for below in (folder, folder / EARLIER)
        for path in sorted(below.glob("*"))
        if path.suffix.lower() in ENDINGS and not path.name.startswith(".")
    ]


def stamped_files(folder: Path) -> Iterator[tuple[Path, Stamp]]:
    """The catalogue files of a folder, and what changes when they change."""
    for path in files_of(folder):
        try:
            status = path.stat()
        except OSError:  # taken away since the folder was listed
            continue
        yield path, (status.st_mtime_ns, status.st_ctime_ns, status.st_size)


def read_file(path: Path, stamp: Stamp) -> tuple[Reading, Edition | None]:
    """Reads the file once, so that catalogue and text are of the same moment."""
    source = source_of(path)
    if isinstance(source, Problem):
        return Reading(path.as_posix(), None, (source,)), None
    reading = read(source, path.as_posix())
    day = datetime.fromtimestamp(stamp[0] / 1e9, UTC).date()
    return reading, Edition(reading.catalogue, source.decode("utf-8-sig"), day) if reading.catalogue else None


def first_of_each(files: list[EditionFile]) -> dict[tuple[str, str], Edition]:
    """The good editions in these files; of the same id and version the first."""
    first: dict[tuple[str, str], Edition] = {}
    for file in files:
        if file.good:
            first.setdefault(name_and_version(file.good), file.good)
    return first


def name_and_version(edition: Edition) -> tuple[str, str]:
    """The id of an edition's catalogue, and its version."""
    return edition.catalogue.id, edition.catalogue.version
