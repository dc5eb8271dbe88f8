"""What the store keeps for inviting: links with names, what every letter says, and by which link a sheet
came.
"""

import pytest

from qcheck.records import Letterhead, Sheet
from qcheck.store import Link, LinkKind, NotPossible
from tests.kept import NOON, check, opened
from tests.test_store import says


def named(name, number=1, perspective="politik"):
    return Link(f"einladung-{number}", "eins", LinkKind.ANSWER, perspective=perspective, name=name)


def names(store):
    return {each.link.name for each in store.links_of("eins") if each.link.kind is LinkKind.ANSWER}


def test_a_link_comes_back_with_its_name(store):
    opened(store, check())

    store.add_named_link(named("ADFC"), 10)

    assert store.open("einladung-1").link.name == "ADFC"


def test_a_perspective_has_as_many_links_as_there_are_names(store):
    opened(store, check())
    store.add_links([named("")])

    store.add_named_link(named("ADFC", 2), 10)
    store.add_named_link(named("Fußverein", 3), 10)

    assert names(store) == {"", "ADFC", "Fußverein"}


def test_two_links_for_the_same_perspective_never_have_the_same_name(store):
    opened(store, check())
    store.add_named_link(named("ADFC"), 10)

    with pytest.raises(NotPossible, match="already a link for ADFC"):
        store.add_named_link(named("ADFC", 2), 10)
    store.add_named_link(named("ADFC", 3, "verwaltung"), 10)

    assert len(store.links_of("eins")) == 3


def test_a_link_is_renamed_but_not_to_a_name_that_is_there(store):
    opened(store, check())
    store.add_named_link(named("ADFC"), 10)
    store.add_named_link(named("Fußverein", 2), 10)

    store.rename_link("einladung-1", "ADFC Musterstadt")
    with pytest.raises(NotPossible, match="already a link for"):
        store.rename_link("einladung-1", "Fußverein")

    assert names(store) == {"ADFC Musterstadt", "Fußverein"}


def test_a_check_has_no_more_links_of_a_kind_than_the_most(store):
    opened(store, check())
    store.add_named_link(named("ADFC"), 1)

    with pytest.raises(NotPossible, match="1 links of a kind at most"):
        store.add_named_link(named("Fußverein", 2), 1)


def test_what_every_letter_says_comes_back_as_it_was_written(store):
    opened(store, check(letterhead=Letterhead(sender="Stadt Musterstadt")))
    before = store.open("link-eins")

    store.write_letterhead(
        "eins",
        Letterhead(
            "Amt 61", "0123 456", "Datenschutz: 0123 789", "Wir lernen daraus.", "Am 4. Mai im Rathaus."
        ),
    )

    after = store.open("link-eins")
    assert before.check.letterhead == Letterhead(sender="Stadt Musterstadt")
    assert after.check.letterhead == Letterhead(
        "Amt 61", "0123 456", "Datenschutz: 0123 789", "Wir lernen daraus.", "Am 4. Mai im Rathaus."
    )
    assert after.revision > before.revision


def test_writing_the_same_again_changes_nothing(store):
    opened(store, check())
    before = store.open("link-eins").revision

    store.write_letterhead("eins", Letterhead())

    assert store.open("link-eins").revision == before


def test_a_link_counts_the_sheets_with_an_answer_that_came_by_it(store):
    opened(store, check())
    store.add_links([named("")])
    for name, way in (
        ("a", "einladung-1"),
        ("b", "einladung-1"),
        ("leer", "einladung-1"),
        ("aus", "einladung-1"),
        ("fremd", None),
    ):
        link = Link(f"link-{name}", "eins", LinkKind.SHEET, sheet=f"bogen-{name}")
        store.begin_sheet(link, Sheet(f"bogen-{name}", "politik"), NOON, invitation=way)
    for name in ("a", "b", "aus", "fremd"):
        store.answer(f"bogen-{name}", "frueh", says(1), NOON)
        store.answer(f"bogen-{name}", "offen", says(2), NOON)
    store.take_out("eins", "bogen-aus", True)

    assert store.came_by("eins") == {"einladung-1": 2}
