"""A bundle is read whole or not at all, and what is wrong with it is said with its place."""

import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from qcheck.bundle import LARGEST, NotABundle, checked, digest, read, schema_text, written
from qcheck.bundle.source_text import tree
from qcheck.language import language
from tests.bundle.bundles import (
    BUNDLE,
    CATALOGUE,
    CHECK,
    CONFIDENTIAL,
    FIGURES,
    RATING,
    SHA,
    WORKSHOP,
    file,
    first_format,
    whole,
    with_check,
    with_sheet,
)

CLOSING = ("open_good", "open_next")
SCHEMA = Path(__file__).parents[2] / "docs" / "qcheck-bundle.schema.json"


def problems(source: bytes) -> list[str]:
    with pytest.raises(NotABundle) as refused:
        checked(read(source), CLOSING)
    return [each.said(language("en")) for each in refused.value.problems]


@pytest.mark.parametrize(
    "content",
    [BUNDLE, whole(checks=[CONFIDENTIAL]), first_format(BUNDLE)],
    ids=["open", "confidential", "first format"],
)
def test_what_was_written_is_read_as_it_was(content):
    bundle = read(file(content))

    assert json.loads(written(bundle)) == content
    assert read(written(bundle)) == bundle
    assert list(checked(bundle, CLOSING)) == [SHA]


def test_the_same_content_gives_the_same_bytes_in_whatever_order_and_shape_it_came():
    turned = json.dumps(dict(reversed(BUNDLE.items())), indent=4).encode("utf-8-sig")

    assert written(read(turned)) == written(read(file(BUNDLE)))
    assert digest(read(turned)) == digest(read(file(BUNDLE)))


def test_a_bundle_ends_with_a_line_and_its_keys_are_in_order():
    text = written(read(file(BUNDLE))).decode()

    assert text.endswith("}\n")
    assert list(json.loads(text)) == sorted(BUNDLE)


def test_the_committed_schema_is_the_one_that_is_made():
    assert SCHEMA.read_text(encoding="utf-8") == schema_text()


def test_what_we_write_is_valid_under_the_schema():
    schema = json.loads(schema_text())

    Draft202012Validator.check_schema(schema)

    assert list(Draft202012Validator(schema).iter_errors(json.loads(written(read(file(BUNDLE)))))) == []


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (b"", "the file is empty"),
        (b" \n", "the file is empty"),
        (b"PK\x03\x04zip", "the file is compressed. Please unpack it first, and give the file that is in it"),
        (b"\x1f\x8bgzip", "the file is compressed. Please unpack it first, and give the file that is in it"),
        (b"\xff\xfe{\x00", "the file is no text in UTF-8: it was damaged, or it is no bundle of qcheck"),
        (b'{"qcheck": ', "line 1, column 12: here the file is damaged, or it is no bundle of qcheck"),
        (b"[" * 30 + b"]" * 30, "the tables of this file stand deeper within each other than those of any bundle"),
        (b"[" + b"[]," * 400_001 + b"[]]", "the file has more entries than any bundle"),
        (b'{"a": ' + b"9" * 5_000 + b"}", "a number in this file has 5000 digits, more than any number of a bundle"),
        (b'{"a": 1e999999999}', "“1e999999999” is no number of a bundle: those are whole"),
        (b'{"a": NaN}', "“NaN” is no number of a bundle: those are whole"),
        (b'{"a": -Infinity}', "“-Infinity” is no number of a bundle: those are whole"),
        (b'{"a": 1, "a": 2}', "the key “a” stands twice in one table"),
        (b'{"a": ["x", "\\ud800"]}', "a[1]: a text holds half of a sign, which cannot be shown"),
        (b"[]", "this is no bundle of qcheck: it does not begin with what every bundle says of itself"),
        (b"{}", "this is no bundle of qcheck: it does not begin with what every bundle says of itself"),
        (
            b'{"qcheck": "bundle", "format": 7, "more": [1]}',
            "this bundle was made by a newer version of qcheck (format 7; this one reads 2). "
            "Please bring this installation up to date first",
        ),
    ],
    ids=lambda value: value[:24].decode("latin-1") if isinstance(value, bytes) else "",
)  # fmt: skip
def test_what_could_do_harm_is_refused_before_it_is_read(source, said):
    assert problems(source) == [said]


