"""Perspectives side by side in words: what is compared, who is missing from it, and why something cannot be
compared.
"""

from __future__ import annotations

from dataclasses import replace

from qcheck.agenda import comparisons
from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue, PhaseId, QuestionId
from qcheck.language import language
from qcheck.scoring.values import Comparison, Flag, Light
from qcheck.wording import Voice, shared_questions
from qcheck.wording.comparison import compared as words_of
from qcheck.wording.comparison import not_compared
from tests.builders import catalogue
from tests.draft_profile import ALL_TOGETHER, compared, profile_of, row, scored, shared, shipped, silent

SPACE = "gestaltungsspielraum"
OWN = catalogue("""
perspectives: [{id: verwaltung, title: Verwaltung}, {id: politik, title: Politik}]
criteria:
  - {id: eigen, title: Eigen, questions: [{id: a, text: Wir hören zu., about: own_group}]}
  - {id: allein, title: Allein, questions: [{id: b, text: B, perspectives: [politik]}, {id: c, text: C, perspectives: [verwaltung]}]}
""")
BOTH = {"verwaltung": scored(80), "politik": scored(60)}


def voice(of: Catalogue | None = None) -> Voice:
    return Voice(Questionnaire(of or shipped(), PhaseId("reflexion")), language("de"))


def test_a_difference_is_said_with_its_rule_and_without_what_holds_for_every_criterion():
    apart = shared(SPACE, 80, 50, flags=(Flag.DIFFERENCE,), comparison=compared(80, 50))

    assert words_of(apart, voice()) == (
        (
            "Hier sehen Sie es verschieden: Verwaltung 80, Zivilgesellschaft 50 (30 Punkte Unterschied; ab "
            "25 wird er vermerkt)."
        ),
    )


def test_on_how_many_questions_a_comparison_rests_is_said_in_three_words():
    near = shared(SPACE, 80, 75, comparison=compared(80, 75))

    assert words_of(near, voice()) == ()
    assert shared_questions(near, voice()) == "4 gemeinsame Fragen"


def test_a_light_that_the_shared_questions_alone_would_give_otherwise_is_said():
    assert words_of(shared(SPACE, 80, 75, comparison=compared(70, 75)), voice())[0] == (
        "Zählen nur die gemeinsamen Fragen, steht Verwaltung auf Gelb statt auf Grün."
    )


def test_who_has_no_value_on_the_shared_questions_is_named():
    assert (
        words_of(shared(SPACE, 80, 75, 70, comparison=compared(80, 75)), voice())[-1]
        == "Ohne Wert bei diesen Fragen: Politik."
    )


def test_without_any_result_the_light_says_why():
    grey = row(SPACE, silent(Light.GREY), {"politik": silent(Light.GREY)})
    withheld = row(SPACE, silent(Light.WITHHELD), {"politik": silent(Light.WITHHELD)})

    assert not_compared(grey, voice()) == "Hier hat keine Perspektive ein Ergebnis: noch keine Aussage."
    assert (
        not_compared(withheld, voice())
        == "Hier hat keine Perspektive ein Ergebnis: zu wenige, um sie getrennt zu zeigen."
    )


def test_one_result_alone_is_named():
    only = row(SPACE, scored(60), {"verwaltung": scored(60), "politik": silent(Light.WITHHELD)})

    assert not_compared(only, voice()) == "Hier hat nur eine Perspektive ein Ergebnis: Verwaltung."


def test_a_group_of_everybody_is_not_called_a_perspective():
    together = row(SPACE, scored(60), {"verwaltung": silent(Light.WITHHELD), ALL_TOGETHER: scored(60)})

    assert (
        not_compared(together, voice())
        == "Jede Perspektive ist zu klein, um sie allein zu zeigen. Darum werden alle zusammen gezeigt."
    )


def test_where_nothing_is_shared_that_is_said():
    assert (
        not_compared(row("allein", scored(70), BOTH), voice(OWN))
        == "Hier gibt es keine Frage, die allen gestellt wurde."
    )


def test_a_question_in_which_each_group_means_itself_cannot_be_compared():
    assert not_compared(row("eigen", scored(70), BOTH), voice(OWN)) == (
        "Bei diesen Fragen beurteilt jede Gruppe sich selbst. Deshalb werden sie nicht verglichen."
    )


def test_too_few_answers_to_the_shared_questions_are_a_reason_too():
    unanswered = replace(shared(SPACE, 70, 60), comparison=Comparison((QuestionId("spielraum-offen"),)))

    assert (
        not_compared(unanswered, voice())
        == "Zu wenige haben die Fragen beantwortet, die allen gestellt wurden."
    )


def test_criteria_are_sorted_by_how_far_apart_they_are_seen():
    flagged = shared("information", 80, 50, flags=(Flag.DIFFERENCE,), comparison=compared(80, 50))
    strong = shared(SPACE, 90, 30, flags=(Flag.STRONG_DIFFERENCE,), comparison=compared(90, 30))
    near, nearer = (
        shared(each, 70, 60, comparison=compared(70, 60 + more))
        for each, more in (("ressourcen", 0), ("lernen", 5))
    )
    alone = row("augenhoehe", scored(60), {"verwaltung": scored(60)})

    found = comparisons(profile_of(nearer, flagged, alone, near, strong))

    assert (found.differently, found.alike, found.not_compared) == (
        (strong, flagged),
        (near, nearer),
        (alone,),
    )
