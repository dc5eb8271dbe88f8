"""What the store keeps of many people: the life of a check, invitations, sheets of others; nothing comes in
after the end.
"""

from datetime import UTC, date, timedelta
from multiprocessing.pool import ThreadPool

import pytest

from qcheck.life import deletion
from qcheck.records import Answer, Life, Mode, Sheet
from qcheck.store import Late, Link, LinkKind, NotPossible, UnknownLink
from qcheck.store.rows.check_rows import change_check
from qcheck.store.sheets import answering
from tests.kept import NOON, check, opened
from tests.test_store import says

LATER = NOON + timedelta(minutes=5)
NEXT_DAY = NOON + timedelta(days=1)


def begun(store, name="gast", of="eins", now=NOON, label=""):
    store.begin_sheet(
        Link(f"link-{name}", of, LinkKind.SHEET, sheet=f"bogen-{name}"),
        Sheet(f"bogen-{name}", "all"),
        now,
        label,
    )
    return f"bogen-{name}"


# life


@pytest.mark.parametrize(
    "life",
    [
        Life(NOON),
        Life(NOON, NOON, LATER, NEXT_DAY, "Europe/Vienna", date(2027, 1, 1)),
        Life(NOON, NOON, ends=NEXT_DAY),
    ],
)
def test_a_life_comes_back_as_it_was_kept(store, life):
    opened(store, check(life=life))

    found = store.open("link-eins").check.life

    assert found == life
    assert found.created.tzinfo == UTC


@pytest.mark.parametrize(
    "change",
    [
        lambda store, sheet, now: store.answer(sheet, "frueh", says(1), now),
        lambda store, sheet, now: store.closing(sheet, "open_good", lambda before: "gut", now),
        lambda store, sheet, now: store.finish(sheet, True, now),
        lambda store, sheet, now: store.change_perspective(sheet, "politik", now),
        lambda store, sheet, now: store.withdraw(store.open("link-gast").link, now),
        lambda store, sheet, now: begun(store, "spät", now=now),
    ],
)
@pytest.mark.parametrize(
    ("life", "now", "said"),
    [
        (Life(NOON, NOON, ends=NEXT_DAY), NEXT_DAY, "This check is closed."),
        (Life(NOON, NOON, closed=LATER), LATER, "This check is closed."),
        (Life(NOON), LATER, "This check has not been opened yet."),
    ],
)
def test_nothing_can_be_said_before_a_check_is_open_and_after_its_end(store, change, life, now, said):
    opened(store, check())
    sheet = begun(store)
    store.answer(sheet, "frueh", says(3), NOON)
    with store.database.writing() as connection:
        change_check(connection, "eins", opened=life.opened, closed=life.closed, ends=life.ends)

    with pytest.raises(NotPossible, match=said):
        change(store, sheet, now)

    assert store.sheet(sheet).sheet == Sheet(sheet, "all", {"frueh": Answer(3)})


def test_a_prepared_check_opens_and_a_second_opening_changes_nothing(store):
    opened(store, check(life=Life(NOON)))

    store.start_check("eins", LATER)
    store.start_check("eins", NEXT_DAY)

    assert store.open("link-eins").check.life == Life(NOON, LATER)


def test_a_closed_check_keeps_the_moment_of_its_first_closing(store):
    opened(store, check())

    store.end_check("eins", LATER)
    store.end_check("eins", NEXT_DAY)

    assert store.open("link-eins").check.life.closed == LATER


def test_a_check_whose_end_has_passed_was_closed_then(store):
    opened(store, check(life=Life(NOON, NOON, ends=LATER)))

    store.end_check("eins", NEXT_DAY)

    assert store.open("link-eins").check.life.closed == LATER


def test_an_open_round_can_go_on_after_its_end_and_a_confidential_check_cannot(store):
    opened(store, check("offen", life=Life(NOON, NOON, ends=LATER)))
    opened(store, check("still", mode=Mode.CONFIDENTIAL, life=Life(NOON, NOON, ends=LATER)))

    store.resume_check("offen", NEXT_DAY)
    with pytest.raises(NotPossible, match="cannot be opened again"):
        store.resume_check("still", NEXT_DAY)

    assert store.open("link-offen").check.life == Life(
        NOON, NOON, deletes=deletion(Life(NOON, NOON, ends=LATER))
    )
    assert store.open("link-still").check.life.ends == LATER


