"""The picture of the profile: the one description, its layout, the SVG, and the small pieces for pages."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue
from qcheck.charts import (
    Picture,
    Size,
    image,
    picture,
    svg,
    views,
)
from qcheck.charts.band import axis_items
from qcheck.charts.columns import columns
from qcheck.charts.drawing import Align, Box, Chip, Disc, Drawing, Line, Stroke, Words, moved
from qcheck.charts.layout import layout
from qcheck.charts.measure import SEMIBOLD, fitted, width_of, wrapped
from qcheck.charts.symbols import light_items
from qcheck.language import language
from qcheck.scoring.values import Light
from qcheck.wording import Voice
from tests.draft_profile import alone, profile_of, scored, shared, shipped, silent, whole

WIDTHS = (Size.WIDE, 900, Size.LAPTOP, Size.PRINT, 640, 390, Size.PHONE, 280)
LANGUAGES = ("de", "en")
NS = {"svg": "http://www.w3.org/2000/svg"}
PLAIN = {"svg", "title", "desc", "g", "rect", "line", "circle", "path", "text"}


def drawn(tag: str = "de") -> Picture:
    return picture(whole(), shipped(), language(tag))


def retitled(title: str) -> Catalogue:
    """The shipped catalogue with one title replaced."""
    source = shipped().model_dump(exclude_unset=True)
    source["parts"][0]["criteria"][0]["title"] = title
    return Catalogue.model_validate(source)


def tree(drawn_svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawn_svg)


def names(root: ElementTree.Element) -> set[str]:
    return {element.tag.removeprefix(f"{{{NS['svg']}}}") for element in root.iter()}


# the description


def test_the_picture_has_a_block_for_each_part_and_one_for_the_modules():
    blocks = drawn().blocks

    assert [(block.title, len(block.rows)) for block in blocks] == [
        ("Teil A: Der einzelne Prozess", 10),
        ("Teil B: Beteiligung in der kommunalen Demokratie", 8),
        ("Zusatzmodule", 1),
    ]


def test_lights_are_counted_per_part_in_their_order():
    first = drawn().blocks[0]

    assert [(count.light, count.number, count.word) for count in first.counts] == [
        (Light.GREEN, 2, "gut aufgestellt"),
        (Light.YELLOW, 5, "auf dem Weg"),
        (Light.RED, 2, "Handlungsbedarf"),
        (Light.GREY, 1, "noch keine Aussage"),
    ]


def test_a_shared_row_has_a_ring_for_every_shown_perspective_and_its_spread():
    row = drawn().rows[0]

    assert [(ring.title, ring.score) for ring in row.rings][:2] == [
        ("Verwaltung", 82),
        ("Zivilgesellschaft", 58),
    ]
    assert (row.score, row.lowest, row.highest, row.span) == (69, 55, 82, "55 bis 82")


def test_a_row_of_one_view_has_no_rings_and_names_the_view():
    row = drawn().rows[12]

    assert (row.rings, row.lowest, row.highest, row.view) == ((), None, None, "nur eine Sicht: Verwaltung")


def test_a_picture_of_one_view_names_it_once():
    one = picture(alone(scored(60), scored(80), silent(Light.GREY)), shipped(), language("de"))

    assert one.view == "nur eine Sicht: Verwaltung"
    assert {row.view for row in one.rows} == {""}
    assert (one.key.result, one.key.rings) == ("Ergebnis", "")


def test_the_thresholds_are_those_of_the_catalogue():
    rules = shipped().rules.model_copy(update={"yellow_from": 40, "green_from": 80})

    changed = picture(whole(), shipped().model_copy(update={"rules": rules}), language("de"))

    assert (changed.yellow_from, changed.green_from) == (40, 80)
    assert changed.key.thresholds == "unter 40 Handlungsbedarf, ab 80 gut aufgestellt"


def test_a_narrowed_profile_shows_only_its_rows():
    narrowed = picture(profile_of(whole().criteria[3]), shipped(), language("de"))

    assert [[row.title for row in block.rows] for block in narrowed.blocks] == [["Ausreichende Ressourcen"]]


def test_a_catalogue_without_parts_has_one_nameless_block():
    flat = shipped("kurzcheck")

    [block] = picture(alone(scored(50), catalogue=flat), flat, language("de")).blocks

    assert block.title == ""


def test_the_parts_of_a_picture_are_pictures_of_one_block_each():
    whole_picture = drawn()

    assert [part.blocks for part in whole_picture.parts] == [(block,) for block in whole_picture.blocks]


def test_the_views_on_a_criterion_are_a_picture_with_a_row_for_each_perspective():
    profile = whole()

    view = views(profile.criteria[10], Voice(Questionnaire(shipped(), profile.phase), language("de")))

    assert [(row.title, row.number) for row in view.rows][1:3] == [
        ("Zivilgesellschaft", "55"),
        ("Politik", "55"),
    ]
    assert [mark.text for mark in view.rows[2].marks] == ["uneinig", "Informationslücke"]
    assert view.rows[0].spoken == "Verwaltung: Grün, gut aufgestellt, 77 von 100"


# measuring and breaking lines


def test_known_words_are_as_wide_as_the_browser_says():
    # canvas, 100 px: "Zugang und Vielfalt" 818 px at weight 400, 848 px at 600
    assert width_of("Zugang und Vielfalt", 100) == pytest.approx(818, rel=0.02)
    assert width_of("Zugang und Vielfalt", 100, SEMIBOLD) == pytest.approx(848, rel=0.02)


def test_letters_that_were_not_measured_are_taken_as_wide():
    assert width_of("漢", 10) == 10
    assert width_of("Ж", 10) == 6


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize(("limit", "at_most"), [(210, 3), (330, 2)])
def test_every_title_fits_into_its_lines_without_losing_a_letter(tag: str, limit: float, at_most: int):
    titles = [criterion.title.say(tag) for criterion in shipped().every_criterion]

    lines = {title: wrapped(title, limit, 18, SEMIBOLD, at_most) for title in titles}

    assert [title for title in titles if " ".join(lines[title]) != title] == []
    assert [
        title for title in titles if max(width_of(line, 18, SEMIBOLD) for line in lines[title]) > limit
    ] == []


def test_a_word_wider_than_the_line_is_hyphenated():
    lines = wrapped("Donaudampfschifffahrtsgesellschaft", 200, 18, SEMIBOLD)

    assert lines[0].endswith("-")
    assert "".join(lines).replace("-", "") == "Donaudampfschifffahrtsgesellschaft"


def test_what_does_not_fit_into_the_last_line_ends_with_an_ellipsis():
    lines = wrapped(
        "Bürgerschaftliche Beteiligung an allen Vorhaben der Stadt und des Landkreises", 200, 18, SEMIBOLD
    )

    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert width_of(lines[1], 18, SEMIBOLD) <= 200


def test_a_short_text_stays_as_it_is():
    assert fitted("knapp", 100, 14) == "knapp"
    assert wrapped("", 100, 14) == ("",)


# the layout


def boxes(drawing: Drawing) -> list[tuple[float, float, float, float, str]]:
    """Left, top, right, bottom and words of every line of text and every mark."""
    found = []
    for top, strip in drawing.placed:
        for item in strip.items:
            if isinstance(item, Chip):
                found.append((item.x, top + item.y, item.x + item.width, top + item.y + 21, item.text))
            elif isinstance(item, Words):
                wide = width_of(item.text, item.size, item.weight)
                left = item.x - {Align.LEFT: 0, Align.MIDDLE: wide / 2, Align.RIGHT: wide}[item.align]
                found.append(
                    (
                        left,
                        top + item.y - 0.7 * item.size,
                        left + wide,
                        top + item.y + 0.2 * item.size,
                        item.text,
                    )
                )
    return found


def overlapping(found: list[tuple[float, float, float, float, str]]) -> list[tuple[str, str]]:
    return [
        (a[4], b[4])
        for number, a in enumerate(found)
        for b in found[number + 1 :]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_words_touch_each_other_or_leave_the_picture(width: float, tag: str):
    found = boxes(layout(drawn(tag), width))

    assert overlapping(found) == []
    assert [words for left, _, right, _, words in found if left < 0 or right > width] == []


@pytest.mark.parametrize("width", [Size.WIDE, Size.PRINT])
def test_no_words_of_the_left_reach_the_band(width: float):
    place = columns(width)

    rows = [strip for strip in layout(drawn(), width).strips if strip.criterion]

    ends = [
        item.x + (item.width if isinstance(item, Chip) else 0)
        for strip in rows
        for item in strip.left
        if isinstance(item, Chip | Words)
    ]
    assert max(ends) < place.band


def test_an_endless_title_is_cut_and_touches_nothing():
    catalogue = retitled("Verlässlichkeitsvereinbarungsgrundsätze " * 6)

    found = boxes(layout(picture(whole(), catalogue, language("de")), Size.PHONE))

    assert overlapping(found) == []


def test_rings_of_the_same_score_are_stacked_so_that_none_hides_another():
    same = picture(profile_of(shared("dialogbereitschaft", 70, 70, 70, 70, 70)), shipped(), language("de"))

    [strip] = [strip for strip in layout(same, Size.WIDE).strips if strip.criterion]

    heights = sorted(item.y for item in strip.band if isinstance(item, Disc))
    assert len(heights) == 5
    assert min(b - a for a, b in pairwise(heights)) > 5
    assert 0 < heights[0] < heights[-1] < strip.height


def test_a_criterion_that_is_not_relevant_has_no_band():
    row = next(
        strip for strip in layout(drawn(), Size.WIDE).strips if strip.criterion == drawn().rows[13].criterion
    )

    assert [item for item in row.band if isinstance(item, Box)] == []


def test_a_part_without_any_band_has_no_axis():
    nothing = picture(alone(silent(Light.NOT_RELEVANT)), shipped(), language("de"))

    words = [
        item.text
        for strip in layout(nothing, Size.WIDE, key=False).strips
        for item in strip.band
        if isinstance(item, Words)
    ]

    assert words == []


def test_the_bar_stands_where_the_score_is():
    place = columns(Size.WIDE)

    row = next(strip for strip in layout(drawn(), Size.WIDE).strips if strip.criterion)

    [bar] = [item for item in row.band if isinstance(item, Line) and item.round]
    assert bar.x1 == place.at(69)


@pytest.mark.parametrize(
    ("yellow", "green", "numbers"),
    [
        (50, 75, ["0", "50", "75", "100"]),
        (2, 75, ["2", "75", "100"]),
        (50, 99, ["0", "50", "99"]),
        (60, 61, ["0", "60", "61", "100"]),
        (60, 60, ["0", "60", "100"]),
    ],
)
def test_the_axis_names_both_thresholds_and_the_ends_where_there_is_room(
    yellow: int, green: int, numbers: list[str]
):
    changed = replace(drawn(), yellow_from=yellow, green_from=green)
    place = columns(Size.PHONE)

    ticks = [item for item in axis_items(changed, place, 14) if isinstance(item, Words)]

    assert [tick.text for tick in ticks] == numbers


def test_thresholds_at_the_ends_leave_no_empty_stretch():
    extreme = replace(drawn(), yellow_from=0, green_from=100)

    [*_, row] = [strip for strip in layout(extreme, Size.WIDE).strips if strip.criterion]

    assert len([item for item in row.band if isinstance(item, Box)]) == 1


def test_headings_and_key_can_be_left_to_the_page():
    bare = layout(drawn(), Size.WIDE, headings=False, key=False)

    words = {item.text for strip in bare.strips for item in strip.items if isinstance(item, Words)}
    assert "Teil A: Der einzelne Prozess" not in words
    assert "Ergebnis über alle Perspektiven" not in words


@pytest.mark.parametrize(
    "item", [Words(1, 2, "a", 14), Line(1, 2, 5, 2, "#000", 1), Stroke(((1, 2), (3, 4)), "#000", 1)]
)
def test_moving_there_and_back_changes_nothing(item: Words | Line | Stroke):
    assert moved(item, 3, 4) != item
    assert moved(moved(item, 3, 4), -3, -4) == item


@pytest.mark.parametrize("light", list(Light))
def test_a_light_stays_within_its_size(light: Light):
    points = [
        point for item in light_items(light, 50, 50, 40) if isinstance(item, Stroke) for point in item.points
    ]

    assert points
    assert {30 <= x <= 70 and 30 <= y <= 70 for x, y in points} == {True}


def test_no_two_lights_are_drawn_alike_without_their_colours():
    shapes = {
        tuple(re.sub("#[0-9A-Fa-f]{6}", "", repr(item)) for item in light_items(light, 0, 0, 20))
        for light in Light
    }

    assert len(shapes) == len(Light)


# the SVG


@pytest.mark.parametrize("width", [Size.WIDE, Size.PHONE])
def test_the_svg_is_plain_and_refers_to_nothing(width: float):
    root = tree(svg(drawn(), width))

    assert names(root) == PLAIN
    assert {attribute for element in root.iter() for attribute in element.attrib} & {
        "href",
        "class",
        "id",
        "onload",
        "src",
    } == set()
    assert "url(" not in svg(drawn(), width)


def test_the_svg_is_an_image_with_a_name_and_says_every_row():
    root = tree(svg(drawn()))

    assert (root.get("role"), root.get("aria-label"), root.findtext("svg:title", namespaces=NS)) == (
        "img",
        "Ampelprofil",
        "Ampelprofil",
    )
    assert (root.findtext("svg:desc", namespaces=NS) or "").split("\n") == [
        row.spoken for row in drawn().rows
    ]


def test_resting_on_a_row_of_the_svg_explains_it():
    titles = [element.text for element in tree(svg(drawn())).findall("svg:g/svg:title", NS)]

    assert titles == [row.hover for row in drawn().rows]


def test_words_of_a_catalogue_come_out_as_text():
    catalogue = retitled('<script>alert("1")</script> & \x07<b>')

    drawing = svg(picture(whole(), catalogue, language("de")), 2000)

    assert "<script" not in drawing
    assert "<b>" not in drawing
    assert 'script>alert("1")</script> & <b>' in "".join(tree(drawing).itertext())


def test_every_line_keeps_its_width_in_any_face():
    texts = tree(svg(drawn())).findall(".//svg:text", NS)

    assert {text.get("lengthAdjust") for text in texts} == {"spacingAndGlyphs"}
    assert min(float(text.get("textLength", "0")) for text in texts) > 0


def test_nothing_in_the_svg_is_smaller_than_fourteen_pixels():
    sizes = {
        float(text.get("font-size", "0"))
        for text in tree(svg(drawn(), Size.PHONE)).findall(".//svg:text", NS)
    }

    assert min(sizes) >= 14


def test_the_same_profile_gives_the_same_svg():
    assert svg(drawn()) == svg(drawn())


def test_an_image_carries_its_svg_and_an_escaped_alternative():
    shown = image(svg(drawn()), 'a "picture" <1>')

    assert 'alt="a &quot;picture&quot; &lt;1&gt;"' in shown
    assert carried(shown) == svg(drawn())


def carried(shown: str) -> str:
    [source] = re.findall(r"base64,([^\"]+)", shown)
    return base64.b64decode(source).decode()
