"""Why a light deserves a talk, and why there is none."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue, PerspectiveId, PhaseId
from qcheck.language import language
from qcheck.scoring.values import Flag, Light
from qcheck.wording import (
    Voice,
    why,
    why_perspective,
)
from tests.draft_profile import (
    ALL_TOGETHER,
    compared,
    row,
    scored,
    shared,
    shipped,
    silent,
    tally,
)
from tests.test_wording import tiny, voice

__all__ = ["tiny"]  # fixtures

# why: no result


def test_a_grey_light_of_several_sheets_says_what_it_takes():
    grey = row(
        "dialogbereitschaft", silent(Light.GREY, sheets=6, too_few=6), {"verwaltung": silent(Light.GREY)}
    )

    assert why(grey, voice()) == (
        "Keiner der 6 Bögen hat hier genug Antworten.",
        "Für eine Aussage muss mindestens die Hälfte der zutreffenden Fragen eingeschätzt sein; wenn es "
        "zwei oder mehr "
        "sind, mindestens zwei.",
    )


def test_a_withheld_light_says_from_how_many_sheets_it_is_shown_and_nothing_else():
    hidden = row("dialogbereitschaft", silent(Light.WITHHELD), {"politik": silent(Light.WITHHELD)})

    assert why(hidden, voice()) == (
        "Eine Perspektive wird ab 5 Bögen gezeigt, damit niemand zu erkennen ist.",
    )


def test_all_together_is_explained_as_one_group():
    ratings = {ALL_TOGETHER: scored(60, n=6), "politik": silent(Light.WITHHELD)}

    sentences = why(row("dialogbereitschaft", scored(60, n=6), ratings), voice())

    assert sentences[0] == (
        "Keine Perspektive allein hat genug Bögen, alle zusammen aber schon. Darum werden sie als eine "
        "Gruppe gezeigt."
    )


def test_a_criterion_that_is_silent_in_the_phase_says_so(tiny: Catalogue):
    silent_row = row("nachher", silent(Light.NOT_RELEVANT), {})

    assert why(silent_row, Voice(Questionnaire(tiny, PhaseId("vorher")), language("de"))) == (
        "In dieser Phase gibt es dazu keine Fragen.",
    )


def test_a_criterion_that_nobody_was_asked_says_so():
    assert why(row("dialogbereitschaft", silent(Light.NOT_RELEVANT), {}), voice()) == (
        "Bisher wurde dazu niemand gefragt.",
    )


# why: what deserves a talk


def test_a_strong_difference_names_both_ends_and_the_rule():
    row_ = shared(
        "dialogbereitschaft", 79, 35, 62, flags=(Flag.STRONG_DIFFERENCE,), comparison=compared(79, 35, 62)
    )

    assert why(row_, voice())[-2:] == (
        (
            "Hier sehen Sie es verschieden: Verwaltung 79, Zivilgesellschaft 35 (44 Punkte Unterschied; ab "
            "40 gilt er als stark)."
        ),
        "Verglichen werden nur die 4 Fragen, die allen gestellt wurden.",
    )


@pytest.mark.parametrize(
    ("scores", "rule"),
    [
        ((80, 52), "(28 Punkte Unterschied; ab 25 wird er vermerkt)"),
        ((75, 51), "(Grün und Rot, zwei Ampelstufen auseinander)"),
    ],
)
def test_a_difference_names_the_rule_that_raised_it(scores: tuple[int, ...], rule: str):
    row_ = shared("dialogbereitschaft", *scores, flags=(Flag.DIFFERENCE,), comparison=compared(*scores))

    assert rule in why(row_, voice())[-2]


def test_a_single_shared_question_has_its_singular():
    comparison = replace(compared(80, 52), questions=compared(80, 52).questions[:1])

    row_ = shared("dialogbereitschaft", 80, 52, flags=(Flag.DIFFERENCE,), comparison=comparison)

    assert why(row_, voice())[-1] == "Verglichen wird nur die eine Frage, die allen gestellt wurde."


def test_a_possible_blind_spot_names_who_sees_green_and_who_sees_red():
    row_ = shared(
        "dialogbereitschaft", 80, 30, 60, 79, flags=(Flag.BLIND_SPOT,), comparison=compared(80, 30, 60, 79)
    )

    assert why(row_, voice())[-1] == (
        "Möglicher blinder Fleck: Wer organisiert, sieht Grün (Verwaltung und Prozessgestaltende). "
        "Wer mitwirkt, sieht Rot (Zivilgesellschaft)."
    )


def test_a_light_that_the_shared_questions_alone_would_change_is_remarked():
    row_ = shared("dialogbereitschaft", 80, 60, comparison=compared(70, 60))

    assert (
        why(row_, voice())[-1]
        == "Zählen nur die gemeinsamen Fragen, steht Verwaltung auf Gelb statt auf Grün."
    )


def test_disagreement_and_knowledge_gap_are_told_with_perspective_question_and_rule():
    question = shipped().criterion("dialogbereitschaft").questions[0]
    apart = tally(3, 0, 0, 2, question=question.id, agreement=Fraction(-1, 3), disagreement=True)
    quiet = tally(5, 0, 0, 0, question="andere")
    unsure = scored(
        50, flags=(Flag.DISAGREEMENT, Flag.KNOWLEDGE_GAP), questions=(apart, quiet, tally(0, 0, 0, 0, dk=9))
    )

    sentences = why(
        row("dialogbereitschaft", scored(60), {"verwaltung": scored(70), "politik": unsure}), voice()
    )

    assert sentences[-2:] == (
        f"Politik: Bei »{question.wording('reflexion').say('de')}« liegen die Antworten weit auseinander "
        "(Übereinstimmung −0,33 auf einer Skala von −1 bis 1; bis 0,1 gilt die Gruppe als uneinig).",
        (
            "Politik: »kann ich nicht beurteilen« steht bei 9 von 19 Antworten: eine Informationslücke (ab "
            "40\u00a0%)."
        ),
    )


def test_disagreement_of_a_few_is_told_by_the_ends_of_the_scale():
    question = shipped().criterion("dialogbereitschaft").questions[0]
    few = scored(
        50,
        n=2,
        flags=(Flag.DISAGREEMENT,),
        questions=(tally(1, 0, 0, 1, question=question.id, disagreement=True),),
    )

    sentences = why_perspective(
        row("dialogbereitschaft", few, {"politik": few}), PerspectiveId("politik"), voice()
    )

    assert sentences[-1] == (
        f"Bei »{question.wording('reflexion').say('de')}« reichen die Antworten von einem Ende der "
        f"Skala bis zum anderen."
    )


def test_a_knowledge_gap_with_hidden_numbers_names_none():
    gap = scored(50, flags=(Flag.KNOWLEDGE_GAP,), questions=(tally(withheld=True), tally(0, 0, 3, 3, dk=9)))

    sentences = why(row("dialogbereitschaft", gap, {"politik": gap}), voice())

    assert (
        sentences[-1]
        == "Mindestens 40\u00a0% der Antworten lauten »kann ich nicht beurteilen«: eine Informationslücke."
    )


def test_often_not_relevant_is_told_with_its_numbers_and_its_rule():
    unfit = scored(
        100, flags=(Flag.OFTEN_NOT_RELEVANT,), questions=(tally(0, 0, 0, 2), tally(0, 0, 0, 0, dk=1, na=7))
    )

    sentences = why(row("dialogbereitschaft", unfit, {"politik": unfit}), voice())

    assert sentences[-1] == (
        "»hier nicht relevant« steht bei 7 von 10 Antworten: so oft, dass sich Nachfragen lohnt (ab "
        "50\u00a0%)."
    )


def test_often_not_relevant_with_hidden_numbers_names_none():
    unfit = scored(
        50, flags=(Flag.OFTEN_NOT_RELEVANT,), questions=(tally(withheld=True), tally(0, 0, 3, 3, na=9))
    )

    sentences = why(row("dialogbereitschaft", unfit, {"politik": unfit}), voice())

    assert sentences[-1] == (
        "Mindestens 50\u00a0% der Antworten lauten »hier nicht relevant«: so oft, dass sich Nachfragen lohnt."
    )


def test_one_perspective_of_several_is_explained_by_itself():
    row_ = shared("dialogbereitschaft", 80, 40)

    assert why_perspective(row_, PerspectiveId("zivilgesellschaft"), voice()) == (
        "Es zählen 5 Bögen, mit insgesamt 20 Antworten.",
        "Das ergibt 40 von 100. Rot: unter 50 von 100 Punkten.",
        "Es fehlen 10 Punkte bis Gelb.",
    )
