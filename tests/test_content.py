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
from qcheck.catalogue import Catalogue, Criterion, Question, Role, Text, texts_of
from qcheck.importing import read_answers
from qcheck.loading import read_file
from qcheck.records import Answer, Mode, Scope, Sheet
from qcheck.scoring import frame
from qcheck.scoring.values import CriterionProfile, Flag, Light, Profile

CRITERIA = Path(__file__).parent.parent / "criteria"
BOTH = pytest.mark.parametrize("name", ["qualitaetscheck", "kurzcheck"])

AVOIDED = re.compile(r"\b(Bewertung|Noten?|Ranking|Konflikt|Abweichung|User|Dashboard)|Leichte[rn]? Sprache")
LONGEST_QUESTION = 20
LONGEST_PLAIN_SENTENCE = 14

CRITICAL = [
    "ziel-entscheidung",
    "spielraum-rechtzeitig",
    "zugang-einladung",
    "augenhoehe-ernst",
    "wirkung-umgang",
    "wirkung-begruendung",
    "verzahnung-rechtzeitig",
]
FILTERS = {
    "regeln-gemeinsam": "regeln-schriftlich",
    "regeln-anwendung": "regeln-schriftlich",
    "regeln-auffindbar": "regeln-schriftlich",
    "vorhaben-beteiligung": "vorhaben-uebersicht",
    "vorhaben-aktuell": "vorhaben-uebersicht",
    "stelle-erreichbar": "stelle-vorhanden",
}
SHORT = {
    "dialogbereitschaft": "k-zuhoeren",
    "ziele-rahmen": "k-ziel",
    "gestaltungsspielraum": "k-spielraum",
    "ressourcen": "k-zeit",
    "zugang-vielfalt": "k-vielfalt",
    "information": "k-verstehen",
    "prozessablauf": "k-ablauf",
    "augenhoehe": "k-ernst",
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


def test_the_full_catalogue_has_85_questions_in_its_parts_and_8_in_its_two_modules():
    in_parts = [question for criterion in full().main_criteria for question in criterion.questions]
    in_modules = {module.id: len(module.questions) for module in full().modules}

    assert len(in_parts) == 85
    assert in_modules == {"junge-menschen": 4, "digitale-mitwirkung": 4}


def test_the_critical_questions_are_the_seven_that_must_not_fail():
    critical = [question.id for question in full().questions.values() if question.critical]

    assert critical == CRITICAL


def test_who_says_no_at_first_is_not_asked_for_details():
    filters = {
        q.id: (each.question, each.answer) for q in full().questions.values() for each in q.skip_if or ()
    }

    assert filters == {later: (first, (1,)) for later, first in FILTERS.items()}


def test_part_b_is_looked_at_before_and_after_a_process():
    _, embedding = full().parts

    assert {criterion.phases for criterion in embedding.criteria} == {("planung", "reflexion")}


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
    assert unfinished(full(), {"de", "en"}) == []


def test_every_text_of_the_short_check_is_there_in_german_plain_german_and_english():
    assert unfinished(short(), {"de", "de-simple", "en"}) == []


def test_plain_german_has_answers_of_its_own():
    labels = [option.label.say("de-simple") for option in short().scale.answers]

    assert labels == ["Nein", "Eher nein", "Eher ja", "Ja", "Weiß ich nicht", "Passt hier nicht"]


def test_plain_german_questions_end_with_a_question_mark():
    statements = [words for text in wordings(short()) if not (words := text.say("de-simple")).endswith("?")]

    assert statements == []


def test_plain_german_sentences_are_short():
    sentences = [
        sentence for text in texts_of(short()) for sentence in re.split(r"[.?!:]\s", text.say("de-simple"))
    ]

    assert [sentence for sentence in sentences if len(sentence.split()) > LONGEST_PLAIN_SENTENCE] == []


@BOTH
def test_no_question_is_longer_than_twenty_words(name):
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

    assert (goals.score, goals.capped_by) == (79, ("ziel-entscheidung",))


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


def wordings(catalogue: Catalogue) -> Iterator[Text]:
    """Every wording of every question, those of the phases included."""
    for question in catalogue.questions.values():
        yield from _wordings(question)


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
