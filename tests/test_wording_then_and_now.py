"""Then and now in words: titles, verdicts, and a sentence for every reason in every language."""

from __future__ import annotations

import pytest

from qcheck.asking import Questionnaire
from qcheck.catalogue import QuestionId
from qcheck.comparing import Cause, Kind, Reason, Shown, Side, ThenAndNow, Verdict, compare
from qcheck.language import OWN_NAMES, language
from qcheck.wording import Voice
from qcheck.wording.not_comparable import BETWEEN, ONE_SIDED, SHORT
from qcheck.wording.then_and_now import KIND_WORDS, Voices, of_modes
from tests.builders import VIEWS, catalogue, profiled

QUESTIONS = "criteria: [{id: k, title: K, questions: [%s]}]"
FOUR = "{id: a, text: Erste}, {id: b, text: Zweite}, {id: c, text: Dritte}, {id: d, text: Vierte}"


def told(then: str, now: str, tag: str = "de") -> Voices:
    before, after = (catalogue(VIEWS, QUESTIONS % each) for each in (then, now))
    sides = [Shown(Questionnaire(each), profiled(each)) for each in (before, after)]
    voices = [Voice(side.questionnaire, language(tag)) for side in sides]
    return Voices(*voices, compare(*sides))


def test_every_cause_has_its_sentence_and_its_few_words() -> None:
    sentences = {*BETWEEN, *ONE_SIDED, Cause.OTHER_WORDING}

    assert sentences == set(SHORT) == set(Cause)
    assert all(set(sides) == set(Side) for sides in ONE_SIDED.values())


@pytest.mark.parametrize("tag", OWN_NAMES)
@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_title_and_two_verdicts(kind: Kind, tag: str) -> None:
    voices = Voices(*[told(FOUR, FOUR, tag).now] * 2, ThenAndNow(kind, ()))

    words = [voices.title, *map(voices.verdict, (*Verdict, None))]

    assert len(set(words)) == 4
    assert bool(voices.notes) is (kind is not Kind.TREND)
    assert KIND_WORDS[kind]


def test_both_wordings_stand_side_by_side() -> None:
    voices = told("{id: a, text: Alle kamen.}", "{id: a, text: Viele kamen.}")

    said = voices.sentence(Reason(Cause.OTHER_WORDING, None, (QuestionId("a"),)))

    assert said == "Eine Frage hatte einen anderen Wortlaut: »Alle kamen.«, später »Viele kamen.«."


def test_a_wording_that_differs_in_another_language_alone_is_said_so() -> None:
    voices = told("{id: a, text: {de: Alle, en: All}}", "{id: a, text: {de: Alle, en: Everybody}}")

    assert voices.sentence(Reason(Cause.OTHER_WORDING, None, (QuestionId("a"),))).startswith(
        "In einer anderen Sprache"
    )


def test_of_many_questions_two_are_quoted_and_the_others_counted() -> None:
    voices = told(FOUR, "{id: a, text: Erste}")

    said = voices.sentence(Reason(Cause.OTHER_QUESTIONS, None, tuple(map(QuestionId, "bcd"))))

    assert said == "Es wurden nicht dieselben Fragen gestellt: »Zweite«, »Dritte« und 1 weitere Frage."


def test_the_rule_names_the_numbers_of_the_catalogue() -> None:
    assert "mindestens 5 Punkte" in told(FOUR, FOUR).rule.replace("\u00a0", " ")
    assert "mindestens 10 Punkte" in told(FOUR, FOUR).rule.replace("\u00a0", " ")


def test_an_open_round_beside_a_confidential_check_is_said() -> None:
    assert of_modes("open", "open", language("de")) == ()
    assert len(of_modes("open", "confidential", language("de"))) == 1
