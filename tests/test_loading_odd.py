"""Catalogues that are no catalogues: files that cannot be opened, thousands of mistakes, any bytes."""

import re
from functools import reduce

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qcheck.loading import read, read_file
from qcheck.loading.fixes import identifier, number, truth, version
from qcheck.loading.messages import Mistake
from qcheck.loading.problems import Sentence
from tests.test_loading import ENGLISH, GERMAN, README, SMALLEST, hint_to, messages, said


def test_a_file_that_cannot_be_opened_is_a_problem_like_any_other(tmp_path):
    reading = read_file(tmp_path)

    assert said(reading.problems) == f"{tmp_path.as_posix()}:1:1: this file cannot be opened\n"


def test_twenty_levels_are_not_too_deep():
    assert messages(SMALLEST + "deep: " + "[" * 19 + "]" * 19 + "\n") == ["this key is not known here"]


@pytest.mark.parametrize("sign", ["[", "{", "- ", "? ", "[{"])
def test_the_deepest_nesting_does_not_crash(sign):
    assert messages(sign * (900_000 // len(sign))) == ["this is nested more than 20 levels deep"]


def test_thousands_of_mistakes_are_all_said():
    questions = "".join(
        f"      - {{id: q-{n}, text: x, skip_if: {{question: r-{n}, answer: 9}}, wieght: 1}}\n"
        for n in range(400)
    )

    assert len(messages(SMALLEST + questions)) == 1200


def test_the_longest_key_is_shortened_in_its_path():
    [problem] = read(f"{SMALLEST}{'x' * 500}: 1\n".encode(), "x.yaml").problems

    assert problem.path == "x" * 59 + "…"


@pytest.mark.parametrize(
    ("fix", "likely"),
    [
        (identifier("Größe & Maß"), "groesse-mass"),
        (version("Version 2"), "2.0.0"),
        (version("neu"), "1.0.0"),
        (number("1.000,5"), None),
        (number("2,50"), "2.50"),
        (truth("Nein"), "false"),
    ],
)
def test_fixes_say_what_was_probably_meant(fix, likely):
    assert (fix and dict(fix.values)["likely"]) == likely


def test_sentences_are_values():
    assert Sentence(Mistake.NOTHING) == Sentence(Mistake.NOTHING)


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("weihgt: 2", "did you mean 'weight'?"),
        ("gewicht: 2", "did you mean 'weight'?"),
        ("critical: ja", "write true"),
        ("weight: 3.0", "write 3"),
        ("phases: vorher", "write [vorher]"),
        ("about: own-group", "did you mean 'own_group'?"),
        ("perspective: [a]", "did you mean 'perspectives'?"),
        ("languages: [de]", "it belongs to the top of the file, not indented"),
    ],
)
def test_a_likely_fix_comes_with_the_mistake(line, hint):
    assert hint_to(f"{SMALLEST}        {line}\n") == hint


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("a: x:\ty\n", "1:5: a second colon stands in this line"),
        ("a\n\n# Bemerkung\nb: 1\n", "1:1: a colon is missing after 'a'"),
        ("a: b\n  c: d\n", "2:3: the indentation of this line does not fit the lines above it"),
        ("a:\n  - b\n c: d\n", "3:2: the indentation of this line does not fit the lines above it"),
        ("a: b\n- c\n", "2:1: the indentation of this line does not fit the lines above it"),
        ("a: b\nc\n  d: e\n", "2:1: a colon is missing after 'c'"),
        ("a: 'x' y\n", "1:8: the text has already ended with the quotation mark before this"),
        ("- a\nb: c\n", "2:1: the indentation of this line does not fit the lines above it"),
        ("a: b\nx:y\nc: d\n", "2:1: a space is missing after the colon in 'x:y'"),
        ("%YAML 9.9\n---\na: b\n", "1:1: this cannot be read as YAML"),
        ('a: "x\n---\n', "1:4: the quotation mark that opens here is never closed"),
        ("a: |\n\tx\n", "2:1: a tab stands here, where only spaces may stand"),
        ("a: b\n\t\nc: d\n", "2:1: a tab stands here, where only spaces may stand"),
    ],
)
def test_what_stops_the_parser_is_said_where_a_person_would_look(source, place):
    assert read(source.encode(), "x").problems[0].said(ENGLISH).splitlines()[0] == f"x:{place}"


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_a_reading(source):
    reading = read(source, "x.yaml")

    assert (reading.catalogue is None) == bool(reading.mistakes)


PIECES = st.sampled_from(
    [
        *"\t\n:-'\"{}[]&*!|>#%@`\\~?,",
        "- ",
        ": ",
        "\n  ",
        "\n---\n",
        "null",
        "!!str ",
        "&a ",
        "*a",
        "<<: ",
        "1e9",
        "\x00",
        "ü",
        "\u2028",
        "id: ",
    ]
)
RICH = re.findall(r"```yaml\n(# yaml.*?)```", README, re.S)[0]


def slipped(source: str, slip: tuple[int, int, str]) -> str:
    at, removed, put_in = slip
    return source[:at] + put_in + source[at + removed :]


@given(st.lists(st.tuples(st.integers(0, len(RICH)), st.integers(0, 12), PIECES), min_size=1, max_size=6))
@settings(max_examples=300, deadline=None)
def test_any_slip_in_a_good_file_gives_a_reading_with_places_in_the_file(slips):
    source = reduce(slipped, slips, RICH)

    reading = read(source.encode(), "x.yaml")

    assert (reading.catalogue is None) == bool(reading.mistakes)
    assert all(
        1 <= problem.line <= len(re.split("\r\n|\r|\n", source)) + 1 and problem.column >= 1
        for problem in reading.problems
    )
    assert list(reading.problems) == sorted(
        reading.problems, key=lambda problem: (problem.line, problem.column)
    )
    assert all(problem.said(language) for problem in reading.problems for language in (ENGLISH, GERMAN))
