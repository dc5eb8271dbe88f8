"""The block that says what applicants are asked: what it can say, and every mistake with its line and a way
out.
"""

import pytest

from qcheck.language import language
from qcheck.piloting import USUAL, FieldKind, read_form
from qcheck.piloting.form import MOST_FIELDS


def said(source):
    """The mistakes in English."""
    return [each.said(language("en")) for each in read_form(source).problems]


def test_without_a_block_the_usual_questions_are_asked():
    form = read_form(" \n").form

    assert form == read_form(USUAL).form
    assert [each.id for each in form.naming] == ["municipality", "process"]
    assert form.mail.id == "mail"
    assert {each.kind for each in form.fields} == set(FieldKind)


def test_the_usual_questions_are_asked_in_both_languages():
    form = read_form("").form
    texts = [
        text
        for field in form.fields
        for text in (
            field.title,
            *([field.hint] if field.hint else []),
            *(each.title for each in field.options),
        )
    ]

    assert [text for text in texts if set(text.root) != {"de", "en"}] == []


def test_a_small_block_needs_an_id_and_a_title():
    form = read_form("fields:\n  - {id: ort, title: Ort}").form

    [field] = form.fields
    assert (field.kind, field.required, field.title.say("en")) == (FieldKind.LINE, False, "Ort")
    assert (form.naming, form.mail) == ((field,), None)


def test_a_form_without_a_line_names_nothing():
    assert read_form("fields: [{id: warum, title: Warum, kind: text}]").form.naming == ()


@pytest.mark.parametrize(
    ("source", "mistakes"),
    [
        (
            "fields:\n  - {id: a, title: A, kind: choice}",
            [
                (
                    "form.yaml:2:5: fields[a].options: a field to choose from needs at least two options\n"
                    "    write options: [{id: a, title: A}, {id: b, title: B}]"
                )
            ],
        ),
        (
            "fields:\n  - id: a\n    title: A\n    kind: choices\n    options:\n      - {id: b, title: B}",
            [
                (
                    "form.yaml:6:7: fields[a].options: a field to choose from needs at least two options\n"
                    "    write options: [{id: a, title: A}, {id: b, title: B}]"
                )
            ],
        ),
        (
            "fields:\n  - {id: a, title: A, options: [{id: b, title: B}, {id: c, title: C}]}",
            [
                (
                    "form.yaml:2:23: fields[a].options: only a field of the kind choice or choices has options\n"
                    "    write kind: choice"
                )
            ],
        ),
        (
            "fields:\n  - {id: a, title: A, kind: mail}\n  - {id: b, title: B, kind: mail}",
            [
                (
                    "form.yaml:3:5: fields[b]: the form asks for a mail address twice, first in line 2\n"
                    "    write kind: line"
                )
            ],
        ),
        (
            "fields:\n  - {id: a, title: A}\n  - {id: a, title: B}",
            ["form.yaml:3:10: fields[a].id: the id 'a' is used twice, first in line 2"],
        ),
        (
            "fields:\n  - {id: a, title: A, kind: lines}",
            [
                (
                    "form.yaml:2:29: fields[a].kind: 'lines' is none of: line, text, choice, choices, mail\n"
                    "    did you mean 'line'?"
                )
            ],
        ),
        (
            "fields:\n  - {id: a, titel: A}",
            ["form.yaml:2:13: fields[a].titel: this key is not known here\n    did you mean 'title'?"],
        ),
        ("feilds: []", ["form.yaml:1:1: feilds: this key is not known here\n    did you mean 'fields'?"]),
    ],
)
def test_a_mistake_is_told_with_its_line_and_a_way_out(source, mistakes):
    assert said(source) == mistakes


def test_nobody_fills_in_a_hundred_fields():
    many = "fields:\n" + "".join(f"  - {{id: f{each}, title: F}}\n" for each in range(MOST_FIELDS + 1))

    assert said(many) == ["form.yaml:2:3: fields: this has more than 30 entries; nobody fills in so many"]


@pytest.mark.parametrize(
    "source", ["x", "[", "- a", "fields: x", "a: &b 1", "\x00", "[" * 1000, "fields:\n  - a"]
)
def test_whatever_is_written_there_is_no_mistake_of_ours(source):
    assert read_form(source).form is None
    assert said(source)