@pytest.mark.parametrize("mode", Mode)
def test_the_end_of_a_closed_check_cannot_be_moved(store, mode):
    opened(store, check(mode=mode, life=Life(NOON, NOON, ends=LATER)))

    with pytest.raises(NotPossible, match="its end cannot be moved"):
        store.schedule("eins", NEXT_DAY + timedelta(days=1), "Europe/Berlin", NEXT_DAY)


def test_an_end_that_has_passed_already_is_refused(store):
    opened(store, check())

    with pytest.raises(NotPossible, match="The end lies in the past"):
        store.schedule("eins", NOON, "Europe/Berlin", LATER)


def test_after_closing_has_returned_no_answer_comes_in(store):
    """People who are just saving finish first; then the results are what they are for good."""
    opened(store, check())
    sheets = [begun(store, str(number)) for number in range(8)]

    def answering(sheet):
        saved = 0
        try:
            for value in range(1, 200):
                store.answer(sheet, "frueh", says(value), NOON)
                saved = value
        except NotPossible:
            return saved
        return saved

    with ThreadPool(9) as people:
        answers = [people.apply_async(answering, (sheet,)) for sheet in sheets]
        people.apply(store.end_check, ("eins", NOON))
        at_the_end = {sheet.id: sheet.answers for sheet in store.sheets_of("eins")}
        acknowledged = [each.get() for each in answers]

    assert {sheet.id: sheet.answers for sheet in store.sheets_of("eins")} == at_the_end
    assert [at_the_end[sheet].get("frueh", Answer(0)).value for sheet in sheets] == acknowledged


# sheets of many


def test_a_sheet_begun_twice_with_the_same_link_is_one_sheet(store):
    opened(store, check())

    begun(store)
    store.answer("bogen-gast", "frueh", says(2), NOON)
    begun(store)

    assert store.sheet("bogen-gast").sheet.answers == {"frueh": Answer(2)}
    assert len(store.sheets_of("eins")) == 2


def test_fifty_phones_that_send_twice_at_once_begin_fifty_sheets(store):
    opened(store, check())

    with ThreadPool(16) as phones:
        phones.map(lambda number: begun(store, str(number % 50)), range(100))

    assert len(store.sheets_of("eins")) == 51


def test_an_answer_that_arrives_late_leaves_what_was_saved_since(store):
    sheet = opened(store, check())
    store.answer(sheet, "frueh", says(4), LATER)

    kept = store.answer(sheet, "frueh", says(1), NEXT_DAY, Late(NOON))

    assert (kept.answer, kept.saved) == (Answer(4), LATER)
    assert store.sheet(sheet).sheet.answers == {"frueh": Answer(4)}


def test_an_answer_that_arrives_late_is_kept_where_nothing_was_saved_since(store):
    sheet = opened(store, check())
    store.answer(sheet, "frueh", says(4), NOON)

    store.answer(sheet, "frueh", says(1), NEXT_DAY, Late(LATER))

    assert store.sheet(sheet).sheet.answers == {"frueh": Answer(1)}


def test_a_device_on_a_slow_line_may_change_the_answer_it_has_just_saved(store):
    """Its second choice was made while the first was still on its way."""
    sheet = opened(store, check())
    first = store.answer(sheet, "frueh", says(4), LATER)

    store.answer(sheet, "frueh", says(1), NEXT_DAY, Late(NOON, known=first.saved))

    assert store.sheet(sheet).sheet.answers == {"frueh": Answer(1)}


def test_the_answers_of_others_leave_the_revision_of_a_link_as_it_is_and_raise_the_stamp(store):
    opened(store, check())
    sheet = begun(store)
    before, stamp = store.open("link-eins").revision, store.stamp("eins")

    store.answer(sheet, "frueh", says(2), NOON)

    assert store.open("link-eins").revision == before
    assert store.stamp("eins") > stamp


@pytest.mark.parametrize(
    "change",
    [
        lambda store: begun(store, "neu"),
        lambda store: store.answer("bogen-gast", "frueh", says(3), LATER),
        lambda store: store.closing("bogen-gast", "open_good", lambda before: "gut", LATER),
        lambda store: store.take_out("eins", "bogen-gast", True),
        lambda store: store.withdraw(store.open("link-gast").link, LATER),
        lambda store: store.end_check("eins", LATER),
        lambda store: store.rename("platz", "Neuer Titel", ""),
        lambda store: store.arrange("eins", ["a"]),
    ],
)
def test_the_stamp_grows_with_every_change_of_a_check_or_its_sheets(store, change):
    opened(store, check())
    begun(store)
    store.answer("bogen-gast", "frueh", says(2), NOON)
    before = store.stamp("eins")

    change(store)

    assert store.stamp("eins") > before


