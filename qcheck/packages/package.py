"""The packages of an installation: those that qcheck asks for, and those that these ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from qcheck.packages.licence import is_compatible, licence_of

EXTRAS = ("", "postgresql")
"""What may be installed of qcheck's own; what only those need who develop it does not count."""
_NAME = re.compile(r"\s*([A-Za-z0-9._-]+)(?:\[([^\]]*)\])?[^;]*(?:;(.*))?")
_OF_EXTRA = re.compile(r"""extra\s*==\s*["']([\w-]+)["']""")
_TEXTS = re.compile(r"(?i)(licen[cs]e|copying|notice|authors)[^/]*$")


@dataclass(frozen=True, slots=True)
class Package:
    """One package: `licence` is an SPDX expression, empty where it is not known; `texts` are the files with
    its licence's words.
    """

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...] = ()

    @property
    def goes_with_ours(self) -> bool:
        return is_compatible(self.licence)


def installed() -> list[Package]:
    """The packages of this very installation, by name, qcheck first."""
    ours = distribution("qcheck")
    asked = [line for line in ours.requires or [] if _extra(line) in EXTRAS]
    return [_package("qcheck", ours), *packages_of(map(_named, asked))]


def packages_of(names: Iterable[str]) -> list[Package]:
    """These packages and what they ask for, as far as it is installed, by name."""
    distributions: dict[str, Distribution] = {}
    todo = [_canonical(asked) for asked in names]
    while todo:
        name = todo.pop()
        if name in distributions:
            continue
        try:
            distributions[name] = distribution(name)
        except PackageNotFoundError:  # for another system, or left out on a server
            continue
        todo += [_named(line) for line in distributions[name].requires or [] if not _extra(line)]
    return [_package(name, distributions[name]) for name in sorted(distributions)]


def _package(name: str, of: Distribution) -> Package:
    texts = [file for file in of.files or [] if ".dist-info" in str(file) and _TEXTS.search(str(file))]
    return Package(
        name, of.version, licence_of(name, of.metadata), tuple(Path(str(text.locate())) for text in texts)
    )


def _named(line: str) -> str:
    match = _NAME.match(line)
    return _canonical(match[1]) if match else ""


def _extra(line: str) -> str:
    match = _OF_EXTRA.search(line)
    return match[1] if match else ""


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
