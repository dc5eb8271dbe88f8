"""What is wrong with catalogues, as text for people and as JSON for programs, and a last line
that sums up.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from qcheck.cli.catalogues import Linted
from qcheck.language import Language
from qcheck.loading import Problem


def as_text(problems: Sequence[Problem], words: Language) -> str:
    """`file:line:column: path: message`, one problem after the other."""
    return "".join(f"{problem.said(words)}\n" for problem in problems)


def as_json(problems: Sequence[Problem], words: Language) -> str:
    """A list of objects; `hint` is null where there is none."""
    return json.dumps([_object(problem, words) for problem in problems], ensure_ascii=False, indent=2) + "\n"


PROBLEM_FORMATS: dict[str, Callable[[Sequence[Problem], Language], str]] = {"text": as_text, "json": as_json}


def summed_up(linted: Linted, words: Language) -> str:
    """How many catalogues, mistakes and warnings, in one line."""
    counts = (
        words.count("{number} catalogue", "{number} catalogues", linted.files),
        words.count("{number} mistake", "{number} mistakes", linted.mistakes),
        words.count("{number} warning", "{number} warnings", linted.warnings),
    )
    return ", ".join(counts)


def _object(problem: Problem, words: Language) -> dict[str, object]:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "path": problem.path,
        "message": problem.message.said(words),
        "hint": problem.hint.said(words) if problem.hint else None,
        "warning": problem.warning,
    }
