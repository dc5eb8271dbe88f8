"""What went out as one file or as a spreadsheet comes back: twelve sheets, three of them faulty on purpose;
sealed ones of a confidential check; an import that is killed half-way.
"""

import json
import signal
from datetime import UTC, datetime, timedelta

import pytest

from qcheck.answer_files import Seal
from qcheck.answer_files.contents import wording_hash
from qcheck.language import language
from qcheck.loading import Shelf
from qcheck.service import GivenFile, Known, Mode, NotPossible, Service
from qcheck.store import open_store
from tests.answer_files.browsers import as_text, sealed
from tests.forked import forked
from tests.importing.reading import workbook
from tests.kept import check, opened
from tests.test_service import YAML, wish

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
KEY = b"k" * 32
TEXTS = {"frueh": "Die Kinder waren von Anfang an dabei.", "offen": "Was gebaut wird, war offen."}


@pytest.fixture
def service(sqlite_url, tmp_path):
    (tmp_path / "criteria").mkdir()
    (tmp_path / "criteria" / "spielplatz.yaml").write_text(YAML, "utf-8")
    opened = Service(open_store(sqlite_url), Shelf([tmp_path / "criteria"]), KEY, lambda: NOON)
    yield opened
    opened.close()


@pytest.fixture
def link(service) -> str:
    return service.organising.create_check(wish(perspective=None))


@pytest.fixture
def secret(service) -> str:
    """The link of a confidential check."""
    return service.organising.create_check(wish(perspective=None, mode=Mode.CONFIDENTIAL))


def public(service: Service, link: str) -> str:
    return service.access.id_from("answer file", service.access.open(link).check_id)


def answer_file(service: Service, link: str, sheet: int, number: int = 1, **more: object) -> bytes:
    """An answer file of this check, as the sheet as one file hands it out."""
    values = {"frueh": 4, "offen": "dk"}
    return json.dumps(
        {
            "qcheck": "answers",
            "format": 1,
            "check": public(service, link),
            "catalogue": {"id": "spielplatz", "version": "1.0.0"},
            "phase": "nachher",
            "perspective": "kinder",
            "language": "de",
            "sheet": f"{sheet:032x}",
            "number": number,
            "answers": {
                question: {"value": value, "comment": "", "wording": wording_hash(TEXTS[question])}
                for question, value in values.items()
            },
            "closing": {"open_good": "Die Schaukel"},
        }
        | more
    ).encode()


def sealed_file(service: Service, link: str, sheet: int, **more: object) -> bytes:
    check = public(service, link)
    content = answer_file(service, link, sheet, **more)
    return json.dumps(sealed(content, Seal.of(KEY, check).public, check)).encode()


def files(*contents: bytes) -> list[GivenFile]:
    return [GivenFile(f"{number}.json", each) for number, each in enumerate(contents, start=1)]


def taken(service: Service, link: str, *contents: bytes) -> list[int]:
    look = service.importing.look(link, files(*contents))
    return [each.number for each in service.importing.take_in(link, look)]


def said(look, tag: str = "en") -> list[str]:
    return [problem.said(language(tag)).split("\n")[0] for each in look.files for problem in each.problems]


def number(service: Service, link: str) -> int:
    return sum(found or 0 for found in service.organising.status(link).sheets.values())


def test_twelve_sheets_come_back_and_three_are_faulty(service, link):
    rows = [["Bogen", "Perspektive", "Frage", "Antwort"]]
    rows += [[f"Tisch {table}", "Kinder", "frueh", table] for table in (1, 2, 3)]
    faulty_rows = [rows[0], ["Tisch 9", "Kinder", "frueh", 7]]
    good = [answer_file(service, link, sheet) for sheet in range(5)]
    mailed = as_text(answer_file(service, link, 5)).encode()
    off_scale = answer_file(
        service, link, 6, answers={"frueh": {"value": 9, "wording": wording_hash(TEXTS["frueh"])}}
    )
    other_check = answer_file(service, link, 7, check="0" * 12)
    given = files(*good, mailed, off_scale, other_check)
    given += [GivenFile("tische.xlsx", workbook(rows)), GivenFile("tisch9.xlsx", workbook(faulty_rows))]

    look = service.importing.look(link, given)
    came = service.importing.take_in(link, look)

    assert said(look) == [
        "7.json: frueh: '9' is not an answer on the scale",
        "8.json: this file was made for another check",
        "tisch9.xlsx: row 2: '7' is not an answer on the scale",
    ]
    assert [each.number for each in came] == [1, 1, 1, 1, 1, 1, 0, 0, 3, 0]
    assert number(service, link) == 9


