"""Whatever authors do: comments stay, every text is read back as it was written, and what comes of it loads or
names its problem.
"""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qcheck.authoring import (
    USUAL_SCALE,
    WHOLE,
    Add,
    AddOption,
    Clash,
    Draft,
    DropLanguage,
    Gone,
    Item,
    Kind,
    Move,
    MoveInto,
    Remove,
    SetText,
    SetValue,
    Unwritable,
    applied,
    comments,
    merged,
)
from tests.authoring.test_operations import PLAYGROUND

FEW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
CRITERIA = Path(__file__).parents[2] / "criteria"
IN_BRACES = """\
{id: klein, version: 1.0.0, title: Klein, criteria: [{id: a, title: A, questions: [  # gleich zwei
  {id: b, text: B},
  {id: c, text: {de: C}}]}]}
"""
DASHES_AT_THE_EDGE = """\
id: rand
version: 1.0.0
title: >
  Am
  Rand
perspectives:
- id: eins # erste
  title: Eins

# vor der zweiten
-   id: zwei
    title: "Zwei"
    role:   organising   # wer
criteria:
-
  id: a
  title: A # Titel
  questions: # drei
  - id: b
    text: |+
      B

  - id: c
    text: C
    help:
      de: ja
      # englisch fehlt
  - text: ohne Kennung
# Schluss"""
TEXTS = (PLAYGROUND, IN_BRACES, DASHES_AT_THE_EDGE)
WORDS = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="a: #-\n\"'|>{}[],&*!%@`~\\ ", max_size=12),
    st.sampled_from(
        ["no", "08", "1:30", "null", "~", "- x", "a: b", "a #b", "|", "“Ja”", "2026-01-01", "x\n\n y\n"]
    ),
)
FIELDS = st.sampled_from([("title",), ("text",), ("help",), ("text_by_phase", "vorher"), ("actions", "red")])


def operations(text: str) -> st.SearchStrategy:
    items = st.sampled_from([each.item for each in Draft(text).items])
    return st.one_of(
        st.builds(SetText, items, FIELDS, st.sampled_from(["de", "en"]), WORDS),
        st.builds(
            SetValue,
            items,
            st.sampled_from([("weight",), ("phases",), ("skip_if",)]),
            st.sampled_from(["2", ["vorher"], {"question": "frueh", "answer": ["1"]}]),
        ),
        st.builds(Add, st.sampled_from(Kind), WORDS, st.sampled_from(["de", "en"]), items),
        st.builds(AddOption, st.just(USUAL_SCALE), WORDS, st.just("de")),
        st.builds(Move, items, st.integers(-2, 2)),
        st.builds(MoveInto, items, items),
        st.builds(DropLanguage, st.just("en")),
    )


def after(text: str, operation: object) -> str:
    """The text after an operation that makes sense, else as it was."""
    try:
        return applied(text, operation)
    except (Gone, Clash, Unwritable):  # what is written too oddly is left to the text
        return text


@FEW
@given(st.data())
def test_no_operation_but_removing_loses_a_comment(data):
    text = data.draw(st.sampled_from(TEXTS))
    before = Counter(comments(text))
    for _ in range(3):
        text = after(text, data.draw(operations(text)))

    assert before <= Counter(comments(text))


@FEW
@given(st.data())
def test_what_comes_of_an_operation_loads_or_names_its_problem(data):
    text = data.draw(st.sampled_from(TEXTS))

    reading = Draft(after(text, data.draw(operations(text)))).reading

    assert (reading.catalogue is None) == bool(reading.mistakes)


@FEW
@given(st.sampled_from(TEXTS), st.data(), st.sampled_from(["de", "en"]), WORDS)
def test_words_are_read_back_as_they_were_written(text, data, language, words):
    item = data.draw(st.sampled_from([each.item for each in Draft(text).items]))

    made = Draft(applied(text, SetText(item, ("title",), language, words)))

    assert (
        made.words(item, ("title",)).get(language, "")
        == words.replace("\r\n", "\n").replace("\r", "\n").strip()
    )


@FEW
@given(st.sampled_from(TEXTS), st.data(), WORDS)
def test_a_changed_text_changes_no_other(text, data, words):
    items = [each.item for each in Draft(text).items if each.item.kind is not Kind.SCALE]
    item = data.draw(st.sampled_from(items))

    made = Draft(applied(text, SetText(item, ("help",), "de", words)))

    assert [made.title(other) for other in items] == [Draft(text).title(other) for other in items]


