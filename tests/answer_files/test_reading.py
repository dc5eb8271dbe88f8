"""Answer files as people bring them: as a file, as pasted text, in a mail; and what is no answer file."""

from __future__ import annotations

import json
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qcheck.answer_files import AnswerFile, NotAnAnswerFile, looks_like_one, read, wording_hash
from qcheck.language import language
from tests.answer_files.browsers import SHEET, as_text, contents, written


def refusal(data: bytes) -> NotAnAnswerFile:
    with pytest.raises(NotAnAnswerFile) as refused:
        read(data)
    return refused.value


def test_a_file_gives_what_was_answered() -> None:
    found = read(written())

    assert (found.sheet, found.number, found.perspective, found.phase) == (SHEET, 1, "all", None)
    assert {name: (each.value, each.comment) for name, each in found.answers.items()} == {
        "early": (3, ""),
        "open": ("dk", "Wußte niemand – „leider“"),
    }
    assert found.closing == {"open_good": "Die Kinder"}
    assert not found.was_sealed


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
answers = st.fixed_dictionaries(
    {"value": st.sampled_from([None, 1, 4, "dk", "na"])},
    optional={"comment": texts, "evidence_title": texts, "evidence_link": texts},
)
files = st.fixed_dictionaries(
    {
        "answers": st.dictionaries(
            st.from_regex("[a-z][a-z0-9-]{0,20}", fullmatch=True), answers, max_size=5
        ),
        "closing": st.dictionaries(st.sampled_from(["open_good", "open_next"]), texts),
        "number": st.integers(1, 99),
    }
)


@given(files)
def test_file_and_text_say_the_same_and_lose_nothing(more: dict[str, object]) -> None:
    data = written(**more)

    found = read(data)

    assert read(as_text(data).encode()) == found
    assert json.loads(found.model_dump_json(exclude_unset=True)) == contents(**more)


QUOTED = "\n".join(f"> > {line}" for line in as_text(written()).splitlines())
WRAPPED = "\n".join(f"{line[:37]}\n{line[37:]}" for line in as_text(written()).splitlines())
PAPERED = f"Liebe Frau Ay,\n\nhier meine Antworten.\n\n{as_text(written())}\n\n-- \nHans\n01234 / 5\n"


@pytest.mark.parametrize(
    "text",
    [
        QUOTED,
        WRAPPED.replace("[qcheck-answers]\n", "[qcheck-answers]"),
        PAPERED,
        PAPERED.replace("\n", "\r\n"),
        f"{PAPERED}\nAm 3.12. schrieb Hans:\n{QUOTED}",
        as_text(written()).replace("\n", "<br>\n"),
        as_text(written()).replace("\n", "\n&gt; "),
        as_text(written()).replace("\n", "\n\xa0"),
        as_text(written()).replace("\n", "\u200b\n"),
        as_text(written()).replace("/q", "/ q").replace("\n", " "),
        as_text(written()).replace("qcheck-answers", "QCHECK-ANSWERS"),
        as_text(written())[:30] + "=\r\n" + as_text(written())[30:],
        as_text(written()).replace("+", "=2B").replace("/", "=2F").replace("[=2F", "[/"),
    ],
    ids=[
        "quoted twice", "wrapped", "words and a signature around", "CRLF", "twice the same", "HTML",
        "quoted in HTML", "fixed spaces", "zero-width", "on one line", "capitals", "soft line end",
        "quoted-printable",
    ],
)  # fmt: skip
def test_text_is_read_as_mail_programs_leave_it(text: str) -> None:
    assert read(text.encode()) == read(written())


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + written(),
        written().decode().encode("utf-16"),
        b"\r\n  " + written() + b"\r\n\r\n",
        as_text(written()).encode("utf-16"),
        b"Gr\xfc\xdfe\r\n" + as_text(written()).encode(),
    ],
    ids=["BOM", "UTF-16", "empty lines", "text in UTF-16", "Windows-1252"],
)
def test_a_file_is_read_as_editors_save_it(data: bytes) -> None:
    assert read(data) == read(written())


def mail(attached: bytes | None, text: str) -> bytes:
    """A mail as a mail program stores it."""
    message = EmailMessage()
    message["From"], message["Subject"] = "hans@example.org", "Fragebogen"
    message.set_content(text)
    if attached:
        message.add_attachment(attached, maintype="application", subtype="json", filename="a.json")
    return message.as_bytes()