def test_the_same_sheet_given_twice_counts_once_whatever_file_it_is_in(service, link):
    first, later = answer_file(service, link, 1), answer_file(service, link, 1, number=2)
    taken(service, link, first)

    [file] = service.importing.look(link, files(as_text(later).encode())).files

    assert ([each.known for each in file.sheets], file.new) == ([Known.THERE], 0)
    assert taken(service, link, later) == [0]


def test_of_two_versions_of_a_sheet_the_later_one_comes_in(service, link):
    first = answer_file(service, link, 1)
    later = answer_file(service, link, 1, number=2, closing={"open_good": "Der Sand"})

    look = service.importing.look(link, files(later, first))

    assert [each.sheets[0].known for each in look.files] == [Known.NEW, Known.OLDER]
    assert [each.number for each in service.importing.take_in(link, look)] == [1, 0]
    [sheet] = service.collecting.sheets(link)
    assert service.answering.own_sheet(sheet.link).closing["open_good"] == "Der Sand"


def test_an_answer_to_another_wording_is_shown_and_not_taken(service, link):
    answers = {
        "frueh": {"value": 4, "wording": wording_hash("Die Kinder durften mitreden.")},
        "offen": {"value": 3, "wording": wording_hash(TEXTS["offen"])},
        "neu": {"value": 3},
    }
    older = {"id": "spielplatz", "version": "0.9.0"}

    [file] = service.importing.look(
        link, files(answer_file(service, link, 1, answers=answers, catalogue=older))
    ).files

    assert (file.unmatched, file.sheets[0].answered, file.edition) == (("frueh", "neu"), 1, "0.9.0")


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (
            {"catalogue": {"id": "garten", "version": "1.0.0"}},
            "this file was made for another catalogue: garten",
        ),
        ({"phase": "vorher"}, "this file was made for another phase of the process: Vorher"),
        ({"perspective": "eltern"}, "there is no perspective 'eltern' in this catalogue"),
        ({"closing": {"open_good": "x" * 5_001}}, "open_good: This text has 5001 characters"),
        ({"format": 2}, "This answer file was made by a newer version of qcheck (format 2)."),
    ],
)
def test_what_does_not_belong_here_is_said(service, link, more, message):
    [problem] = said(service.importing.look(link, files(answer_file(service, link, 1, **more))))

    assert problem.startswith(f"1.json: {message}")


# confidential checks


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b"sheet;perspective;question;answer\n1;kinder;frueh;4\n"),
        ("a.xlsx", workbook([["Perspektive", "frueh"], ["Kinder", 4]])),
    ],
)
def test_a_confidential_check_takes_no_sheets_for_others_and_says_what_stays_open(
    service, secret, name, content
):
    look = service.importing.look(secret, [GivenFile(name, content)])

    [problem] = look.files[0].problems
    whole = problem.said(language("de"))
    assert "vertrauliche" in whole
    assert "eine Datei" in whole
    assert service.importing.take_in(secret, look)[0].number == 0
    assert number(service, secret) == 0


def test_an_answer_file_that_is_not_sealed_is_refused_in_a_confidential_check(service, secret):
    look = service.importing.look(secret, files(answer_file(service, secret, 1)))

    assert said(look) == [
        "1.json: this answer file is not sealed, and a confidential check takes sealed ones alone"
    ]


def test_sealed_answer_files_come_in_and_nobody_sees_what_stands_in_them(service, secret):
    look = service.importing.look(secret, files(*(sealed_file(service, secret, each) for each in range(5))))

    came = service.importing.take_in(secret, look)

    assert [each.number for each in came] == [1] * 5
    assert [each.sheets for each in look.files] == [()] * 5
    assert "kinder" not in repr(look.files)
    assert service.organising.status(secret).sheets["kinder"] is not None


