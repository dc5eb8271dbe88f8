"""Moving a check in the store: nothing is lost, whoever is just saving, and whatever dies in between."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from multiprocessing.pool import ThreadPool

import pytest
from sqlalchemy import select

from qcheck.records import Answer, Check, Mode
from qcheck.refusals import Moved, NotPossible, Stale
from qcheck.store import Deletion, Kind, open_store
from qcheck.store.rows import check_rows
from qcheck.store.rows.gone import digest
from qcheck.store.tables.checks import answers, catalogues, set_aside
from tests.forked import first_lines, forked
from tests.kept import CATALOGUE, NOON, check, opened

NEXT = CATALOGUE.replace("1.0.0", "1.1.0")
LATER = NOON + timedelta(hours=1)


def moved(to: Check | None = None) -> Check:
    return replace(to or check(), catalogue_version="1.1.0", catalogue_text=NEXT, catalogue_sha="")


def move(store, aside=("offen",), after: Check | None = None, before: Check | None = None) -> None:
    store.move(after or moved(), (before or check()).catalogue_sha, aside, (), LATER, is_done=False)


@pytest.fixture
def sheet(store) -> str:
    name = opened(store, check())
    for question, value in {"frueh": 2, "offen": 3}.items():
        store.answer(name, question, lambda _, value=value: Answer(value), NOON)
    return name


def test_a_move_sets_aside_what_does_not_fit_and_the_way_back_brings_it(store, sheet):
    before = store.sheet(sheet)

    move(store)
    after = store.sheet(sheet).sheet.answers
    store.move(check(), moved().catalogue_sha, (), (), LATER, is_done=False, undoes=1)

    assert after == {"frueh": Answer(2)}
    assert store.sheet(sheet) == before
    assert [(each.number, each.undoes) for each in store.moves("eins")] == [(1, None), (2, 1)]


def test_a_move_that_is_sent_twice_is_one_and_one_from_elsewhere_is_refused(store, sheet):
    move(store)
    move(store)

    assert len(store.moves("eins")) == 1
    with pytest.raises(Stale, match="changed in the meantime"):
        move(store, after=replace(check(), catalogue_text=NEXT + "#\n", catalogue_sha=""))


def test_an_answer_that_was_taken_under_the_old_text_is_not_kept_under_the_new_one(store, sheet):
    move(store)

    with pytest.raises(Moved):
        store.answer(sheet, "offen", lambda _: Answer(1), LATER, under=check().catalogue_sha)
    assert store.sheet(sheet).sheet.answers == {"frueh": Answer(2)}


def test_answers_given_while_a_check_moves_are_under_one_of_the_two_texts_and_none_is_lost(store, sheet):
    acknowledged = {0: 3}  # by the revision that each came to: two may be told in another order

    def answering(value: int) -> None:
        try:
            kept = store.answer(sheet, "offen", lambda _: Answer(value), NOON, under=check().catalogue_sha)
            acknowledged[kept.revision] = value
        except Moved:
            pass

    with ThreadPool(4) as people:
        given = [people.apply_async(answering, (1 + number % 4,)) for number in range(40)]
        move(store)
        [each.get() for each in given]

    with store.database.reading() as connection:
        aside = connection.execute(select(set_aside.c.value)).scalars().all()
        here = connection.execute(select(answers.c.value).where(answers.c.question == "offen")).all()
    assert here == []
    assert aside == [str(acknowledged[max(acknowledged)])]


def test_a_move_that_dies_in_the_middle_has_changed_nothing(store, sheet, monkeypatch):
    before = store.sheet(sheet)
    monkeypatch.setattr(check_rows, "change_check", lambda *_, **__: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        move(store)

    assert store.sheet(sheet) == before
    assert store.moves("eins") == ()


def test_the_texts_of_a_moved_check_stay_with_it_and_go_with_it(store, sheet):
    opened(store, check("zwei"))
    move(store)

    store.delete("zwei")
    with store.database.reading() as connection:
        kept = set(connection.execute(select(catalogues.c.version)).scalars())
    store.delete("eins")
    with store.database.reading() as connection:
        left = connection.execute(select(catalogues.c.version)).scalars().all()

    assert kept == {"1.0.0", "1.1.0"}
    assert left == []


def test_a_sheet_that_is_withdrawn_takes_along_what_was_set_aside(store, sheet):
    move(store)

    store.delete("eins")

    with store.database.reading() as connection:
        assert connection.execute(select(set_aside)).all() == []


def test_words_that_were_taken_out_are_gone_from_what_a_backup_has_set_aside_too(store, sheet):
    store.answer(sheet, "offen", lambda before: replace(before, comment="Eva Muster"), NOON)
    move(store)

    words = digest(Kind.WORDS, f"{sheet}:offen")
    store.delete_again([Deletion(Kind.WORDS, words, 0, NOON.date())], LATER)

    with store.database.reading() as connection:
        kept = connection.execute(select(set_aside.c.value, set_aside.c.comment)).all()
    assert kept == [("3", "")]


def test_a_confidential_check_that_has_ended_is_not_moved(store):
    opened(store, check(mode=Mode.CONFIDENTIAL))
    store.end_check("eins", NOON)

    with pytest.raises(NotPossible, match="stays as it is"):
        move(store, before=check(mode=Mode.CONFIDENTIAL), after=moved(check(mode=Mode.CONFIDENTIAL)))


def test_results_see_a_move_at_once(store, sheet):
    before = store.stamp("eins"), store.sheets_of("eins")

    move(store)

    assert store.stamp("eins") > before[0]
    assert store.sheets_of("eins") != before[1]


MOVER = """
import sys
from itertools import count
from qcheck.store import open_store
from tests.kept import check
from tests.test_store_moving import LATER, moved

store = open_store(sys.argv[1])
both = (check(), moved())
for number in count():
    before, after = both[number % 2], both[1 - number % 2]
    aside = ("offen",) if after.catalogue_version == "1.1.0" else ()
    store.move(after, before.catalogue_sha, aside, (), LATER, is_done=False)
    print(after.catalogue_version, flush=True)
"""


def test_a_process_killed_while_it_moves_leaves_the_check_in_one_edition_with_every_answer(
    database_url, tmp_path
):
    store = open_store(database_url)
    sheet = opened(store, check())
    for question in ("frueh", "offen"):
        store.answer(sheet, question, lambda _: Answer(3), NOON)

    mover = forked([database_url], tmp_path / "said", script=MOVER)
    acknowledged = first_lines(mover, tmp_path / "said", 25)
    mover.kill()

    here = store.open("link-eins").check.catalogue_version
    with store.database.reading() as connection:
        aside = connection.execute(select(set_aside.c.question)).scalars().all()
    fitting = {"1.0.0": (["offen"], []), "1.1.0": ([], ["offen"])}[here]
    given = store.sheet(sheet).sheet.answers
    assert acknowledged[-1] == "1.1.0"
    assert ([each for each in given if each == "offen"], aside) == fitting
    assert given["frueh"] == Answer(3)
    assert len(store.moves("eins")) >= 25
    store.close()