@pytest.mark.parametrize(
    "data",
    [mail(written(), "Anbei."), mail(None, PAPERED), mail(written(), PAPERED)],
    ids=["attached", "in the text", "both"],
)
def test_a_stored_mail_is_looked_through(data: bytes) -> None:
    assert read(data) == read(written())


def test_a_text_that_was_changed_on_its_way_is_refused() -> None:
    text = as_text(written())
    changed = text.replace(text[40], "A" if text[40] != "A" else "B", 1)

    assert "changed on its way" in str(refusal(changed.encode()))


def test_a_text_that_was_cut_off_says_so() -> None:
    assert "not complete" in str(refusal(as_text(written())[:-30].encode()))


def test_two_different_texts_are_not_guessed_between() -> None:
    both = as_text(written()) + "\n" + as_text(written(number=2))

    assert "Several different answer files" in str(refusal(both.encode()))


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"answers": {"early": {"value": 3.0}}}, ""),
        ({"answers": {"early": {"value": True}}}, "answers.early.value"),
        ({"answers": {"early": {"value": "3"}}}, "answers.early.value"),
        ({"answers": {"early": {"value": -1}}}, "answers.early.value"),
        ({"answers": {"early": {}}}, "answers.early.value"),
        ({"answers": {"early": {"value": 3, "name": "Hans"}}}, "answers.early.name"),
        ({"answers": {"a b": {"value": 3}}}, "answers.a b"),
        ({"answers": []}, "answers"),
        ({"closing": {"open_good": 1}}, "closing.open_good"),
        ({"closing": {"open_good": "x" * 100_001}}, "closing.open_good"),
        ({"number": 0}, "number"),
        ({"number": 10**16}, ""),
        ({"sheet": "00"}, "sheet"),
        ({"check": "../../../key"}, "check"),
        ({"catalogue": {"id": "tiny"}}, "catalogue.version"),
        ({"phase": ""}, "phase"),
        ({"was_sealed": True}, "was_sealed"),
        ({"extra": 1}, "extra"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(more: dict[str, object], place: str) -> None:
    refused = refusal(written(**more))

    assert refused.field == place
    assert place in refused.said(language("de"))


def test_a_newer_format_asks_for_a_newer_qcheck() -> None:
    assert "newer version of qcheck (format 2)" in str(refusal(written(format=2, surprise=1)))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0\1\2",
        b"{}",
        b'{"qcheck": "bundle"}',
        b"Frage;Antwort\n1;2\n",
        b'{"qcheck": "answers", "qcheck": "answers"}',
        b'{"qcheck": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
        b'{"qcheck": ' + b"9" * 100_000 + b"}",
        b'{"qcheck": NaN}',
        b'{"qcheck": "answers"',
        b'"' + b"[" * 5,
        mail(None, "Hallo"),
    ],
    ids=[
        "nothing", "signs", "empty", "foreign", "a table", "a key twice", "deep", "a long number", "NaN",
        "half", "an open string", "a mail without one",
    ],
)  # fmt: skip
def test_what_is_no_answer_file_is_refused_in_words(data: bytes) -> None:
    assert "This is not an answer file" in str(refusal(data))


@pytest.mark.parametrize("data", [written(closing={"open_good": "x" * 300_000}), b"x" * 300_000])
def test_a_file_that_is_too_large_is_not_read(data: bytes) -> None:
    assert "larger than an answer file can be (256 kB)" in str(refusal(data))


@given(st.binary(max_size=300))
def test_whatever_is_given_is_refused_and_never_breaks_anything(data: bytes) -> None:
    assert isinstance(refusal(data), NotAnAnswerFile)


@pytest.mark.parametrize(
    ("data", "meant"),
    [
        (written(), True),
        (as_text(written())[:-40].encode(), True),
        (mail(written(), ""), True),
        (b"Frage;Antwort\n1;2\n", False),
        (b"PK\x03\x04 a spreadsheet", False),
    ],
)
def test_answer_files_are_told_from_tables(data: bytes, meant: bool) -> None:
    assert looks_like_one(data) is meant


def test_a_wording_is_known_again_however_it_is_spaced() -> None:
    assert wording_hash("Die  Kinder\nwaren dabei.") == wording_hash("Die Kinder waren dabei.")
    assert wording_hash("Die Kinder waren nicht dabei.") != wording_hash("Die Kinder waren dabei.")


def test_a_point_of_any_scale_is_taken() -> None:
    found: AnswerFile = read(written(answers={"early": {"value": 0}, "open": {"value": 100}}))

    assert [each.value for each in found.answers.values()] == [0, 100]