def test_fewer_than_five_sealed_files_are_not_counted_for_anybody(service, secret):
    taken(service, secret, *(sealed_file(service, secret, each) for each in range(4)))

    assert "4" not in repr(service.organising.status(secret).sheets["kinder"])


def test_a_sealed_file_that_does_not_fit_tells_nothing_of_what_stands_in_it(service, secret):
    answers = {"frueh": {"value": 9, "wording": wording_hash(TEXTS["frueh"])}}
    odd = sealed_file(service, secret, 1, perspective="eltern")
    off = sealed_file(service, secret, 2, answers=answers)

    look = service.importing.look(secret, files(odd, off))

    assert said(look) == [
        f"{each}.json: this answer file does not fit this check; it stays sealed, so more cannot be said"
        for each in (1, 2)
    ]


def test_a_file_that_was_sealed_for_another_check_cannot_be_opened(service, secret, link):
    other = service.organising.create_check(wish(perspective=None, mode=Mode.CONFIDENTIAL))

    [problem] = said(service.importing.look(secret, files(sealed_file(service, other, 1))))

    assert problem.startswith("1.json: This answer file cannot be opened here")


def test_the_same_sealed_sheet_counts_once(service, secret):
    taken(service, secret, sealed_file(service, secret, 1))

    assert taken(service, secret, sealed_file(service, secret, 1)) == [0]


def test_nobody_takes_answers_out_of_a_confidential_check(service, secret):
    taken(service, secret, sealed_file(service, secret, 1))
    [imported] = service.importing.imports(secret)

    with pytest.raises(NotPossible) as refused:
        service.importing.undo_import(secret, imported)

    assert "vertraulich" in refused.value.said(language("de"))


# half-way

KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from qcheck.records import Answer, Sheet
from qcheck.store import NewImport, NewSheet, open_store
from qcheck.store.sheets import importing

store, add, done = open_store(sys.argv[1]), importing._add_sheet, []

def dies(*arguments):
    if done:
        os.kill(os.getpid(), signal.SIGKILL)
    done.append(add(*arguments))

importing._add_sheet = dies
sheets = tuple(NewSheet(Sheet(f"s{n}", "all", {"a": Answer(3)}), {}, "", f"o{n}", None) for n in range(3))
store.take_in_file("eins", NewImport("i", "a.csv", "d", "b", sheets), datetime(2026, 5, 4, 12, tzinfo=UTC))
"""


def test_an_import_that_is_killed_half_way_leaves_nothing_and_can_be_done_again(database_url, tmp_path):
    store = open_store(database_url)
    opened(store, check())
    store.close()

    killed = forked([database_url], tmp_path / "said", script=KILLED).wait()
    store = open_store(database_url)
    left = (store.imports_of("eins"), len(store.sheets_of("eins")))
    whole = KILLED.replace("if done:", "if False:")
    done = forked([database_url], tmp_path / "said", script=whole).wait()
    came = (store.imports_of("eins")[0].there, len(store.sheets_of("eins")))
    store.close()

    assert (killed, done) == (-signal.SIGKILL, 0)
    assert (left, came) == (((), 1), (3, 4))


def test_a_check_without_room_takes_nothing(service, link, monkeypatch):
    monkeypatch.setattr("qcheck.store.sheets.importing.MOST_SHEETS", 1)
    rows = b"sheet;perspective;question;answer\n1;kinder;frueh;4\n2;kinder;frueh;3\n"

    with pytest.raises(NotPossible):
        taken(service, link, rows)

    assert (number(service, link), service.importing.imports(link)) == (0, ())


def test_imports_made_later_stand_first(service, link, monkeypatch):
    taken(service, link, answer_file(service, link, 1))
    monkeypatch.setattr(service.clock, "now", lambda: NOON + timedelta(hours=1))
    taken(service, link, answer_file(service, link, 2))

    assert [each.files[0][1] for each in service.importing.imports(link)] == ["1.json", "1.json"]
    assert [each.taken for each in service.importing.imports(link)] == [NOON + timedelta(hours=1), NOON]
