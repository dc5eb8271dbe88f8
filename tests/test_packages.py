"""What an installation is made of: every licence known and one that goes with ours; the list as CycloneDX reads it."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from qcheck.language import language
from qcheck.packages import bill_of_materials, installed, packages_of
from qcheck.packages.licence import is_compatible
from tests.cli.conftest import qcheck
from tests.test_locked import locked

__all__ = ["qcheck"]
FACES = "qcheck/look/static", "qcheck/reports/typesetting/faces"


@pytest.fixture(scope="module")
def packages():
    """All that a server gets, and PostgreSQL's driver."""
    return packages_of([*locked("requirements-server.txt"), *locked("requirements-postgresql.txt")])


def test_the_licence_of_every_package_is_known_and_goes_with_ours(packages):
    assert [(each.name, each.licence) for each in packages if not each.goes_with_ours] == []
    assert len(packages) > 50


@pytest.mark.parametrize(
    ("licence", "goes"),
    [
        ("MIT", True),
        ("Apache-2.0 OR BSD-3-Clause", True),
        ("BSD-3-Clause AND MIT", True),
        ("GPL-2.0-or-later OR MPL-2.0", True),
        ("MIT AND GPL-2.0-only", False),
        ("AGPL-3.0-only", False),
        ("LicenseRef-Proprietary", False),
        ("", False),
    ],
)
def test_a_licence_goes_with_ours_where_one_of_its_ways_does(licence, goes):
    assert is_compatible(licence) is goes


def test_faces_that_are_shipped_have_their_licence_beside_them():
    project = Path(__file__).parents[1]

    assert [
        "SIL OPEN FONT LICENSE" in (project / each / "OFL.txt").read_text("utf-8").upper() for each in FACES
    ] == [True, True]


def test_the_bill_of_materials_is_what_cyclonedx_asks_for(packages):
    bill = bill_of_materials([*installed()[:1], *packages], datetime(2026, 11, 29, tzinfo=UTC))

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill) is None
    assert {each["name"] for each in json.loads(bill)["components"]} >= {"streamlit", "pandas", "psycopg"}


def test_the_command_lists_packages_with_their_licences_and_their_words(qcheck):
    listed = qcheck("licences", "--language", "de")
    words = qcheck("licences", "--texts", "--language", "de")

    assert listed.code == 0
    assert re.search(r"^streamlit \S+ +Apache-2\.0$", listed.out, re.MULTILINE)
    assert "Permission is hereby granted" in words.out


def test_the_pages_for_operators_name_every_licence(packages):
    docs = Path(__file__).parents[1] / "docs"
    named = {
        way for each in packages for package in each.licence.split(" OR ") for way in package.split(" AND ")
    }

    for page in ("operating.md", "operating.en.md"):
        assert {each for each in named if each not in (docs / page).read_text("utf-8")} == set()
    assert language("de").say("licence not known") == "Lizenz nicht bekannt"
