"""That every field for text begins with what the session holds for it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from qcheck import ui

PLACE = Path(ui.__file__).parent
OWN = PLACE / "kit" / "inputs.py"
FIELDS = {"text_input", "text_area"}


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("st.text_input('Name', key='name')", 1),
        ("left.text_area('Why', key='why')", 1),
        ("draw = st.text_area if long else st.text_input", 2),
        ("with st.form('new'):\n    st.text_input('Name', key='name')", 0),
        ("inputs.line('Name', 'name')", 0),
    ],
)
def test_a_field_of_its_own_is_found(code: str, found: int) -> None:
    assert len(own_fields(ast.parse(code))) == found


def test_text_fields_outside_of_forms_are_drawn_in_one_place() -> None:
    files = [file for file in sorted(PLACE.rglob("*.py")) if file != OWN]
    own = [
        f"{file.relative_to(PLACE)}:{line}"
        for file in files
        for line in own_fields(ast.parse(file.read_text()))
    ]

    assert own == [], "these show nothing where a browser draws them anew: use qcheck.ui.kit.inputs"
    assert len(own_fields(ast.parse(OWN.read_text()))) == len(FIELDS)


def own_fields(tree: ast.AST) -> list[int]:
    """The lines on which Streamlit is asked for one. A form empties its fields itself when it is sent."""
    if isinstance(tree, ast.With) and any(is_form(item.context_expr) for item in tree.items):
        return []
    here = [tree.lineno] if isinstance(tree, ast.Attribute) and tree.attr in FIELDS else []
    return here + [line for child in ast.iter_child_nodes(tree) for line in own_fields(child)]


def is_form(call: ast.expr) -> bool:
    """Whether it begins a form of Streamlit's."""
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "form"
