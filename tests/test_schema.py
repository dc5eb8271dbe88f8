"""The schema for editors is what is committed, accepts what we call valid, and knows and
explains every key.
"""

import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from qcheck.loading import schema
from qcheck.loading.kinds import KINDS, keys_of
from qcheck.loading.schema import schema_text

CRITERIA = Path(__file__).parent.parent / "criteria"
README = (CRITERIA / "README.md").read_text(encoding="utf-8")
SMALLEST, FULL = re.findall(r"```yaml\n(id:.*?|# yaml.*?)```", README, re.S)


def mistakes(source: str) -> list[str]:
    return [error.json_path for error in Draft202012Validator(schema()).iter_errors(yaml.safe_load(source))]


def test_the_committed_schema_is_the_one_that_is_made():
    assert (CRITERIA / "catalogue.schema.json").read_text(encoding="utf-8") == schema_text()


def test_the_schema_is_one():
    Draft202012Validator.check_schema(schema())

    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(
    "source",
    [SMALLEST, FULL, SMALLEST.replace("Spielplatz-Check", "2026")],
    ids=["smallest", "full", "a year as title"],
)
def test_good_catalogues_are_valid_under_it(source):
    assert mistakes(source) == []


@pytest.mark.parametrize("file", sorted(CRITERIA.glob("*.yaml")), ids=lambda file: file.stem)
def test_the_shipped_catalogues_are_valid_under_it(file):
    assert mistakes(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("title: Spielplatz-Check", "titel: Spielplatz-Check", "$"),
        ("id: spielplatz", "id: Spielplatz", "$.id"),
        ("1.0.0", "'1.0'", "$.version"),
        ("text: Was gebaut wird, war am Anfang offen.", "text: {}", "$.criteria[0].questions[1].text"),
        ("title: Planung", "title: {d: Planung}", "$.criteria[0].title"),
        ("title: Planung", "title:", "$.criteria[0].title"),
        ("criteria:", "parts: []\ncriteria:", "$"),
        ("offen.", "offen.\n        weight: 0", "$.criteria[0].questions[1].weight"),
        ("offen.", "offen.\n        about: us", "$.criteria[0].questions[1].about"),
        (
            "offen.",
            "offen.\n        skip_if: [{question: frueh, answer: maybe}]",
            "$.criteria[0].questions[1].skip_if[0].answer",
        ),
        (
            "offen.",
            "offen.\n        skip_if: {question: frueh, answer: [1, maybe]}",
            "$.criteria[0].questions[1].skip_if.answer",
        ),
        ("criteria:", "rules: {minimum_group: 4}\ncriteria:", "$.rules.minimum_group"),
    ],
)
def test_mistakes_are_underlined_in_the_editor(old, new, path):
    assert path in mistakes(SMALLEST.replace(old, new, 1))


@pytest.mark.parametrize(
    "kind", [None, *dict.fromkeys(KINDS.values())], ids=lambda kind: kind.__name__ if kind else "Catalogue"
)
def test_every_key_is_explained_in_both_languages(kind):
    made = schema()
    properties = (made["$defs"][kind.__name__] if kind else made)["properties"]

    assert all(re.fullmatch(r".+ · .+", properties[key]["description"]) for key in properties)
    assert kind is None or tuple(properties) == keys_of(kind)


def test_every_key_is_explained_to_authors():
    keys = {key for kind in KINDS.values() for key in keys_of(kind)} | set(schema()["properties"])
    told = README.partition("## Alle Schlüssel")[2].partition("## Hilfe beim Schreiben")[0]

    assert len(keys) > 50
    assert sorted(key for key in keys if f"`{key}`" not in told) == []


def test_defaults_that_are_simple_are_offered():
    assert schema()["$defs"]["Rules"]["properties"]["green_from"]["default"] == 75
    assert "default" not in schema()["properties"]["scale"]
