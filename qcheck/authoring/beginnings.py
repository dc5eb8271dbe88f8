"""What a draft begins with: nothing but a title, the next edition of a catalogue, or a copy of it."""

from __future__ import annotations

import re
from collections.abc import Collection

from qcheck.authoring.deeds import applied
from qcheck.authoring.emission import Names, lines_of
from qcheck.authoring.items import WHOLE
from qcheck.authoring.names import id_from
from qcheck.authoring.operations import Operation, SetText, SetValue
from qcheck.authoring.written import Bare

FIRST_VERSION = "0.1.0"
CATALOGUE = "katalog"
"""The id of a catalogue whose title has no letter that an id can have."""


def begun(title: str, language: str, taken: Collection[str]) -> str:
    """A catalogue with nothing but a title: its first mistake is that it has no criteria."""
    return lines_of(
        {
            "id": Bare(id_from(title, taken, CATALOGUE)),
            "version": Bare(FIRST_VERSION),
            "title": title.strip(),
            "status": Bare("draft"),
            "languages": Names([Bare(language)]),
        },
        0,
    )


def copied(text: str, title: str, language: str, taken: Collection[str]) -> str:
    """The same under an id of its own, with a title of its own, as version 0.1.0. Raises `Unwritable`."""
    own = SetValue(WHOLE, ("id",), id_from(title, taken, CATALOGUE))
    return applied(
        unix_lines(text),
        *(own, SetText(WHOLE, ("title",), language, title)),
        *_fresh(FIRST_VERSION),
        *(SetValue(WHOLE, (key,), None) for key in ("changes", "follows")),
    )


def next_edition(text: str, version: str) -> str:
    """The edition after this one: the same id, a higher version, which says what it follows. Raises
    `Unwritable`.
    """
    return applied(
        unix_lines(text),
        *_fresh(next_version(version)),
        SetValue(WHOLE, ("changes",), None),
        SetValue(WHOLE, ("follows",), version),
    )


def _fresh(version: str) -> tuple[Operation, ...]:
    return SetValue(WHOLE, ("version",), version), SetValue(WHOLE, ("status",), "draft")


def next_version(version: str) -> str:
    """The version after this one, the middle number raised: `0.1.0` → `0.2.0`."""
    match = re.match(r"(\d+)\.(\d+)\.(\d+)", version)
    return f"{match[1]}.{int(match[2]) + 1}.0" if match else FIRST_VERSION


def unix_lines(text: str) -> str:
    """A text with one kind of line ends and one at its end, as forms need it."""
    lines = re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff"))
    return lines if lines.endswith("\n") or not lines else f"{lines}\n"
