"""Answers from files into a check: first a look, then in as a whole, once, and out again as a whole."""

from datetime import UTC, datetime
from multiprocessing.pool import ThreadPool

import pytest

from qcheck.importing import ColumnMap
from qcheck.language import language
from qcheck.loading import Shelf
from qcheck.service import GivenFile, Known, NotPossible, Service, Stale, UnknownLink, WrongLink
from qcheck.store import open_store
from tests.importing.reading import CODES, FILES, workbook
from tests.test_service import YAML, wish

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
FOUR = b"sheet;perspective;question;answer;comment\nTisch 1;kinder;frueh;4;gut\nTisch 1;kinder;offen;3;\nTisch 2;amt;frueh;2;\n"
FAULTY = b"sheet;perspective;question;answer\nA;kinder;frueh;4\nB;kinder;frueh;9\n"
WIDE = "ID;Perspektive;Die Kinder waren von Anfang an dabei.;Es ist schön.\n1;Kinder;4;3\n2;Amt;2;\n"


@pytest.fixture
def service(database_url, tmp_path):
    (tmp_path / "criteria").mkdir()
    (tmp_path / "criteria" / "spielplatz.yaml").write_text(YAML, "utf-8")
    kurzcheck = FILES.parents[2] / "criteria" / "kurzcheck.yaml"
    (tmp_path / "criteria" / "kurzcheck.yaml").write_bytes(kurzcheck.read_bytes())
    opened = Service(open_store(database_url), Shelf([tmp_path / "criteria"]), b"k" * 32, lambda: NOON)
    yield opened
    opened.close()


@pytest.fixture
def link(service) -> str:
    return service.organising.create_check(wish(perspective=None))


def given(*contents: bytes | str) -> list[GivenFile]:
    return [
        GivenFile(f"{number}.csv", each.encode() if isinstance(each, str) else each)
        for number, each in enumerate(contents, start=1)
    ]


def taken(service: Service, link: str, *contents: bytes | str) -> list[int]:
    look = service.importing.look(link, given(*contents))
    return [each.number for each in service.importing.take_in(link, look)]


def number(service: Service, link: str) -> int:
    return sum(found or 0 for found in service.organising.status(link).sheets.values())


def said(look, tag: str = "en") -> str:
    return "\n".join(problem.said(language(tag)) for each in look.files for problem in each.problems)


# the look


def test_a_look_says_what_would_come_in_and_changes_nothing(service, link):
    look = service.importing.look(link, given(FOUR))

    [file] = look.files
    assert (file.fits, file.new, look.refused) == (True, 2, "")
    assert [(each.label, each.perspective, each.answered, each.remarks) for each in file.sheets] == [
        ("Tisch 1", "kinder", 2, 1),
        ("Tisch 2", "amt", 1, 0),
    ]
    assert number(service, link) == 0


def test_a_file_with_a_problem_names_file_row_and_reason_and_gives_nothing(service, link):
    look = service.importing.look(link, given(FAULTY))

    assert said(look).startswith("1.csv: row 3: '9' is not an answer on the scale")
    assert not look.fits
    assert service.importing.take_in(link, look)[0].number == 0
    assert number(service, link) == 0


def test_a_faulty_file_keeps_no_other_out(service, link):
    assert taken(service, link, FAULTY, FOUR) == [0, 2]


def test_answers_that_are_not_put_to_a_perspective_are_left_out_and_told(service, link):
    file = "sheet;perspective;question;answer\n1;amt;frueh;4\n1;amt;schoen;3\n"

    [found] = service.importing.look(link, given(file)).files

    assert [(each.question, each.number) for each in found.left_out] == [("schoen", 1)]
    assert found.sheets[0].answered == 1


def test_a_file_without_anything_that_is_asked_says_so(service, link):
    file = "sheet;perspective;question;answer\n1;amt;tief;4\n"

    assert "there is no answer in this file that this check asks for" in said(
        service.importing.look(link, given(file))
    )


def test_a_table_of_another_tool_goes_in_with_what_was_said_about_it(service, link):
    file = given("Wer?;Anfang\nGroße;2\nKleine;4\n")
    once = ColumnMap({"Wer?": "perspective", "Anfang": "frueh"}, {"Große": "amt", "Kleine": "kinder"})

    look = service.importing.look(link, file, once)

    assert [each.number for each in service.importing.take_in(link, look)] == [2]


def test_words_that_are_not_understood_are_named_so_that_they_can_be_explained(service, link):
    [found] = service.importing.look(link, given("Perspektive;frueh\nGroße;stimmt\n")).files

    assert (found.strange_views, found.strange_answers) == (("Große",), ("stimmt",))
    assert [(each.head, each.meaning, each.example) for each in found.columns] == [
        ("Perspektive", "perspective", "Große"),
        ("frueh", "frueh", "stimmt"),
    ]


@pytest.mark.parametrize("name", ["limesurvey-codes.csv", "microsoft-forms.xlsx", "eusurvey.xlsx"])
def test_exports_of_survey_tools_come_in(service, name):
    check = wish(perspective=None, catalogue="kurzcheck", phase="reflexion")
    own = service.organising.create_check(check)
    look = service.importing.look(own, [GivenFile(name, (FILES / name).read_bytes())], CODES)

    [file] = service.importing.take_in(own, look)

    assert file.number == 4
    assert {who: many for who, many in service.organising.status(own).sheets.items() if many} == {
        "verwaltung": 1, "zivilgesellschaft": 1, "politik": 1, "einwohnerschaft": 1,
    }  # fmt: skip


# in


