"""Texts alone, for translators: what is missing, and what the original says otherwise by now."""

from __future__ import annotations

from qcheck.authoring import Draft
from qcheck.catalogue_sheet.making import tables
from qcheck.catalogue_sheet.marks import Made
from qcheck.catalogue_sheet.table import Row
from qcheck.catalogue_sheet.view import View
from qcheck.language import language
from tests.catalogue_sheet.sheets import PLAYGROUND, TEXTS, back, out, put, tabs


def rows(text: str, tags: tuple[str, ...] = ("de", "en"), since: str | None = None) -> dict[str, Row]:
    before = View(Draft(since)) if since else None
    found = tables(View(Draft(text)), Made(text, "de", tags, True), language("de"), before)
    return {row.name: row for row in found.texts.rows}


def test_every_text_has_a_row_that_says_where_it_stands() -> None:
    found = rows(PLAYGROUND)

    assert found["question/offen//help"].cells["where"] == "Planung › Alles war offen: Lage, Größe."
    assert found["question/offen//help"].cells["what"] == "Hilfe"
    assert found["scale/reife/2/label"].cells["text.en"] == "end"
    assert found["question/frueh//text_by_phase/vorher"].cells["text.de"] == "Die Kinder sind dabei."
    assert len(found) == 16


def test_what_is_not_translated_is_marked() -> None:
    found = rows(PLAYGROUND, ("de", "en", "fr"))["criterion/planung//title"]

    assert found.cells["todo"] == "fehlt: fr"
    assert found.marked == ("text.fr", "todo")


def test_plain_language_is_not_missing_where_the_usual_words_stand_in_for_it() -> None:
    assert rows(PLAYGROUND, ("de", "de-simple"))["criterion/planung//title"].marked == ()


def test_where_the_original_was_changed_and_the_translation_was_not_it_is_marked_and_told() -> None:
    now = PLAYGROUND.replace("de: Wie geplant wird.", "de: Wie gut geplant wird.").replace(
        "de: Der Platz ist sauber., en: The playground is clean.", "de: Der Platz ist rein., en: It is pure."
    )

    found = rows(now, since=PLAYGROUND)

    meaning = found["criterion/planung//meaning"]
    assert meaning.cells["todo"] == "Original seither geändert: en"
    assert meaning.cells["before"] == "Wie geplant wird."
    assert meaning.marked == ("text.en", "todo")
    assert found["question/sauber//text"].cells["todo"] == ""
    assert [row.name for row in found.values() if row.cells["todo"]] == ["criterion/planung//meaning"]


def test_a_translation_of_words_that_were_changed_meanwhile_is_taken_and_told() -> None:
    now = PLAYGROUND.replace("de: Wie geplant wird.", "de: Wie gut geplant wird.")

    came = back(
        put("criterion/planung//meaning", "text.en", "The way of planning.", TEXTS), now=now, texts_only=True
    )

    assert "en: The way of planning." in came.text
    assert [place.name for place in came.originals] == ["criterion/planung//meaning"]


def test_texts_alone_can_be_had_for_one_language_beside_the_original() -> None:
    [head] = [rows[0][1] for name, rows in tabs(out(texts_only=True, into=("fr",))).items() if name == TEXTS]

    assert [key for key in head if key.startswith("text.")] == ["text.de", "text.fr"]


def test_the_tab_of_questions_is_marked_in_the_same_way() -> None:
    now = View(Draft(PLAYGROUND.replace("de: Der Platz ist sauber.", "de: Der Platz ist rein.")))

    found = tables(
        now, Made(PLAYGROUND, "de", ("de", "en", "fr"), False), language("de"), View(Draft(PLAYGROUND))
    )

    assert found.questions is not None
    marked = {row.name: row.marked for row in found.questions.rows}
    assert marked["sauber"] == ("text.fr", "text.en")
    assert marked["offen"] == ("text.fr", "help.fr")
