"""How all pages look: one set of tokens, one face, and nobody who writes a colour by hand."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from qcheck import look
from qcheck.charts import colours
from qcheck.charts.inline_svg import ON_DARK
from qcheck.charts.measure import REGULAR, SEMIBOLD, width_of
from qcheck.scoring.values import Light

ROOT = Path(__file__).parent.parent
QCHECK = ROOT / "qcheck"
BY_HAND = {
    "look/static/tokens.css": "the tokens themselves",
    "charts/colours.py": "pictures leave the page; they agree with the tokens, by the tests below",
    "charts/inline_svg.py": "the same on dark ground",
    "reports/brand.py": "paper is white, whatever the house's colour; and an example for who writes one",
    "reports/workbook/excel.py": "a workbook leaves the page and knows no tokens",
    "reports/fill_in_form.py": "the same",
    "catalogue_sheet/writing.py": "the same",
    "plain/live/urls.py": "cameras read a code in black on white, whatever the page looks like",
}
"""The only files that may write a colour, each with its reason."""
COLOUR = re.compile(r"""#[0-9a-fA-F]{6}\b|(?<=[\s:"'(])#[0-9a-fA-F]{3}(?=[;"')\s])|\b(?:rgb|hsl)a?\(""")
LEFT_TO_THE_READER = {
    "⌘": "a key of Macs, which draw it",
    "█": "in place of removed words: a block in any face",
    "⟦": "marks what an operator still has to fill in",
    "⟧": "the same",
}
"""Signs that are on pages and not in the face, each with its reason."""


def _files(*endings: str) -> list[Path]:
    return [path for ending in endings for path in sorted(QCHECK.rglob(f"*{ending}"))]


def test_no_file_but_the_tokens_writes_a_colour_by_hand() -> None:
    files = {path.relative_to(QCHECK).as_posix(): path for path in _files(".css", ".html", ".py", ".js")}

    writing = {name for name, path in files.items() if COLOUR.search(path.read_text(encoding="utf-8"))}

    assert writing == set(BY_HAND)


TOKENS = look.tokens()
AGREED = {
    "ink": colours.INK,
    "quiet": colours.QUIET,
    "faint": colours.FAINT,
    "tick": colours.TICK,
    "frame": colours.FRAME,
    "hair": colours.HAIR,
    "paper": colours.PAPER,
    "black": colours.BLACK,
    "ramp-low": colours.RAMP[0],
    "ramp-high": colours.RAMP[1],
    **{light: colours.LIGHT_COLOURS[Light(light)].fill for light in ("green", "yellow", "red")},
    **{f"band-{light}": colours.LIGHT_COLOURS[Light(light)].tint for light in ("green", "yellow", "red")},
}


@pytest.mark.parametrize("sheet", _files(".css"), ids=lambda each: each.name)
def test_a_media_query_holds_only_what_it_changes(sheet: Path) -> None:
    before, *queries = _apart(sheet.read_text("utf-8"))

    outside = set(_rules(before))
    repeated = [rule for query in queries for rule in _rules(query) if rule in outside]
    twice = [rule for rule in _rules(before + "".join(queries)) if re.match(r"(\.[\w-]+) \1[ {]", rule)]

    assert (repeated, twice) == ([], [])


@pytest.mark.parametrize(("token", "colour"), AGREED.items())
def test_pictures_have_the_colours_of_the_tokens(token: str, colour: str) -> None:
    assert TOKENS[token] == colour


DARK = look.tokens(dark=True)
SAME_ROLE = {"ground": colours.PAPER} | {
    token: AGREED[token] for token in ("ink", "quiet", "faint", "band-green", "band-yellow", "band-red")
}


@pytest.mark.parametrize(("token", "colour"), SAME_ROLE.items())
def test_pictures_on_dark_ground_have_the_colours_of_the_dark_tokens(token: str, colour: str) -> None:
    assert DARK[token] == ON_DARK[colour]


READ_ON = [
    *((ground, ink, 4.5) for ground in ("ground", "tint", "shade") for ink in ("ink", "soft", "accent")),
    *(("ground", ink, 4.5) for ink in ("quiet", "faint", "hint", "wrong", "good")),
    *((ground, "ink", 4.5) for ground in ("good-tint", "heed-tint", "marked", "shade-deep")),
    *(("ground", f"seat-{light}", 4.5) for light in ("enough", "few", "full")),
    ("accent", "on-accent", 4.5),
    ("accent-deep", "on-accent", 4.5),
    ("ground", "edge", 3),
    ("shade", "edge", 3),
]
"""A ground, what stands on it, and the least contrast (WCAG 1.4.3, 1.4.11)."""


@pytest.mark.parametrize(("ground", "ink", "least"), READ_ON)
def test_what_stands_on_a_ground_is_seen(ground: str, ink: str, least: float) -> None:
    assert contrast(TOKENS[ground], TOKENS[ink]) >= least


