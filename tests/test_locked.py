"""The lock files: the same versions for everybody, each file of a package by its hash, from whatever index."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parents[1]
FILES = [
    "requirements.txt",
    "requirements-server.txt",
    "requirements-postgresql.txt",
    "requirements-dev.txt",
]


def locked(file: str) -> dict[str, tuple[str, int]]:
    """Of each package: its version, and how many hashes are given for it."""
    lines = (PROJECT / file).read_text("utf-8").replace("\\\n", " ").splitlines()
    found = [
        (Requirement(line.split("--hash")[0]), line.count("--hash=sha256:"))
        for line in lines
        if line and line[0] != "#"
    ]
    return {canonicalize_name(each.name): (str(each.specifier), hashes) for each, hashes in found}


def named(group: str | None = None) -> set[str]:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = project["optional-dependencies"][group] if group else project["dependencies"]
    return {canonicalize_name(Requirement(line).name) for line in lines}


@pytest.mark.parametrize("file", FILES)
def test_every_package_is_locked_to_a_version_with_its_hashes(file):
    assert [
        name for name, (version, hashes) in locked(file).items() if not version.startswith("==") or not hashes
    ] == []


@pytest.mark.parametrize("file", FILES)
def test_no_lock_file_says_where_packages_come_from(file):
    assert (
        re.findall(r"https?://|file://|--(?:extra-)?index|--find-links", (PROJECT / file).read_text("utf-8"))
        == []
    )


def test_all_that_the_project_names_is_locked():
    assert named() <= locked("requirements.txt").keys()
    assert named() | named("dev") <= locked("requirements-dev.txt").keys()
    assert named("postgresql") <= locked("requirements-postgresql.txt").keys()


@pytest.mark.parametrize("file", FILES)
def test_the_tests_run_with_the_versions_that_a_server_gets(file):
    developed = locked("requirements-dev.txt")

    assert {
        name: version for name, (version, _) in locked(file).items() if developed[name][0] != version
    } == {}
