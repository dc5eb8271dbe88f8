"""What somebody has said once about another tool's columns, kept as a file."""

import pytest

from qcheck.importing import ColumnMap, NotReadable, read_map, written
from qcheck.language import language
from tests.importing.reading import said, table
from tests.importing.test_wide import TOWN

WHOLE = ColumnMap(
    columns={"F3: „Ziele“": "k-offen", "Wer?": "perspective", "Rest": "ignore"},
    perspectives={"Bürger:in": "verein"},
    answers={"NA": "na", "1 ": "4"},
    perspective="amt",
    unfinished="take in",
    without_consent="leave out",
)


def refused(source: bytes) -> str:
    with pytest.raises(NotReadable) as trouble:
        read_map(source, "spalten.yaml")
    return "\n".join(complaint.said(language("en")) for complaint in trouble.value.complaints)


def test_what_was_written_is_read_again() -> None:
    assert read_map(written(WHOLE).encode(), "spalten.yaml") == WHOLE


def test_such_a_file_is_written_as_people_would_write_it() -> None:
    assert (
        written(ColumnMap({"F3": "k-offen"}, perspective="amt"))
        == "perspective: amt\ncolumns:\n  F3: k-offen\n"
    )


def test_words_stay_as_they_are_written() -> None:
    said_once = read_map(b"answers: {no: 1, NA: na, 08: 2}", "spalten.yaml")

    assert said_once.answers == {"no": "1", "NA": "na", "08": "2"}


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (b"", "this file is empty"),
        (b"- a", "this is no file that says which column is what"),
        (b"\xff\xfe", "this is no file that says which column is what"),
        (b"column: {a: b}", "'column' says nothing here\n    did you mean 'columns'?"),
        (b"columns: k-offen", "'columns' must be a table"),
        (b"columns: {a: [b]}", "'columns' must be a table"),
        (b"perspective: {a: b}", "'perspective' must be one word"),
        (b"unfinished: yes", "'unfinished' says 'yes'; it can be: take in, leave out"),
        (b"columns: &x {a: b}\nanswers: *x", "'&x' marks this place for a reference"),
        (b"a" * 300_000, "a file that says which column is what has 256 kB at most"),
    ],
)
def test_what_is_wrong_with_such_a_file_is_said(source: bytes, message: str) -> None:
    assert refused(source).startswith(message)


def test_a_column_that_is_said_twice_is_named_with_both_meanings() -> None:
    twice = b'columns:\n  "F3": k-offen\n  "F4": ignore\n  "F3": k-ehrlich\n'

    assert refused(twice) == (
        "'F3' stands here twice: line 2 says 'k-offen', line 4 says 'k-ehrlich'\n"
        "    keep the line that is meant and delete the other"
    )


def test_a_table_that_stands_twice_is_named_with_its_lines() -> None:
    twice = b"answers: {ja: 4}\ncolumns: {F3: k-offen}\nanswers: {nein: 1}\n"

    assert refused(twice) == (
        "'answers' stands here twice, in line 1 and in line 3\n"
        "    keep one 'answers' and put below it what stands below both"
    )


def test_a_meaning_that_is_none_is_named_with_a_likely_one() -> None:
    found = table("Perspektive;F3;k-ehrlich\nAmt;3;4", TOWN, ColumnMap({"F3": "k-ofen"}))

    assert said(found) == (
        "a.csv: 'k-ofen' is no question of this catalogue and nothing else that a column can be\n"
        "    did you mean 'k-offen'?"
    )


@pytest.mark.parametrize(
    ("meaning", "field"), [("k-offen comment", "comment"), ("k-offen evidence", "evidence")]
)
def test_a_column_can_be_a_remark_on_a_question(meaning: str, field: str) -> None:
    found = table("Perspektive;F3;k-offen\nAmt;weil;4", TOWN, ColumnMap({"F3": meaning}))

    assert getattr(found.sheets[0].answers["k-offen"], field)


def test_a_column_can_be_set_aside() -> None:
    found = table("Perspektive;F3;k-offen\nAmt;weil;4", TOWN, ColumnMap({"F3": "ignore"}))

    assert (found.unmatched, found.aside) == ((), ("F3",))