@pytest.mark.parametrize("ink", ["ink", "soft", "quiet", "faint", "accent"])
@pytest.mark.parametrize("ground", ["ground", "tint"])
def test_what_stands_on_a_dark_ground_is_seen(ground: str, ink: str) -> None:
    assert contrast(DARK[ground], DARK[ink]) >= 4.5


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = (colours._linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


FACE = look.STATIC / look.face().removeprefix(look.STATIC_PREFIX)


def test_the_face_is_small_and_comes_with_its_licence() -> None:
    assert [path.name for path in look.STATIC.glob("*.woff2")] == [FACE.name]
    assert FACE.stat().st_size < 45_000
    assert "SIL OPEN FONT LICENSE" in (look.STATIC / "OFL.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def cutting():
    """The script that cuts the face; it needs fontTools, which only development has."""
    pytest.importorskip("fontTools")
    sys.path.insert(0, str(ROOT / "face"))
    import subset

    yield subset
    sys.path.pop(0)


def test_the_face_and_its_declaration_are_as_the_script_makes_them(cutting) -> None:
    made = cutting.cut()

    assert FACE.read_bytes() == made
    assert look.stylesheet().endswith(cutting.declared(made, FACE.name))


def test_the_face_has_a_name_of_its_own(cutting) -> None:
    names = {record.nameID: str(record) for record in cutting.TTFont(FACE)["name"].names}

    assert {names[number] for number in (1, 4, 16)} == {"qcheck Sans"}
    assert "Source" not in names[3] + names[6] + names[25]
    assert "Adobe" in names[0]
    assert "SIL Open Font License" in names[13]


def _said() -> set[str]:
    texts = [
        *_files(".po", ".html"),
        *(QCHECK / "guide" / "texts").glob("*.md"),
        *(ROOT / "criteria").glob("*.yaml"),
    ]
    return {sign for path in texts for sign in path.read_text(encoding="utf-8") if sign.isprintable()}


def test_every_sign_of_our_words_is_in_the_face(cutting) -> None:
    missing = {sign for sign in _said() if ord(sign) not in cutting.LETTERS}

    assert missing <= set(LEFT_TO_THE_READER)


@pytest.mark.parametrize(
    "name", ["Zoë Šimůnek", "Łukasz Żółć", "Ágnes Őze", "İnci Şahin", "Ðorđe", "Ștefan", "GROẞ"]
)
def test_names_of_europe_are_in_the_face(cutting, name: str) -> None:
    assert set(map(ord, name)) <= cutting.LETTERS


@pytest.mark.parametrize("weight", [REGULAR, SEMIBOLD])
def test_widths_are_reckoned_as_the_face_has_them(cutting, weight: int) -> None:
    real = cutting.advances(FACE.read_bytes(), weight)
    signs = [chr(sign) for sign in range(0x20, 0x7F)] + list("ÄÖÜäöüß–„“”»«…")

    far = {sign: (width_of(sign, 1, weight), real[sign]) for sign in signs}

    assert {sign: each for sign, each in far.items() if abs(each[0] - each[1]) > 0.025} == {}


def _apart(css: str) -> list[str]:
    """What stands outside all media queries, then what stands in each; comments are left out."""
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    query = re.compile(r"@media[^{]*\{((?:[^{}]*\{[^{}]*\})*)\s*\}")
    return [query.sub("", bare), *query.findall(bare)]


def _rules(css: str) -> list[str]:
    return [" ".join(rule.split()) for rule in re.findall(r"[^{}]+\{[^{}]*\}", css)]


HEADING = re.compile(r"(?:^|[\s,])(\.qc-)?h[1-4](?:$|\s*,)")
"""A selector of headings."""
SMALLER = {"legend h1": "a question as a heading, with all its answers on the screen of a small phone"}
"""Headings with a size of their own, each with its reason."""


@pytest.mark.parametrize("sheet", _files(".css"), ids=lambda path: path.name)
def test_headings_have_the_sizes_of_the_tokens_and_all_heavy_words_one_weight(sheet: Path) -> None:
    if sheet.name == "tokens.css":
        return
    rules = [
        rule.split(" {" if " {" in rule else "{", 1) for rule in _rules(_apart(sheet.read_text("utf-8"))[0])
    ]
    by_hand = [] if sheet.name == "wall.css" else _own_sizes(rules)  # a wall's are in parts of its height

    weights = re.findall(
        r"font-weight: *(?!var\(--heavy\)|400|inherit)[^ ;}][^;}]*", sheet.read_text("utf-8")
    )

    assert (by_hand, weights) == ([], [])


def _own_sizes(rules: list[list[str]]) -> list[str]:
    sized = [(who.strip(), re.findall(r"font-size: ?([^;}]*)", what)) for who, what in rules]
    headings = [(who, size) for who, sizes in sized for size in sizes if HEADING.search(who)]
    return [who for who, size in headings if not size.startswith("var(--") and who not in SMALLER]


def test_every_style_that_says_how_paper_looks_gives_it_margins() -> None:
    printed = {
        path.name: path.read_text("utf-8") for path in _files(".css") if "@media print" in path.read_text()
    }

    without = [name for name, css in printed.items() if not re.search(r"@page ?\{[^}]*margin", css)]

    assert len(printed) > 5
    assert without == []


CUT = {"sheet.css": "the title of a check in the head of its sheet; it stands whole on the first page"}
"""Style sheets that may end words with an ellipsis, each with its reason."""


def test_words_are_broken_and_not_cut_with_an_ellipsis() -> None:
    cutting = {
        path.name for path in _files(".css") if re.search("ellipsis|line-clamp", path.read_text("utf-8"))
    }

    assert cutting == set(CUT)


@pytest.mark.parametrize("sheet", _files(".css"), ids=lambda path: path.name)
def test_a_style_sheet_holds_no_number_with_two_points(sheet: Path) -> None:
    assert re.findall(r"[\w.-]*\d\.\d+\.\d[\w.]*", sheet.read_text("utf-8")) == []


OWN_LOOK = re.compile(r"\.(?:told|warn|errors|refused|good)\b[^{},]*\{[^}]*\b(?:border|background)\b")


def test_what_is_said_aside_looks_alike_on_all_plain_pages() -> None:
    styles = [path for path in _files(".css") if path.name not in ("tokens.css", "page.css")]

    own = [path.name for path in styles if OWN_LOOK.search(path.read_text(encoding="utf-8"))]

    assert len(styles) > 5
    assert own == []
