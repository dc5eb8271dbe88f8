"""Fixed spaces: what belongs together is not torn apart at the end of a line, and nothing else is touched."""

from __future__ import annotations

import pytest

from qcheck.typography import unbroken

_ = "\u00a0"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<p>61 von 100</p>", f"<p>61{_}von{_}100</p>"),
        ("<p>61 of 100</p>", f"<p>61{_}of{_}100</p>"),
        ("<p>etwa 5 Minuten, 1 Minute, 15 Min.</p>", f"<p>etwa 5{_}Minuten, 1{_}Minute, 15{_}Min.</p>"),
        ("<p>unter 50 Punkten</p>", f"<p>unter 50{_}Punkten</p>"),
        ("<p>bis 14:02 Uhr, höchstens 1 MB</p>", f"<p>bis 14:02{_}Uhr, höchstens 1{_}MB</p>"),
        ("<p>am 31. März 2027</p>", f"<p>am 31.{_}März 2027</p>"),
        ("<p>§ 25 Absatz 2 Nummer 2 TDDDG</p>", f"<p>§{_}25 Absatz{_}2 Nummer{_}2{_}TDDDG</p>"),
        ("<p>Artikel 6 Absatz 1 Buchstabe e DSGVO</p>", f"<p>Artikel{_}6 Absatz{_}1 Buchstabe{_}e DSGVO</p>"),
        ("<p>EN 301 549, WCAG 2.1, BITV 2.0</p>", f"<p>EN{_}301{_}549, WCAG{_}2.1, BITV{_}2.0</p>"),
        ("<p>5 Bögen aus 1 Perspektive</p>", f"<p>5 Bögen aus 1{_}Perspektive</p>"),
        ("<p>Kurzcheck, Ausgabe 0.2.0</p>", f"<p>Kurzcheck, Ausgabe{_}0.2.0</p>"),
        ("<p>Bild ab und Bild auf</p>", f"<p>Bild{_}ab und Bild{_}auf</p>"),
    ],
)
def test_a_figure_stays_with_its_unit_and_a_reference_whole(written: str, shown: str) -> None:
    assert unbroken(written) == shown


@pytest.mark.parametrize(
    "written",
    [
        "<p>Verkehr 2030 Konzept</p>",
        "<p>3 Minutenschritte</p>",
        '<input value="61 von 100">',
        "<textarea>61 von 100 in 5 Minuten</textarea>",
        "<script>const said = '5 Minuten';</script>",
        '<img alt="61 von 100" src="a.svg">',
    ],
)
def test_other_texts_attributes_and_fields_stay_as_they_are(written: str) -> None:
    assert unbroken(written) == written
