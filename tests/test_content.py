"""The shipped catalogues and the example keep what they promise: numbers, languages, plain words, a picture
worth talking about.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from qcheck import disclosure
from qcheck.asking import Questionnaire
from qcheck.catalogue import Apart, Catalogue, Criterion, Lint, PhaseId, Question, Role, Text, texts_of
from qcheck.editions import contradictions, undeclared
from qcheck.importing import read_answers
from qcheck.loading import read_file
from qcheck.records import Answer, Mode, Scope, Sheet
from qcheck.scoring import frame
from qcheck.scoring.values import CriterionProfile, Flag, Light, Profile

CRITERIA = Path(__file__).parent.parent / "criteria"
BOTH = pytest.mark.parametrize("name", ["qualitaetscheck", "kurzcheck"])

AVOIDED = re.compile(r"\b(Bewertung|Noten?|Ranking|Konflikt|Abweichung|User|Dashboard)|Leichte[rn]? Sprache")
LONGEST_QUESTION = 15
LONGEST_PLAIN_SENTENCE = 14

CRITICAL = [
    "ziel-entscheidung",
    "spielraum-rechtzeitig",
    "zugang-einladung",
    "augenhoehe-ernst",
    "wirkung-umgang",
    "wirkung-begruendung",
    "verzahnung-rechtzeitig",
    "koop-entscheiden",
    "los-mischung",
    "umstritten-grenzen",
]
NO_OR_UNKNOWN = (1, Apart.DK)
FILTERS = {
    "regeln-gemeinsam": ("regeln-schriftlich", NO_OR_UNKNOWN),
    "regeln-anwendung": ("regeln-schriftlich", NO_OR_UNKNOWN),
    "regeln-finden": ("regeln-schriftlich", NO_OR_UNKNOWN),
    "vorhaben-beteiligung": ("vorhaben-uebersicht", NO_OR_UNKNOWN),
    "vorhaben-aktuell": ("vorhaben-uebersicht", NO_OR_UNKNOWN),
    "stelle-erreichbar": ("stelle-vorhanden", (1, 2, Apart.DK)),
}
SHORT = {
    "dialogbereitschaft": "k-zuhoeren",
    "ziele-rahmen": "k-ziel",
    "gestaltungsspielraum": "k-spielraum",
    "ressourcen": "k-zeit",
    "zugang-vielfalt": "k-vielfalt",
    "information": "k-verstehen",
    "prozessablauf": "k-ablauf",
    "augenhoehe": "k-beitraege",
    "wirkung-rueckmeldung": "k-rueckmeldung",
    "lernen": "k-auswertung",
    "rueckhalt": "k-rueckhalt",
    "regeln": "k-regeln",
}
ROLES = {
    "verwaltung": Role.ORGANISING,
    "zivilgesellschaft": Role.TAKING_PART,
    "politik": None,
    "prozessgestaltung": Role.ORGANISING,
    "einwohnerschaft": Role.TAKING_PART,
}
LIGHTS = {
    "dialogbereitschaft": Light.GREEN,
    "ziele-rahmen": Light.YELLOW,
    "gestaltungsspielraum": Light.YELLOW,
    "ressourcen": Light.YELLOW,
    "zugang-vielfalt": Light.RED,
    "information": Light.GREEN,
    "prozessablauf": Light.YELLOW,
    "augenhoehe": Light.YELLOW,
    "wirkung-rueckmeldung": Light.RED,
    "lernen": Light.GREY,
}


@BOTH
def test_a_shipped_catalogue_is_read_without_a_mistake_or_a_warning(name):
    reading = read_file(CRITERIA / f"{name}.yaml")

    assert reading.problems == ()


@BOTH
def test_a_shipped_catalogue_tells_editors_where_its_schema_is(name):
    first, *_ = (CRITERIA / f"{name}.yaml").read_text(encoding="utf-8").splitlines()

    assert first == "# yaml-language-server: $schema=catalogue.schema.json"


def test_the_full_catalogue_has_eighteen_criteria_in_two_parts():
    parts = [(part.id, len(part.criteria)) for part in full().parts]

    assert parts == [("prozess", 10), ("einbettung", 8)]


def test_the_full_catalogue_has_102_questions_in_its_parts_and_29_in_its_five_modules():
    in_parts = [question for criterion in full().main_criteria for question in criterion.questions]
    in_modules = {module.id: len(module.questions) for module in full().modules}

    assert len(in_parts) == 102
    assert in_modules == {
        "junge-menschen": 7,
        "digitale-mitwirkung": 8,
        "kooperation": 5,
        "zufallsauswahl": 5,
        "umstritten": 4,
    }


def test_the_critical_questions_are_those_that_must_not_fail():
    critical = [question.id for question in full().questions.values() if question.critical]

    assert critical == CRITICAL


def test_a_criterion_has_one_critical_question_in_a_phase_at_most():
    numbers = {
        (criterion.id, phase): sum(question.critical for question in criterion.asks_in(phase))
        for criterion in full().every_criterion
        for phase in full().phase_ids
    }

    assert {place: number for place, number in numbers.items() if number > 1} == {}


def test_who_says_no_at_first_or_does_not_know_is_not_asked_for_details():
    filters = {
        q.id: (each.question, each.answer) for q in full().questions.values() for each in q.skip_if or ()
    }

    assert filters == FILTERS


def test_part_b_looks_at_the_place_in_every_phase_over_two_years():
    process, embedding = full().parts

    assert {criterion.phases for criterion in embedding.criteria} == {None}
    assert {criterion.is_about_place for criterion in embedding.criteria} == {True}
    assert {criterion.is_about_place for criterion in process.criteria} == {False}
    assert "Denken Sie an die letzten zwei Jahre." in embedding.meaning.say("de")


def test_every_perspective_is_asked_two_questions_wherever_it_is_asked():
    thin = {
        (criterion.id, phase, perspective)
        for criterion in full().every_criterion
        for phase in full().phase_ids
        for perspective in full().perspective_ids
        if len(asked_of(perspective, criterion, phase)) < 2
    }

    assert thin == set()


def test_two_questions_of_a_criterion_go_to_all_perspectives_in_every_phase():
    few = {
        (criterion.id, phase)
        for criterion in full().every_criterion
        for phase in full().phase_ids
        if len(shared(criterion, phase)) < 2
    }

    assert few == set()


@BOTH
def test_an_edition_declares_all_that_changed_since_the_one_it_follows(name):
    earlier, now = kept(name, "0.1.0"), shipped(name)

    assert now.follows == earlier.version
    assert undeclared(earlier, now) == ()
    assert contradictions(earlier, now) == ()


@pytest.mark.parametrize("words", ["Wenn das hier nicht vorkam", "Ist das nicht passiert?"])
def test_nobody_is_asked_before_a_process_whether_something_has_happened_in_it(words):
    before = [
        question.id
        for criterion in full().criteria
        if not criterion.is_about_place
        for question in criterion.questions
        if question.is_in("planung") and question.help and words in " ".join(question.help.root.values())
    ]

    assert before == []


@BOTH
def test_the_five_perspectives_organise_or_take_part_or_decide(name):
    roles = {perspective.id: perspective.role for perspective in shipped(name).perspectives}

    assert roles == ROLES


def test_the_short_check_has_twelve_criteria_with_one_question_each():
    questions = {
        criterion.id: [question.id for question in criterion.questions] for criterion in short().criteria
    }

    assert questions == {criterion: [question] for criterion, question in SHORT.items()}


def test_the_criteria_of_the_short_check_are_criteria_of_the_full_catalogue():
    known = {criterion.id for criterion in full().main_criteria}

    assert set(SHORT) <= known


def test_every_text_of_the_full_catalogue_is_there_in_german_and_english():
    spoken = [set(text.root) - {"de-simple"} for text in texts_of(full()) if not is_stage(text)]

    assert [languages for languages in spoken if languages != {"de", "en"}] == []


def test_residents_read_all_that_part_a_puts_to_them_in_plain_german():
    german_alone = [text.say("de") for text in put_to_residents(full()) if "de-simple" not in text.root]

    assert german_alone == []


def test_residents_read_every_question_of_part_b_and_of_the_modules_in_plain_german():
    _, embedding = full().parts
    german_alone = [
        question.id
        for criterion in (*embedding.criteria, *full().modules)
        for question in criterion.questions
        if question.is_for("einwohnerschaft") and "de-simple" not in question.text.root
    ]

    assert german_alone == []


def test_every_text_of_the_short_check_is_there_in_german_plain_german_and_english():
    said_to_all = short().model_copy(update={"changes": (), "status": None, "lint": Lint()})

    assert unfinished(said_to_all, {"de", "de-simple", "en"}) == []


def test_plain_german_has_answers_of_its_own():
    labels = [option.label.say("de-simple") for option in short().scale.answers]

    assert labels == ["Nein", "Eher nein", "Eher ja", "Ja", "Weiß ich nicht", "Passt hier nicht"]


@BOTH
def test_plain_german_questions_end_with_a_question_mark(name):
    plain = [text.root["de-simple"] for text in wordings(shipped(name)) if "de-simple" in text.root]

    assert [words for words in plain if not words.endswith("?")] == []


@BOTH
def test_plain_german_sentences_are_short(name):
    plain = [text.root["de-simple"] for text in texts_of(shipped(name)) if "de-simple" in text.root]
    sentences = [sentence for words in plain for sentence in re.split(r"[.?!:]\s|\n", words)]

    assert [sentence for sentence in sentences if len(sentence.split()) > LONGEST_PLAIN_SENTENCE] == []


@BOTH
def test_no_question_is_longer_than_fifteen_words(name):
    spoken = [words for text in wordings(shipped(name)) for words in text.root.values()]

    assert [words for words in spoken if len(words.split()) > LONGEST_QUESTION] == []


@BOTH
def test_no_text_uses_a_word_that_hurts_the_talk(name):
    spoken = [words for text in texts_of(shipped(name)) for words in text.root.values()]

    assert [words for words in spoken if AVOIDED.search(words)] == []


def test_the_example_says_that_it_is_invented():
    intro = example()["intro"]

    assert (intro["de"].split(":")[0], intro["en"].split(":")[0]) == (
        "Erfundenes Beispiel",
        "Invented example",
    )


def test_the_example_has_24_sheets_from_five_perspectives():
    assert pictured().sheets == {
        "verwaltung": 5,
        "zivilgesellschaft": 5,
        "politik": 3,
        "prozessgestaltung": 3,
        "einwohnerschaft": 8,
    }


def test_the_example_shows_green_yellow_red_and_grey():
    lights = {row.criterion: row.overall.rating.light for row in pictured().criteria}

    assert lights == LIGHTS


def test_the_example_shows_a_blind_spot_where_perspectives_differ_most():
    assert row("gestaltungsspielraum").overall.rating.flags == (Flag.STRONG_DIFFERENCE, Flag.BLIND_SPOT)


def test_the_example_shows_a_difference_that_is_not_strong():
    assert row("augenhoehe").overall.rating.flags == (Flag.DIFFERENCE,)


def test_the_example_shows_a_light_limited_by_a_critical_question():
    goals = row("ziele-rahmen").overall.rating

    assert (goals.score, goals.capped_by) == (81, ("ziel-entscheidung",))


def test_the_example_shows_a_close_call():
    close = [row.criterion for row in pictured().criteria if row.overall.rating.close_call]

    assert close == ["ressourcen"]


def test_the_example_shows_a_group_that_disagrees_within_itself():
    assert flagged(Flag.DISAGREEMENT) == [("prozessablauf", "einwohnerschaft")]


def test_the_example_shows_knowledge_gaps():
    assert flagged(Flag.KNOWLEDGE_GAP) == [
        ("wirkung-rueckmeldung", "einwohnerschaft"),
        ("lernen", "zivilgesellschaft"),
    ]


def test_every_answer_of_the_example_is_to_a_question_that_its_sheet_is_asked():
    asked = {
        (p, q.id)
        for c in chosen()
        for q in c.asks_in("reflexion")
        for p in full().perspective_ids
        if q.is_for(p)
    }

    assert {(sheet.perspective, question) for sheet in sheets() for question in sheet.answers} <= asked


def test_the_example_speaks_in_comments_with_some_evidence():
    comments = [answer.comment for answer in answers() if answer.comment]
    evidence = [answer.evidence for answer in answers() if answer.evidence]

    assert 25 <= len(comments) <= 45
    assert 5 <= len(evidence) <= 15


def test_links_in_the_example_lead_to_nobody():
    links = [answer.evidence.link for answer in answers() if answer.evidence and answer.evidence.link]

    assert {link.split("/")[2] for link in links} == {"example.org"}


def full() -> Catalogue:
    return shipped("qualitaetscheck")


def short() -> Catalogue:
    return shipped("kurzcheck")


@cache
def shipped(name: str) -> Catalogue:
    catalogue = read_file(CRITERIA / f"{name}.yaml").catalogue
    assert catalogue
    return catalogue


def kept(name: str, version: str) -> Catalogue:
    """An earlier edition."""
    catalogue = read_file(CRITERIA / "earlier" / f"{name}-{version}.yaml").catalogue
    assert catalogue
    return catalogue


def wordings(catalogue: Catalogue) -> Iterator[Text]:
    """Every wording of every question, those of the phases included."""
    for question in catalogue.questions.values():
        yield from _wordings(question)


def asked_of(perspective: str, criterion: Criterion, phase: PhaseId) -> list[Question]:
    return [question for question in criterion.asks_in(phase) if question.is_for(perspective)]


def shared(criterion: Criterion, phase: PhaseId) -> list[Question]:
    """Those asked of all that can be compared."""
    return [
        question
        for question in criterion.asks_in(phase)
        if question.about is None and all(question.is_for(each) for each in full().perspective_ids)
    ]


def put_to_residents(catalogue: Catalogue) -> Iterator[Text]:
    """What somebody of the residents sees while answering Part A, the words around it included."""
    process, _ = catalogue.parts
    yield from texts_of((catalogue.title, catalogue.texts, catalogue.perspectives, catalogue.phases))
    yield from texts_of((process.title, process.meaning))
    for criterion in process.criteria:
        yield from texts_of((criterion.title, criterion.meaning, criterion.evidence))
        yield from texts_of([each for each in criterion.questions if each.is_for("einwohnerschaft")])


def is_stage(text: Text) -> bool:
    return text.root == {"": "trial"}


def unfinished(catalogue: Catalogue, languages: set[str]) -> list[Text]:
    """The texts that are not there in exactly these languages."""
    return [text for text in texts_of(catalogue) if set(text.root) != languages]


@cache
def example() -> dict:
    return yaml.safe_load((CRITERIA / "examples" / "altstadt.yaml").read_text(encoding="utf-8"))


@cache
def sheets() -> tuple[Sheet, ...]:
    file = CRITERIA / "examples" / example()["answers"]
    read = read_answers(file.read_bytes(), file.name, full())
    assert not read.problems
    return tuple(read.sheets)


def answers() -> list[Answer]:
    return [answer for sheet in sheets() for answer in sheet.answers.values()]


def chosen() -> tuple[Criterion, ...]:
    """The criteria of the example; its scope names parts."""
    return tuple(
        criterion
        for part in full().parts
        if part.id in example()["scope"]["only"]
        for criterion in part.criteria
    )


@cache
def pictured() -> Profile:
    scope = Scope(only=frozenset(criterion.id for criterion in chosen()))
    questionnaire = Questionnaire(full(), "reflexion", scope)
    table = frame(questionnaire, sheets())
    return disclosure.profile(questionnaire, table, Mode.OPEN, only=example()["scope"]["only"])


def row(criterion: str) -> CriterionProfile:
    return {row.criterion: row for row in pictured().criteria}[criterion]


def flagged(flag: Flag) -> list[tuple[str, str | None]]:
    """Where in the example's profile this flag is raised: criterion and perspective."""
    return [
        (row.criterion, perspective)
        for row in pictured().criteria
        for raised, perspective in row.flags
        if raised is flag
    ]


def _wordings(question: Question) -> tuple[Text, ...]:
    return (question.text, *question.text_by_phase.values())