def test_a_sheet_taken_out_counts_nowhere_until_it_is_put_back(store):
    opened(store, check())
    sheet = begun(store)

    store.take_out("eins", sheet, True)
    assert [each.id for each in store.sheets_of("eins")] == ["bogen-eins"]
    assert store.open("link-gast").out

    store.take_out("eins", sheet, False)
    assert {each.id for each in store.sheets_of("eins")} == {"bogen-eins", sheet}


def test_a_sheet_of_another_check_cannot_be_taken_out(store):
    opened(store, check("eins"))
    opened(store, check("zwei"))

    store.take_out("eins", "bogen-zwei", True)

    assert [each.id for each in store.sheets_of("zwei")] == ["bogen-zwei"]


def test_a_sheet_that_is_withdrawn_is_gone_with_its_link(store):
    opened(store, check())
    sheet = begun(store)
    store.answer(sheet, "frueh", says(2), NOON)

    store.withdraw(store.open("link-gast").link, LATER)

    with pytest.raises(UnknownLink):
        store.sheet(sheet)
    with pytest.raises(UnknownLink):
        store.open("link-gast")


def test_the_list_of_sheets_says_what_an_organiser_may_know_of_an_open_round(store):
    opened(store, check())
    sheet = begun(store, label="Tisch 3")
    store.answer(sheet, "frueh", says(2), LATER)
    store.finish(sheet, True, LATER)

    [listed] = [each for each in store.listed("eins") if each.sheet.id == sheet]

    assert (listed.label, listed.finished, listed.out, listed.link.id, listed.last_saved) == (
        "Tisch 3",
        True,
        False,
        "link-gast",
        LATER,
    )


# links


def test_links_are_added_once_for_each_kind_and_perspective(store):
    opened(store, check())
    wanted = [Link(f"neu-{n}", "eins", LinkKind.ANSWER, perspective=p) for n, p in enumerate((None, "amt"))]

    store.add_links(wanted)
    store.add_links([Link("anders", "eins", LinkKind.ANSWER), *wanted])

    assert {each.link.id for each in store.links_of("eins")} == {"link-eins", "neu-0", "neu-1"}


def test_people_who_ask_for_links_at_once_add_them_once(store):
    opened(store, check())

    with ThreadPool(8) as people:
        people.map(lambda number: store.add_links([Link(f"neu-{number}", "eins", LinkKind.VIEW)]), range(8))

    assert len(store.links_of("eins")) == 2


def test_a_withdrawn_link_comes_back_renewed(store):
    opened(store, check())
    store.add_links([Link("einladung", "eins", LinkKind.ANSWER)])
    store.keep_codes({"einladung": "hash"})

    store.withdraw_link("einladung")
    assert store.open("einladung").link.withdrawn
    assert store.by_code("hash").link.withdrawn

    assert store.renew("einladung") == Link("einladung", "eins", LinkKind.ANSWER, generation=2)
    assert store.by_code("hash") is None
    assert not store.open("einladung").link.withdrawn


def test_a_code_leads_to_one_link_only(store):
    opened(store, check())
    store.add_links(
        [Link("eine", "eins", LinkKind.ANSWER), Link("andere", "eins", LinkKind.ANSWER, perspective="amt")]
    )

    assert store.keep_codes({"eine": "hash"})
    assert not store.keep_codes({"andere": "hash"})

    assert store.by_code("hash").link.id == "eine"


def test_the_organisers_links_are_listed_without_those_of_sheets(store):
    opened(store, check())
    begun(store)
    store.add_links([Link("einladung", "eins", LinkKind.ANSWER)])

    assert [each.link.id for each in store.everything()] == ["link-eins"]
    assert [each.link.id for each in store.of_process("platz")] == ["link-eins"]


# whole checks, read again and again


def test_a_whole_check_read_again_has_every_change_since(store):
    opened(store, check())
    first, second = begun(store, "a"), begun(store, "b")
    store.answer(first, "frueh", says(1), NOON)
    store.answer(second, "frueh", says(2), NOON)
    before = {each.id: each.answers for each in store.sheets_of("eins")}

    store.answer(first, "frueh", lambda before: Answer(4, "weil"), LATER)
    store.answer(first, "offen", says(2), LATER)
    store.answer(second, "frueh", says(None), LATER)
    third = begun(store, "c")

    assert before == {"bogen-eins": {}, first: {"frueh": Answer(1)}, second: {"frueh": Answer(2)}}
    assert {each.id: each.answers for each in store.sheets_of("eins")} == {
        "bogen-eins": {},
        first: {"frueh": Answer(4, "weil"), "offen": Answer(2)},
        second: {},
        third: {},
    }


