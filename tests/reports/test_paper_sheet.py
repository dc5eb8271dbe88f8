"""The questionnaire on paper: all that is asked and said online, to be filled in with a pen and typed in."""

from __future__ import annotations

import pytest

from qcheck.asking import Questionnaire
from qcheck.language import OWN_NAMES
from qcheck.reports import paper_sheet
from qcheck.reports.brand import Brand
from qcheck.reports.source import SheetSource
from qcheck.service import Letterhead, Mode
from tests.builders import ONE, catalogue
from tests.draft_profile import shipped
from tests.reports.paper_samples import ASKED, FACTS, sheet
from tests.reports.pdf_reading import complaints, tags, words
from tests.reports.test_pdf_texts import NASTY


def pages(source: SheetSource, *, large: bool = False) -> list[str]:
    return words(paper_sheet.write(source, Brand(), large=large))


def said(source: SheetSource, *, large: bool = False) -> str:
    return " ".join(pages(source, large=large))


@pytest.fixture(scope="module")
def everybody() -> str:
    return said(sheet())


SIZES = {
    **{("kurzcheck", tag): (False, True) for tag in OWN_NAMES},
    **{("qualitaetscheck", tag): (tag == "de-simple",) for tag in OWN_NAMES},
}
"""In which sizes a catalogue is looked at in a language: of the long one both, but not each in each language."""


@pytest.mark.parametrize(
    ("name", "tag", "large"), [(*which, large) for which, sizes in SIZES.items() for large in sizes]
)
def test_every_sheet_keeps_the_rules(name: str, tag: str, large: bool) -> None:
    asked = Questionnaire(shipped(name), shipped(name).phases[0].id)
    source = sheet(questionnaire=asked, language=tag, perspective=asked.perspectives[0])

    written = paper_sheet.write(source, Brand(line="Stadt Neustadt"), large=large)

    assert complaints(written) == []
    assert all(asked.catalogue.version in each for each in words(written))


def test_what_the_online_sheet_says_at_its_beginning_stands_there(everybody: str) -> None:
    expected = (
        "Schön, dass Sie mitmachen.",
        " ".join(FACTS),
        "Bitte keine Namen.",
        "Antworten Sie aus Ihrer Sicht.",
        "Wer fragt: Stadt Neustadt",
        "freiwillig",
    )

    assert [text for text in expected if text not in everybody] == []


def test_each_page_says_what_it_is() -> None:
    asked = Questionnaire(shipped("kurzcheck"), shipped("kurzcheck").phases[0].id)

    found = pages(sheet(questionnaire=asked, perspective="politik"))

    assert len(found) > 2
    for number, each in enumerate(found, 1):
        assert f"Seite {number} von {len(found)}" in each
        assert "Verkehrskonzept · Politik · Code k7m2qx" in each
        assert f"{asked.catalogue.title.say('de')}, Ausgabe {asked.catalogue.version}" in each


def test_the_key_for_typing_in_stands_beside_each_box(everybody: str) -> None:
    assert (
        "1 trifft gar nicht zu 2 trifft eher nicht zu 3 trifft eher zu 4 trifft voll zu "
        "d kann ich nicht beurteilen n hier nicht relevant"
    ) in everybody


def test_in_large_print_answers_stand_one_below_the_other() -> None:
    assert "trifft gar nicht zu 1 trifft eher nicht zu 2" in said(sheet(), large=True)


def test_long_answers_stand_one_below_the_other_in_usual_print_too() -> None:
    long = catalogue(
        "criteria: [{id: k, title: K, questions: [{id: a, text: A}]}]",
        "scale: {options: [{value: 1, label: gar nicht}, {value: 2, label: 'so weit ich sehe an manchen Stellen'}]}",
    )

    assert "gar nicht 1 so weit ich sehe an manchen Stellen 2" in said(sheet(long))


def test_a_question_has_the_number_that_it_has_where_sheets_are_typed_in() -> None:
    of_one = said(sheet(perspective="verein"))

    assert "1. Alle waren eingeladen." in of_one
    assert "3. Es gab Hilfe." in of_one
    assert "Der Raum war gut." not in of_one
    assert "Manche Nummern fehlen hier" in of_one


def test_a_sheet_for_everybody_lets_one_choose_and_says_whom_a_question_is_for(everybody: str) -> None:
    assert "Aus welcher Perspektive antworten Sie? Amt Verein Rat" in everybody
    assert "2. Der Raum war gut. Nur für: Amt" in everybody
    assert "Manche Nummern fehlen" not in everybody


def test_filters_are_said_in_words(everybody: str) -> None:
    assert (
        "3. Es gab Hilfe. Bitte auslassen, wenn Sie bei Frage 1 »trifft gar nicht zu« oder »hier nicht "
        "relevant« angekreuzt haben."
    ) in everybody
    assert (
        "Bitte auslassen, wenn Sie bei Frage 3 »trifft gar nicht zu« angekreuzt haben. Ebenso, wenn Sie Frage 3 "
        "ausgelassen haben."
    ) in everybody


def test_a_filter_on_a_question_that_this_sheet_does_not_ask_is_not_said() -> None:
    asked = catalogue(
        "perspectives: [{id: amt, title: Amt}, {id: rat, title: Rat}]",
        "criteria: [{id: k, title: K, questions: [{id: a, text: A, perspectives: [amt]}, "
        "{id: b, text: B, skip_if: {question: a, answer: 1}}]}]",
    )

    assert "auslassen" in said(sheet(asked, perspective="amt"))
    assert "auslassen" not in said(sheet(asked, perspective="rat"))


def test_a_confidential_sheet_says_that_nobody_may_type_it_in() -> None:
    found = said(sheet(mode=Mode.CONFIDENTIAL))

    assert "Niemand darf einen Fragebogen für jemand anderen eintippen." in found
    assert "helfen beim Eintippen" not in found
    assert "Bitte geben Sie den Fragebogen dort zurück" not in found


def test_an_open_one_says_where_it_goes(everybody: str) -> None:
    assert "Niemand darf" not in everybody
    assert "Bitte geben Sie den Fragebogen dort zurück, wo Sie ihn bekommen haben." in everybody


def test_parts_topics_and_the_end_are_headings() -> None:
    names = [tag.name for tag in tags(paper_sheet.write(sheet(perspective="amt"), Brand()))]

    found = [name for name in names if name in ("H1", "H2")]
    assert found == ["H1", "H1", "H2", "H2", "H1"]  # how to answer, the part, its topics, in closing


def test_a_catalogue_without_perspectives_has_nothing_to_choose() -> None:
    found = said(sheet(ONE, letterhead=Letterhead(), facts=(), code=""))

    assert "Aus welcher Perspektive" not in found
    assert "Sie antworten" not in found
    assert "Code" not in found


@pytest.mark.parametrize("text", [NASTY["emoji"], NASTY["Typst"], NASTY["a word of 200 signs"], "\ud800"])
def test_no_text_hinders_a_sheet(text: str) -> None:
    written = paper_sheet.write(
        sheet(title=text, place=text, letterhead=Letterhead(text, text, text, text, text), facts=(text,)),
        Brand(),
    )

    assert complaints(written) == []


def test_a_sheet_in_trial_asks_below_each_question_whether_it_fits() -> None:
    found = said(sheet(asks_fit=True))

    assert found.count("Passt diese Frage?") == len(ASKED.questions)
    assert "zählt für kein Ergebnis" in found


def test_no_other_sheet_asks_it(everybody: str) -> None:
    assert "Passt diese Frage?" not in everybody
