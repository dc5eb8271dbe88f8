"""The legend of the flags: each with the rule by which it stands there, in the numbers of the catalogue."""

from __future__ import annotations

import pytest

from qcheck.asking import Questionnaire
from qcheck.catalogue import Rules
from qcheck.language import language
from qcheck.wording import CAPPED, EVERY_FLAG, Voice, explained
from tests.draft_profile import shipped

STRICT = shipped().model_copy(
    update={
        "rules": Rules(
            difference=20,
            strong_difference=35,
            close_within=3,
            knowledge_gap=0.3,
            often_not_relevant=0.6,
            yellow_from=45,
        )
    }
)


def test_every_flag_has_its_rule_with_the_numbers_of_the_catalogue() -> None:
    rules = dict(explained(EVERY_FLAG, Voice(Questionnaire(STRICT), language("de"))))

    assert list(rules) == [
        "starker Unterschied",
        "Unterschied",
        "möglicher blinder Fleck",
        "uneinig",
        "Informationslücke",
        "oft »hier nicht relevant«",
        "auf Gelb begrenzt",
        "knapp",
    ]
    assert "mindestens 35 Punkte" in rules["starker Unterschied"]
    assert "mindestens 20 Punkte" in rules["Unterschied"]
    assert "höchstens 0,1" in rules["uneinig"]
    assert "mindestens 30\xa0% der Antworten »kann ich nicht beurteilen«" in rules["Informationslücke"]
    assert "mindestens 60\xa0% der Antworten »hier nicht relevant«" in rules["oft »hier nicht relevant«"]
    assert "Schlüsselfrage" in rules["auf Gelb begrenzt"]
    assert "unter 45" in rules["auf Gelb begrenzt"]
    assert "höchstens 3 Punkte neben einer Grenze" in rules["knapp"]


@pytest.mark.parametrize("tag", ["de", "de-simple", "en"])
def test_the_rules_are_said_in_every_language(tag: str) -> None:
    rules = [rule for _, rule in explained(EVERY_FLAG, Voice(Questionnaire(shipped()), language(tag)))]
    others = {
        rule
        for other in {"de", "de-simple", "en"} - {tag}
        for _, rule in explained(EVERY_FLAG, Voice(Questionnaire(shipped()), language(other)))
    }

    assert len(set(rules) - others) == len(EVERY_FLAG)


def test_only_the_flags_that_stand_there_are_explained() -> None:
    assert [mark for mark, _ in explained({CAPPED}, Voice(Questionnaire(shipped()), language("de")))] == [
        "auf Gelb begrenzt"
    ]
