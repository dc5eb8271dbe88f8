"""Under which licence a package stands, as an SPDX expression; metadata says it in one of several ways."""

from __future__ import annotations

import re
from importlib.metadata import PackageMetadata

COMPATIBLE = frozenset(
    {
        "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EUPL-1.2", "HPND", "ISC",
        "LGPL-2.1-or-later", "LGPL-3.0-only", "MIT", "MIT-0", "MIT-CMU", "MPL-1.1", "MPL-2.0", "PSF-2.0",
        "Unlicense", "Zlib",
    }
)  # fmt: skip
"""Licences whose packages may be passed on together with a program under EUPL-1.2: they ask for their text
and their authors' names, some for changes of themselves to be open.
"""
SAID_APART = {
    "itsdangerous": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "altair": "BSD-3-Clause",
    "segno": "BSD-3-Clause",
    "pyphen": "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1",
    "pyrage": "MIT",
    "uvloop": "MIT OR Apache-2.0",
}
"""Of packages whose metadata says less than the text of the licence that comes with them."""
WORDS = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
_SPDX = re.compile(r"[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*")


def licence_of(name: str, metadata: PackageMetadata) -> str:
    """Empty where it cannot be told."""
    if name in SAID_APART:
        return SAID_APART[name]
    said = _first(metadata, "License-Expression") or _in_words(_first(metadata, "License"))
    return said or " OR ".join(filter(None, (_in_words(classifier) for classifier in _classified(metadata))))


def is_compatible(expression: str) -> bool:
    """Whether one of the ways in which it is licensed goes with EUPL-1.2."""
    return any(set(way.split(" AND ")) <= COMPATIBLE for way in expression.split(" OR "))


def _first(metadata: PackageMetadata, name: str) -> str:
    return next(iter(metadata.get_all(name) or []), "")


def _classified(metadata: PackageMetadata) -> list[str]:
    classifiers = metadata.get_all("Classifier") or []
    return [
        classifier.rpartition(" :: ")[2] for classifier in classifiers if classifier.startswith("License ::")
    ]


def _in_words(said: str) -> str:
    return WORDS.get(said, said if _SPDX.fullmatch(said) and len(said) < 60 else "")
