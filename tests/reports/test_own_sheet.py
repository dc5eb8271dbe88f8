"""A copy of one's own answers: all that was given, in words, also what is no longer asked."""

from __future__ import annotations

from datetime import UTC, datetime

from qcheck.catalogue import Apart
from qcheck.reports import own_sheet, pdf, plain_text
from qcheck.reports.brand import Brand
from qcheck.service import Given
from tests.reports.paper_samples import sheet
from tests.reports.pdf_reading import complaints

AT = datetime(2026, 11, 28, 14, 2, tzinfo=UTC)


def given(value: object, comment: str = "", title: str = "", address: str = "") -> Given:
    return Given(value, comment, title, address, AT)  # type: ignore[arg-type]


SOURCE = sheet(
    perspective="amt",
    given={
        "a": given(1, "Es war kalt.\nUnd laut."),
        "b": given(Apart.DK, "", "Protokoll", "https://neustadt.example/p"),
        "c": given(4),
        "e": given(None, "Nur ein Wort."),
    },
    closing={"open_good": "Die Suppe.", "open_next": ""},
)


def text() -> str:
    return plain_text.text(own_sheet.compose(SOURCE))


def test_each_answer_stands_below_its_question_in_words() -> None:
    found = " ".join(text().split())

    assert "Alle waren eingeladen." in found
    assert "Ihre Antwort: trifft gar nicht zu" in found
    assert "Ihre Bemerkung: Es war kalt. Und laut." in found
    assert "Ihre Antwort: kann ich nicht beurteilen" in found
    assert "Protokoll https://neustadt.example/p" in found
    assert "Die Suppe." in found


def test_what_was_not_answered_is_said() -> None:
    assert text().count("Nicht beantwortet") == 1


def test_an_answer_that_another_one_left_out_is_there_and_said_not_to_count() -> None:
    found = " ".join(text().split())

    assert "Es gab Hilfe. Ihre Antwort: trifft voll zu Entfällt nach Ihren anderen Antworten" in found
    assert "Die Hilfe half." not in found


def test_the_copy_keeps_the_rules() -> None:
    assert complaints(pdf.write(own_sheet.compose(SOURCE), Brand())) == []
