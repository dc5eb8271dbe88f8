"""The workbook as an Excel file, re-read with other libraries than the one that wrote it."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from qcheck.records import REMOVED, AgreedLight, Answer, Evidence, Measure, Mode, Sheet, Shows
from qcheck.reports.workbook import xlsx
from qcheck.reports.workbook.excel import About
from qcheck.reports.workbook.excel import xlsx as laid_out
from qcheck.reports.workbook.tab import Column, Tab, distinct
from qcheck.service import TwoChecks
from qcheck.service.evaluation import excerpt
from qcheck.service.evaluation.comparing import compared
from tests.builders import NA
from tests.reports.sources import rounds
from tests.reports.workbooks import DAY, example, few, formulas, parts, rows, sheet_xml, source, tabs


@pytest.fixture(scope="module")
def written() -> bytes:
    return xlsx(source(few()))


def test_an_open_round_has_a_tab_for_everything_that_is_not_empty(written: bytes) -> None:
    assert tabs(written) == [
        "Überblick", "Profil", "Perspektiven", "Verteilungen", "Antworten", "Kommentare", "Codebuch", "Codes",
    ]  # fmt: skip


def test_each_tab_is_named_on_the_first_one(written: bytes) -> None:
    named = [row[0] for row in rows(written, "Überblick")]

    assert [name for name in named if name in tabs(written)] == tabs(written)[1:]


def test_answers_stand_in_the_order_of_the_catalogue_below_texts_and_ids(written: bytes) -> None:
    assert rows(written, "Antworten") == [
        ["", "Ist es klar?", "Und kurz?", "Nur das Amt", "Kommen alle hinein?"],
        ["Perspektive", "a-1", "b", "c", "d"],
        ["Amt", 1, "skip", "blank", 2],
        ["Amt", 4, 3, "na", 2],
        ["Rat", 2, 2, "skip", 1],
        ["Rat", 3, 3, "skip", "blank"],
    ]


def test_the_four_that_are_no_points_are_explained(written: bytes) -> None:
    assert [row[:2] for row in rows(written, "Codes")[5:]] == [
        ["dk", -1],
        ["na", -2],
        ["blank", -3],
        ["skip", -4],
    ]
    assert all(row[2] for row in rows(written, "Codes"))


def test_a_difference_below_zero_stays_a_number(written: bytes) -> None:
    differences = [row[4] for row in rows(written, "Perspektiven")[1:] if row[4] != ""]

    assert differences
    assert min(differences) < 0
    assert all(isinstance(each, float | int) for each in differences)


def test_a_light_is_a_word_and_has_its_colour_by_a_rule(written: bytes) -> None:
    [_, first, *_] = rows(written, "Profil")

    assert first[1] in {"Gelb, auf dem Weg", "Rot, Handlungsbedarf", "Grün, gut aufgestellt"}
    assert f'<formula>"{first[1]}"</formula>' in sheet_xml(written, 2)


def test_titles_stay_in_sight_can_be_filtered_and_are_repeated_on_paper(written: bytes) -> None:
    profile = sheet_xml(written, 2)

    assert 'state="frozen"' in profile
    assert "<autoFilter ref=" in profile
    assert 'orientation="landscape"' in profile
    assert 'paperSize="9"' in profile
    assert "_xlnm.Print_Titles" in parts(written)["xl/workbook.xml"].decode()


def test_what_looks_like_a_formula_stays_words(written: bytes) -> None:
    comments = [row[4] for row in rows(written, "Kommentare")]

    assert '=HYPERLINK("http://x")' in comments
    assert formulas(written) == []
    assert b"hyperlink" not in b"".join(
        parts(written)[name] for name in parts(written) if "worksheets" in name
    )


@pytest.mark.parametrize(
    "words", ["=1+1", "+49 30 1", "-5", "@SUM(A1)", "\t=1", "https://example.org", "1e5", "007"]
)
def test_whatever_was_typed_is_read_back_as_words(words: str) -> None:
    sheets = [Sheet("1", "amt", {"a-1": Answer(4, words)})]

    [_, row] = rows(xlsx(source(sheets)), "Kommentare")

    assert row[4] == words


@pytest.mark.parametrize(
    ("words", "is_kept"),
    [("=1+1", True), ("+49 30 1", True), ("-5", True), ("@SUM(A1)", True), ("\t=1", True), ("3 - 4", False)],
)
def test_what_looks_like_a_formula_stays_words_when_its_cell_is_edited(words: str, is_kept: bool) -> None:
    sheets = [Sheet("1", "amt", {"a-1": Answer(4, words)})]

    cell = load_workbook(BytesIO(xlsx(source(sheets))))["Kommentare"].cell(2, 5)

    assert (cell.value, bool(cell.quotePrefix)) == (words, is_kept)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("a\x00b\x0bc\x1f", "abc"),
        ("a\ud800b", "a\ufffdb"),
        ("eins\r\nzwei", "eins\nzwei"),
        ("مرحبا 中文 👩‍👩‍👧", "مرحبا 中文 👩‍👩‍👧"),
        ("<script>&amp;]]>", "<script>&amp;]]>"),
    ],
)
def test_signs_that_no_file_may_hold_are_left_out_and_all_others_stay(words: str, kept: str) -> None:
    written = xlsx(source([Sheet("1", "amt", {"a-1": Answer(4, words)})]))

    assert rows(written, "Kommentare")[1][4] == kept


def test_a_comment_longer_than_a_cell_is_cut_where_one_sees_it() -> None:
    written = xlsx(source([Sheet("1", "amt", {"a-1": Answer(4, "👍" * 20_000)})]))

    cell = rows(written, "Kommentare")[1][4]

    assert cell.endswith(" …")
    assert len(cell.encode("utf-16-le")) // 2 <= 32_767


def test_words_that_organisers_removed_are_told_in_words() -> None:
    written = xlsx(source([Sheet("1", "amt", {"a-1": Answer(4, f"{REMOVED} war dabei")})]))

    assert rows(written, "Kommentare")[1][4] == "[von den Organisierenden entfernt] war dabei"


def test_evidence_stands_beside_its_comment_with_its_link_in_words() -> None:
    evidence = Evidence("Protokoll", "https://example.org/p")
    written = xlsx(source([Sheet("1", "amt", {"a-1": Answer(4, "", evidence)})]))

    assert rows(written, "Kommentare")[1][5:] == ["Protokoll", "https://example.org/p"]
    assert formulas(written) == []


def test_measures_have_days_that_can_be_sorted() -> None:
    measure = Measure("m", "Aufzug einbauen", ("z",), "Bauamt", due=date(2027, 3, 31))

    [titles, row] = rows(xlsx(source(few(), measures=(measure,))), "Maßnahmen")

    assert row[0] == "Aufzug einbauen"
    assert row[1] == "Zugang"
    assert row[titles.index("Bis wann")] == date(2027, 3, 31)


def test_agreed_lights_have_a_tab_with_reason_and_minority_view() -> None:
    made = source(few())
    kept = AgreedLight("k", "yellow", "Es geht voran", "Der Rat sieht Rot", DAY, 1)
    agreed = replace(made, result=replace(made.result, agreed={"k": kept}))

    [_, row] = rows(xlsx(agreed), "Vereinbarte Ampeln")

    assert row[0] == "Klarheit"
    assert row[2:6] == ["Gelb, auf dem Weg", DAY, "Es geht voran", "Der Rat sieht Rot"]


def test_a_confidential_check_has_no_answers_and_no_codes() -> None:
    many = [Sheet(f"{n}", "amt", {"a-1": Answer(3), "d": Answer(4)}) for n in range(6)]

    assert "Antworten" not in tabs(xlsx(source(many, Mode.CONFIDENTIAL)))


def test_no_answer_of_a_withheld_perspective_changes_a_byte() -> None:
    many = [Sheet(f"{n}", "amt", {"a-1": Answer(3), "d": Answer(4)}) for n in range(6)]
    one = [Sheet(f"r{n}", "rat", {"a-1": Answer(4), "d": Answer(4)}) for n in range(4)]
    other = [Sheet(f"r{n}", "rat", {"a-1": Answer(1), "d": Answer(NA), "b": Answer(2)}) for n in range(4)]

    assert xlsx(source([*many, *one], Mode.CONFIDENTIAL)) == xlsx(source([*other, *many], Mode.CONFIDENTIAL))


def test_the_same_answers_give_the_same_bytes_in_whatever_order_they_came() -> None:
    assert xlsx(source(few())) == xlsx(source(few()[::-1]))


def test_the_file_says_its_title_and_its_language(written: bytes) -> None:
    book = load_workbook(BytesIO(written))

    assert book.properties.title == "Spielplatz: Arbeitsmappe"
    assert book.custom_doc_props["Language"].value == "de"


def test_the_same_in_english_leaves_no_german_of_ours() -> None:
    assert tabs(xlsx(source(few(), language="en")))[:4] == [
        "Overview",
        "Profile",
        "Perspectives",
        "Distributions",
    ]


def test_names_of_tabs_are_cut_and_stay_distinct() -> None:
    long = "Ein Name, der viel länger ist als erlaubt"

    names = distinct([long, long, long.upper(), "a[b]:*?/\\c", "'", ""])

    assert all(0 < len(name) <= 31 for name in names)
    assert len({name.casefold() for name in names}) == 6
    assert not any(set("[]:*?/\\") & set(name) for name in names)


def test_a_workbook_with_names_that_are_cut_alike_opens() -> None:
    twice = [Tab("x" * 40, (Column("a", 9),), [["1"]]), Tab("x" * 41, (Column("a", 9),), [["2"]])]

    assert len(tabs(laid_out(twice, About("T", "", "de", DAY)))) == 2


def test_the_example_has_its_codebook_with_every_question_that_is_asked() -> None:
    made = example()

    ids = [row[0] for row in rows(xlsx(made), "Codebuch")[1:]]

    assert tuple(ids) == made.answers.questions


def test_an_earlier_check_gets_a_tab_with_the_change_as_a_number() -> None:
    then, now = rounds()
    checks = TwoChecks(then, now, compared(then, now))

    table = rows(xlsx(replace(example(), earlier=checks)), "Damals und heute")

    changes = [row[9] for row in table[1:] if row[9] != ""]
    assert any(change < 0 for change in changes)


def test_a_column_in_which_nothing_stands_is_left_out_only_where_it_may_be() -> None:
    columns = (Column("a", 9), Column("b", 9, optional=True), Column("c", 9, optional=True))
    tab = Tab("t", columns, [["", None, 0], ["", "", None]], kept=2).trimmed()

    assert [column.title for column in tab.columns] == ["a", "c"]
    assert (tab.rows, tab.kept) == ([["", 0], ["", None]], 1)


def test_hands_raised_in_the_room_are_told_beside_the_answers() -> None:
    made = source(few())
    raised = replace(made, result=replace(made.result, hands={"a-1": {"amt": 1}}))

    [titles, *table] = rows(xlsx(raised), "Verteilungen")
    place = titles.index("davon gezählt (Hände, Stapel)")

    assert [row[place] for row in table if row[2] == "Amt"][:2] == [1, ""]


def test_a_part_of_the_result_says_nothing_of_the_rest() -> None:
    made = source(few())
    part = Shows(frozenset({"k"}), comments=False, perspectives=False)
    written = xlsx(replace(made, result=excerpt.shown(made.result, part), answers=None))
    everything = str([rows(written, tab) for tab in tabs(written)])

    assert tabs(written) == ["Überblick", "Profil", "Codebuch"]
    assert "Klarheit" in everything
    assert "Zugang" not in everything
    assert "Gut so" not in everything
    assert "Amt:" not in everything


@pytest.mark.parametrize("title", ["Haus &Garten", "&[Picture] & Co.", "&&&", "2026: Plan"])
def test_signs_in_a_title_are_no_orders_for_the_margin_of_a_page(title: str) -> None:
    made = source(few())
    sheet = load_workbook(BytesIO(xlsx(replace(made, result=replace(made.result, title=title)))))["Profil"]

    assert sheet.oddHeader.left.text.replace("&&", "&").replace(" ", "").startswith(title.replace(" ", ""))


def test_answers_from_a_file_need_no_title() -> None:
    made = source(few())
    written = xlsx(replace(made, result=replace(made.result, title="", place="")))

    assert load_workbook(BytesIO(written)).properties.title == "Arbeitsmappe"
    assert rows(written, "Überblick")[1][0] != "Prozess"
