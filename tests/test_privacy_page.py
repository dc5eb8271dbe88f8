"""The papers for data protection officers name everything that is kept: each table and column, each cookie
and entry of the browser, each kind of file; and each test that is to hold a measure is there.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from qcheck import browser, legal
from qcheck.plain.account.sign_in import WAY_COOKIE
from qcheck.server_address import KIND, announced
from qcheck.service import open_service
from qcheck.settings import Settings
from qcheck.store.store import Store
from qcheck.store.tables.metadata import metadata
from qcheck.web.kept_sheets import PREFIX

TOP = Path(__file__).parents[1]
PAGES = ("docs/privacy.md", "docs/privacy.en.md")
CODE = re.compile(r"`([^`]+)`")
OURS = re.compile(r"^[A-Z_]*COOKIE$")
PICTURES = {PAGES[0]: "docs/privacy.svg", PAGES[1]: "docs/privacy.en.svg"}


@cache
def told(page: str) -> str:
    return (TOP / page).read_text("utf-8")


def named(page: str) -> set[str]:
    return set(CODE.findall(told(page)))


def rows(page: str) -> dict[str, list[str]]:
    """Of the appendix: table → its columns."""
    lines = told(page).rpartition("\n## ")[2].splitlines()
    cells = [CODE.findall(line) for line in lines if line.startswith("| `")]
    return {table: columns for table, *columns in cells}


@pytest.mark.parametrize("page", PAGES)
def test_each_table_and_column_stands_in_the_record(page: str) -> None:
    assert Store  # all tables are known with it
    kept = {table.name: [column.name for column in table.columns] for table in metadata.sorted_tables}

    assert {name: columns for name, columns in kept.items() if rows(page).get(name) != columns} == {}
    assert rows(page).keys() - kept.keys() == set()


@pytest.mark.parametrize("page", PAGES)
def test_each_table_belongs_to_an_activity_of_the_record(page: str) -> None:
    activities = set(re.findall(r"^### (\d+)\. ", told(page), re.MULTILINE))
    belongs = set(re.findall(r"^\| `\w+` \| (\d+) \|", told(page), re.MULTILINE))

    assert activities == belongs == {str(each) for each in range(1, len(activities) + 1)}


@pytest.mark.parametrize("page", PAGES)
def test_each_cookie_is_named(page: str) -> None:
    plain = {value for name, value in vars(browser).items() if OURS.match(name)}
    cookies = {*plain, f"{PREFIX}…", f"{WAY_COOKIE}_…", "_streamlit_xsrf"}

    assert len(cookies) >= 8
    assert cookies - named(page) == set()


@pytest.mark.parametrize("page", PAGES)
def test_each_entry_of_the_browser_that_the_notice_names_is_named(page: str) -> None:
    notice = (legal.texts.TEMPLATES / "privacy.de.md").read_text("utf-8")
    entries = set(re.findall(r"^- `([^`]+)`", notice, re.MULTILINE))

    assert len(entries) > 10
    assert entries - named(page) == set()


@pytest.mark.parametrize("page", PAGES)
def test_each_file_of_the_data_folder_is_named(page: str, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data").prepared()
    service = open_service(settings)
    list(legal.begin(settings.texts))

    with announced(settings.data, "http://127.0.0.1:1", "https://check.example.org"):
        there = {file.name for file in settings.data.iterdir()}
    service.close()

    folders = {
        settings.criteria.name,
        settings.brand.name,
        settings.backups.name,
        settings.deletions.name,
        KIND,
    }
    assert len(there) >= 6
    assert (there | folders) - named(page) == set()


@pytest.mark.parametrize("page", PAGES)
def test_each_test_that_holds_a_measure_exists(page: str) -> None:
    held = [each.partition("::") for each in named(page) if each.startswith("tests/") and "::" in each]

    assert len(held) > 25
    assert [f"{file}::{name}" for file, _, name in held if name not in _tests(file)] == []


@pytest.mark.parametrize("page", PAGES)
def test_no_measure_is_without_a_test(page: str) -> None:
    measures = told(page).split("\n## ")[4].splitlines()

    lines = [line for line in measures if line.startswith("| ") and "---" not in line][1:]
    assert len(lines) > 25
    assert [line for line in lines if "`tests/" not in line] == []


def test_both_languages_name_the_same() -> None:
    german, english = (CODE.findall(told(page).replace("privacy.en", "privacy")) for page in PAGES)

    assert german == english


@pytest.mark.parametrize("page", PAGES)
def test_the_picture_has_its_words_and_loads_nothing(page: str) -> None:
    drawn = (TOP / PICTURES[page]).read_text("utf-8")
    root = ElementTree.fromstring(drawn)
    boxes = [each.text or "" for each in root.iter("{http://www.w3.org/2000/svg}text")]

    assert root.get("role") == "img"
    assert (root[0].tag[-5:], root[1].text) == ("title", re.findall(r"!\[([^\]]+)\]", told(page))[0])
    assert [each for each in boxes[1:] if each not in told(page)] == []
    assert re.findall(r"(?:href|src|url\()=?[\"'(]?(?!#)(\w+:)", drawn) == []


@cache
def _tests(file: str) -> set[str]:
    tree = ast.parse((TOP / file).read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
