"""Writes what of requirements.txt a server needs, for `make lock`: python -m deploy.server_requirements

Streamlit asks for packages that it loads only for tables, charts and maps which qcheck does not show. They
are left out, with what only they need: more than 200 MB. tests/test_lean.py holds that pages go without.
"""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parents[1]
LEFT_OUT = {"pyarrow", "altair", "pydeck"}


def server_requirements() -> str:
    """The lines of the packages that are needed."""
    blocks = re.split(r"\n(?=\S)", (PROJECT / "requirements.txt").read_text("utf-8").rstrip("\n"))
    names = needed()
    kept = [block for block in blocks if canonicalize_name(block.split("==")[0]) in names]
    return "\n".join(kept) + "\n"


def needed() -> set[str]:
    """By canonical name, following what each package says that it needs."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    names: set[str] = set()
    todo = [canonicalize_name(Requirement(line).name) for line in project["dependencies"]]
    while todo:
        name = todo.pop()
        if name not in names and name not in LEFT_OUT:
            names.add(name)
            todo += _asked_by(name)
    return names


def _asked_by(name: str) -> list[str]:
    """Whatever the system is; extras count only where they are asked for by nobody here."""
    try:
        lines = [Requirement(line) for line in requires(name) or []]
    except ModuleNotFoundError:  # a package for another system
        return []
    return [
        canonicalize_name(requirement.name)
        for requirement in lines
        if requirement.marker is None or "extra" not in str(requirement.marker)
    ]


if __name__ == "__main__":
    sys.stdout.write(server_requirements())
