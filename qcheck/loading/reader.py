"""YAML → Catalogue, or every problem with its place: whatever bytes come in, a `Reading` comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from qcheck.catalogue import Catalogue
from qcheck.loading.advice import advised
from qcheck.loading.crosschecks import cross_checked
from qcheck.loading.messages import Mistake
from qcheck.loading.outline import Outline
from qcheck.loading.problems import Problem, in_order, sentence
from qcheck.loading.shape import Kind, parsed, parsed_as
from qcheck.loading.source_text import LARGEST, decoded
from qcheck.loading.spots import Spot
from qcheck.loading.tree import planted


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a file: a catalogue where there are no mistakes, and all problems by place."""

    name: str
    catalogue: Catalogue | None
    problems: tuple[Problem, ...] = ()

    @property
    def mistakes(self) -> tuple[Problem, ...]:
        """Problems that keep the catalogue from being used."""
        return tuple(problem for problem in self.problems if not problem.warning)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that are mere warnings."""
        return tuple(problem for problem in self.problems if problem.warning)


def read(source: bytes, name: str) -> Reading:
    """Reads a catalogue; `name` is the file as problems call it."""
    text = decoded(source, name)
    if isinstance(text, Problem):
        return Reading(name, None, (text,))
    root, refused = planted(text, name)
    if root is None:
        return Reading(name, None, in_order(refused))
    return _checked(Spot(name, "", root, root.place), refused)


def read_as(
    kind: type[Kind], source: str, name: str, check: Callable[[Spot], Iterable[Problem]]
) -> tuple[Kind | None, tuple[Problem, ...]]:
    """Reads another kind of file that is an item of ours, with what `check` says of it as a whole; None where
    there is a mistake.
    """
    text = decoded(source.encode("utf-8", "replace"), name)
    if isinstance(text, Problem):
        return None, (text,)
    root, refused = planted(text, name)
    if root is None:
        return None, in_order(refused)
    spot = Spot(name, "", root, root.place)
    content, misshapen = parsed_as(kind, spot)
    problems = in_order((*refused, *misshapen, *check(spot)))
    return (None if problems else content), problems


def read_file(path: Path) -> Reading:
    """Reads a catalogue from a file; one that cannot be opened is a problem like any other."""
    source = source_of(path)
    return (
        read(source, path.as_posix())
        if isinstance(source, bytes)
        else Reading(path.as_posix(), None, (source,))
    )


def source_of(path: Path) -> bytes | Problem:
    """The bytes of a file, no more of them than `read` needs to see that it is too large."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError:
        return Problem(path.as_posix(), 1, 1, "", sentence(Mistake.UNREADABLE))


def _checked(root: Spot, refused: tuple[Problem, ...]) -> Reading:
    catalogue, misshapen = parsed(root)
    outline = Outline(root)
    mistakes = (*refused, *misshapen, *(cross_checked(outline) if root.entries else ()))
    sound = None if mistakes else catalogue
    warnings = advised(outline, sound) if root.entries else ()
    return Reading(root.file, sound, in_order((*mistakes, *warnings)))
