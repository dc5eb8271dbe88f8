"""Pictures for web pages and slides: they say what they show, and have twice the pixels."""

from __future__ import annotations

import struct
from xml.etree import ElementTree

import pytest

from qcheck.charts import matrix, picture
from qcheck.language import language
from qcheck.reports import pictures, subjects
from qcheck.reports.drawings import Subject, drawing, in_parts
from tests.draft_profile import shipped, whole
from tests.reports import sources
from tests.reports.sources import talked
from tests.test_charts_dumbbell import example

SVG = "{http://www.w3.org/2000/svg}"
GERMAN = language("de")
SUBJECTS: dict[str, Subject] = {
    "Ampelprofil": picture(whole(), shipped(), GERMAN),
    "Perspektiven im Vergleich": matrix(whole(), shipped(), GERMAN),
    "Damals und heute": example(),
}
EACH = pytest.mark.parametrize(("title", "subject"), SUBJECTS.items(), ids=SUBJECTS)


def size(png: bytes) -> tuple[int, int]:
    """Width and height, from the head of the file."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])  # type: ignore[return-value]


@EACH
def test_a_drawing_has_its_name_and_says_every_row(title: str, subject: Subject) -> None:
    root = ElementTree.fromstring(pictures.svg(subject))

    said = (root.findtext(f"{SVG}desc") or "").splitlines()
    assert root.attrib["role"] == "img"
    assert root.findtext(f"{SVG}title") == title
    assert said == pictures.alternative(subject).splitlines()
    assert len(said) >= 10


@EACH
def test_a_picture_has_twice_the_pixels_of_its_drawing(title: str, subject: Subject) -> None:
    root = ElementTree.fromstring(pictures.svg(subject))

    width, height = size(pictures.png(subject))

    assert (width, height) == (2 * 1088, pytest.approx(2 * float(root.attrib["height"]), abs=2))


def test_the_matrix_says_who_sees_what() -> None:
    first, *_ = pictures.alternative(SUBJECTS["Perspektiven im Vergleich"]).splitlines()

    assert first.startswith("Bereitschaft zum Dialog: Gelb, auf dem Weg, 69 von 100")
    assert "Politik: Gelb, auf dem Weg, 71 von 100" in first


@pytest.mark.parametrize("name", ["profile", "matrix", "then_and_now"])
def test_a_picture_says_what_it_belongs_to_and_that_it_is_no_seal(name: str) -> None:
    source = talked(sources.example())
    subject = getattr(subjects, name)(source)

    drawn = ElementTree.fromstring(pictures.svg(subject, subjects.belonging(source, subject)))

    lines = [each.text or "" for each in drawn.iter(f"{SVG}text")]
    assert drawn.findtext(f"{SVG}title") == f"Verkehrskonzept Altstadt, Musterbrück: {subject.title}"
    assert lines[0] == "Verkehrskonzept Altstadt, Musterbrück"
    assert lines[1].startswith(f"{subject.title} · Reflexion · ")
    assert "2026" in lines[1]
    assert lines[-1].startswith("Selbsteinschätzung, kein Gütesiegel · Ausführlicher Fragebogen")
    assert lines[-1] in (drawn.findtext(f"{SVG}desc") or "")


def test_signs_of_markup_in_the_name_of_a_process_are_text() -> None:
    named = pictures.Belonging("Verkehrskonzept <1> & mehr", "Ampelprofil", "kein Gütesiegel")

    drawn = ElementTree.fromstring(pictures.svg(SUBJECTS["Ampelprofil"], named))

    assert drawn.findtext(f"{SVG}title") == "Verkehrskonzept <1> & mehr: Ampelprofil"


@EACH
def test_a_drawing_in_parts_is_the_same_drawing(title: str, subject: Subject) -> None:
    whole_one = drawing(subject, 720)

    parts = list(in_parts(whole_one, 500))

    assert tuple(strip for part in parts for strip in part.strips) == whole_one.strips
    assert len(parts) > 1
    assert all(part.height <= 500 for part in parts)
    assert all(part.strips[-1].criterion for part in parts[:-1])  # no heading is left alone at the end


def test_parts_begin_even_where_one_strip_is_higher_than_they_may_be() -> None:
    whole_one = drawing(SUBJECTS["Ampelprofil"], 720)

    parts = list(in_parts(whole_one, 1))

    assert tuple(strip for part in parts for strip in part.strips) == whole_one.strips
