"""Sealed answer files: what the key of a check opens, and what nothing else opens."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qcheck.answer_files import NotAnAnswerFile, Seal, read
from tests.answer_files.browsers import CHECK, as_text, sealed, written

SEAL = Seal.of(b"k" * 32, CHECK)


def as_file(document: dict[str, object]) -> bytes:
    return json.dumps(document).encode()


def test_the_check_it_was_made_for_opens_it() -> None:
    found = read(as_file(sealed(written(), SEAL.public)), SEAL)

    assert found.answers == read(written()).answers
    assert found.was_sealed


def test_it_can_be_pasted_as_text() -> None:
    text = as_text(as_file(sealed(written(), SEAL.public)))

    assert read(text.encode(), SEAL).was_sealed


def test_the_key_is_made_anew_from_that_of_the_installation() -> None:
    assert Seal.of(b"k" * 32, CHECK).public == SEAL.public


@pytest.mark.parametrize(
    "other", [Seal.of(b"k" * 32, "ba9876543210"), Seal.of(b"l" * 32, CHECK)], ids=["check", "installation"]
)
def test_another_one_does_not_open_it(other: Seal) -> None:
    with pytest.raises(NotAnAnswerFile, match="cannot be opened here"):
        read(as_file(sealed(written(), SEAL.public)), other)


def test_nobody_passes_it_off_as_a_file_of_another_check() -> None:
    document = sealed(written(), SEAL.public) | {"check": "ba9876543210"}

    with pytest.raises(NotAnAnswerFile, match="cannot be opened here"):
        read(as_file(document), SEAL)


def test_without_the_key_it_is_not_even_said_what_is_wrong_with_it() -> None:
    with pytest.raises(NotAnAnswerFile, match="is sealed"):
        read(as_file(sealed(written(answers=[]), SEAL.public)))


def test_neither_answers_nor_perspective_stand_in_the_file() -> None:
    said = as_file(sealed(written(perspective="council"), SEAL.public))

    assert not {b"early", b"council", b"Kinder", b"perspective"} & {
        word for word in (b"early", b"council", b"Kinder", b"perspective") if word in said
    }


def test_the_size_does_not_tell_how_much_was_written() -> None:
    short, long = written(), written(closing={"open_good": "sehr viel " * 100})

    assert len(as_file(sealed(short, SEAL.public))) == len(as_file(sealed(long, SEAL.public)))


@settings(max_examples=60)
@given(st.data())
def test_a_sealed_file_that_was_changed_anywhere_is_refused(data: st.DataObject) -> None:
    document = sealed(written(), SEAL.public)
    name = data.draw(st.sampled_from(["key", "sealed"]))
    text = str(document[name])
    place = data.draw(st.integers(0, len(text) - 4))
    other = data.draw(st.sampled_from("ABCDwxyz+/").filter(lambda sign: sign != text[place]))

    with pytest.raises(NotAnAnswerFile):
        read(as_file(document | {name: text[:place] + other + text[place + 1 :]}), SEAL)


@pytest.mark.parametrize(
    ("more", "place"),
    [({"key": ""}, "key"), ({"sealed": "?"}, "sealed"), ({"check": 1}, "check"), ({"x": 1}, "x")],
)
def test_a_damaged_one_is_refused_with_the_place(more: dict[str, object], place: str) -> None:
    with pytest.raises(NotAnAnswerFile) as refused:
        read(as_file(sealed(written(), SEAL.public) | more), SEAL)

    assert refused.value.field == place


def test_what_was_sealed_and_is_no_answer_file_is_refused() -> None:
    with pytest.raises(NotAnAnswerFile, match="not an answer file"):
        read(as_file(sealed(b'{"qcheck": "bundle"}', SEAL.public)), SEAL)
