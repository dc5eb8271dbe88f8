"""The catalogues at hand: those that come with qcheck, those of the data folder, and any file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from os import scandir
from pathlib import Path

from qcheck.catalogue import Catalogue
from qcheck.cli.errors import ProblemsFound, WrongUsage
from qcheck.cli.files import STREAM, source_of, usable
from qcheck.cli.settings import settings_with
from qcheck.importing import Complaint
from qcheck.language import N_
from qcheck.loading import Problem, Shelf, read
from qcheck.loading.edition_files import ENDINGS, files_of
from qcheck.loading.shelf_problems import misnamed
from qcheck.loading.since import since_then
from qcheck.service import shipped

UNKNOWN_CATALOGUE = N_("--catalogue: there is no catalogue and no file '{id}'")
UNKNOWN_EDITION = N_("there is no edition '{edition}' on the shelf")
POSSIBLE = N_("possible are: {possible}")


@dataclass(frozen=True, slots=True)
class Linted:
    """How many files were read, and what is wrong in them."""

    files: int
    problems: tuple[Problem, ...]

    @property
    def mistakes(self) -> int:
        return sum(not problem.warning for problem in self.problems)

    @property
    def warnings(self) -> int:
        return sum(problem.warning for problem in self.problems)


def linted(files: Sequence[str]) -> Linted:
    """Reads these files, or without any the catalogues that come with qcheck and those of the data folder."""
    if not files:
        paths = [path for folder in _folders() for path in files_of(folder)]
        return Linted(len(paths), Shelf(_folders()).problems(of_words=True))
    sources = [(source_of(file), file) for file in files]
    return Linted(
        len(sources), tuple(problem for source, file in sources for problem in _problems(source, file))
    )


def _problems(source: bytes, file: str) -> tuple[Problem, ...]:
    """Those of a file and of its name, and what it leaves unsaid about an earlier edition beside it or on the
    shelf.
    """
    reading, named = read(source, file), tuple(misnamed(Path(file)))
    if reading.catalogue is None:
        return (*named, *reading.problems)
    beside = Shelf([Path(file).parent]).editions(reading.catalogue.id)
    at_hand = {catalogue.version: catalogue for catalogue in editions_of(reading.catalogue.id)}
    at_hand |= {edition.catalogue.version: edition.catalogue for edition in beside}
    unsaid = since_then(file, source.decode("utf-8-sig"), reading.catalogue, tuple(at_hand.values()))
    return (*named, *reading.problems, *unsaid)


def catalogue_of(wanted: str) -> Catalogue:
    """The catalogue of this id, else the one in this file."""
    shelf = Shelf(_folders())
    known = {catalogue.id: catalogue for catalogue in shelf.catalogues()}
    if wanted in known:
        return known[wanted]
    if Path(wanted).suffix not in ENDINGS and not Path(wanted).exists():
        values = (("id", wanted), ("possible", ", ".join(known)))
        broken = (problem for problem in shelf.problems() if not problem.warning)
        raise WrongUsage(Complaint(UNKNOWN_CATALOGUE, values, POSSIBLE, tuple(known)), *broken)
    return _catalogue_in(wanted)


def catalogue_id(wanted: str) -> str:
    """The id that is meant: of the catalogue in this file, else the word itself. Checks may ask a catalogue
    that is no longer on the shelf.
    """
    return _catalogue_in(wanted).id if Path(wanted).suffix in ENDINGS or Path(wanted).exists() else wanted


def edition_of(wanted: str) -> Catalogue:
    """One edition: `ID@VERSION` of the shelf, the newest one of an id, or the one in a file."""
    identity, is_edition, version = wanted.partition("@")
    if not is_edition or Path(wanted).exists():
        return catalogue_of(wanted)
    known = {catalogue.version: catalogue for catalogue in editions_of(identity)}
    if version not in known:
        values = (
            ("edition", wanted),
            ("possible", ", ".join(f"{identity}@{known_version}" for known_version in known)),
        )
        raise WrongUsage(Complaint(UNKNOWN_EDITION, values, POSSIBLE if known else ""))
    return known[version]


def text_of(wanted: str) -> str:
    """The text of an edition: of `ID@VERSION` of the shelf, of the newest one of an id, or of a file, which
    may have mistakes.
    """
    if Path(wanted).suffix in ENDINGS or Path(wanted).exists() or wanted == STREAM:
        return _decoded(source_of(wanted), wanted)
    edition = edition_of(wanted)
    editions = Shelf(_folders()).editions(edition.id)
    return next(stored.text for stored in editions if stored.catalogue.version == edition.version)


def _decoded(source: bytes, file: str) -> str:
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ProblemsFound(*read(source, file).mistakes) from None


def shelf_of_catalogues() -> Shelf:
    """Those that come with qcheck and those of the data folder."""
    return Shelf(_folders())


def editions_of(identity: str) -> tuple[Catalogue, ...]:
    """All editions of the shelf with this id, the earliest first."""
    return tuple(edition.catalogue for edition in Shelf(_folders()).editions(identity))


def _catalogue_in(file: str) -> Catalogue:
    reading = read(source_of(file), file)
    if reading.catalogue is None:
        raise ProblemsFound(*reading.mistakes)
    return reading.catalogue


def _folders() -> tuple[Path, Path]:
    """One of the data folder that may not be looked into is said, and not taken for empty."""
    own = settings_with().criteria
    with usable(str(own)):
        if own.exists():
            scandir(own).close()
    return shipped(), own
