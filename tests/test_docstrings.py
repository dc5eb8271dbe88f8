"""What the code says of itself: in the core every public class and function has a docstring that says
something, and in all rooms docstrings are whole, their tables and the beginnings of their lines.
"""

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
    "disclosure",
    "importing",
    "language.py",
    "loading",
    "records",
    "scoring",
    "typed_dates.py",
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


def test_no_docstring_has_a_torn_table_or_a_line_that_begins_elsewhere() -> None:
    files = sorted(ROOT.rglob("*.py"))

    torn = [f"{file.relative_to(ROOT)}:{line}" for file in files for line in torn_lines(file)]

    assert torn == []


@pytest.mark.parametrize(
    ("docstring", "torn"),
    [
        ("Said.\n\n    | a | b |\n    |---|---|\n    | c | d |", []),
        ("Said.\n\n    | a | b\n    |\n    |---|---|", [4, 5]),
        ("Said in one\n        and a half lines.", [3]),
        ("Said in one\nand a half lines.", [3]),
        ("Said:\n\n    - in a list,\n      over two lines.\n    ```\n      drawn\n    ```", []),
    ],
)
def test_what_folding_has_torn_is_found(tmp_path: Path, docstring: str, torn: list[int]) -> None:
    file = tmp_path / "odd.py"
    file.write_text(f'def odd():\n    """{docstring}\n    """\n')

    assert list(torn_lines(file)) == torn


def torn_lines(file: Path) -> Iterator[int]:
    """The lines of a file's docstrings, and of what is said below its names, that are half a row of a table or
    do not begin where the docstring does. Lists may be indented, what stands between ``` is free.
    """
    for node in ast.walk(ast.parse(file.read_text())):
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ):
            yield from _torn(node.value.value.split("\n"), node.lineno, node.col_offset)


def _torn(lines: list[str], first: int, column: int) -> Iterator[int]:
    is_free, in_list = False, False
    for number, line in enumerate(lines[1:], first + 1):
        text = line.strip()
        if text.startswith("```"):
            is_free = not is_free
        if is_free or not text:
            in_list = in_list and is_free
            continue
        in_list = in_list or text.startswith(("- ", "* ")) or text[0].isdigit()
        begins = len(line) - len(line.lstrip())
        is_half_a_row = text == "|" or text.startswith("|") != text.endswith("|")
        if is_half_a_row or begins < column or (begins > column and not in_list):
            yield number


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
