"""What is kept: each verb is whole, may be repeated, and holds when several write at once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from multiprocessing.pool import ThreadPool

import pytest
from sqlalchemy import text

from qcheck.catalogue import Apart
from qcheck.records import Answer, Evidence, Life, Mode, Scope, Sheet
from qcheck.store import UnknownLink, open_store
from tests.kept import CATALOGUE, NOON, check, opened, process

LATER = NOON + timedelta(minutes=5)


def says(value):
    return lambda before: replace(before, value=value)


def comments(words):
    return lambda before: replace(before, comment=words)


# what goes in comes out


@pytest.mark.parametrize(
    "kept",
    [
        check(),
        check(phase="planung", mode=Mode.CONFIDENTIAL, scope=Scope(frozenset({"b", "a"}), frozenset({"m"}))),
        check(scope=Scope(frozenset(), frozenset())),
        check(about=process("p", 'Ärger\'s "Titel" %s {x}'), catalogue_text="id: ü ✓\n" * 10_000),
    ],
)
def test_a_check_comes_back_as_it_was_kept(store, kept):
    opened(store, kept)

    found = store.open(f"link-{kept.id}")

    assert found.check == kept
    assert (found.perspective, found.finished, found.link.sheet) == ("all", False, f"bogen-{kept.id}")


@pytest.mark.parametrize(
    "given",
    [
        Answer(1),
        Answer(12),
        Answer(Apart.DK),
        Answer(Apart.NA, "trifft nicht zu\nbei uns", Evidence("Protokoll", "https://example.org/a?b=c")),
        Answer(None, "nur ein Wort"),
        Answer(None, "", Evidence("", "https://example.org")),
        Answer(3, "'; DROP TABLE answers; -- 🌳"),
    ],
)
def test_an_answer_comes_back_as_it_was_given(store, given):
    sheet = opened(store, check())

    store.answer(sheet, "frueh", lambda before: given, NOON)

    assert store.sheet(sheet).sheet.answers == {"frueh": given}
    assert type(store.sheet(sheet).sheet.answers["frueh"].value) is type(given.value)


def test_times_come_back_aware_and_in_utc(store):
    sheet = opened(store, check())

    store.answer(sheet, "frueh", says(1), datetime(2026, 5, 4, 14, 0, tzinfo=timezone(timedelta(hours=2))))

    assert store.sheet(sheet).answers["frueh"].saved == NOON
    assert store.sheet(sheet).answers["frueh"].saved.tzinfo == UTC


def test_a_closing_answer_comes_back_and_an_empty_one_is_gone(store):
    sheet = opened(store, check())
    store.closing(sheet, "open_good", lambda before: "Die Rundgänge", NOON)
    store.closing(sheet, "open_next", lambda before: "Protokolle", NOON)

    store.closing(sheet, "open_next", lambda before: "", LATER)

    assert store.closings_of("eins") == {sheet: {"open_good": "Die Rundgänge"}}
    assert store.sheet(sheet).closings["open_good"].saved == NOON


def test_no_answer_is_the_absence_of_a_row(store):
    sheet = opened(store, check())
    store.answer(sheet, "frueh", says(2), NOON)

    store.answer(sheet, "frueh", says(None), LATER)

    assert store.sheet(sheet).answers == {}


def test_an_answer_taken_back_keeps_its_comment(store):
    sheet = opened(store, check())
    store.answer(sheet, "frueh", lambda before: Answer(2, "weil"), NOON)

    store.answer(sheet, "frueh", says(None), LATER)

    assert store.sheet(sheet).sheet.answers == {"frueh": Answer(None, "weil")}


# what changes nothing writes nothing; the revision tells


def test_the_same_answer_again_changes_neither_its_time_nor_the_revision(store):
    sheet = opened(store, check())
    store.answer(sheet, "frueh", says(2), NOON)
    before = _revision(store, "eins")

    again = store.answer(sheet, "frueh", says(2), LATER)

    assert again.saved == NOON
    assert _revision(store, "eins") == before


@pytest.mark.parametrize(
    "change",
    [
        lambda store, sheet: store.answer(sheet, "offen", says(1), LATER),
        lambda store, sheet: store.answer(sheet, "frueh", says(3), LATER),
        lambda store, sheet: store.answer(sheet, "frueh", says(None), LATER),
        lambda store, sheet: store.closing(sheet, "open_good", lambda before: "gut", LATER),
        lambda store, sheet: store.finish(sheet, True, LATER),
        lambda store, sheet: store.change_perspective(sheet, "politik", LATER),
        lambda store, sheet: store.rename("platz", "Neuer Titel", ""),
    ],
)
def test_every_change_raises_the_revision_once_and_its_repetition_does_not(store, change):
    sheet = opened(store, check())
    store.answer(sheet, "frueh", says(2), NOON)
    before = _revision(store, "eins")

    change(store, sheet)
    change(store, sheet)

    assert _revision(store, "eins") == before + 1


def test_a_change_of_one_check_leaves_the_revision_of_another(store):
    opened(store, check())
    other = opened(store, check("zwei", process("bad")))

    store.answer(other, "frueh", says(2), NOON)

    assert (_revision(store, "eins"), _revision(store, "zwei")) == (1, 2)


# processes, checks, links


def test_the_checks_of_a_process_are_found_newest_first(store):
    opened(store, check("alt"))
    opened(store, check("neu", life=Life(LATER, LATER)))
    opened(store, check("fremd", process("bad")))

    assert [found.check.id for found in store.of_process("platz")] == ["neu", "alt"]
    assert [found.check.id for found in store.everything()] == ["neu", "alt", "fremd"]


def test_a_further_check_brings_title_and_place_for_all_checks_of_the_process(store):
    opened(store, check("alt"))
    before = _revision(store, "alt")

    opened(store, check("neu", process("platz", "Spielplatz am Markt")))

    assert store.open("link-alt").check.process.title == "Spielplatz am Markt"
    assert _revision(store, "alt") == before + 1


def test_a_catalogue_is_kept_once_for_all_checks_with_the_same_text(store):
    opened(store, check("eins"))
    opened(store, check("zwei"))
    opened(store, check("drei", catalogue_text=CATALOGUE + "# neu\n"))

    assert _count(store, "catalogues") == 2


def test_only_the_wanted_links_are_found(store):
    opened(store, check("eins"))
    opened(store, check("zwei"))

    assert [found.link.id for found in store.opened(["link-zwei", "link-nirgends"])] == ["link-zwei"]
    assert store.opened([]) == ()


def test_a_renewed_link_has_the_next_generation(store):
    opened(store, check())

    assert store.renew("link-eins").generation == 2
    assert store.open("link-eins").link.generation == 2


def test_sheets_are_found_by_check_and_by_id(store):
    first, second = opened(store, check("eins")), opened(store, check("zwei"))
    store.answer(first, "frueh", says(1), NOON)
    store.answer(first, "offen", says(2), NOON)

    assert store.sheets_of("eins") == (Sheet(first, "all", {"frueh": Answer(1), "offen": Answer(2)}),)
    assert store.sheets([second, "nirgends"]) == (Sheet(second, "all"),)


@pytest.mark.parametrize(
    "verb",
    [
        lambda store: store.open("nirgends"),
        lambda store: store.sheet("nirgends"),
        lambda store: store.renew("nirgends"),
        lambda store: store.answer("nirgends", "frueh", says(1), NOON),
        lambda store: store.closing("nirgends", "open_good", str, NOON),
        lambda store: store.finish("nirgends", True, NOON),
        lambda store: store.change_perspective("nirgends", "all", NOON),
    ],
)
def test_what_is_not_there_is_said_and_nothing_is_written(store, verb):
    with pytest.raises(UnknownLink):
        verb(store)
    assert _count(store, "answers") == 0


# deleting


def test_a_deleted_check_takes_everything_with_it(store):
    sheet = opened(store, check())
    store.answer(sheet, "frueh", says(1), NOON)
    store.closing(sheet, "open_good", lambda before: "gut", NOON)

    store.delete("eins")

    tables = ("processes", "catalogues", "checks", "sheets", "answers", "closings", "links")
    assert {table: _count(store, table) for table in tables} == dict.fromkeys(tables, 0)


def test_a_deleted_check_leaves_the_others_and_what_they_share(store):
    opened(store, check("eins"))
    other = opened(store, check("zwei"))
    store.answer(other, "frueh", says(1), NOON)

    store.delete("eins")
    store.delete("eins")

    assert [found.check for found in store.everything()] == [check("zwei")]
    assert store.sheet(other).sheet.answers == {"frueh": Answer(1)}


def test_a_check_can_be_opened_anew_with_the_text_of_a_deleted_one(store):
    opened(store, check("eins"))
    store.delete("eins")

    opened(store, check("zwei"))

    assert store.open("link-zwei").check.catalogue_text == CATALOGUE


def test_deleted_words_are_gone_from_every_file(tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/qcheck.sqlite")
    sheets = [opened(store, check(f"check{n}", process(f"p{n}", f"Geheimtitel{n}"))) for n in range(20)]
    [
        store.answer(sheet, f"f{n}", comments(f"Geheimwort{sheet} " * (n * 7 + 1)), NOON)
        for n in range(40)
        for sheet in sheets
    ]
    [
        store.answer(sheet, f"f{n}", comments(f"Geheimwort{sheet} anders " * (n * 5 + 1)), LATER)
        for n in range(40)
        for sheet in sheets[::2]
    ]
    assert _found_in_files(tmp_path, b"Geheimwort") > 0

    [store.delete(f"check{n}") for n in range(20)]

    assert _found_in_files(tmp_path, b"Geheim") == 0
    store.close()


def test_words_that_were_replaced_are_gone_from_every_file_after_the_next_start(tmp_path):
    url = f"sqlite:///{tmp_path}/qcheck.sqlite"
    store = open_store(url)
    sheet = opened(store, check())
    store.answer(sheet, "frueh", comments("Geheimwort " * 500), NOON)
    store.answer(sheet, "frueh", comments("offen"), LATER)

    again = open_store(url)

    assert _found_in_files(tmp_path, b"Geheimwort") == 0
    again.close()
    store.close()


# several at once


def test_eight_threads_on_different_questions_lose_nothing(store):
    sheet = opened(store, check())
    wishes = [(f"f{n}", n % 4 + 1) for n in range(200)]

    with ThreadPool(8) as threads:
        threads.starmap(lambda question, value: store.answer(sheet, question, says(value), NOON), wishes)

    assert {question: answer.value for question, answer in store.sheet(sheet).sheet.answers.items()} == dict(
        wishes
    )
    assert _revision(store, "eins") == 201


def test_eight_threads_on_one_question_follow_each_other(store):
    sheet = opened(store, check())

    with ThreadPool(8) as threads:
        threads.map(
            lambda n: store.answer(
                sheet, "frueh", lambda before: replace(before, comment=before.comment + f"{n} "), NOON
            ),
            range(100),
        )

    assert sorted(map(int, store.sheet(sheet).sheet.answers["frueh"].comment.split())) == list(range(100))
    assert _revision(store, "eins") == 101


def test_reading_goes_on_while_others_write(store):
    sheet = opened(store, check())

    with ThreadPool(8) as threads:
        written = threads.map_async(lambda n: store.answer(sheet, f"f{n}", says(1), NOON), range(100))
        read = threads.map(lambda n: len(store.sheet(sheet).answers), range(100))
        written.get()

    assert max(read) <= 100
    assert len(store.sheet(sheet).answers) == 100


def test_two_threads_opening_checks_with_one_catalogue_keep_it_once(store):
    with ThreadPool(8) as threads:
        threads.map(lambda n: opened(store, check(f"check{n}", process(f"prozess{n}"))), range(24))

    assert len(store.everything()) == 24
    assert _count(store, "catalogues") == 1


def _revision(store, name):
    return store.open(f"link-{name}").revision


def _count(store, table):
    with store.database.reading() as connection:
        return connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()


def _found_in_files(folder, words):
    return sum(path.read_bytes().count(words) for path in folder.iterdir())