def test_a_file_that_is_too_large_is_not_even_parsed():
    assert problems(b"[" + b" " * LARGEST + b"]") == ["the file is larger than 64 MB; no bundle of qcheck is"]


@pytest.mark.parametrize(
    "source",
    [b'["a"' + b',"a"' * 20_001 + b"]", b"{" + b",".join(b'"%d":1' % each for each in range(2_001)) + b"}"],
    ids=["list", "table"],
)
def test_a_list_or_table_longer_than_any_of_a_bundle_is_refused(source):
    assert problems(source) == ["the file has more entries than any bundle"]


def test_a_long_text_with_very_many_escaped_signs_is_read_in_little_memory():
    source = b'["' + b"\\u0041" * 1_000_000 + b'"]'

    tracemalloc.start()
    tree(source)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 5 * len(source)


def test_of_very_many_parts_that_are_wrong_in_one_list_the_first_is_named():
    wrong = problems(file(whole(checks=[{"more": 1}] * 10_000)))

    assert {each.partition(".")[0] for each in wrong} == {"checks[0]"}


def test_a_file_of_answers_is_told_from_a_bundle():
    [said] = problems(b'{"qcheck": "answers"}')

    assert said.startswith("this is a file with answers of one person, not a bundle.")


def test_the_same_key_twice_among_very_many_is_found_at_once():
    table = b"{" + b",".join(b'"k%d": 1' % number for number in range(50_000)) + b', "k9": 2}'

    assert problems(table) == ["the key “k9” stands twice in one table"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (whole(more=1), "more: there is no such key here"),
        (whole(process={"title": "x"}), "process.place: something is missing here"),
        (whole(process={"title": 1, "place": ""}), "process.title: a text should stand here"),
        (whole(checks=[]), "checks: this is empty, and must not be"),
        (whole(checks={}), "checks: a list (in square brackets) should stand here"),
        (whole(format="1"), "format: this is none of the words that are possible here"),
        (with_check(mode="secret"), "checks[0].mode: this is none of the words that are possible here"),
        (with_check(shares=1), "checks[0].shares: true or false should stand here"),
        (with_check(id="../../etc"), "checks[0].id: this is no name as qcheck writes them"),
        (with_check(emptied="2026-05-04"), "checks[0].emptied: a moment with its time zone should stand here, such as 2026-05-04T12:00:00Z"),
        (with_check(life=CHECK["life"] | {"deletes": "9999-01-01"}), "checks[0].life.deletes: this number, day or moment lies outside of what is possible here"),
        (with_check(life=CHECK["life"] | {"created": "0001-01-01T00:00:00+14:00"}), "checks[0].life.created: this number, day or moment lies outside of what is possible here"),
        (with_sheet(values={"frueh": True}), "checks[0].sheets[0].values.frueh: a whole number should stand here"),
        (with_sheet(values={"../x": 1}), "checks[0].sheets[0].values.../x: this is no name as qcheck writes them"),
        (with_sheet(label="x" * 12_001), "checks[0].sheets[0].label: this is longer than what is possible here"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_does_not_belong_there_is_named_with_its_place(content, said):
    assert problems(file(content)) == [said]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (whole(catalogues={SHA: CATALOGUE + "\n"}), f"catalogues.{SHA[:12]}…: the text of this catalogue is not the one that the digest before it stands for: it was changed"),
        (whole(catalogues={}), "checks[0].catalogue: the catalogue of this check is not in the bundle"),
        (whole(checks=[CHECK, CHECK]), "checks: “c1” stands for two different things"),
        (whole(measures=BUNDLE["measures"] * 2), "measures: “m1” stands for two different things"),
        (with_check(measure="m9"), "checks[0].measure: “m9” is not in this bundle"),
        (with_check(phase="planung"), "checks[0].phase: its catalogue has no such phase"),
        (with_check(topics=["fremd"]), "checks[0].topics: its catalogue has no criterion “fremd”"),
        (with_check(only=["fremd"]), "checks[0].only: its catalogue has no criterion “fremd”"),
        (with_check(mode="confidential"), "checks[0]: a confidential check carries figures and no answers; this bundle was changed"),
        (with_check(emptied="2026-06-04T12:00:00Z"), "checks[0]: the answers of this check are gone; this bundle was changed"),
        (with_check(life=CHECK["life"] | {"zone": "Europe/../etc"}), "checks[0].life.zone: the time zone “Europe/../etc” is not known"),
        (with_check(life=CHECK["life"] | {"closed": "2026-05-03T12:00:00Z"}), "checks[0].life: the moments of this check do not follow each other as they can"),
        (with_check(hands=CHECK["hands"] * 2), "checks[0].hands: this is counted twice"),
        (
            with_check(hands=[CHECK["hands"][0] | {"numbers": {"4": 1_001}}]),
            "checks[0].hands[0]: at most 1000 can be counted for one answer",
        ),
        (with_check(workshop=WORKSHOP | {"stage": WORKSHOP["stage"] | {"place": 2}}), "checks[0].workshop.stage: the workshop stands at a step that its plan does not have"),
        (with_sheet(perspective="rat"), "checks[0].sheets[0].perspective: its catalogue has no perspective “rat”"),
        (with_sheet(values={"fremd": 1}), "checks[0].sheets[0].values: its catalogue has no question “fremd”"),
        (with_sheet(values={"frueh": 5}), "checks[0].sheets[0].values.frueh: its catalogue's scale has no answer “5”"),
        (with_sheet(closing={"thanks": "x"}), "checks[0].sheets[0].closing: there is no closing question “thanks”"),
        (whole(checks=[CONFIDENTIAL | {"figures": FIGURES | {"version": "2.0.0"}}]), "checks[0].figures: these figures are of another check: of another catalogue, phase or mode"),
        (whole(checks=[CONFIDENTIAL | {"figures": FIGURES | {"criteria": [FIGURES["criteria"][0] | {"overall": RATING | {"score": None}}]}}]), "checks[0].figures: these figures do not fit each other"),
        (whole(measures=[BUNDLE["measures"][0] | {"changes": [{"at": "2026-05-04T12:00:00Z", "revision": 1, "before": {"urgency": "now"}}]}]), "measures[0].changes[0]: this is nothing that can have stood in the field “urgency” of a measure"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_parts_that_do_not_fit_each_other_are_named(content, said):
    assert problems(file(content)) == [said]


def test_a_catalogue_that_cannot_be_read_says_why_in_its_own_words():
    from hashlib import sha256

    text = CATALOGUE.replace("title: Platz", "titel: Platz")
    sha = sha256(text.encode()).hexdigest()

    first, second, *_ = problems(file(whole(catalogues={sha: text}, checks=[CHECK | {"catalogue": sha}])))

    assert first.endswith("this version of qcheck cannot read this catalogue, for these reasons:")
    assert "titel" in second


ATOMS = st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.text(max_size=20) | st.sampled_from(
    ["c1", "amt", "frueh", "open", "2026-05-04", "9" * 400, SHA]
)  # fmt: skip
TREES = st.recursive(
    ATOMS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
)


def places(found: object, before: tuple = ()) -> list[tuple]:
    inside = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    return [before, *(each for key, value in inside for each in places(value, (*before, key)))]


PLACES = [each for each in places(BUNDLE) if each]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(PLACES), TREES)
def test_anything_in_any_place_is_read_or_refused_in_words(place, instead):
    content = whole()
    spot = content
    for key in place[:-1]:
        spot = spot[key]
    spot[place[-1]] = instead

    try:
        checked(read(file(content)), CLOSING)
    except NotABundle as refused:
        said = [each.said(language("de")) for each in refused.problems]
    else:
        said = ["taken"]

    assert all(said)


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 4_000), st.binary(max_size=6))
def test_bytes_that_were_damaged_on_the_way_are_read_or_refused_in_words(where, instead):
    source = written(read(file(BUNDLE)))
    damaged = source[:where] + instead + source[where + len(instead) :]

    try:
        checked(read(damaged), CLOSING)
    except NotABundle as refused:
        said = [each.said(language("de")) for each in refused.problems]
    else:
        said = ["taken"]

    assert all(said)
