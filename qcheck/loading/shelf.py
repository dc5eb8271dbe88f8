"""The catalogues in some folders, read again when a file changes: a dropped file works at once, a broken one
takes nothing away. Of one catalogue several editions may lie there, the earlier ones also in a sub-folder.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from qcheck.catalogue import Catalogue
from qcheck.catalogue.versions import precedence
from qcheck.loading.edition_files import (
    EARLIER,
    Edition,
    EditionFile,
    Stamp,
    first_of_each,
    read_file,
    stamped_files,
)
from qcheck.loading.problems import Problem
from qcheck.loading.shelf_problems import clashes, in_place, passed_over, unsaid


class Shelf:
    """The catalogues of some folders. For the same id and version a later folder wins over an earlier one,
    within a folder the first file by name. New checks take the newest edition of an id that is no draft.

    Asking costs a look at the folders; files are read only when they have changed. May be asked from several
    threads.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._files: dict[Path, EditionFile] = {}
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
        return {edition.catalogue.version: edition for edition in self.editions(catalogue_id)}[version]

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
            *clashes(folders),
            *unsaid(folders),
            *in_place(folders),
            *(problem for folder in self._folders for problem in passed_over(folder)),
        )

    def _in_use(self) -> dict[str, Edition]:
        in_use = {
            identity: [edition for edition in editions if not edition.is_draft]
            for identity, editions in self._every().items()
        }
        return {identity: editions[-1] for identity, editions in in_use.items() if editions}

    def _every(self) -> dict[str, tuple[Edition, ...]]:
        """All editions by id, the earliest first; the ids in the order of the folders and files."""
        every: dict[str, dict[str, Edition]] = {}
        for files in self._by_folder(self._looked_at()):
            for (identity, version), edition in first_of_each(files).items():
                every.setdefault(identity, {})[version] = edition
        return {
            identity: tuple(
                sorted(editions.values(), key=lambda edition: precedence(edition.catalogue.version))
            )
            for identity, editions in every.items()
        }

    def _by_folder(self, files: dict[Path, EditionFile]) -> list[list[EditionFile]]:
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

    def _looked_at(self) -> dict[Path, EditionFile]:
        with self._lock:
            stamps = {path: stamp for folder in self._folders for path, stamp in stamped_files(folder)}
            self._files = {path: self._current(path, stamp) for path, stamp in stamps.items()}
            return self._files

    def _current(self, path: Path, stamp: Stamp) -> EditionFile:
        before = self._files.get(path)
        if before and before.stamp == stamp:
            return before
        reading, good = read_file(path, stamp)
        return EditionFile(stamp, reading, good or (before.good if before else None))
