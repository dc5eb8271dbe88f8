"""What is wrong or advisable in the folders of a shelf, beside what is wrong in a single file."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator
from pathlib import Path

from qcheck.catalogue import Catalogue, Stage
from qcheck.catalogue.versions import precedence
from qcheck.loading.edition_files import (
    EARLIER,
    ENDINGS,
    Edition,
    EditionFile,
    first_of_each,
    name_and_version,
)
from qcheck.loading.messages import Advice, Mistake
from qcheck.loading.problems import Problem, sentence
from qcheck.loading.since import since_then

_ENDING = re.compile(r"\.(?:ya?ml|txt)\b", re.IGNORECASE)
_WORD = frozenset({".doc", ".docx", ".odt", ".rtf", ".pages"})
_BESIDE = re.compile(
    r"readme|licen[cs]e|.*(?:\.md|\.schema\.json|~|\.bak|\.orig|\.tmp|\.swp)$", re.IGNORECASE
)
"""What stands beside catalogues and is none: words about them, and copies that editors make."""


def passed_over(folder: Path) -> Iterator[Problem]:
    """Files of a folder that may be meant as catalogues and are none by their names."""
    return (problem for path in sorted(folder.glob("[!.]*")) for problem in misnamed(path))


def misnamed(path: Path) -> Iterator[Problem]:
    """That a file may be meant as a catalogue and is none by its name: Windows hides that `jugend.yaml` is
    called `jugend.yaml.txt`.
    """
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


def clashes(folders: list[list[EditionFile]]) -> Iterator[Problem]:
    """Files of one folder that hold the same edition: the first of them is taken."""
    for files in folders:
        first: dict[tuple[str, str], str] = {}
        for file in files:
            if file.good is None:
                continue
            used = first.setdefault(name_and_version(file.good), file.reading.name)
            if used != file.reading.name:
                message = sentence(
                    Mistake.CATALOGUE_TWICE, value=file.good.catalogue.id, file=Path(used).name
                )
                yield Problem(file.reading.name, 1, 1, "id", message)


def unsaid(folders: list[list[EditionFile]]) -> Iterator[Problem]:
    """What the editions of a folder leave unsaid about those before them."""
    for files in folders:
        editions: dict[str, list[Catalogue]] = {}
        for edition in first_of_each(files).values():
            editions.setdefault(edition.catalogue.id, []).append(edition.catalogue)
        for file in files:
            if file.good and len(beside := editions[file.good.catalogue.id]) > 1:
                yield from _remembered(file.reading.name, file.good, beside)


def _remembered(file: str, edition: Edition, beside: list[Catalogue]) -> tuple[Problem, ...]:
    """Worked out once for the same editions: a server asks again every few seconds."""
    known = edition.catalogue.worked_out.get("since")
    if isinstance(known, tuple) and len(known[0]) == len(beside) and all(map(operator.is_, known[0], beside)):
        return known[1]  # type: ignore[no-any-return]  # what was kept there below
    problems = tuple(since_then(file, edition.text, edition.catalogue, beside))
    edition.catalogue.worked_out["since"] = (tuple(beside), problems)
    return problems


def in_place(folders: list[list[EditionFile]]) -> Iterator[Problem]:
    """What a catalogue of one's own does to one that comes with qcheck and has the same id: a copy that kept
    its version is used instead of what was copied, which is then nowhere to be seen; of several versions the
    newest is.
    """
    known: dict[str, Catalogue] = {}
    versions: set[tuple[str, str]] = set()
    for files in folders:
        own = first_of_each(files)
        for file in files:
            if (
                file.good
                and file.good is own[name_and_version(file.good)]
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
    file: EditionFile, own: Catalogue, known: dict[str, Catalogue], versions: set[tuple[str, str]]
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
