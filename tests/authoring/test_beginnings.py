"""What one begins with: nothing but a title, the next edition, a copy."""

import pytest

from qcheck.authoring import Draft, Unwritable, begun, copied, next_edition, next_version
from tests.authoring.test_operations import PLAYGROUND


def test_an_empty_catalogue_lacks_nothing_but_criteria():
    made = Draft(begun("Spielplätze & Höfe", "de", {"spielplaetze-hoefe"}))

    assert made.value(Draft(made.text).items[0].item, ("id",)) == "spielplaetze-hoefe-2"
    assert [problem.path for problem in made.reading.problems] == ["criteria"]


def test_a_title_without_letters_gets_an_id_all_the_same():
    assert "id: katalog\n" in begun("???", "de", ())


def test_the_next_edition_keeps_the_id_and_says_what_it_follows():
    edition = Draft(next_edition(PLAYGROUND, "1.0.0")).catalogue

    assert (edition.id, edition.version, edition.follows) == ("spielplatz", "1.1.0", "1.0.0")
    assert edition.stage == "draft"


def test_the_next_edition_keeps_the_remarks():
    assert next_edition(PLAYGROUND, "1.0.0").startswith("# Für die Gruppe am Bach\nid: spielplatz\n")


def test_a_copy_has_an_id_of_its_own_and_follows_nothing():
    copy = Draft(copied(next_edition(PLAYGROUND, "1.0.0"), "Schulhof-Check", "de", {"spielplatz"})).catalogue

    assert (copy.id, copy.version, copy.title.say("de"), copy.follows) == (
        "schulhof-check",
        "0.1.0",
        "Schulhof-Check",
        None,
    )


def test_a_file_with_windows_line_ends_and_a_mark_can_be_gone_on_with():
    edition = next_edition("\ufeff" + PLAYGROUND.replace("\n", "\r\n"), "1.0.0")

    assert "\r" not in edition
    assert Draft(edition).catalogue


def test_what_is_no_catalogue_cannot_be_begun_from():
    with pytest.raises(Unwritable):
        copied("id: [\n", "Neu", "de", ())


@pytest.mark.parametrize(
    ("version", "following"),
    [("0.1.0", "0.2.0"), ("1.9.3", "1.10.0"), ("2.0.0-rc.1+x", "2.1.0"), ("x", "0.1.0")],
)
def test_the_next_version_raises_the_middle_number(version, following):
    assert next_version(version) == following
