"""What is asked: defaults, texts in languages, scales, and the views on a catalogue that the
other rooms use.
"""

from fractions import Fraction

import pytest
from pydantic import ValidationError

from qcheck.catalogue import (
    EVERYBODY,
    Apart,
    Catalogue,
    Criterion,
    Filter,
    Option,
    Question,
    Rules,
    Scale,
    Stage,
    Text,
    texts_of,
)
from tests.builders import catalogue

ONE = "criteria: [{id: c, title: C, questions: [{id: q, text: Q}]}]"
PARTS = """
phases: [{id: vorher, title: Vorher}, {id: nachher, title: Nachher}]
perspectives: [{id: amt, title: Amt}, {id: verein, title: Verein}]
parts:
  - {id: a, title: A, criteria: [{id: c1, title: C1, questions: [{id: q1, text: Q1}, {id: q2, text: Q2, phases: [nachher]}]}]}
  - {id: b, title: B, criteria: [{id: c2, title: C2, phases: [vorher], questions: [{id: q3, text: Q3, perspectives: [amt]}]}]}
modules: [{id: m, title: M, questions: [{id: q4, text: Q4, text_by_phase: {vorher: V4}}]}]
"""


def test_the_smallest_catalogue_has_a_default_for_everything():
    small = catalogue(ONE)

    assert small.rules == Rules(yellow_from=50, green_from=75, minimum_group=5)
    assert [str(option.value) for option in small.scale.answers] == ["1", "2", "3", "4", "dk", "na"]
    assert small.scale.points == 4
    assert small.perspective_ids == (EVERYBODY,)
    assert small.phase_ids == ()
    assert small.spoken == ("de",)
    assert small.groups == ((None, small.criteria),)


def test_parts_and_modules_are_read_in_order():
    full = catalogue(PARTS)

    assert [part.id for part, _ in full.groups] == ["a", "b"]
    assert [criterion.id for criterion in full.main_criteria] == ["c1", "c2"]
    assert [criterion.id for criterion in full.every_criterion] == ["c1", "c2", "m"]
    assert list(full.questions) == ["q1", "q2", "q3", "q4"]
    assert full.perspective_ids == ("amt", "verein")
    assert full.phase_ids == ("vorher", "nachher")


def test_a_criterion_is_found_by_its_id():
    assert catalogue(PARTS).criterion("m").title.say("de") == "M"


def test_a_foreign_criterion_is_a_key_error():
    with pytest.raises(KeyError):
        catalogue(PARTS).criterion("q1")


@pytest.mark.parametrize(
    ("criterion", "phase", "asked"),
    [("c1", "vorher", ["q1"]), ("c1", None, ["q1", "q2"]), ("c2", "nachher", []), ("c2", "vorher", ["q3"])],
)
def test_a_criterion_asks_what_belongs_to_the_phase(criterion, phase, asked):
    questions = catalogue(PARTS).criterion(criterion).asks_in(phase)

    assert [question.id for question in questions] == asked


@pytest.mark.parametrize(("phase", "wording"), [("vorher", "V4"), ("nachher", "Q4"), (None, "Q4")])
def test_a_question_may_be_worded_anew_in_a_phase(phase, wording):
    assert catalogue(PARTS).questions["q4"].wording(phase).say("de") == wording


@pytest.mark.parametrize(
    ("question", "perspective", "asked"),
    [("q1", "verein", True), ("q3", "amt", True), ("q3", "verein", False)],
)
def test_a_question_is_for_everybody_unless_it_names_perspectives(question, perspective, asked):
    assert catalogue(PARTS).questions[question].is_for(perspective) is asked


@pytest.mark.parametrize(
    ("words", "language", "said"),
    [
        ("Hallo", "en", "Hallo"),
        ({"de": "Hallo", "en": "Hello"}, "en", "Hello"),
        ({"de": "Hallo", "en": "Hello"}, "en-GB", "Hello"),
        ({"de": "Guten Tag", "de-simple": "Hallo"}, "de-simple", "Hallo"),
        ({"de": "Guten Tag", "en": "Hello"}, "de-simple", "Guten Tag"),
        ({"en": "Hello", "de": "Hallo"}, "fr", "Hallo"),
        ({"fr": "Bonjour", "en": "Hello"}, "tr", "Bonjour"),
    ],
)
def test_a_text_falls_back_from_language_to_language(words, language, said):
    assert Text.model_validate(words).say(language) == said


@pytest.mark.parametrize(
    "words", ["", "  ", {}, {"de": ""}, {"de": 1}, 5, ["Hallo"], None, {"deutsch!": "Hallo"}]
)
def test_a_text_without_words_is_refused(words):
    with pytest.raises(ValidationError):
        Text.model_validate(words)


