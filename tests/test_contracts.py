"""Who may import whom: a room that nobody has thought of yet is inside every contract from its first line."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

TOP = Path(__file__).parent.parent
PYPROJECT = (TOP / "pyproject.toml").read_text(encoding="utf-8")
CONTRACTS = tomllib.loads(PYPROJECT)["tool"]["importlinter"]["contracts"]
LISTS = [contract for contract in CONTRACTS if contract["type"] != "layers"]
OF_EACH = {
    "Streamlit only": "import streamlit",
    "SQL only": "import sqlalchemy",
    "The service": "from qcheck.service.doors.links import parse",
    "The store": "from qcheck.store import Store",
    "Pages and pictures": "from qcheck.records import Sheet",
    "Spreadsheets": "from qcheck.importing import read_answers",
    "Answer files": "from qcheck.answer_files import read",
    "One gate": "from qcheck.scoring.rating import rate",
    "The gate": "from qcheck.disclosure.gate import Gate",
}
"""The beginning of each contract's name, and a line that breaks it."""


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The house with one room more, above the service and below the pages."""
    top = tmp_path_factory.mktemp("house")
    copytree(TOP / "qcheck", top / "qcheck", ignore=ignore_patterns("__pycache__", "locale", "static"))
    layered = re.sub(
        r'^    "[^"]*\bweb\b[^"]*",$', r'    "newest",\n\g<0>', PYPROJECT, count=1, flags=re.MULTILINE
    )
    (top / "pyproject.toml").write_text(layered, encoding="utf-8")
    return top


def broken(top: Path, line: str) -> set[str]:
    """The contracts that a new room with this line breaks."""
    (top / "qcheck" / "newest.py").write_text(f'"""New."""\n{line}\n', encoding="utf-8")
    linted = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--cache-dir", top / "imports"],
        cwd=top,
        env={"PYTHONPATH": str(top), "COLUMNS": "300"},
        capture_output=True,
        text=True,
        check=False,
    )
    return set(re.findall(r"^(.*) BROKEN", linted.stdout, re.MULTILINE))


def test_every_contract_but_the_layers_says_who_may_and_not_who_may_not() -> None:
    assert {contract["type"] for contract in LISTS} == {"protected"}


def test_every_contract_is_tried_here() -> None:
    assert [next((each for each in OF_EACH if one["name"].startswith(each)), one) for one in LISTS] == [
        *OF_EACH
    ]


@pytest.mark.parametrize("contract", OF_EACH)
def test_a_new_room_is_inside_from_its_first_line(copied: Path, contract: str) -> None:
    [name] = [each["name"] for each in LISTS if each["name"].startswith(contract)]

    assert broken(copied, OF_EACH[contract]) == {name}


def test_a_room_that_is_in_no_layer_is_an_error(copied: Path) -> None:
    (copied / "qcheck" / "unlisted.py").write_text('"""New."""\n', encoding="utf-8")

    found = broken(copied, "import json")
    (copied / "qcheck" / "unlisted.py").unlink()

    assert found == {"Downwards only"}


def test_no_family_of_plain_pages_imports_another_one(copied: Path) -> None:
    (copied / "qcheck" / "plain" / "live" / "borrowed.py").write_text(
        "from qcheck.plain.sheet import ROUTES\n", encoding="utf-8"
    )

    found = broken(copied, "import json")
    (copied / "qcheck" / "plain" / "live" / "borrowed.py").unlink()

    assert found == {"No family of plain pages knows another one"}


def test_no_part_of_the_service_imports_one_above_it(copied: Path) -> None:
    upwards = copied / "qcheck" / "service" / "ground" / "upwards.py"
    upwards.write_text("from qcheck.service.live.voting import DOTS\n", encoding="utf-8")

    broken_ones = broken(copied, "import json")
    upwards.unlink()

    assert broken_ones == {"Within the service, too"}


def test_no_part_of_the_store_imports_one_above_it(copied: Path) -> None:
    upwards = copied / "qcheck" / "store" / "rows" / "upwards.py"
    upwards.write_text("from qcheck.store.live.voting import Voting\n", encoding="utf-8")

    broken_ones = broken(copied, "import json")
    upwards.unlink()

    assert broken_ones == {"Within the store, too"}


def test_parts_of_the_store_beside_each_other_import_nothing_of_each_other(copied: Path) -> None:
    aside = copied / "qcheck" / "store" / "sheets" / "aside.py"
    aside.write_text("from qcheck.store.live.voting import Voting\n", encoding="utf-8")

    broken_ones = broken(copied, "import json")
    aside.unlink()

    assert broken_ones == {"Within the store, too"}
