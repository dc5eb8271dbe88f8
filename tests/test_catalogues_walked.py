"""Three catalogues of the kind that one scale for all cannot say, each from the sheet to its reports and back:
answers worth 0, 1, 2.5 and 5 of 5; five levels in words for each question; SAMM's structure.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from qcheck.agenda import agenda
from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue
from qcheck.importing import read_answers
from qcheck.language import language
from qcheck.loading import read_file
from qcheck.plain.live.wall.layout import HEIGHT, OLD
from qcheck.plain.live.wall.topic import Setting, topic_pages
from qcheck.reports import paper_sheet
from qcheck.reports.appendix import appendix
from qcheck.reports.brand import Brand
from qcheck.reports.document import Distribution
from qcheck.reports.source import Source
from qcheck.wording import Voice
from qcheck.wording.scales import worth
from tests.reports import fill_ins, sources
from tests.reports.paper_samples import sheet as paper_of

FOLDER = Path(__file__).parent / "data" / "catalogues"
NAMES = ("dreistufig", "offene-plattform", "reifegrad")
each_catalogue = pytest.mark.parametrize("name", NAMES)


@cache
def walked(name: str) -> Catalogue:
    reading = read_file(FOLDER / f"{name}.yaml")
    assert all(each.warning for each in reading.problems)
    assert reading.catalogue
    return reading.catalogue


def highest(catalogue: Catalogue) -> dict[str, str]:
    """The words of the highest answer to each question."""
    questions = catalogue.questions.items()
    return {id_: catalogue.scale_of(one).steps[-1].label.say("de") for id_, one in questions}


def answered(name: str) -> Source:
    """Four sheets of each perspective: all answers of each scale, as far as they go, and `dk`."""
    catalogue = walked(name)
    scales = [catalogue.scale_of(each) for each in catalogue.questions.values()]
    lines = [" ".join(str(min(step, scale.points)) for scale in scales) for step in (1, 2, 5, 10)]
    lines.append(" ".join("dk" for _ in scales))
    return sources.of(catalogue, **dict.fromkeys(catalogue.perspective_ids, lines))


@each_catalogue
def test_a_table_with_the_words_of_the_answers_is_understood_question_by_question(name: str) -> None:
    catalogue = walked(name)
    view = catalogue.perspective_ids[0]
    rows = [f'eins,{view},{id_},"{label}"' for id_, label in highest(catalogue).items()]

    found = read_answers("\n".join(["sheet,perspective,question,answer", *rows]).encode(), "a.csv", catalogue)

    assert found.problems == ()
    assert {str(id_): answer.value for id_, answer in found.sheets[0].answers.items()} == {
        id_: catalogue.scale_of(one).points for id_, one in catalogue.questions.items()
    }


@each_catalogue
def test_the_spreadsheet_to_fill_in_offers_each_question_its_answers_and_comes_back(name: str) -> None:
    catalogue = walked(name)
    blank = fill_ins.blank(questionnaire=Questionnaire(catalogue), perspective=catalogue.perspective_ids[0])
    chosen = {f"question:{id_}": label for id_, label in highest(catalogue).items()}

    [sheet] = fill_ins.found(fill_ins.filled(chosen, written=blank), asked=catalogue).sheets

    assert {str(id_): answer.value for id_, answer in sheet.answers.items()} == {
        id_: catalogue.scale_of(one).points for id_, one in catalogue.questions.items()
    }
    assert offered(blank) == [
        [option.label.say("de") for option in catalogue.scale_of(one).answers]
        for one in catalogue.questions.values()
    ]


def offered(written: bytes) -> list[list[str]]:
    """What the list beside each question has, in the order of the questions."""
    book = load_workbook(BytesIO(written))
    form, guide = book.worksheets[1], book.worksheets[0]
    lists = [
        (cell.row, str(rule.formula1).split("!")[1].replace("$", ""))
        for rule in form.data_validations.dataValidation
        for found in rule.sqref.ranges
        for [cell] in form[found.coord if ":" in found.coord else f"{found.coord}:{found.coord}"]
    ]
    return [[str(cell.value) for [cell] in guide[place]] for _, place in sorted(lists)]


@each_catalogue
def test_the_appendix_says_every_answer_of_every_question_in_full(name: str) -> None:
    source = answered(name)
    voice = Voice(source.result.questionnaire, language("de"))

    blocks = list(appendix(source, voice))
    said = "\n".join(map(str, blocks))

    for question in walked(name).questions.values():
        for option in walked(name).scale_of(question).steps:
            assert option.label.say("de").rstrip(".") in said
    assert {block.steps for block in blocks if isinstance(block, Distribution)} == {
        walked(name).scale_of(each).points for each in walked(name).questions.values()
    }


def test_the_method_says_what_answers_are_worth_where_that_is_not_equal() -> None:
    voice = Voice(Questionnaire(walked("dreistufig")), language("de"))

    said = worth(voice)

    assert "25 für »ja, in einzelnen Vorhaben«" in said
    assert "100 für »ja, in fast allen«" in said


@each_catalogue
def test_a_topic_fits_on_the_wall_with_a_key_for_every_scale(name: str) -> None:
    source = answered(name)
    profile = source.result.profile
    voice = Voice(source.result.questionnaire, language("de"))

    for topic in agenda(profile):
        pages = topic_pages(profile, topic.row, voice)
        for page in pages.pages:
            setting = Setting(
                0, OLD, tuple(bar.title for question in page.questions for bar in question.bars)
            )
            assert sum(setting.height(question) for question in page.questions) < HEIGHT
            assert all(pages.key or question.key for question in page.questions)
            assert all(len(each.label) <= 41 for question in page.questions for each in question.key)


@each_catalogue
def test_paper_has_the_boxes_of_each_question(name: str) -> None:
    written = paper_sheet.write(paper_of(walked(name), perspective=walked(name).perspective_ids[0]), Brand())

    assert written.startswith(b"%PDF")