@pytest.mark.parametrize(
    ("more", "spoken"),
    [
        ("title: {en: Check, de-simple: Prüfung}", ("de", "de-simple", "en")),
        ("title: {en: Check, den: Dene}", ("de", "den", "en")),
        ("languages: [fr, en]", ("fr", "en")),
    ],
)
def test_a_catalogue_speaks_the_languages_it_declares_or_else_uses(more, spoken):
    assert catalogue(ONE, more).spoken == spoken


def test_texts_of_a_catalogue_are_those_in_its_file():
    found = [text.say("de") for text in texts_of(catalogue(ONE, "texts: {welcome: Willkommen}"))]

    assert sorted(found) == ["C", "Klein", "Q", "Willkommen"]


def test_texts_in_tables_by_phase_are_found_too():
    assert "V4" in [text.say("de") for text in texts_of(catalogue(PARTS))]


def test_a_scale_of_its_own_keeps_the_usual_answers_apart():
    scale = Scale.model_validate(
        {
            "options": [
                {"value": 2, "label": "ja"},
                {"value": 1, "label": "nein"},
                {"value": "na", "label": "egal"},
            ]
        }
    )

    assert [option.value for option in scale.answers] == [1, 2, Apart.DK, Apart.NA]
    assert scale.points == 2
    assert scale.label(2).say("de") == "ja"
    assert scale.label(Apart.NA).say("de") == "egal"
    assert scale.label(Apart.DK).say("en") == "I can't say"


def test_an_answer_that_is_not_on_the_scale_has_no_label():
    with pytest.raises(KeyError):
        Scale().label(5)


@pytest.mark.parametrize(
    ("answer", "read"),
    [
        ("1", (1,)),
        ("dk", (Apart.DK,)),
        (["02", "na"], (2, Apart.NA)),
        (3, (3,)),
        ((1, Apart.DK), (1, Apart.DK)),
    ],
)
def test_a_filter_takes_one_answer_or_several(answer, read):
    assert Filter.model_validate({"question": "q", "answer": answer}).answer == read


@pytest.mark.parametrize("value", ["eins", "1.0", " 1", "DK", "-1", [1], {}])
def test_an_option_takes_nothing_but_answers(value):
    with pytest.raises(ValidationError):
        Option.model_validate({"value": value, "label": "x"})


@pytest.mark.parametrize("made", [{"weight": 3}, {"weight": "3"}, {"weight": "+03"}])
def test_numbers_may_come_as_numbers_or_as_written(made):
    assert Question.model_validate({"id": "q", "text": "Q"} | made).weight == 3


def test_a_catalogue_cannot_be_changed():
    with pytest.raises(ValidationError):
        catalogue(ONE).title = Text("Neu")


def test_an_unknown_key_is_refused():
    with pytest.raises(ValidationError):
        Criterion.model_validate(
            {"id": "c", "title": "C", "questions": [{"id": "q", "text": "Q"}], "titel": "C"}
        )


def test_equal_files_make_equal_catalogues():
    assert catalogue(PARTS) == Catalogue.model_validate(catalogue(PARTS).model_dump(exclude_unset=True))


def test_control_characters_that_quotation_marks_let_in_are_left_out_of_a_text():
    assert Text.model_validate("A\x1b[2J\tB\nC\x9b").say("de") == "A[2J\tB\nC"


def test_a_text_of_nothing_that_could_be_seen_is_no_text():
    with pytest.raises(ValidationError):
        Text.model_validate("\a\x1b")


SCALES = """
phases: [{id: vorher, title: Vorher}, {id: nachher, title: Nachher}]
scale: {options: [{value: 1, label: nein}, {value: 2, label: ja}, {value: dk, label: weiß nicht}]}
scales:
  reife:
    options:
      - {value: 1, label: gar nicht, points: 0}
      - {value: 2, label: begonnen, points: 12.5}
      - {value: 3, label: fertig, points: 100}
      - {value: na, label: entfällt}
criteria:
  - id: c
    title: C
    questions:
      - {id: usual, text: Q}
      - {id: named, text: Q, scale: reife}
      - id: own
        text: Q
        options: [{value: 1, label: ruht}, {value: 2, label: läuft}, {value: 3, label: trägt sich}]
"""


def scale_for(question: str) -> Scale:
    full = catalogue(SCALES)
    return full.scale_of(full.questions[question])


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("usual", ["nein", "ja", "weiß nicht", "hier nicht relevant"]),
        ("named", ["gar nicht", "begonnen", "fertig", "weiß nicht", "entfällt"]),
        ("own", ["ruht", "läuft", "trägt sich", "weiß nicht", "hier nicht relevant"]),
    ],
)
def test_a_question_has_the_usual_answers_a_named_scale_or_its_own(question, labels):
    assert [option.label.say("de") for option in scale_for(question).answers] == labels