def test_a_whole_check_read_again_knows_another_perspective_and_forgets_a_withdrawn_sheet(store):
    opened(store, check())
    sheet = begun(store, "a")
    begun(store, "b")
    store.sheets_of("eins")

    store.change_perspective(sheet, "politik", LATER)
    store.withdraw(store.open("link-b").link, LATER)

    assert {each.id: each.perspective for each in store.sheets_of("eins")} == {
        "bogen-eins": "all",
        sheet: "politik",
    }


def test_more_checks_than_are_remembered_are_all_read_right(store):
    sheets = [opened(store, check(f"c{number}")) for number in range(7)]
    [store.answer(sheet, "frueh", says(number % 4 + 1), NOON) for number, sheet in enumerate(sheets)]

    read = [
        [store.sheets_of(f"c{number}")[0].answers["frueh"].value for number in range(7)] for _ in range(2)
    ]

    assert read == [[1, 2, 3, 4, 1, 2, 3]] * 2


def test_a_check_has_room_for_a_limited_number_of_sheets(store, monkeypatch):
    monkeypatch.setattr(answering, "MOST_SHEETS", 2)
    opened(store, check())
    store.answer(begun(store, "a"), "frage", lambda _: Answer(4), NOON)

    with pytest.raises(NotPossible, match="already has 2 sheets"):
        begun(store, "b")

    begun(store, "a")
    assert len(store.sheets_of("eins")) == 2


# what people were told about deletion


FAR = date(2036, 1, 1)


def test_the_day_of_deletion_moves_forward_and_not_back_once_people_have_begun(store):
    opened(store, check(life=Life(NOON, NOON, ends=NEXT_DAY)))
    store.keep_until("eins", FAR)
    begun(store)

    store.keep_until("eins", date(2027, 3, 1))
    with pytest.raises(NotPossible, match="not postponed"):
        store.keep_until("eins", FAR)
    with pytest.raises(NotPossible, match="not postponed"):
        store.keep_until("eins", None)

    assert store.open("link-eins").check.life.deletes == date(2027, 3, 1)


def test_a_later_end_and_a_second_opening_leave_the_day_of_deletion_as_promised(store):
    opened(store, check(life=Life(NOON, NOON, ends=NEXT_DAY)))
    begun(store)
    promised = deletion(store.open("link-eins").check.life)

    store.schedule("eins", NEXT_DAY + timedelta(days=60), "Europe/Berlin", NOON)
    after_scheduling = deletion(store.open("link-eins").check.life)
    store.end_check("eins", NEXT_DAY)
    store.resume_check("eins", NEXT_DAY)

    assert {after_scheduling, deletion(store.open("link-eins").check.life)} == {promised}


@pytest.mark.parametrize("end", [None, NEXT_DAY, NOON + timedelta(days=60)])
def test_closing_does_not_shorten_what_people_were_told_about_deletion(store, end):
    opened(store, check(life=Life(NOON, NOON, ends=end)))
    begun(store)
    told = deletion(store.open("link-eins").check.life)

    store.end_check("eins", LATER)
    while_closed = deletion(store.open("link-eins").check.life)
    store.resume_check("eins", LATER)

    assert (while_closed, deletion(store.open("link-eins").check.life)) == (told, told)


def test_an_earlier_end_does_not_shorten_it_either(store):
    opened(store, check(life=Life(NOON, NOON, ends=NOON + timedelta(days=60))))
    begun(store)
    told = deletion(store.open("link-eins").check.life)

    store.schedule("eins", NEXT_DAY, "Europe/Berlin", NOON)

    assert deletion(store.open("link-eins").check.life) == told


def test_a_check_that_nobody_else_has_answered_is_deleted_twelve_months_after_it_was_closed(store):
    opened(store, check(life=Life(NOON, NOON)))

    store.end_check("eins", LATER)

    assert deletion(store.open("link-eins").check.life) == date(LATER.year + 1, LATER.month, LATER.day)


def test_whoever_is_alone_with_a_check_may_keep_it_longer(store):
    opened(store, check(life=Life(NOON, NOON, ends=NEXT_DAY)))

    store.keep_until("eins", FAR)

    assert store.open("link-eins").check.life.deletes == FAR
