"""What the core says of itself: every public class and function has a docstring that says something."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "qcheck"
CORE = (
    "agenda.py",
    "asking.py",
    "catalogue",
    "charts",
    "dates.py",
    "disclosure",
    "importing",
    "language.py",
    "loading",
    "records.py",
    "scoring",
    "typed_text.py",
    "typography.py",
    "wording",
    "workshop",
)
LEAST_WORDS = 3


@pytest.mark.parametrize("room", CORE)
def test_whatever_is_public_says_in_a_few_words_what_it_is(room: str) -> None:
    place = ROOT / room
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place]

    silent = [f"{file.relative_to(ROOT)}: {name}" for file in files for name in without_words(file)]

    assert files
    assert silent == []


def test_a_function_without_a_docstring_is_found(tmp_path: Path) -> None:
    file = tmp_path / "odd.py"
    file.write_text('"""A module of this kind."""\nclass Seen:\n    """Drawn."""\n    def bare(self): ...\n')

    assert list(without_words(file)) == ["Seen", "bare"]


def without_words(file: Path) -> Iterator[str]:
    """The public classes and functions of a file, and itself, whose docstring is missing or too short."""
    tree = ast.parse(file.read_text())
    if _is_silent(tree):
        yield "module"
    for node in _public(tree):
        if _is_silent(node):
            yield node.name


def _public(tree: ast.AST) -> Iterator[ast.ClassDef | ast.FunctionDef]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node)


def _is_silent(node: ast.Module | ast.ClassDef | ast.FunctionDef) -> bool:
    return len((ast.get_docstring(node) or "").split()) < LEAST_WORDS
