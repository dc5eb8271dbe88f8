"""The words of measures: what seems to name a private person, and what became of a measure."""

from datetime import date

import pytest

from qcheck.language import language
from qcheck.wording.measures import names_somebody, state_in_words


@pytest.mark.parametrize(
    "text",
    ["Herr Müller", "Bauhof, Frau Dr. Öztürk", "durch Herrn Prof. Dr. Meier", "Mrs. Smith", "Fr. D’Angelo"],
)
def test_a_title_with_a_name_behind_it_seems_to_be_a_private_person(text):
    assert names_somebody(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bauhof",
        "Frauenbeirat",
        "Frau und Beruf e. V.",
        "Frau Bürgermeisterin",
        "Herr Oberbürgermeister",
        "Frau Amtsleiterin",
        "Herrenberger Straße",
        "Mr. Mayor",
        "",
    ],
)
def test_an_office_a_function_or_a_group_does_not(text):
    assert not names_somebody(text)


def test_a_state_is_told_with_its_day_and_its_reason():
    german = language("de")

    assert state_in_words("open", None, "", german) == "offen"
    assert state_in_words("dropped", date(2027, 3, 3), "Kein Geld", german) == (
        "fallen gelassen seit dem 3. März 2027: Kein Geld"
    )
