"""YAML comes in: every mistake is said in plain words at its place, what is meant is accepted, and nothing
crashes.
"""

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from qcheck.language import language
from qcheck.loading import Problem, read, read_file
from qcheck.loading.messages import NAMES, Advice, Hint, Mistake

HERE = Path(__file__).parent
CRITERIA = HERE.parent / "criteria"
CASES = sorted((HERE / "data" / "invalid").glob("*.yaml"))
README = (CRITERIA / "README.md").read_text(encoding="utf-8")
ENGLISH, GERMAN = language("en"), language("de")

SMALLEST = """\
id: spielplatz
version: 1.0.0
title: Spielplatz-Check
criteria:
  - id: planung
    title: Planung
    questions:
      - id: frueh
        text: Die Kinder waren von Anfang an dabei.
      - id: offen
        text: Was gebaut wird, war am Anfang offen.
"""
NOT_IN_A_SMALL_FILE = {
    Mistake.UNREADABLE,
    Mistake.TOO_LARGE,
    *(Mistake.TOO_MANY_ENTRIES, Mistake.AND_MORE),
    Mistake.CATALOGUE_TWICE,
    *(Advice.PASSED_OVER, Advice.WORD_FILE, Advice.IN_PLACE, Advice.IN_FRONT, Advice.BEHIND),
    *(Advice.FOLLOWS_NOTHING, Advice.UNDECLARED, Advice.NOT_SO),
}


def said(problems: tuple[Problem, ...]) -> str:
    return "".join(problem.said(ENGLISH) + "\n" for problem in problems)


def messages(source: str | bytes) -> list[str]:
    source = source.encode() if isinstance(source, str) else source
    return [problem.message.said(ENGLISH) for problem in read(source, "x.yaml").problems]


def hint_to(source: str) -> str:
    [problem] = read(source.encode(), "x.yaml").problems
    return problem.hint.said(ENGLISH) if problem.hint else ""


@cache
def german() -> Catalog:
    """The words of all problems."""
    with (HERE.parent / "qcheck/locale/de/problems.po").open("rb") as file:
        return read_po(file)


def in_german(message: str) -> str:
    return str(german()[message].string)


@cache
def examples() -> tuple[Problem, ...]:
    """Every problem of every case."""
    return tuple(problem for case in CASES for problem in read(case.read_bytes(), case.name).problems)


def in_readme(message: str) -> str:
    """A message as the README shows it: an ellipsis for what is filled in."""
    return re.sub(r"\{\w+\}", "…", message)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_mistake_is_said_at_its_place_all_at_once(case):
    problems = read(case.read_bytes(), case.name).problems

    assert said(problems) == case.with_suffix(".txt").read_text(encoding="utf-8")


def test_every_message_and_every_hint_has_an_example():
    shown = {problem.message.message for problem in examples()}
    hints = {problem.hint.message for problem in examples() if problem.hint}

    assert {*Mistake, *Advice} - shown - NOT_IN_A_SMALL_FILE == set()
    assert set(Hint) - hints == set()


def test_every_message_is_said_in_german_with_the_same_values():
    every = (*Mistake, *Advice, *Hint)

    assert len(every) > 100
    assert [each.name for each in every if values(in_german(each.value)) != values(each)] == []


def values(message):
    """The names of what is filled in."""
    return sorted(re.findall(r"\{\w+\}", message))


def test_every_message_is_explained_to_authors_in_both_languages():
    assert [each.name for each in (*Mistake, *Advice) if not is_explained(each)] == []


def is_explained(message):
    german = re.escape(in_readme(in_german(message.value)))
    return re.search(rf"- \*\*{german}\*\* · \*{re.escape(in_readme(message))}\*  \n  \S.{{20,}}", README)


@pytest.mark.parametrize(
    "example", re.findall(r"```yaml\n(id:.*?|# yaml.*?)```", README, re.S), ids=["smallest", "full"]
)
def test_the_examples_that_authors_start_from_are_good(example):
    reading = read(example.encode(), "README.md")

    assert reading.catalogue
    assert reading.problems == ()


@pytest.mark.parametrize("file", sorted(CRITERIA.glob("*.yaml")), ids=lambda file: file.stem)
def test_the_shipped_catalogues_have_no_mistakes_and_no_warnings(file):
    reading = read_file(file)

    assert reading.catalogue
    assert reading.catalogue.id == file.stem
    assert said(reading.problems) == ""


def test_the_smallest_catalogue_is_accepted():
    reading = read(SMALLEST.encode(), "x.yaml")

    assert reading.catalogue
    assert list(reading.catalogue.questions) == ["frueh", "offen"]
    assert reading.problems == ()


@pytest.mark.parametrize(
    "words",
    [
        "no",
        "on",
        "Yes",
        "1:30",
        "08",
        "1.10",
        "2026-11-23",
        "2026",
        "0x1F",
        "1e3",
        ".5",
        "Null",
        "'~'",
        "=",
        "<<",
        "1_000",
    ],
)
def test_words_stay_as_they_are_written(words):
    reading = read(SMALLEST.replace("Was gebaut wird, war am Anfang offen.", words).encode(), "x.yaml")

    assert reading.mistakes == ()
    assert reading.catalogue.questions["offen"].text.say("de") == words.strip("'")