@FEW
@given(st.sampled_from(TEXTS), st.data())
def test_what_is_removed_takes_only_its_own_comments(text, data):
    item = data.draw(
        st.sampled_from([each.item for each in Draft(text).items if each.item not in (WHOLE, USUAL_SCALE)])
    )
    own = {"# gleich zwei", "# drei", "# noch offen", "# hängt an der vorigen", "# das Grünflächenamt"}
    own |= {"# erste", "# wer", "# Titel", "# englisch fehlt", "# das Wichtigste zuerst", "# vor der zweiten"}

    lost = Counter(comments(text)) - Counter(comments(applied(text, Remove(item))))

    assert set(lost) <= own


@pytest.mark.parametrize("name", ["kurzcheck", "qualitaetscheck"])
def test_setting_every_text_of_a_shipped_catalogue_to_what_it_is_changes_nothing(name):
    text = (CRITERIA / f"{name}.yaml").read_text(encoding="utf-8")
    draft = Draft(text)
    questions = [each.item for each in draft.items if each.item.kind is Kind.QUESTION]

    same = applied(
        text,
        *(
            SetText(item, ("text",), language, words)
            for item in questions
            for language, words in draft.words(item, ("text",)).items()
        ),
    )

    assert same == text


@FEW
@given(st.lists(st.sampled_from("abcd"), max_size=8), st.data())
def test_two_texts_put_together_have_the_changes_of_both_or_tell_where_they_touch(lines, data):
    old = "".join(f"{line}{number}\n" for number, line in enumerate(lines))
    own = data.draw(
        st.lists(st.sampled_from([*old.splitlines(), "x"]), max_size=8).map(
            lambda each: "".join(f"{line}\n" for line in each)
        )
    )

    assert merged(old, own, old) == (own, ())
    assert merged(old, old, own) == (own, ())
    assert merged(old, own, own) == (own, ())


def test_changes_in_different_places_are_put_together():
    own = PLAYGROUND.replace("title: Planung", "title: Planen")
    other = PLAYGROUND.replace("Die Geräte sind sicher.", "Alles ist sicher.")

    both, overlaps = merged(PLAYGROUND, own, other)

    assert overlaps == ()
    assert both == own.replace("Die Geräte sind sicher.", "Alles ist sicher.")


def test_the_same_line_changed_twice_is_told_with_both_versions():
    own = PLAYGROUND.replace("title: Planung", "title: Planen")
    other = PLAYGROUND.replace("title: Planung", "title: Vorher")

    both, [overlap] = merged(PLAYGROUND, own, other)

    assert both == own
    assert (overlap.line, overlap.own, overlap.other) == (18, "    title: Planen\n", "    title: Vorher\n")


def test_a_draft_without_items_is_only_the_whole():
    assert [each.item for each in Draft("- a\n- b\n").items] == [Item(Kind.CATALOGUE), USUAL_SCALE]


def test_of_two_items_with_the_same_id_the_first_is_meant():
    text = PLAYGROUND.replace("id: offen", "id: frueh")

    questions = [each for each in Draft(text).items if each.item == Item(Kind.QUESTION, "frueh")]
    assert [each.path[-1] for each in questions] == [0]


def test_an_item_moves_behind_lines_whose_blank_ones_belong_to_them():
    moved = applied(DASHES_AT_THE_EDGE, Move(Item(Kind.QUESTION, "#3"), -1))

    assert Draft(moved).said(Item(Kind.QUESTION, "b"), ("text",)) == "B\n\n"
    assert moved.index("ohne Kennung") < moved.index("id: c")


def test_a_text_of_one_line_over_and_over_is_put_together_without_ado():
    before = "- a\n" * 200_000

    together, overlaps = merged(before, before + "- b\n", "- c\n" + before)

    assert together == "- c\n" + before + "- b\n"
    assert overlaps == ()


def test_what_cannot_be_compared_in_time_is_told_as_changed_by_both():
    before = "- a\n" * 20_000

    _, [overlap] = merged(before, f"- b\n{before}- b\n", f"- c\n{before}- c\n")

    assert overlap.line == 1