def test_answers_are_worth_what_the_file_says_else_equal_distances():
    assert scale_for("named").worth == (0, Fraction(25, 2), 100)
    assert scale_for("own").worth == (0, 50, 100)
    assert Scale().worth == (0, Fraction(100, 3), Fraction(200, 3), 100)


def test_only_a_scale_that_brings_a_question_has_one_above_its_answers():
    full = catalogue(SCALES.replace("reife:", "reife:\n    prompt: Wie weit?", 1))
    prompts = {id_: full.prompt_of(question) for id_, question in full.questions.items()}

    assert prompts == {"usual": Scale().prompt, "named": Text({"": "Wie weit?"}), "own": None}
    assert catalogue(SCALES).prompt_of(full.questions["named"]) is None


PLACES = """
phases: [{id: vorher, title: Vorher}, {id: nachher, title: Nachher}]
parts:
  - id: a
    title: A
    criteria: [{id: c1, title: C1, questions: [{id: q1, text: Q1}]}]
  - id: b
    title: B
    phases: [nachher]
    looks_at: place
    criteria:
      - {id: c2, title: C2, questions: [{id: q2, text: Q2}]}
      - {id: c3, title: C3, looks_at: process, phases: [vorher], questions: [{id: q3, text: Q3}]}
"""


def test_what_a_part_says_holds_for_its_criteria_unless_they_say_it_themselves():
    criteria = catalogue(PLACES).main_criteria

    assert [each.is_about_place for each in criteria] == [False, True, False]
    assert [each.phases for each in criteria] == [None, ("nachher",), ("vorher",)]


def test_the_part_of_a_criterion_is_found():
    full = catalogue(PARTS)

    assert [part and part.id for part in map(full.part_of, ("c1", "c2", "m"))] == ["a", "b", None]


def test_advice_and_the_question_for_the_talk_can_be_other_ones_in_a_phase():
    criterion = catalogue("""
phases: [{id: vorher, title: V}, {id: nachher, title: N}]
criteria:
  - id: c
    title: C
    questions: [{id: q, text: Q}]
    prompt: Und jetzt?
    prompt_by_phase: {nachher: "Und beim nächsten Mal?"}
    actions: {red: Fragen Sie., yellow: Sprechen Sie.}
    actions_by_phase: {nachher: {red: Merken Sie es sich.}}
""").criterion("c")

    assert [str(criterion.talk_prompt(p).say("de")) for p in (None, "vorher", "nachher")] == [
        "Und jetzt?",
        "Und jetzt?",
        "Und beim nächsten Mal?",
    ]
    assert criterion.advice("vorher") == criterion.advice(None) == criterion.actions
    assert criterion.advice("nachher").red == Text({"": "Merken Sie es sich."})
    assert criterion.advice("nachher").yellow == Text({"": "Sprechen Sie."})


@pytest.mark.parametrize(
    ("status", "stage", "words"),
    [
        ("draft", Stage.DRAFT, "Entwurf"),
        ("trial", Stage.TRIAL, "Erprobungsfassung"),
        ("published", Stage.PUBLISHED, "veröffentlicht"),
        ("{de: Erprobungsfassung}", None, "Erprobungsfassung"),
        ("Entwurf", None, "Entwurf"),
    ],
)
def test_a_status_is_one_of_three_words_or_words_of_ones_own(status, stage, words):
    full = catalogue(f"status: {status}\n{ONE}")

    assert (full.stage, full.status_words("de")) == (stage, words)


def test_an_edition_says_what_changed_since_the_one_before():
    full = catalogue(f"""
follows: 0.9.0
changes:
  - {{question: q, change: clarified, why: War unklar.}}
  - {{criterion: c, change: merged, why: Zwei waren eins., replaces: [c1, c2]}}
{ONE}""")

    assert full.follows == "0.9.0"
    assert [(each.item, each.change.value, each.replaces) for each in full.changes] == [
        ("q", "clarified", None),
        ("c", "merged", ("c1", "c2")),
    ]


def test_the_modules_begin_after_the_last_part():
    parted = catalogue(
        "parts: [{id: a, title: A, criteria: [{id: k, title: K, questions: [{id: q, text: Q}]}]}]",
        "modules: [{id: m, title: M, questions: [{id: r, text: R}]}]",
    )

    assert parted.parts_begun(["k", "m"]) == {"k": parted.parts[0], "m": None}
