"""One command of the command line, and how its options are written down."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from qcheck.language import Language

Options: TypeAlias = dict[
    tuple[str, ...], dict[str, Any]
]  # Any: as argparse takes them; help and metavar are message ids


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what it does, said in a line of help, and its options. `does` gives the exit code."""

    does: Callable[[Namespace, Language], int]
    help: str
    options: Options
