"""Answers of an older edition of a catalogue: by question and wording, and what does not fit is named."""

from qcheck.catalogue import QuestionId
from qcheck.importing import Edition, FileKind, Found, FoundSheet, fitting
from qcheck.records import Answer
from tests.importing.test_wide import TOWN

SHEET = FoundSheet("a.xlsx", answers={QuestionId("k-offen"): Answer(3), QuestionId("k-frueh"): Answer(4)})


def found(version: str, **wordings: str) -> Found:
    texts = {QuestionId(name.replace("_", "-")): text for name, text in wordings.items()}
    return Found("a.xlsx", FileKind.FILL_IN, (SHEET,), edition=Edition("klein", version), wordings=texts)


def test_an_answer_to_the_same_wording_is_taken_however_it_is_set() -> None:
    older = found("0.1.0", k_offen="die Ziele sind offen für alle", k_frueh="Alle wissen früh Bescheid.")

    assert fitting(older, TOWN, None) == older


def test_an_answer_to_another_wording_is_named_and_not_taken() -> None:
    older = found("0.1.0", k_offen="Die Ziele stehen fest.", k_frueh="Alle wissen früh Bescheid.")

    kept = fitting(older, TOWN, None)

    assert (list(kept.sheets[0].answers), kept.unmatched) == (["k-frueh"], ("k-offen",))


def test_without_its_wording_an_answer_of_another_edition_is_not_taken() -> None:
    kept = fitting(found("0.1.0"), TOWN, None)

    assert (list(kept.sheets[0].answers), kept.unmatched) == ([], ("k-offen", "k-frueh"))


def test_without_its_wording_an_answer_of_the_same_edition_is_taken() -> None:
    same = found("1.0.0")

    assert fitting(same, TOWN, None) == same
