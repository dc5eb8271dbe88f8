"""Sheets on which nothing was said count for nothing, and go after a day."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from qcheck.records import Answer, Sheet
from qcheck.store import Link, LinkKind, NotPossible, UnknownLink
from qcheck.store.operating import upkeep
from qcheck.store.sheets import answering
from qcheck.store.tables.checks import sheets
from tests.kept import NOON, check, opened

LATER = NOON + timedelta(hours=1)


def begun(store, name, now=NOON, label=""):
    store.begin_sheet(
        Link(f"link-{name}", "eins", LinkKind.SHEET, sheet=f"bogen-{name}"),
        Sheet(f"bogen-{name}", "all"),
        now,
        label,
    )
    return f"bogen-{name}"


def there(store):
    return {each.sheet.id for each in store.listed("eins")}


def commented(store, sheet):
    store.answer(sheet, "frage", lambda _: Answer(None, "nur ein Wort"), NOON)


def test_an_empty_sheet_begun_before_then_goes_with_its_link(store):
    opened(store, check())
    begun(store, "leer")

    assert store.drop_empty(LATER) == 1
    assert there(store) == {"bogen-eins"}
    with pytest.raises(UnknownLink):
        store.open("link-leer")


def test_one_begun_later_stays(store):
    opened(store, check())
    begun(store, "neu", LATER)

    assert store.drop_empty(LATER) == 0
    assert "bogen-neu" in there(store)


def test_to_look_for_empty_sheets_waits_for_nobody_who_saves(store):
    opened(store, check())
    commented(store, begun(store, "jemand"))
    store.drop_empty(LATER)

    with store.database.writing():
        found = store.drop_empty(LATER)

    assert found == 0


@pytest.mark.parametrize(
    "say",
    [
        lambda store, sheet: store.answer(sheet, "frage", lambda _: Answer(4), NOON),
        commented,
        lambda store, sheet: store.closing(sheet, "open_good", lambda _: "gut", NOON),
    ],
    ids=["answer", "comment", "closing"],
)
def test_a_sheet_with_anything_on_it_stays(store, say):
    opened(store, check())
    say(store, begun(store, "jemand"))

    assert store.drop_empty(LATER) == 0


def test_a_sheet_whose_only_answer_was_taken_back_goes(store):
    opened(store, check())
    sheet = begun(store, "jemand")
    store.answer(sheet, "frage", lambda _: Answer(4), NOON)
    store.answer(sheet, "frage", lambda _: Answer(None), NOON)

    assert store.drop_empty(LATER) == 1


def test_a_sheet_that_was_looked_at_and_emptied_later_goes(store):
    opened(store, check())
    sheet = begun(store, "jemand")
    store.answer(sheet, "frage", lambda _: Answer(4), NOON)
    store.drop_empty(LATER)
    store.answer(sheet, "frage", lambda _: Answer(None), LATER)

    assert store.drop_empty(LATER) == 0
    assert store.drop_empty(LATER + timedelta(hours=1)) == 1


def test_however_many_sheets_there_are_all_are_looked_at(store, monkeypatch):
    monkeypatch.setattr(upkeep, "_LOOKED_AT_AT_ONCE", 3)
    opened(store, check())
    [begun(store, f"leer-{each}") for each in range(5)]
    [commented(store, begun(store, f"voll-{each}")) for each in range(5)]

    assert store.drop_empty(LATER) == 5
    assert len(there(store)) == 6


def test_the_organisers_own_sheet_and_those_added_for_others_stay(store):
    opened(store, check())
    begun(store, "tisch", label="Tisch 3")

    assert store.drop_empty(LATER) == 0


def test_what_was_computed_of_the_check_is_not_taken_for_new(store):
    opened(store, check())
    begun(store, "leer")
    before = store.stamp("eins")

    store.drop_empty(LATER)

    assert store.stamp("eins") > before


def test_a_check_full_of_empty_sheets_has_room(store, monkeypatch):
    monkeypatch.setattr(answering, "MOST_SHEETS", 3)
    opened(store, check())
    [begun(store, f"leer-{each}") for each in range(5)]
    [commented(store, begun(store, f"voll-{each}")) for each in range(2)]

    with pytest.raises(NotPossible, match="already has 3 sheets"):
        begun(store, "zuviel")


def test_a_sheet_from_before_of_which_nobody_knows_when_it_was_begun_stays(store):
    opened(store, check())
    begun(store, "alt")
    with store.database.writing() as connection:
        connection.execute(update(sheets).values(begun=None))

    assert store.drop_empty(LATER) == 0
