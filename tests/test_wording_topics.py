"""Topics of the talk in words: why each is one, with the rule; and questions to both sides, to single groups,
to everybody.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from qcheck.agenda import Reason, Topic, agenda
from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue, PhaseId, Rules, Text, Texts
from qcheck.language import language
from qcheck.scoring.values import CriterionProfile, Flag, Light
from qcheck.wording import Voice, prompts, reason_word, reasons
from tests.builders import catalogue, profiled
from tests.draft_profile import (
    capped,
    compared,
    profile_of,
    row,
    scored,
    shared,
    shipped,
    silent,
    tally,
    unknowing,
)

SPACE = "gestaltungsspielraum"
APART = shared(
    SPACE, 80, 30, 60, flags=(Flag.STRONG_DIFFERENCE, Flag.BLIND_SPOT), comparison=compared(80, 30, 60)
)


def voice(tag: str = "de", catalogue: Catalogue | None = None, phase: str = "reflexion") -> Voice:
    return Voice(Questionnaire(catalogue or shipped(), PhaseId(phase)), language(tag))


def topic(row_: CriterionProfile) -> Topic:
    [found] = agenda(profile_of(row_))
    return found


def asked(
    row_: CriterionProfile, catalogue: Catalogue | None = None, phase: str = "reflexion"
) -> list[tuple[str, str]]:
    told_by = voice(catalogue=catalogue, phase=phase)
    return [(prompt.to, prompt.question) for prompt in prompts(topic(row_), told_by)]


def test_a_difference_is_given_with_its_rule():
    assert reasons(topic(APART), voice())[0] == (
        "Hier sehen Sie es verschieden: Verwaltung 80, Zivilgesellschaft 30 (50 Punkte Unterschied; ab "
        "40 gilt er als stark)."
    )


def test_every_reason_has_its_sentence():
    assert reasons(topic(APART), voice())[1:] == (
        (
            "Möglicher blinder Fleck: Wer organisiert, sieht Grün (Verwaltung). Wer mitwirkt, sieht Rot "
            "(Zivilgesellschaft)."
        ),
        "Die Ampel zeigt Gelb: 57 von 100. Gelb: 50 bis 74 von 100 Punkten.",
    )


def test_red_is_given_with_its_threshold():
    assert reasons(topic(shared(SPACE, 30, 40)), voice()) == (
        "Die Ampel zeigt Rot: 35 von 100. Rot: unter 50 von 100 Punkten.",
    )


def test_a_cap_is_named_as_the_reason_of_yellow():
    cap = row(SPACE, capped(83, "spielraum-offen", 40), {"verwaltung": scored(83)})

    assert reasons(topic(cap), voice()) == (
        "Die Ampel zeigt Gelb: 83 von 100, begrenzt durch eine Schlüsselfrage.",
    )


def test_grey_is_no_bad_result_but_too_few_answers():
    assert reasons(topic(row(SPACE, silent(Light.GREY), {"politik": silent(Light.GREY)})), voice()) == (
        "Für eine Aussage gibt es noch zu wenige Antworten.",
    )


def test_disagreement_and_gap_are_given_one_by_one_with_the_name_of_the_group():
    apart = tally(3, 0, 0, 2, question="spielraum-offen", agreement=Fraction(-1, 2), disagreement=True)
    both = scored(
        80, flags=(Flag.DISAGREEMENT, Flag.KNOWLEDGE_GAP), questions=(apart, tally(1, 0, 0, 0, dk=5))
    )

    said = reasons(topic(row(SPACE, scored(80), {"verwaltung": scored(80), "politik": both})), voice())

    assert [sentence.split(":")[0] for sentence in said] == ["Politik", "Politik"]
    assert "liegen die Antworten weit auseinander" in said[0]
    assert said[1] == (
        "Politik: »kann ich nicht beurteilen« steht bei 5 von 11 Antworten: eine Informationslücke (ab "
        "40\u00a0%)."
    )


def test_the_only_group_is_not_named():
    assert reasons(topic(row(SPACE, unknowing(), {"politik": unknowing()})), voice())[0].startswith(
        "»kann ich nicht beurteilen«"
    )


def test_before_a_process_begins_nobody_is_asked_what_they_have_experienced():
    questions = [question for _, question in asked(APART, phase="planung")]

    assert questions[:2] == [
        "Was ist schon gut geklärt oder gut vorgesehen?",
        "Was fehlt Ihnen noch? Nennen Sie bitte ein Beispiel.",
    ]
    assert "erlebt" not in " ".join(questions)


@pytest.mark.parametrize("tag", ["de", "de-simple", "en"])
def test_whom_a_question_goes_to_is_said_without_a_colon_because_one_follows(tag: str) -> None:
    prompted = prompts(topic(APART), voice(tag))

    assert not [prompt.to for prompt in prompted if ":" in prompt.to]


def test_both_sides_are_asked_by_name_before_everybody():
    assert asked(APART) == [
        (
            "An die Seite, die es besser einschätzt, Verwaltung (80) und Politik (60)",
            "Was haben Sie erlebt, das gut gelungen ist?",
        ),
        (
            "An die Seite, die es schlechter einschätzt, Zivilgesellschaft (30)",
            "Was hat Ihnen gefehlt? Nennen Sie bitte ein Beispiel.",
        ),
        ("An alle", "Was sieht die eine Seite, das die andere nicht sieht?"),
        ("An alle", "Wo hat diese Beteiligung einen Unterschied gemacht?"),
    ]


def test_the_catalogue_may_ask_in_its_own_words_where_views_differ():
    own = shipped().model_copy(update={"texts": Texts(difference_prompt=Text("Wie kommt das?"))})

    assert ("An alle", "Wie kommt das?") in asked(APART, own)


def test_without_a_difference_nobody_is_put_on_a_side():
    assert asked(shared(SPACE, 30, 40)) == [
        ("An alle", "Wo hat diese Beteiligung einen Unterschied gemacht?")
    ]


def test_a_difference_of_nothing_puts_nobody_on_a_side():
    everything = shipped().model_copy(update={"rules": Rules(difference=0)})
    alike = shared(SPACE, 60, 60, flags=(Flag.DIFFERENCE,), comparison=compared(60, 60))

    assert [to for to, _ in asked(alike, everything)] == ["An alle", "An alle"]


def test_a_criterion_without_a_question_of_its_own_gets_one():
    silent_one = shipped().criterion(SPACE).model_copy(update={"prompt": None, "prompt_by_phase": {}})
    other = Catalogue(id="klein", version="1.0.0", title=Text("Klein"), criteria=(silent_one,))

    [(to, question)] = asked(shared(SPACE, 30, 40), other)

    assert (to, question) == (
        "An alle",
        "Was spricht für diese Einschätzung, was dagegen? Welche Beispiele fallen Ihnen ein?",
    )


def test_a_group_that_is_not_agreed_or_does_not_know_is_asked_itself():
    gap = row(
        SPACE,
        scored(80),
        {
            "verwaltung": scored(80, flags=(Flag.DISAGREEMENT,)),
            "politik": scored(80, flags=(Flag.KNOWLEDGE_GAP,)),
        },
    )

    assert [to for to, _ in asked(gap)] == ["An Verwaltung", "An Politik", "An alle"]


def test_where_there_is_one_group_only_everybody_is_asked():
    only = row(SPACE, unknowing(), {"verwaltung": unknowing()})

    assert {to for to, _ in asked(only)} == {"An alle"}


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_word_and_something_to_say(reason: Reason):
    uneven = replace(
        APART, overall=replace(APART.overall, rating=scored(60, flags=APART.overall.rating.flags))
    )

    assert reason_word(reason, voice())
    assert prompts(Topic(uneven, (reason,)), voice())


PLACE = """
phases: [{id: vor, title: Vor}, {id: nach, title: Nach}]
perspectives: [{id: amt, title: Amt, role: organising}, {id: rat, title: Rat}]
criteria:
  - id: k
    title: K
    prompt: Was war?
    prompt_by_phase: {vor: "Was wird?"}
    questions: [{id: a, text: A}, {id: b, text: B}]
  - {id: ort, title: Ort, looks_at: place, questions: [{id: c, text: C}, {id: d, text: D}]}
"""


@pytest.mark.parametrize(("phase", "question"), [("vor", "Was wird?"), ("nach", "Was war?")])
def test_the_question_for_the_talk_is_that_of_the_phase(phase: str, question: str):
    town = catalogue(PLACE)
    told_by = Voice(Questionnaire(town, PhaseId(phase)), language("de"))
    split = profiled(town, phase=phase, amt=["4 4 4 4"], rat=["1 1 1 1"])

    last = prompts(agenda(split)[0], told_by)[-1]

    assert (last.to, last.question) == ("An alle", question)


def test_before_a_process_one_has_experienced_the_place_and_nothing_of_the_process():
    town = catalogue(PLACE)
    told_by = Voice(Questionnaire(town, PhaseId("vor")), language("de"))
    split = profiled(town, phase="vor", amt=["4 4 4 4"], rat=["1 1 1 1"])

    first = {each.criterion: prompts(each, told_by)[0].question for each in agenda(split)}

    assert first == {
        "k": "Was ist schon gut geklärt oder gut vorgesehen?",
        "ort": "Was haben Sie erlebt, das gut gelungen ist?",
    }