@pytest.mark.parametrize("identity", ["no", "on", "08", "1", "2026-11-23", "null-eins"])
def test_ids_may_look_like_something_else(identity):
    reading = read(SMALLEST.replace("offen\n", f"{identity}\n").encode(), "x.yaml")

    assert list(reading.catalogue.questions) == ["frueh", identity]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no mark", "byte-order mark"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["Unix", "Windows", "old Mac"])
def test_marks_and_line_ends_of_other_systems_are_accepted(mark, line_end):
    source = mark + SMALLEST.replace("\n", line_end).encode()

    assert read(source, "x.yaml").catalogue == read(SMALLEST.encode(), "x.yaml").catalogue


def test_a_line_separator_pasted_from_a_word_processor_moves_no_line():
    source = SMALLEST.replace("von Anfang an", "von\u2028Anfang\u0085an") + "wieght: 2\n"

    assert said(read(source.encode(), "x.yaml").problems).startswith(
        "x.yaml:12:1: wieght: this key is not known here\n"
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [("true", True), ("yes", True), ("On", True), ("false", False), ("NO", False), ("off", False)],
)
def test_yes_and_no_are_meant_where_true_or_false_belongs(written, meant):
    reading = read(f"{SMALLEST}        critical: {written}\n".encode(), "x.yaml")

    assert reading.catalogue.questions["offen"].critical is meant


@pytest.mark.parametrize(
    "written", ["1_000", '" 2"', "2.0", "2e1", "nan", "0x2", "zwei", "٣", "[2]", "9" * 5000]
)
def test_only_digits_are_a_whole_number(written):
    [message] = messages(f"{SMALLEST}        weight: {written}\n")

    assert message.endswith("' is not a whole number")


@pytest.mark.parametrize("written", ["nan", "inf", "0,4", "40 %", "1e-1", ".4"])
def test_only_digits_with_a_point_are_a_number(written):
    assert messages(f"{SMALLEST}rules:\n  knowledge_gap: {written}\n") == [f"'{written}' is not a number"]


@pytest.mark.parametrize(
    "tag",
    [
        "de",
        "en-GB",
        "de-simple",
        "sr-Latn-RS",
        "zh-yue",
        "es-419",
        "sl-rozaj-biske-1994",
        "de-x-leicht",
        "de-u-co-phonebk",
    ],
)
def test_language_tags_of_bcp_47_are_accepted(tag):
    assert (
        messages(SMALLEST.replace("Spielplatz-Check", f"{{{tag}: Spielplatz}}") + f"languages: [{tag}]\n")
        == []
    )


@pytest.mark.parametrize("tag", ["d", "de_AT", "deutsch", "de--AT", "de-", "e1", "de-toolongvariant", "x"])
def test_ill_formed_language_tags_are_mistakes(tag):
    assert messages(f"{SMALLEST}languages: [{tag}]\n") == [
        f"'{tag}' is not a language tag such as de, en or de-simple"
    ]


@pytest.mark.parametrize(
    "written", ["0.1.0", "10.20.30", "1.0.0-alpha.1", "1.0.0-0.3.7", "1.0.0+2026.01", "1.0.0-rc.1+build-5"]
)
def test_semantic_versions_are_accepted(written):
    assert messages(SMALLEST.replace("1.0.0", written)) == []


@pytest.mark.parametrize(
    "written",
    ["1", "1.0", "1.0.0.0", "v1.0.0", "01.0.0", "1.0.0-", "1.0.0-01", "1.0.0-a..b", "1.0.0 beta", "1.0.١"],
)
def test_other_versions_are_mistakes(written):
    assert messages(SMALLEST.replace("1.0.0", written)) == [
        f"'{written}' is not a version: three numbers with dots belong here"
    ]


def test_fifteen_words_are_no_warning():
    assert messages(SMALLEST.replace("Was gebaut wird, war am Anfang offen.", "Wort – " * 15)) == []


def test_plain_strings_speak_the_first_language_of_the_catalogue():
    source = SMALLEST.replace("title: Spielplatz-Check", "languages: [en, de]\ntitle: Playground check")

    assert messages(source)[0] == "no words in: de"


def test_a_catalogue_without_languages_speaks_those_of_its_texts():
    source = SMALLEST.replace("title: Planung", "title: {de: Planung, en: Planning}")

    assert set(messages(source)) == {"no words in: en"}


def test_a_word_for_the_stage_of_a_catalogue_needs_no_translation():
    source = SMALLEST.replace("version: 1.0.0\n", "version: 1.0.0\nstatus: trial\nlanguages: [de, en]\n")

    assert not [
        problem for problem in read(source.encode(), "test.yaml").problems if problem.path == "status"
    ]