def test_sheets_that_came_in_count_and_are_listed_with_their_names(service, link):
    taken(service, link, FOUR)

    assert number(service, link) == 2
    assert [each.label for each in service.collecting.sheets(link)] == ["Tisch 1", "Tisch 2"]
    assert service.results.result(link).profile.criteria


def test_what_was_written_comes_in_without_what_nobody_sees(service, link):
    file = "sheet;perspective;question;answer;comment\n1;kinder;frueh;4;gu\u200bt \u202egemacht\n"
    taken(service, link, file)

    [sheet] = service.collecting.sheets(link)

    assert service.answering.own_sheet(sheet.link).given["frueh"].comment == "gut gemacht"


def test_the_same_file_twice_counts_once(service, link):
    assert [taken(service, link, FOUR), taken(service, link, FOUR)] == [[2], [0]]
    assert service.importing.look(link, given(FOUR)).files[0].is_there
    assert number(service, link) == 2


def test_the_same_answers_in_another_kind_of_file_count_once(service, link):
    rows = [
        ["sheet", "perspective", "question", "answer", "comment"],
        ["Tisch 1", "kinder", "frueh", 4, "gut"],
    ]
    rows += [["Tisch 1", "kinder", "offen", 3, ""], ["Tisch 3", "kinder", "frueh", 1, ""]]
    taken(service, link, FOUR)

    [file] = service.importing.look(link, [GivenFile("neu.xlsx", workbook(rows))]).files

    assert [each.known for each in file.sheets] == [Known.THERE, Known.NEW]
    assert file.new == 1


def test_a_later_export_brings_only_what_is_new(service, link):
    taken(service, link, WIDE)

    assert taken(service, link, WIDE + "3;Kinder;1;1\n") == [1]
    assert number(service, link) == 3


def test_two_people_who_said_the_same_are_two_people(service, link):
    assert taken(service, link, "Perspektive;frueh\nKinder;4\nKinder;4\n") == [2]


def test_a_sheet_that_says_what_another_one_says_is_pointed_out_and_not_kept_out(service, link):
    service.collecting.enter_sheet(link, "kinder", "Papier", {"frueh": 4}, "einmal")

    [file] = service.importing.look(link, given("Perspektive;frueh\nKinder;4\n")).files

    assert ([each.known for each in file.sheets], file.new) == ([Known.TWIN], 1)


def test_two_who_give_the_same_file_at_once_take_it_in_once(service, link):
    looks = [service.importing.look(link, given(FOUR)) for _ in range(4)]

    with ThreadPool(4) as threads:
        came = threads.map(lambda look: service.importing.take_in(link, look)[0].number, looks)

    assert sorted(came) == [0, 0, 0, 2]
    assert number(service, link) == 2


@pytest.mark.parametrize("state", ["prepared", "closed"])
def test_nothing_comes_in_unless_the_check_runs(service, state):
    own = service.organising.create_check(wish(perspective=None, prepared=state == "prepared"))
    if state == "closed":
        service.organising.end_check(own)
    look = service.importing.look(own, given(FOUR))

    with pytest.raises(NotPossible) as refused:
        service.importing.take_in(own, look)

    assert refused.value.message == look.refused
    assert not look.fits


def test_only_organisers_take_answers_in(service, link):
    [view, *_] = [each for each in service.inviting.links(link) if each.kind == "view"]

    with pytest.raises(WrongLink):
        service.importing.look(view.link, given(FOUR))
    with pytest.raises(UnknownLink):
        service.importing.imports("nichts")


# out


def test_an_import_is_undone_as_a_whole(service, link):
    service.collecting.enter_sheet(link, "kinder", "Papier", {"frueh": 1}, "einmal")
    taken(service, link, FOUR, WIDE)
    [imported] = service.importing.imports(link)

    service.importing.undo_import(link, imported)

    assert (imported.number, [name for _, name, _ in imported.files]) == (4, ["1.csv", "2.csv"])
    assert [each.label for each in service.collecting.sheets(link)] == ["Papier"]
    assert service.importing.imports(link) == ()


def test_what_was_undone_can_come_in_again(service, link):
    taken(service, link, FOUR)
    service.importing.undo_import(link, service.importing.imports(link)[0])

    assert taken(service, link, FOUR) == [2]


def test_to_undo_twice_is_to_undo_once(service, link):
    taken(service, link, FOUR)
    [imported] = service.importing.imports(link)
    service.importing.undo_import(link, imported)

    service.importing.undo_import(link, imported)

    assert number(service, link) == 0


def test_what_was_changed_since_is_not_lost_unseen(service, link):
    taken(service, link, FOUR)
    [before] = service.importing.imports(link)
    service.answering.answer(service.collecting.sheets(link)[0].link, "frueh", 1)

    with pytest.raises(Stale):
        service.importing.undo_import(link, before)

    [after] = service.importing.imports(link)
    assert (before.is_changed, after.is_changed, number(service, link)) == (False, True, 2)
    service.importing.undo_import(link, after)
    assert number(service, link) == 0


def test_a_sheet_that_was_deleted_since_is_told(service, link):
    taken(service, link, FOUR)
    service.answering.withdraw(service.collecting.sheets(link)[0].link)

    [imported] = service.importing.imports(link)

    assert (imported.number, imported.there, imported.is_changed) == (2, 1, True)


def test_nothing_is_undone_in_a_check_that_is_closed(service, link):
    taken(service, link, FOUR)
    service.organising.end_check(link)

    with pytest.raises(NotPossible):
        service.importing.undo_import(link, service.importing.imports(link)[0])

    assert number(service, link) == 2


def test_imports_go_with_their_check(service, link):
    taken(service, link, FOUR)

    service.organising.delete(link)

    with pytest.raises(UnknownLink):
        service.importing.imports(link)
