"""Answers of an older edition of a catalogue: by question and wording, and what does not fit is named."""

from qcheck.catalogue import QuestionId
from qcheck.importing import (
    EarlierEdition,
    Edition,
    FileKind,
    Found,
    FoundSheet,
    Wordings,
    fitting,
    read_file,
)
from qcheck.records import Answer
from tests.builders import catalogue
from tests.importing.reading import said, values, workbook
from tests.importing.test_wide import TOWN

NOW = Wordings(TOWN, None)
SHEET = FoundSheet("a.xlsx", answers={QuestionId("k-offen"): Answer(3), QuestionId("k-frueh"): Answer(4)})


def found(version: str, **wordings: str) -> Found:
    texts = {QuestionId(name.replace("_", "-")): text for name, text in wordings.items()}
    return Found("a.xlsx", FileKind.FILL_IN, (SHEET,), edition=Edition("klein", version), wordings=texts)


def test_an_answer_to_the_same_wording_is_taken_however_it_is_set() -> None:
    older = found("0.1.0", k_offen="die Ziele sind offen für alle", k_frueh="Alle wissen früh Bescheid.")

    assert fitting(older, NOW) == older


def test_an_answer_to_another_wording_is_named_and_not_taken() -> None:
    older = found("0.1.0", k_offen="Die Ziele stehen fest.", k_frueh="Alle wissen früh Bescheid.")

    kept = fitting(older, NOW)

    assert (list(kept.sheets[0].answers), kept.unmatched) == (["k-frueh"], ("Die Ziele stehen fest.",))


def test_without_its_wording_an_answer_of_another_edition_is_not_taken() -> None:
    kept = fitting(found("0.1.0"), NOW)

    assert (list(kept.sheets[0].answers), kept.unmatched) == ([], ("k-offen", "k-frueh"))


def test_without_its_wording_an_answer_of_the_same_edition_is_taken() -> None:
    same = found("1.0.0")

    assert fitting(same, NOW) == same


# editions that say what changed

BEFORE = catalogue("""
    version: 0.1.0
    perspectives: [{id: amt, title: Amt}, {id: verein, title: Verein}]
    criteria:
      - id: dialog
        title: Dialog
        questions:
          - {id: k-offen, text: Die Ziele sind für alle offen.}
          - {id: k-ehrlich, text: Alle sagen die Wahrheit.}
          - {id: k-alt, text: Das fragt niemand mehr.}
          - {id: k-frueh, text: Alle wissen früh Bescheid.}
""")
THEN = Wordings(TOWN, None, [EarlierEdition(BEFORE, frozenset({QuestionId("k-offen")}))])
"""Only `k-offen` still counts: its words are declared clarified; `k-frueh` has another scale."""


def test_other_words_count_where_the_newer_edition_says_that_they_mean_the_same() -> None:
    older = found("0.1.0", k_offen="Die Ziele sind für alle offen.", k_frueh="Alle wissen früh Bescheid.")

    kept = fitting(older, THEN)

    assert (list(kept.sheets[0].answers), kept.unmatched) == (["k-offen"], ("Alle wissen früh Bescheid.",))


def test_such_words_count_in_the_table_of_another_tool_too() -> None:
    rows = (
        b"Perspektive;Die Ziele sind f\xc3\xbcr alle offen.;Alle sagen die Wahrheit.;k-ehrlich\nAmt;3;1;4\n"
    )
    earlier = [EarlierEdition(BEFORE, frozenset({QuestionId("k-offen")}))]

    read = read_file(rows, "a.csv", TOWN, earlier=earlier)

    assert (said(read), values(read)) == ("", [{"k-offen": 3, "k-ehrlich": 4}])
    assert read.unmatched == ("Alle sagen die Wahrheit.",)


def test_a_spreadsheet_of_the_earlier_edition_comes_in_without_what_is_gone() -> None:
    marks = [
        ["qcheck:fill-in:1"], ["catalogue=klein"], ["version=0.1.0"], ["perspective=amt"],
        ["question:k-offen", 1, "Die Ziele sind für alle offen.", "", "trifft voll zu"],
        ["question:k-alt", 2, "Das fragt niemand mehr.", "Hinweis", "trifft voll zu"],
        ["question:k-ehrlich", 3, "Alle sagen die Wahrheit.", "", "ganz und gar"],
        ["question:k-frueh", 4, "Alle wissen früh Bescheid.", "Hinweis", ""],
    ]  # fmt: skip
    earlier = [EarlierEdition(BEFORE, frozenset({QuestionId("k-offen")}))]

    read = fitting(read_file(workbook(marks), "a.xlsx", TOWN, earlier=earlier), THEN)

    assert (said(read), values(read)) == ("", [{"k-offen": 4}])
    assert read.unmatched == ("Das fragt niemand mehr.", "Alle sagen die Wahrheit.")
