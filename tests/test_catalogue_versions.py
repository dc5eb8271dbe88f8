"""The order of versions, as Semantic Versioning has it."""

import random

from qcheck.catalogue.versions import precedence

IN_ORDER = [
    "0.1.0",
    "0.9.0",
    "0.10.0",
    "1.0.0-alpha",
    "1.0.0-alpha.1",
    "1.0.0-alpha.beta",
    "1.0.0-beta",
    "1.0.0-beta.2",
    "1.0.0-beta.11",
    "1.0.0-rc.1",
    "1.0.0",
    "1.0.1",
    "2.0.0",
]
"""With the example of the specification, paragraph 11."""


def test_versions_are_ordered_by_semantic_versioning():
    mixed = random.Random(7).sample(IN_ORDER, len(IN_ORDER))

    assert sorted(mixed, key=precedence) == IN_ORDER


def test_the_mark_of_a_build_says_nothing_about_the_order():
    assert precedence("1.0.0+20261128") == precedence("1.0.0")