def test_questions_for_each_group_about_itself_need_not_be_shared():
    groups = "perspectives: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}]\n"
    asked = (
        SMALLEST.replace("dabei.", "dabei.\n        perspectives: [a, b]\n        about: own_group")
        + "        perspectives: [b, c]\n"
    )

    assert not [message for message in messages(asked + groups) if "hardly be compared" in message]


def test_two_shared_questions_are_enough():
    groups = "perspectives: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}]\n"
    third = "      - id: gefragt\n        text: Alle wurden gefragt.\n        perspectives: [a, b]\n"

    assert messages(SMALLEST + third + groups) == []


def test_a_list_of_perspectives_that_cannot_be_read_makes_no_perspective_unknown():
    assert messages(f"{SMALLEST}        perspectives: [eltern]\nperspectives:\n  - title: Eltern\n") == [
        "this key is missing"
    ]


def test_a_question_without_an_id_makes_no_filter_wrong():
    filtered = (
        SMALLEST.replace("id: frueh\n        text", "text")
        + "        skip_if: {question: frueh, answer: 1}\n"
    )

    assert messages(filtered) == ["this key is missing"]


def test_a_phase_that_is_unknown_does_not_make_the_criterion_silent_too():
    source = f"{SMALLEST}phases: [{{id: vorher, title: Vorher}}]\n".replace(
        "dabei.", "dabei.\n        phases: [vorhr]"
    )
    source = source.replace("am Anfang offen.", "am Anfang offen.\n        phases: [vorhr]")

    assert messages(source) == ["there is no phase 'vorhr'"] * 2


def test_scale_points_may_have_leading_zeros():
    scale = "scale:\n  options:\n" + "".join(
        f"    - {{value: 0{point}, label: x}}\n" for point in range(1, 13)
    )
    filtered = "        skip_if: {question: frueh, answer: [013, 02]}\n"

    assert messages(SMALLEST + filtered + scale) == [
        "'013' is not an answer; possible are 1, 2, 3, …, 12, dk, na"
    ]


def test_a_label_of_its_own_for_one_answer_leaves_the_usual_points():
    reading = read(f"{SMALLEST}scale: {{options: [{{value: na, label: egal}}]}}\n".encode(), "x.yaml")

    assert reading.problems == ()
    assert [str(option.value) for option in reading.catalogue.scale.answers] == [
        "1",
        "2",
        "3",
        "4",
        "dk",
        "na",
    ]


def test_a_warning_stops_nothing():
    reading = read(SMALLEST.replace("dabei.", "dabei " + "dabei " * 20).encode(), "x.yaml")

    assert reading.catalogue
    assert reading.mistakes == ()
    assert said(reading.warnings) == (
        "x.yaml:9:15: criteria[planung].questions[frueh].text: warning: 27 words; with 15 or fewer a "
        "question is easier to answer\n"
        "    why, and what helps: criteria/README.md#en-long; to keep it: lint.accepted, long\n"
    )


def test_a_mistake_is_said_in_german_too():
    [problem] = read(f"{SMALLEST}        wieght: 2\n".encode(), "criteria/kurzcheck.yaml").problems

    assert problem.said(GERMAN) == (
        "criteria/kurzcheck.yaml:12:9: criteria[planung].questions[offen].wieght: Dieser Schlüssel ist "
        "hier nicht bekannt\n"
        "    Meinten Sie »weight«?"
    )


def test_long_values_and_line_ends_are_shortened_in_messages():
    [message] = messages(f'{SMALLEST}        weight: "ein\\n{"langer " * 20}Text"\n')

    assert message == "'ein langer langer langer langer langer langer langer langer…' is not a whole number"


def test_one_megabyte_is_the_largest_file():
    filled = SMALLEST.encode() + b"#" * (1_000_000 - len(SMALLEST.encode()))

    assert read(filled, "x.yaml").catalogue
    assert messages(filled + b"#") == ["this file is larger than 1 MB"]


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path):
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * 1_000_001)

    [problem] = read_file(path).mistakes

    assert (
        problem.said(ENGLISH)
        == f"{path.as_posix()}:1:1: this file is larger than 1 MB\n    is this the right file?"
    )


@pytest.mark.parametrize("name", sorted(set(NAMES.values())))
def test_every_warning_about_words_leads_to_its_reason_in_both_languages(name):
    assert f'<a id="{name}"></a>' in README
    assert f'<a id="en-{name}"></a>' in README


def test_of_very_many_mistakes_a_thousand_are_named_and_the_others_counted() -> None:
    source = "id: x\nversion: 1.0.0\ntitle: X\n" + "".join(f"zzz{number}: a\n" for number in range(1200))

    found = messages(source)

    assert found.count("this key is not known here") == 1000
    assert "and 200 mistakes more, which are named once these are mended" in found


def test_a_text_of_more_entries_than_any_catalogue_has_is_refused_before_it_is_looked_at() -> None:
    assert messages("id: x\n" + "a: a\n" * 30_000) == ["this has more than 50000 entries"]
