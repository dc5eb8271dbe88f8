"""A setting that takes a few words alone says which, where another one is given."""

from typing import Literal, get_origin

import pytest

from qcheck.cli.settings import POSSIBLE
from qcheck.settings import Settings
from tests.cli.conftest import qcheck

__all__ = ["qcheck"]
CHOICES = [name for name, field in Settings.model_fields.items() if get_origin(field.annotation) is Literal]


@pytest.mark.parametrize("name", CHOICES)
def test_a_wrong_word_is_answered_with_the_right_ones(qcheck, monkeypatch, name):
    monkeypatch.setenv(f"QCHECK_{name.upper()}", "vielleicht")

    said = qcheck("doctor", "--language", "en")

    assert said.code == 2
    assert POSSIBLE[name] in said.err
