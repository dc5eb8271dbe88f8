"""Whatever people typed, a PDF is made, keeps the rules, and shows all that its faces have."""

from __future__ import annotations

import pytest

from qcheck.reports import pdf
from qcheck.reports.brand import Brand
from qcheck.reports.document import Bullets, Facts, Heading, Paragraph, Role, Table
from qcheck.reports.typesetting.glyphs import FACES, MISSING, letters, shown, typeset
from tests.reports.pdf_reading import complaints, words
from tests.reports.pdf_samples import report

NASTY = {
    "emoji": "Danke 😀👩‍👩‍👧‍👦🇩🇪 gern",
    "Arabic": "مرحبا بكم in Neustadt",
    "Chinese": "你好，世界",
    "Hebrew with vowels": "שָׁלוֹם",
    "right to left marks": "\u202eneustadt\u202c \u2067x\u2069",
    "stacked marks": "z\u0351\u0352\u0353\u0354a" + "\u0336" * 90 + "lgo",
    "a word of 200 signs": "x" * 200,
    "an address": "https://neustadt.example/" + "a1" * 90 + "?x=%20&y=#z",
    "a long comment": "Wir haben es erst aus der Zeitung erfahren. " * 455,
    "Typst": '#import "@preview/cetz:0.3.0" #eval("1") $x^2$ *fett* _kursiv_ `roh` <marke> @verweis \\ = Titel',
    "Typst reading files": '#read("/etc/passwd") #image("x.png") #panic("x") ]]) }} //',
    "Word and Excel": '=HYPERLINK("http://x") {MERGEFIELD x} _x0041_ <w:t>x</w:t> &amp; ]]>',
    "backslashes": "C:\\neu\\tab \\u0041 \\\\",
    "control signs": "a\x00b\x07c\x0bd\x1b[31me\x7ff\x85g",
    "half a sign": "vor \ud800 nach \udfff",
    "no letters at all": "\ufffd\ufffe\uffff\U0010ffff\ue000",
    "separators": "eins\u2028zwei\u2029drei\rvier\r\nfünf\tsechs",
    "only spaces": " \u00a0\u3000\u200b\n\n \n",
    "nothing": "",
}


def everywhere(text: str) -> bytes:
    """A report that says this at every place where people's words can stand."""
    return pdf.write(
        report(
            Heading(text),
            *(Paragraph(text, role, text) for role in Role),
            Bullets((text, text)),
            Facts(((text, text),)),
            Table(text, (text, text), ((text, text),)),
            title=text,
            subtitle=text,
            kicker=text,
            footer=text[:300],
        ),
        Brand(line=text[:120], footer=text[:200]),
    )


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_no_text_hinders_a_report(text: str) -> None:
    assert complaints(everywhere(text)) == []


def test_markup_is_shown_as_it_was_typed() -> None:
    [only] = words(pdf.write(report(Paragraph(NASTY["Typst"])), Brand()))

    assert NASTY["Typst"].replace(" ", "") in only.replace(" ", "")


def test_a_sign_that_no_face_has_is_replaced_and_the_report_says_so() -> None:
    [only] = words(pdf.write(report(Paragraph("Danke 😀 gern")), Brand()))

    assert f"Danke {MISSING} gern" in only
    assert f"{MISSING} steht für Zeichen, die die Schrift dieser Datei nicht hat." in only


@pytest.mark.parametrize("where", ["title", "subtitle", "kicker", "footer"])
def test_a_sign_that_is_missing_around_the_text_alone_is_explained_too(where: str) -> None:
    [only] = words(pdf.write(report(Paragraph("Danke"), **{where: "Radweg 🚲"}), Brand()))

    assert f"{MISSING} steht für Zeichen" in only


def test_a_report_whose_signs_are_all_there_says_nothing_of_missing_ones() -> None:
    [only] = words(pdf.write(report(Paragraph("Łukasz Żółć, Київ, Ελλάδα, İnci, Nguyễn")), Brand()))

    assert "Łukasz Żółć, Київ, Ελλάδα, İnci, Nguyễn" in only
    assert MISSING not in only


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("你好，世界", f"{MISSING},{MISSING}"),
        ("👩‍👩‍👧‍👦", MISSING),
        ("a 😀 😀 b", f"a {MISSING} b"),
        ("𝐅𝐞𝐭𝐭 ＡＢ ｶ", f"Fett AB {MISSING}"),
        ("Zu\u0308rich", "Zürich"),
        ("a\x00b\u202ec", "abc"),
        ("█████ sagte", "■■■■■ sagte"),
        ("\ud800", MISSING),
        ("Fußgänger – „so“ … ½ → €", "Fußgänger – „so“ … ½ → €"),
    ],
)
def test_signs_are_kept_made_plain_or_replaced(typed: str, set_: str) -> None:
    assert shown(typed) == set_


@pytest.mark.parametrize(
    ("typed", "together"),
    [
        ("am 3. März", "am 3.\u00a0März"),
        ("61 von 100", "61\u00a0von\u00a0100"),
        ("§ 3 Absatz 2", "§\u00a03 Absatz\u00a02"),
        ("z. B. so", "z.\u00a0B. so"),
        ("Nr. 5, S. 7", "Nr.\u00a05, S.\u00a07"),
        ("12 € und 5 km", "12\u00a0€ und 5\u00a0km"),
    ],
)
def test_what_belongs_together_stays_on_one_line(typed: str, together: str) -> None:
    assert typeset(typed) == together


def test_only_a_word_that_is_none_is_broken_anywhere() -> None:
    assert (
        typeset("Grundstücksverkehrsgenehmigungszuständigkeit"[:40])
        == "Grundstücksverkehrsgenehmigungszuständig"
    )
    assert typeset("x" * 41).count("\u200b") == 6


def test_the_list_of_letters_is_that_of_the_faces() -> None:
    ttlib = pytest.importorskip("fontTools.ttLib")
    faces = [ttlib.TTFont(path) for path in FACES.glob("*.ttf")]

    in_all = set.intersection(*(set(map(chr, face.getBestCmap())) for face in faces))

    assert len(faces) == 2
    assert letters() == in_all - {"\ufeff"}


def test_the_faces_have_a_name_of_their_own_and_come_with_their_licence() -> None:
    ttlib = pytest.importorskip("fontTools.ttLib")
    names = [
        str(name)
        for path in FACES.glob("*.ttf")
        for name in ttlib.TTFont(path)["name"].names
        if name.nameID < 7 and name.nameID
    ]

    assert not [name for name in names if "Source" in name]
    assert "SIL OPEN FONT LICENSE" in (FACES / "OFL.txt").read_text(encoding="utf-8")
